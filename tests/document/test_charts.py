"""Charts in words, and which of them cannot be drawn honestly."""

from __future__ import annotations

from decimal import Decimal

import pytest

from briefgen.document.charts import Fault, alternative, fault, plain_chart, spots
from briefgen.document.tree import Chart, ChartKind, plain

YEARS = ("2016年", "2017年", "2018年")


def chart(kind: ChartKind, *rows: tuple[str, ...], names: tuple[str, ...] = YEARS, unit: str = "户") -> Chart:
    series = tuple(
        (f"线路{n}", tuple(Decimal(text) if text else None for text in row))
        for n, row in zip("甲乙丙丁戊己庚", rows, strict=False)
    )
    return plain_chart(kind, "装表户数", unit, names, series)


def test_a_single_series_is_told_name_by_name() -> None:
    assert (
        alternative(chart("lines", ("354", "", "163"))) == "折线图：2016年354户，2017年无数据，2018年163户。"
    )


def test_several_series_are_told_one_after_another() -> None:
    told = alternative(chart("bars", ("1", "2", "3"), ("4", "-5", "6.5")))
    assert (
        told
        == "柱形图：线路甲：2016年1户，2017年2户，2018年3户；线路乙：2016年4户，2017年-5户，2018年6.5户。"
    )


def test_stacked_bars_are_told_bar_by_bar() -> None:
    told = alternative(chart("stacked", ("60", "75"), ("40", "25"), names=YEARS[:2], unit="%"))
    assert told == "占比堆积图：2016年：线路甲60%，线路乙40%；2017年：线路甲75%，线路乙25%。"


def test_the_largest_of_ranked_bars_comes_first_and_gaps_last() -> None:
    ranked = chart("ranked", ("5", "", "12", "5"), names=("南湖", "北湖", "东湖", "西湖"))
    assert [plain(name) for name in ranked.names] == ["东湖", "南湖", "西湖", "北湖"]
    assert alternative(ranked) == "排序条形图：东湖12户，南湖5户，西湖5户，北湖无数据。"


def test_a_name_that_ends_with_a_digit_does_not_run_into_its_figure() -> None:
    assert alternative(chart("bars", ("3", "4"), names=("泵站1", "B"))) == "柱形图：泵站1为3户，B为4户。"


def test_figures_are_found_in_the_order_in_which_they_are_told() -> None:
    assert list(spots(chart("bars", ("1", "2"), ("3", "4"), names=YEARS[:2]))) == [
        (0, 0),
        (0, 1),
        (1, 0),
        (1, 1),
    ]
    assert list(spots(chart("stacked", ("1", "2"), ("3", "4"), names=YEARS[:2]))) == [
        (0, 0),
        (1, 0),
        (0, 1),
        (1, 1),
    ]


@pytest.mark.parametrize(
    ("one", "wanted"),
    [
        (chart("lines", ("1", "2", "3")), None),
        (chart("bars", ("", "", "")), "empty"),
        (chart("lines", ("", "2", "")), "single"),
        (chart("bars", ("1",) * 60, names=tuple(f"{n}号站" for n in range(60))), "names"),
        (chart("bars", *[("1",) * 11] * 3, names=tuple(f"{n}号站" for n in range(11))), "names"),
        (chart("lines", *[("1", "2", "3")] * 5), "series"),
        (chart("stacked", ("101", "50", "50"), ("-1", "50", "50")), "negative"),
        (
            chart(
                "ranked",
                ("1", "2", "3"),
                names=("东湖", "西湖", "北湖片区老旧小区二次供水设施改造工程项目部"),
            ),
            "long",
        ),
        (chart("ranked", ("-1", "-2", "-3")), None),
        (chart("bars", ("7", "7", "7")), None),
        (chart("bars", ("0", "0", "0")), None),
        (chart("lines", ("101", "250", "99.5"), unit="%"), None),
    ],
)
def test_what_cannot_be_drawn_honestly_is_told(one: Chart, wanted: Fault | None) -> None:
    assert fault(one) == wanted
