"""Which pages are full, so that their lines are counted, and why the others are not.

Not the count: that is `grid`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from briefgen.form.lines import TextLine
from briefgen.form.measures.case import Case
from briefgen.form.roles import Page, Paragraph, is_heading
from briefgen.form.sheet import MM

EXCUSED_LINES = 2
"""How many lines a heading that is kept with its text may leave empty."""
ROOM_OF_A_BREAK = 3.4
"""With more lines of room than this the page was ended on purpose."""
LONG_RULE_MM = 50
ATTACHMENT = re.compile(r"附件\d*")


@dataclass(frozen=True, slots=True)
class Full:
    """A page with its lines counted, empty ones of the grid too; or why it is not full."""

    page: int
    lines: int
    zh: str = ""
    en: str = ""


def full_pages(case: Case) -> tuple[Full, ...]:
    """Every upright page, told whether it is full: the next one starts without a forced break."""
    pages = case.reading.portrait
    return tuple(_full(case, page, after) for page, after in zip(pages, (*pages[1:], None), strict=False))


def _full(case: Case, page: Page, after: Page | None) -> Full:
    lines = case.area_lines(page)
    count = len(lines) + sum(_blank(case, a, b) for a, b in pairwise(lines))
    zh, en = _why_not(case, page, lines, after) or _broken(case, page, lines, after, count)
    return Full(page.number, count, zh, en)


def _why_not(case: Case, page: Page, lines: Sequence[TextLine], after: Page | None) -> tuple[str, str] | None:
    if after is None:
        return "末页", "last page"
    if not page.of("body"):
        return "没有正文", "no text"
    body = case.reading.body_pt
    if any(abs(x.size - body) > 0.5 or x.role in ("table", "title", "mast") for x in lines):
        return "有标题、表格或别的字号", "a title, a table or other type"
    if page.sheet.turned or page.figures or page.of("figure"):
        return "有图", "a figure"
    if any(s.level and s.length > LONG_RULE_MM and case.top < s.y < case.bottom for s in page.sheet.strokes):
        return "有分隔线", "a rule"
    return None


def _broken(
    case: Case, page: Page, lines: Sequence[TextLine], after: Page | None, count: int
) -> tuple[str, str]:
    """Whether the page was ended on purpose, or by a heading that is kept with its text."""
    following = case.area_lines(after) if after is not None else ()
    broken = ("后面另起一页", "before a break")
    if after is None or after.number != page.number + 1 or not following or following[0].role != "body":
        return broken
    starting = next((p for p in case.reading.paragraphs if p[0] is following[0]), None)
    if starting is None:
        return "", ""  # the paragraph goes on: nothing can have ended the page
    room = (case.bottom - lines[-1].y) / (case.layout.pitch_pt * MM)
    if lines[-1].role != "body" or room >= ROOM_OF_A_BREAK or ATTACHMENT.fullmatch(following[0].text):
        return broken
    missing = case.layout.lines - count
    if _is_heading(case, starting) and 0 < missing <= EXCUSED_LINES:
        return "标题随下文移到下页", "before a heading that is kept with its text"
    return "", ""


def _is_heading(case: Case, paragraph: Paragraph) -> bool:
    """Whether a paragraph is a heading: by its number, or short and in another face than the text."""
    if is_heading(paragraph):
        return True
    usual = Counter(line.face for line in case.reading.body).most_common(1)[0][0]
    other = all(line.face != usual for line in paragraph)
    return other and len(paragraph) <= EXCUSED_LINES and paragraph[-1].text[-1] not in "。；，："


def _blank(case: Case, above: TextLine, below: TextLine) -> int:
    """Empty lines of the grid between two lines."""
    pitch = case.layout.pitch_pt * MM
    steps = round((below.y - above.y) / pitch)
    return steps - 1 if steps > 1 and abs(below.y - above.y - steps * pitch) <= 0.1 * steps else 0
