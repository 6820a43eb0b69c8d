"""Parts and totals: over dimensions, places and periods."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.check.records.totals import sum_mismatch
from check.workspaces import findings, observed, told

SEX = "indicator,place,sex,value"


def test_parts_that_are_all_reported_add_up_to_the_total(tmp_path: Path) -> None:
    rows = ("readers,donghu,man,603", "readers,donghu,woman,600", "readers,donghu,,1230")
    (finding,) = findings(tmp_path, sum_mismatch, observed(SEX, *rows))
    assert str(finding.span) == "data/observations/o.csv:4:17"
    assert finding.code == "BG230"
    assert finding.message("zh") == "持证读者（东湖区）：按性别分的各项之和为 1203人，合计写的是 1230人"
    assert (
        finding.message("en")
        == "持证读者（东湖区）: the parts by 性别 add up to 1203人, the total says 1230人"
    )
    assert [(str(r.span), r.zh) for r in finding.related] == [
        ("data/observations/o.csv:2:20", "东湖区、男 603人"),
        ("data/observations/o.csv:3:22", "东湖区、女 600人"),
    ]


@pytest.mark.parametrize(
    "rows",
    [
        ("readers,donghu,man,603", "readers,donghu,woman,627", "readers,donghu,,1230"),
        ("readers,donghu,man,603", "readers,donghu,,1230"),
        ("readers,donghu,man,603", "readers,donghu,woman,缺报", "readers,donghu,,1230"),
        ("readers,donghu,man,603", "readers,xihu,woman,600", "readers,donghu,,1230"),
        ("readers,donghu,man,603", "readers,donghu,woman,600"),
        ("readers,donghu,man,603", "readers,donghu,woman,600", "readers,donghu,,缺报"),
        ("readers,donghu,man,600余人", "readers,donghu,woman,627", "readers,donghu,,1230"),
        ("readers,donghu,man,603", "readers,donghu,woman,600", "readers,donghu,,约1200人"),
        ("readers,donghu,man,603", "readers,donghu,woman,600", "readers,donghu,,近1300人"),
        ("readers,donghu,man,603", "readers,donghu,woman,600", "readers,donghu,,1200人以上"),
        ("piped,donghu,man,6.15", "piped,donghu,woman,5.98", "piped,donghu,,12.1"),
        ("piped,donghu,man,6.15", "piped,donghu,woman,5.98", "piped,donghu,,12.14"),
        ("net,donghu,man,-20", "net,donghu,,-35"),
        ("net,donghu,man,40", "net,donghu,,15", "net,xihu,,-3"),
        ("fee,donghu,man,2.5", "fee,donghu,woman,2.5", "fee,donghu,,2.5"),
    ],
)
def test_what_can_be_true_is_no_fault(tmp_path: Path, rows: tuple[str, ...]) -> None:
    assert told(tmp_path, sum_mismatch, observed(SEX, *rows)) == []


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (
            ("readers,donghu,man,1300", "readers,donghu,,1230"),
            "3:17 BG230 持证读者（东湖区）：已报按性别分的各项之和为 1300人，合计写的是 1230人",
        ),
        (
            ("readers,donghu,man,1300", "readers,donghu,woman,缺报", "readers,donghu,,1230"),
            "4:17 BG230 持证读者（东湖区）：已报按性别分的各项之和为 1300人，合计写的是 1230人",
        ),
        (
            ("readers,donghu,man,600余人", "readers,donghu,woman,527", "readers,donghu,,1230"),
            "4:17 BG230 持证读者（东湖区）：按性别分的各项之和为 约1127人，合计写的是 1230人",
        ),
        (
            ("piped,donghu,man,6.15", "piped,donghu,woman,5.98", "piped,donghu,,12.15"),
            "4:15 BG230 供水人口（东湖区）：按性别分的各项之和为 12.13万人，合计写的是 12.15万人",
        ),
        (
            ("readers,donghu,man,603", "readers,donghu,woman,600", "readers,donghu,,1300人以上"),
            "4:17 BG230 持证读者（东湖区）：按性别分的各项之和为 1203人，合计写的是 1300人以上",
        ),
    ],
)
def test_what_cannot_be_true_is_an_error(tmp_path: Path, rows: tuple[str, ...], expected: str) -> None:
    assert told(tmp_path, sum_mismatch, observed(SEX, *rows)) == [f"data/observations/o.csv:{expected}"]


def test_both_halves_of_a_pair_are_added(tmp_path: Path) -> None:
    rows = ("served,donghu,man,40,120", "served,donghu,woman,30,90", "served,donghu,,70,201")
    files = observed("indicator,place,sex,households,persons", *rows)
    assert told(tmp_path, sum_mismatch, files) == [
        "data/observations/o.csv:4:16 BG230 供水到户（东湖区）：按性别分的各项之和为 210人，合计写的是 201人"
    ]


def test_each_dimension_is_held_against_its_own_totals(tmp_path: Path) -> None:
    rows = (
        "readers,donghu,man,child,100",
        "readers,donghu,man,adult,200",
        "readers,donghu,man,,300",
        "readers,donghu,woman,child,110",
        "readers,donghu,woman,adult,220",
        "readers,donghu,woman,,330",
        "readers,donghu,,child,201",
        "readers,donghu,,,630",
    )
    assert told(tmp_path, sum_mismatch, observed("indicator,place,sex,age,value", *rows)) == [
        "data/observations/o.csv:8:23 BG230 持证读者（东湖区、少儿）：按性别分的各项之和为 210人，合计写的是 201人"
    ]


def test_two_dimensions_are_summed_at_once_where_none_stands_between(tmp_path: Path) -> None:
    rows = (
        "readers,donghu,man,child,100",
        "readers,donghu,man,adult,200",
        "readers,donghu,woman,child,110",
        "readers,donghu,woman,adult,220",
        "readers,donghu,,,603",
    )
    assert told(tmp_path, sum_mismatch, observed("indicator,place,sex,age,value", *rows)) == [
        "data/observations/o.csv:6:18 BG230 持证读者（东湖区）：按性别、年龄分的各项之和为 630人，合计写的是 603人"
    ]


@pytest.mark.parametrize("total", ["450", "400", "310"])
def test_overlapping_groups_are_not_summed(tmp_path: Path, total: str) -> None:
    rows = (
        "aided,donghu,cash,300",
        "aided,donghu,meals,250",
        "aided,donghu,visits,10",
        f"aided,donghu,,{total}",
    )
    assert told(tmp_path, sum_mismatch, observed("indicator,place,aid,value", *rows)) == []


def test_a_group_with_those_it_does_not_overlap_is_no_more_than_the_total(tmp_path: Path) -> None:
    rows = ("aided,donghu,cash,300", "aided,donghu,meals,250", "aided,donghu,visits,10", "aided,donghu,,305")
    (message,) = told(tmp_path, sum_mismatch, observed("indicator,place,aid,value", *rows))
    assert message.endswith("已报按扶助方式分的各项之和为 310人，合计写的是 305人")


# ---- places


def test_a_place_is_the_sum_of_the_places_in_it(tmp_path: Path) -> None:
    rows = ("seats,linan,500", "seats,donghu,300", "seats,xihu,210")
    assert told(tmp_path, sum_mismatch, observed("indicator,place,value", *rows)) == [
        "data/observations/o.csv:2:13 BG230 阅览座位（临安市）：所辖各地之和为 510个，合计写的是 500个"
    ]


@pytest.mark.parametrize(
    "rows",
    [
        ("seats,linan,510", "seats,donghu,300", "seats,xihu,210"),
        ("seats,linan,510", "seats,donghu,300"),
        ("seats,linan,510", "seats,donghu,300", "seats,xihu,缺报"),
        ("seats,linan,510", "seats,donghu,300", "seats,town,100", "seats,street,110"),
        ("seats,linan,510", "seats,donghu,300", "seats,town,100"),
        ("seats,linan,510", "seats,xihu,210", "seats,town,100", "seats,street,110"),
    ],
)
def test_places_that_are_not_all_reported_may_leave_a_rest(tmp_path: Path, rows: tuple[str, ...]) -> None:
    assert told(tmp_path, sum_mismatch, observed("indicator,place,value", *rows)) == []


def test_towns_make_up_the_city_where_the_county_between_has_no_figure(tmp_path: Path) -> None:
    rows = ("seats,linan,520", "seats,donghu,300", "seats,town,100", "seats,street,110")
    (message,) = told(tmp_path, sum_mismatch, observed("indicator,place,value", *rows))
    assert message.endswith("（临安市）：所辖各地之和为 510个，合计写的是 520个")


def test_some_places_never_exceed_the_whole(tmp_path: Path) -> None:
    rows = ("seats,linan,290", "seats,donghu,300")
    (message,) = told(tmp_path, sum_mismatch, observed("indicator,place,value", *rows))
    assert message.endswith("（临安市）：已报所辖各地之和为 300个，合计写的是 290个")


# ---- periods

TIMES = "indicator,place,period,as_of,value"
MONTHS = tuple(f"loans,donghu,2024-{month:02},,100" for month in range(1, 13))


def test_the_months_of_a_flow_make_up_the_year(tmp_path: Path) -> None:
    assert told(tmp_path, sum_mismatch, observed(TIMES, *MONTHS, "loans,donghu,2024,,1210")) == [
        "data/observations/o.csv:14:20 BG230 图书外借（东湖区、2024年）：各时段之和为 1200册次，合计写的是 1210册次"
    ]


def test_months_quarters_and_halves_each_make_up_the_next(tmp_path: Path) -> None:
    rows = (
        *MONTHS[:3],
        "loans,donghu,2024-Q1,,310",
        "loans,donghu,2024-Q2,,300",
        "loans,donghu,2024-H1,,601",
    )
    assert [m.partition("BG230 ")[2] for m in told(tmp_path, sum_mismatch, observed(TIMES, *rows))] == [
        "图书外借（东湖区、2024年第一季度）：各时段之和为 300册次，合计写的是 310册次",
        "图书外借（东湖区、2024年上半年）：各时段之和为 610册次，合计写的是 601册次",
    ]


@pytest.mark.parametrize(
    "rows",
    [
        (*MONTHS, "loans,donghu,2024,,1200"),
        (*MONTHS[:8], "loans,donghu,2024,,1200"),
        (*MONTHS[:8], "loans,donghu,2024,2024-06-30,600"),
        (*MONTHS[:2], "loans,donghu,2024-03,,缺报", "loans,donghu,2024-Q1,,300"),
        (*MONTHS[:3], "loans,xihu,2024-Q1,,500"),
        ("seats,donghu,2024-11,,500", "seats,donghu,2024-12,,520", "seats,donghu,2024,,520"),
        ("loans,donghu,近3年,,100", "loans,donghu,2024,,1200"),
    ],
)
def test_flows_that_can_be_true_and_stocks_are_no_fault(tmp_path: Path, rows: tuple[str, ...]) -> None:
    assert told(tmp_path, sum_mismatch, observed(TIMES, *rows)) == []


def test_some_months_never_exceed_the_year(tmp_path: Path) -> None:
    rows = (*MONTHS[:8], "loans,donghu,2024,,700")
    (message,) = told(tmp_path, sum_mismatch, observed(TIMES, *rows))
    assert message.endswith("已报各时段之和为 800册次，合计写的是 700册次")


def test_no_more_than_twenty_findings_of_a_file_are_told(tmp_path: Path) -> None:
    rows = [row for n in range(1950, 1980) for row in (f"loans,donghu,{n}-H1,,5", f"loans,donghu,{n},,4")]
    found = findings(tmp_path, sum_mismatch, observed(TIMES, *rows))
    assert [f.code for f in found].count("BG230") == 20
    assert len(found) == 21
