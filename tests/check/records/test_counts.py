"""Counts that nothing can come to."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.check.records.counts import impossible_count
from check.workspaces import INDICATORS, findings, observed, told

MORE = """\
- {id: queue, name: 日均到馆人数, unit: 人}
- {id: length, name: 管网长度, unit: 公里}
- {id: change, name: 座位数变化, unit: 个}
"""


def row(text: str) -> dict[str, str]:
    head = "indicator,place,period,households,persons,value"
    return {"data/indicators/i.yaml": INDICATORS + MORE, **observed(head, text)}


def test_half_a_volume_is_never_lent(tmp_path: Path) -> None:
    (finding,) = findings(tmp_path, impossible_count, row("loans,donghu,2024,,,1120.5册次"))
    assert (finding.code, finding.span.file, finding.span.line) == ("BG239", "data/observations/o.csv", 2)
    assert finding.message("zh") == "图书外借（东湖区、2024年） 写的是 1120.5册次：数册次的指标不会有小数"


def test_nobody_is_fewer_than_none(tmp_path: Path) -> None:
    (finding,) = findings(tmp_path, impossible_count, row("readers,donghu,2024,,,-30"))
    assert finding.message("zh") == "持证读者（东湖区、2024年） 写的是 -30人：数人的指标不会是负数"


def test_each_half_of_a_pair_is_looked_at(tmp_path: Path) -> None:
    (finding,) = findings(tmp_path, impossible_count, row("served,donghu,2024,354,1527.5,"))
    assert "1527.5人" in finding.message("zh")


@pytest.mark.parametrize(
    "text",
    [
        "loans,donghu,2024,,,1120册次",
        "piped,donghu,2024,,,2.3",
        "readers,donghu,2024,,,2.35万人",
        "readers,donghu,2024,,,1120.0",
        "net,donghu,2024,,,-30",
        "change,donghu,2024,,,-3",
        "queue,donghu,2024,,,12.5",
        "length,donghu,2024,,,12.5",
        "income,donghu,2024,,,12.5",
        "growth,donghu,2024,,,-3.5",
        "fee,donghu,2024,,,2.5",
        "served,donghu,2024,354,1527,",
    ],
)
def test_whole_counts_and_what_is_no_count_are_right(tmp_path: Path, text: str) -> None:
    assert told(tmp_path, impossible_count, row(text)) == []
