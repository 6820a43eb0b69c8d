"""The rules of loading and of references: each says the fault, the cure and the reason, twice."""

from __future__ import annotations

import re
import string

import pytest

from briefgen.diagnostics import Rule
from briefgen.rules import load, records, references, rows

RULES = [
    value
    for module in (load, records, rows, references)
    for value in vars(module).values()
    if isinstance(value, Rule)
]


def slots(template: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(template) if name}


def test_codes_and_names_are_used_once() -> None:
    assert len({r.code for r in RULES}) == len({r.name for r in RULES}) == len(RULES)


@pytest.mark.parametrize("rule", RULES, ids=[r.name for r in RULES])
def test_both_languages_say_the_same_things(rule: Rule) -> None:
    def said(*texts: str) -> set[str]:
        return {re.sub(r"_(zh|en)$", "", slot) for text in texts for slot in slots(text)}

    ignored = {"hint", "kind", "column"}
    assert said(rule.zh) - ignored == said(rule.en) - ignored
    assert said(rule.help_zh) == said(rule.help_en)


@pytest.mark.parametrize("rule", RULES, ids=[r.name for r in RULES])
def test_nothing_is_left_unsaid(rule: Rule) -> None:
    assert all((rule.zh, rule.en, rule.help_zh, rule.help_en, rule.why_zh, rule.why_en, rule.example))
    assert re.fullmatch(r"BG[15]\d\d", rule.code)
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", rule.name)
