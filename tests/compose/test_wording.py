"""Filters that write what bulletins say, and refuse what the figure does not bear out."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.diagnostics import Span
from briefgen.document.tree import Text, Value
from briefgen.model.quantity import Quantity, Source
from compose.workspaces import Files, Made, body, paragraph

FACTS = (
    "now: 1123件, before: 1000件, less: 969件, up: 12.34%, down: -3.14%, tiny: 0.04%, none: 0%, "
    "new: 34.5%, old: 32.4%, more: 20户, fewer: -20户, zero: 0户, all: 100%, most: 99.96%, half: 87.5%, "
    "over: 112.5%, part: 345人, whole: 1000人, third: 3位, some: {value: 约12%}, heads: 30人"
)

LIBRARIES: Files = {
    "data/places.yaml": """\
- {id: qing, name: 清江省, level: province}
- {id: linan, name: 临安市, level: prefecture, parent: qing}
- {id: donghu, name: 东湖区, level: county, parent: linan}
- {id: xishan, name: 西山县, level: county, parent: linan}
- {id: nanpu, name: 南浦县, level: county, parent: linan}
- {id: anyi, name: 安义市, level: prefecture, parent: qing}
- {id: beitan, name: 北滩县, level: county, parent: anyi}
""",
    "data/indicators/library.yaml": """\
- {id: loans, name: 借书, unit: 册次, kind: flow}
- {id: cards, name: 持证读者, unit: 人}
- {id: open-rate, name: 开馆率, unit: "%", kind: rate, additive: false}
- {id: loans-growth, name: 借书增长, unit: "%", kind: rate, formula: growth(loans), digits: 1}
- {id: loans-step, name: 借书环比, unit: "%", kind: rate, formula: "growth(loans, previous)", digits: 1}
- {id: open-change, name: 开馆率变化, unit: 个百分点, kind: rate, formula: change(open-rate)}
- {id: loans-change, name: 借书增加, unit: 册次, formula: change(loans)}
- {id: cards-share, name: 读者占比, unit: "%", formula: "share(cards, place)"}
- {id: loans-rank, name: 借书位次, unit: 位, formula: rank(loans)}
- {id: loans-rank-qing, name: 借书全省位次, unit: 位, formula: "rank(loans, province)"}
- {id: loans-rank-low, name: 借书倒数位次, unit: 位, formula: "rank(loans, ascending)"}
""",
    "data/observations/library.yaml": """\
