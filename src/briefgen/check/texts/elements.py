"""Typed texts that are elements of a document: titles, headings, recipients, annexes.

Not how they are set: that is `document/layout`. The lines of a title are looked at in `check/titles`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import zip_longest

from briefgen.check.texts.pages import Hit, Page
from briefgen.check.texts.typed import Typed
from briefgen.diagnostics import Diagnostic, Rule
from briefgen.model.briefing import AnyBriefing, Official
from briefgen.rules import textual as rules

_STOPS = "。，、；：,;:"


def annex_mark(page: Page) -> Iterator[Diagnostic]:
    """BG337: a mark at the end of an annex's title."""
    yield from _at_ends(page, "annex", rules.ANNEX_MARK, _STOPS)


def recipient_mark(page: Page) -> Iterator[Diagnostic]:
    """BG339: a mark at the end of a recipient, where the template puts its own."""
    yield from _at_ends(page, "recipient", rules.RECIPIENT_MARK, _STOPS)


def heading_mark(page: Page) -> Iterator[Diagnostic]:
    """BG343: a mark at the end of a heading. A line of a heading that goes on may end with a comma."""
    yield from _at_ends(page, "heading", rules.HEADING_MARK, "。，、；：")


def _at_ends(page: Page, role: str, rule: Rule, marks: str) -> Iterator[Diagnostic]:
    for typed, after in zip_longest(page.texts, page.texts[1:]):
        if typed.role != role:
            continue
        text = typed.text.rstrip()
        mark = text[-1:]
        goes_on = role == "heading" and after is not None and _same(typed, after)
        if mark and mark in marks and not (goes_on and mark != "。"):
            changes = ((len(text) - 1, len(text), ""),)
            yield page.found(rule, typed, len(text) - 1, len(text), changes, mark=mark)


def _same(typed: Typed, other: Typed) -> bool:
    """Whether two texts are lines of one heading."""
    return (typed.group, typed.field) == (other.group, other.field) and typed.field != "head"


# ---- titles


_KINDS = (
    "决议 决定 命令 令 公报 公告 通告 意见 通知 通报 报告 请示 批复 议案 函 纪要 方案 办法 规定 细则 规划 "
    "计划 要点 总结 预案 说明 清单 名单 汇报 答复 章程 条例 制度 标准 指南 规程 规则 决算 预算"
)
_KIND_AT_END = re.compile(rf"(?:{'|'.join(_KINDS.split())})$")
_REMARK_AT_END = re.compile(r"[（(][^（()）]{1,12}[)）]$")


def title_kind(page: Page) -> Iterator[Diagnostic]:
    """BG342: an official title that does not end with the kind of document. Minutes name theirs in
    the mark."""
    by_scalar = {id(typed.scalar): typed for typed in page.texts if typed.field == "title"}
    for briefing in page.workspace.written():
        if not isinstance(briefing, Official) or briefing.format == "minutes" or not briefing.title:
            continue
        typed = by_scalar.get(id(briefing.title[-1]))
        if typed is not None and not _names_kind(typed.text):
            yield page.found(rules.TITLE_KIND, typed, 0, len(typed.text))


def _names_kind(text: str) -> bool:
    bare = _REMARK_AT_END.sub("", text.strip())
    return bare.endswith(("▯", "\x01")) or bool(_KIND_AT_END.search(bare))


# ---- annexes

_NAMED = re.compile(
    r"(?<=[\0\n见照阅填写报按（(、和及与至。，；：])附件 ?(?P<number>\d{1,2})(?![\d.])"
    r"|(?<=见)附件(?![\d一二三四五六七八九十▯])"
)


def missing_annex(page: Page) -> Iterator[Diagnostic]:
    """BG338: an annex that a briefing names and does not have."""
    workspace = page.workspace
    by_file = {workspace.span("briefing", str(one.id)).file: one for one in workspace.written()}
    for hit in page.hits(_NAMED, ("附件",)):
        briefing = by_file.get(hit.typed.span.file)
        if briefing is not None and _is_missing(hit, briefing):
            count = len(briefing.attachments)
            yield page.found(
                rules.MISSING_ANNEX,
                hit.typed,
                hit.start,
                hit.end,
                text=hit.match[0],
                count_zh=f"只有 {count} 个" if count else "没有填写",
                count_en=f"{count} only" if count else "none",
            )


def _is_missing(hit: Hit, briefing: AnyBriefing) -> bool:
    if hit.typed.role in ("annex", "heading"):
        return False
    return int(hit.group("number") or 1) > len(briefing.attachments)
