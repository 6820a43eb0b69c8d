"""Pivot tables of shares, with gaps and with what was not reported."""

from __future__ import annotations

from pathlib import Path

from compose.test_tables import table
from compose.workspaces import Files, Made

BUSES: Files = {
    "data/vocab/dimensions.yaml": """\
- id: pipe
  name: 管径
  members:
    - {id: small, name: 小口径, short: 小}
    - {id: large, name: 大口径, short: 大}
- id: line
  name: 线路
  members:
    - {id: city, name: 市区}
    - {id: town, name: 城乡}
    - {id: night, name: 夜间}
- id: fare
  name: 票种
  members:
    - {id: adult, name: 成人, overlaps: [senior]}
    - {id: senior, name: 老人}
""",
    "data/indicators/water.yaml": """\
- {id: riders, name: 客运量, unit: 人次, kind: flow, dimensions: [line, fare]}
- {id: users, name: 用水户, unit: 户人}
- {id: riders-growth, name: 客运量增长, unit: "%", kind: rate, dimensions: [line], formula: growth(riders), digits: 1}
""",
    "data/observations/water.yaml": """\
- {indicator: riders, place: donghu, period: 2020, line: city, value: 1}
- {indicator: riders, place: donghu, period: 2020, line: town, value: 1}
- {indicator: riders, place: donghu, period: 2020, line: night, value: 1}
- {indicator: riders, place: donghu, period: 2021, line: city, value: 2}
- {indicator: riders, place: donghu, period: 2021, line: town, value: 缺报}
- {indicator: riders, place: donghu, period: 2022, line: city, value: 3}
- {indicator: riders, place: linan, period: 2021, fare: adult, value: 2}
- {indicator: riders, place: linan, period: 2021, fare: senior, value: 1}
- {indicator: users, place: donghu, period: 2020, value: 3户4人}
""",
}


def rows(root: Path, spec: str) -> Made:
    return table(root, spec, files=BUSES)


def test_shares_of_a_column_add_up(tmp_path: Path) -> None:
    spec = "{kind: pivot, down: line, indicators: [riders], where: {period: 2020}, shares: down, digits: 1}"
    assert rows(tmp_path, spec).table == [
        ["项目", "客运量"],
        ["市区", "33.4%"],
        ["城乡", "33.3%"],
        ["夜间", "33.3%"],
    ]


def test_shares_of_a_row_have_the_decimals_of_the_style(tmp_path: Path) -> None:
    spec = "{kind: pivot, across: line, indicators: [riders], where: {period: 2020}, shares: across}"
    assert rows(tmp_path, spec).table[1] == ["客运量", "33.34%", "33.33%", "33.33%"]


def test_a_line_without_one_of_its_figures_has_no_shares(tmp_path: Path) -> None:
    spec = "{kind: pivot, down: period, across: line, indicators: [riders], shares: across}"
    found = rows(tmp_path, spec)
    assert found.messages == [
        "没有观测值：riders，place=donghu，period=2021，line=night",
        "没有观测值：riders，place=donghu，period=2022，line=night",
        "没有观测值：riders，place=donghu，period=2022，line=town",
        "该数缺报，不能参与计算或打印：riders，place=donghu，period=2021，line=town",
    ]


def test_groups_that_overlap_have_no_shares(tmp_path: Path) -> None:
    spec = (
        "{kind: pivot, down: fare, indicators: [riders], where: {period: 2021, place: linan}, shares: down}"
    )
    assert rows(tmp_path, spec).messages == ["这些数不能相加：riders（成人有重叠）"]


def test_a_pair_has_no_shares(tmp_path: Path) -> None:
    spec = "{kind: pivot, across: period, indicators: [users], shares: across}"
    assert rows(tmp_path, spec).messages == ["这里不能用 3户4人：这里要一个数"]


def test_what_was_not_reported_prints_its_word_and_what_was_never_given_a_gap(tmp_path: Path) -> None:
    spec = "{kind: pivot, down: line, across: period, indicators: [riders], missing: 缺报}"
    found = rows(tmp_path, spec)
    assert found.table == [
        ["项目", "2020年", "2021年", "2022年"],
        ["市区", "1人次", "2人次", "3人次"],
        ["城乡", "1人次", "缺报", "—"],
        ["夜间", "1人次", "—", "—"],
    ]
    assert ("缺报", ["riders，place=donghu，line=town，period=2021"]) in found.values


def test_growth_over_a_year_that_was_not_observed_is_a_gap(tmp_path: Path) -> None:
    spec = "{kind: pivot, across: period, indicators: [riders-growth], where: {line: city}}"
    assert rows(tmp_path, spec).table == [
        ["项目", "2020年", "2021年", "2022年"],
        ["客运量增长", "—", "100%", "50%"],
    ]
