"""The imprint (版记): a table of three rules in a box at the foot of the type area.

Not its wording: that comes in a `Foot`.
"""

from __future__ import annotations

import math

from briefgen.document.flow import width
from briefgen.document.layout import MM_PT, Layout
from briefgen.document.pieces import Foot, Line, Pair
from briefgen.write.docx_box import Box
from briefgen.write.docx_paragraph import Paragraph, chars, millimetres
from briefgen.write.docx_styles import STYLES
from briefgen.write.docx_text import LinkId, runs

CLOSING = Paragraph("Spacer").xml
"""A text box may not end with a table."""


def imprint(number: int, foot: Foot, ruled: bool, link: LinkId, layout: Layout) -> tuple[Box, float]:
    """The box at the foot of the type area, and the height in points that the text leaves for it."""
    height = sum(_height(line, layout) for group in foot.groups for line in group)
    rows = "".join(_row(group, link, layout) for group in foot.groups)
    rules = _rules(layout) if ruled else ""
    width = millimetres(layout.type_width_mm)
    content = (
        f'<w:tbl><w:tblPr><w:tblW w:w="{width}" w:type="dxa"/><w:tblInd w:w="0" w:type="dxa"/>{rules}'
        '<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="0" w:type="dxa"/>'
        '<w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f'<w:tblGrid><w:gridCol w:w="{width}"/></w:tblGrid>{rows}</w:tbl>{CLOSING}'
    )
    box = Box(number, "版记", content, layout.type_width_mm, (height + 3) / MM_PT, layout.left_mm, grows=True)
    return box, height + 3


def paragraph(line: Line | Pair, link: LinkId, layout: Layout) -> Paragraph:
    """A line of the imprint; wrapped names align after their label."""
    style = STYLES[line.role].id
    if isinstance(line, Pair):
        return Paragraph(style, pair_runs(line, link))
    look = layout.look(line.role)
    hang = chars(line.hang_chars, look, layout)
    left = chars(look.left_chars, look, layout) + hang
    return Paragraph(style, runs(line.words, link), left=left, hanging=hang)


def pair_runs(pair: Pair, link: LinkId) -> str:
    """Words at the left, and at the right behind a tab stop."""
    right = f"<w:r><w:tab/></w:r>{runs(pair.right, link)}" if pair.right else ""
    return runs(pair.left, link) + right


def _height(line: Line | Pair, layout: Layout) -> float:
    """In points; names that need several lines are estimated, and the box grows if they need more."""
    look = layout.look(line.role)
    if isinstance(line, Pair):
        return look.line_pt
    measure = layout.type_width_mm * MM_PT / look.size_pt - look.left_chars - look.right_chars
    room = math.floor(measure - line.hang_chars)
    names = width(line.words) - line.hang_chars
    return look.line_pt * max(math.ceil(names / room), 1)


def _row(group: tuple[Line | Pair, ...], link: LinkId, layout: Layout) -> str:
    width = millimetres(layout.type_width_mm)
    content = "".join(paragraph(line, link, layout).xml for line in group)
    return (
        f'<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>'
        f"</w:tcPr>{content}</w:tc></w:tr>"
    )


def _rules(layout: Layout) -> str:
    """0.35 and 0.25 mm in eighths of a point: 8 and 6 (GB/T 9704-2012 7.4.1)."""
    sides = (
        ("top", layout.imprint_outer_mm),
        ("bottom", layout.imprint_outer_mm),
        ("insideH", layout.imprint_inner_mm),
    )
    drawn = "".join(
        f'<w:{side} w:val="single" w:sz="{round(mm * MM_PT * 8)}" w:space="0" w:color="000000"/>'
        for side, mm in sides
    )
    return f"<w:tblBorders>{drawn}</w:tblBorders>"
