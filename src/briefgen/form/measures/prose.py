"""Paragraphs of a PDF: indents, marks at the ends of lines, whole numbers, headings beside their text.

Not what they say: that is `form.texts`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefgen.diagnostics import Diagnostic
from briefgen.document.pieces import Role
from briefgen.form.lines import TextLine
from briefgen.form.measures.case import Case, mm
from briefgen.form.roles import Paragraph, is_heading, words_of
from briefgen.form.scripts import LEADERS, NO_END, NO_START, level_of
from briefgen.rules import page as rules

INDENT_OFF_MM = 0.4
FLUSH = re.compile(r"附件\d*(?!：)")
BEFORE_SPLIT = re.compile(r"[0-9０-９][.．]?$")
AFTER_SPLIT = re.compile(r"[0-9０-９%％‰℃]|[.．][0-9]")


def indents(case: Case) -> Iterator[Diagnostic]:
    """F08: every paragraph starts two characters in; 主送机关 and 附件 labels are flush (7.3.2, 7.3.7)."""
    expected = case.left + case.layout.look(Role.BODY).first_chars * case.cell
    for paragraph in case.reading.paragraphs:
        first = paragraph[0]
        if not first.indented and (words_of(paragraph)[-1] in "：:" or FLUSH.match(first.text)):
            continue
        if abs(first.x0 - expected) > INDENT_OFF_MM:
            found = mm(first.x0 - case.left)
            words = {"found_zh": f"首行从 {found} 处开始", "found_en": f"starts at {found}"}
            told = mm(expected - case.left)
            yield rules.FIRST_INDENT.at(case.at(first), text=first.start, **words, expected=told)


def line_edges(case: Case) -> Iterator[Diagnostic]:
    """F09: no closing mark starts a line, no opening one ends it, —— and …… are not split."""
    for group in (*case.reading.paragraphs, *title_blocks(case)):
        for index, line in enumerate(group):
            start, end = line.text[0], line.text[-1]
            if start in NO_START and not (index == 0 and start in LEADERS):
                words = {"edge_zh": "行首", "edge_en": "start"}
                yield rules.MARK_AT_EDGE.at(case.at(line), mark=start, text=line.start, **words)
            if end in NO_END:
                words = {"edge_zh": "行末", "edge_en": "end"}
                yield rules.MARK_AT_EDGE.at(case.at(line), mark=end, text=f"…{line.text[-8:]}", **words)


def numbers(case: Case) -> Iterator[Diagnostic]:
    """F10: no number is split over two lines."""
    for line, following in case.reading.running:
        if BEFORE_SPLIT.search(line.text) and AFTER_SPLIT.match(following.text):
            parts = {"before": f"…{line.text[-5:]}", "after": f"{following.text[:5]}…"}
            yield rules.NUMBER_SPLIT.at(case.at(line), **parts)


def stranded(case: Case) -> Iterator[Diagnostic]:
    """F24: no heading and no title ends a page."""
    ends = {id(paragraph[-1]): paragraph for paragraph in case.reading.paragraphs}
    for page in case.reading.portrait[:-1]:
        lines = page.of("body", "title", "table")
        last = lines[-1] if lines else None
        if last is None:
            continue
        title = last.role == "title" and page.number > 1
        if title or (id(last) in ends and is_heading(ends[id(last)])):
            yield rules.STRANDED_HEADING.at(case.at(last), text=last.start)


def first_page(case: Case) -> Iterator[Diagnostic]:
    """F22: page 1 shows text."""
    page = case.reading.pages[0]
    if page.sheet.landscape or not case.reading.body:
        return
    if not any(line.ideographs >= 3 and level_of(line.text) is None for line in page.of("body")):
        yield rules.FIRST_PAGE_TEXT.at(case.page(1))


def title_blocks(case: Case) -> tuple[Paragraph, ...]:
    """The titles of the file, their lines gathered."""
    blocks: list[list[TextLine]] = []
    for line in case.reading.lines("title"):
        last = blocks[-1][-1] if blocks else None
        near = last is not None and last.page == line.page and line.y - last.y <= 0.92 * line.size
        if near and last is not None and abs(last.size - line.size) < 1:
            blocks[-1].append(line)
        else:
            blocks.append([line])
    return tuple(map(tuple, blocks))
