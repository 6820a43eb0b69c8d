"""Pictures in line with the text, with their alternative text.

Not their bytes: those are parts of the package, added in `docx`.
"""

from __future__ import annotations

from briefgen.document.layout import Layout
from briefgen.document.tree import Figure
from briefgen.write.docx_box import DRAWING, EMU_PER_MM
from briefgen.write.docx_text import escape

PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture"
EMU_PER_PIXEL = 9525  # at 96 to the inch
HIGHEST = 0.6  # of the type area
"""So that a caption and some text stand beside it on the page."""


def picture(
    number: int, rid: str, figure: Figure, layout: Layout, size: tuple[int, int] | None = None
) -> str:
    """The run that shows a picture: in a size in EMU, or no larger than its pixels nor than the type area."""
    width, height = size if size is not None else _size(figure, layout)
    alt = escape(figure.alt)
    named = f'id="{number}" name="图 {number}" descr="{alt}"'
    return (
        f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{width}" cy="{height}"/><wp:docPr {named}/>'
        f'<wp:cNvGraphicFramePr><a:graphicFrameLocks xmlns:a="{DRAWING}" noChangeAspect="1"/>'
        f'</wp:cNvGraphicFramePr><a:graphic xmlns:a="{DRAWING}"><a:graphicData uri="{PICTURE}">'
        f'<pic:pic xmlns:pic="{PICTURE}"><pic:nvPicPr><pic:cNvPr {named}/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{rid}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing></w:r>"
    )


def _size(figure: Figure, layout: Layout) -> tuple[int, int]:
    """Width and height in EMU."""
    width, height = figure.width * EMU_PER_PIXEL, figure.height * EMU_PER_PIXEL
    widest, highest = layout.type_width_mm * EMU_PER_MM, layout.type_height_mm * HIGHEST * EMU_PER_MM
    shrink = min(1.0, widest / width, highest / height)
    return round(width * shrink), round(height * shrink)
