"""Paper, margins and the type area of a PDF (GB/T 9704-2012 5.1, 5.2.1).

Not the grid inside the area: that is `grid`.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.diagnostics import Diagnostic
from briefgen.form.measures.case import Case, mm
from briefgen.form.roles import Page
from briefgen.form.scripts import is_ideograph
from briefgen.form.sheet import MM
from briefgen.rules import page as rules

PAPER_OFF_MM = 0.5
MARGIN_OFF_MM = 1.05  # the clause allows 1 mm
OVER_MM = 0.34
BASELINE_EM = 0.88
"""Of the em above the base line, in the middle of its line: 44.25 mm for the first line of the standard."""


def paper_size(case: Case) -> Iterator[Diagnostic]:
    """F01: every sheet has the size of the layout, upright or turned."""
    layout = case.layout
    wanted = sorted((layout.page_width_mm, layout.page_height_mm))
    told = set()
    for page in case.reading.pages:
        sides = sorted((page.sheet.width, page.sheet.height))
        found = f"{sides[0]:.0f}×{sides[1]:.0f} mm"
        off = max(abs(a - b) for a, b in zip(sides, wanted, strict=True)) > PAPER_OFF_MM
        if off and found not in told:
            told.add(found)
            expected = f"{wanted[0]:g}×{wanted[1]:g} mm"
            yield rules.PAPER_SIZE.at(case.page(page.number), found=found, expected=expected)


def left_margin(case: Case) -> Iterator[Diagnostic]:
    """F02: lines that go on start at the left margin."""
    flush = [x for x in case.reading.body if not x.indented and is_ideograph(x.text[0])]
    wanted = case.layout.left_mm
    off = [x for x in flush if abs(x.x0 - wanted) > MARGIN_OFF_MM]
    if off:
        found, expected = mm(off[0].x0), mm(wanted)
        words = {"side_zh": "左边距（订口）", "side_en": "left margin"}
        yield rules.PAGE_MARGIN.at(case.at(off[0]), found=found, expected=expected, **words)


def width(case: Case) -> Iterator[Diagnostic]:
    """F03: lines that go on are as wide as the type area; wider ones are told by `inside`."""
    found, expected = case.right - case.left, case.layout.type_width_mm
    if case.reading.common_right is not None and found < expected - MARGIN_OFF_MM:
        words = {"side_zh": "版心宽", "side_en": "width of the type area"}
        yield rules.PAGE_MARGIN.at(case.whole, found=mm(found), expected=mm(expected), **words)


def top_margin(case: Case) -> Iterator[Diagnostic]:
    """F02: the first line of text of page 2 and on stands where the top margin puts it."""
    for page in case.reading.portrait[1:]:
        lines = case.area_lines(page)
        if not lines or lines[0].role != "body":
            continue
        found = _top(case, page)
        off = found - case.top
        empty = round(off / case.layout.line_mm) if off > 0 else 0  # lines that the page begins with
        if abs(off - empty * case.layout.line_mm) > MARGIN_OFF_MM:
            words = {"side_zh": "上边距（天头）", "side_en": "top margin"}
            span = case.at(lines[0])
            yield rules.PAGE_MARGIN.at(span, found=mm(found), expected=mm(case.top), **words)
            return


def _top(case: Case, page: Page) -> float:
    """The upper edge of the first line of a page, from its base line."""
    layout = case.layout
    above = (layout.pitch_pt - layout.body_pt) / 2 + BASELINE_EM * layout.body_pt
    return case.area_lines(page)[0].y - above * MM


def inside(case: Case) -> Iterator[Diagnostic]:
    """F03: no line of text leaves the type area; a mark at its end may hang out."""
    right = case.left + case.layout.type_width_mm
    for line in case.reading.body:
        if line.edge > right + OVER_MM:
            words = {
                "side_zh": "右边",
                "side_en": "right",
                "found": mm(line.edge),
                "expected": mm(right),
            }
            yield rules.OUTSIDE_TYPE_AREA.at(case.at(line), text=line.start, **words)
        if line.y > case.bottom:
            words = {"side_zh": "下边", "side_en": "foot", "found": mm(line.y), "expected": mm(case.bottom)}
            yield rules.OUTSIDE_TYPE_AREA.at(case.at(line), text=line.start, **words)
