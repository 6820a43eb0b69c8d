"""A measured file in a line, and as values."""

from __future__ import annotations

from dataclasses import replace

from briefgen.document.layout import STANDARD
from briefgen.form.findings import Figure, LeftOut, Measured, whole
from briefgen.form.summary import content, left_out, told
from briefgen.rules.page import FIRST_PAGE_TEXT

ONE = Measured(
    "a.pdf",
    "pdf",
    "official",
    True,
    figures=(
        Figure("pages", 13, "13 页", "13 pages"),
        Figure("full_pages", 12, "", ""),
        Figure("right_pages", 12, "12 个整页行数全部符合", "all 12 full pages with the right lines"),
    ),
    left_out=(LeftOut(1, "有图", "a figure"), LeftOut(13, "末页", "last page")),
)


def test_a_file_is_told_in_one_line() -> None:
    assert told(ONE, STANDARD, "zh") == (
        "a.pdf：公文（通用格式）（按版面判断），22 行×28 字：13 页，12 个整页行数全部符合，全部符合"
    )
    assert told(ONE, STANDARD, "en") == (
        "a.pdf: official document (by its looks), 22 lines of 28 characters: "
        "13 pages, all 12 full pages with the right lines, all as it should be"
    )


def test_findings_and_the_house_are_told() -> None:
    one = replace(ONE, guessed=False, findings=(FIRST_PAGE_TEXT.at(whole("a.pdf")),))
    line = told(one, replace(STANDARD, name="qinghe"), "zh")
    assert line.startswith("a.pdf：公文（通用格式），qinghe 格式，22 行×28 字：")
    assert line.endswith("，1 处不符")


def test_a_file_that_was_not_measured_is_told() -> None:
    assert told(Measured("a.pdf"), STANDARD, "zh") == "a.pdf：没有量"


def test_pages_left_out_are_told_with_the_reason() -> None:
    assert left_out(ONE, "zh") == "  不计行数的页：第1页（有图），第13页（末页）"
    assert left_out(ONE, "en") == "  pages whose lines are not counted: 1 (a figure), 13 (last page)"
    assert left_out(replace(ONE, left_out=()), "zh") == ""


def test_programs_get_the_figures_by_their_keys() -> None:
    assert content(ONE, STANDARD, "en") == {
        "file": "a.pdf",
        "format": "pdf",
        "kind": "official",
        "guessed": True,
        "house": "",
        "lines": 22,
        "chars": 28,
        "findings": 0,
        "figures": {"pages": 13, "full_pages": 12, "right_pages": 12},
        "left_out": [{"page": 1, "why": "a figure"}, {"page": 13, "why": "last page"}],
    }
