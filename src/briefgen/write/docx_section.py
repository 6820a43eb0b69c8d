"""Section properties: the sheet, its margins and the footers that belong to it.

Not the footers' text: that is `docx_furniture`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from briefgen.document.layout import MM_PT, Layout
from briefgen.document.roles import Role
from briefgen.write.docx_paragraph import millimetres, twips

DASH_SHARE = 0.5062  # of the line of a page number stands above its dashes (measured)


@dataclass(frozen=True, slots=True)
class Sheets:
    """The sections of one file: which headers and footers they show, as (kind, relationship)."""

    layout: Layout
    headers: tuple[tuple[str, str], ...]
    footers: tuple[tuple[str, str], ...]
    turned_footers: tuple[tuple[str, str], ...]
    """Those of sheets that lie across."""
    first_differs: bool = False
    """The first page has no page number (GB/T 9704-2012 10.1)."""

    def section(self, landscape: bool = False, first: bool = True, apart: bool = False) -> str:
        """The properties of a section; `first` says that it opens the document, `apart` that it is an even
        page without a number."""
        footers = self.turned_footers if landscape else self.footers
        references = "".join(
            f'<w:{part}Reference w:type="{kind}" r:id="{rid}"/>'
            for part, given in (("header", self.headers), ("footer", footers))
            for kind, rid in given
        )
        title_page = "<w:titlePg/>" if apart or (self.first_differs and first) else ""
        sheet = _landscape(self.layout) if landscape else _portrait(self.layout)
        sheet = sheet.replace('"nextPage"', '"evenPage"') if apart else sheet
        return (
            f'<w:sectPr>{references}{sheet}<w:cols w:space="425"/>{title_page}{_grid(self.layout)}</w:sectPr>'
        )


FULL_PT = 2
"""A page with no more than this left below its last line is full."""


def _grid(layout: Layout) -> str:
    """The grid of lines, where it fills the page: LibreOffice would set it in the middle of a page that it
    does not, and lines are exact without it."""
    left = layout.type_height_mm * MM_PT - layout.lines * layout.pitch_pt
    kind = ' w:type="lines"' if left <= FULL_PT else ""
    return f'<w:docGrid{kind} w:linePitch="{twips(layout.pitch_pt)}"/>'


@cache
def _portrait(layout: Layout) -> str:
    width, height = millimetres(layout.page_width_mm), millimetres(layout.page_height_mm)
    return _sheet(layout, width, height, _margins(layout))


@cache
def _landscape(layout: Layout) -> str:
    """A sheet turned clockwise to be read: its left edge is now at the top (GB/T 9704-2012 8)."""
    width, height = millimetres(layout.page_width_mm), millimetres(layout.page_height_mm)
    top, right, bottom, left = _margins(layout)
    return _sheet(layout, height, width, (left, top, right, bottom), ' w:orient="landscape"')


def _margins(layout: Layout) -> tuple[int, int, int, int]:
    """Top, right, bottom, left: 2098, 1474, 1984, 1588; the type area keeps its whole width."""
    right = millimetres(layout.right_mm)
    left = millimetres(layout.page_width_mm) - right - millimetres(layout.type_width_mm)
    return millimetres(layout.top_mm), right, millimetres(layout.bottom_mm), left


def _sheet(
    layout: Layout, width: int, height: int, margins: tuple[int, int, int, int], orient: str = ""
) -> str:
    sides = zip(("top", "right", "bottom", "left"), margins, strict=True)
    given = "".join(f' w:{side}="{margin}"' for side, margin in sides)
    return (
        f'<w:type w:val="nextPage"/><w:pgSz w:w="{width}" w:h="{height}"{orient}/>'
        f'<w:pgMar{given} w:header="851" w:footer="{_footer(layout)}" w:gutter="0"/>'
    )


def _footer(layout: Layout) -> int:
    """From the paper's lower edge to the page number's line: its dash stands 7 mm below the type area
    (GB/T 9704-2012 7.5)."""
    line_mm = layout.look(Role.PAGE_NUMBER).line_pt / MM_PT
    return millimetres(layout.bottom_mm - layout.page_number.below_mm - line_mm * DASH_SHARE)
