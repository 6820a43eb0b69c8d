"""Filters: official forms of values, each still bound."""

from __future__ import annotations

from pathlib import Path

import pytest

from compose.workspaces import paragraph

FACTS = (
    "n: 354户, m: 1180户, w: 12345.678万元, a: 约3000人次, d: 2019-01-04, l: [甲, 乙, 丙], two: [甲, 乙], "
    "q: [“甲”, “乙”, “丙”], third: 34%, third_exactly: 50%, near: 48.5%, none: 0%, down: -30%, all: 99%, old: 30.2%, new: 34.5%, pay: 1333.2元/人, r: 2—5户, "
    "t: {text: 4+1}, y: {value: 3户, period: 2020}"
)
ERRATA = "errata: {e1: {printed: 原文, why: 误。}}\n"


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("{{ f.w|digits(2) }}", "12345.68万元"),
        ("{{ f.w|digits(0) }}", "12346万元"),
        ("{{ f.w|to('亿元')|digits(7) }}", "1.2345678亿元"),
        ("{{ f.w|digits(3) }}", "12345.678万元"),
        ("{{ f.n|to('万户')|digits(4) }}", "0.0354万户"),
        ("{{ f.n|digits(2)|to('万户') }}", "0.04万户"),
        ("{{ (f.n + f.m)|digits(1) }}", "1534户"),
        ("{{ f.w|to('亿元')|digits(2) }}", "1.23亿元"),
        ("{{ f.w|to('元') }}", "123456780元"),
        ("{{ f.n|share(f.m) }}", "30%"),
        ("{{ f.n|share(f.m, 3) }}", "30%"),
        ("{{ f.m|share(f.n)|digits(1) }}", "333.3%"),
        ("{{ (f.n|share(f.m))|complement }}", "70%"),
        ("{{ (f.new - f.old)|points }}", "4.3个百分点"),
        ("{{ f.third|fraction(3, '总数的') }}", "超过总数的1/3"),
        ("{{ f.near|fraction(2) }}", "近1/2"),
        ("{{ f.new|fraction(3) }}", "超过1/3"),
        ("{{ f.old|fraction(10) }}", "超过3/10"),
        ("{{ f.third_exactly|fraction(2) }}", "1/2"),
        ("{{ f.pay|average|digits(0) }}", "1333元"),
        ("{{ f.a|exactly }}", "3000人次"),
        ("{{ f.a|bare }}", "3000"),
        ("{{ f.r|bare }}", "2～5"),
        ("{{ f.l|count('个')|zh }}", "三个"),
        ("{{ f.two|count('个')|zh }}", "两个"),
        ("{{ f.two|count|zh }}", "二"),
        ("{{ f.l|count('种') }}", "3种"),
        ("{{ doc.tags|count('项') }}", "2项"),
        ("{{ doc.tags|listed('和') }}", "水和管"),
        ("{{ f.l|listed('和') }}", "甲、乙和丙"),
        ("{{ f.l }}", "甲、乙、丙"),
        ("{{ f.q }}", "“甲”“乙”“丙”"),
        ("{{ ['a', 'b']|listed('与') }}", "a与b"),
        ("{{ f.d }}", "2019年1月4日"),
        ("{{ f.d|year }}", "2019年"),
        ("{{ f.d|month }}", "2019年1月"),
        ("{{ f.d|month_day }}", "1月4日"),
        ("{{ f.d|date_zh }}", "二〇一九年一月四日"),
        ("{{ (f.d|date_zh)|date }}", "2019年1月4日"),
        ("{{ f.y.period }}", "2020年"),
        ("{{ 2|item_mark }}", "二是"),
        ("{{ 2|item_mark('（1）') }}", "（2）"),
        ("{{ 2|item_mark('1.') }}", "2."),
        ("{{ 2|item_mark('①') }}", "②"),
        ("{{ 21|item_mark('①') }}", "（21）"),
        ("{{ 2|item_mark('第一，') }}", "第二，"),
        ("{{ 1|item_mark('一方面') }}{{ 2|item_mark('一方面') }}", "一方面，另一方面，"),
        ("{{ 2|item_mark('（一）') }}", "（二）"),
        ("{{ 2|item_mark('无') }}", ""),
    ],
)
def test_a_filter_gives_the_official_form(tmp_path: Path, source: str, expected: str) -> None:
    assert paragraph(tmp_path, source + "。", FACTS, "tags: [水, 管]\n").text == expected + "。"


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("{{ f.d|digits(2) }}", "这里不能用 2019-01-04：这里要一个数"),
        ("{{ f.l|zh }}", "这里不能用 甲、乙、丙：这里要一个数"),
        ("{{ 'x'|digits(2) }}", "数值与手写的 x 一起计算"),
        ("{{ f.n|date }}", "这里不能用 354户：不是日期"),
        ("{{ f.n|count }}", "这里不能用 354户：只能数清单"),
        ("{{ f.n|listed }}", "这里不能用 354户：不是清单"),
        ("{{ f.n|to('人') }}", "单位不同，不能相加减或比较：户 与 人"),
        ("{{ f.n|to(3) }}", "这里不能用 3：这里要一个不带数字的单位"),
        ("{{ f.n|digits(10) }}", "这里不能用 10：小数位数是 0 到 9 的整数"),
        ("{{ f.n|share(f.m, true) }}", "这里不能用 true：小数位数是 0 到 9 的整数"),
        ("{{ f.third|fraction(0) }}", "这里不能用 0：分母是 2 以上的整数"),
        ("{{ f.n|erratum('e2') }}", "没有编号为“e2”的勘误"),
        ("{{ 'x'|erratum('e1') }}", "这里不能用 x：勘误只用于记录里的数值、日期、清单和固定说法"),
        (
            "{{ 2|item_mark('甲') }}",
            "这里不能用 甲：次序写成 一是、（1）、1.、（一）、①、第一，、一方面、无 之一",
        ),
        ("{{ '2'|item_mark }}", "这里不能用 2：次序用 loop.index"),
        ("{{ 318|item_mark('1.') }}", "这里不能用 318：次序用 loop.index"),
        ("{{ 0|item_mark('①') }}", "这里不能用 0：次序用 loop.index"),
        ("{{ -5|item_mark('1.') }}", "这里不能用 -5：次序用 loop.index"),
        ("{{ f.n|share(f.m)|fraction(2) }}", "30% 离 1/2 太远，不能这样说"),
        ("{{ f.none|fraction(2) }}", "0% 离 1/2 太远，不能这样说"),
        ("{{ f.down|fraction(3) }}", "-30% 离 1/3 太远，不能这样说"),
        ("{{ f.all|fraction(2) }}", "99% 离 2/2 太远，不能这样说"),
        ("{{ f.n|fraction(2) }}", "这里不能用 354户：分数只用于比率"),
        ("{{ f.n|points }}", "这里不能用 354户：百分点是两个百分数之差"),
        ("{{ f.w|points }}", "这里不能用 12345.678万元：百分点是两个百分数之差"),
        ("{{ f.n|to('') }}", "这里不能用 ：这里要一个不带数字的单位"),
        ("{{ f.l|count('三百户，') }}", "这里不能用 三百户，：这里要一个不带数字和标点的词"),
        ("{{ f.l|count('成') }}", "这里不能用 成：这里要一个不带数字和标点的词"),
        ("{{ f.third|fraction(3, '九成九') }}", "这里不能用 九成九：这里要一个不带数字和标点的词"),
        ("{{ f.n|length }}", "这里不能用 354户：只有清单可以数"),
        ("{{ f.n[0] }}", "这里不能用 354户：不能用 [0] 取其中一段"),
        ("{{ f.n * f.m }}", "417720户·户 的单位是相乘得来的，不能打印"),
        ("{{ f.n|digits }}", "模板运行出错：digits 不能这样用，给它的是 354户"),
        ("{{ f.n|digits(3) }}", "记录里的 354户 写到 0 位小数，不能印成 3 位"),
        ("{{ f.near|digits(2) }}", "记录里的 48.5% 写到 1 位小数，不能印成 2 位"),
        ("{{ f.w|to('亿元')|digits(8) }}", "记录里的 1.2345678亿元 写到 7 位小数，不能印成 8 位"),
        ("{{ ['a', 'b']|count('亩') }}", "这里不能用 亩：数出来的用量词，如 个、项、户"),
        ("完成{{ 20|item_mark('1.') }}户", "打印了没有出处的数字 20."),
        ("{{ f.n|table }}", "模板运行出错：table 不能这样用，给它的是 354户"),
        ("{{ true }}", "是与否（true/false） 不能直接打印"),
    ],
)
def test_a_filter_says_what_it_cannot_do(tmp_path: Path, source: str, message: str) -> None:
    assert paragraph(tmp_path, source, FACTS, ERRATA).messages == [message]


