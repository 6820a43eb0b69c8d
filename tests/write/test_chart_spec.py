"""Charts as Vega-Lite specifications: what they ask for, and that they can be told apart in grey."""

from __future__ import annotations

import json
from decimal import Decimal
from itertools import pairwise

import pytest

from briefgen.document.charts import plain_chart
from briefgen.document.layout import STANDARD
from briefgen.document.tree import Chart, ChartKind
from briefgen.write.chart_room import hangs, is_labelled, lies, size, span, unit_line
from briefgen.write.chart_spec import chart_spec
from briefgen.write.chart_theme import SITE, SITE_NARROW, STROKES, fills, ink_on, luminance, paper

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
