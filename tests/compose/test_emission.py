"""Data are never markup: what a record says prints as it is written, wherever it stands."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.compose.emission import emitted, words_from
from briefgen.compose.markdown import raw_blocks
from briefgen.compose.prose import prose_words
from briefgen.compose.rendering import Rendering, rendering
from briefgen.compose.slots import slots
from briefgen.diagnostics import Span
from briefgen.document.tree import Heading, Paragraph, Strong, Table, Text, Value, Words, plain
from briefgen.model.origin import Phrase
from briefgen.model.style import Style
from briefgen.model.workspace import Workspace
from compose.workspaces import Made, body, paragraph, template

HERE = Span("templates/t.md.j2", 1, 1)
NASTY = [
    "**粗**",
    "*斜*",
    "__粗__",
    "|格|子|",
    "# 标题",
    "1. 项",
    "- 项",
    "> 引",
    "---",
    "<b>粗</b>",
    "<script>",
    "&lt;甲&amp;",
    "[甲](http://a.example)",
    "![甲](http://a.example)",
    "`码`",
    "::: title 乙",
    ":::",
    "\\*甲",
    "~~删~~",
    "$甲$",
    "http://a.example",
]


def named(root: Path, source: str, name: str) -> Made:
    """A body that prints the name of a place, which is data."""
    places = f"- {{id: x, name: {json.dumps(name, ensure_ascii=False)}, level: county}}\n"
    return body(root, source, files={"data/places.yaml": places, **NO_ORGANS}, more="place: x\n")


def narrow(words: Words) -> str:
    """The words with full-width marks made half-width: what the normaliser did, undone."""
    return plain(words).translate(str.maketrans("，；：！？（）", ",;:!?()"))


NO_ORGANS = {"data/organs.yaml": "[]\n", "data/observations/water.yaml": "[]\n"}


@pytest.mark.parametrize("name", NASTY)
def test_data_stay_literal_in_every_kind_of_text(tmp_path: Path, name: str) -> None:
    source = (
        "{{ place.name }}\n\n"
        "# {{ place.name }}\n\n"
        "甲{{ place.name }}乙**丙{{ place.name }}丁**\n\n"
        "| {{ place.name }} | 乙 |\n|---|---|\n| 丙 | {{ place.name }} |\n\n"
        "{{ place.name ~ place.name }}\n\n"
        "{% macro m(a) %}\n{{ a }}\n{% endmacro %}\n{{ m(place.name) }}\n\n"
        "{% for x in [place.name] %}\n\n{{ x }}\n\n{% endfor %}\n"
    )
    blocks = named(tmp_path, source, name).blocks
    kinds = [Paragraph, Heading, Paragraph, Table, Paragraph, Paragraph, Paragraph]
    assert [type(block) for block in blocks] == kinds
    strong, table = blocks[2], blocks[3]
    assert isinstance(strong, Paragraph) and isinstance(table, Table)
    assert [type(word) for word in strong.children] == [Text, Text, Text, Strong]
    cells = [[narrow(cell) for cell in row] for row in (*table.head, *table.rows)]
    assert cells == [[name, "乙"], ["丙", name]]
    assert [narrow(b.children) for b in blocks if isinstance(b, Paragraph | Heading)] == [
        name,
        "一、" + name,
        f"甲{name}乙丙{name}丁",
        name + name,
        name,
        name,
    ]


@pytest.mark.parametrize("name", NASTY)
def test_data_stay_literal_in_titles_and_slots(tmp_path: Path, name: str) -> None:
    places = f"- {{id: x, name: {json.dumps(name, ensure_ascii=False)}, level: county}}\n"
    source = "::: series\n{{ place.name }}\n::: title\n{{ place.name }}\n::: note {{ place.name }}\n\n{{ place.name }}\n\n::: body\n正文\n::: sign-organ\n{{ place.name }}\n"
    made = template(tmp_path, source, files={"data/places.yaml": places, **NO_ORGANS}, more="place: x\n")
    (article,) = made.document.articles
    assert made.document.head is not None and article.note is not None and made.document.signature is not None
    assert [narrow(line) for line in made.document.head.mark] == [name]
    assert [narrow(line) for line in article.title] == [name]
    assert article.note.label == name
    assert [narrow(p) for p in article.note.paragraphs] == [name]
    assert [narrow(p) for p in made.document.signature.organs] == [name]


@pytest.mark.parametrize(
    "text",
    ["**粗**", "# 甲", "| 甲 |", "<b>甲</b>", "[甲](http://a.example)", "::: title", "`码`", "&amp;", "- 甲"],
)
def test_prose_of_records_is_no_markdown(tmp_path: Path, text: str) -> None:
    assert paragraph(tmp_path, text).text == text
    assert paragraph(tmp_path, text + "{{ f.n }}", "n: 3个").text == text + "3个"


def test_jinja_in_a_name_that_a_text_prints_is_not_worked_out_twice(tmp_path: Path) -> None:
    made = paragraph(tmp_path, "{{ '{{ f.n }}' }}{{ f.l }}", "n: 3个, l: ['{{ f.n }}', 乙]")
    assert made.text == "{{ f.n }}{{ f.n }}、乙"


def test_a_line_end_in_a_text_is_no_end_of_a_paragraph_or_slot(tmp_path: Path) -> None:
    made = paragraph(tmp_path, "甲\n::: title\n{{ f.n }}\n# 乙\nword\nword", "n: 3个")
    assert made.text == "甲：：： title3个# 乙word word"


def state() -> Rendering:
    return Rendering(Workspace(Path()), Style(), HERE, prose_words)


@given(st.text(st.characters(exclude_categories=["Cs", "Co"]), min_size=1))
def test_any_text_passes_the_parser_unchanged(text: str) -> None:
    with rendering(state()) as at_work:
        marked = emitted(at_work, text, HERE)
        (slot,) = slots(f"甲{marked}乙")
        (block,) = raw_blocks(at_work, slot.text)
        expected = plain(words_from(text))
    assert isinstance(block, Paragraph)
    assert plain(block.children) == f"甲{expected}乙"
    assert "".join(expected.split()) == "".join(text.split())


def test_a_private_use_character_in_data_is_not_taken_for_a_mark() -> None:
    with rendering(state()) as at_work:
        at_work.datum((Text("别的"),))
        assert emitted(at_work, "\U000f0000", HERE) == ""
    assert [f.code for f in at_work.findings] == ["BG305"]


def test_a_fixed_phrase_is_a_value_that_knows_its_record(tmp_path: Path) -> None:
    (leaf,) = paragraph(tmp_path, "{{ f.t }}", "t: {text: 4+1}").leaves
    assert isinstance(leaf, Value)
    assert isinstance(leaf.behind, Phrase)
    assert (leaf.text, leaf.behind.source.name) == ("4+1", "d.t")


def test_a_table_in_the_middle_of_a_text_is_an_error(tmp_path: Path) -> None:
    made = paragraph(tmp_path, "甲{{ page_break() }}乙")
    assert made.codes == ["BG305"]
