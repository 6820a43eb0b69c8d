"""Comments that let findings pass, read from every kind of file of a workspace."""

from __future__ import annotations

import io
import time
from pathlib import Path

import openpyxl
import pytest

from briefgen.load.allowances import in_settings, in_templates, in_yaml
from briefgen.model.allowance import Allowance
from load.workspaces import loaded

CASE = "id: pump\nname: 泵房\nfacts: {}\n"


def yaml(text: str) -> list[tuple[tuple[str, ...], str, int, int]]:
    """Words, reason, first and last line of each allowance."""
    return [(a.words, a.reason, a.first, a.last) for a in in_yaml(text.encode(), "a.yaml")]


# ---- where


def test_a_comment_at_the_end_of_a_line_is_for_that_line() -> None:
    assert yaml("a: 1\nb: 共3座水库  # briefgen: allow BG201 旧名照录\n") == [(("BG201",), "旧名照录", 2, 2)]


def test_a_comment_alone_is_for_the_next_line_that_is_no_comment() -> None:
    text = "# briefgen: allow BG201 旧名照录\n# 再说一句\n\na: 共3座水库\n"
    assert yaml(text) == [(("BG201",), "旧名照录", 4, 4)]


def test_several_comments_can_stand_above_one_line() -> None:
    text = "# briefgen: allow BG201 旧名照录\n# briefgen: allow BG402 原件如此\na: 共3座水库\n"
    assert yaml(text) == [(("BG201",), "旧名照录", 3, 3), (("BG402",), "原件如此", 3, 3)]


def test_a_comment_on_the_first_line_of_a_block_is_for_the_whole_block() -> None:
    text = "a: |  # briefgen: allow BG201 旧名照录\n  第一行\n  第二行\nb: 1\n"
    assert yaml(text) == [(("BG201",), "旧名照录", 1, 3)]


def test_a_comment_in_the_prose_of_a_literal_block_is_for_its_own_line() -> None:
    text = "a: |\n  第一行\n  共3座水库{# briefgen: allow BG201 旧名照录 #}\n  第三行\n"
    assert yaml(text) == [(("BG201",), "旧名照录", 3, 3)]


def test_a_comment_alone_in_the_prose_is_for_the_next_line_of_prose() -> None:
    text = "a: |\n  第一行\n  {# briefgen: allow BG201 旧名照录 #}\n  共3座水库\n  第四行\n"
    assert yaml(text) == [(("BG201",), "旧名照录", 4, 4)]


def test_a_quoted_text_of_several_lines_is_one_line_to_whoever_reads_it() -> None:
    text = 'a: "第一行\n  共3座水库"  # briefgen: allow BG201 旧名照录\n'
    assert yaml(text) == [(("BG201",), "旧名照录", 1, 2)]


@pytest.mark.parametrize(
    "text",
    [
        "a: 看不懂#briefgen: allow BG201 旧名照录\n",
        "# briefgen: see the notes\na: 1\n",
        "# briefgen 是工具的名字\na: 1\n",
    ],
)
def test_words_that_say_something_else_are_no_allowance(text: str) -> None:
    assert yaml(text) == []


@pytest.mark.parametrize(
    "text",
    [
        'a: "共3座 # briefgen: allow BG201 旧名照录"\n',
        "a: |\n  共3座\n  # briefgen: allow BG201 旧名照录\n",
        "a: >\n  共3座 # Briefgen: Allow BG201 旧名照录\n  又一行\n",
    ],
)
def test_one_inside_a_text_is_printed_and_lets_nothing_pass(text: str) -> None:
    (found,) = in_yaml(text.encode(), "a.yaml")
    assert (found.words, found.printed) == ((), True)


# ---- what


@pytest.mark.parametrize(
    ("said", "words", "reason"),
    [
        ("briefgen: allow BG201 旧名照录", ("BG201",), "旧名照录"),
        ("briefgen：放行 BG201 旧名照录", ("BG201",), "旧名照录"),
        (
            "briefgen: 放行 BG201，BG402、unbound-number 旧名照录",
            ("BG201", "BG402", "unbound-number"),
            "旧名照录",
        ),
        ("briefgen: allow BG201, BG402 kept as issued", ("BG201", "BG402"), "kept as issued"),
        ("briefgen:allow bg201：旧名照录", ("bg201",), "旧名照录"),
        ("Briefgen: Allow bg201 旧名照录", ("bg201",), "旧名照录"),
        ("BRIEFGEN: ALLOW BG201 旧名照录", ("BG201",), "旧名照录"),
        ("briefgen: alow bg201 旧名照录", (), ""),
        ("briefgen: allow BG201(40户、30户)，BG402 旧名照录", ("BG201", "BG402"), "旧名照录"),
        ("briefgen: allow BG201", ("BG201",), ""),
        ("briefgen: allow BG201 ——", ("BG201",), ""),
        ("briefgen: allow 旧名照录", (), ""),
        ("briefgen: alow BG201 旧名照录", (), ""),
        ("briefgen: ignore BG201", (), ""),
    ],
)
def test_an_allowance_has_rules_and_a_reason(said: str, words: tuple[str, ...], reason: str) -> None:
    assert yaml(f"a: 1  # {said}\n") == [(words, reason, 1, 1)]


