"""From a finished document to its ledger: one walk over everything that prints.

Not checks of the numbers, and not their story: that is `story`.
"""

from __future__ import annotations

from dataclasses import replace
from typing import assert_never

from briefgen.diagnostics import Span
from briefgen.document.flow import HEADINGS, flow
from briefgen.document.pieces import Grid, Piece, Role
from briefgen.document.texts import leaves, lines_of
from briefgen.document.tree import Document, Text, Value, plain
from briefgen.ledger.entry import Entry, Kind, Ledger, Printed
from briefgen.ledger.scan import HAS_NUMERAL, Typing, masked, typed_numbers
from briefgen.model.lexicon import Lexicon
from briefgen.model.origin import Moment, Order, Origin, Phrase
from briefgen.model.quantity import Quantity

Leaf = Text | Value
FIGURES = (Quantity, Moment)
"""What is listed even where it prints without a numeral."""
NUMBER_COLUMNS = frozenset(("序号", "编号", "号"))
TITLES = frozenset((*HEADINGS, Role.TITLE, Role.ARTICLE_TITLE, Role.ATTACHMENT_TITLE))


def ledger_of(document: Document, lexicon: Lexicon) -> Ledger:
    """Every number that a document prints, in title, text, tables and attachments."""
    printed: list[Printed] = []
    entries: list[Entry] = []
    under = ""
    for piece_index, piece in enumerate(flow(document)):
        numbering = _numbering(piece)
        for index, (words, role) in enumerate(lines_of(piece)):
            line = tuple(leaves(words))
            text = line[0].text if len(line) == 1 else "".join([leaf.text for leaf in line])
            under = text if role in TITLES else under
            printed.append(Printed(len(printed) + 1, text, role, piece_index, under))
            if HAS_NUMERAL.search(text):
                found = _entries(line, printed[-1], len(entries) + 1, lexicon)
                entries += map(_of_order, found) if index in numbering else found
    return Ledger(document.id, tuple(printed), tuple(entries))


def kind_of(behind: Origin | None) -> Kind:
    """The kind of a bound value: stored, derived, a mark of order or a name."""
    match behind:
        case Quantity():
            return "bound" if _is_stored(behind) else "derived"
        case Moment():
            return "bound"
        case Phrase():
            return "name"
        case None | Order():
            return "structural"
        case _:
            assert_never(behind)


def _numbering(piece: Piece) -> frozenset[int]:
    """Which lines of a table number its rows: the cells under 序号."""
    if not isinstance(piece, Grid) or not piece.head:
        return frozenset()
    width = len(piece.columns)
    columns = [at for at, cell in enumerate(piece.head[-1]) if plain(cell).strip() in NUMBER_COLUMNS]
    first = 1 + width * len(piece.head)  # behind the caption and the head
    return frozenset(first + row * width + at for row in range(len(piece.rows)) for at in columns)


def _of_order(entry: Entry) -> Entry:
    typed = entry.kind == "literal"
    return replace(entry, kind="structural", counted=False) if typed else entry


def _is_stored(quantity: Quantity) -> bool:
    """Whether it is a stored number, at most told in another scale."""
    if quantity.source is not None and not quantity.operands:
        return True
    return quantity.operation == "in" and _is_stored(quantity.operands[0])


def _entries(line: tuple[Leaf, ...], printed: Printed, first: int, lexicon: Lexicon) -> list[Entry]:
    """The values and the typed numbers of a line, in order, numbered from `first` on."""
    found: list[tuple[int, Value | Typing]] = []
    at, is_typed = 0, False
    for leaf in line:
        if isinstance(leaf, Text):
            is_typed = is_typed or HAS_NUMERAL.search(leaf.text) is not None
        elif isinstance(leaf.behind, FIGURES) or HAS_NUMERAL.search(leaf.text):
            found.append((at, leaf))
        at += len(leaf.text)
    if is_typed:
        found += [(typing.start, typing) for typing in typed_numbers(_masked(line), lexicon)]
        found.sort(key=lambda one: one[0])
    return [
        _of_value(one, at, printed, f"n{number}")
        if isinstance(one, Value)
        else _of_typing(one, line, printed, f"n{number}")
        for number, (at, one) in enumerate(found, first)
    ]


def _masked(line: tuple[Leaf, ...]) -> str:
    return "".join(leaf.text if isinstance(leaf, Text) else masked(leaf.text) for leaf in line)


def _of_value(value: Value, at: int, printed: Printed, id: str) -> Entry:
    behind = value.behind
    amount, unit = _amount(behind)
    return Entry(id, value.text, kind_of(behind), amount, unit, printed.number, at, behind, value.span)


def _of_typing(typing: Typing, line: tuple[Leaf, ...], printed: Printed, id: str) -> Entry:
    """A cell that holds nothing but a number counts what its column's head says."""
    amount = f"{typing.value:f}" if typing.value is not None else ""
    fills_cell = printed.role is Role.TABLE_CELL and typing.text == printed.text.strip()
    return Entry(
        id=id,
        text=typing.text,
        kind=typing.kind,
        value=amount,
        unit=typing.unit,
        line=printed.number,
        offset=typing.start,
        place=_place(line, typing.start),
        counted=typing.counted or (fills_cell and typing.kind == "literal"),
    )


def _amount(behind: Origin | None) -> tuple[str, str]:
    match behind:
        case Quantity():
            text = f"{behind.value:f}"
            return (text.rstrip("0").rstrip(".") if "." in text else text), behind.unit.text
        case Moment(key):
            return key, ""
        case Order(number):
            return str(number), ""
        case Phrase() | None:
            return "", ""
        case _:
            assert_never(behind)


def _place(line: tuple[Leaf, ...], at: int) -> Span | None:
    """Where the character at an offset of a line was typed."""
    for leaf in line:
        if at < len(leaf.text):
            return replace(leaf.span, column=leaf.span.column + at) if leaf.span is not None else None
        at -= len(leaf.text)
    return None
