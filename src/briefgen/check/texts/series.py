"""Numbering that people typed: 一是、二是, 第一，, 一、, （一）, ①.

Not that of headings and items, which the document numbers by itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from briefgen.check.texts.pages import Hit, Page
from briefgen.diagnostics import Diagnostic
from briefgen.document.numerals import chinese
from briefgen.rules import textual as rules

_HAN = "一二三四五六七八九十"
_MARK = re.compile(rf"[{_HAN}①②③④⑤⑥⑦⑧⑨⑩](?:(?<=[{_HAN}])[{_HAN}]{{0,2}}(?P<mark>[是、，,）)])|(?<![{_HAN}]))")
_BREAKS = frozenset("\x01▯\n。；，：、！？”）;,: ")
_ENDS = frozenset("。；\n")
_FORMS = {"is": "{}是", "th": "第{}，", "point": "{}、", "round": "（{}）", "ring": "{}"}
DEEPEST = 4
"""Series inside one another."""
_RINGS = "①②③④⑤⑥⑦⑧⑨⑩"
_NUMBERS = {chinese(number): number for number in range(1, 31)}
_OTHER_VERBS = "要则靠抓看为在来有以从对就把由"


@dataclass(slots=True)
class _Series:
    """The numbers of one form in one section; an inner series stands on the outer one."""

    open: list[int] = field(default_factory=list)
    last: Hit | None = None


def numbering_gap(page: Page) -> Iterator[Diagnostic]:
    """BG336: a number that does not follow the one before it in the same section."""
    series: dict[tuple[int, str], _Series] = {}
    branching: set[int] | None = None
    for hit in page.hits(_MARK):
        form, number = _read(hit)
        if not form or number is None or hit.typed.role not in ("paragraph", "heading"):
            continue
        if branching is None:
            branching = {typed.group for typed in page.texts if typed.branching}
        if hit.typed.group not in branching:
            one = series.setdefault((hit.typed.group, form), _Series())
            found = _followed(one, number, hit, form, page)
            one.last = hit
            if found is not None:
                yield found


def _read(hit: Hit) -> tuple[str, int | None]:
    """The form of a mark and its number; no form where it is no mark at all."""
    if hit.match[0] in _RINGS:
        return "ring", _RINGS.index(hit.match[0]) + 1
    text, number = hit.typed.text, _NUMBERS.get(hit.match[0][:-1])
    before, after = text[max(hit.start - 1, 0) : hit.start], text[hit.end : hit.end + 1]
    before_that = text[max(hit.start - 2, 0) : max(hit.start - 1, 0)]
    match hit.group("mark"):
        case "是" if (not before or before in _BREAKS) and after not in tuple(f"{_HAN}否"):
            return "is", number
        case "，" | "," if before == "第" and (not before_that or before_that in _BREAKS):
            return "th", number
        case "、" if (not before or before in _ENDS) and after not in tuple(_HAN):
            return "point", number
        case "）" | ")" if before in ("（", "(") and (not before_that or before_that in _BREAKS):
            return "round", number
        case _:
            return "", None


def _followed(series: _Series, number: int, hit: Hit, form: str, page: Page) -> Diagnostic | None:
    """Takes the number into the series; what is wrong, if it does not fit."""
    before = series.last
    if number == 1 or before is None:
        series.open = [*series.open[-DEEPEST:], number]
        return None
    for depth in range(len(series.open) - 1, -1, -1):
        if series.open[depth] + 1 == number:
            del series.open[depth:]
            series.open.append(number)
            return None
    expected = series.open[-1] + 1
    series.open[-1] = number
    missing = _said_otherwise(before, hit, expected) if form == "is" and number > expected else ""
    if missing[-1:] and missing[-1] in _OTHER_VERBS:
        return None
    label = _label(form, expected)
    return page.found(
        rules.NUMBERING_GAP,
        hit.typed,
        hit.start - (form in ("th", "round")),
        hit.end,
        before=_label(form, _read(before)[1] or 0),
        found=_label(form, number),
        wanted=label,
        hint_zh=f"，“{missing}”疑为“{label}”" if missing else "",
        hint_en=f"; is “{missing}” to read “{label}”?" if missing else "",
    )


def _label(form: str, number: int) -> str:
    written = _RINGS[number - 1] if form == "ring" and number <= len(_RINGS) else chinese(number)
    return _FORMS[form].format(written)


def _said_otherwise(before: Hit, hit: Hit, expected: int) -> str:
    """What stands where the missing number should: its numeral and the character behind it."""
    if before.typed is not hit.typed:
        return ""
    between = hit.typed.text[before.end : hit.start]
    found = re.search(rf"(?<=[。；，])({chinese(expected)}[^，。；])(?![一二三四五六七八九十])", between)
    return found[1] if found else ""
