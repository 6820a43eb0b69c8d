"""What each line of a file is for: masthead, title, text, cell, imprint, page number.

Not whether it stands where it should: those are the measures.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from briefgen.document.layout import Layout
from briefgen.form.lines import Role, TextLine, lines_of
from briefgen.form.regions import figures, tables
from briefgen.form.scripts import CLOSING, NO_END, SENTENCE_ENDS, level_of
from briefgen.form.sheet import MM, Box, Font, Paper, Sheet

IMPRINT = re.compile(r"^(抄送|抄报|分送|主送|报|送|发)[：:]|印发$|^（共印.*份）$|^共印\d+份")
IMPRINT_START = re.compile(r"^(抄送|抄报)[：:]|日印发$")
DEEPEST_INDENT_MM = 18
MOST_NUMBER_GLYPHS = 12
CAPTION_MM = 14
FEWEST_ENDS = 6
Paragraph = tuple[TextLine, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """A sheet with its lines and what else stands on it."""

    sheet: Sheet
    lines: tuple[TextLine, ...]
    figures: tuple[Box, ...]
    tables: tuple[Box, ...]

    @property
    def number(self) -> int:
        return self.sheet.number

    def of(self, *roles: Role) -> tuple[TextLine, ...]:
        """Its lines of some roles."""
        return tuple(line for line in self.lines if line.role in roles)


@dataclass(frozen=True, slots=True)
class Reading:
    """A PDF, read: its pages, its paragraphs, the size of its text and where its lines start and end."""

    layout: Layout
    pages: tuple[Page, ...]
    fonts: tuple[Font, ...]
    paragraphs: tuple[Paragraph, ...]
    body_pt: float
    left: float
    right: float
    common_right: float | None
    """Where nearly all lines that go on end, None where they end unevenly."""

    @property
    def portrait(self) -> tuple[Page, ...]:
        """The pages whose text is measured."""
        return tuple(page for page in self.pages if not page.sheet.landscape)

    def lines(self, *roles: Role) -> Iterator[TextLine]:
        """Lines of some roles, all without any, from the first page on."""
        for page in self.pages:
            yield from page.of(*roles) if roles else page.lines

    @property
    def body(self) -> tuple[TextLine, ...]:
        return tuple(line for paragraph in self.paragraphs for line in paragraph)

    @property
    def running(self) -> tuple[tuple[TextLine, TextLine], ...]:
        """Every line of text that goes on, with the line that continues it."""
        return tuple(pair for paragraph in self.paragraphs for pair in pairwise(paragraph))


def read(paper: Paper, layout: Layout) -> Reading:
    """What stands on the pages of a PDF."""
    pages = tuple(_page(sheet, layout) for sheet in paper.sheets)
    pages = _with_imprint((_with_masthead(pages[0]), *pages[1:]), layout)
    body_pt = _body_size(pages, layout)
    left, right = _edges(pages, body_pt, layout)
    found = tuple(_with_body(page, body_pt, left, layout) for page in pages)
    paragraphs = _paragraphs(found, right, layout)
    return Reading(layout, found, paper.fonts, paragraphs, body_pt, left, right, _common_right(paragraphs))


def _common_right(paragraphs: Sequence[Paragraph]) -> float | None:
    going_on = [line for paragraph in paragraphs for line in paragraph[:-1]]
    ends = sorted(line.x1 for line in going_on if line.glyphs[-1].text not in CLOSING)
    if len(ends) < FEWEST_ENDS:
        return None
    middle = median(ends)
    return middle if sum(abs(end - middle) <= 0.5 for end in ends) >= 0.9 * len(ends) else None


def _page(sheet: Sheet, layout: Layout) -> Page:
    lines = lines_of(sheet)
    drawn, ruled = figures(sheet), tables(sheet, lines, layout.body_pt)
    placed = [replace(line, role=_role(line, sheet, drawn, ruled, layout)) for line in lines]
    return Page(sheet, tuple(_with_notes(placed, ruled, layout)), drawn, ruled)


def _role(line: TextLine, sheet: Sheet, drawn: Sequence[Box], ruled: Sequence[Box], layout: Layout) -> Role:
    foot = layout.top_mm + layout.type_height_mm + 1.5
    if line.y > foot and len(line.glyphs) <= MOST_NUMBER_GLYPHS and not sheet.landscape:
        return "foot"
    inside = Box(line.x0, line.y, line.x1, line.y)
    if any(box.holds(inside, 0.7) for box in ruled):
        return "table"
    if line.ideographs < 20 and any(box.y0 - 4 <= line.y <= box.y1 + 6 for box in drawn):
        return "figure"
    large = line.size >= layout.body_pt + 1.25 and line.ideographs >= 2
    return "title" if large and not line.red else "other"


def _with_notes(lines: Sequence[TextLine], ruled: Sequence[Box], layout: Layout) -> Iterator[TextLine]:
    """Lines of a page, the captions above its tables and the notes below them told as parts of these."""
    below = False
    for line in lines:
        small = line.role == "other" and line.size <= layout.body_pt - 0.75
        caption = any(0 < box.y0 - line.y <= CAPTION_MM and _is_over(line, box) for box in ruled)
        below = line.role == "table" or (below and small)
        yield replace(line, role="table") if small and (below or caption) else line


def _is_over(line: TextLine, box: Box) -> bool:
    return abs(line.middle - (box.x0 + box.x1) / 2) < 3


def _with_masthead(page: Page) -> Page:
    """The first page with all that stands above the red rule, or is red, marked as the head."""
    wide = [s.y for s in page.sheet.strokes if s.colour == "red" and s.level and s.length > 80]
    rules = [y for y in wide if y < page.sheet.height * 0.65]
    reds = [line.y for line in page.lines if line.red and line.y < page.sheet.height / 2]
    end = max(rules, default=max(reds, default=0))
    lines = tuple(
        replace(line, role="mast") if line.y <= end + 0.2 and line.role != "foot" else line
        for line in page.lines
    )
    return replace(page, lines=lines)


def _with_imprint(pages: tuple[Page, ...], layout: Layout) -> tuple[Page, ...]:
    """The block that begins with 抄送, 报 and so on and ends the page, on the last one that has it."""
    for index in (len(pages) - 1, len(pages) - 2):
        if index < 0:
            break
        block = _imprint(pages[index], layout)
        if block:
            lines = tuple(replace(x, role="imprint") if x in block else x for x in pages[index].lines)
            return (*pages[:index], replace(pages[index], lines=lines), *pages[index + 1 :])
    return pages


def _imprint(page: Page, layout: Layout) -> tuple[TextLine, ...]:
    lines = [x for x in page.of("other", "table") if x.size <= layout.body_pt + 1]
    small = layout.body_pt - 0.75
    marks = [
        index
        for index, line in enumerate(lines)
        if IMPRINT.search(line.text) and (line.size < small or IMPRINT_START.search(line.text))
    ]
    if not marks:
        return ()
    first = lines[marks[0]]
    return tuple(line for line in lines[marks[0] :] if abs(line.size - first.size) < 1)


def _body_size(pages: Sequence[Page], layout: Layout) -> float:
    """The size of the text: that of the layout if a fair part is set so, or else the commonest."""
    sizes: Counter[float] = Counter()
    for least in (10, 3):
        for page in pages:
            for line in page.of("other"):
                if line.ideographs >= least and line.gap < 2.5 and not line.red:
                    sizes[line.size] += line.ideographs
        if sizes:
            break
    near = sum(count for size, count in sizes.items() if abs(size - layout.body_pt) <= 0.5)
    if not sizes or near >= 0.3 * sum(sizes.values()):
        return layout.body_pt
    return sizes.most_common(1)[0][0]


def _edges(pages: Sequence[Page], body_pt: float, layout: Layout) -> tuple[float, float]:
    """The left edge, where many lines start, and the right one, where long ones end."""
    lines = [x for page in pages if not page.sheet.landscape for x in page.of("other") if _text(x, body_pt)]
    wanted = layout.left_mm, layout.left_mm + layout.type_width_mm
    middle = sum(wanted) / 2
    if not any(line.x0 < middle for line in lines):
        return wanted  # nothing but a signature, below tables
    plain = [line for line in lines if line.glyphs[0].text not in NO_END] or lines
    starts = sorted(line.x0 for line in plain)
    left = _common_start(starts)
    going_on = sum(line.edge > wanted[1] - 2 and line.text[-1] not in SENTENCE_ENDS for line in plain)
    if abs(left - wanted[0] - 2 * layout.char_pt * MM) <= 0.6 and going_on <= len(plain) / 3:
        left = wanted[0]  # nothing but paragraphs of one line
    ends = sorted(line.edge for line in lines if line.x0 - left < 20)
    return left, ends[min(len(ends) - 1, int(0.9 * len(ends)))] if ends else wanted[1]


def _text(line: TextLine, body_pt: float) -> bool:
    return abs(line.size - body_pt) <= 0.5 and line.gap < 2.5 and line.ideographs >= 3


def _common_start(starts: Sequence[float]) -> float:
    """The leftmost place where at least two lines, and every twelfth, begin."""
    for start in starts:
        near = [x for x in starts if start <= x <= start + 0.5]
        if len(near) >= max(2, 0.08 * len(starts)):
            return median(near)
    return starts[0]


def _with_body(page: Page, body_pt: float, left: float, layout: Layout) -> Page:
    """The lines of text of a page; what stands between its head and its title is none."""
    if page.sheet.landscape:
        return page
    titles = [line.y for line in page.of("title")]
    start = min(titles, default=0) if page.number == 1 else 0
    lines = tuple(
        replace(line, role="body", indented=line.x0 - left > 0.6)
        if line.role == "other" and line.y > start and _is_body(line, body_pt, left, layout)
        else line
        for line in page.lines
    )
    return replace(page, lines=lines)


def _is_body(line: TextLine, body_pt: float, left: float, layout: Layout) -> bool:
    if abs(line.size - body_pt) > 0.5 or line.gap >= 2.5 or line.red:
        return False
    inset = line.x0 - left
    if not -1 <= inset <= DEEPEST_INDENT_MM:
        return False
    if inset < 0.6 or abs(inset - 2 * layout.char_pt * MM) <= 0.45:
        return True
    room = layout.left_mm + layout.type_width_mm - line.x1
    return room <= 2 or abs(line.x0 - layout.left_mm - room) > 1  # the others are centred


def _paragraphs(pages: Sequence[Page], right: float, layout: Layout) -> tuple[Paragraph, ...]:
    """Lines of text gathered: a new paragraph starts indented, or after a line that is clearly short."""
    found: list[list[TextLine]] = []
    for page in pages:
        for line in page.of("body"):
            if line.indented or not found or _is_last(found[-1][-1], right, layout):
                found.append([])
            found[-1].append(line)
    return tuple(map(tuple, found))


def _is_last(line: TextLine, right: float, layout: Layout) -> bool:
    """Whether a line is too short for its paragraph to go on."""
    edge = max(right, layout.left_mm + layout.type_width_mm - 3.5)
    slack = (edge - line.x1) / (layout.char_pt * MM)
    return slack >= 4.5 or (slack >= 2 and line.text[-1] in SENTENCE_ENDS)


def words_of(paragraph: Paragraph) -> str:
    """The text of a paragraph."""
    return "".join(line.text for line in paragraph)


def is_heading(paragraph: Paragraph) -> bool:
    """Whether a paragraph is nothing but a heading: a mark of its level, short, no full stop."""
    text = words_of(paragraph)
    return level_of(text) is not None and len(paragraph) <= 3 and text[-1] not in "。；，："