@pytest.mark.parametrize("name", ["n", "r", "d", "l", "t"])
def test_an_erratum_prints_the_original_only_as_printed(tmp_path: Path, name: str) -> None:
    source = f"{{{{ f.{name}|erratum('e1') }}}}"
    right = {"n": "354户", "r": "2～5户", "d": "2019年1月4日", "l": "甲、乙、丙", "t": "4+1"}[name]
    assert paragraph(tmp_path, source, FACTS, ERRATA).text == right
    assert paragraph(tmp_path, source, FACTS, ERRATA, as_printed=True).text == "原文"


def test_as_printed_a_pair_or_a_period_can_be_wrong_too(tmp_path: Path) -> None:
    source = "{{ pair('users', period=2020)|erratum('e1') }}{{ f.y.period|erratum('e1') }}"
    more = ERRATA + "place: donghu\n"
    assert paragraph(tmp_path, source, FACTS, more).text == "354户1527人2020年"
    assert paragraph(tmp_path, source, FACTS, more, as_printed=True).text == "原文原文"


def test_as_printed_a_figure_still_computes_with_the_right_value(tmp_path: Path) -> None:
    source = "{{ f.n|erratum('e1') }}{{ (f.n|erratum('e1')) + f.m }}"
    assert paragraph(tmp_path, source, FACTS, ERRATA, as_printed=True).text == "原文1534户"


