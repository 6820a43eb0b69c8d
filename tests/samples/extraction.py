"""The words of a built file, read by other people's libraries and none of ours.

Not furniture: page numbers and heads of tables that are repeated on a further page are left out.
"""

from __future__ import annotations

import io
import re
import zipfile
from html.parser import HTMLParser

import pdfplumber
from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


def txt_words(content: bytes) -> str:
    return squeezed("".join(txt_pieces(content)))


def txt_pieces(content: bytes) -> list[str]:
    """Line by line, cell by cell."""
    return re.split(r"[\n\t]", content.decode("utf-8"))


class _Page(HTMLParser):
    """What a page prints: the text of its article, without the stories of its numbers; and its table
    heads apart."""

    def __init__(self) -> None:
        super().__init__()
        self.pieces: list[str] = []
        self.heads: list[str] = []
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("article", "thead"):
            self._open.append(tag)
        if tag == "thead":
            self.heads.append("")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("article", "thead"):
            self._open.remove(tag)

    def handle_data(self, data: str) -> None:
        if "article" in self._open:
            self.pieces.append(data)
        if "thead" in self._open:
            self.heads[-1] += data


def _read(content: bytes) -> _Page:
    page = _Page()
    page.feed(content.decode("utf-8"))
    return page


def html_words(content: bytes) -> str:
    return squeezed("".join(html_pieces(content)))


def html_pieces(content: bytes) -> list[str]:
    """What stands between tags."""
    return _read(content).pieces


def table_heads(content: bytes) -> frozenset[str]:
    """The head of every table of an HTML page."""
    return frozenset(squeezed(head) for head in _read(content).heads) - {""}


def docx_words(content: bytes) -> str:
    return squeezed("".join(docx_pieces(content)))


def docx_pieces(content: bytes) -> list[str]:
    """Every w:t in order; a text box stands where it is anchored."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        story = etree.fromstring(package.read("word/document.xml"))
    return [t.text or "" for t in story.iter(f"{W}t")]


def pdf_words(content: bytes, heads: frozenset[str]) -> str:
    """Every character in the order of the file; a table head that has stood before may not open a page."""
    words = ""
    with pdfplumber.open(io.BytesIO(content)) as file:
        for page in file.pages:
            text = squeezed("".join(char["text"] for char in page.chars))
            text = text.removesuffix(f"—{page.page_number}—")
            repeated = next((head for head in heads if text.startswith(head) and head in words), "")
            words += text.removeprefix(repeated)
    return words
