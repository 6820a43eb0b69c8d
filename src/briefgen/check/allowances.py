"""What is wrong with the comments that let findings pass, and which of them are good.

Not matching them with findings: that is `build/weighing`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefgen.diagnostics import Diagnostic, Rule
from briefgen.model.allowance import Allowance
from briefgen.rules import RULES, find
from briefgen.rules import allowances as rules
from briefgen.rules.guess import hint


def allowance_faults(allowances: Iterable[Allowance]) -> Iterator[Diagnostic]:
    """BG180 to BG183: an allowance that lets nothing pass."""
    for allowance in allowances:
        if not allowance.words:
            yield rules.UNREADABLE_ALLOWANCE.at(allowance.span, text=allowance.text)
        elif not allowance.reason:
            yield rules.ALLOWANCE_WITHOUT_REASON.at(allowance.span, codes="、".join(allowance.words))
        for word in allowance.words:
            yield from _wrong_rule(allowance, word)


def granted(allowance: Allowance) -> tuple[Rule, ...]:
    """The rules that an allowance lets pass."""
    found = (find(word) for word in allowance.words if allowance.reason)
    return tuple(rule for rule in found if rule is not None and rules.allowable(rule))


def _wrong_rule(allowance: Allowance, word: str) -> Iterator[Diagnostic]:
    rule = find(word)
    if rule is None:
        known = [name for rule in RULES for name in (rule.code, rule.name)]
        yield rules.UNKNOWN_RULE.at(allowance.span, code=word, **hint(word, known))
    elif not rules.allowable(rule):
        yield rules.NOT_ALLOWABLE.at(allowance.span, code=rule.code, name=rule.name)