def test_a_lost_value_passes_every_filter_and_is_told_once(tmp_path: Path) -> None:
    source = "{{ (value('missing')|digits(1)|share(f.n)|zh|bare|points + f.n)|erratum('e1') }}"
    assert paragraph(tmp_path, source, FACTS, ERRATA).messages == ["没有指标“missing”"]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("{{ f.n - f.m }}", "-826户"),
        ("{{ (f.old - f.new)|points }}", "-4.3个百分点"),
    ],
)
def test_a_negative_figure_is_printed_and_told(tmp_path: Path, source: str, expected: str) -> None:
    made = paragraph(tmp_path, source, FACTS)
    assert (made.text, made.codes) == (expected, ["BG218"])


def test_the_absolute_value_of_a_negative_figure_is_not(tmp_path: Path) -> None:
    made = paragraph(tmp_path, "减少{{ (f.n - f.m)|abs }}", FACTS)
    assert (made.text, made.codes) == ("减少826户", [])


def test_what_is_told_in_english_has_no_chinese_of_ours(tmp_path: Path) -> None:
    for source in (
        "{{ f.n|points }}",
        "{{ f.n|to('') }}",
        "{{ f.n / f.none }}",
        "{{ none }}",
        "{{ f.n[0] }}",
    ):
        (finding,) = paragraph(tmp_path, source, FACTS).findings
        assert finding.message("en").replace("354户", "").isascii()
