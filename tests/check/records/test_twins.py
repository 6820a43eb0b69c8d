"""Different indicators with the same figure."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.check.records.twins import equal_indicators
from check.workspaces import INDICATORS, findings, observed, told

HEADER = "indicator,place,period,value"


def test_two_indicators_with_the_same_figure_are_told(tmp_path: Path) -> None:
    rows = ("seats,donghu,2024,1286", "clinics,donghu,2024,1286")
    (finding,) = findings(tmp_path, equal_indicators, observed(HEADER, *rows))
    assert (str(finding.span), finding.code) == ("data/observations/o.csv:3:21", "BG231")
    assert finding.severity == "warning"
    assert finding.message("zh") == "村卫生室和阅览座位都是 1286个（东湖区、2024年）"
    assert "may_equal: [seats]" in finding.help("zh")
    assert str(finding.related[0].span) == "data/observations/o.csv:2:19"


@pytest.mark.parametrize(
    "rows",
    [
        ("seats,donghu,2024,1286", "clinics,donghu,2024,1287"),
        ("seats,donghu,2024,1286", "clinics,donghu,2023,1286"),
        ("seats,donghu,2024,1286", "clinics,xihu,2024,1286"),
        ("seats,donghu,2024,1200", "clinics,donghu,2024,1200"),
        ("seats,donghu,2024,86", "clinics,donghu,2024,86"),
        ("seats,donghu,2024,1286", "readers,donghu,2024,1286"),
        ("seats,donghu,2024,约1286个", "clinics,donghu,2024,约1286个"),
        ("rooms-planned,donghu,2024,126", "rooms-built,donghu,2024,126"),
        ("seats,donghu,2024,缺报", "clinics,donghu,2024,缺报"),
    ],
)
def test_what_differs_is_round_or_belongs_together_is_left_alone(
    tmp_path: Path, rows: tuple[str, ...]
) -> None:
    assert told(tmp_path, equal_indicators, observed(HEADER, *rows)) == []


def test_indicators_that_may_be_equal_say_so(tmp_path: Path) -> None:
    files = {
        **observed(HEADER, "seats,donghu,2024,1286", "clinics,donghu,2024,1286"),
        "data/indicators/i.yaml": INDICATORS.replace(
            "name: 村卫生室, unit: 个", "name: 村卫生室, unit: 个, may_equal: [seats]"
        ),
    }
    assert told(tmp_path, equal_indicators, files) == []


def test_groups_that_two_figures_are_told_apart_by_are_no_copy(tmp_path: Path) -> None:
    rows = ("readers,donghu,man,1286", "net,donghu,woman,1286")
    assert told(tmp_path, equal_indicators, observed("indicator,place,sex,value", *rows)) == []


def test_among_many_figures_small_ones_meet_by_chance(tmp_path: Path) -> None:
    many = "".join(f"- {{id: i{n}, name: 指标{n}, unit: 个}}\n" for n in range(30))
    rows = [f"i{n},donghu,2024,{300 + n}" for n in range(2, 30)]
    chance = {"data/indicators/i.yaml": many, **observed(HEADER, "i0,donghu,2024,302", *rows)}
    assert told(tmp_path, equal_indicators, chance) == []
    copied = {
        "data/indicators/i.yaml": many,
        **observed(HEADER, "i0,donghu,2024,30217", *rows, "i1,donghu,2024,30217"),
    }
    assert len(told(tmp_path, equal_indicators, copied)) == 1
