"""Paragraphs, ends of lines, numbers, headings at the foot: F08 to F10, F22, F24."""

from __future__ import annotations

from dataclasses import replace

from briefgen.form.measures import prose
from form.sheets import HEI, RIGHT, Head, found, line, paragraph, sheet, text_pages, words


def test_pages_of_the_standard_have_nothing_to_say() -> None:
    for measure in (prose.indents, prose.line_edges, prose.numbers, prose.stranded, prose.first_page):
        assert found(measure, text_pages(60)) == []


def test_a_paragraph_that_is_flush_is_told() -> None:
    rows = [paragraph(words(70), 0), line(words(20), 28, RIGHT.y(3))]
    assert found(prose.indents, [sheet(1, *rows)]) == [
        "第1页第4行 “图书馆延长夜间开放时间方便读…”这一段首行从 0 mm 处开始，应当左空二字（11.1 mm）"
    ]


def test_addressees_and_the_label_of_an_attachment_are_flush_by_rule() -> None:
    rows = [
        line("各区图书馆：", 28, RIGHT.y(0)),
        paragraph(words(70), 1),
        line("附件1", 28, RIGHT.y(6), replace(RIGHT, face=HEI)),
    ]
    assert found(prose.indents, [sheet(1, *rows)]) == []


def test_three_characters_of_indent_are_told() -> None:
    pages = text_pages(10, replace(RIGHT, indent=3))
    assert found(prose.indents, pages)[0].endswith("这一段首行从 16.7 mm 处开始，应当左空二字（11.1 mm）")


def test_a_closing_mark_at_the_start_and_an_opening_one_at_the_end_are_told() -> None:
    rows = [
        line(words(26), 28 + 2 * RIGHT.step, RIGHT.y(0)),
        line("，" + words(26) + "（", 28, RIGHT.y(1)),
        line(words(9) + "）。", 28, RIGHT.y(2)),
    ]
    assert found(prose.line_edges, [sheet(1, *rows)]) == [
        "第1页第2行 “，”排在行首：，图书馆延长夜间开放时间方便…",
        "第1页第2行 “（”排在行末：…书籍查找资料街（",
    ]


def test_a_dash_may_open_a_paragraph_and_not_be_split() -> None:
    good = [line("——" + words(24), 28 + 2 * RIGHT.step, RIGHT.y(0)), line(words(9), 28, RIGHT.y(1))]
    assert found(prose.line_edges, [sheet(1, *good)]) == []
    split = [line(words(25) + "—", 28 + 2 * RIGHT.step, RIGHT.y(0)), line("—" + words(9), 28, RIGHT.y(1))]
    assert found(prose.line_edges, [sheet(1, *split)]) == ["第1页第2行 “—”排在行首：—图书馆延长夜间开放"]


def test_a_number_on_two_lines_is_told() -> None:
    rows = [line(words(25) + "20", 28 + 2 * RIGHT.step, RIGHT.y(0)), line("23年" + words(6), 28, RIGHT.y(1))]
    assert found(prose.numbers, [sheet(1, *rows)]) == ["第1页第1行 数字断成两行：“…找资料20”和“23年图书…”"]


def test_numbers_beside_a_comma_are_two_numbers() -> None:
    rows = [line(words(25) + "5，", 28 + 2 * RIGHT.step, RIGHT.y(0)), line("6月" + words(6), 28, RIGHT.y(1))]
    assert found(prose.numbers, [sheet(1, *rows)]) == []


def test_a_heading_at_the_foot_of_a_page_is_told() -> None:
    first = sheet(1, paragraph(words(28 * 20), 0), paragraph("二、增设街区分馆", 21))
    assert found(prose.stranded, [first, sheet(2, paragraph(words(60), 0))]) == [
        "第1页第22行 标题“二、增设街区分馆”排在页末，下文在另一页"
    ]


def test_a_run_in_heading_at_the_foot_is_text() -> None:
    first = sheet(1, paragraph(words(28 * 20), 0), paragraph("（一）加强引导。" + words(9) + "。", 21))
    assert found(prose.stranded, [first, sheet(2, paragraph(words(60), 0))]) == []


def test_a_first_page_without_text_is_told() -> None:
    bare = replace(Head(text=tuple(line("一、", 39.14, 240))).sheet(), number=1)
    assert found(prose.first_page, [bare, sheet(2, paragraph(words(60), 0))]) == ["第1页 首页没有正文"]
    assert found(prose.first_page, [Head().sheet(), sheet(2, paragraph(words(60), 0))]) == []
