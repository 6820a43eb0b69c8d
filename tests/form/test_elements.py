"""What senders get wrong beside the text, in Word files made by hand: the words that tell it."""

from __future__ import annotations

import pytest

from briefgen.diagnostics import Diagnostic
from briefgen.form import docx
from briefgen.form.findings import Passage, whole
from briefgen.form.profile import Profile
from briefgen.form.texts import text_findings
from form.planted import Case, Edit, written


def _told(*edits: Edit, words: dict[str, str] | None = None) -> list[str]:
    case = Case("one", "F00", "", "docx", "", words=words or {}, edits=edits)
    found = docx.measured("文件", written(case), Profile()).findings
    return [finding.message("zh") for finding in found]


def test_an_indented_recipient_is_named_with_its_indent() -> None:
    indent = '<w:pStyle w:val="Recipient"/><w:ind w:left="632"/>'
    assert _told(Edit("document", '<w:pStyle w:val="Recipient"/>', indent)) == [
        "要素编排不对：主送机关“各区图书馆，馆内各部门：”空了 11.1 mm，应当顶格"
    ]


def test_a_recipient_without_a_colon_is_told() -> None:
    assert _told(words={"馆内各部门：": "馆内各部门"}) == [
        "要素编排不对：主送机关“各区图书馆，馆内各部门”末尾没有冒号"
    ]


def test_traces_of_a_draft_are_counted() -> None:
    old = "<w:r><w:t>夜间服务岗位包括"
    new = '<w:ins w:id="900" w:author="a"><w:r><w:t>夜间</w:t></w:r></w:ins><w:r><w:t>服务岗位包括'
    assert _told(Edit("document", old, new)) == ["文件里留着修订（1 处）"]


def test_numbers_that_begin_with_three_are_told_once() -> None:
    start = '<w:pgNumType w:start="3"/></w:sectPr></w:body>'
    assert _told(Edit("document", "</w:sectPr></w:body>", start)) == ["页码从 3 开始"]


def test_a_red_rule_of_the_imprint_is_not_taken_for_that_of_the_head() -> None:
    border = '<w:top w:val="single" w:sz="8" w:space="0" w:color="{}"/>'
    assert _told(Edit("document", border.format("000000"), border.format("FF0000"))) == [
        "版记的分隔线是红色，应当是黑色"
    ]


def test_a_grid_of_characters_that_gives_28_is_no_fault() -> None:
    assert _told(Edit("document", 'w:type="lines"', 'w:type="linesAndChars" w:charSpace="-400"')) == []


def _of(text: str, role: str) -> list[Diagnostic]:
    return list(text_findings([Passage(text, whole("a"), role)]))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "role", "code"),
    [
        ("林护发〔24〕3号", "number", "BG448"),
        ("林护发〔2024〕3", "number", "BG448"),
        ("2024-11-08", "sign", "BG323"),
        ("林区道路养护办法。", "title", "BG343"),
        ("一、养护范围。", "body", "BG343"),
        ("养护里程见错误！未找到引用源。", "body", "BG439"),
        ("养护里程#DIV/0!公里", "other", "BG439"),
        ('按照“养护办法"执行', "body", "BG446"),
    ],
)
def test_words_that_senders_get_wrong(text: str, role: str, code: str) -> None:
    assert code in [finding.code for finding in _of(text, role)]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("林护发〔2024〕3号", "number"),
        ("2024年11月8日", "sign"),
        ("一、养护范围由林场划定，每年公布。", "body"),
        ("出席：周明远　何静　陈立", "body"),
    ],
)
def test_right_words_are_left_alone(text: str, role: str) -> None:
    assert _of(text, role) == []
