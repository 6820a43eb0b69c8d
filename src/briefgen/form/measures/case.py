"""What every measure is given: one PDF as it was read, the kind of paper, and how places are told.

Not a measure.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from briefgen.diagnostics import Diagnostic, Span
from briefgen.document.layout import Layout
from briefgen.form.findings import on_page, whole
from briefgen.form.lines import TextLine
from briefgen.form.profile import Kind
from briefgen.form.roles import Page, Reading
from briefgen.form.sheet import MM

MARGIN_OFF_MM = 1.0  # GB/T 9704-2012 5.2.1


@dataclass(frozen=True, slots=True)
class Case:
    """One file to be measured."""

    file: str
    kind: Kind
    reading: Reading

    @property
    def layout(self) -> Layout:
        return self.reading.layout

    @property
    def cell(self) -> float:
        """The width of a character (字) in mm."""
        return self.layout.char_pt * MM

    @property
    def left(self) -> float:
        """The left edge of the type area in mm from the paper's edge. Where the margin is off, which is told
        once, everything else is measured from where the text is."""
        return self._edge(self.layout.left_mm, self.reading.left)

    @property
    def right(self) -> float:
        return self._edge(self.layout.left_mm + self.layout.type_width_mm, self.reading.common_right)

    def _edge(self, wanted: float, found: float | None) -> float:
        return wanted if found is None or abs(found - wanted) <= MARGIN_OFF_MM else found

    @property
    def top(self) -> float:
        return self.layout.top_mm

    @property
    def bottom(self) -> float:
        return self.layout.top_mm + self.layout.type_height_mm

    def off_left(self, place: float) -> float:
        """How far a place is from the left edge, that of the layout or that of the text, whichever is nearer;
        so that a margin that is off is told once, and not of everything that stands by it."""
        return self._nearer(place, self.layout.left_mm, self.left)

    def off_right(self, place: float) -> float:
        """The same for the right edge."""
        return self._nearer(place, self.layout.left_mm + self.layout.type_width_mm, self.right)

    def off_centre(self, place: float) -> float:
        """The same for the middle of the type area."""
        wanted = self.layout.left_mm + self.layout.type_width_mm / 2
        return self._nearer(place, wanted, (self.left + self.right) / 2)

    def _nearer(self, place: float, wanted: float, found: float) -> float:
        return min(place - wanted, place - found, key=abs)

    @property
    def whole(self) -> Span:
        """The place of the whole file."""
        return whole(self.file)

    def at(self, line: TextLine) -> Span:
        """The place of a line."""
        return on_page(self.file, line.page, line.number)

    def page(self, number: int) -> Span:
        """The place of a page."""
        return on_page(self.file, number)

    def area_lines(self, page: Page) -> tuple[TextLine, ...]:
        """The lines of the type area; a superscript beside a line of text is no line of its own."""
        lines = [x for x in page.lines if x.role != "foot" and (x.role == "body" or x.y > self.top)]
        return tuple(line for line in lines if not self._is_raised(line, lines))

    def _is_raised(self, line: TextLine, others: list[TextLine]) -> bool:
        if line.size >= 0.8 * self.reading.body_pt or len(line.glyphs) > 8:
            return False
        above = (other.y - line.y for other in others if other.role == "body")
        return any(-0.35 * self.layout.body_pt * MM < gap < 0.7 * self.layout.body_pt * MM for gap in above)


Measure = Callable[[Case], Iterator[Diagnostic]]


def mm(value: float) -> str:
    """A length in words, to a tenth: 27.4 mm."""
    return f"{round(value, 1):g} mm"


def fine(value: float) -> str:
    """The thickness of a rule in words, to a hundredth: 0.35 mm."""
    return f"{value:.2f} mm"


def pt(value: float) -> str:
    """A size in words: 28.95 pt."""
    return f"{round(value, 2):g} pt"


def aside(value: float) -> tuple[str, str]:
    """How far to which side something stands: 偏左 2 mm."""
    return (
        f"偏{'右' if value > 0 else '左'} {mm(abs(value))}",
        f"{mm(abs(value))} to the {'right' if value > 0 else 'left'}",
    )
