"""Whatever a document asks for that readers may not see is an error, with the place of both."""

from __future__ import annotations

from pathlib import Path

import pytest

from edition.editions import BASE, REPORT, Files, faults, report

FACT = "facts: {phones: {value: 3部, sensitivity: restricted}, rooms: 9间}"
CASE = """\
id: van
title: 诊疗车下乡
place: heyan
sensitivity: {fields: {lead: restricted}}
facts:
  stops: {value: 9个, label: 停靠点}
  homes: {value: 46户, label: 住户, sensitivity: internal}
lead: 不给人看的一段。
"""
SECRET = "- {id: visits, name: 就诊人次, unit: 人次, sensitivity: restricted}\n- {id: beds, name: 床位, unit: 张}\n"
ROWS = "data/observations/clinics.yaml"
MORE = "data/observations/more.yaml"
PLACES = """\
- {id: yunding, name: 云顶市, level: prefecture}
- {id: heyan, name: 河沿县, level: county, parent: yunding}
- {id: beichuan, name: 北川县, level: county, parent: yunding, sensitivity: restricted}
"""


def asks(tmp: Path, words: str, files: Files, head: str = "", tail: str = "") -> list[str]:
    return faults(tmp, {**files, REPORT: report(words, head, tail)})


def test_a_fact(tmp_path: Path) -> None:
    assert asks(tmp_path, "电话{{ f.phones }}", {}, FACT) == [f"{REPORT}:9:21 BG600 <- {REPORT}:6:17"]


def test_a_fact_beside_it_is_printed(tmp_path: Path) -> None:
    assert asks(tmp_path, "诊室{{ f.rooms }}", {}, FACT) == []


def test_a_fact_in_a_condition_and_in_arithmetic(tmp_path: Path) -> None:
    assert asks(tmp_path, "{% if f.phones %}有{% endif %}{{ f.phones + f.rooms }}", {}, FACT) == [
        f"{REPORT}:9:19 BG600 <- {REPORT}:6:17"
    ]


def test_a_fact_that_a_formula_reads(tmp_path: Path) -> None:
    head = "facts: {a: {value: 3部, sensitivity: internal}, b: 6部, c: {value: 50%, formula: a / b}}"
    assert asks(tmp_path, "占{{ f.c }}", {}, head) == [f"{REPORT}:6:80 BG600 <- {REPORT}:6:12"]


def test_an_inner_fact_is_not_taken_from_the_record_around_it(tmp_path: Path) -> None:
    measure = (
        "- {id: rounds, heading: 巡诊, text: '队伍{{ f.rooms }}', "
        "facts: {rooms: {value: 4间, sensitivity: internal}}}\n"
    )
    files: Files = {"data/measures/m.yaml": measure}
    assert asks(tmp_path, "下列事项", files, FACT, "    measures: [rounds]\n") == [
        "data/measures/m.yaml:1:38 BG600 <- data/measures/m.yaml:1:69"
    ]


def test_the_facts_of_a_case_as_a_table(tmp_path: Path) -> None:
    table = "    table: {kind: facts, case: van}\n"
    assert asks(tmp_path, "如下", {"data/cases/van.yaml": CASE}, "", table)[0].endswith(
        "BG600 <- data/cases/van.yaml:7:10"
    )


def test_a_record_by_its_id(tmp_path: Path) -> None:
    organs = "- {id: center, name: 云顶市卫生服务中心, sensitivity: restricted}\n"
    assert asks(tmp_path, "略", {"data/organs.yaml": organs}, "issuer: center") == [
        f"{REPORT}:6:9 BG600 <- data/organs.yaml:1:3"
    ]


def test_a_place_around_another(tmp_path: Path) -> None:
    places = PLACES.replace("level: prefecture}", "level: prefecture, sensitivity: internal}")
    found = faults(tmp_path, {"data/places.yaml": places})
    assert found == [
        "briefgen.toml:1:1 BG702",
        "data/organs.yaml:1:40 BG600 <- data/places.yaml:1:3",
        "data/places.yaml:2:49 BG600 <- data/places.yaml:1:3",
    ]


def test_an_indicator_and_a_formula_that_reads_it(tmp_path: Path) -> None:
    formula = "- {id: turnover, name: 床均就诊, unit: 人次/张, kind: rate, formula: visits / beds}\n"
    files: Files = {
        "data/indicators/clinics.yaml": SECRET + formula,
        ROWS: "- {indicator: visits, place: heyan, period: 2023, value: 2367}\n",
    }
    assert asks(tmp_path, "就诊{{ value('visits', period=2023) }}", files) == [
        f"{REPORT}:9:21 BG600 <- data/indicators/clinics.yaml:1:3",
        "data/indicators/clinics.yaml:3:63 BG600 <- data/indicators/clinics.yaml:1:3",
    ]


