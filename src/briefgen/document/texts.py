"""Walks every word of a finished document, in printing order.

Not the furniture of pages.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import assert_never

from briefgen.document.flow import flow
from briefgen.document.pieces import Foot, Grid, Line, NewPage, Pair, Picture, Piece, Plot, Role, Ruled
from briefgen.document.tree import (
    Break,
    Document,
    Emph,
    Link,
    Pin,
    RunIn,
    Strong,
    Text,
    Value,
    Words,
)


def texts(document: Document) -> Iterator[Text | Value]:
    """Every text and value of a document; the contents list, which repeats titles, is left out."""
    for line in lines(document):
        yield from line


def lines(document: Document) -> Iterator[tuple[Text | Value, ...]]:
    """The texts and values of a document, line by line: a paragraph, a heading, a table cell."""
    for piece in flow(document):
        if not (isinstance(piece, Line) and piece.goal):
            for words, _ in lines_of(piece):
                yield tuple(leaves(words))


def lines_of(piece: Piece) -> Iterator[tuple[Words, Role]]:
    """The words of a piece with their role, line by line; a table cell is a line."""
    match piece:
        case Line():
            yield piece.words, piece.role
        case Pair():
            yield piece.left, piece.role
            yield piece.right, piece.role
        case Grid():
            yield piece.caption, Role.CAPTION
            yield from ((cell, Role.TABLE_HEAD) for row in piece.head for cell in row)
            yield from ((cell, Role.TABLE_CELL) for row in piece.rows for cell in row)
            yield from ((note, Role.TABLE_NOTE) for note in piece.notes)
        case Picture(figure):
            yield figure.caption, Role.CAPTION
        case Plot():
            yield piece.said, Role.CHART
            yield piece.caption, Role.CAPTION
            yield from ((note, Role.TABLE_NOTE) for note in piece.notes)
        case Foot(groups):
            for group in groups:
                for part in group:
                    yield from lines_of(part)
        case Ruled() | NewPage():
            return
        case _:
            assert_never(piece)


def rewritten(piece: Piece, change: Callable[[Words], Words]) -> Piece:
    """The piece with other words, asked for line by line in the order of `lines_of`."""
    match piece:
        case Line() | Pair():
            return _rewritten_line(piece, change)
        case Grid():
            return replace(
                piece,
                caption=change(piece.caption),
                head=tuple(tuple(change(cell) for cell in row) for row in piece.head),
                rows=tuple(tuple(change(cell) for cell in row) for row in piece.rows),
                notes=tuple(change(note) for note in piece.notes),
            )
        case Picture(figure):
            return Picture(replace(figure, caption=change(figure.caption)))
        case Plot():
            return replace(
                piece,
                said=change(piece.said),
                caption=change(piece.caption),
                notes=tuple(change(note) for note in piece.notes),
            )
        case Foot(groups):
            return Foot(tuple(tuple(_rewritten_line(part, change) for part in group) for group in groups))
        case Ruled() | NewPage():
            return piece
        case _:
            assert_never(piece)


def _rewritten_line(line: Line | Pair, change: Callable[[Words], Words]) -> Line | Pair:
    if isinstance(line, Line):
        return replace(line, words=change(line.words))
    return replace(line, left=change(line.left), right=change(line.right))


def numbered(pieces: Iterable[Piece]) -> Iterator[tuple[int, Piece]]:
    """The pieces, each with the number of its first printed line; lines count from 1."""
    number = 1
    for piece in pieces:
        yield number, piece
        number += 1 if isinstance(piece, Line) else sum(1 for _ in lines_of(piece))


def leaves(words: Words) -> Iterator[Text | Value]:
    """The texts and values inside words."""
    for word in words:
        match word:
            case Text() | Value():
                yield word
            case Strong(children) | Emph(children) | RunIn(_, children) | Link(children, _):
                yield from leaves(children)
            case Break() | Pin():
                pass
