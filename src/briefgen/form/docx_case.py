"""One Word file under measurement: its story, its parts, the layout, and how findings name places.

Not a measure.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from briefgen.diagnostics import Diagnostic, Related, Rule, Span
from briefgen.document.layout import Layout
from briefgen.form.docx_parts import Parts
from briefgen.form.docx_story import MM_PER_TWIP, TWIPS, Paragraph, Section, Story
from briefgen.form.findings import at_paragraph, whole

MOST_RELATED = 4
"""Further places that one finding names."""
GRIDS = ("lines", "linesAndChars", "snapToChars")
SINGLE = 240


@dataclass(frozen=True, slots=True)
class Case:
    """A file with everything that a measure may ask."""

    file: str
    story: Story
    parts: Parts
    layout: Layout

    @property
    def pitch_twips(self) -> float:
        return self.layout.pitch_pt * TWIPS

    @property
    def char_mm(self) -> float:
        """The width of one character (字)."""
        return self.layout.char_pt * TWIPS * MM_PER_TWIP

    @property
    def flow(self) -> tuple[Paragraph, ...]:
        """Running text and headings, in order."""
        both = {p.number: p for p in (*self.parts.running, *(h[0] for h in self.parts.headings))}
        return tuple(both[number] for number in sorted(both))

    @property
    def upright(self) -> tuple[Section, ...]:
        return tuple(section for section in self.story.sections if not section.landscape)

    def section(self, paragraph: Paragraph) -> Section | None:
        """The sheet that a paragraph stands on."""
        sections = self.story.sections
        return sections[paragraph.section] if paragraph.section < len(sections) else None

    def line_twips(self, paragraph: Paragraph) -> float | None:
        """The height of a line: what is said, or the grid's where single lines snap to it; None where
        the face decides."""
        if paragraph.exact:
            return paragraph.line_twips
        section = self.section(paragraph)
        snaps = section is not None and section.grid in GRIDS and paragraph.on("snapToGrid", True)
        auto = paragraph.raw.get("spacing.lineRule", "auto") == "auto"
        if section is not None and snaps and auto and paragraph.line_twips == SINGLE:
            return section.pitch_twips
        return None

    def place(self, paragraph: Paragraph) -> Span:
        """Where a paragraph stands."""
        return at_paragraph(self.file, paragraph.number)

    def whole(self, rule: Rule, /, **params: object) -> Diagnostic:
        """A finding on the whole file."""
        return rule.at(whole(self.file), **params)

    def once(self, rule: Rule, found: Sequence[Paragraph], /, **params: object) -> Diagnostic:
        """One finding for all paragraphs that have the same fault: at the first, the next ones beside it."""
        rest = found[1 : 1 + MOST_RELATED]
        related = tuple(
            Related(self.place(p), f"“{p.first_words}”也是", f"“{p.first_words}”, too") for p in rest
        )
        left = len(found) - 1 - len(rest)
        if left > 0:
            last = found[1 + len(rest)]
            related = (*related, Related(self.place(last), f"等 {left} 段也是", f"{left} more, too"))
        return rule.at(self.place(found[0]), *related, **params)


def grouped(keyed: Sequence[tuple[str, Paragraph]]) -> dict[str, list[Paragraph]]:
    """Paragraphs by what is wrong with them, in order."""
    found: dict[str, list[Paragraph]] = {}
    for key, paragraph in keyed:
        found.setdefault(key, []).append(paragraph)
    return found


def mm(length: float) -> str:
    """A length with its unit: 35 mm, 11.1 mm."""
    return f"{length:.1f}".removesuffix(".0") + " mm"


def pt(points: float) -> str:
    """A size with its unit: 28.95 pt."""
    return f"{points:.2f}".rstrip("0").rstrip(".") + " pt"
