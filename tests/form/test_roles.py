"""What each line of a page is taken for."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefgen.form.roles import is_heading, words_of
from briefgen.form.sheet import Sheet, Stroke
from form.sheets import (
    FANG,
    HEI,
    KAI,
    RIGHT,
    Head,
    case,
    centred,
    ending,
    line,
    paragraph,
    rule,
    sheet,
    text_pages,
    type_,
    words,
)


def roles(page: Sheet) -> list[tuple[str, str]]:
    """The first characters of every line of a page with its role."""
    return [(x.text[:4], x.role) for x in case([page]).reading.pages[0].lines]


def test_the_lines_of_a_first_page() -> None:
    assert roles(Head().sheet()) == [
        ("清河市图", "mast"),
        ("清图发〔", "mast"),
        ("清河市图", "title"),
        ("夜间开放", "title"),
        (words(4), "body"),
        (words(60)[26:30], "body"),
        (words(60)[54:58], "body"),
        ("—1—", "foot"),
    ]


def test_a_paragraph_goes_over_pages_and_ends_at_a_short_line() -> None:
    reading = case(text_pages(30)).reading
    assert [len(one) for one in reading.paragraphs] == [30]
    rows = [paragraph(words(60), 0), paragraph(words(40), 3)]
    assert [words_of(one) for one in case([sheet(1, *rows)]).reading.paragraphs] == [words(60), words(40)]


def test_the_left_edge_is_found_in_the_file() -> None:
    reading = case(text_pages(30, replace(RIGHT, left=31))).reading
    assert round(reading.left, 2) == 31
    only_starts = [paragraph(words(20), slot) for slot in range(5)]
    assert case([sheet(1, *only_starts)]).reading.left == 28


def grid(x: tuple[float, ...], y: tuple[float, ...]) -> tuple[Stroke, ...]:
    """A ruled table."""
    from briefgen.form.sheet import Box

    level = tuple(rule(x[0], x[-1], at, 0.2, "black") for at in y)
    return (*level, *(Stroke(Box(at, y[0], at + 0.2, y[-1]), "black") for at in x))


def test_a_table_its_caption_and_its_notes_are_no_text() -> None:
    small, note = type_(12, FANG), type_(12, KAI)
    page = sheet(
        1,
        paragraph(words(60), 0),
        centred("表1 街区分馆", 92, type_(14, HEI)),
        line("东湖分馆", 30, 105, small),
        line("图书馆延长夜间开放时间方便读者晚上借阅书籍", 28, 118, note),
        line("查找资料", 28, 124, note),
        paragraph(words(40), 12),
        strokes=grid((28, 106, 183.8), (97, 104, 111)),
    )
    assert [role for _, role in roles(page)] == [*["body"] * 3, *["table"] * 4, *["body"] * 2, "foot"]


def test_a_table_without_upright_rules_is_one() -> None:
    lines = tuple(rule(28, 184, y, 0.3, "black") for y in (97, 104, 111))
    cells = [line("东湖分馆", 30, 102, type_(12, FANG)), line("九时", 120, 102, type_(12, FANG))]
    assert roles(sheet(1, paragraph(words(60), 0), *cells, strokes=lines))[3][1] == "table"


@pytest.mark.parametrize("last", ["清河市图书馆办公室 2023年5月8日印发", "清河市图书馆办公室 2023年5月8日"])
def test_the_imprint_goes_from_its_first_mark_to_the_foot_of_the_page(last: str) -> None:
    organ, date = last.split()
    setting = type_(14, FANG)
    page = sheet(
        1,
        paragraph(words(60), 0),
        line("抄送：市文化和旅游局，", 32.9, 250, setting),
        line(organ, 32.9, 259, setting),
        ending(date, 179, 259, setting),
    )
    assert [role for _, role in roles(page)] == ["body", "body", "body", "imprint", "imprint", "foot"]


@pytest.mark.parametrize(
    ("text", "heading"),
    [("一、延长夜间开放时间", True), ("（一）调整岗位。" + words(9) + "。", False), (words(20), False)],
)
def test_a_heading_has_a_mark_and_no_full_stop(text: str, heading: bool) -> None:
    (one,) = case([sheet(1, paragraph(text, 0))]).reading.paragraphs
    assert is_heading(one) == heading
