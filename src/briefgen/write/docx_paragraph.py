"""One Word paragraph and its direct properties, in the order that the schema asks for.

Not styles: what every paragraph of a role shares stands in `docx_styles`.
"""

from __future__ import annotations

from dataclasses import dataclass

from briefgen.document.layout import Layout, Look


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; a field that is None leaves its property to the style. Lengths in twips."""

    style: str
    content: str = ""
    keep_next: bool | None = None
    keep_lines: bool = False
    starts_page: bool = False
    border: str = ""
    before: int | None = None
    after: int | None = None
    line: int | None = None
    left: int | None = None
    right: int | None = None
    hanging: int | None = None
    align: str = ""
    outline: int | None = None
    section: str = ""
    """The section that ends with this paragraph."""

    @property
    def xml(self) -> str:
        """The paragraph as text."""
        return f'<w:p><w:pPr><w:pStyle w:val="{self.style}"/>{self._properties}</w:pPr>{self.content}</w:p>'

    @property
    def _properties(self) -> str:
        parts: list[str] = []
        if self.keep_next is not None:
            parts.append(f'<w:keepNext w:val="{self.keep_next:d}"/>')
        if self.keep_lines:
            parts.append("<w:keepLines/>")
        if self.starts_page:
            parts.append("<w:pageBreakBefore/>")
        if self.border:
            parts.append(f"<w:pBdr>{self.border}</w:pBdr>")
        parts.append(self._spacing + self._indent)
        if self.align:
            parts.append(f'<w:jc w:val="{self.align}"/>')
        if self.outline is not None:
            parts.append(f'<w:outlineLvl w:val="{self.outline}"/>')
        return "".join((*parts, self.section))

    @property
    def _spacing(self) -> str:
        before = "" if self.before is None else f' w:before="{self.before}"'
        after = "" if self.after is None else f' w:after="{self.after}"'
        line = "" if self.line is None else f' w:line="{self.line}" w:lineRule="exact"'
        return f"<w:spacing{before}{after}{line}/>" if before or after or line else ""

    @property
    def _indent(self) -> str:
        sides = (("left", self.left), ("right", self.right), ("hanging", self.hanging))
        given = "".join(f' w:{name}="{value}"' for name, value in sides if value is not None)
        return f"<w:ind{given}/>" if given else ""


def twips(points: float) -> int:
    """Points as twentieths."""
    return round(points * 20)


def millimetres(length: float) -> int:
    """Millimetres as twips."""
    return round(length / 25.4 * 1440)


def lines(count: float, layout: Layout) -> int:
    """Lines of the body pitch as twips."""
    return round(count * twips(layout.pitch_pt))


def chars(count: float, look: Look, layout: Layout) -> int:
    """Characters as twips: those of the body's grid, or of the role's own size where it is smaller."""
    return round(count * layout.char_of(look) * 20)
