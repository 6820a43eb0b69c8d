"""Text that has to stay with its signature, in a Word file."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace

from briefgen.document.flow import flow
from briefgen.document.pieces import Line, Role
from briefgen.document.texts import numbered
from briefgen.document.tree import Document, plain
from briefgen.ledger.places import Places
from briefgen.write.docx import docx_written
from briefgen.write.kept import loosened
from briefgen.write.pdf import pdf_written
from write.documents import COMMON, p, w

LONG = (
    "供水管网改造完成以后，各片区要把阀门、水表和压力监测点的位置标在图上，报管理处存档，以后每季度核对一次。"
)


def document(lines: int) -> Document:
    """A document of so many lines of text, a long paragraph, and a signature."""
    article = replace(COMMON.articles[0], title=(w("通知"),), note=None, recipient=())
    blocks = (*(p("短段。") for _ in range(lines)), p(LONG * 2))
    return replace(
        COMMON,
        head=None,
        articles=(replace(article, blocks=blocks),),
        attachments=(),
        attachment_list=(),
        remark=(),
        imprint=None,
        signature=COMMON.signature,
    )


def held(places: Places, lines: int = 1) -> bool:
    """Whether the last paragraph is still to stay with what follows."""
    texts = [
        x for x in loosened(flow(document(lines)), places) if isinstance(x, Line) and x.role is Role.BODY
    ]
    return texts[-1].keep_next


def number() -> int:
    return next(
        n
        for n, piece in numbered(flow(document(1)))
        if isinstance(piece, Line) and LONG[:5] in plain(piece.words)
    )


def test_text_on_the_page_of_its_signature_stays_with_it() -> None:
    assert held(Places(((1, 0),), (1,)))


def test_text_that_goes_on_over_a_full_page_need_not_stay() -> None:
    assert not held(Places(((1, 0), (number(), 30)), (1, 2)))


def test_text_whose_last_line_was_brought_over_stays() -> None:
    """Its page has room for the line: without the mark the signature would stand alone."""
    assert held(Places(((1, 0), (number(), 30)), (1, 2), frozenset({1})))


def test_the_pages_of_the_pdf_tell_which_it_is() -> None:
    """A paragraph that a page break cuts is not held whole, unless its last line was brought over."""
    told = {lines: _told(document(lines)) for lines in range(10, 22)}
    assert {cut for cut, *_ in told.values()} == {True, False}
    assert any(short for cut, short, _ in told.values() if cut), "a last line that was brought over"
    assert {lines: kept for lines, (*_, kept) in told.items()} == {
        lines: not cut or short for lines, (cut, short, _) in told.items()
    }


def _told(made: Document) -> tuple[bool, bool, bool]:
    """Whether the page break cuts the last paragraph, whether its first page has room for a line, and
    whether the Word file holds it together with the signature."""
    places = pdf_written(made).places
    with zipfile.ZipFile(io.BytesIO(docx_written(made, pages=places).content)) as package:
        story = package.read("word/document.xml").decode()
    paragraph = next(part for part in story.split("<w:p>") if LONG[:20] in part)
    place = next(
        n for n, piece in numbered(flow(made)) if isinstance(piece, Line) and LONG[:5] in plain(piece.words)
    )
    page = places.of(place)
    return page != places.of(place, 10_000), page in places.short, '<w:keepNext w:val="1"/>' in paragraph
