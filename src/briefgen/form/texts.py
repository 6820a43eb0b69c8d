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
from briefgen.check.texts.phrases import cutoff_word, double_limit, placeholder
from briefgen.check.texts.sources import Sources
from briefgen.check.texts.typed import Typed
from briefgen.diagnostics import Diagnostic, Span
from briefgen.form.findings import Passage, PassageRole
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

_ANNEX = re.compile(r"(?:附件[：:]|(?:附件[：:])?\s*\d{1,2}[.．])\s*[^。；，]{2,60}(?P<mark>[。，、；])$")
_COPIES = re.compile(r"(?:抄送|抄报|分送)[：:]")
_PRINTED = re.compile(r".*\d{4}年\d{1,2}月\d{1,2}日$")


def text_findings(passages: Iterable[Passage]) -> Iterator[Diagnostic]:
    """What is wrong with the words of a file, each passage a paragraph, a line or a cell of its own."""
    held = tuple(sorted(passages, key=lambda one: (one.span.page or 0, one.span.line)))
    page = _page(held)
    for rule in FORMS:
        yield from rule(page)
    yield from placeholders(held)
    for passage in held:
        yield from _half_width(passage)
    yield from _annexes(held)
    yield from _imprint(held)


def placeholders(passages: Iterable[Passage]) -> Iterator[Diagnostic]:
    """BG439: what was never filled in; all that is asked of texts that are no prose, such as properties."""
    opened: set[Span] = set()
    for finding in placeholder(_page(tuple(passages))):
        text = dict(finding.params)["text"]
        if text in ("}}", "%}") and finding.span in opened:
            continue  # told where it opens
        opened.add(finding.span)
        yield rules.PLACEHOLDER_LEFT.at(finding.span, text=text)


def _page(passages: tuple[Passage, ...]) -> Page:
    texts = tuple(
        Typed(passage.text.strip(), ROLES[passage.role], "", number, passage.span)
        for number, passage in enumerate(passages)
    )
    return Page(Workspace(NOWHERE), texts, Sources(NOWHERE))


def _half_width(passage: Passage) -> Iterator[Diagnostic]:
    """BG446: one finding a passage, at its first mark."""
    changes = widened(passage.text)
    if changes:
        start, end, _ = changes[0]
        marks = "".join(dict.fromkeys(passage.text[a:b] for a, b, _ in changes))
        wide = "".join(dict.fromkeys(new for _, _, new in changes))
        text = passage.text[max(start - AROUND, 0) : end + AROUND].strip()
        yield office.HALF_WIDTH_ON_PAGE.at(passage.span, text=text, marks=marks, wide=wide)


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
