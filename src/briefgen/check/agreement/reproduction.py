"""Percentages, averages and multiples that do not come out of the figures they stand beside.

Only where the words say which figures those are; silence is better than a guess. Not rates of
records, which `formulas` works out.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.check.agreement.changes import ONE, average, change
from briefgen.check.agreement.founded import Founded, agreed, size
from briefgen.check.agreement.rates import named_rate
from briefgen.check.agreement.reading import Figure, Reading, bounds, inside, same_unit
from briefgen.check.agreement.shares import share_beside, share_of, share_with_rest
from briefgen.diagnostics import Diagnostic
from briefgen.ledger.entry import Entry, Printed
from briefgen.model.interval import interval_of, point
from briefgen.model.unit import PERCENTAGE, POINTS, unit

MOST_FIGURES = 30
"""Figures of a sentence: among more, chance gives any share."""


def irreproducible_figure(reading: Reading) -> Iterator[Diagnostic]:
    """BG241: a typed or reported figure that its operands do not give."""
    for line, figure in _stated(reading):
        founded = _founded(reading, line, figure)
        if founded is None or founded.agrees(figure) or _is_reproduced(reading, line, figure, founded):
            continue
        reading.told.add(figure.entry.id)
        yield founded.finding(reading, figure)


def _stated(reading: Reading) -> Iterator[tuple[Printed, Figure]]:
    """Shares and averages that nobody computed here."""
    for entry in reading.paper.ledger.entries:
        if not (entry.kind == "literal" and entry.counted) and not (
            entry.kind == "bound" and _is_proportion(entry)
        ):
            continue
        line = reading.line(entry)
        figure = reading.figure(line, entry) if line is not None else None
        if line is not None and figure is not None and figure.is_stated and not figure.quantity.approx:
            yield line, figure


def _is_proportion(entry: Entry) -> bool:
    return "/" in entry.unit or entry.unit in ("%", "％", "倍", "个百分点", "百分点")


def _founded(reading: Reading, line: Printed, figure: Figure) -> Founded | None:
    start, end = bounds(line.text, figure.start)
    figures = inside(reading.figures(line), start, end)
    before = tuple(one for one in figures if one.end <= figure.start)
    words = line.text[start : figure.start]
    if figure.unit.is_ratio and figure.unit.scale == PERCENTAGE.scale:
        return (
            share_of(reading, line, words, figure, before)
            or named_rate(reading, words, figure, before)
            or share_beside(reading, line, figure, before)
            or share_with_rest(line, figure, figures)
            or change(line, figure, before)
        )
    if figure.unit == POINTS:
        return change(line, figure, before)
    if figure.unit.over:
        return average(words, figure, before)
    return None


def _is_reproduced(reading: Reading, line: Printed, figure: Figure, founded: Founded) -> bool:
    """Whether any two figures of the sentence give it: then it is another pair's."""
    start, end = bounds(line.text, figure.start)
    held = [one for one in inside(reading.figures(line), start, end) if one is not figure and one.base > 0]
    if len(held) > MOST_FIGURES:
        return True
    named = [operand for _, operand in founded.operands] if founded.is_named else []
    for whole in held:
        for part in held:
            if part in named and whole in named:
                continue
            if part is whole or not same_unit(part.unit, whole.unit) or part.unit.is_ratio:
                continue
            left, right = interval_of(part.quantity), interval_of(whole.quantity)
            for possible in (left / right, left / (left + right), size(left / right - point(ONE))):
                if figure.unit == unit("%") and agreed(figure, possible) == "rounded":
                    return True
    return False
