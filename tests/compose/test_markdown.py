"""Markdown of templates: tables, lists, links, bold; nothing else is markup."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.document.tree import (
    Break,
    Column,
    Emph,
    Heading,
    Link,
    PageBreak,
    Paragraph,
    Strong,
    Table,
    Text,
    plain,
)
from compose.workspaces import body


def test_bold_and_italics_are_weighty_words_and_words_set_apart(tmp_path: Path) -> None:
    (block,) = body(tmp_path, "甲**乙**丙*丁*").blocks
    assert isinstance(block, Paragraph)
    assert [type(word) for word in block.children] == [Text, Strong, Text, Emph]


def test_bold_that_does_not_close_is_told_where_it_stands(tmp_path: Path) -> None:
    made = body(tmp_path, "甲\n\n乙**注意：**请核对")
    assert made.told == ["templates/t.md.j2:6:2 BG306"]
    assert made.messages == ["“**注意：**请核对”里的星号会原样印出"]
    assert made.text == "甲\n乙**注意：**请核对"


def test_asterisks_in_a_text_of_a_record_are_told_too(tmp_path: Path) -> None:
    made = body(tmp_path, "{{ doc.title[0] }}", more="subtitle: x\n")
    assert made.told == []


def test_a_table_has_columns_aligned_as_written(tmp_path: Path) -> None:
    (block,) = body(tmp_path, "| 甲 | 乙 | 丙 | 丁 |\n|---|:-:|--:|:--|\n| 1 | 2 | 3 | 4 |").blocks
    assert isinstance(block, Table)
    assert block.columns == (Column("left"), Column("center"), Column("right"), Column("left"))
    assert [[plain(cell) for cell in row] for row in block.rows] == [["1", "2", "3", "4"]]


def test_a_value_in_a_table_cell_stays_bound(tmp_path: Path) -> None:
    made = body(tmp_path, "| 甲 |\n|---|\n| {{ f.n }} |", "n: 354户")
    assert made.values == [("354户", ["d.n"])]


def test_lines_of_one_paragraph_run_on_without_a_space_between_han(tmp_path: Path) -> None:
    assert body(tmp_path, "甲\n乙\nword\nword\n丙").text == "甲乙word word 丙"


def test_a_hard_break_stays(tmp_path: Path) -> None:
    (block,) = body(tmp_path, "甲\\\n乙").blocks
    assert isinstance(block, Paragraph)
    assert [type(word) for word in block.children] == [Text, Break, Text]


@pytest.mark.parametrize(
    "source",
    [
        "<b>甲</b>",
        "<div>\n甲",
        "<http://a.example>",
        "`甲`",
        "&amp;",
        "> 甲",
        "[甲]: http://a.example",
        "```\n甲",
        "~~~ 甲",
        "http://a.example/甲",
    ],
)
def test_other_marks_are_text(tmp_path: Path, source: str) -> None:
    (block,) = body(tmp_path, source).blocks
    assert isinstance(block, Paragraph)
    assert all(isinstance(word, Text) for word in block.children)
    assert plain(block.children) == source.replace("\n", "")


def test_a_picture_by_markdown_is_a_mark_and_a_link(tmp_path: Path) -> None:
    (block,) = body(tmp_path, "![甲](http://a.example)").blocks
    assert isinstance(block, Paragraph)
    assert plain(block.children) == "!甲".replace("!", "！")


def test_four_spaces_before_a_paragraph_are_no_code(tmp_path: Path) -> None:
    assert body(tmp_path, "    甲").text == "甲"


def test_a_line_under_a_paragraph_does_not_make_it_a_heading(tmp_path: Path) -> None:
    assert body(tmp_path, "甲\n===").text == "甲==="
    assert [type(b) for b in body(tmp_path, "甲\n\n---\n\n乙").blocks] == [Paragraph, PageBreak, Paragraph]


def test_a_link_leads_to_an_address_of_the_web_only(tmp_path: Path) -> None:
    source = "[甲](http://a.example/b?c=1&d=%2F)[乙](javascript:x)[丙](/etc)[丁](mailto:a@b.example)"
    (block,) = body(tmp_path, source).blocks
    assert isinstance(block, Paragraph)
    links = [word.url for word in block.children if isinstance(word, Link)]
    assert links == ["http://a.example/b?c=1&d=%2F", "mailto:a@b.example"]


def test_han_in_an_address_is_spelt_as_addresses_are(tmp_path: Path) -> None:
    (block,) = body(tmp_path, "[a](http://a.example/甲)").blocks
    assert isinstance(block, Paragraph)
    (link,) = block.children
    assert isinstance(link, Link)
    assert link.url == "http://a.example/%E7%94%B2"


def test_data_cannot_be_an_address(tmp_path: Path) -> None:
    made = body(tmp_path, "[甲](http://a.example/{{ f.n }})", "n: 354户")
    assert made.codes == ["BG305"]


def test_headings_have_four_levels(tmp_path: Path) -> None:
    blocks = body(tmp_path, "# 甲\n\n## 乙\n\n### 丙\n\n#### 丁\n\n##### 戊\n\n己").blocks
    assert [block.level for block in blocks if isinstance(block, Heading)] == [1, 2, 3, 4]


def test_items_inside_an_item_are_on_one_line_with_it(tmp_path: Path) -> None:
    made = body(tmp_path, "1. 甲。\n   1. 乙；\n   2. 丙。\n2. 丁。", more="style: {items: apart}\n")
    assert made.lines == ["一是甲。（1）乙；（2）丙。", "二是丁。"]


def test_a_table_inside_a_list_is_an_error(tmp_path: Path) -> None:
    made = body(tmp_path, "- 甲\n\n  | 乙 |\n  |---|\n  | 丙 |")
    assert made.codes == ["BG310"]


def test_typed_text_knows_its_line_and_column(tmp_path: Path) -> None:
    source = "a甲{{ f.n }}个{{ f.n }}个\n乙"
    spans = [str(leaf.span) for leaf in body(tmp_path, source, "n: 3户").leaves]
    assert spans == [
        "templates/t.md.j2:4:1",
        "templates/t.md.j2:4:3",
        "templates/t.md.j2:4:12",
        "templates/t.md.j2:4:13",
        "templates/t.md.j2:4:22",
        "templates/t.md.j2:5:1",
    ]