@pytest.mark.parametrize(
    ("said", "named"),
    [
        ("BG201(40户) 旧名照录", (("40户",),)),
        ("BG201（40户、“30户”） 旧名照录", (("40户", "30户"),)),
        ("BG201 (1,200户, 30户) 旧名照录", (("1,200户", "30户"),)),
        ("BG402、BG201(40户) 旧名照录", ((), ("40户",))),
        ("BG201 旧名（40户）照录", ()),
    ],
)
def test_an_allowance_may_name_the_texts_that_pass(said: str, named: tuple[tuple[str, ...], ...]) -> None:
    (found,) = in_yaml(f"a: 1  # briefgen: allow {said}\n".encode(), "a.yaml")
    assert found.named == named


def test_an_allowance_knows_where_it_stands() -> None:
    (found,) = in_yaml("a: 1  # briefgen: allow BG201 旧名照录\r\n".encode(), "a.yaml")
    assert (found.span.line, found.span.column, found.span.end_column) == (1, 9, 35)
    assert found.text == "briefgen: allow BG201 旧名照录"


# ---- other files


def test_a_template_has_them_in_its_comments(tmp_path: Path) -> None:
    (tmp_path / "templates" / "parts").mkdir(parents=True)
    text = "标题\n共3座水库 {#- briefgen: allow BG201\n  旧名照录 -#}\n{# briefgen: allow BG306 原样 #}\n**\n"
    (tmp_path / "templates" / "parts" / "a.md.j2").write_text(text, encoding="utf-8")
    found = in_templates(tmp_path)
    assert [(a.words, a.reason, a.span.file, a.first, a.last) for a in found] == [
        (("BG201",), "旧名照录", "templates/parts/a.md.j2", 2, 3),
        (("BG306",), "原样", "templates/parts/a.md.j2", 5, 5),
    ]


def test_the_settings_have_them_in_comments_and_not_in_texts(tmp_path: Path) -> None:
    text = (
        'office = "水务局 # briefgen: allow BG201 不是注释"\n# briefgen: allow BG505 待补\nlanguage = "zh"\n'
    )
    (tmp_path / "briefgen.toml").write_text(text, encoding="utf-8")
    assert [(a.words, a.reason, a.first) for a in in_settings(tmp_path)] == [(("BG505",), "待补", 3)]


def rows_of(root: Path, name: str, content: bytes) -> tuple[Allowance, ...]:
    workspace, _ = loaded(root, {f"data/observations/{name}": content})
    return workspace.allowances


CSV = "indicator,place,period,value,note\nloss,linan,2018,5,\nloss,donghu,2018,6,briefgen：放行 BG201 旧名照录\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_row_of_a_csv_file_has_them_in_its_note(tmp_path: Path, encoding: str) -> None:
    (found,) = rows_of(tmp_path, "a.csv", CSV.encode(encoding))
    assert (found.words, found.reason, found.first, found.last) == (("BG201",), "旧名照录", 3, 3)
    assert (found.span.line, found.span.column) == (3, 20)


def test_a_row_of_a_workbook_has_them_in_its_note(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.title = "一季度"
    for line in CSV.splitlines():
        book.active.append([int(cell) if cell.isdigit() else cell for cell in line.split(",")])
    stream = io.BytesIO()
    book.save(stream)
    (found,) = rows_of(tmp_path, "a.xlsx", stream.getvalue())
    assert (found.words, found.first, found.span.sheet, found.span.cell) == (("BG201",), 3, "一季度", "E3")


def test_a_broken_file_has_none(tmp_path: Path) -> None:
    workspace, _ = loaded(tmp_path, {"data/cases/pump.yaml": CASE + "x: [  # briefgen: allow BG201 旧名\n"})
    assert workspace.allowances == ()


@pytest.mark.parametrize(
    "text",
    [
        "# briefgen: allow BG201 旧名\n" * 10_000,
        "a: " + "{# briefgen: allow BG201 旧名 " * 10_000 + "\n",
        "a: '" + "{# briefgen: allow BG201" + " " * 1_000_000 + "'\n",
        "# " * 400_000 + "briefgen: allow BG201 旧名\n",
        "a: |\n" + "  {# briefgen: allow BG201 旧名 #}\n" * 10_000,
    ],
    ids=["many", "unclosed", "blanks", "signs", "in a block"],
)
def test_a_hostile_file_is_read_in_no_time(text: str) -> None:
    began = time.perf_counter()
    in_yaml(text.encode(), "a.yaml")
    assert time.perf_counter() - began < 3
