"""Shares that exceed their whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.check.records.shares import shares_over_whole
from check.workspaces import INDICATORS, findings, observed, told

CAUSES = "indicator,place,cause,value"


def test_the_shares_of_one_whole_come_to_no_more_than_all_of_it(tmp_path: Path) -> None:
    rows = ("cause-share,donghu,leak,56.3", "cause-share,donghu,works,33.1", "cause-share,donghu,power,14.6")
    (finding,) = findings(tmp_path, shares_over_whole, observed(CAUSES, *rows))
    assert (str(finding.span), finding.code) == ("data/observations/o.csv:4:26", "BG233")
    assert finding.message("zh") == "停水原因占比（东湖区）：按停水原因分的各项之和为 104%，超过了 100%"
    assert finding.message("en") == (
        "停水原因占比（东湖区）: the parts by 停水原因 add up to 104%, which is more than 100 %"
    )
    assert [r.zh for r in finding.related] == ["东湖区、漏损 56.3%", "东湖区、施工 33.1%"]


@pytest.mark.parametrize(
    "rows",
    [
        ("cause-share,donghu,leak,56.3", "cause-share,donghu,works,33.1", "cause-share,donghu,power,10.7"),
        ("cause-share,donghu,leak,56.3", "cause-share,donghu,works,33.1"),
        ("cause-share,donghu,leak,56.3", "cause-share,xihu,leak,61.2", "cause-share,linan,leak,58.0"),
        ("cause-share,donghu,leak,100",),
        ("cause-share,donghu,leak,近60%", "cause-share,donghu,works,45"),
    ],
)
def test_shares_that_only_rounding_brings_above_are_right(tmp_path: Path, rows: tuple[str, ...]) -> None:
    assert told(tmp_path, shares_over_whole, observed(CAUSES, *rows)) == []


def test_no_share_is_more_than_its_whole(tmp_path: Path) -> None:
    assert told(tmp_path, shares_over_whole, observed(CAUSES, "cause-share,donghu,leak,112.5")) == [
        "data/observations/o.csv:2:25 BG233 停水原因占比（东湖区、漏损）：占比是 112.5%，超过了 100%"
    ]


def test_a_share_over_its_whole_is_not_told_again_in_the_sum(tmp_path: Path) -> None:
    rows = ("cause-share,donghu,leak,112.5", "cause-share,donghu,works,33.1")
    assert told(tmp_path, shares_over_whole, observed(CAUSES, *rows)) == [
        "data/observations/o.csv:2:25 BG233 停水原因占比（东湖区、漏损）：占比是 112.5%，超过了 100%"
    ]


@pytest.mark.parametrize("row", ["growth,donghu,,142", "sign-rate,donghu,,104"])
def test_growth_and_rates_of_completion_may_exceed_it(tmp_path: Path, row: str) -> None:
    assert told(tmp_path, shares_over_whole, observed("indicator,place,sex,value", row)) == []


def test_a_rate_of_each_group_is_not_summed_over_the_groups(tmp_path: Path) -> None:
    rows = ("sign-rate,donghu,man,61", "sign-rate,donghu,woman,64")
    assert told(tmp_path, shares_over_whole, observed("indicator,place,sex,value", *rows)) == []


def declared(fields: str) -> dict[str, str]:
    line = f"- {{id: part, name: 馆藏, unit: '%', kind: rate, dimensions: [sex, aid], {fields}}}\n"
    return {"data/indicators/i.yaml": INDICATORS + line}


@pytest.mark.parametrize(
    ("fields", "rows", "count"),
    [
        ("share: true", ("part,,,101",), 1),
        ("share: false, composition: [sex]", ("part,,,101",), 0),
        ("composition: [sex]", ("part,man,,61", "part,woman,,64"), 1),
        ("composition: [sex]", ("part,man,cash,61", "part,woman,meals,64"), 0),
        ("composition: [aid]", ("part,,cash,61", "part,,meals,64"), 0),
        ("composition: [aid]", ("part,,cash,61", "part,,visits,64"), 1),
    ],
)
def test_an_indicator_says_what_makes_up_its_whole(
    tmp_path: Path, fields: str, rows: tuple[str, ...], count: int
) -> None:
    files = {**declared(fields), **observed("indicator,sex,aid,value", *rows)}
    assert len(told(tmp_path, shares_over_whole, files)) == count
