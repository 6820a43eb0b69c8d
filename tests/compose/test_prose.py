"""Texts of records: no Markdown, expressions in the scope of their record, every piece with its place."""

from __future__ import annotations

from pathlib import Path

from briefgen.document.tree import Text
from compose.workspaces import PROSE, document, made, paragraph

CASE = """\
id: c
title: 案{{ f.n }}
place: donghu
facts: {n: 7户}
lead: "{{ place.name }}有{{ f.n }}，{{ f.outer }}。"
"""


def test_a_case_sees_its_own_facts_before_those_of_the_document(tmp_path: Path) -> None:
    text = """\
id: d
kind: bulletin
series: {name: 简报}
issue: {year: 2019, number: 1}
facts: {n: 354户, outer: 3个}
articles:
  - {case: c}
  - {title: "二{{ f.n }}", lead: "{{ f.outer }}"}
"""
    found = made(tmp_path, {PROSE: text, "data/cases/c.yaml": CASE})
    assert found.lines[-4:] == ["案7户", "东湖区有7户，3个。", "二354户", "3个"]


def test_places_have_words_for_themselves(tmp_path: Path) -> None:
    source = "{{ place.self }}{{ place.all }}{{ place.short }}{{ place.parent.name }}{{ place.parent.short }}"
    assert paragraph(tmp_path, source, more="place: donghu\n").text == "我区全区东湖临安市临安市"


def test_an_organ_without_a_short_name_is_called_by_its_full_one(tmp_path: Path) -> None:
    source = "{% for o in doc.issuer %}{{ o.short }}{{ o.local }}；{% endfor %}"
    assert paragraph(tmp_path, source, more="issuer: [bureau, towns]\n").lines[0] == (
        "水务局区水务局；有关乡镇有关乡镇；"
    )


def test_typed_text_between_values_knows_its_line_and_column(tmp_path: Path) -> None:
    text = document(
        "sections:\n  - paragraphs:\n      - |\n        甲{{ f.n }}乙\n        丙{{ f.n }}丁\n", "n: 3户"
    )
    leaves = made(tmp_path, {PROSE: text}).leaves
    assert [(leaf.text, str(leaf.span)) for leaf in leaves if isinstance(leaf, Text)] == [
        ("甲", "briefings/d.yaml:8:9"),
        ("乙", "briefings/d.yaml:8:19"),
        ("丙", "briefings/d.yaml:9:9"),
        ("丁", "briefings/d.yaml:9:19"),
    ]


def test_a_comment_or_a_statement_leaves_the_text_its_place(tmp_path: Path) -> None:
    text = document(
        "sections:\n  - paragraphs:\n      - |\n        甲{# 注 #}乙\n        {# 一行 #}\n        {% if true %}丙{% endif %}\n"
    )
    leaves = made(tmp_path, {PROSE: text}).leaves
    assert [(leaf.text, str(leaf.span)) for leaf in leaves if isinstance(leaf, Text)] == [
        ("甲乙", "briefings/d.yaml:8:9"),
        ("丙", "briefings/d.yaml:10:22"),
    ]


def test_a_value_after_a_line_end_is_not_spaced(tmp_path: Path) -> None:
    text = document(
        "sections:\n  - paragraphs:\n      - |\n        甲\n        {{ f.n }}\n        乙\n", "n: 3户"
    )
    assert made(tmp_path, {PROSE: text}).text == "甲3户乙"


def test_a_text_with_a_fault_leaves_the_others_to_be_read(tmp_path: Path) -> None:
    text = document("sections:\n  - paragraphs: ['{{ f.x }}', '{{ f.y }}']\n", "n: 3户")
    assert made(tmp_path, {PROSE: text}).told == [
        "briefings/d.yaml:6:19 BG302",
        "briefings/d.yaml:6:32 BG302",
    ]