ROW = "- {indicator: visits, place: heyan, period: 2023, sex: men, value: 1163, sensitivity: internal}\n"
WOMEN = "- {indicator: visits, place: heyan, period: 2023, sex: women, value: 1204}\n"
TOTAL = "- {indicator: visits, place: heyan, period: 2023, value: 2367}\n"
BEDS = "- {indicator: beds, place: heyan, period: 2023, value: 21}\n"


@pytest.mark.parametrize(
    "words",
    [
        "{{ value('visits', period=2023, sex='men') }}",
        "{{ total('visits', period=2023) }}",
        "{{ count('visits', '条', period=2023) }}",
        "{{ rate('turnover', period=2023) }}",
        "{{ rate('women-share', period=2023, sex='women') }}",
        "{{ total('visits') }}",
        "{{ value('visits', period=2023, sex='men')|missing }}",
    ],
)
def test_a_figure_that_an_answer_needs(tmp_path: Path, words: str) -> None:
    assert asks(tmp_path, words, {ROWS: WOMEN + ROW + BEDS}) == [f"{REPORT}:9:19 BG600 <- {ROWS}:2:68"]


@pytest.mark.parametrize(
    "words",
    [
        "{{ value('visits', period=2023, sex='women') }}",
        "{{ total('visits', period=2023) }}",
        "{{ rate('turnover', period=2023) }}",
        "{{ rate('women-share', period=2023, sex='women') }}",
    ],
)
def test_a_total_that_is_reported_stands_without_its_parts(tmp_path: Path, words: str) -> None:
    assert asks(tmp_path, words, {ROWS: TOTAL + WOMEN + ROW + BEDS}) == []


def test_a_total_that_readers_may_not_see_is_not_made_of_its_parts(tmp_path: Path) -> None:
    rows = (
        TOTAL.replace("}", ", sensitivity: restricted}") + WOMEN + ROW.replace(", sensitivity: internal", "")
    )
    assert asks(tmp_path, "{{ total('visits', period=2023) }}", {ROWS: rows}) == [
        f"{REPORT}:9:19 BG600 <- {ROWS}:1:58"
    ]


@pytest.mark.parametrize("words", ["{{ total('beds', period=2023) }}", "{{ value('beds', period=2023) }}"])
def test_a_sum_over_all_places_needs_those_of_places_that_readers_may_not_see(
    tmp_path: Path, words: str
) -> None:
    rows = BEDS + "- {indicator: beds, place: beichuan, period: 2023, value: 34, sensitivity: internal}\n"
    nowhere = report(words).replace("place: heyan", "# 一行")
    assert faults(tmp_path, {ROWS: rows, REPORT: nowhere}) == [f"{REPORT}:9:19 BG600 <- {ROWS}:2:59"]


def test_a_figure_of_one_day_is_not_taken_for_that_of_another(tmp_path: Path) -> None:
    rows = (
        "- {indicator: beds, place: heyan, period: 2023, as_of: 2023-06-30, value: 20}\n"
        "- {indicator: beds, place: heyan, period: 2023, as_of: 2023-12-31, value: 21, sensitivity: internal}\n"
    )
    assert asks(tmp_path, "床位{{ value('beds', period=2023) }}", {ROWS: rows}) == [
        f"{REPORT}:9:21 BG600 <- {ROWS}:2:75"
    ]
    assert asks(tmp_path, "床位{{ value('beds', period=2023, as_of='2023-06-30') }}", {ROWS: rows}) == []


def test_a_rank_and_a_sum_over_places(tmp_path: Path) -> None:
    words = "位居第{{ rate('place-order', period=2023)|digits(0) }}"
    assert asks(tmp_path, words, {"data/places.yaml": PLACES}) == [
        f"{REPORT}:9:22 BG600 <- data/places.yaml:3:3"
    ]


def test_a_period_that_a_table_would_show(tmp_path: Path) -> None:
    table = "    table: {kind: pivot, indicators: [beds], down: period}\n"
    rows = BEDS + "- {indicator: beds, place: heyan, period: 2022, value: 18, sensitivity: internal}\n"
    found = asks(tmp_path, "如下", {ROWS: rows}, "", table)
    assert [one.partition(" ")[2] for one in found] == [f"BG600 <- {ROWS}:2:56"]


