"""Walks every word of a finished document, in printing order.

Not the furniture of pages.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from briefgen.document.flow import flow
from briefgen.document.pieces import Foot, Grid, Line, NewPage, Pair, Picture, Piece, Ruled
from briefgen.document.tree import (
    Break,
    Document,
    Emph,
    Link,
    RunIn,
    Strong,
    Text,
    Value,
    Words,
)


def texts(document: Document) -> Iterator[Text | Value]:
    """Every text and value of a document; those of the contents list, which repeat titles, left out."""
    for piece in flow(document):
        for words in lines_of(piece):
            yield from leaves(words)


def lines_of(piece: Piece) -> Iterator[Words]:
    """The words of a piece, line by line; a table cell is a line."""
    match piece:
        case Line(_, words):
            if not piece.goal:
                yield words
        case Pair(_, left, right):
            yield left
            yield right
        case Grid(_, head, rows, caption, notes, _):
            yield caption
            for row in (*head, *rows):
                yield from row
            yield from notes
        case Picture(figure):
            yield figure.caption
        case Foot(groups):
            for group in groups:
                for part in group:
                    yield from lines_of(part)
        case Ruled() | NewPage():
            return
        case _:
            assert_never(piece)


def leaves(words: Words) -> Iterator[Text | Value]:
    """The texts and values inside words."""
    for word in words:
        match word:
            case Text() | Value():
                yield word
            case Strong(children) | Emph(children) | RunIn(_, children) | Link(children, _):
                yield from leaves(children)
            case Break():
                pass
