"""Every rule is complete, unique and in its family."""

from __future__ import annotations

import re
from string import Formatter

import pytest

from briefgen.diagnostics import Rule, Span
from briefgen.rules import FAMILIES, RULES, find, outline

HUNDREDS = {
    "load": "1",
    "records": "1",
    "rows": "1",
    "allowances": "1",
    "targets": "1",
    "numbers": "2",
    "wording": "2",
    "totals": "2",
    "agreement": "2",
    "prose": "3",
    "textual": "3",
    "staleness": "3",
    "form": "4",
    "page": "4",
    "office": "4",
    "references": "5",
    "charts": "6",
    "gate": "6",
    "publish": "6",
    "site": "6",
    "editions": "6",
    "privacy": "6",
    "build": "7",
    "cluster": "7",
}


def fields(message: str) -> set[str]:
    return {field for _, field, _, _ in Formatter().parse(message) if field is not None}


def test_no_two_rules_share_a_code_or_a_name() -> None:
    assert len({rule.code for rule in RULES}) == len(RULES)
    assert len({rule.name for rule in RULES}) == len(RULES)


def test_the_registry_is_in_the_order_of_the_codes() -> None:
    assert [rule.code for rule in RULES] == sorted(rule.code for rule in RULES)


def test_every_code_belongs_to_its_family() -> None:
    for family in FAMILIES:
        hundred = HUNDREDS[family.__name__.rpartition(".")[2]]
        for rule in vars(family).values():
            if isinstance(rule, Rule):
                assert re.fullmatch(rf"BG{hundred}\d\d", rule.code), rule.code


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_says_everything_in_both_languages(rule: Rule) -> None:
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", rule.name)
    assert all((rule.zh, rule.en, rule.help_zh, rule.help_en, rule.why_zh, rule.why_en))
    han = re.compile(r"[\u4e00-\u9fff]")
    assert han.search(outline(rule.zh))
    assert han.search(rule.why_zh)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_both_languages_name_the_same_figures(rule: Rule) -> None:
    def bare(*messages: str) -> set[str]:
        return {re.sub(r"_(zh|en)$", "", field) for message in messages for field in fields(message)}

    assert bare(rule.zh, rule.help_zh) == bare(rule.en, rule.help_en)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_message_can_be_written_out(rule: Rule) -> None:
    wanted = set().union(*map(fields, (rule.zh, rule.en, rule.help_zh, rule.help_en)))
    finding = rule.at(Span("a.yaml"), **dict.fromkeys(wanted, "甲"))
    for lang in ("zh", "en"):
        assert "{甲}" not in finding.message(lang)
        assert finding.help(lang)


def test_a_rule_is_found_by_code_and_by_name_in_any_case() -> None:
    by_code, by_name = find("bg701"), find("Unknown-Document")
    assert by_code is not None
    assert by_code is by_name
    assert by_code.code == "BG701"


def test_an_unknown_rule_is_not_found() -> None:
    assert find("BG000") is None


def test_an_outline_shows_a_gap_for_each_figure_and_none_for_a_hint() -> None:
    assert outline("没有编号为 {id} 的文件{hint_zh}") == "没有编号为 … 的文件"
