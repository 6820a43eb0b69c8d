"""Text boxes that stand at a place of the page, as DrawingML that Word, WPS and LibreOffice read.

Not what stands in them: that comes as finished paragraphs.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

EMU_PER_MM = 36_000
SHAPE = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"

Turn = Literal["horz", "vert"]


@dataclass(frozen=True, slots=True)
class Box:
    """A text box: its size, and its place on the paper or (without `top_mm`) at the foot of the
    type area. `vert` turns its text clockwise; one that `grows` fits its height to its text."""

    number: int
    name: str
    content: str
    width_mm: float
    height_mm: float
    left_mm: float
    top_mm: float | None = None
    turn: Turn = "horz"
    grows: bool = False

    @property
    def run(self) -> str:
        """The run that anchors the box."""
        width, height = round(self.width_mm * EMU_PER_MM), round(self.height_mm * EMU_PER_MM)
        grow = "<a:spAutoFit/>" if self.grows else "<a:noAutofit/>"
        return (
            '<w:r><w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0"'
            f' relativeHeight="{self.number}" behindDoc="0" locked="0" layoutInCell="1"'
            f' allowOverlap="1"><wp:simplePos x="0" y="0"/>'
            f'<wp:positionH relativeFrom="page"><wp:posOffset>{round(self.left_mm * EMU_PER_MM)}'
            f"</wp:posOffset></wp:positionH>{self._height_on_page}"
            f'<wp:extent cx="{width}" cy="{height}"/><wp:effectExtent l="0" t="0" r="0" b="0"/>'
            f'<wp:wrapNone/><wp:docPr id="{self.number}" name="{self.name}"/><wp:cNvGraphicFramePr/>'
            f'<a:graphic xmlns:a="{DRAWING}"><a:graphicData uri="{SHAPE}"><wps:wsp xmlns:wps="{SHAPE}">'
            f'<wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/>'
            f'<a:ext cx="{width}" cy="{height}"/></a:xfrm>'
            '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/><a:ln><a:noFill/></a:ln></wps:spPr>'
            f"<wps:txbx><w:txbxContent>{self.content}</w:txbxContent></wps:txbx>"
            f'<wps:bodyPr rot="0" vert="{self.turn}" wrap="square" lIns="0" tIns="0" rIns="0" bIns="0"'
            f' anchor="t" anchorCtr="0">{grow}</wps:bodyPr></wps:wsp></a:graphicData></a:graphic>'
            "</wp:anchor></w:drawing></w:r>"
        )

    @property
    def _height_on_page(self) -> str:
        if self.top_mm is None:
            return '<wp:positionV relativeFrom="margin"><wp:align>bottom</wp:align></wp:positionV>'
        offset = round(self.top_mm * EMU_PER_MM)
        return f'<wp:positionV relativeFrom="page"><wp:posOffset>{offset}</wp:posOffset></wp:positionV>'
