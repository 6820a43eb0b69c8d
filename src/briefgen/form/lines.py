"""Glyphs gathered to lines, and what a line looks like.

Not what a line is for: that is `roles`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from briefgen.form.scripts import CLOSING, is_ideograph, is_wide
from briefgen.form.sheet import MM, Glyph, Sheet

Role = Literal["body", "title", "mast", "table", "figure", "foot", "imprint", "other"]
"""What stands on a page: text, title, all above the rule of the head, cells, pictures, page number, 版记."""
SAME_LINE_MM = 0.35
PAINTED_TWICE_MM = 0.2


@dataclass(frozen=True, slots=True)
class TextLine:
    """One line of a page, from the left; `number` counts the lines of its page from 1."""

    page: int
    number: int
    y: float
    glyphs: tuple[Glyph, ...]
    text: str
    size: float
    x0: float
    x1: float
    face: str
    red: bool
    gap: float
    """The widest gap between two characters, in ems."""
    ideographs: int
    role: Role = "other"
    indented: bool = False
    """Whether a line of text begins away from the left edge."""

    @property
    def middle(self) -> float:
        return (self.x0 + self.x1) / 2

    @property
    def width(self) -> float:
        return self.x1 - self.x0

    @property
    def edge(self) -> float:
        """Where it ends without a closing mark, which may hang out or be set narrow."""
        glyphs = self.glyphs[:-1] if self.glyphs[-1].text in CLOSING else self.glyphs
        return max((glyph.x1 for glyph in glyphs), default=self.x1)

    @property
    def start(self) -> str:
        """Its first words, to know it by."""
        return shortened(self.text)


def shortened(text: str, limit: int = 14) -> str:
    """The first characters of a text."""
    return text if len(text) <= limit else text[:limit] + "…"


def lines_of(sheet: Sheet) -> tuple[TextLine, ...]:
    """The lines of a page from top to bottom."""
    return tuple(_line(sheet.number, number, row) for number, row in enumerate(_rows(sheet.glyphs), 1))


def _rows(glyphs: Sequence[Glyph]) -> Iterator[list[Glyph]]:
    """Glyphs on one base line, from the left."""
    row: list[Glyph] = []
    for glyph in sorted(glyphs, key=lambda g: (g.y, g.x0)):
        if row and glyph.y - row[0].y > SAME_LINE_MM:
            yield _once(row)
            row = []
        row.append(glyph)
    if row:
        yield _once(row)


def _once(row: list[Glyph]) -> list[Glyph]:
    """Each glyph once: false bold paints it twice, a little apart."""
    row.sort(key=lambda glyph: glyph.x0)
    return [row[0], *(b for a, b in pairwise(row) if a.text != b.text or b.x0 - a.x0 > PAINTED_TWICE_MM)]


def _line(page: int, number: int, row: Sequence[Glyph]) -> TextLine:
    sizes = Counter(round(glyph.size * 4) / 4 for glyph in row)
    heights = Counter(round(glyph.y, 2) for glyph in row)
    faces = Counter(glyph.face for glyph in row if is_wide(glyph.text)) or Counter(g.face for g in row)
    size = sizes.most_common(1)[0][0]
    gaps = [b.x0 - a.x1 for a, b in pairwise(row)]
    return TextLine(
        page,
        number,
        heights.most_common(1)[0][0],
        tuple(row),
        "".join(glyph.text for glyph in row),
        size,
        row[0].x0,
        max(glyph.x1 for glyph in row),
        faces.most_common(1)[0][0],
        sum(glyph.colour == "red" for glyph in row) * 2 > len(row),
        max(gaps, default=0) / (size * MM),
        sum(is_ideograph(glyph.text) for glyph in row),
    )
