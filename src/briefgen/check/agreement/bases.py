"""Shares of one thing that stand in one paragraph on two bases: of households, then of persons.

Not shares that exceed their whole: those are in `portions`.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from briefgen.check.agreement.known import holdings_of
from briefgen.check.agreement.portions import Portion, portions
from briefgen.check.agreement.reading import TABLES, Reading, bounds
from briefgen.check.records.figures import said
from briefgen.diagnostics import Diagnostic, Related
from briefgen.model.quantity import Quantity
from briefgen.rules import agreement as rules


def changed_base(reading: Reading) -> Iterator[Diagnostic]:
    """BG244: the base of the second share is another, and no word says so."""
    found = [one for one in portions(reading) if one.line.role not in TABLES]
    told: set[int] = set()
    for first, second in pairwise(found):
        if first.line is not second.line or second.line.number in told:
            continue
        if _differ(reading, first, second) and not _is_printed(reading, second):
            told.add(second.line.number)
            place = first.figure.entry.place or reading.paper.home
            text = first.figure.entry.text
            yield rules.CHANGED_BASE.at(
                reading.place(second.figure),
                Related(place, f"{text}印在这里", f"{text} is printed here"),
                first=text,
                first_base=said(first.whole),
                second=second.figure.entry.text,
                second_base=said(second.whole),
            )


def _differ(reading: Reading, first: Portion, second: Portion) -> bool:
    """Whether both wholes count the same, or groups of the same, one as households and one as persons;
    or one of them is less what was struck off."""
    if first.whole.unit.dimension != second.whole.unit.dimension:
        counted = _counted(reading, first.whole)
        if not counted or counted == _counted(reading, second.whole):
            return bool(counted)
        groups = (_groups(reading, one.part) + _groups(reading, one.whole) for one in (first, second))
        return len(set(groups)) == 1
    if first.whole.value == second.whole.value:
        return False
    return _is_less(second.whole, first.whole) or _is_less(first.whole, second.whole)


def _counted(reading: Reading, whole: Quantity) -> frozenset[int]:
    """The observations that a whole is made of."""
    holdings = holdings_of(reading.paper.workspace)
    stored = _stored(whole)
    observed = [holdings.observation(one) for one in stored]
    return frozenset(id(one) for one in observed) if all(one is not None for one in observed) else frozenset()


def _groups(reading: Reading, quantity: Quantity) -> tuple[object, ...]:
    """The indicators and periods of a figure, and along what it is divided: not which groups it counts,
    but how many."""
    holdings = holdings_of(reading.paper.workspace)
    observed = [holdings.observation(one) for one in _stored(quantity)]
    kinds = [
        (one.indicator, one.place, one.period, tuple(key for key, _ in one.dimensions))
        for one in observed
        if one is not None
    ]
    return tuple(sorted(kinds, key=str)) if all(observed) else (quantity,)


def _stored(quantity: Quantity) -> list[Quantity]:
    if not quantity.operands:
        return [quantity]
    return [one for operand in quantity.operands for one in _stored(operand)]


def _is_less(quantity: Quantity, whole: Quantity) -> bool:
    """Whether one is the other with something struck off."""
    while quantity.operation == "in":
        quantity = quantity.operands[0]
    return quantity.operation == "-" and frozenset(whole.sources) <= frozenset(quantity.sources)


def _is_printed(reading: Reading, one: Portion) -> bool:
    """Whether the sentence prints the whole, so that everybody sees it."""
    start, end = bounds(one.line.text, one.figure.start)
    return any(
        figure.base == one.whole.value.scaleb(one.whole.unit.scale)
        and figure.unit.dimension == one.whole.unit.dimension
        for figure in reading.figures(one.line)
        if start <= figure.start < end
    )
