"""The grid of a PDF: 22 lines of 28 characters that fill the type area (GB/T 9704-2012 5.2.3).

Not where the area lies: that is `area`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise
from statistics import median

from briefgen.diagnostics import Diagnostic
from briefgen.document.pieces import Role
from briefgen.form.lines import TextLine
from briefgen.form.measures.case import Case, mm, pt
from briefgen.form.measures.full import LONG_RULE_MM, full_pages
from briefgen.form.roles import Page
from briefgen.form.scripts import CLOSING, LEADERS, MARKS, is_ideograph, is_wide
from briefgen.form.sheet import MM, Glyph
from briefgen.rules import page as rules

PITCH_OFF_PT = 0.105
STEP_OFF_PT = 0.3
JUSTIFIED_MM = 0.5
JUSTIFIED_SHARE = 0.98
FEWEST_LINES = 3


def lines_per_page(case: Case) -> Iterator[Diagnostic]:
    """F04: every full page has the lines of the layout."""
    for full in full_pages(case):
        if not full.zh and full.lines != case.layout.lines:
            span = case.page(full.page)
            yield rules.LINES_PER_PAGE.at(span, found=full.lines, expected=case.layout.lines)


def line_pitch(case: Case) -> Iterator[Diagnostic]:
    """F05: base lines are one pitch apart, or several with empty lines between."""
    wrong: dict[str, list[TextLine]] = defaultdict(list)
    for page in case.reading.portrait:
        for above, below in pairwise(case.area_lines(page)):
            if above.role == below.role == "body" and not _parted(page, above, below):
                gap = (below.y - above.y) / MM
                steps = max(1, round(gap / case.layout.pitch_pt))
                if abs(gap - steps * case.layout.pitch_pt) > PITCH_OFF_PT * steps:
                    wrong[f"{gap / steps:.1f} pt"].append(below)
    for found, lines in sorted(wrong.items(), key=lambda item: -len(item[1])):
        expected = pt(case.layout.pitch_pt)
        yield rules.LINE_PITCH.at(case.at(lines[0]), found=found, expected=expected, count=len(lines))


def _parted(page: Page, above: TextLine, below: TextLine) -> bool:
    """Whether a figure or a long rule stands between two lines."""
    rule = any(s.length > LONG_RULE_MM and above.y < s.y < below.y for s in page.sheet.strokes if s.level)
    return rule or any(box.y0 < below.y and box.y1 > above.y for box in (*page.figures, *page.tables))


def chars_per_line(case: Case) -> Iterator[Diagnostic]:
    """F06: the fullest lines hold the characters of the layout, at its step."""
    running = [line for line, _ in case.reading.running]
    if len(running) < FEWEST_LINES:
        return
    counts = [(line_cells(case, line), line) for line in running]
    most, fullest = max(counts, key=lambda counted: counted[0])
    step = case.layout.char_pt if (found := _step(running)) is None else found
    if most == case.layout.chars and abs(step - case.layout.char_pt) <= STEP_OFF_PT:
        return
    wanted = case.layout.chars
    yield rules.CHARS_PER_LINE.at(case.at(fullest), found=f"{most:g}", step=pt(step), expected=wanted)


def _step(lines: list[TextLine]) -> float | None:
    """The usual step from one Chinese character to the next, in points."""
    steps = [
        (b.x0 - a.x0) / MM
        for line in lines
        for a, b in pairwise(line.glyphs)
        if is_ideograph(a.text) and is_ideograph(b.text)
    ]
    return median(steps) if steps else None


def line_cells(case: Case, line: TextLine) -> float:
    """The cells of a line, its indent too, in halves; a hanging mark counts nothing."""
    indent = max(0, round((line.x0 - case.reading.left) / case.cell * 2) / 2)
    following = (*(glyph.x0 for glyph in line.glyphs[1:]), line.glyphs[-1].x1)
    widths = (_cells(case, glyph, end) for glyph, end in zip(line.glyphs, following, strict=True))
    return round((indent + sum(widths)) * 2) / 2


def _cells(case: Case, glyph: Glyph, end: float) -> float:
    """The cells of one character that goes on to `end`: a mark may be set narrow."""
    size = glyph.size * MM
    if not is_wide(glyph.text):
        return 0.5 if glyph.text.isdigit() else min(0.5, (glyph.x1 - glyph.x0) / size)
    if glyph.text not in MARKS or glyph.text in LEADERS:
        return 1
    outside = glyph.x1 - case.right
    if outside > 0.5 and glyph.text in CLOSING:
        return 0 if outside >= 0.6 * size else 0.5
    return 0.5 if end - glyph.x0 < 0.75 * size else 1


def justified(case: Case) -> Iterator[Diagnostic]:
    """F07: lines that go on end at the right edge."""
    lines, off = justified_share(case)
    few = len(off) <= max(1, (1 - JUSTIFIED_SHARE) * lines) and len(off) < lines
    if not off or few or case.layout.look(Role.BODY).align != "justify":
        return
    worst = max((_slack(case, line) for line in off), key=abs)
    yield rules.RAGGED_RIGHT.at(case.at(off[0]), lines=lines, off=len(off), found=mm(abs(worst)))


def justified_share(case: Case) -> tuple[int, tuple[TextLine, ...]]:
    """How many lines go on, and those of them that do not end at the right edge."""
    running = [line for line, _ in case.reading.running]
    return len(running), tuple(x for x in running if abs(_slack(case, x)) > JUSTIFIED_MM)


def _slack(case: Case, line: TextLine) -> float:
    """How far a line ends from the right edge; a closing mark may end there, hang out or be halved."""
    last = line.glyphs[-1]
    ends = [last.x1]
    if last.text in CLOSING:
        ends += [last.x0, (last.x0 + last.x1) / 2, *(glyph.x1 for glyph in line.glyphs[-2:-1])]
    return min((case.right - end for end in ends), key=abs)
