"""The document as plain text: one paragraph a line, the same words as the other formats.

Not Markdown, and not a picture of the page: nothing is centred, wrapped or numbered here.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from briefgen.document.flow import flow
from briefgen.document.layout import LAYOUT
from briefgen.document.pieces import Foot, Grid, Line, NewPage, Pair, Picture, Piece, Ruled
from briefgen.document.tree import Document, Words, plain

INDENT = "　"
BETWEEN = "　　"


def write_text(document: Document) -> bytes:
    """The document as UTF-8 text, a line feed after every line."""
    lines = [line for piece in flow(document) for line in _lines(piece)]
    return ("\n".join(_tidy(lines)) + "\n").encode("utf-8")


def _lines(piece: Piece) -> Iterator[str]:
    match piece:
        case Line(role, words):
            if piece.gap or LAYOUT[role].before_lines:
                yield ""
            yield INDENT * round(LAYOUT[role].first_chars) + _one_line(words)
        case Pair(_, left, right):
            yield BETWEEN.join(filter(None, (_one_line(left), _one_line(right))))
        case Grid():
            yield from _table(piece)
        case Picture(figure):
            yield from ("", _one_line(figure.caption), "") if figure.caption else ("",)
        case Ruled() | NewPage():
            yield ""
        case Foot(groups):
            yield ""
            for group in groups:
                for item in group:
                    yield from _lines(item)
        case _:
            assert_never(piece)


def _table(grid: Grid) -> Iterator[str]:
    """Cells between tabs, so that the rows can be pasted into a spreadsheet."""
    yield ""
    if grid.caption:
        yield _one_line(grid.caption)
    for row in (*grid.head, *grid.rows):
        yield "\t".join(_one_line(cell).replace("\t", " ") for cell in row)
    for note in grid.notes:
        yield _one_line(note)
    yield ""


def _one_line(words: Words) -> str:
    return plain(words).replace("\n", "")


def _tidy(lines: list[str]) -> list[str]:
    """No empty line at the start or the end, and never two together."""
    kept: list[str] = []
    for line in lines:
        if line or (kept and kept[-1]):
            kept.append(line)
    return kept[:-1] if kept and not kept[-1] else kept
