"""Faults of templates and prose: each has its place, and one does not hide another."""

from __future__ import annotations

from pathlib import Path

import pytest

from compose.workspaces import PROSE, body, document, made, paragraph, template

FACTS = "n: 354户, p: 354户1527人"


def test_all_faults_of_a_document_are_found_in_one_run(tmp_path: Path) -> None:
    text = document(
        """\
sections:
  - heading: 甲{{ f.n ~ 'x' }}
    lead: "乙{{ f.x }}丙{{ f.n + f.p.persons }}"
    items:
      - {head: "丁{{ 3 }}", text: "{{ value('laid', period=1999, pipe='small', place='donghu') }}"}
      - "{{ f.n|erratum('e1') }}"
    closing: "{{ f.n|nofilter }}"
  - heading: "{{ f.n"
""",
        FACTS,
    )
    assert made(tmp_path, {PROSE: text}).told == [
        "briefings/d.yaml:6:15 BG202",
        "briefings/d.yaml:7:13 BG302",
        "briefings/d.yaml:7:23 BG208",
        "briefings/d.yaml:9:18 BG203",
        "briefings/d.yaml:9:35 BG204",
        "briefings/d.yaml:10:10 BG212",
        "briefings/d.yaml:11:22 BG311",
        "briefings/d.yaml:12:15 BG301",
    ]


def test_all_faults_of_a_template_are_found_in_one_run(tmp_path: Path) -> None:
    source = "甲{{ f.n ~ 'x' }}乙{{ f.x }}\n\n{{ f.n + 1 }}丙{{ 3 }}\n\n{{ f.n|digits('a') }}{{ doc }}"
    assert body(tmp_path, source, FACTS).told == [
        "templates/t.md.j2:4:2 BG202",
        "templates/t.md.j2:4:18 BG302",
        "templates/t.md.j2:6:1 BG210",
        "templates/t.md.j2:6:15 BG203",
        "templates/t.md.j2:8:1 BG215",
        "templates/t.md.j2:8:22 BG305",
    ]


def test_a_syntax_error_in_a_template_is_told_at_its_line(tmp_path: Path) -> None:
    made_ = template(tmp_path, "::: title\n题\n甲{% if %}乙{% endif %}\n")
    assert made_.told == ["templates/t.md.j2:3:2 BG301"]


def test_a_syntax_error_in_an_included_template_is_told_in_that_file(tmp_path: Path) -> None:
    made_ = template(tmp_path, "{% include 'u.md.j2' %}", files={"templates/u.md.j2": "甲\n乙{{ x }\n"})
    assert made_.told == ["templates/u.md.j2:2:2 BG301"]


def test_a_syntax_error_in_a_long_text_is_told_at_its_line(tmp_path: Path) -> None:
    text = document("sections:\n  - paragraphs:\n      - |\n        甲{{ f.n }}\n        乙{{ f.n\n", FACTS)
    assert made(tmp_path, {PROSE: text}).told == ["briefings/d.yaml:9:10 BG301"]


def test_an_expression_in_a_long_text_is_told_at_its_line(tmp_path: Path) -> None:
    text = document(
        "sections:\n  - paragraphs:\n      - |\n        甲{{ f.n }}\n        乙{{ f.x }}\n", FACTS
    )
    assert made(tmp_path, {PROSE: text}).told == ["briefings/d.yaml:9:10 BG302"]


def test_a_fault_in_a_macro_is_told_where_it_stands_and_not_where_it_is_called(tmp_path: Path) -> None:
    made_ = body(tmp_path, "{% macro m(a) %}甲{{ a ~ 'x' }}{% endmacro %}\n乙{{ m(f.n) }}", FACTS)
    assert made_.told == ["templates/t.md.j2:4:18 BG202"]


def test_a_fault_in_a_statement_is_told_at_its_tag(tmp_path: Path) -> None:
    source = "甲{{ f.n }}{% set x = f.n ~ 'x' %}乙\n\n{% if f.n %}{% elif f.n > f.p.persons %}丙{% endif %}"
    assert body(tmp_path, source, FACTS).told == ["templates/t.md.j2:4:11 BG202"]
    source = "甲{{ f.n }}\n\n{% if not f.n %}{% elif f.n > f.p.persons %}丙{% endif %}"
    assert body(tmp_path, source, FACTS).told == ["templates/t.md.j2:6:17 BG208"]


