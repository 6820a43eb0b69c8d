"""Section properties: the sheet, its margins and the footers that belong to it.

Not the footers' text: that is `docx_furniture`.
"""

from __future__ import annotations

from dataclasses import dataclass

from briefgen.document.layout import (
    BOTTOM_MM,
    PAGE_HEIGHT_MM,
    PAGE_WIDTH_MM,
    PITCH_PT,
    RIGHT_MM,
    TOP_MM,
    TYPE_WIDTH_MM,
)
from briefgen.write.docx_paragraph import millimetres, twips

FOOTER = 1446  # twips, 25.5 mm: puts the dash 7 mm below the type area, GB/T 9704-2012 7.5


@dataclass(frozen=True, slots=True)
class Sheets:
    """The sections of one file: which headers and footers they show, as (kind, relationship)."""

    headers: tuple[tuple[str, str], ...]
    footers: tuple[tuple[str, str], ...]
    turned_footers: tuple[tuple[str, str], ...]
    """Those of sheets that lie across."""
    first_differs: bool = False
    """The first page has no page number (GB/T 9704-2012 10.1)."""

    def section(self, landscape: bool = False, first: bool = True) -> str:
        """The properties of a section; `first` says that it opens the document."""
        footers = self.turned_footers if landscape else self.footers
        references = "".join(
            f'<w:{part}Reference w:type="{kind}" r:id="{rid}"/>'
            for part, given in (("header", self.headers), ("footer", footers))
            for kind, rid in given
        )
        title_page = "<w:titlePg/>" if self.first_differs and first else ""
        sheet = LANDSCAPE if landscape else PORTRAIT
        grid = f'<w:docGrid w:type="lines" w:linePitch="{twips(PITCH_PT)}"/>'
        return f'<w:sectPr>{references}{sheet}<w:cols w:space="425"/>{title_page}{grid}</w:sectPr>'


WIDTH, HEIGHT = millimetres(PAGE_WIDTH_MM), millimetres(PAGE_HEIGHT_MM)
TOP, RIGHT, BOTTOM = millimetres(TOP_MM), millimetres(RIGHT_MM), millimetres(BOTTOM_MM)
LEFT = WIDTH - RIGHT - millimetres(TYPE_WIDTH_MM)  # 1588: the type area keeps its whole width


def _sheet(width: int, height: int, margins: tuple[int, int, int, int], orient: str = "") -> str:
    sides = zip(("top", "right", "bottom", "left"), margins, strict=True)
    given = "".join(f' w:{side}="{margin}"' for side, margin in sides)
    return (
        f'<w:type w:val="nextPage"/><w:pgSz w:w="{width}" w:h="{height}"{orient}/>'
        f'<w:pgMar{given} w:header="851" w:footer="{FOOTER}" w:gutter="0"/>'
    )


PORTRAIT = _sheet(WIDTH, HEIGHT, (TOP, RIGHT, BOTTOM, LEFT))
LANDSCAPE = _sheet(HEIGHT, WIDTH, (LEFT, TOP, RIGHT, BOTTOM), ' w:orient="landscape"')
"""A sheet turned clockwise to be read: its left edge is now at the top (GB/T 9704-2012 8)."""
