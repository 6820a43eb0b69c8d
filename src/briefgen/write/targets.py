"""On which page of a PDF the anchors of a document stand: what its contents list prints.

Not the pages of lines: those are `pages`.
"""

from __future__ import annotations

from briefgen.document.flow import flow
from briefgen.document.pieces import Line
from briefgen.document.texts import numbered
from briefgen.document.tree import Document
from briefgen.ledger.places import Places


def target_pages(document: Document, places: Places) -> dict[str, int]:
    """The page of each anchor, from the places of the document's lines in its PDF."""
    found: dict[str, int] = {}
    for number, piece in numbered(flow(document)):
        if isinstance(piece, Line) and piece.target:
            page = places.of(number)
            if isinstance(page, int):
                found[piece.target] = page
    return found
