"""Allowances that let nothing pass."""

from __future__ import annotations

import pytest

from briefgen.check.allowances import allowance_faults, granted
from briefgen.diagnostics import Rule, Span
from briefgen.model.allowance import Allowance
from briefgen.rules import RULES
from briefgen.rules.allowances import allowable, stops

PLACE = Span("briefings/a.yaml", 3, 9)


def allowance(*words: str, reason: str = "旧名照录") -> Allowance:
    return Allowance(words, reason, PLACE, 3, 3, "briefgen: allow")


def told(one: Allowance) -> list[tuple[str, str]]:
    return [(finding.code, finding.message("zh")) for finding in allowance_faults([one])]


def test_a_code_or_a_name_with_a_reason_is_good() -> None:
    good = allowance("BG201", "fallback-glyph")
    assert told(good) == []
    assert [rule.code for rule in granted(good)] == ["BG201", "BG402"]


def test_without_a_reason_nothing_passes() -> None:
    bare = allowance("BG201", reason="")
    assert told(bare) == [("BG181", "放行 BG201 没有写理由，不起作用")]
    assert granted(bare) == ()


@pytest.mark.parametrize("reason", ["。", "x", "——", "x 。", "3", "户"])
def test_a_sign_or_a_letter_is_no_reason(reason: str) -> None:
    one = allowance("BG201", reason=reason)
    assert told(one) == [("BG181", "放行 BG201 没有写理由，不起作用")]
    assert granted(one) == ()


@pytest.mark.parametrize("reason", ["旧名", "kept", "原 件，照录"])
def test_two_characters_or_a_word_are_a_reason(reason: str) -> None:
    assert told(allowance("BG201", reason=reason)) == []


def test_one_inside_a_text_is_told() -> None:
    one = Allowance((), "旧名照录", PLACE, 3, 3, "briefgen: allow BG201 旧名照录", printed=True)
    assert told(one) == [
        (
            "BG186",
            "这条放行注释写在文字里面，会印出来，不起作用：briefgen: allow BG201 旧名照录",
        )
    ]


def test_one_that_cannot_be_understood_is_told() -> None:
    assert told(allowance()) == [("BG180", "读不懂这条放行注释：briefgen: allow")]


def test_an_unknown_rule_is_told_with_the_nearest_one() -> None:
    wrong = allowance("unbound-numbr", "BG402")
    assert told(wrong) == [("BG182", "没有 unbound-numbr 这条规则，是不是 unbound-number？")]
    assert [rule.code for rule in granted(wrong)] == ["BG402"]


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("BG120", "unknown-key"),
        ("BG104", "unknown-file"),
        ("BG302", "undefined-name"),
        ("BG710", "engine-missing"),
    ],
)
def test_what_cannot_be_read_printed_or_built_never_passes(code: str, name: str) -> None:
    assert told(allowance(code)) == [("BG183", f"{code} {name} 不能放行")]
    assert granted(allowance(code)) == ()


def test_the_rules_that_stop_a_document_are_those_of_loading_composing_editions_and_building() -> None:
    hundreds = {rule.code[:3] for rule in RULES if stops(rule)}
    assert hundreds == {"BG1", "BG2", "BG3", "BG6", "BG7"}
    assert not any(stops(rule) for rule in RULES if rule.severity != "error")


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_that_stops_a_document_cannot_be_let_pass(rule: Rule) -> None:
    assert not (stops(rule) and allowable(rule))
