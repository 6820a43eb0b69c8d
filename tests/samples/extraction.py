"""The words of a built file, read by other people's libraries and none of ours.

Not furniture: page numbers, those of a contents list with their dots, and heads of tables that are repeated
on a further page are left out. A chart says its alternative text, where it stands; what is drawn in it is no
text.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from html.parser import HTMLParser
from itertools import pairwise
from typing import Any

import pdfplumber
from lxml import etree
from pypdf import PdfReader

LEADERS = re.compile(r"…{3,}\d+")
"""The dots of a contents list and the page that they lead to."""
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
INLINE = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}inline"
CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart"


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
        self._narrow = False
        """Whether the drawing is one for narrow screens, which says the same again."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("article", "thead", "svg", "desc", "details"):
            self._open.append(tag)
        if tag == "thead" and "details" not in self._open:
            self.heads.append("")
        if tag == "div":
            self._narrow = dict(attrs).get("class") in ("chart-narrow", "chart-small")

    def handle_endtag(self, tag: str) -> None:
        if tag in self._open:
            self._open.remove(tag)

    def handle_data(self, data: str) -> None:
        if "details" in self._open:  # the table of a chart, whose figures its description says
            return
        told = "svg" not in self._open or ("desc" in self._open and not self._narrow)
        if "article" in self._open and told:
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


def docx_words(content: bytes, charts: bool = True) -> str:
    return squeezed("".join(docx_pieces(content, charts)))


def docx_pieces(content: bytes, charts: bool = True) -> list[str]:
    """Every w:t in order; a text box stands where it is anchored, and a chart says its description."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        story = etree.fromstring(package.read("word/document.xml"))
    pieces: list[str] = []
    fields: list[str] = []
    for element in story.iter(f"{W}fldChar", f"{W}instrText", f"{W}t", INLINE):
        if element.tag == INLINE:
            drawn = charts and next(element.iter(CHART), None) is not None
            pieces += [element[2].get("descr", "")] if drawn else []
        elif element.tag == f"{W}fldChar":
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
    told = {(page, mark): alternative for page, mark, alternative in _charts(content)}
    with pdfplumber.open(io.BytesIO(content)) as file:
        for page in file.pages:
            text = squeezed(
                "".join(told.pop((page.page_number, char["mcid"]), "") + char["text"] for char in page.chars)
            )
            text = re.sub(rf"([—-]){page.page_number}\1$", "", text)
            body = GOES_ON.sub("", text, count=1)
            repeated = next((head for head in heads if body.startswith(head) and head in words), "")
            words += LEADERS.sub("", body.removeprefix(repeated) if repeated else text)
    return words


def alternatives(content: bytes) -> dict[int, str]:
    """What the charts of a PDF say, page by page."""
    found: dict[int, str] = {}
    for page, _, alternative in _charts(content):
        found[page] = found.get(page, "") + alternative
    return found


def _charts(content: bytes) -> Iterator[tuple[int, int, str]]:
    """The figures of a PDF that have a caption: its page, its mark, and the alternative text."""
    file = PdfReader(io.BytesIO(content))
    pages = {page.indirect_reference.idnum: n for n, page in enumerate(file.pages, 1)}
    tree = file.trailer["/Root"]["/StructTreeRoot"]
    for kids in _siblings(tree):
        for figure, caption in pairwise(kids):
            if figure.get("/S") == "/Figure" and caption.get("/S") == "/Caption":
                page, mark = next(_marks(caption))
                yield pages[page], mark, squeezed(figure["/Alt"])


def _kids(element: Any) -> list[Any]:
    found = element.get("/K", [])
    found = found.get_object() if hasattr(found, "get_object") else found
    return [kid.get_object() for kid in found] if isinstance(found, list) else [found]


def _siblings(element: Any) -> Iterator[list[Any]]:
    kids = [kid for kid in _kids(element) if isinstance(kid, dict) and "/S" in kid]
    yield kids
    for kid in kids:
        yield from _siblings(kid)


def _marks(element: Any) -> Iterator[tuple[int, int]]:
    """The pages and marks of an element's words."""
    for kid in _kids(element):
        if isinstance(kid, dict):
            yield from [(kid.raw_get("/Pg").idnum, int(kid["/MCID"]))] if "/MCID" in kid else _marks(kid)
        else:
            yield element.raw_get("/Pg").idnum, int(kid)
