"""The grid: F04 to F07."""

from __future__ import annotations

from dataclasses import replace

from briefgen.form.measures import grid
from briefgen.form.measures.full import full_pages
from form.sheets import CELL, RIGHT, case, found, line, paragraph, rule, sheet, text_pages, words


def test_pages_of_the_standard_have_nothing_to_say() -> None:
    pages = text_pages(60)
    for measure in (grid.lines_per_page, grid.line_pitch, grid.chars_per_line, grid.justified):
        assert found(measure, pages) == []


def test_a_full_page_of_21_lines_is_told() -> None:
    pages = text_pages(60, replace(RIGHT, lines=21))
    assert found(grid.lines_per_page, pages) == [
        "第1页 这一整页有 21 行，应当是 22 行",
        "第2页 这一整页有 21 行，应当是 22 行",
    ]


def test_which_pages_are_full_and_why_the_others_are_not() -> None:
    pages = text_pages(60)
    assert [(page.page, page.lines, page.zh) for page in full_pages(case(pages))] == [
        (1, 22, ""),
        (2, 22, ""),
        (3, 16, "末页"),
    ]


def test_a_page_that_was_ended_on_purpose_is_not_full() -> None:
    first = sheet(1, paragraph(words(28 * 14), 0))
    second = sheet(2, paragraph(words(60), 0))
    assert [page.zh for page in full_pages(case([first, second]))] == ["后面另起一页", "末页"]


def test_a_heading_kept_with_its_text_excuses_two_lines_and_no_third() -> None:
    second = sheet(2, paragraph("一、加强读者引导", 0), paragraph(words(60), 1))

    def first(lines: int) -> list[str]:
        text = words(28 * (lines - 1) - 2 + 20)
        return [page.zh for page in full_pages(case([sheet(1, paragraph(text, 0)), second]))]

    assert first(21) == ["标题随下文移到下页", "末页"]
    assert first(20) == ["标题随下文移到下页", "末页"]
    assert first(19) == ["", "末页"]
    assert first(18) == ["后面另起一页", "末页"]


def test_a_page_with_a_rule_is_not_full() -> None:
    pages = text_pages(60)
    ruled = replace(pages[0], strokes=(rule(28, 184, 150, colour="black"),))
    assert full_pages(case([ruled, *pages[1:]]))[0].zh == "有分隔线"


def test_an_empty_line_of_the_grid_counts() -> None:
    rows = [paragraph(words(28 * 9), 0), paragraph(words(28 * 11), 11)]
    pages = [sheet(1, *rows), sheet(2, line(words(20), 28, RIGHT.y(0)))]
    assert full_pages(case(pages))[0].lines == 22


def test_another_pitch_is_told_with_its_count() -> None:
    pages = text_pages(40, replace(RIGHT, pitch=30, lines=21))
    assert found(grid.line_pitch, pages) == ["第1页第2行 行距是 30.0 pt，应当是 28.95 pt（38 处）"]


def test_one_line_that_is_moved_is_told() -> None:
    pages = text_pages(20)
    moved = tuple(replace(g, y=g.y + 0.7) if abs(g.y - RIGHT.y(5)) < 0.01 else g for g in pages[0].glyphs)
    said = found(grid.line_pitch, [replace(pages[0], glyphs=moved)])
    assert said == [
        "第1页第6行 行距是 31.0 pt，应当是 28.95 pt（1 处）",
        "第1页第7行 行距是 27.0 pt，应当是 28.95 pt（1 处）",
    ]


def test_27_characters_are_told_with_their_step() -> None:
    pages = text_pages(30, replace(RIGHT, chars=27, step=156 / 27))
    assert found(grid.chars_per_line, pages) == ["第1页第1行 每行最多 27 字（字距 16.38 pt），应当是 28 字"]


def test_29_characters_are_told() -> None:
    pages = text_pages(30, replace(RIGHT, chars=29, step=156 / 29))
    assert found(grid.chars_per_line, pages)[0].startswith("第1页第1行 每行最多 29 字（字距 15.25 pt）")


def test_digits_count_half_and_a_hanging_mark_nothing() -> None:
    row = [*line(words(26) + "2023", 28, RIGHT.y(0)), *line("。", 184.2, RIGHT.y(0))]
    pages = case([sheet(1, row, line(words(9), 28, RIGHT.y(1)))])
    assert grid.line_cells(pages, pages.reading.pages[0].lines[0]) == 28


def test_ragged_lines_are_told_with_their_number() -> None:
    rows = [line(words(28 - n % 4), 28, RIGHT.y(n)) for n in range(20)]
    said = found(grid.justified, [sheet(1, paragraph(words(20), 21), *rows)])
    assert said == ["第1页第2行 19 个满行里有 14 行没有排到版心右边（差到 16.6 mm）"]


def test_one_line_before_a_long_word_may_be_short() -> None:
    rows = [line(words(27 if n == 4 else 28), 28, RIGHT.y(n)) for n in range(20)]
    assert found(grid.justified, [sheet(1, *rows, line(words(9), 28, RIGHT.y(20)))]) == []


def test_a_closing_mark_may_end_half_outside() -> None:
    row = [*line(words(27), 28, RIGHT.y(0)), *line("，", 28 + 27 * CELL, RIGHT.y(0))]
    assert found(grid.justified, [sheet(1, row, line(words(9), 28, RIGHT.y(1)))]) == []
