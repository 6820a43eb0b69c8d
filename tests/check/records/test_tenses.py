"""The future of days that are over."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.check.records.tenses import past_future
from check.workspaces import findings, told


def report(text: str, issued: str = "2020-02-13", facts: str = "{}") -> dict[str, str]:
    return {
        "briefings/r.yaml": f"id: r\nkind: report\ntitle: 题\ndate_issued: {issued}\nfacts: {facts}\n"
        f"sections:\n  - paragraphs:\n      - {text}\n"
    }


def test_a_day_that_is_over_is_not_announced(tmp_path: Path) -> None:
    (finding,) = findings(tmp_path, past_future, report("水厂二期将于2019年底投入使用。"))
    assert (str(finding.span), finding.code) == ("briefings/r.yaml:8:13", "BG351")
    assert finding.message("zh") == "“将于2019年底”说的是将来，2019年12月31日 却早于成文日期 2020年2月13日"
    assert str(finding.related[0].span) == "briefings/r.yaml:4:14"


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("管网拟于2020年1月完工。", "2020年1月31日"),
        ("计划于2019年第三季度开工。", "2019年9月30日"),
        ("预计2019年上半年通水。", "2019年6月30日"),
        ("力争2019年12月底前完成改造。", "2019年12月31日"),
        ("确保在2019年10月20日前供水。", "2019年10月20日"),
        ("现场会定于2020年2月10日召开。", "2020年2月10日"),
        ("将于1月底前验收。", "2020年1月31日"),
        ("争取全部泵房在2019年底前移交。", "2019年12月31日"),
    ],
)
def test_every_way_to_announce_it_is_known(tmp_path: Path, text: str, due: str) -> None:
    (message,) = told(tmp_path, past_future, report(text))
    assert f"，{due} 却早于" in message


@pytest.mark.parametrize(
    "text",
    [
        "水厂二期将于2020年底投入使用。",
        "水厂二期将于2020年2月13日投入使用。",
        "水厂二期将于2020年2月投入使用。",
        "水厂二期已于2019年底投入使用。",
        "水厂二期原计划于2019年底投入使用。",
        "该厂曾提出将于2019年底投入使用，后因汛期推迟。",
        "将在2018年改造的基础上继续扩面。",
        "确保2019年改造的小区不再停水。",
        "力争用好2019年结余的资金。",
        "将于12月底前验收。",
        "将于明年1月底前验收。",
        "2019年，全区完成改造。",
    ],
)
def test_what_is_still_to_come_or_told_as_past_is_right(tmp_path: Path, text: str) -> None:
    assert told(tmp_path, past_future, report(text)) == []


def test_without_a_day_of_issue_nothing_is_said(tmp_path: Path) -> None:
    assert told(tmp_path, past_future, report("将于2019年底通水。", issued="{missing: 原件没有写}")) == []


@pytest.mark.parametrize("fact", ["2019-12-31", "{text: 2019年底}"])
def test_a_day_that_is_stored_is_read_in_its_sentence(tmp_path: Path, fact: str) -> None:
    files = report('"二期将于{{ f.due }}投入使用。"', facts=f"{{due: {fact}}}")
    (finding,) = findings(tmp_path, past_future, files)
    assert str(finding.span) == "briefings/r.yaml:8:12"


def test_cases_are_read_with_the_day_of_their_bulletin(tmp_path: Path) -> None:
    files = {
        "data/cases/c.yaml": "id: c\ntitle: 题\nlead: 泵站将于2024年1月底前通电。\n",
        "briefings/b.yaml": "id: b\nkind: bulletin\nseries: {name: 简报}\nissue: {year: 2024, number: 3}\n"
        "date_issued: 2024-03-05\narticles: [{case: c}]\n",
    }
    assert [m.partition(" BG351")[0] for m in told(tmp_path, past_future, files)] == ["data/cases/c.yaml:3:9"]
