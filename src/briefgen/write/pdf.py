"""The PDF: tagged PDF/A-3a and PDF/UA-1 from the shared markup, set in the pinned fonts.

Not what it is set from: that is `pdf_source`. Not the engine: that is `pdf_engine`.
"""

from __future__ import annotations

import hashlib
import warnings
from dataclasses import dataclass
from functools import cache
from typing import Any

from briefgen.document.flow import flow
from briefgen.document.layout import Layout
from briefgen.document.pieces import Piece
from briefgen.document.tree import Document
from briefgen.ledger.places import Places, Written
from briefgen.write.engine import continued, scope
from briefgen.write.engine.idle import at_rest
from briefgen.write.imprint_page import on_even_page
from briefgen.write.looser import Laid, laid_out, loosened, wanting
from briefgen.write.pages import paged
from briefgen.write.pdf_claim import claim_ua
from briefgen.write.pdf_engine import EngineMissing, engine, fetcher, font_configuration, parsed
from briefgen.write.pdf_source import marked_up, style_sheet, usual

__all__ = ["EngineMissing", "pdf_written", "source_key", "write_pdf"]


def write_pdf(document: Document) -> bytes:
    """The document as PDF; the same document gives the same bytes.

    Raises EngineMissing, and briefgen.fonts.FontsMissing.
    """
    return pdf_written(document).content


def pdf_written(document: Document) -> Written:
    """The same, and the page of each printed line."""
    with at_rest():
        return _written(document)


def source_key(document: Document) -> str:
    """What decides the bytes of the PDF and its places, besides the versions of the code and the fonts: the
    markup and the style sheet that it is first set from, and the layout. The engine is not loaded for it."""
    numbers: list[int] = []
    markup = marked_up(document, flow(document), numbers, continues=True)
    sheet = _sheet(document.layout, document.format == "letter", document.draft, usual(markup))
    whole = repr((markup, sheet, numbers, document.layout, bool(document.signature)))
    return hashlib.sha256(whole.encode("utf-8", "surrogatepass")).hexdigest()


def _written(document: Document) -> Written:
    pieces = flow(document)
    drawn = _signed(document, pieces, _drawn(document, pieces))
    if document.layout.imprint_even_page:
        turned = on_even_page(drawn.pieces, drawn.places)
        drawn = drawn if turned == drawn.pieces else _drawn(document, turned)
    claim_ua(drawn.file.metadata)
    identifier = hashlib.sha256(drawn.source.encode())
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)  # the engine leaves its colour profile open
        written: bytes = drawn.file.write_pdf(
            pdf_identifier=identifier.hexdigest()[:32].encode("ascii"),
            pdf_variant="pdf/a-3a",
            pdf_tags=True,
            finisher=scope.of_columns,
        )
    return Written(written, drawn.places)


@dataclass(frozen=True, slots=True)
class _Drawn:
    """The pages as the engine has set them, the page of each printed line, what they are set from, and the
    paragraphs before a signature."""

    pieces: tuple[Piece, ...]
    file: Any
    places: Places
    source: str
    text: tuple[Laid, ...]


def _signed(document: Document, pieces: tuple[Piece, ...], drawn: _Drawn) -> _Drawn:
    """The same pages, or others with wider set text where that fills the page before the signature's."""
    for looser in loosened(pieces, drawn.text, document.layout):
        other = _drawn(document, looser)
        if not wanting(other.text):
            return other
    return drawn


def _drawn(document: Document, pieces: tuple[Piece, ...]) -> _Drawn:
    numbers: list[int] = []
    setter = engine()
    markup = marked_up(document, pieces, numbers, continues=continued.known())
    own = usual(markup)
    sheet = _sheet(document.layout, document.format == "letter", document.draft, own)
    source = setter.HTML(string=markup, base_url=None, url_fetcher=fetcher())
    drawn = source.render(font_config=font_configuration(own), stylesheets=[parsed(sheet, own)])
    root = source.etree_element
    text = laid_out(root, numbers, drawn.pages, document.layout) if document.signature else ()
    return _Drawn(pieces, drawn, paged(root, numbers, drawn.pages), markup + sheet, text)


@cache
def _sheet(layout: Layout, letter: bool, draft: bool, usual: bool) -> str:
    return style_sheet(layout, letter, draft, usual)
