"""What section macros ask: titles of several lines, labels, numbers of issues and documents."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.document.tree import Paragraph, RunIn, Value, Words, plain
from compose.workspaces import PROSE, body, made, paragraph

BULLETIN = "id: d\nkind: bulletin\nseries: {name: 简报}\nissue: {year: 2019, number: 3, total: 12}\narticles: [{title: 题, lead: 文。}]\n"


def number(root: Path, text: str) -> Words:
    head = made(root, {PROSE: text}).document.head
    assert head is not None
    return head.number


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("〔年〕第N期", "〔2019〕第3期（总第12期）"),
        ("年第N期", "2019年第3期（总第12期）"),
        ("第N期", "第3期（总第12期）"),
    ],
)
def test_the_number_of_an_issue_has_the_form_of_the_style(tmp_path: Path, form: str, expected: str) -> None:
    assert plain(number(tmp_path, f"{BULLETIN}style: {{issue_form: {form}}}\n")) == expected


def test_without_a_running_total_none_is_printed(tmp_path: Path) -> None:
    assert plain(number(tmp_path, BULLETIN.replace(", total: 12", ""))) == "〔2019〕第3期"


def test_the_digits_of_an_issue_know_their_record(tmp_path: Path) -> None:
    digits = [word for word in number(tmp_path, BULLETIN) if isinstance(word, Value)]
    assert [(w.text, [str(s.span) for s in w.behind.sources]) for w in digits if w.behind] == [
        ("2019", ["briefings/d.yaml:4:15"]),
        ("3", ["briefings/d.yaml:4:29"]),
        ("12", ["briefings/d.yaml:4:39"]),
    ]


@pytest.mark.parametrize(("form", "expected"), [("common", "甲府发〔2019〕3号"), ("order", "第3号")])
def test_the_number_of_a_document_has_the_form_of_its_kind(tmp_path: Path, form: str, expected: str) -> None:
    text = f"id: d\nkind: official\nformat: {form}\nmark: 甲县文件\ntitle: 题\nnumber: {{organ_code: 甲府发, year: 2019, sequence: 3}}\nlead: 文。\n"
    assert plain(number(tmp_path, text)) == expected


def test_a_label_is_set_in_the_face_of_a_heading_with_its_colon(tmp_path: Path) -> None:
    (block,) = body(tmp_path, "{{ doc.title[0]|lead_in }}{{ 'a'|lead_in }}").blocks
    assert isinstance(block, Paragraph)
    assert [(type(w), plain((w,))) for w in block.children] == [(RunIn, "题："), (RunIn, "a：")]


def test_lines_of_a_title_are_kept_apart(tmp_path: Path) -> None:
    text = 'id: d\nkind: report\ntitle: ["甲{{ f.n }}", 乙]\nfacts: {n: 3户}\nsections: []\n'
    title = made(tmp_path, {PROSE: text}).document.articles[0].title
    assert [plain(line) for line in title] == ["甲3户", "乙"]


def test_what_the_source_does_not_say_is_left_out(tmp_path: Path) -> None:
    more = "issuer: {missing: 原件未印}\ndate_issued: {missing: 原件未印}\n"
    assert paragraph(tmp_path, "文", more=more).document.signature is None


def test_a_section_can_start_a_page(tmp_path: Path) -> None:
    text = (
        "id: d\nkind: report\ntitle: 题\nsections:\n  - {heading: 甲}\n  - {heading: 乙, page_break: true}\n"
    )
    kinds = [type(block).__name__ for block in made(tmp_path, {PROSE: text}).blocks]
    assert kinds == ["Heading", "PageBreak", "Heading"]


def test_the_brackets_of_a_year_are_those_of_the_style(tmp_path: Path) -> None:
    assert (
        plain(number(tmp_path, f"{BULLETIN}style: {{year_brackets: ［］}}\n")) == "［2019］第3期（总第12期）"
    )
