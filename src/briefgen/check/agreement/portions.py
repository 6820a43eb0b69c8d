"""Shares of one whole: more than 100 % together, or not 100 % as they are printed.

Not shares that are stored: those are in `shares`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal, localcontext

from briefgen.check.agreement.known import Holdings, conditions, holdings_of
from briefgen.check.agreement.reading import TABLES, Figure, Reading, bounds
from briefgen.diagnostics import Diagnostic, Related
from briefgen.document.pieces import Role
from briefgen.ledger.entry import Printed
from briefgen.model.indicator import Observation
from briefgen.model.quantity import PRECISION, Quantity, Source, half_up
from briefgen.rules import agreement as rules

HUNDRED, HALF = Decimal(100), Decimal("0.5")
_OVERLAPS = re.compile("重复|重叠|交叉|兼|多选|可选|同时|叠加|不等于100")
_SHARED = re.compile(r"(?:分别|各)占[^，。；：]{0,12}$|占(?:比)?(?:分别|各)?(?:为|达)?[^，。；：]{0,4}$")
_ROUNDING = "四舍五入"


@dataclass(frozen=True, slots=True)
class Portion:
    """A computed share with what it was computed from."""

    line: Printed
    figure: Figure
    part: Quantity
    whole: Quantity

    @property
    def key(self) -> tuple[frozenset[Source], Decimal]:
        """What tells its whole from others."""
        return frozenset(self.whole.sources), self.whole.value.scaleb(self.whole.unit.scale)

    @property
    def exact(self) -> Decimal:
        """Its percentage before rounding."""
        return self.figure.base * HUNDRED

    @property
    def printed(self) -> Decimal:
        """Its percentage as it is printed."""
        numeral = self.figure.numeral
        return Decimal(numeral) if numeral else half_up(self.exact, 0)


def portions(reading: Reading) -> tuple[Portion, ...]:
    """Every computed percentage of a document."""
    return tuple(
        Portion(line, figure, *divided)
        for line, figure in reading.shares()
        if (divided := quotient(figure.quantity)) is not None
    )


def quotient(quantity: Quantity) -> tuple[Quantity, Quantity] | None:
    """The part and the whole of a share."""
    while quantity.operation == "in" and quantity.operands:
        quantity = quantity.operands[0]
    if quantity.operation != "/" or not quantity.unit.is_ratio:
        return None
    part, whole = quantity.operands
    return part, whole


def too_large_portions(reading: Reading) -> Iterator[Diagnostic]:
    """BG243: parts that do not overlap, and more than their whole."""
    yield from _computed(reading)
    yield from _typed(reading)


def _computed(reading: Reading) -> Iterator[Diagnostic]:
    found = [one for one in portions(reading) if one.line.role not in TABLES]
    holdings = holdings_of(reading.paper.workspace)
    for group in _grouped((one.line.number, one.key, one) for one in found):
        group = _distinct(group)
        if len(group) > 1 and _are_parts(group, holdings):
            yield from _told(reading, tuple(one.figure for one in group))


def _grouped(found: Iterable[tuple[int, object, Portion]]) -> Iterator[tuple[Portion, ...]]:
    groups: dict[tuple[int, object], list[Portion]] = {}
    for line, key, one in found:
        groups.setdefault((line, key), []).append(one)
    return (tuple(group) for group in groups.values() if len(group) > 1)


def _distinct(group: tuple[Portion, ...]) -> tuple[Portion, ...]:
    return tuple({frozenset(one.part.sources): one for one in group}.values())


def _are_parts(group: tuple[Portion, ...], holdings: Holdings) -> bool:
    """Whether they are one indicator along one dimension whose members count nothing twice."""
    observed = [_observed(one.part, holdings) for one in group]
    if not all(observed):
        return False
    cells = [cell for one in observed for cell in one]
    if len({cell.indicator for cell in cells}) != 1 or len({id(cell) for cell in cells}) != len(cells):
        return False
    if not holdings.workspace.indicators[cells[0].indicator].additive:
        return False
    axes = [key for key in conditions(cells[0]) if len({conditions(cell).get(key) for cell in cells}) > 1]
    if len(axes) != 1 or axes[0] == "period" or len({cell.place for cell in cells}) != 1:
        return False
    found = {value for cell in cells if (value := cell.at(axes[0])) is not None}
    members = (holdings.member(axes[0], value) for value in found)
    return not any(member is not None and found & set(member.overlaps) for member in members)


def _observed(quantity: Quantity, holdings: Holdings) -> tuple[Observation, ...]:
    stored = _stored(quantity)
    found = tuple(one for part in stored if (one := holdings.observation(part)) is not None)
    return found if len(found) == len(stored) else ()


def _stored(quantity: Quantity) -> tuple[Quantity, ...]:
    if quantity.operation in ("sum", "+", "in"):
        return tuple(part for operand in quantity.operands for part in _stored(operand))
    return (quantity,)


def _typed(reading: Reading) -> Iterator[Diagnostic]:
    """分别占45%、38%、27%, typed or reported."""
    for line in reading.lines:
        if "占" not in line.text or "%" not in line.text:
            continue
        figures = [one for one in reading.figures(line) if one.entry.unit == "%"]
        if len(figures) < 2 or not any(one.is_stated for one in figures):
            continue
        for run in _runs(line, figures):
            start, end = bounds(line.text, run[0].start)
            if not _OVERLAPS.search(line.text, start, end):
                yield from _told(reading, run)


def _runs(line: Printed, figures: list[Figure]) -> Iterator[tuple[Figure, ...]]:
    """Percentages that 、 or 和 joins behind 分别占."""
    run: list[Figure] = []
    for figure in figures:
        if run and line.text[run[-1].end : figure.start] in ("、", "和", "，"):
            run.append(figure)
            continue
        if len(run) > 1:
            yield tuple(run)
        start, _ = bounds(line.text, figure.start, "。！？；，")
        run = [figure] if _SHARED.search(line.text[start : figure.start]) else []
    if len(run) > 1:
        yield tuple(run)


def _told(reading: Reading, figures: tuple[Figure, ...]) -> Iterator[Diagnostic]:
    with localcontext(prec=PRECISION):
        total = sum((one.base * HUNDRED for one in figures), Decimal(0))
        room = sum((HALF.scaleb(-one.digits) for one in figures), Decimal(0))
    if total > HUNDRED + room:
        shares = "、".join(one.entry.text for one in figures)
        total = half_up(total, max(one.digits for one in figures))
        related = (
            Related(reading.place(one), f"{one.entry.text}印在这里", f"{one.entry.text} is printed here")
            for one in figures[1:]
        )
        yield rules.SHARES_OVER.at(reading.place(figures[0]), *related, total=f"{total:f}", shares=shares)


def rounded_portions(reading: Reading) -> Iterator[Diagnostic]:
    """BG249: a column of shares that are 100 % together, but not as they are printed."""
    cells = [one for one in portions(reading) if one.line.role is Role.TABLE_CELL]
    if len(cells) < 2 or any(_ROUNDING in line.text for line in reading.lines):
        return
    for group in _grouped((one.line.piece, one.key, one) for one in cells):
        group = _distinct(tuple(one for one in group if one.exact < HUNDRED))
        with localcontext(prec=PRECISION):
            exact = sum((one.exact for one in group), Decimal(0))
        total = sum((one.printed for one in group), Decimal(0))
        if len(group) > 1 and abs(exact - HUNDRED) < Decimal("1e-20") and total != HUNDRED:
            yield rules.ROUNDED_SHARES.at(reading.place(group[0].figure), total=f"{total:f}")
