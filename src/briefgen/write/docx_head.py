"""Masthead and red rules: where their ink stands on the page, in Word's terms.

Not how large or how far: those are the figures of `layout`.
"""

from __future__ import annotations

from dataclasses import dataclass

from briefgen.document.layout import (
    LAYOUT,
    PAGE_HEIGHT_MM,
    PAGE_WIDTH_MM,
    RULES,
    STROKE_GAP_PT,
    TOP_MM,
    Look,
    Rule,
    fitted,
)
from briefgen.document.pieces import Line, Role
from briefgen.document.tree import plain
from briefgen.write.docx_box import Box
from briefgen.write.docx_paragraph import Paragraph, lines, twips
from briefgen.write.docx_styles import STYLES
from briefgen.write.docx_text import sized_runs

MARKS = (Role.MARK, Role.LETTER_MARK, Role.ORDER_MARK, Role.MINUTES_MARK, Role.SERIES)
BASE_SHARE = 0.8  # of an exact line stands above its base line, in Word and in LibreOffice
INK_TOP_EM, INK_BOTTOM_EM = 0.82, 0.10  # the middle of Chinese faces
PT_PER_MM = 72 / 25.4


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


def mark(line: Line) -> Paragraph:
    """A line of the masthead, its ink where `top_mm` wants it."""
    look = LAYOUT[line.role]
    text = plain(line.words)
    fit = fitted(look, len(text))
    before = None
    if line.top_mm is not None:
        before = max(lines(line.gap) - twips(ink(look, fit.size_pt).above), 0)
    elif line.gap:
        before = lines(line.gap)
    return Paragraph(STYLES[line.role].id, sized_runs(text, fit.size_pt, fit.spacing_pt), before=before)


def rule(role: Role, after: Role) -> tuple[Paragraph, ...]:
    """The strokes of a rule as paragraph borders, so far below the ink of the role before."""
    drawn = RULES[role]
    first = max(drawn.before_mm * PT_PER_MM - ink(LAYOUT[after]).below, 1)
    return _strokes(role, drawn, first)


def letter_head(number: int, marks: tuple[Line, ...]) -> tuple[Box, int]:
    """The masthead of a letter with its double rule, which stand above the type area; and the space
    that the text has to leave for them, in twips (GB/T 9704-2012 10.1)."""
    look, drawn = LAYOUT[Role.LETTER_MARK], RULES[Role.LETTER_RULE]
    paragraphs = [mark(Line(m.role, m.words)) for m in marks]
    size = fitted(look, len(plain(marks[0].words))).size_pt
    room = ink(look, size)
    top_pt = (marks[0].top_mm or TOP_MM) * PT_PER_MM - room.above
    gap = drawn.before_mm * PT_PER_MM - room.below
    strokes = _strokes(Role.LETTER_RULE, drawn, max(gap, 1))
    height_pt = len(marks) * look.line_pt + max(gap, 1) + sum(drawn.strokes_pt) + STROKE_GAP_PT
    content = "".join(p.xml for p in (*paragraphs, *strokes))
    left = (PAGE_WIDTH_MM - drawn.width_mm) / 2
    box = Box(
        number, "发文机关标志", content, drawn.width_mm, height_pt / PT_PER_MM + 2, left, top_pt / PT_PER_MM
    )
    below = drawn.after_mm * PT_PER_MM - ink(LAYOUT[Role.LETTER_NUMBER]).above
    return box, twips(top_pt + height_pt + below - TOP_MM * PT_PER_MM)


def foot_rule(number: int) -> Box:
    """The double rule at the foot of a letter's first page."""
    drawn = RULES[Role.LETTER_FOOT_RULE]
    strokes = _strokes(Role.LETTER_FOOT_RULE, drawn, 1)
    height = (1 + sum(drawn.strokes_pt) + STROKE_GAP_PT) / PT_PER_MM
    top = PAGE_HEIGHT_MM - (drawn.bottom_mm or 0) - height
    left = (PAGE_WIDTH_MM - drawn.width_mm) / 2
    content = "".join(p.xml for p in strokes)
    return Box(number, "首页红色双线", content, drawn.width_mm, height + 2, left, top)


def _strokes(role: Role, drawn: Rule, first_pt: float) -> tuple[Paragraph, ...]:
    color = LAYOUT[role].color.removeprefix("#")
    gaps = (first_pt, *(STROKE_GAP_PT for _ in drawn.strokes_pt[1:]))
    return tuple(
        Paragraph(
            STYLES[role].id,
            border=f'<w:bottom w:val="single" w:sz="{round(stroke * 8)}" w:space="0" w:color="{color}"/>',
            line=max(twips(gap), 20),
        )
        for gap, stroke in zip(gaps, drawn.strokes_pt, strict=True)
    )
