"""Charts as Vega-Lite specifications: what they ask for, and that they can be told apart in grey."""

from __future__ import annotations

import json
from decimal import Decimal
from itertools import pairwise

import pytest

from briefgen.document.charts import plain_chart
from briefgen.document.layout import STANDARD
from briefgen.document.tree import Chart, ChartKind
from briefgen.write.chart_room import (
    hangs,
    is_labelled,
    is_told_below,
    legend_rows,
    lies,
    lines_beside,
    size,
    span,
    unit_line,
)
from briefgen.write.chart_spec import chart_spec
from briefgen.write.chart_theme import SITE, SITE_NARROW, SITE_SMALL, STROKES, fills, ink_on, luminance, paper

PAPER = paper(STANDARD, 0, captioned=True)


def chart(
    kind: ChartKind, *rows: tuple[str, ...], names: tuple[str, ...] = ("甲站", "乙站", "丙站")
) -> Chart:
    series = tuple(
        (f"第{n}类", tuple(Decimal(text) if text else None for text in row)) for n, row in enumerate(rows)
    )
    return plain_chart(kind, "用水量", "吨", names, series)


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("count", range(2, 7))
def test_neighbouring_bars_differ_in_grey(count: int) -> None:
    assert all(contrast(a, b) >= 1.3 for a, b in pairwise(fills(count)))


@pytest.mark.parametrize("count", range(1, 7))
def test_figures_in_bars_can_be_read(count: int) -> None:
    assert all(contrast(colour, ink_on(colour)) >= 4.5 for colour in fills(count))


def test_lines_stand_out_from_the_paper() -> None:
    assert all(contrast(colour, "#ffffff") >= 4.5 for colour in STROKES)


def test_standing_bars_lie_down_where_their_names_find_no_room() -> None:
    short, long = ("甲", "乙", "丙"), ("东门片区老旧小区", "西门片区老旧小区", "北门片区老旧小区")
    assert not lies(chart("bars", ("1", "2", "3"), names=short), PAPER)
    assert not lies(chart("bars", ("1", "2", "3"), names=long), PAPER)
    assert lies(chart("bars", ("1", "2", "3") * 4, names=long * 4), PAPER)
    assert lies(chart("ranked", ("1", "2", "3"), names=short), PAPER)
    assert not lies(chart("lines", ("1", "2", "3"), names=long), PAPER)


@pytest.mark.parametrize("count", [2, 6, 17, 30])
def test_a_chart_with_its_caption_is_whole_lines_high(count: int) -> None:
    ranked = chart("ranked", ("5",) * count, names=tuple(f"站{n}" for n in range(count)))
    _, height = size(ranked, PAPER)
    lines = (height + PAPER.below) / STANDARD.pitch_pt
    assert abs(lines - round(lines)) < 0.01
    assert lines <= STANDARD.lines


def test_a_name_is_data_and_never_code() -> None:
    spec = chart_spec(chart("bars", ("1", "2"), names=("'] + alert(1) + ['", '"}[0]')), SITE)
    layer = spec["layer"]
    assert isinstance(layer, list)
    expression = layer[0]["encoding"]["x"]["axis"]["labelExpr"]
    names = json.loads(expression.removesuffix("[datum.value]"))
    assert names == {"00": ["'] + alert(1) + ['"], "01": ['"}[0]']}


def test_of_two_lines_the_lower_one_has_its_figure_below() -> None:
    two = chart("lines", ("5", "1", "3"), ("2", "4", "3"))
    assert [hangs(two, 0, at) for at in range(3)] == [False, True, False]
    assert [hangs(two, 1, at) for at in range(3)] == [True, False, True]


def test_a_line_without_room_for_its_figures_has_a_scale() -> None:
    months = tuple(f"{n}月" for n in range(1, 13))
    assert is_labelled(chart("lines", ("1",) * 12, names=months), PAPER)
    assert not is_labelled(chart("lines", *[("1",) * 12] * 3, names=months), PAPER)
    assert not is_labelled(chart("lines", ("123456",) * 12, names=months), PAPER)


def test_an_axis_that_does_not_begin_at_zero_says_so() -> None:
    assert unit_line(chart("lines", ("96", "98", "99"))) == "单位：吨（纵轴不从零起）"
    assert unit_line(chart("lines", ("6", "98", "99"))) == "单位：吨"
    assert span(chart("lines", ("7", "7", "7"))) == (0.0, 7.98)
    assert span(chart("lines", ("-4", "2", "6"))) == (-5.4, 7.4)


def test_bars_begin_at_zero_whatever_their_figures_are() -> None:
    spec = chart_spec(chart("bars", ("96", "98", "99")), SITE_NARROW)
    layer = spec["layer"]
    assert isinstance(layer, list)
    assert layer[0]["encoding"]["y"]["scale"]["domain"][0] == 0.0


def test_bars_lie_down_where_the_words_of_a_gap_would_touch_their_neighbours() -> None:
    years, three = ("2016年", "2017年"), (("1", "4"), ("", "3"), ("", "1"))
    assert lies(chart("bars", *three, names=years), SITE_NARROW)
    assert not lies(chart("bars", *three, names=years), SITE)
    whole = tuple(tuple(text or "2" for text in row) for row in three)
    assert not lies(chart("bars", *whole, names=years), SITE_NARROW)


def test_words_of_a_gap_in_lines_stand_once_and_over_no_line() -> None:
    high = chart("lines", ("9", "", "9"), ("8", "", "8"))
    assert [is_told_below(high, series, 1) for series in range(2)] == [True, False]
    low = chart("lines", ("9", "", "9"), ("8", "1", "8"))
    assert not is_told_below(low, 0, 1)


def test_words_of_a_gap_stand_upright_in_a_narrow_column() -> None:
    years = chart("lines", *[("5", "", "6", "7", "8", "9")], names=tuple(f"20{n}年" for n in range(11, 17)))
    assert '"g": "无数据"' in json.dumps(chart_spec(years, SITE), ensure_ascii=False)
    assert '"g": ["无", "数", "据"]' in json.dumps(chart_spec(years, SITE_SMALL), ensure_ascii=False)


def test_no_figure_hangs_on_the_names_of_periods() -> None:
    near_zero = chart("lines", ("9", "8", "9"), ("4", "0.2", "3"))
    assert [hangs(near_zero, 1, at) for at in range(3)] == [True, False, True]


def test_long_names_beside_lying_bars_take_two_lines_and_leave_half_to_the_bars() -> None:
    names = tuple(f"城区供水、{word}片区加压泵站" for word in ("东门", "西门", "南门"))
    long = chart("ranked", ("1", "2", "3"), names=names)
    assert [lines_beside(long, theme) for theme in (SITE_NARROW, SITE_SMALL)] == [1, 2]
    spec = json.dumps(chart_spec(long, SITE_SMALL), ensure_ascii=False).replace("\\", "")
    assert '["城区供水、", "东门片区加压泵站"]' in spec
    assert size(long, SITE_SMALL)[1] > size(long, SITE_NARROW)[1]


def test_every_line_of_a_legend_has_its_room() -> None:
    four = chart("ranked", ("1", "2", "3"))
    assert legend_rows(four, SITE_SMALL) == 0
    many = chart("bars", *[("1", "2", "3")] * 4)
    assert [legend_rows(many, theme) for theme in (SITE, SITE_SMALL)] == [1, 2]