- {indicator: loans, place: donghu, period: 2023-Q2, value: 900}
- {indicator: loans, place: donghu, period: 2023-Q3, value: 800}
- {indicator: loans, place: donghu, period: 2024-Q2, value: 1000}
- {indicator: loans, place: donghu, period: 2024-Q3, value: 900}
- {indicator: loans, place: xishan, period: 2024-Q3, value: 900}
- {indicator: loans, place: nanpu, period: 2024-Q3, value: 1200}
- {indicator: loans, place: beitan, period: 2024-Q3, value: 700}
- {indicator: loans, place: xishan, period: 2023-Q3, value: 0}
- {indicator: loans, place: nanpu, period: 2023-Q3, value: 缺报}
- {indicator: cards, place: donghu, period: 2024, value: 40}
- {indicator: cards, place: xishan, period: 2024, value: 30}
- {indicator: cards, place: nanpu, period: 2024, value: 20}
- {indicator: cards, place: linan, period: 2024, value: 80}
- {indicator: open-rate, place: donghu, period: 2023, value: 91.2}
- {indicator: open-rate, place: donghu, period: 2024, value: 93.5}
""",
}


def said(root: Path, source: str) -> Made:
    return paragraph(root, source, FACTS)


def asked(root: Path, source: str) -> Made:
    return body(root, source, files=LIBRARIES, more="place: donghu\n")


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("{{ f.up|digits(1)|grew('同比') }}", "同比增长12.3%"),
        ("{{ f.down|digits(1)|grew('同比') }}", "同比下降3.1%"),
        ("{{ f.down|grew('比上年') }}", "比上年下降3.14%"),
        ("{{ f.up|grew }}", "增长12.34%"),
        ("{{ f.some|grew('环比') }}", "环比增长约12%"),
        ("{{ f.tiny|digits(1)|grew('同比') }}", "与上年同期基本持平"),
        ("{{ f.tiny|digits(2)|grew('同比') }}", "同比增长0.04%"),
        ("{{ f.none|grew('同比') }}", "与上年同期持平"),
        ("{{ f.none|grew('环比') }}", "与上期持平"),
        ("{{ f.none|grew('比上年') }}", "与上年持平"),
        ("{{ f.none|grew }}", "持平"),
        ("{{ f.now|growth(f.before)|grew('同比') }}", "同比增长12.3%"),
        ("{{ f.less|growth(f.before, 0)|grew }}", "下降3%"),
        ("{{ (f.new - f.old)|rose('比上年') }}", "比上年提高2.1个百分点"),
        ("{{ (f.old - f.new)|rose }}", "降低2.1个百分点"),
        ("{{ (f.new - f.new)|rose('同比') }}", "与上年同期持平"),
        ("{{ (f.now - f.before)|rose('同比') }}", "同比增加123件"),
        ("{{ f.fewer|rose }}", "减少20户"),
        ("{{ f.more|net }}", "净增20户"),
        ("{{ f.fewer|net }}", "净减20户"),
        ("{{ f.third|ranked('全省') }}", "居全省第3位"),
        ("{{ f.third|zh|ranked('全省') }}", "居全省第三位"),
        ("{{ f.part|share(f.whole)|part_of('持证读者') }}", "占持证读者的34.5%"),
        ("{{ f.all|part_of('总数') }}", "占总数的100%"),
        ("{{ f.half|completed('年度任务') }}", "完成年度任务的87.5%"),
        ("{{ f.all|completed }}", "完成100%"),
        ("{{ f.most|completed }}", "完成99.96%"),
        ("{{ f.over|completed('年度任务') }}", "完成年度任务的112.5%"),
        ("{{ f.over|exceeded }}", "超额完成12.5%"),
        ("{{ f.over|digits(0)|exceeded('年度任务') }}", "超额13%完成年度任务"),
        ("{{ f.all|all_of('全部') }}办结", "全部办结"),
        ("{{ f.part|share(f.part)|all_of('均') }}办结", "均办结"),
        ("{{ f.zero|none_of }}退出", "无一退出"),
        ("{{ f.none|none_of('未') }}退出", "未退出"),
    ],
)
def test_a_filter_says_what_the_figure_bears_out(tmp_path: Path, source: str, expected: str) -> None:
    found = said(tmp_path, source)
    assert (found.text, found.messages) == (expected, [])


@pytest.mark.parametrize(
    ("source", "code", "message"),
    [
        ("{{ f.now|growth(f.zero_base) }}", "BG221", "1123件 不能和 0件 比增长"),
        ("{{ f.now|growth(f.below) }}", "BG221", "1123件 不能和 -5件 比增长"),
        ("{{ f.now|growth(f.heads) }}", "BG208", "单位不同，不能相加减或比较：人 与 件"),
        ("{{ f.now|grew }}", "BG215", "这里不能用 1123件：增长用百分数，数量和百分点用 |rose"),
        ("{{ f.up|grew('去年') }}", "BG215", "这里不能用 去年：写 同比、环比 或 比…、较…"),
        ("{{ f.up|rose }}", "BG215", "这里不能用 12.34%：增减的是数量或百分点，增长率用 |grew"),
        ("{{ f.zero|net }}", "BG225", "0户 不能说“净增”：没有增减"),
        ("{{ f.up|net }}", "BG215", "这里不能用 12.34%：净增的是数量"),
        ("{{ f.more|ranked('全省') }}", "BG215", "这里不能用 20户：位次由 rank 公式得出"),
        ("{{ f.over|part_of('总数') }}", "BG225", "112.5% 不能说“占总数的”：占比在 0 和 100% 之间"),
        ("{{ f.now|growth(f.before)|part_of('总数') }}", "BG225", "12.3% 不能说“占总数的”：它是增长率"),
        ("{{ f.more|part_of('总数') }}", "BG215", "这里不能用 20户：这里要一个比率"),
        (
            "{{ f.most|digits(1)|completed('年度任务') }}",
            "BG224",
            "实际是 99.96%，不能说“完成年度任务的100%”",
        ),
        ("{{ f.down|completed }}", "BG225", "-3.14% 不能说“完成”：完成率不是负数"),
        ("{{ f.half|exceeded }}", "BG225", "87.5% 不能说“超额完成”：没有超过 100%"),
        ("{{ f.all|exceeded }}", "BG225", "100% 不能说“超额完成”：没有超过 100%"),
        ("{{ f.most|all_of('全部') }}", "BG224", "实际是 99.96%，不能说“全部”"),
        ("{{ f.third_exactly|all_of('每户') }}", "BG224", "实际是 33.3333%，不能说“每户”"),
        ("{{ f.nearly_all|all_of('每户') }}", "BG224", "实际是 99.999999%，不能说“每户”"),
        ("{{ f.more|none_of }}", "BG224", "实际是 20户，不能说“无一”"),
        ("{{ f.zero|none_of('三户') }}", "BG215", "这里不能用 三户：写 无一、没有、未有、未、无、零 之一"),
    ],
)
def test_a_word_that_the_figure_does_not_bear_out_is_refused(
    tmp_path: Path, source: str, code: str, message: str
) -> None:
    source = source.replace("f.third_exactly", "(f.one|share(f.three))")
    more = ", zero_base: 0件, below: -5件, one: 1人, three: 3人, nearly_all: 99.999999%"
    found = paragraph(tmp_path, source, FACTS + more)
    assert list(zip(found.codes, found.messages, strict=True)) == [(code, message)]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("{{ rate('loans-growth', period='2024-Q3')|grew }}", "同比增长12.5%"),
        ("{{ rate('loans-growth', period='2024年第三季度')|grew('比上年同期') }}", "比上年同期增长12.5%"),
        ("{{ rate('loans-step', period='2024-Q3')|grew }}", "环比下降10%"),
        ("{{ rate('open-change', period=2024)|rose('比上年') }}", "比上年提高2.3个百分点"),
        ("{{ rate('loans-change', period='2024-Q3')|rose }}", "同比增加100册次"),
        ("{{ rate('loans-rank', period='2024-Q3')|ranked }}", "并列全市第2位"),
        ("{{ rate('loans-rank', period='2024-Q3', place='nanpu')|ranked }}", "居全市第1位"),
        ("{{ rate('loans-rank', period='2024-Q3')|ranked(place.parent.all) }}", "并列全市第2位"),
        ("{{ rate('loans-rank-qing', period='2024-Q3', place='beitan')|ranked }}", "居全省第4位"),
        ("{{ rate('loans-rank-low', period='2024-Q3')|ranked('临安市') }}", "并列临安市第1位"),
    ],
)
def test_the_word_follows_the_formula(tmp_path: Path, source: str, expected: str) -> None:
    found = asked(tmp_path, source)
    assert (found.text, found.messages) == (expected, [])


@pytest.mark.parametrize(
    ("source", "code", "message"),
    [
        (
            "{{ rate('loans-growth', period='2024-Q3')|grew('环比') }}",
            "BG229",
            "写的是“环比”，这个数比的是上年同期",
        ),
        (
            "{{ rate('loans-step', period='2024-Q3')|grew('同比') }}",
            "BG229",
            "写的是“同比”，这个数比的是上一期",
        ),
        (
            "{{ rate('loans-rank', period='2024-Q3')|ranked('全省') }}",
            "BG229",
            "写的是“全省”，这个数比的是临安市",
        ),
        (
            "{{ rate('loans-growth', period='2024-Q3', place='xishan')|grew }}",
            "BG221",
            "900册次 不能和 0册次（loans，period=2023-Q3，place=xishan） 比增长",
        ),
        (
            "{{ rate('loans-growth', period='2024-Q3', place='nanpu')|grew }}",
            "BG221",
            "1200册次 不能和 没有报的数（loans，period=2023-Q3，place=nanpu） 比增长",
        ),
        (
            "{{ rate('loans-growth', period='2024-Q3', place='beitan') }}",
            "BG221",
            "700册次 不能和 没有报的数（loans，period=2023-Q3，place=beitan） 比增长",
        ),
        (
            "{{ rate('loans-growth', period='近3年') }}",
            "BG228",
            "loans，place=donghu，period=近3年 没有可比的时期：近3年没有上一期",
        ),
        (
            "{{ rate('loans-growth') }}",
            "BG228",
            "loans，place=donghu 没有可比的时期：没有写 period",
        ),
        (
            "{{ rate('cards-share', period=2024) }}",
            "BG226",
            "各部分合计 90人，不等于总数 80人，不能分摊占比",
        ),
        (
            "{{ rate('loans-rank', period='2024-Q3', place='beitan') }}",
            "BG227",
            "loans，period=2024-Q3，place=beitan 没有可比的地方：“安义市”里没有同级的其他地方",
        ),
        (
            "{{ rate('loans-rank', period='2024-Q2') }}",
            "BG204",
            "没有观测值：loans，place=xishan，period=2024-Q2",
        ),
    ],
)
def test_a_comparison_that_is_none_is_refused(tmp_path: Path, source: str, code: str, message: str) -> None:
    found = asked(tmp_path, source)
    assert list(zip(found.codes, found.messages, strict=True)) == [(code, message)]


def test_the_number_in_the_words_is_a_value_with_its_sources(tmp_path: Path) -> None:
    found = said(tmp_path, "{{ f.now|growth(f.before)|digits(1)|grew('同比') }}。")
    assert [(type(leaf), leaf.text) for leaf in found.leaves] == [
        (Text, "同比增长"),
        (Value, "12.3%"),
        (Text, "。"),
    ]
    assert found.values == [("12.3%", ["d.now", "d.before"])]


def test_a_word_without_digits_knows_its_figure(tmp_path: Path) -> None:
    assert said(tmp_path, "{{ f.all|all_of('全部') }}").values == [("全部", ["d.all"])]
    assert said(tmp_path, "{{ f.none|grew('同比') }}").values == [("持平", ["d.none"])]


def test_words_print_in_templates_and_conditions_and_keep_their_values(tmp_path: Path) -> None:
    source = (
        "{% set how = f.up|digits(1)|grew('同比') %}{% if f.up > 0 %}甲{{ how }}，乙{{ how }}。{% endif %}"
    )
    found = body(tmp_path, source, FACTS)
    assert (found.text, found.values) == ("甲同比增长12.3%，乙同比增长12.3%。", [("12.3%", ["d.up"])] * 2)


def test_a_lost_figure_is_reported_and_says_nothing(tmp_path: Path) -> None:
    found = paragraph(
        tmp_path, "{{ value('idle', period=2020)|grew }}乙{{ f.n }}", "n: 3户", "place: donghu\n"
    )
    assert found.codes == ["BG205"]


def test_a_derived_figure_knows_its_indicator_and_the_place_of_its_formula(tmp_path: Path) -> None:
    found = asked(tmp_path, "{{ rate('loans-growth', period='2024-Q3')|grew }}")
    value = next(leaf for leaf in found.leaves if isinstance(leaf, Value))
    assert isinstance(value.behind, Quantity)
    assert value.behind.operation == "growth"
    assert value.behind.defined == Source("loans-growth", Span("data/indicators/library.yaml", 4, 66, 4, 79))
    assert [source.span.line for source in value.behind.sources] == [4, 2]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("{{ rate('leak-growth', period=2021)|grew('') }}", "下降12.6%"),
        ("{{ rate('leak-growth', period=2020)|grew('') }}", "增长8.8%"),
        ("{{ rate('leak-growth', period=2021)|abs }}", "12.6%"),
        ("{{ rate('leak-change', period=2021)|rose('') }}", "减少11.0公里"),
        ("{{ rate('leak-change', period=2021)|net }}", "净减11.0公里"),
    ],
)
def test_what_falls_prints_in_the_digits_of_its_indicator(tmp_path: Path, source: str, expected: str) -> None:
    indicators = (
        "- {id: leak, name: 渗漏管道, unit: 公里}\n"
        '- {id: leak-growth, name: 渗漏增长, unit: "%", kind: rate, formula: growth(leak), digits: 1}\n'
        "- {id: leak-change, name: 渗漏增减, unit: 公里, formula: change(leak), digits: 1}\n"
    )
    observations = "".join(
        f"- {{indicator: leak, place: donghu, period: {year}, value: {value}}}\n"
        for year, value in ((2019, 80), (2020, 87), (2021, 76))
    )
    files = {"data__indicators__leak": indicators, "data__observations__leak": observations}
    assert (
        paragraph(tmp_path, source, more="place: donghu\nstyle: {trim_zeros: false}\n", **files).text
        == expected
    )
