"""Figures that are kept from the checks: stored as text, or listed among the words that hold no number.

Not typed numbers in documents: those are `agreement/numbers`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from briefgen.diagnostics import Diagnostic
from briefgen.ledger.scan import NUMERALS, Typing, typed_numbers
from briefgen.load.lexicon import packaged_lexicon
from briefgen.load.limit import capped
from briefgen.model.fact import Fact
from briefgen.model.fields import Scalar
from briefgen.model.lexicon import Lexicon
from briefgen.model.workspace import Workspace
from briefgen.rules import allowances as allowance_rules
from briefgen.rules import totals as rules

_BEFORE = re.compile(r"(?:约|近|将近|接近|超过|超|逾|不足|不低于|不少于|不超过|至少|最多|共|达|仅)*")
_AFTER = re.compile(r"(?:左右|以上|以下|以内|之内|余|多|[+＋至到—~～-])*")
_DATED = frozenset({"年", "年度", "月", "日"})
"""What follows digits in a date."""
_LASTING = re.compile("(?:个?半?(?:周?年|年头|学年|学期|季度|月|星期|工作日|周|日|天|小时)半?|分钟|秒|时)")
_ONLY_DIGITS = re.compile(rf"\d[\d,.]*|[{NUMERALS}]+")


def figure_as_text(workspace: Workspace) -> tuple[Diagnostic, ...]:
    """BG238: facts whose text is an amount and nothing else."""
    return tuple(
        capped(
            finding
            for record in (*workspace.cases.values(), *workspace.measures.values(), *workspace.written())
            for alias, fact in record.facts.items()
            for finding in _as_text(alias, fact, workspace.lexicon)
        )
    )


def hidden_number(workspace: Workspace) -> tuple[Diagnostic, ...]:
    """BG187: words and names of a workspace's own list that are amounts."""
    packaged = packaged_lexicon()
    plain = replace(workspace.lexicon, names=packaged.names, words=packaged.words)
    return tuple(
        allowance_rules.HIDDEN_NUMBER.at(word.span, word=word, field=field)
        for field, known, given in (
            ("names", packaged.names, workspace.lexicon.names),
            ("words", packaged.words, workspace.lexicon.words),
        )
        for word in given[len(known) :]
        if isinstance(word, Scalar) and _is_number(word, plain)
    )


def _as_text(alias: str, fact: Fact, lexicon: Lexicon) -> Iterator[Diagnostic]:
    if fact.text is None:
        return
    text = str(fact.text)
    found = tuple(_amounts(text, lexicon))
    if found and not all(map(_tells_time, found)):
        yield rules.FIGURE_AS_TEXT.at(fact.text.span, name=alias, text=text, value=_value(text, found))


def _amounts(text: str, lexicon: Lexicon) -> Iterator[Typing]:
    """The amounts that a text is made of; none where it has other words."""
    found = tuple(typed_numbers(text, lexicon))
    at = 0
    for one in found:
        gap = text[at : one.start]
        before = _AFTER.match(gap) if at else None
        if not one.counted or not _BEFORE.fullmatch(gap, before.end() if before else 0):
            return
        at = one.end
    if _AFTER.fullmatch(text, at):
        yield from found


def _tells_time(one: Typing) -> bool:
    """Whether it is part of a date, or a span of time in words: 2015年, 半个月."""
    return one.unit in _DATED or (not one.text[0].isdigit() and _LASTING.fullmatch(one.unit) is not None)


def _value(text: str, found: tuple[Typing, ...]) -> str:
    """The text as an amount is written: 3000户 for 三千户."""
    first = found[0]
    if len(found) > 1 or first.value is None or first.text[0].isdigit():
        return text
    return f"{text[: first.start]}{first.value:f}{first.unit}{text[first.end :]}"


def _is_number(word: str, lexicon: Lexicon) -> bool:
    """Whether it is digits alone, a numeral with a unit, or ends in digits with one: 20, 三千户, 建成20户."""
    if _ONLY_DIGITS.fullmatch(word):
        return True
    *_, last = (None, *typed_numbers(word, lexicon))
    if last is None or not last.counted or not _AFTER.fullmatch(word, last.end):
        return False
    return last.text[0].isdigit() or _BEFORE.fullmatch(word, 0, last.start) is not None
