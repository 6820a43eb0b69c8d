"""The words of a built file, read by other people's libraries and none of ours.

Not furniture: page numbers, those of a contents list with their dots, and heads of tables that are repeated
on a further page are left out.
"""

from __future__ import annotations

import io
import re
import zipfile
from html.parser import HTMLParser

import pdfplumber
from lxml import etree

LEADERS = re.compile(r"…{3,}\d+")
"""The dots of a contents list and the page that they lead to."""
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
    pieces: list[str] = []
    fields: list[str] = []
    for element in story.iter(f"{W}fldChar", f"{W}instrText", f"{W}t"):
        if element.tag == f"{W}fldChar":
            _enter_field(element.get(f"{W}fldCharType"), fields)
        elif element.tag == f"{W}instrText":
            fields[-1] += element.text or ""
        elif not any("PAGEREF" in field for field in fields):
            pieces.append(element.text or "")
    return pieces


def _enter_field(kind: str | None, fields: list[str]) -> None:
    """Keeps the instructions of the fields that are open."""
    if kind == "begin":
        fields.append("")
    elif kind == "end":
        fields.pop()


GOES_ON = re.compile(r"^续表[\d.—-]*?(?=\D)")
"""What stands over the head of a table on its further pages."""


def pdf_words(content: bytes, heads: frozenset[str]) -> str:
    """Every character in the order of the file; a table head that has stood before may not open a page,
    with or without 续表 over it."""
    words = ""
    with pdfplumber.open(io.BytesIO(content)) as file:
        for page in file.pages:
            text = squeezed("".join(char["text"] for char in page.chars))
            text = re.sub(rf"([—-]){page.page_number}\1$", "", text)
            body = GOES_ON.sub("", text, count=1)
            repeated = next((head for head in heads if body.startswith(head) and head in words), "")
            words += LEADERS.sub("", body.removeprefix(repeated) if repeated else text)
    return words
