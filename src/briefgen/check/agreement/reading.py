"""A finished document as the checks on figures read it: sentences, and each figure with its amount.

Not a check, and not the ledger: typed numbers have amounts here too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import islice
from unicodedata import normalize

from briefgen.check.paper import Paper
from briefgen.diagnostics import Span
from briefgen.document.flow import flow
from briefgen.document.numerals import chinese_value
from briefgen.document.roles import CONTENTS, Role
from briefgen.document.texts import leaves, lines_of
from briefgen.document.tree import Text
from briefgen.ledger.entry import Entry, Printed
from briefgen.model.interval import Interval, written
from briefgen.model.notation import AFTER, BEFORE, INSIDE
from briefgen.model.quantity import Quantity
from briefgen.model.unit import PERCENTAGE, Unit, unit

REPEATED = frozenset({Role.CONTENTS_TITLE, *CONTENTS})
"""Lines that say again what stands elsewhere."""
TABLES = frozenset({Role.TABLE_CELL, Role.TABLE_HEAD, Role.CHART})
SENTENCE, CLAUSE, SEGMENT = "。！？\n", "。！？；\n", "。！？；，：\n"
"""Marks that end a sentence, a clause of it, and the shortest group of words."""
_DIGITS = re.compile(r"\d[\d,]*(?:[.．](\d+))?")
_PERCENT_WORDS = "百分之"
_PEOPLE = frozenset({"人", "名", "口", "位"})
_TIMES = frozenset({"年", "月", "日", "天", "周", "小时", "分钟", "岁", "期", "号", "个月", "度"})
LONGEST = 4000
"""Characters of a line that is still prose; longer ones are not read for sense."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A printed figure: its place in the ledger and its amount. `digits` are its printed decimals."""

    entry: Entry
    quantity: Quantity
    digits: int

    @property
    def start(self) -> int:
        """Where it starts in its line."""
        return self.entry.offset

    @property
    def end(self) -> int:
        """Where it ends in its line."""
        return self.entry.end

    @property
    def is_typed(self) -> bool:
        """Whether no record stands behind it."""
        return self.entry.kind == "literal"

    @property
    def is_weighty(self) -> bool:
        """Whether it can be held against records: no time, and no approximation."""
        return not self.quantity.approx and not set(self.unit.over) & _TIMES

    @property
    def counts_people(self) -> bool:
        """Whether it is a number of persons."""
        return bool(self.unit.over) and set(self.unit.over) <= _PEOPLE and not self.unit.under

    @property
    def is_stated(self) -> bool:
        """Whether it was typed or reported, and not computed from other figures."""
        return self.is_typed or (self.entry.kind == "bound" and self.quantity.operation in ("", "in"))

    @property
    def unit(self) -> Unit:
        """Its unit."""
        return self.quantity.unit

    @property
    def base(self) -> Decimal:
        """Its exact amount in the base unit: persons, yuan, a ratio."""
        return self.quantity.value.scaleb(self.quantity.unit.scale)

    @property
    def printed(self) -> Interval:
        """What it can stand for as it is printed, in the base unit."""
        digits = None if self.is_typed else self.digits
        return written(self.quantity.value, self.unit, self.quantity.approx, digits)

    @property
    def numeral(self) -> str:
        """Its digits, half-width and without commas; empty for a Chinese numeral."""
        found = _DIGITS.search(self.entry.text)
        return normalize("NFKC", found[0]).replace(",", "") if found is not None else ""


