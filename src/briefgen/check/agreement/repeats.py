"""One fact that a document prints in two ways: 34.5% here, 34.54% there.

Not two facts of one value, and not tables, which print with their own decimals.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from briefgen.check.agreement.reading import TABLES, Figure, Reading
from briefgen.diagnostics import Diagnostic, Related
from briefgen.document.pieces import Role
from briefgen.ledger.entry import Entry
from briefgen.model.quantity import Quantity, half_up
from briefgen.rules import agreement as rules

APART = TABLES | {Role.TABLE_NOTE, Role.CAPTION, Role.ATTACHMENT_TITLE}


def retold_fact(reading: Reading) -> Iterator[Diagnostic]:
    """BG247: the same sources and formula, with other decimals, another scale or another word."""
    running = {line.number for line, _ in reading.running if line.role not in APART}
    told: dict[tuple[Decimal, object], list[Entry]] = {}
    for entry in reading.paper.ledger.entries:
        if entry.kind in ("bound", "derived") and entry.line in running:
            quantity = entry.quantity
            if quantity is not None and (quantity.unit.over or quantity.unit.scale):
                value = quantity.value
                if quantity.unit.scale:
                    value = value.scaleb(quantity.unit.scale)
                told.setdefault((value, quantity.unit.over), []).append(entry)
    for entries in told.values():
        if len(entries) > 1 and len({entry.text for entry in entries}) > 1:
            yield from _retold(reading, entries)


def _retold(reading: Reading, entries: list[Entry]) -> Iterator[Diagnostic]:
    first: dict[object, Figure] = {}
    for entry in entries:
        figure = _figure(reading, entry)
        if figure is None or not figure.numeral:
            continue
        known = first.setdefault(_fact(figure.quantity), figure)
        if known is not figure and _said(known) != _said(figure):
            text = known.entry.text
            yield rules.RETOLD_FACT.at(
                reading.place(figure),
                Related(reading.place(known), f"{text}印在这里", f"{text} is printed here"),
                first=text,
                second=entry.text,
            )
            return


def _figure(reading: Reading, entry: Entry) -> Figure | None:
    line = reading.paper.ledger.lines[entry.line - 1]
    return reading.figure(line, entry)


def _fact(quantity: Quantity) -> object:
    """What is computed from what, whatever the scale."""
    while quantity.operation == "in" and quantity.operands:
        quantity = quantity.operands[0]
    operations = (quantity.operation, *(operand.operation for operand in quantity.operands))
    return frozenset(quantity.sources), operations if quantity.operands else ()


def _said(figure: Figure) -> tuple[Decimal, str]:
    """The amount that readers are told, in the base unit, with its word of approximation."""
    printed = half_up(Decimal(figure.numeral), figure.digits)
    return printed.scaleb(figure.unit.scale).normalize(), figure.quantity.approx
