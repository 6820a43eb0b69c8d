"""Each writer notes where the printed lines stand; the files are opened to see whether it is true."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass, field

import pytest
from lxml import etree

from briefgen.document.flow import flow
from briefgen.document.texts import leaves, lines_of
from briefgen.document.tree import Document
from briefgen.write.docx import docx_written
from briefgen.write.pages import paged
from briefgen.write.text import text_written
from write import documents

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
EACH = pytest.mark.parametrize("document", documents.ALL, ids=lambda document: document.id)


def printed(document: Document) -> dict[int, str]:
    """The printed lines that are not empty, by number."""
    lines = (words for piece in flow(document) for words, _ in lines_of(piece))
    texts = ("".join(leaf.text for leaf in leaves(words)) for words in lines)
    return {number: text for number, text in enumerate(texts, 1) if text}


@EACH
def test_the_text_file_has_each_line_where_it_is_noted(document: Document) -> None:
    written = text_written(document)
    lines = written.content.decode("utf-8").split("\n")
    for number, text in printed(document).items():
        place = written.places.of(number)
        assert isinstance(place, int)
        assert text in lines[place - 1]


@EACH
def test_the_word_file_has_each_line_in_the_paragraph_that_is_noted(document: Document) -> None:
    written = docx_written(document)
    with zipfile.ZipFile(io.BytesIO(written.content)) as package:
        story = etree.fromstring(package.read("word/document.xml"))
    paragraphs = ["".join(own_text(p)) for p in story.iter(f"{W}p")]
    for number, text in printed(document).items():
        place = written.places.of(number)
        assert isinstance(place, int)
        assert text in paragraphs[place - 1]


def own_text(node):  # type: ignore[no-untyped-def]
    """The text of a paragraph without that of the paragraphs in its boxes."""
    for child in node:
        if child.tag == f"{W}t":
            yield child.text or ""
        elif child.tag != f"{W}p":
            yield from own_text(child)


# ---- pages, with boxes as the engine makes them


@dataclass
class Box:
    """A box with an element, children or text."""

    element: object = None
    element_tag: str = ""
    children: list[Box] = field(default_factory=list)
    height: float = 100

    def content_box_y(self) -> float:
        return 10


@dataclass
class TextBox:
    text: str
    children: list[Box] = field(default_factory=list)
    position_y: float = 10
    height: float = 20


@dataclass
class Page:
    _page_box: Box


def page(*parts: tuple[object, str]) -> Page:
    return Page(
        Box(children=[Box(element, element.tag, [TextBox(text)]) for element, text in parts])  # type: ignore[attr-defined,list-item]
    )


def test_text_that_goes_on_on_the_next_page_is_marked_where_it_does() -> None:
    root = etree.fromstring("<body><p>甲乙丙</p><p>丁戊己庚</p></body>")
    first, second = root
    found = paged(root, [1, 2], [page((first, "甲乙丙"), (second, "丁戊")), page((second, "己庚"))])
    assert [found.of(1), found.of(2, 0), found.of(2, 1), found.of(2, 2)] == [1, 1, 1, 2]


def test_the_head_of_a_table_stands_on_its_first_page() -> None:
    root = etree.fromstring("<table><th>项</th></table>")
    (head,) = root
    found = paged(root, [1], [page((head, "项")), page((head, "项"))])
    assert (found.of(1, 0), found.of(1, 1)) == (1, 1)


def test_a_page_with_room_for_another_line_is_short() -> None:
    root = etree.fromstring("<body><p>甲</p></body>")
    full, short = page((root[0], "甲")), page((root[0], "甲"))
    full._page_box.children[0].children[0].position_y = 85  # type: ignore[attr-defined]
    short._page_box.children[0].children[0].position_y = 65  # type: ignore[attr-defined]
    # the area ends at 110: 5 below the words of the first page, 25 below those of the second
    assert paged(root, [1], [full, short]).short == {2}
