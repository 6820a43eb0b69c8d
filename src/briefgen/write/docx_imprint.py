"""The imprint (版记): a table of three rules in a box at the foot of the type area.

Not its wording: that comes in a `Foot`.
"""

from __future__ import annotations

import math

from briefgen.document.flow import width
from briefgen.document.layout import (
    IMPRINT_INNER_MM,
    IMPRINT_OUTER_MM,
    LAYOUT,
    LEFT_MM,
    TYPE_WIDTH_MM,
)
from briefgen.document.pieces import Foot, Line, Pair
from briefgen.write.docx_box import Box
from briefgen.write.docx_paragraph import Paragraph, chars
from briefgen.write.docx_styles import STYLES, TYPE_WIDTH
from briefgen.write.docx_text import LinkId, runs

PT_PER_MM = 72 / 25.4
CLOSING = Paragraph("Spacer").xml
"""A text box may not end with a table."""


def imprint(number: int, foot: Foot, ruled: bool, link: LinkId) -> tuple[Box, float]:
    """The box at the foot of the type area, and the height in points that the text leaves for it."""
    height = sum(_height(line) for group in foot.groups for line in group)
    rows = "".join(_row(group, link) for group in foot.groups)
    rules = _rules() if ruled else ""
    content = (
        f'<w:tbl><w:tblPr><w:tblW w:w="{TYPE_WIDTH}" w:type="dxa"/><w:tblInd w:w="0" w:type="dxa"/>{rules}'
        '<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="0" w:type="dxa"/>'
        '<w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f'<w:tblGrid><w:gridCol w:w="{TYPE_WIDTH}"/></w:tblGrid>{rows}</w:tbl>{CLOSING}'
    )
    box = Box(number, "版记", content, TYPE_WIDTH_MM, (height + 3) / PT_PER_MM, LEFT_MM, grows=True)
    return box, height + 3


def paragraph(line: Line | Pair, link: LinkId) -> Paragraph:
    """A line of the imprint; wrapped names align after their label."""
    style = STYLES[line.role].id
    if isinstance(line, Pair):
        return Paragraph(style, pair_runs(line, link))
    look = LAYOUT[line.role]
    hang = chars(line.hang_chars, look)
    left = chars(look.left_chars, look) + hang
    return Paragraph(style, runs(line.words, link), left=left, hanging=hang)


def pair_runs(pair: Pair, link: LinkId) -> str:
    """Words at the left, and at the right behind a tab stop."""
    right = f"<w:r><w:tab/></w:r>{runs(pair.right, link)}" if pair.right else ""
    return runs(pair.left, link) + right


def _height(line: Line | Pair) -> float:
    """In points; names that need several lines are estimated, and the box grows if they need more."""
    look = LAYOUT[line.role]
    if isinstance(line, Pair):
        return look.line_pt
    measure = TYPE_WIDTH_MM * PT_PER_MM / look.size_pt - look.left_chars - look.right_chars
    room = math.floor(measure - line.hang_chars)
    names = width(line.words) - line.hang_chars
    return look.line_pt * max(math.ceil(names / room), 1)


def _row(group: tuple[Line | Pair, ...], link: LinkId) -> str:
    content = "".join(paragraph(line, link).xml for line in group)
    return (
        f'<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:w="{TYPE_WIDTH}" w:type="dxa"/>'
        f"</w:tcPr>{content}</w:tc></w:tr>"
    )


def _rules() -> str:
    """0.35 and 0.25 mm in eighths of a point: 8 and 6 (GB/T 9704-2012 7.4.1)."""
    sides = (("top", IMPRINT_OUTER_MM), ("bottom", IMPRINT_OUTER_MM), ("insideH", IMPRINT_INNER_MM))
    drawn = "".join(
        f'<w:{side} w:val="single" w:sz="{round(mm * PT_PER_MM * 8)}" w:space="0" w:color="000000"/>'
        for side, mm in sides
    )
    return f"<w:tblBorders>{drawn}</w:tblBorders>"