def test_a_field_that_a_template_prints(tmp_path: Path) -> None:
    bulletin = """\
id: jianbao
kind: bulletin
series: {name: 卫生简报}
issue: {year: 2024, number: 1}
place: heyan
status: signed
articles: [{case: van}]
"""
    files: Files = {"data/cases/van.yaml": CASE, "briefings/jianbao.yaml": bulletin}
    found = faults(tmp_path, files)
    assert {one.partition(" ")[2] for one in found} == {"BG600 <- data/cases/van.yaml:8:7"}


def test_what_a_measure_is_answered_for_by(tmp_path: Path) -> None:
    measure = (
        "- {id: rounds, heading: 巡诊, text: 定期巡诊, responsible: {organs: [center]}, deadline: 2024-06-30,\n"
        "   sensitivity: {fields: {deadline: internal}}}\n"
    )
    files: Files = {"data/measures/m.yaml": measure}
    table = "    table: {kind: tasks, measures: [rounds]}\n"
    found = asks(tmp_path, "如下", files, "", table)
    assert {one.partition(" ")[2] for one in found} == {"BG600 <- data/measures/m.yaml:1:84"}


def test_a_place_that_a_loop_names(tmp_path: Path) -> None:
    looped = report("略", "for: {place: [heyan, beichuan]}").replace("id: report", 'id: "r-{{ place.id }}"')
    files: Files = {"data/places.yaml": PLACES, REPORT: looped.replace("place: heyan\n", "")}
    assert faults(tmp_path, files) == [f"{REPORT}:5:22 BG600 <- data/places.yaml:3:3"]


def test_a_loop_over_all_places_leaves_out_those_that_are_not_for_readers(tmp_path: Path) -> None:
    looped = report("略", "for: {place: {level: county}}").replace("id: report", 'id: "r-{{ place.id }}"')
    files: Files = {"data/places.yaml": PLACES, REPORT: looped.replace("place: heyan\n", "")}
    assert faults(tmp_path, files) == []


def test_what_is_for_the_office_is_in_its_own_edition(tmp_path: Path) -> None:
    files: Files = {ROWS: WOMEN + ROW + BEDS, REPORT: report("{{ total('visits', period=2023) }}")}
    assert faults(tmp_path, files, "internal") == []


def test_what_is_restricted_is_in_no_edition(tmp_path: Path) -> None:
    rows = WOMEN + ROW.replace("internal", "restricted")
    files: Files = {ROWS: rows, REPORT: report("{{ total('visits', period=2023) }}")}
    assert faults(tmp_path, files, "internal") == [f"{REPORT}:9:19 BG600 <- {ROWS}:2:68"]


def test_a_place_that_a_chart_would_show(tmp_path: Path) -> None:
    chart = "    charts: [{kind: bars, title: 床位, indicators: [beds], by: place, where: {place: yunding, period: '2023'}}]\n"
    found = asks(tmp_path, "如下", {"data/places.yaml": PLACES}, "", chart)
    assert [one.partition(" ")[2] for one in found] == [f"BG600 <- {ROWS}:4:59"]


def test_no_fact_of_a_record_that_keeps_all_of_its_facts_is_taken_from_the_record_around_it(
    tmp_path: Path,
) -> None:
    measure = (
        "- {id: rounds, heading: 巡诊, text: '队伍{{ f.rooms }}', "
        "facts: {rooms: 4间}, sensitivity: {fields: {facts: internal}}}\n"
    )
    files: Files = {"data/measures/m.yaml": measure}
    found = asks(tmp_path, "下列事项", files, FACT, "    measures: [rounds]\n")
    assert found == ["data/measures/m.yaml:1:38 BG600 <- data/measures/m.yaml:1:69"]


def test_no_line_and_no_setting_lets_it_pass(tmp_path: Path) -> None:
    settings = '[severity]\nBG201 = "off"\nBG600 = "off"\n'
    refused = asks(tmp_path, "略", {"briefgen.toml": settings})
    assert refused == ["briefgen.toml:1:1 BG604", "briefgen.toml:3:1 BG102"]
    said = FACT + " # briefgen: allow BG600 不要紧"
    found = asks(tmp_path, "电话{{ f.phones }}", {"briefgen.toml": BASE["briefgen.toml"]}, said)
    assert [one.split(" ")[1] for one in found] == ["BG183", "BG600"]
