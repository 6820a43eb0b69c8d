"""Where a printed line stands, in words that help a reader to find it on paper.

Not pages: a Word file has none before it is printed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from briefgen.document.flow import flow
from briefgen.document.pieces import Grid, Role
from briefgen.document.texts import numbered
from briefgen.document.tree import Document, plain
from briefgen.ledger.entry import Ledger, Printed

OPENING, HEADING = 8, 8
"""Characters of a paragraph, and of its heading, that say which one it is."""
PARTS: Mapping[Role, str] = {
    Role.TITLE: "标题",
    Role.ARTICLE_TITLE: "标题",
    Role.SUBTITLE: "副题",
    Role.BYLINE: "作者",
    Role.NUMBER: "发文字号",
    Role.NUMBER_SIGNER: "发文字号",
    Role.LETTER_NUMBER: "发文字号",
    Role.TITLE_NUMBER: "发文字号",
    Role.ISSUER_DATE: "版头",
    Role.SIGN_DATE: "成文日期",
    Role.CAPTION: "表题",
    Role.TABLE_NOTE: "表注",
    Role.CHART: "统计图",
    Role.IMPRINT: "版记",
    Role.IMPRINT_PAIR: "版记",
}
"""Lines that have a name of their own."""


class Positions:
    """The positions of the lines of one document."""

    def __init__(self, document: Document, ledger: Ledger) -> None:
        self._ledger = ledger
        self._cells = dict(_cells(document))

    def of(self, number: int) -> str:
        """The position of a line: its part of the document, a cell's row and column, or the heading and
        the first words of a paragraph."""
        line = self._ledger.lines[number - 1]
        return self._cells.get(number) or PARTS.get(line.role) or _in_text(line)


def _in_text(line: Printed) -> str:
    under = "" if line.under == line.text else _short(line.under, HEADING)
    return "：".join(filter(None, (under, _short(line.text, OPENING))))


def _cells(document: Document) -> Iterator[tuple[int, str]]:
    """The cells of all tables: the first cell of the row and the head of the column."""
    for number, piece in numbered(flow(document)):
        if isinstance(piece, Grid):
            heads = [plain(cell) for cell in piece.head[-1]] if piece.head else [""] * len(piece.columns)
            first = number + 1 + sum(len(row) for row in piece.head)
            for row in piece.rows:
                for offset, head in enumerate(heads):
                    label = _short(plain(row[0]), OPENING) if offset else ""
                    yield first + offset, "·".join(filter(None, (label, _short(head, OPENING)))) or "表格"
                first += len(row)


def _short(text: str, most: int) -> str:
    text = text.strip()
    return text if len(text) <= most else f"{text[:most]}…"
