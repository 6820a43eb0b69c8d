"""What repeats on every page: the page number and the mark of a draft.

Not the sections that show them: those are `docx_section`.
"""

from __future__ import annotations

from typing import Literal

from briefgen.document.layout import Layout
from briefgen.document.pieces import Role
from briefgen.write.docx_box import Box
from briefgen.write.docx_paragraph import Paragraph, chars
from briefgen.write.docx_styles import STYLES
from briefgen.write.docx_text import escape

Side = Literal["left", "right"]
Place = Literal["left", "right", "center"]
TURNED: dict[Side, int] = {"right": 9001, "left": 9002}
"""Numbers of the boxes, far from those of the text."""

DRAFT = "草　稿"


def page_number(side: Side, layout: Layout) -> str:
    """The paragraph — 1 —, one character from its side (GB/T 9704-2012 7.5); `side` is that of the page."""
    look = layout.look(Role.PAGE_NUMBER)
    style, pad = STYLES[Role.PAGE_NUMBER].id, chars(1, look, layout)
    before, after = layout.page_number.form.split("{}")
    place = layout.page_number.side
    shown: Place = side if place == "outer" else place
    number = Paragraph(
        style,
        _text(before)
        + _field('<w:fldChar w:fldCharType="begin"/>')
        + _field('<w:instrText xml:space="preserve"> PAGE </w:instrText>')
        + _field('<w:fldChar w:fldCharType="separate"/>')
        + _text("1")
        + _field('<w:fldChar w:fldCharType="end"/>')
        + _text(after),
        left=pad if shown == "left" else None,
        right=pad if shown == "right" else None,
        align=shown,
    )
    return number.xml


def turned_page_number(side: Side, layout: Layout) -> str:
    """The page number of a sheet that lies across, where it is on all others when the sheet is turned
    upright again (GB/T 9704-2012 8)."""
    line_mm = layout.look(Role.PAGE_NUMBER).line_pt / 72 * 25.4
    box = Box(
        number=TURNED[side],
        name="页码",
        content=page_number(side, layout),
        width_mm=line_mm,
        height_mm=layout.type_width_mm,
        left_mm=layout.bottom_mm - layout.page_number.below_mm - line_mm / 2,
        top_mm=layout.left_mm,
        turn="vert",
    )
    return Paragraph("Spacer", box.run).xml


def empty_footer() -> str:
    """The foot of a page without a number."""
    return Paragraph(STYLES[Role.PAGE_NUMBER].id).xml


def watermark(number: int) -> str:
    """The header paragraph that lays 草稿 across the page; Word can take it off again by menu."""
    return (
        '<w:p><w:pPr><w:pStyle w:val="Spacer"/></w:pPr><w:r><w:pict>'
        f'<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800"'
        ' path="m@7,l@8,m@5,21600l@6,21600e"><v:formulas><v:f eqn="sum #0 0 10800"/>'
        '<v:f eqn="prod #0 2 1"/><v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/>'
        '<v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/><v:f eqn="if @0 21600 @1"/>'
        '<v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/><v:f eqn="mid @5 @6"/>'
        '<v:f eqn="mid @8 @5"/><v:f eqn="mid @7 @8"/><v:f eqn="mid @6 @7"/>'
        '<v:f eqn="sum @6 0 @5"/></v:formulas><v:path textpathok="t" o:connecttype="custom"'
        ' o:connectlocs="@9,0;@10,10800;@11,21600;@12,10800" o:connectangles="270,180,90,0"/>'
        '<v:textpath on="t" fitshape="t"/></v:shapetype>'
        f'<v:shape id="PowerPlusWaterMarkObject{number}" o:spid="_x0000_s{2048 + number}"'
        ' type="#_x0000_t136" alt="草稿" style="position:absolute;margin-left:0;margin-top:0;'
        "width:330pt;height:120pt;rotation:315;z-index:-251658752;"
        "mso-position-horizontal:center;mso-position-horizontal-relative:margin;"
        'mso-position-vertical:center;mso-position-vertical-relative:margin"'
        ' o:allowincell="f" fillcolor="silver" stroked="f"><v:fill opacity=".5"/>'
        f'<v:textpath style="font-family:&quot;黑体&quot;;font-size:1pt" string="{DRAFT}"/>'
        "</v:shape></w:pict></w:r></w:p>"
    )


def _text(text: str) -> str:
    if not text:
        return ""
    face = '<w:rFonts w:hint="eastAsia"/>'
    return f'<w:r><w:rPr>{face}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def _field(content: str) -> str:
    return f"<w:r>{content}</w:r>"
