"""A Word file as records: paragraphs with what holds for them, tables, rules and sections.

Not reading them (that is `docx_reader`) and not judging them. Lengths in mm, sizes in pt.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from briefgen.form.docx_styles import Raw, is_on, number

Where = Literal["text", "cell", "box", "footer"]
TWIPS = 20  # in a point
MM_PER_TWIP = 25.4 / 1440
_ALIGNED = {"start": "left", "end": "right", "distribute": "distribute"}
LINE = 240
"""Twips of a single line, as `w:spacing` counts lines that are not exact."""


@dataclass(frozen=True, slots=True)
class Run:
    """Characters that share their properties. `step_pt` is how far a full-width character advances."""

    text: str
    face: str = ""
    """Of Chinese characters."""
    latin: str = ""
    size_pt: float = 10
    step_pt: float = 10
    colour: str = "auto"
    bold: bool = False
    themed: bool = False
    """Whether the Chinese face is whatever the theme says."""


@dataclass(frozen=True, slots=True)
class Stroke:
    """A horizontal rule: a border or a drawn line, and the paragraph that it belongs to."""

    width_mm: float
    thick_pt: float
    colour: str
    paragraph: int


@dataclass(frozen=True, eq=False)
class Paragraph:
    """A paragraph, numbered from 1 in the order of the file, those in tables and boxes among them."""

    number: int
    text: str
    runs: tuple[Run, ...]
    style: str
    where: Where
    raw: Raw
    width_mm: float
    """Of the column, cell or box that it stands in."""
    holder: int = 0
    """The number of the table or box that it stands in; 0 for the text."""
    section: int = 0
    label: str = ""
    """The number that Word puts before it."""
    fields: tuple[str, ...] = ()
    """What its fields compute: PAGE."""
    strokes: tuple[Stroke, ...] = ()

    @cached_property
    def main(self) -> Run:
        """The run with most of the text."""
        return max(self.runs, key=lambda run: len(run.text.strip()), default=Run(""))

    @property
    def shown(self) -> str:
        """The text with the number that Word puts before it."""
        return self.label + self.text

    @property
    def first_words(self) -> str:
        """What a finding names it by."""
        words = " ".join(self.shown.split())
        return words if len(words) <= 14 else words[:14] + "…"

    @property
    def align(self) -> str:
        """left, right, center, both or distribute."""
        return _ALIGNED.get(self.raw.get("jc", "left"), self.raw.get("jc", "left"))

    @property
    def line_twips(self) -> float:
        return number(self.raw, "spacing.line", LINE)

    @property
    def exact(self) -> bool:
        """Whether its lines have a height that nothing changes."""
        return self.raw.get("spacing.lineRule") == "exact"

    def space_lines(self, side: str, pitch: float) -> float:
        """The space `before` or `after` it, in lines of a pitch in twips."""
        if is_on(self.raw, f"spacing.{side}Autospacing"):
            return 1
        hundredths = number(self.raw, f"spacing.{side}Lines")
        return hundredths / 100 if hundredths else number(self.raw, f"spacing.{side}") / pitch

    def indent_mm(self, side: str) -> float:
        """The indent at its `left` or `right`; characters count those of its own size."""
        return self._length(side)

    @property
    def first_mm(self) -> float:
        """Where its first line starts, from the left edge of its column; other lines start at the left
        indent."""
        return self._length("left") + self._length("firstLine") - self._length("hanging")

    def _length(self, name: str) -> float:
        hundredths = number(self.raw, f"ind.{name}Chars")
        if hundredths:
            return hundredths / 100 * self.main.step_pt * TWIPS * MM_PER_TWIP
        return number(self.raw, f"ind.{name}") * MM_PER_TWIP

    def on(self, name: str, default: bool = False) -> bool:
        """Whether a property that is on or off is on: keepNext, widowControl."""
        return is_on(self.raw, name, default)

    @property
    def outline(self) -> int | None:
        """Its level in the navigation, from 1."""
        level = number(self.raw, "outlineLvl", 9)
        return int(level) + 1 if level < 9 else None


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its rules from the first row's upper edge to the last one's lower, 0 pt for none."""

    number: int
    strokes: tuple[Stroke, ...]
    holder: int = 0
    """The number of the table or box that it stands in itself."""


@dataclass(frozen=True, slots=True)
class Box:
    """A text box and its place on the sheet, as far as that is said: `top_mm` from the paper's edge, or
    an edge of the type area (`top`, `bottom`) that it is aligned to."""

    width_mm: float = 0
    height_mm: float = 0
    top_mm: float | None = None
    edge: str = ""
    side: str = ""
    """Where it stands across the sheet, as far as that is said: left, right, center, inside, outside."""


@dataclass(frozen=True, slots=True)
class Section:
    """A sheet of paper and its margins; `footers` are part names by default, even and first."""

    width_mm: float
    height_mm: float
    top_mm: float
    bottom_mm: float
    left_mm: float
    right_mm: float
    footer_mm: float
    grid: str
    pitch_twips: float
    spread: float
    """How much a grid of characters adds to each, in 4096ths of a point."""
    footers: Mapping[str, str]
    first_differs: bool
    first_number: int = 0
    """Of its first page; 0 where the numbers go on."""

    @property
    def type_width_mm(self) -> float:
        return self.width_mm - self.left_mm - self.right_mm

    @property
    def type_height_mm(self) -> float:
        return self.height_mm - self.top_mm - self.bottom_mm

    @property
    def landscape(self) -> bool:
        return self.width_mm > self.height_mm


@dataclass(frozen=True, slots=True)
class Story:
    """Everything of a Word file that can be measured."""

    paragraphs: tuple[Paragraph, ...]
    tables: tuple[Table, ...]
    sections: tuple[Section, ...]
    footers: Mapping[str, tuple[Paragraph, ...]]
    """By part name."""
    faults: tuple[tuple[str, str], ...]
    """What is wrong with the package, in Chinese and English."""
    boxes: Mapping[int, Box]
    """By the numbers that paragraphs and tables name as their holders."""
    listed_faces: frozenset[str]
    """Those of the font table."""
    even_differs: bool
    """Whether even pages have footers of their own."""
    other_texts: tuple[str, ...] = ()
    """Of headers, footers, notes and comments."""
    properties: tuple[str, ...] = ()
    """What the file says of itself: title, author."""
    drafts: tuple[tuple[tuple[str, str], int], ...] = ()
    """Traces of drafts, in Chinese and English, and how many."""
    themed_styles: tuple[str, ...] = ()
    """Styles in use, and defaults, that leave the face to the theme."""

    @property
    def text(self) -> tuple[Paragraph, ...]:
        """The paragraphs of the text itself, without empty ones."""
        return tuple(p for p in self.paragraphs if p.where == "text" and p.shown.strip())
