"""Masthead and red rules: where their ink stands on the page, in Word's terms.

Not how large or how far: those are the figures of `layout`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from briefgen.document.layout import MM_PT, STROKE_GAP_PT, Layout, Look
from briefgen.document.masthead import fit
from briefgen.document.pieces import Line, Role
from briefgen.document.tree import plain
from briefgen.write.docx_box import Box
from briefgen.write.docx_paragraph import Paragraph, lines, millimetres, twips
from briefgen.write.docx_styles import STYLES
from briefgen.write.docx_text import sized_runs

MARKS = (Role.MARK, Role.LETTER_MARK, Role.ORDER_MARK, Role.MINUTES_MARK, Role.SERIES)
BASE_SHARE = 0.8  # of an exact line stands above its base line, in Word and in LibreOffice
INK_TOP_EM, INK_BOTTOM_EM = 0.82, 0.10  # the middle of Chinese faces


@dataclass(frozen=True, slots=True)
class Ink:
    """The room inside an exact line above and below its ink, in points."""

    above: float
    below: float


def ink(look: Look, size_pt: float | None = None) -> Ink:
    """Where the ink of a line of this look stands in it."""
    size = look.size_pt if size_pt is None else size_pt
    base = look.line_pt * BASE_SHARE
    return Ink(base - size * INK_TOP_EM, look.line_pt - base - size * INK_BOTTOM_EM)


def mark(line: Line, layout: Layout) -> Paragraph:
    """A line of the masthead, its ink where `top_mm` wants it: where the room inside the line is more than
    the way from the type area, the line is lower."""
    look = layout.look(line.role)
    fitted = fit(line, layout)
    before = height = None
    if line.top_mm is not None:
        before = lines(line.gap, layout) - twips(ink(look, fitted.size_pt).above)
        if before < 0:
            height = max(twips(look.line_pt) + round(before / BASE_SHARE), twips(fitted.size_pt))
            before = 0
    elif line.gap:
        before = lines(line.gap, layout)
    words = sized_runs(plain(line.words), fitted.size_pt, fitted.spacing_pt, fitted.scale)
    return Paragraph(STYLES[line.role].id, words, before=before, line=height)


def joint(marks: tuple[tuple[str, Line], ...], layout: Layout) -> tuple[Paragraph, str]:
    """The space above a joint masthead, and its table: the names, with the runs that they are printed in,
    one below the other, and 文件 beside them at half their height (GB/T 9704-2012 7.2.4)."""
    first, word = marks[0][1], marks[-1][1]
    left = twips(fit(first, layout).left_pt or 0)
    edge = twips(fit(word, layout).left_pt or 0)
    measure = millimetres(layout.type_width_mm)
    names = "".join(
        replace(mark(line, layout), content=runs, before=0, align="left").xml for runs, line in marks[:-1]
    )
    beside = replace(mark(word, layout), content=marks[-1][0], align="left").xml
    widths = edge - left, measure - edge
    cells = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:noWrap/><w:vAlign w:val="{place}"/></w:tcPr>'
        f"{content}</w:tc>"
        for width, place, content in zip(widths, ("top", "center"), (names, beside), strict=True)
    )
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    table = (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblInd w:w="{left}" w:type="dxa"/>'
        '<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="0" w:type="dxa"/>'
        f'<w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid>{columns}</w:tblGrid>'
        f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr></w:tbl>"
    )
    return Paragraph("Spacer", before=mark(first, layout).before, keep_next=True), table


def rule(role: Role, after: Role, layout: Layout) -> tuple[Paragraph, ...]:
    """The strokes of a rule as paragraph borders, so far below the ink of the role before."""
    drawn = layout.rule(role)
    first = max(drawn.before_mm * MM_PT - ink(layout.look(after)).below, 1)
    return _strokes(role, layout, first)


def letter_head(number: int, marks: tuple[Line, ...], layout: Layout) -> tuple[Box, int]:
    """The masthead of a letter with its double rule, which stand above the type area; and the space
    that the text has to leave for them, in twips (GB/T 9704-2012 10.1)."""
    look, drawn = layout.look(Role.LETTER_MARK), layout.rule(Role.LETTER_RULE)
    paragraphs = [mark(replace(m, top_mm=None, gap=0), layout) for m in marks]
    size = fit(marks[0], layout).size_pt
    room = ink(look, size)
    top_pt = (marks[0].top_mm or layout.top_mm) * MM_PT - room.above
    gap = drawn.before_mm * MM_PT - room.below
    strokes = _strokes(Role.LETTER_RULE, layout, max(gap, 1))
    height_pt = len(marks) * look.line_pt + max(gap, 1) + sum(drawn.strokes_pt) + STROKE_GAP_PT
    content = "".join(p.xml for p in (*paragraphs, *strokes))
    left = (layout.page_width_mm - drawn.width_mm) / 2
    box = Box(number, "发文机关标志", content, drawn.width_mm, height_pt / MM_PT + 2, left, top_pt / MM_PT)
    below = drawn.after_mm * MM_PT - ink(layout.look(Role.LETTER_NUMBER)).above
    return box, twips(top_pt + height_pt + below - layout.top_mm * MM_PT)


def foot_rule(number: int, layout: Layout) -> Box:
    """The double rule at the foot of a letter's first page."""
    drawn = layout.rule(Role.LETTER_FOOT_RULE)
    strokes = _strokes(Role.LETTER_FOOT_RULE, layout, 1)
    height = (1 + sum(drawn.strokes_pt) + STROKE_GAP_PT) / MM_PT
    top = layout.page_height_mm - (drawn.bottom_mm or 0) - height
    left = (layout.page_width_mm - drawn.width_mm) / 2
    content = "".join(p.xml for p in strokes)
    return Box(number, "首页红色双线", content, drawn.width_mm, height + 2, left, top)


def _strokes(role: Role, layout: Layout, first_pt: float) -> tuple[Paragraph, ...]:
    drawn, color = layout.rule(role), layout.look(role).color.removeprefix("#")
    gaps = (first_pt, *(STROKE_GAP_PT for _ in drawn.strokes_pt[1:]))
    return tuple(
        Paragraph(
            STYLES[role].id,
            border=f'<w:bottom w:val="single" w:sz="{round(stroke * 8)}" w:space="0" w:color="{color}"/>',
            line=max(twips(gap), 20),
        )
        for gap, stroke in zip(gaps, drawn.strokes_pt, strict=True)
    )
