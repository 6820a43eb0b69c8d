"""Times of figures beside the day of issue."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.check.records.dates import as_of_future, as_of_missing
from check.workspaces import findings, observed, told

HEADER = "indicator,place,period,as_of,value"
SEATS = observed(HEADER, "seats,donghu,,,300")


def report(head: str, text: str) -> dict[str, str]:
    body = f'id: r\nkind: report\ntitle: 题\nplace: donghu\n{head}\nsections: [{{paragraphs: ["{text}"]}}]\n'
    return {"briefings/r.yaml": body}


PRINTS = "全区座位{{ value('seats') }}。"


def test_a_stock_figure_of_no_day_is_told(tmp_path: Path) -> None:
    files = {**SEATS, **report("date_issued: 2024-03-05", PRINTS)}
    (finding,) = findings(tmp_path, as_of_missing, files)
    assert (str(finding.span), finding.code) == ("briefings/r.yaml:6:34", "BG234")
    assert finding.message("zh") == "印了 阅览座位 的存量数，没有说截至什么时候"


@pytest.mark.parametrize(
    "files",
    [
        {**SEATS, **report("as_of: 2024-02", PRINTS)},
        {**SEATS, **report("as_of: {missing: 原件没有写}", PRINTS)},
        {**observed(HEADER, "seats,donghu,,2024-02-29,300"), **report("", PRINTS)},
        {**observed(HEADER, "seats,donghu,2024,,300"), **report("", PRINTS)},
        {**observed(HEADER, "loans,donghu,,,300"), **report("", "外借{{ value('loans') }}。")},
        {**SEATS, **report("", "座位不少。")},
    ],
)
def test_a_time_anywhere_or_a_reason_for_none_is_enough(tmp_path: Path, files: dict[str, str]) -> None:
    assert told(tmp_path, as_of_missing, files) == []


def test_the_parts_of_a_derived_figure_need_a_time_as_well(tmp_path: Path) -> None:
    rows = observed(HEADER, "rooms-planned,donghu,,,44", "rooms-built,donghu,,,16")
    files = {**rows, **report("", "建成率{{ rate('built-rate') }}。")}
    assert [m.partition("BG234 ")[2] for m in told(tmp_path, as_of_missing, files)] == [
        "印了 书屋建成数 的存量数，没有说截至什么时候",
        "印了 书屋计划数 的存量数，没有说截至什么时候",
    ]


# ---- the future


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        (
            report("date_issued: 2024-03-05\nas_of: 2024-03-31", "座位不少。"),
            "briefings/r.yaml:6:8 BG235 数据截止时间 2024年3月31日 晚于成文日期 2024年3月5日",
        ),
        (
            {
                **observed(HEADER, "seats,donghu,,2024-03-31,300"),
                **report("date_issued: 2024-03-05", PRINTS),
            },
            "data/observations/o.csv:2:26 BG235 阅览座位（东湖区、2024年3月31日）的截止时间 2024年3月31日 晚于成文日期 2024年3月5日",
        ),
        (
            {
                **observed(HEADER, "loans,donghu,2024-04,,300"),
                **report("date_issued: 2024-03-05", "外借{{ value('loans', period='2024-04') }}。"),
            },
            "data/observations/o.csv:2:23 BG235 图书外借（东湖区、2024年4月）的时期 2024年4月 晚于成文日期 2024年3月5日",
        ),
    ],
)
def test_a_figure_of_the_future_is_an_error(tmp_path: Path, files: dict[str, str], expected: str) -> None:
    (finding,) = findings(tmp_path, as_of_future, files)
    assert f"{finding.span} {finding.code} {finding.message('zh')}" == expected
    assert str(finding.related[0].span) == "briefings/r.yaml:5:14"


@pytest.mark.parametrize(
    "files",
    [
        report("date_issued: 2024-03-05\nas_of: 2024-03-05", "座位不少。"),
        report("date_issued: 2024-03-05\nas_of: 2024-03", "座位不少。"),
        report("date_issued: {missing: 原件没有写}\nas_of: 2024-03-31", "座位不少。"),
        report("date_issued: 2024-03-05\nas_of: {inferred: 2024-06, why: 推定}", "座位不少。"),
        {**observed(HEADER, "seats,donghu,,2024-03-31,300"), **report("date_issued: 2024-03-05", "不印。")},
        {
            **observed(HEADER, "seats,donghu,,2024-02-29,300", "seats,xihu,,2024-03-31,300"),
            **report("date_issued: 2024-03-05", PRINTS),
        },
        {
            **observed(HEADER, "rooms-planned,donghu,2025,,300"),
            **report("date_issued: 2024-03-05", "明年计划{{ value('rooms-planned', period=2025) }}。"),
        },
    ],
)
def test_what_had_come_is_planned_or_unknown_is_no_fault(tmp_path: Path, files: dict[str, str]) -> None:
    assert told(tmp_path, as_of_future, files) == []


def test_the_time_of_a_case_is_looked_at_where_it_is_printed(tmp_path: Path) -> None:
    files = {
        "data/cases/c.yaml": "id: c\ntitle: 题\nas_of: 2024-03-31\nlead: 案例。\n",
        "briefings/b.yaml": "id: b\nkind: bulletin\nseries: {name: 简报}\nissue: {year: 2024, number: 3}\n"
        "date_issued: 2024-03-05\narticles: [{case: c}]\n",
    }
    assert told(tmp_path, as_of_future, files) == [
        "data/cases/c.yaml:3:8 BG235 案例 c 的数据截止时间 2024年3月31日 晚于成文日期 2024年3月5日"
    ]
