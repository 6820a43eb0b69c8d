"""Charts from records: their figures stay bound, and what cannot be drawn is a finding at its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.document.tree import Chart, Value, plain
from briefgen.model.origin import Phrase
from briefgen.model.quantity import Quantity
from compose.workspaces import PROSE, Made, made

PLACES = """\
- {id: linan, name: 临安市, level: prefecture}
- {id: donghu, name: 东湖区, short: 东湖, level: county, parent: linan}
- {id: xihu, name: 西湖区, short: 西湖, level: county, parent: linan}
- {id: beihu, name: 北湖区, short: 北湖, level: county, parent: linan}
- {id: dongmen, name: 东门街道, level: township, parent: donghu}
"""
LEAKS = """\
- {indicator: users, place: donghu, period: 2020, value: 354户1527人}
- {indicator: users, place: donghu, period: 2021, value: 163户867人}
- {indicator: laid, place: donghu, period: 2020, pipe: small, value: 12}
- {indicator: laid, place: donghu, period: 2020, pipe: large, value: 8}
- {indicator: laid, place: donghu, period: 2021, pipe: small, value: 缺报}
- {indicator: laid, place: donghu, period: 2021, pipe: large, value: 9.5}
- {indicator: laid, place: xihu, period: 2020, pipe: small, value: 30}
- {indicator: laid, place: xihu, period: 2020, pipe: large, value: 4}
- {indicator: laid, place: beihu, period: 2020, pipe: small, value: 7}
- {indicator: laid, place: dongmen, period: 2020, pipe: small, value: 5}
- {indicator: planned, place: donghu, period: 2020, pipe: small, value: 约16}
- {indicator: planned, place: donghu, period: 2020, pipe: large, value: 10—20公里}
- {indicator: planned, place: donghu, period: 2021, pipe: small, value: 20}
- {indicator: price, place: donghu, period: 2020, pipe: small, value: -3}
- {indicator: price, place: donghu, period: 2020, pipe: large, value: 4}
"""


def drawn(root: Path, *charts: str, place: str = "donghu") -> Made:
    listed = "".join(f"      - {{{chart}}}\n" for chart in charts)
    text = f"id: d\nkind: report\ntitle: 题\nplace: {place}\nsections:\n  - paragraphs: 见图。\n    charts:\n{listed}"
    return made(root, {PROSE: text, "data/places.yaml": PLACES, "data/observations/water.yaml": LEAKS})


def the_chart(found: Made) -> Chart:
    assert found.told == []
    return next(block for block in found.blocks if isinstance(block, Chart))


def test_the_figures_of_a_chart_are_bound_to_their_observations(tmp_path: Path) -> None:
    found = drawn(tmp_path, "kind: bars, title: 用水户, indicators: [users], by: period, half: households")
    assert found.lines == ["见图。", "柱形图：2020年354户，2021年163户。", "图1　用水户"]
    assert [value for value in found.values if "户" in value[0]] == [
        ("354户", ["users(donghu, 2020)"]),
        ("163户", ["users(donghu, 2021)"]),
    ]
    assert the_chart(found).unit == "户"


def test_charts_are_numbered_through_the_document(tmp_path: Path) -> None:
    one = "kind: bars, title: 用水户, indicators: [users], by: period, half: persons"
    found = drawn(tmp_path, one, one, one)
    captions = [plain(block.caption) for block in found.blocks if isinstance(block, Chart)]
    assert captions == ["图1　用水户", "图2　用水户", "图3　用水户"]


def test_what_was_not_reported_is_a_gap_that_knows_who_says_so(tmp_path: Path) -> None:
    chart = "kind: bars, title: 管道, indicators: [laid], by: period, series: pipe, notes: 资料来源：台账。"
    found = drawn(tmp_path, chart)
    assert found.lines[1:] == [
        "柱形图：小：2020年12公里，2021年缺报；大：2020年8公里，2021年9.5公里。",
        "图1　管道",
        "资料来源：台账。",
    ]
    gap = the_chart(found).points[0][1]
    assert gap.amount is None
    said = gap.words[0]
    assert isinstance(said, Value) and isinstance(said.behind, Phrase)
    assert said.behind.source.span.line == 5


@pytest.mark.parametrize(
    ("sides", "said"),
    [
        ("by: period, series: place", "东湖：2020年8公里，2021年9.5公里；西湖：2020年4公里，2021年无数据。"),
        ("by: place, series: period", "2020年：东湖8公里，西湖4公里；2021年：东湖9.5公里，西湖无数据。"),
    ],
)
def test_periods_beside_places_are_those_of_the_places(tmp_path: Path, sides: str, said: str) -> None:
    chart = f"kind: bars, title: 管道, indicators: [laid], {sides}, level: county, where: {{pipe: large}}"
    found = drawn(tmp_path, chart, place="linan")
    assert found.told == []
    assert found.lines[1] == f"柱形图：{said}"


def test_shares_add_up_and_are_derived(tmp_path: Path) -> None:
    found = drawn(
        tmp_path,
        "kind: stacked, title: 管径, indicators: [laid], by: period, series: pipe, where: {period: 2020}, digits: 1",
    )
    assert found.lines[1] == "占比堆积图：2020年：小60%，大40%。"
    behind = [
        point.words[0].behind
        for row in the_chart(found).points
        for point in row
        if isinstance(point.words[0], Value)
    ]
    assert all(isinstance(one, Quantity) and one.operation == "apportioned" for one in behind)


def test_places_are_ranked_the_longest_first(tmp_path: Path) -> None:
    found = drawn(
        tmp_path,
        "kind: ranked, title: 各区管道, indicators: [laid], by: place, where: {period: 2020, pipe: small}",
        place="linan",
    )
    assert found.lines[1] == "排序条形图：西湖30公里，东湖12公里，北湖7公里。"


def test_a_level_of_places_can_be_asked_for(tmp_path: Path) -> None:
    found = drawn(
        tmp_path,
        "kind: bars, title: 街道, indicators: [laid, planned], by: place, level: township, where: {pipe: small, period: 2020}",
        place="linan",
    )
    assert [finding.code for finding in found.findings] == ["BG691"]
    assert found.messages == ["这幅图只有一个数"]


def test_figures_are_told_in_the_unit_asked_for(tmp_path: Path) -> None:
    chart = (
        "kind: bars, title: 用水人口, indicators: [users], by: period, half: persons, unit: 万人, digits: 2"
    )
    found = drawn(tmp_path, chart)
    assert found.lines[1] == "柱形图：2020年0.15万人，2021年0.09万人。"
    assert [point.label for point in the_chart(found).points[0]] == ["0.15", "0.09"]


def test_an_approximate_figure_keeps_its_word(tmp_path: Path) -> None:
    found = drawn(
        tmp_path, "kind: bars, title: 计划, indicators: [planned], by: period, where: {pipe: small}"
    )
    points = the_chart(found).points[0]
    assert [(point.label, plain(point.words)) for point in points] == [("约16", "约16公里"), ("20", "20公里")]


@pytest.mark.parametrize(
    ("chart", "told"),
    [
        (
            "kind: bars, title: 户, indicators: [users], by: period",
            ["BG694 354户1527人 画不成一个数：户数和人数是两个数"],
        ),
        (
            "kind: bars, title: 计划, indicators: [planned], by: pipe, where: {period: 2020}",
            ["BG694 10公里至20公里 画不成一个数：它是幅度、日期或文字"],
        ),
        (
            "kind: bars, title: 混, indicators: [laid, price], by: pipe, where: {period: 2020}",
            ["BG693 图里有的数以“公里”计，有的以“元”计"],
        ),
        ("kind: bars, title: 无, indicators: [idle], by: period", ["BG691 这幅图一个数也没有"]),
        (
            "kind: lines, title: 一, indicators: [laid], by: pipe, where: {period: 2020}",
            ["BG690 这幅折线图的横轴应是时间，写 by: period"],
        ),
        (
            "kind: ranked, title: 多, indicators: [laid, planned], by: pipe, where: {period: 2020}",
            ["BG690 这幅排序条形图只画一列数，不写 series，只写一个指标"],
        ),
        (
            "kind: stacked, title: 单, indicators: [laid], by: pipe, where: {period: 2020}",
            ["BG690 这幅占比堆积图要有几个部分，写 series 或几个指标"],
        ),
        (
            "kind: bars, title: 同, indicators: [laid], by: pipe, series: pipe, where: {period: 2020}",
            ["BG690 这幅柱形图的 by 和 series 是同一个维度"],
        ),
        (
            "kind: bars, title: 两, indicators: [laid, planned], by: pipe, series: period",
            ["BG690 这幅柱形图写了 by 和 series，就只画一个指标"],
        ),
    ],
)
def test_what_cannot_be_drawn_is_a_finding_at_the_chart(tmp_path: Path, chart: str, told: list[str]) -> None:
    found = drawn(tmp_path, chart)
    assert [f"{f.code} {f.message('zh')}" for f in found.findings] == told
    assert {(f.span.file, f.span.line) for f in found.findings} == {(PROSE, 8)}


def crowd(root: Path, kind: str, count: int, name: str = "{}号站") -> list[str]:
    """What is found in a chart of so many stations."""
    members = "".join(f"    - {{id: s{n}, name: {name.format(n)}}}\n" for n in range(count))
    rows = "".join(
        f"- {{indicator: load, place: donghu, station: s{n}, value: {n + 1}}}\n" for n in range(count)
    )
    text = (
        "id: d\nkind: report\ntitle: 题\nplace: donghu\nsections:\n  - paragraphs: 见图。\n    charts:\n"
        f"      - {{kind: {kind}, title: 各站, indicators: [load], by: station}}\n"
    )
    files = {
        PROSE: text,
        "data/vocab/dimensions.yaml": f"- id: station\n  name: 泵站\n  members:\n{members}",
        "data/indicators/water.yaml": "- {id: load, name: 电量, unit: 度, dimensions: [station]}\n",
        "data/observations/water.yaml": rows,
    }
    return [f"{f.code} {f.message('zh')}" for f in made(root, files).findings]


def test_too_many_names_and_too_long_ones_are_told_with_what_there_is_room_for(tmp_path: Path) -> None:
    assert crowd(tmp_path / "a", "bars", 60) == ["BG692 这幅图有60项，最多画24项"]
    assert crowd(tmp_path / "b", "ranked", 31) == ["BG692 这幅图有31项，最多画30项"]
    assert crowd(tmp_path / "c", "ranked", 30) == []
    long = crowd(tmp_path / "d", "ranked", 3, "东湖区老城区二次供水加压泵房及配套管网{}号站")
    assert long == ["BG696 “东湖区老城区二次供水加压泵房及配套管网0号站”有21.5个字，图里最多放18个字"]


def test_a_negative_part_of_a_whole_is_refused(tmp_path: Path) -> None:
    found = drawn(
        tmp_path,
        "kind: stacked, title: 价, indicators: [price], by: period, series: pipe, where: {period: 2020}",
    )
    assert found.codes
    assert all(code.startswith("BG2") or code == "BG695" for code in found.codes)


def test_a_negative_bar_is_drawn(tmp_path: Path) -> None:
    found = drawn(tmp_path, "kind: bars, title: 价, indicators: [price], by: pipe, where: {period: 2020}")
    assert found.lines[1] == "柱形图：小-3元，大4元。"
