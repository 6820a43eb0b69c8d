"""`ledger.json` of every sample against its files: each number stands where its ledger says."""

from __future__ import annotations

import io
import json
import re
import zipfile
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pdfplumber
import pytest
from lxml import etree

from samples.builds import FILES
from samples.extraction import INLINE, alternatives

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
NAMED = pytest.mark.parametrize("id", FILES)


@cache
def ledger(built: Path, id: str) -> Any:
    return json.loads((built / id / "ledger.json").read_bytes())


def content(built: Path, id: str, form: str) -> bytes:
    return (built / id / f"{id}.{form}").read_bytes()


@NAMED
def test_its_paragraph_holds_the_number_at_its_offset(built: Path, id: str) -> None:
    texts = {line["line"]: line["text"] for line in ledger(built, id)["paragraphs"]}
    for number in ledger(built, id)["numbers"]:
        line, offset = number["paragraph"]["line"], number["paragraph"]["offset"]
        assert texts[line][offset:].startswith(number["text"])


@NAMED
def test_the_text_file_has_it_in_its_line(built: Path, id: str) -> None:
    lines = content(built, id, "txt").decode("utf-8").split("\n")
    for number, text in numbers(built, id):
        assert text in lines[number["outputs"]["txt"] - 1]


@NAMED
def test_the_word_file_has_it_in_its_paragraph(built: Path, id: str) -> None:
    with zipfile.ZipFile(io.BytesIO(content(built, id, "docx"))) as package:
        story = etree.fromstring(package.read("word/document.xml"))
    paragraphs = ["".join(own_text(p)) for p in story.iter(f"{W}p")]
    for number, text in numbers(built, id):
        assert text in paragraphs[number["outputs"]["docx"] - 1]


@NAMED
def test_the_web_page_has_it_in_its_element(built: Path, id: str) -> None:
    elements = Elements()
    elements.feed(content(built, id, "html").decode("utf-8"))
    for number, text in numbers(built, id):
        assert text in elements.texts[number["outputs"]["html"]]


@NAMED
def test_the_pdf_has_it_on_its_page(built: Path, id: str) -> None:
    with pdfplumber.open(io.BytesIO(content(built, id, "pdf"))) as file:
        pages = ["".join(char["text"] for char in page.chars) for page in file.pages]
    for page, told in alternatives(content(built, id, "pdf")).items():
        pages[page - 1] += told
    for number in ledger(built, id)["numbers"]:
        page = number["outputs"]["pdf"]
        shown = squeezed(pages[page - 1]) + squeezed("".join(pages[page : page + 1]))
        start = squeezed(number["text"])[:1]  # a number may go on on the next page
        assert squeezed(number["text"]) in shown or start in squeezed(pages[page - 1])


def numbers(built: Path, id: str) -> list[tuple[Any, str]]:
    """The numbers, each with the text of its whole paragraph."""
    texts = {line["line"]: line["text"] for line in ledger(built, id)["paragraphs"]}
    return [(number, texts[number["paragraph"]["line"]]) for number in ledger(built, id)["numbers"]]


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


def own_text(node):  # type: ignore[no-untyped-def]
    """The text of a paragraph without that of the paragraphs in its boxes; a chart says its description."""
    for child in node:
        if child.tag == f"{W}t":
            yield child.text or ""
        elif child.tag == INLINE:
            yield child[2].get("descr", "")
        elif child.tag != f"{W}p":
            yield from own_text(child)


class Elements(HTMLParser):
    """The text of every element with an id, by id."""

    VOID = frozenset({"meta", "link", "br", "col", "img"})

    def __init__(self) -> None:
        super().__init__()
        self.texts: dict[str, str] = {}
        self._open: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in self.VOID:
            id = dict(attrs).get("id") or ""
            self._open.append((tag, id))
            self.texts.setdefault(id, "")

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop()[0] != tag:
            pass  # HTML leaves some end tags out

    def handle_data(self, data: str) -> None:
        for _, id in self._open:
            self.texts[id] += data