class Reading:
    """A paper with its figures by line, worked out when they are asked for. `running` are the lines
    outside of tables that print a number, with their entries; `told` are the ids of figures that a
    finding names already: one wrong number is told once."""

    __slots__ = ("_by_entry", "_figures", "_shares", "lines", "paper", "running", "told")

    def __init__(self, paper: Paper) -> None:
        self.paper = paper
        self.lines = tuple(line for line in paper.ledger.lines if _is_read(line))
        self.running = tuple(
            (line, entries)
            for line in self.lines
            if line.role not in TABLES and (entries := paper.ledger.on(line))
        )
        self.told: set[str] = set()
        self._figures: dict[int, tuple[Figure, ...]] = {}
        self._by_entry: dict[str, Figure] = {}
        self._shares: tuple[tuple[Printed, Figure], ...] | None = None

    def figures(self, line: Printed) -> tuple[Figure, ...]:
        """The figures of a line that have an amount, in order."""
        found = self._figures.get(line.number)
        if found is None:
            found = tuple(_figures(line, self.paper.ledger.on(line)))
            self._figures[line.number] = found
            self._by_entry.update((figure.entry.id, figure) for figure in found)
        return found

    def figure(self, line: Printed, entry: Entry) -> Figure | None:
        """The figure of an entry of a line, if it has an amount."""
        self.figures(line)
        return self._by_entry.get(entry.id)

    def shares(self) -> tuple[tuple[Printed, Figure], ...]:
        """Every computed percentage with its line."""
        if self._shares is None:
            lines = self.paper.ledger.lines
            self._shares = tuple(
                (lines[entry.line - 1], Figure(entry, entry.quantity, _decimals(entry.text)))
                for entry in self.paper.ledger.entries
                if entry.unit == "%" and entry.kind == "derived" and entry.quantity is not None
            )
        return self._shares

    def typed(self) -> Iterator[tuple[Printed, Figure]]:
        """Every typed figure with its line."""
        for entry in self.paper.ledger.entries:
            line = self.line(entry) if entry.kind == "literal" and entry.counted else None
            figure = self.figure(line, entry) if line is not None else None
            if line is not None and figure is not None:
                yield line, figure

    def line(self, entry: Entry) -> Printed | None:
        """The line of an entry, if it is one that is read."""
        line = self.paper.ledger.lines[entry.line - 1]
        return line if _is_read(line) else None

    def place(self, figure: Figure) -> Span:
        """Where its words stand."""
        return figure.entry.place or self.paper.home

    def at(self, line: Printed, offset: int) -> Span:
        """The place of the words at an offset of a line."""
        printed = (words for piece in flow(self.paper.document) for words, _ in lines_of(piece))
        words = next(islice(printed, line.number - 1, None), ())
        for leaf in leaves(words):
            if offset < len(leaf.text):
                if leaf.span is None:
                    break
                is_typed = isinstance(leaf, Text)
                return replace(leaf.span, column=leaf.span.column + offset) if is_typed else leaf.span
            offset -= len(leaf.text)
        return self.paper.home


def _is_read(line: Printed) -> bool:
    return len(line.text) <= LONGEST and line.role not in REPEATED


def bounds(text: str, at: int, marks: str = SENTENCE) -> tuple[int, int]:
    """Where the sentence (or clause, or segment) around an offset starts and ends."""
    start, end = -1, len(text)
    for mark in marks:
        start = max(start, text.rfind(mark, 0, at))
        found = text.find(mark, at, end)
        end = found if found >= 0 else end
    return start + 1, end


def same_unit(left: Unit, right: Unit) -> bool:
    """Whether two units count the same: 人 and 名 do."""
    if left.over == right.over and left.under == right.under:
        return True
    return not left.under and not right.under and {*left.over, *right.over} <= _PEOPLE


def inside(figures: tuple[Figure, ...], start: int, end: int) -> tuple[Figure, ...]:
    """The figures that stand between two offsets."""
    return tuple(figure for figure in figures if start <= figure.start and figure.end <= end)


def _figures(line: Printed, entries: tuple[Entry, ...]) -> Iterator[Figure]:
    for entry in entries:
        if entry.kind in ("bound", "derived"):
            quantity = entry.quantity
            if quantity is not None:
                yield Figure(entry, quantity, _decimals(entry.text))
        elif entry.kind == "literal" and entry.counted:
            typed = _typed(entry, line.text)
            if typed is not None:
                yield Figure(entry, typed, _decimals(entry.text))


def _typed(entry: Entry, text: str) -> Quantity | None:
    """The amount that a typed number says, with the word of approximation beside it."""
    if entry.text.startswith(_PERCENT_WORDS):
        said = chinese_value(entry.text[len(_PERCENT_WORDS) :])
        return Quantity(said, PERCENTAGE, _approximation(entry, text)) if said is not None else None
    if not entry.value:
        return None
    word = entry.unit
    for mark in (*INSIDE, "来", "几", "+", "＋"):
        word = word.replace(mark, "")
    return Quantity(Decimal(entry.value), unit(word), _approximation(entry, text))


def _approximation(entry: Entry, text: str) -> str:
    for mark in (*INSIDE, "来", "几", "+", "＋"):
        if mark in entry.text:
            return "余"
    before, after = text[max(entry.offset - 3, 0) : entry.offset], text[entry.end : entry.end + 2]
    found = next((word for word in BEFORE if before.endswith(word)), "")
    return found or next((word for word in AFTER if after.startswith(word)), "")


def _decimals(text: str) -> int:
    found = _DIGITS.search(text)
    return len(found[1]) if found is not None and found[1] else 0
