"""Text that stays with what follows it, in a Word file: only where the pages ask for it.

Not which text that is: `flow` says so.
"""

from __future__ import annotations

from dataclasses import replace

from briefgen.document.pieces import Line, Piece
from briefgen.document.roles import Role
from briefgen.document.texts import numbered
from briefgen.ledger.places import Places


def loosened(pieces: tuple[Piece, ...], places: Places) -> tuple[Piece, ...]:
    """The pieces without a mark to stay together on text that fills one page and ends on that of its
    signature anyway (GB/T 9704-2012 7.3.5.5): LibreOffice would take the whole paragraph over, and the
    page before it would lack lines. `places` are the pages of a PDF of the document."""
    return tuple(
        replace(piece, keep_next=False)
        if isinstance(piece, Line) and _is_held(piece) and _goes_on(number, places)
        else piece
        for number, piece in numbered(pieces)
    )


def _is_held(line: Line) -> bool:
    return line.keep_next and line.role is not Role.ATTACHMENT_LIST


def _goes_on(number: int, places: Places) -> bool:
    """Whether a line of text fills the page that it starts on, and ends on another one."""
    page = places.of(number)
    return page != places.of(number + 1, -1) and page not in places.short
