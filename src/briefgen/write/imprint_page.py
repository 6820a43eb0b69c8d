"""The even page that a house wants for the imprint (版记): what has to stand before it.

Not the imprint: that is a `Foot`.
"""

from __future__ import annotations

from briefgen.document.pieces import Foot, NewPage, Piece
from briefgen.document.texts import numbered
from briefgen.ledger.places import Places


def on_even_page(pieces: tuple[Piece, ...], places: Places) -> tuple[Piece, ...]:
    """The pieces with the page break that brings the imprint to an even page; `places` are the pages of
    a PDF of the document, made with that break or without it."""
    *_, (number, last) = numbered(pieces)
    if not isinstance(last, Foot):
        return pieces
    page, before = places.of(number), places.of(number - 1)
    if not isinstance(page, int) or not isinstance(before, int):
        return pieces
    return (*pieces[:-1], *_break(before, page), last)


def _break(before: int, page: int) -> tuple[NewPage, ...]:
    """What has to stand between the last page of text and an imprint on this page."""
    if page - before > 1 or (page > before and page % 2):
        return (NewPage(apart=True),)
    return (NewPage(),) if page > before or page % 2 else ()