def test_a_text_that_prints_itself_is_an_error_once(tmp_path: Path) -> None:
    made_ = paragraph(tmp_path, "{{ f.a.label }}", "a: {value: 3个, label: '{{ f.a.label }}{{ f.a.label }}'}")
    assert made_.told == ["briefings/d.yaml:4:31 BG309"]


def test_a_circle_that_branches_is_cut_at_its_first_turn(tmp_path: Path) -> None:
    facts = "a: {value: 3个, label: '" + "{{ f.a.label }}" * 40 + "'}"
    assert paragraph(tmp_path, "{{ f.a.label }}", facts).codes == ["BG309"]


def test_texts_that_print_each_other_are_an_error(tmp_path: Path) -> None:
    facts = "a: {value: 3个, label: '{{ f.b.label }}'}, b: {value: 4个, label: '{{ f.a.label }}'}"
    assert paragraph(tmp_path, "{{ f.a.label }}", facts).codes == ["BG309"]


def test_a_text_printed_twice_is_no_circle(tmp_path: Path) -> None:
    facts = "a: {value: 3个, label: '甲{{ f.a }}'}"
    assert paragraph(tmp_path, "{{ f.a.label }}{{ f.a.label }}", facts).text == "甲3个甲3个"


def test_a_missing_observation_points_at_the_expression_and_at_the_indicator(tmp_path: Path) -> None:
    made_ = paragraph(tmp_path, "甲{{ value('laid', period=2019, pipe='small') }}", more="place: donghu\n")
    (finding,) = made_.findings
    assert str(finding.span) == "briefings/d.yaml:7:11"
    assert [(str(r.span), r.zh) for r in finding.related] == [
        ("data/indicators/water.yaml:2:3", "指标在这里定义")
    ]
    assert finding.message("zh") == "没有观测值：laid，place=donghu，period=2019，pipe=small"


def test_an_ambiguous_query_points_at_the_observations_that_fit(tmp_path: Path) -> None:
    made_ = paragraph(tmp_path, "{{ value('laid', period=2020) }}", more="place: donghu\n")
    (finding,) = made_.findings
    assert finding.code == "BG206"
    assert [str(r.span) for r in finding.related] == [
        "data/observations/water.yaml:3:70",
        "data/observations/water.yaml:4:70",
        "data/indicators/water.yaml:2:3",
    ]


def test_a_figure_that_was_not_reported_cannot_be_computed_with(tmp_path: Path) -> None:
    made_ = paragraph(tmp_path, "甲{{ value('idle', period=2020) + f.n }}", "n: 3座", "place: donghu\n")
    (finding,) = made_.findings
    assert (str(finding.span), finding.code) == ("briefings/d.yaml:7:11", "BG205")
    assert "data/observations/water.yaml:9:57" in [str(r.span) for r in finding.related]


@pytest.mark.parametrize(
    ("source", "zh", "en"),
    [
        (
            "{{ value('laid'，period=2020) }}",
            "这里有“，”，{{ }} 和 {% %} 里要用英文标点",
            "“，” stands here; between the braces only half-width marks are read",
        ),
        ("{{ f.n", "{{ 没有用 }} 结束", "{{ is not closed by }}"),
        ("{% if f.n %}甲", "缺少 {% endif %}", "{% endif %} is missing"),
        ("{{ }}", "这里缺少要打印或判断的内容", "an expression is missing here"),
        ("{{ f.n f.p }}", "}} 之前多了“f”", "“f” is too much before }}"),
        ("{% fi %}", "没有 {% fi %} 或它放错了地方", "{% fi %} does not exist or is misplaced"),
    ],
)
def test_the_template_engine_is_put_into_words(tmp_path: Path, source: str, zh: str, en: str) -> None:
    (finding,) = paragraph(tmp_path, source, FACTS).findings
    assert finding.message("zh") == f"模板语法错误：{zh}"
    assert finding.message("en") == f"template syntax: {en}"


def test_a_field_that_is_not_given_is_named(tmp_path: Path) -> None:
    made_ = template(tmp_path, "::: title\n题\n::: body\n{{ doc.subtitle }}\n")
    assert made_.messages == ["subtitle 没有填写，却被打印"]
