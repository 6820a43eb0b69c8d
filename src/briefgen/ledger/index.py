"""From a place in the files to the words that are printed from it.

Not from printed words to their records: that is the ledger.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from briefgen.diagnostics import Span
from briefgen.document.flow import flow
from briefgen.document.pieces import Line
from briefgen.document.texts import leaves, lines_of
from briefgen.document.tree import Document, Text, Value
from briefgen.ledger.entry import Entry, Ledger
from briefgen.model.quantity import Quantity

PHRASE_END = re.compile(r"[，。；：！？]")
Spot = tuple[str, str | None, str | int, int]
"""A place without its extent: file, sheet, line or cell, column."""
Row = tuple[str, str | None, int]


@dataclass(frozen=True, slots=True, order=True)
class Passage:
    """The characters of a printed line from `start` up to `end`."""

    line: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Leaf:
    """A text or value where it is printed, and how many characters of its file it has for sure."""

    passage: Passage
    typed: bool


@dataclass(frozen=True, slots=True)
class _Sources:
    """Printed numbers by the places of the records behind them, and by their lines or rows."""

    spots: Mapping[Spot, Sequence[Passage]]
    rows: Mapping[Row, Sequence[Passage]]


class Index:
    """What a document prints, by the places in the files that it is printed from."""

    def __init__(self, document: Document, ledger: Ledger) -> None:
        self._ledger = ledger
        self._leaves: dict[tuple[str, int], dict[int, list[_Leaf]]] = defaultdict(lambda: defaultdict(list))
        self._sources: _Sources | None = None
        for number, leaf, offset in _leaves(document):
            if leaf.span is not None and leaf.text:
                held = _Leaf(Passage(number, offset, offset + len(leaf.text)), isinstance(leaf, Text))
                self._leaves[leaf.span.file, leaf.span.line][leaf.span.column].append(held)

    def at(self, span: Span) -> tuple[Passage, ...]:
        """The words printed from this very place, in printing order: its own, a value's, or those of the
        numbers that rest on a record there."""
        own = self._own(span)
        return own or self._of_sources(span)

    def around(self, span: Span) -> tuple[Passage, ...]:
        """The words printed from the same line of the file, or row of the sheet."""
        own = self._leaves.get((span.file, span.line), {}) if span.sheet is None else {}
        found = sorted(leaf.passage for held in own.values() for leaf in held)
        return tuple(found) or tuple(self._held.rows.get((span.file, span.sheet, span.line), ()))

    def _own(self, span: Span) -> tuple[Passage, ...]:
        on_line = self._leaves.get((span.file, span.line))
        if on_line is None or span.cell is not None:
            return ()
        columns = sorted(on_line)
        before = bisect_right(columns, span.column)
        if not before:
            return ()
        column = columns[before - 1]
        found = (self._covered(leaf, span, span.column - column) for leaf in on_line[column])
        return tuple(passage for passage in found if passage is not None)

    def _covered(self, leaf: _Leaf, span: Span, skipped: int) -> Passage | None:
        """The part of a leaf that a place covers, `skipped` characters after the leaf's start."""
        passage = leaf.passage
        if not leaf.typed:
            return passage if not skipped else None
        start = passage.start + skipped
        if start >= passage.end:
            return None
        return Passage(passage.line, start, min(self._end(passage.line, start, span), passage.end))

    def _end(self, line: int, start: int, span: Span) -> int:
        if span.end_column is not None and span.end_line in (None, span.line):
            return max(start + span.end_column - span.column, start + 1)
        printed = self._ledger.lines[line - 1]
        number = next((entry.end for entry in self._ledger.on(printed) if entry.offset == start), None)
        if number is not None:
            return number
        mark = PHRASE_END.search(printed.text, start + 1)
        return mark.start() if mark is not None else len(printed.text)

    def _of_sources(self, span: Span) -> tuple[Passage, ...]:
        return tuple(self._held.spots.get(_spot(span), ()))

    @property
    def _held(self) -> _Sources:
        if self._sources is None:
            self._sources = _sources(self._ledger)
        return self._sources


def passage_of(entry: Entry) -> Passage:
    """The characters of a printed number."""
    return Passage(entry.line, entry.offset, entry.end)


def _leaves(document: Document) -> Iterator[tuple[int, Text | Value, int]]:
    """Every text and value with the number of its line and its offset; the contents list is left out."""
    number = 0
    for piece in flow(document):
        for words, _ in lines_of(piece):
            number, offset = number + 1, 0
            if isinstance(piece, Line) and piece.goal:
                continue
            for leaf in leaves(words):
                yield number, leaf, offset
                offset += len(leaf.text)


def _sources(ledger: Ledger) -> _Sources:
    """Numbers that are a record's own stand before those that are computed from it."""
    spots: dict[Spot, list[Passage]] = defaultdict(list)
    rows: dict[Row, list[Passage]] = defaultdict(list)
    for entry in sorted(ledger.entries, key=lambda entry: entry.kind == "derived"):
        for span in dict.fromkeys(_behind(entry)):
            spots[_spot(span)].append(passage_of(entry))
            rows[span.file, span.sheet, span.line].append(passage_of(entry))
    return _Sources(spots, rows)


def _behind(entry: Entry) -> Iterator[Span]:
    if isinstance(entry.behind, Quantity):
        yield from _roots(entry.behind)
    elif entry.behind is not None:
        yield from (source.span for source in entry.behind.sources)


def _roots(quantity: Quantity) -> Iterator[Span]:
    """The places of all stored numbers and named formulas behind an amount."""
    for source in (quantity.source, quantity.defined):
        if source is not None:
            yield source.span
    for operand in quantity.operands:
        yield from _roots(operand)


def _spot(span: Span) -> Spot:
    return (
        (span.file, span.sheet, span.cell, 0)
        if span.cell
        else (span.file, span.sheet, span.line, span.column)
    )
