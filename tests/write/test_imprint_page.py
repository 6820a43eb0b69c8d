"""The page break that brings an imprint to an even page."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace

import pdfplumber
import pytest

from briefgen.document.flow import flow
from briefgen.document.layout import STANDARD
from briefgen.document.pieces import NewPage
from briefgen.document.texts import numbered
from briefgen.document.tree import Document
from briefgen.ledger.places import Places
from briefgen.write.docx import docx_written
from briefgen.write.imprint_page import on_even_page
from briefgen.write.pdf import pdf_written
from write.documents import COMMON, p, w

EVEN = replace(STANDARD, imprint_even_page=True)


def document(paragraphs: int) -> Document:
    """A document of so many paragraphs of a line."""
    article = replace(
        COMMON.articles[0], title=(w("通知"),), blocks=tuple(p("短段。") for _ in range(paragraphs))
    )
    head = replace(COMMON.head, signers=(), copy_number="", secrecy="", urgency="")
    return replace(
        COMMON,
        articles=(article,),
        head=head,
        attachments=(),
        attachment_list=(),
        remark=(),
        signature=None,
        layout=EVEN,
    )


def breaks(before: int, page: int) -> list[NewPage]:
    """The breaks before the imprint where the text ends on one page and the imprint stands on another."""
    pieces = flow(document(1))
    *_, (last, _) = numbered(pieces)
    places = Places(((1, 0), (last, 0)), (before, page))
    return [piece for piece in on_even_page(pieces, places) if isinstance(piece, NewPage)]


@pytest.mark.parametrize(
    ("before", "page", "expected"),
    [
        (2, 2, []),
        (1, 1, [NewPage()]),
        (1, 2, [NewPage()]),
        (3, 4, [NewPage()]),
        (2, 3, [NewPage(apart=True)]),
        (2, 4, [NewPage(apart=True)]),
    ],
)
def test_the_break_follows_from_where_text_and_imprint_stand(
    before: int, page: int, expected: list[NewPage]
) -> None:
    assert breaks(before, page) == expected


def test_a_document_without_an_imprint_stays_as_it_is() -> None:
    pieces = flow(replace(document(1), imprint=None))
    assert on_even_page(pieces, Places(((1, 0),), (1,))) == pieces


def feet(content: bytes) -> list[str]:
    """What stands below the type area of each page."""
    with pdfplumber.open(io.BytesIO(content)) as file:
        return [
            "".join(c["text"] for c in page.chars if c["top"] > 743).replace(" ", "") for page in file.pages
        ]


def test_an_imprint_on_page_one_goes_to_page_two() -> None:
    written = pdf_written(document(2))
    assert feet(written.content) == ["—1—", "—2—"]


def test_a_blank_page_and_the_imprint_behind_it_have_no_number() -> None:
    written = pdf_written(document(29))
    assert feet(written.content) == ["—1—", "—2—", "", ""]
    with pdfplumber.open(io.BytesIO(written.content)) as file:
        assert file.pages[2].chars == []
        assert "印发" in file.pages[3].extract_text()


def story(content: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        return file.read("word/document.xml").decode()


def test_in_word_the_imprint_starts_a_page_or_an_even_section() -> None:
    near, far = document(2), document(29)
    paged = story(docx_written(near, pages=pdf_written(near).places).content)
    assert paged.count("<w:pageBreakBefore/>") == 1
    apart = story(docx_written(far, pages=pdf_written(far).places).content)
    kinds = re.findall(r'<w:type w:val="(\w+)"/>', apart)
    assert kinds == ["nextPage", "evenPage"]
    assert apart.count("<w:titlePg/>") == 1
    assert apart.index("<w:titlePg/>") > apart.index('"evenPage"')


def test_without_pages_word_takes_the_imprint_as_it_comes() -> None:
    assert "evenPage" not in story(docx_written(document(29)).content)
