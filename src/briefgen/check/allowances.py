"""What is wrong with the comments that let findings pass, and which of them are good.

Not matching them with findings: that is `build/weighing`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from briefgen.diagnostics import Diagnostic, Rule
from briefgen.model.allowance import Allowance
from briefgen.rules import RULES, find
from briefgen.rules import allowances as rules
from briefgen.rules.guess import hint

_REASON = re.compile(r"[^\W\d_]{2}")


def allowance_faults(allowances: Iterable[Allowance]) -> Iterator[Diagnostic]:
    """BG180 to BG183: an allowance that lets nothing pass."""
    for allowance in allowances:
        if allowance.printed:
            yield rules.PRINTED_ALLOWANCE.at(allowance.span, text=allowance.text)
        elif not allowance.words:
            yield rules.UNREADABLE_ALLOWANCE.at(allowance.span, text=allowance.text)
        elif not has_reason(allowance):
            yield rules.ALLOWANCE_WITHOUT_REASON.at(allowance.span, codes="、".join(allowance.words))
        for word in allowance.words:
            yield from _wrong_rule(allowance, word)


def granted(allowance: Allowance) -> tuple[Rule, ...]:
    """The rules that an allowance lets pass."""
    return tuple(rule for rule, _ in granted_texts(allowance))


def granted_texts(allowance: Allowance) -> Iterator[tuple[Rule, tuple[str, ...]]]:
    """The rules that an allowance lets pass, each with the texts that alone it lets pass, if it names any."""
    for at, word in enumerate(allowance.words if has_reason(allowance) else ()):
        rule = find(word)
        if rule is not None and rules.allowable(rule):
            yield rule, allowance.texts(at)


def has_reason(allowance: Allowance) -> bool:
    """Whether it gives a reason: a word of two letters or two characters at least."""
    return _REASON.search(allowance.reason) is not None


def _wrong_rule(allowance: Allowance, word: str) -> Iterator[Diagnostic]:
    rule = find(word)
    if rule is None:
        known = [name for rule in RULES for name in (rule.code, rule.name)]
        yield rules.UNKNOWN_RULE.at(allowance.span, code=word, **hint(word, known))
    elif not rules.allowable(rule):
        yield rules.NOT_ALLOWABLE.at(allowance.span, code=rule.code, name=rule.name)
