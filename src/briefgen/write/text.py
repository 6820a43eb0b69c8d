"""The document as plain text: one paragraph a line, the same words as the other formats.

Not Markdown, and not a picture of the page: nothing is centred, wrapped or numbered here.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from briefgen.document.flow import flow
from briefgen.document.layout import Layout
from briefgen.document.pieces import Foot, Grid, Line, NewPage, Pair, Picture, Piece, Plot, Ruled
from briefgen.document.texts import numbered
from briefgen.document.tree import Document, Words, plain
from briefgen.ledger.places import Written, places

INDENT = "　"
BETWEEN = "　　"


def write_text(document: Document) -> bytes:
    """The document as UTF-8 text, a line feed after every line."""
    return text_written(document).content


def text_written(document: Document) -> Written:
    """The same, and the line of the file for each printed line."""
    pieces = numbered(flow(document))
    rows = _tidy([row for number, piece in pieces for row in _rows(piece, number, document.layout)])
    rows = [DRAFT, EMPTY, *rows] if document.draft else rows
    content = "\n".join(text for text, _ in rows) + "\n"
    noted = ((number, line) for line, (_, number) in enumerate(rows, 1) if number)
    return Written(content.encode("utf-8"), places(noted))


Row = tuple[str, int]
"""A line of the file with the number of the first printed line in it; an empty one has none: 0."""
EMPTY: Row = ("", 0)
DRAFT: Row = ("〔草稿〕", 0)
"""Stands first where the other formats have the mark of a draft across each page."""


def _rows(piece: Piece, number: int, layout: Layout) -> Iterator[Row]:
    match piece:
        case Line(role, words):
            look = layout.look(role)
            if piece.gap or look.before_lines:
                yield EMPTY
            yield INDENT * round(look.first_chars) + _one_line(words), number
        case Pair(_, left, right):
            yield BETWEEN.join(filter(None, (_one_line(left), _one_line(right)))), number
        case Grid():
            yield from _table(piece, number)
        case Picture(figure):
            yield from (EMPTY, (_one_line(figure.caption), number), EMPTY) if figure.caption else (EMPTY,)
        case Plot(_, said, caption, notes):
            yield EMPTY
            yield from (
                (_one_line(words), line)
                for line, words in enumerate((said, caption, *notes), number)
                if words
            )
            yield EMPTY
        case Ruled() | NewPage():
            yield EMPTY
        case Foot(groups):
            yield EMPTY
            for first, item in numbered(item for group in groups for item in group):
                yield from _rows(item, number + first - 1, layout)
        case _:
            assert_never(piece)


def _table(grid: Grid, number: int) -> Iterator[Row]:
    """Cells between tabs, so that the rows can be pasted into a spreadsheet."""
    yield EMPTY
    if grid.caption:
        yield _one_line(grid.caption), number
    number += 1
    for row in (*grid.head, *grid.rows):
        yield "\t".join(_one_line(cell).replace("\t", " ") for cell in row), number
        number += len(row)
    for note in grid.notes:
        yield _one_line(note), number
        number += 1
    yield EMPTY


def _one_line(words: Words) -> str:
    return plain(words).replace("\n", "")


def _tidy(rows: list[Row]) -> list[Row]:
    """No empty line at the start or the end, and never two together."""
    kept: list[Row] = []
    for row in rows:
        if row[0] or (kept and kept[-1][0]):
            kept.append(row)
    return kept[:-1] if kept and not kept[-1][0] else kept
