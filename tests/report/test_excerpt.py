"""Source lines with the cells that a finding covers."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.diagnostics import Span
from briefgen.report.excerpt import Excerpt, cells, excerpt


def shown(folder: Path, text: str | bytes, span: Span, width: int = 80) -> Excerpt | None:
    content = text.encode() if isinstance(text, str) else text
    (folder / span.file).write_bytes(content)
    return excerpt(folder, span, width)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [("abc", 3), ("全县", 4), ("，", 2), ("～", 2), ("e\u0301", 1), ("a\u200bb", 2), ("ｱ", 1)],
)
def test_cells_are_counted_as_a_terminal_shows_them(text: str, wanted: int) -> None:
    assert cells(text) == wanted


def test_a_long_line_is_cut_around_the_finding(tmp_path: Path) -> None:
    line = "甲" * 200 + "错" + "乙" * 200
    found = shown(tmp_path, line, Span("a.yaml", 1, 201, 1, 202), 40)
    assert found is not None
    assert found.text.startswith("…甲")
    assert found.text.endswith("乙…")
    assert cells(found.text) <= 40
    assert (found.text[1 + (found.before - 1) // 2], found.covered) == ("错", 2)


def test_a_finding_of_several_lines_is_marked_to_the_end_of_its_first(tmp_path: Path) -> None:
    found = shown(tmp_path, "a: [1,\n 2]\n", Span("a.yaml", 1, 4, 2, 4))
    assert found == Excerpt("a: [1,", 3, 3)


def test_a_tab_and_a_control_take_one_cell(tmp_path: Path) -> None:
    assert shown(tmp_path, "\ta\x07b", Span("a.yaml", 1, 4, 1, 5)) == Excerpt(" a\ufffdb", 3, 1)


def test_a_mark_without_an_end_is_one_character_wide(tmp_path: Path) -> None:
    assert shown(tmp_path, "全县", Span("a.yaml", 1, 2)) == Excerpt("全县", 2, 2)


def test_a_place_past_the_end_of_the_line_gets_one_mark(tmp_path: Path) -> None:
    assert shown(tmp_path, "ab\n", Span("a.yaml", 1, 9)) == Excerpt("ab", 2, 1)


def test_a_csv_in_gb18030_is_shown_in_its_characters(tmp_path: Path) -> None:
    found = shown(tmp_path, "指标,值\n搬迁,x\n".encode("gb18030"), Span("a.csv", 2, 4, 2, 5))
    assert found == Excerpt("搬迁,x", 5, 1)


@pytest.mark.parametrize(
    "span",
    [Span("a.docx", 1, 1), Span("a.yaml", 9, 1), Span("a.xlsx", sheet="甲", cell="A1"), Span("b/c.yaml")],
)
def test_where_no_line_can_be_shown_there_is_none(tmp_path: Path, span: Span) -> None:
    (tmp_path / "a.docx").write_text("x")
    (tmp_path / "a.yaml").write_text("x")
    (tmp_path / "a.xlsx").write_text("x")
    assert excerpt(tmp_path, span, 80) is None
