"""The words of a finished file: document numbers, dates, marks, what was never filled in.

Not its look. The rules on typed text are those of `check.texts`; only those that hold without a workspace are
asked here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from briefgen.check.texts import typed
from briefgen.check.texts.forms import (
    date_form,
    document_number_form,
    numbering_mark,
    range_mark,
    year_brackets,
)
from briefgen.check.texts.marks import doubled_mark, mark_between_titles, unbalanced_pair, widened
from briefgen.check.texts.pages import Page
from briefgen.check.texts.phrases import cutoff_word, double_limit, placeholder, unnamed, web_residue
from briefgen.check.texts.sources import Sources
from briefgen.check.texts.strays import stray_space
from briefgen.check.texts.typed import Typed
from briefgen.diagnostics import Diagnostic, Span
from briefgen.document.numerals import chinese, chinese_value
from briefgen.form.findings import Passage, PassageRole
from briefgen.form.scripts import cells, level_of
from briefgen.model.workspace import Workspace
from briefgen.rules import office, textual
from briefgen.rules import page as rules

FORMS: tuple[Callable[[Page], Iterator[Diagnostic]], ...] = (
    year_brackets,
    document_number_form,
    date_form,
    numbering_mark,
    doubled_mark,
    mark_between_titles,
    range_mark,
    cutoff_word,
    double_limit,
    unbalanced_pair,
    unnamed,
    web_residue,
)
"""The rules of `check.texts` whose words hold for any text."""
ROLES: dict[PassageRole, typed.Role] = {
    "title": "heading",
    "number": "line",
    "body": "paragraph",
    "imprint": "line",
    "sign": "line",
    "other": "line",
}
NOWHERE = Path()
"""Finished files have no source in a workspace, so nothing in them is mended."""
AROUND = 6
LONGEST_HEADING = 20

_LEFT_BY_WORD = re.compile(
    r"错误[！!]\s*[^。]{2,12}[。.]|Error! [A-Za-z ]{5,40}\.|#(?:REF|VALUE|NAME|NUM)[!?]|#DIV/0!|#N/A|#{4,}"
)
"""What Word and Excel print where a reference leads nowhere or a column is too narrow."""
_FIRST_LEVEL = re.compile("([一二三四五六七八九十]{1,3})、")
_STRAIGHT = re.compile(r"[\"'](?=[\u4e00-\u9fff])|(?<=[\u4e00-\u9fff。！？])[\"']")
_WIDE_DIGITS = re.compile("[０-９Ａ-Ｚａ-ｚ％]+")
_OTHER_DATE = re.compile(r"(?:20|19)\d\d\s?[.．/／\-－]\s?\d{1,2}\s?[.．/／\-－]\s?\d{1,2}日?")
_SHORT_NUMBER = re.compile(
    r"[\u4e00-\u9fff]{1,12}[〔\[［【（(](?:\d{2}[〕\]］】）)]第?\d{1,5}号|\d{4}[〕\]］】）)]第?\d{1,5})"
)
_ANNEX = re.compile(r"(?:附件[：:]|(?:附件[：:])?\s*\d{1,2}[.．])\s*[^。；，]{2,60}(?P<mark>[。，、；])$")
_COPIES = re.compile(r"(?:抄送|抄报|分送)[：:]")
_PRINTED = re.compile(r".*\d{4}年\d{1,2}月\d{1,2}日$")


def text_findings(passages: Iterable[Passage]) -> Iterator[Diagnostic]:
    """What is wrong with the words of a file, each passage a paragraph, a line or a cell of its own."""
    held = tuple(sorted(passages, key=lambda one: (one.span.page or 0, one.span.line)))
    page = _page(held)
    for rule in FORMS:
        yield from rule(page)
    yield from stray_space(_page(tuple(one for one in held if "\u3000" not in one.text)))  # names in a row
    yield from placeholders(held)
    for passage in held:
        yield from _half_width(passage)
        yield from _other_forms(passage)
    yield from _gaps(held)
    yield from _annexes(held)
    yield from _imprint(held)


def placeholders(passages: Iterable[Passage]) -> Iterator[Diagnostic]:
    """BG439: what was never filled in; all that is asked of texts that are no prose, such as properties."""
    opened: set[Span] = set()
    passages = tuple(passages)
    for finding in placeholder(_page(passages)):
        text = dict(finding.params)["text"]
        if text in ("}}", "%}") and finding.span in opened:
            continue  # told where it opens
        opened.add(finding.span)
        yield rules.PLACEHOLDER_LEFT.at(finding.span, text=text)
    for passage in passages:
        for found in _LEFT_BY_WORD.finditer(passage.text):
            yield rules.PLACEHOLDER_LEFT.at(passage.span, text=found[0])


def _page(passages: tuple[Passage, ...]) -> Page:
    texts = tuple(
        Typed(passage.text.strip(), ROLES[passage.role], "", number, passage.span)
        for number, passage in enumerate(passages)
    )
    return Page(Workspace(NOWHERE), texts, Sources(NOWHERE))


def _half_width(passage: Passage) -> Iterator[Diagnostic]:
    """BG446: one finding a passage, at its first mark."""
    straight = tuple((m.start(), m.end(), "“”") for m in _STRAIGHT.finditer(passage.text))
    changes = tuple(sorted((*widened(passage.text), *straight)))
    if changes:
        start, end, _ = changes[0]
        marks = "".join(dict.fromkeys(passage.text[a:b] for a, b, _ in changes))
        wide = "".join(dict.fromkeys("".join(new for _, _, new in changes)))
        text = passage.text[max(start - AROUND, 0) : end + AROUND].strip()
        yield office.HALF_WIDTH_ON_PAGE.at(passage.span, text=text, marks=marks, wide=wide)


def _other_forms(passage: Passage) -> Iterator[Diagnostic]:
    """BG322 and BG323: a line that is nothing but a number or a date, in a form of its own."""
    text = passage.text.strip()
    if _SHORT_NUMBER.fullmatch(re.sub(r"\s", "", text)):
        words = {
            "problem_zh": "年份不是四位，或没有“号”",
            "problem_en": "lacks 号 or has a year of two digits",
        }
        element = {"element_zh": "发文字号", "element_en": "the document number"}
        yield office.ELEMENT_LAYOUT.at(passage.span, text=text, **element, **words)
    if _ended_heading(passage):
        yield textual.HEADING_MARK.at(passage.span, mark=text[-1])
    if _OTHER_DATE.fullmatch(text):
        words = {"problem_zh": "没有用年、月、日", "problem_en": "it is not written with 年, 月 and 日"}
        yield textual.DATE_FORM.at(passage.span, text=text, **words)


def _ended_heading(passage: Passage) -> bool:
    """Whether a title, or a heading of the first level on a line of its own, ends with a mark."""
    text = passage.text.strip()
    level = level_of(text) if passage.role == "body" else None
    alone = level is not None and level[0] == "一、" and cells(text) <= LONGEST_HEADING
    named = passage.role == "title" or (alone and not re.search("[，。；]", text[:-1]))
    return named and text[-1:] in tuple("。，、；")


def _gaps(passages: tuple[Passage, ...]) -> Iterator[Diagnostic]:
    """BG336: 一、 二、 三、 of the text without a gap; another text or an annex begins again."""
    before = 0
    for passage in passages:
        mark = _FIRST_LEVEL.match(passage.text.strip()) if passage.role == "body" else None
        value = chinese_value(mark[1]) if mark else None
        if value is None:
            continue
        if before and value > before + 1:
            found, wanted = (f"{chinese(number)}、" for number in (int(value), before + 1))
            said = {"before": f"{chinese(before)}、", "hint_zh": "", "hint_en": ""}
            yield textual.NUMBERING_GAP.at(passage.span, **said, found=found, wanted=wanted)
        before = int(value)


def _annexes(passages: tuple[Passage, ...]) -> Iterator[Diagnostic]:
    """BG337: the list of annexes, from 附件： to the last of its numbered names."""
    listing = False
    for passage in passages:
        text = passage.text.strip()
        listing = text.startswith(("附件：", "附件:")) or (listing and bool(re.match(r"\d{1,2}[.．]", text)))
        found = _ANNEX.fullmatch(text) if listing else None
        if found is not None:
            yield textual.ANNEX_MARK.at(passage.span, mark=found["mark"])


def _imprint(passages: tuple[Passage, ...]) -> Iterator[Diagnostic]:
    """BG431: 抄送 ends with a full stop, the date of printing with 印发."""
    for passage in passages:
        text = re.sub(r"\s", "", passage.text)
        if passage.role != "imprint":
            continue
        if _COPIES.match(text) and not text.endswith("。"):
            yield _in_imprint(passage, "末尾没有句号", "does not end with 。")
        elif _PRINTED.fullmatch(text):
            yield _in_imprint(passage, "日期后没有“印发”二字", "has no 印发 after its date")


def _in_imprint(passage: Passage, zh: str, en: str) -> Diagnostic:
    text = passage.text.strip()
    shown = text if len(text) <= 14 else text[:14] + "…"
    return rules.IMPRINT_TEXT.at(passage.span, text=shown, problem_zh=zh, problem_en=en)
