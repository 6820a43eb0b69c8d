"""Paper, margins and type area: F01 to F03."""

from __future__ import annotations

from dataclasses import replace

from briefgen.form.measures import area
from form.sheets import RIGHT, found, line, paragraph, sheet, text_pages, words


def test_pages_of_the_standard_have_nothing_to_say() -> None:
    pages = text_pages(60)
    for measure in (area.paper_size, area.left_margin, area.top_margin, area.inside):
        assert found(measure, pages) == []


def test_other_paper_is_told_once() -> None:
    pages = [replace(page, width=215.9, height=279.4) for page in text_pages(60)]
    assert found(area.paper_size, pages) == ["第1页 纸张是 216×279 mm，应当是 210×297 mm"]


def test_a_page_across_is_the_same_paper() -> None:
    pages = text_pages(30)
    assert found(area.paper_size, [pages[0], replace(pages[1], width=297, height=210)]) == []


def test_a_wrong_left_margin_is_told_where_it_begins() -> None:
    pages = text_pages(60, replace(RIGHT, left=30))
    assert found(area.left_margin, pages) == ["第1页第2行 左边距（订口）是 30 mm，应当是 28 mm"]


def test_the_tolerance_of_the_clause_is_a_millimetre() -> None:
    assert found(area.left_margin, text_pages(60, replace(RIGHT, left=28.9))) == []
    assert found(area.top_margin, text_pages(60, replace(RIGHT, top=37.9))) == []


def test_a_wrong_top_margin_is_told_from_page_2_on() -> None:
    pages = text_pages(60, replace(RIGHT, top=35))
    assert found(area.top_margin, pages) == ["第2页第1行 上边距（天头）是 35 mm，应当是 37 mm"]


def test_a_line_that_leaves_the_area_is_told() -> None:
    wide = line(words(30), 28, RIGHT.y(3))
    low = line(words(20), 28, 263)
    said = found(area.inside, [sheet(1, paragraph(words(60), 0), wide, low)])
    assert (
        said[0] == "第1页第4行 “图书馆延长夜间开放时间方便读…”伸出版心右边：到 195.2 mm，版心到 184 mm 为止"
    )
    assert said[1].endswith("伸出版心下边：到 263 mm，版心到 262 mm 为止")


def test_a_mark_at_the_end_of_a_line_may_hang_out() -> None:
    row = [*line(words(28), 28, RIGHT.y(1)), *line("，", 184.1, RIGHT.y(1))]
    assert found(area.inside, [sheet(1, paragraph(words(60), 4), row)]) == []
