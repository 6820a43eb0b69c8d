"""Queries over observations: one value, a sum, a formula's result, a count.

Not printing. Every result knows the observations behind it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from itertools import chain

from briefgen.model.indicator import Indicator, Observation, Term, parsed
from briefgen.model.quantity import Amount, Pair, Quantity, Range, converted, total
from briefgen.model.unit import PERCENTAGE, unit
from briefgen.model.workspace import Workspace

Where = Mapping[str, str]


class LedgerError(Exception):
    """A query that has no honest answer; `indicator` and `where` say which."""

    def __init__(
        self, indicator: str, where: Where, matches: tuple[Observation, ...] = (), detail: str = ""
    ) -> None:
        super().__init__(indicator)
        self.indicator, self.where, self.matches = indicator, dict(where), matches
        self.detail = detail

    @property
    def query(self) -> str:
        """The query in words: indicator, then its dimensions."""
        return "，".join([self.indicator, *(f"{k}={v}" for k, v in self.where.items())])


class UnknownIndicator(LedgerError):
    """No indicator of this id."""


class UnknownDimension(LedgerError):
    """The indicator has no such dimension, or the dimension no such member (`detail`)."""


class NoObservation(LedgerError):
    """Nothing was reported."""


class NotReported(LedgerError):
    """缺报: the report itself is missing."""


class Ambiguous(LedgerError):
    """Several observations fit where one was asked for."""


class NotAdditive(LedgerError):
    """Observations that may not be summed: rates, or groups that overlap."""


class NotAPair(LedgerError):
    """Households and persons were asked of an indicator that has not both."""


class NoFormula(LedgerError):
    """The indicator is not a derived one."""


def one(workspace: Workspace, id: str, where: Where) -> Amount:
    """The single observation at exactly this place, period and dimensions."""
    matches = _matches(workspace, id, where)
    exact = tuple(m for m in matches if _extra(m, where) == ())
    found = exact or matches
    if len(found) > 1:
        raise Ambiguous(id, where, found)
    return _amount(found[0], id, where)


def summed(workspace: Workspace, id: str, where: Where) -> Amount:
    """The sum over every dimension that `where` does not fix. A reported total is taken as it is."""
    matches = _matches(workspace, id, where)
    exact = tuple(m for m in matches if _extra(m, where) == ())
    found = exact or _level(id, where, matches)
    if len(found) > 1:
        _require_additive(workspace, id, where, found)
    amounts = tuple(_amount(m, id, where) for m in found)
    pairs = tuple(a for a in amounts if isinstance(a, Pair))
    if len(pairs) == len(amounts):
        return Pair(total(tuple(p.households for p in pairs)), total(tuple(p.persons for p in pairs)))
    quantities = tuple(a for a in amounts if isinstance(a, Quantity))
    if len(quantities) != len(amounts):
        if len(amounts) == 1:
            return amounts[0]
        raise NotAdditive(id, where, found)
    return total(quantities)


def pair(workspace: Workspace, id: str, where: Where) -> Pair:
    """Households and persons, summed like `summed`."""
    found = summed(workspace, id, where)
    if not isinstance(found, Pair):
        raise NotAPair(id, where)
    return found


def rate(workspace: Workspace, id: str, where: Where) -> Quantity:
    """What the formula of a derived indicator comes to, in the indicator's unit and digits."""
    indicator = _indicator(workspace, id, where)
    if indicator.formula is None:
        raise NoFormula(id, where)
    result = _evaluated(workspace, parsed(indicator.formula), where)
    wanted = PERCENTAGE if indicator.unit == "%" else unit(indicator.unit)
    return replace(converted(result, wanted), digits=indicator.digits)


def count(workspace: Workspace, id: str, where: Where, word: str) -> Quantity:
    """How many observations fit, in a counting unit; sourced by all of them."""
    matches = _matches(workspace, id, where)
    operands = tuple(q for m in matches for q in _quantities(m.amount))
    return Quantity(Decimal(len(matches)), unit(word), operation="count", operands=operands)


def _evaluated(workspace: Workspace, term: Term, where: Where) -> Quantity:
    if term.sign == "number":
        return Quantity(term.number, operation="constant")
    if term.sign == "name":
        return _term(workspace, term, where)
    left, right = (_evaluated(workspace, operand, where) for operand in term.operands)
    if term.sign == "+":
        return left + right
    if term.sign == "-":
        return left - right
    return left * right if term.sign == "*" else left / right


def _term(workspace: Workspace, term: Term, where: Where) -> Quantity:
    indicator = _indicator(workspace, term.name, where)
    own = {k: v for k, v in where.items() if k in ("place", "period", *indicator.dimensions)}
    own.update(term.where)
    if indicator.formula is not None:
        return rate(workspace, term.name, own)
    found = summed(workspace, term.name, own)
    match found:
        case Pair(households, persons):
            if not term.part:
                raise NotAPair(term.name, own)
            return households if term.part == "households" else persons
        case Range():
            raise NotAdditive(term.name, own)
        case Quantity():
            return found


def _indicator(workspace: Workspace, id: str, where: Where) -> Indicator:
    found = workspace.indicators.get(id)
    if found is None:
        raise UnknownIndicator(id, where)
    return found


def _matches(workspace: Workspace, id: str, where: Where) -> tuple[Observation, ...]:
    indicator = _indicator(workspace, id, where)
    for key, member in where.items():
        if key in ("place", "period"):
            continue
        if key not in indicator.dimensions:
            raise UnknownDimension(id, where, detail=key)
        dimension = workspace.dimensions.get(key)
        if dimension is not None and all(m.id != member for m in dimension.members):
            raise UnknownDimension(id, where, detail=f"{key}={member}")
    found = tuple(
        o for o in workspace.observations_of(id) if all(o.at(key) == member for key, member in where.items())
    )
    if not found:
        raise NoObservation(id, where)
    return found


def _amount(observation: Observation, id: str, where: Where) -> Amount:
    if observation.amount is None:
        raise NotReported(id, where, (observation,))
    return observation.amount


def _extra(observation: Observation, where: Where) -> tuple[str, ...]:
    return tuple(k for k in _signature(observation) if k not in where)


def _signature(observation: Observation) -> tuple[str, ...]:
    period = ("period",) if observation.period is not None else ()
    return (*period, *sorted(k for k, _ in observation.dimensions))


def _level(id: str, where: Where, matches: tuple[Observation, ...]) -> tuple[Observation, ...]:
    """Observations of one level of detail; totals beside their parts would count twice."""
    if len({_signature(m) for m in matches}) > 1:
        raise Ambiguous(id, where, matches)
    return matches


def _require_additive(workspace: Workspace, id: str, where: Where, found: tuple[Observation, ...]) -> None:
    if not workspace.indicators[id].additive:
        raise NotAdditive(id, where, found)
    for key in {k for o in found for k, _ in o.dimensions if k not in where}:
        members = {o.at(key) for o in found}
        dimension = workspace.dimensions.get(key)
        for member in dimension.members if dimension is not None else ():
            if member.id in members and members & set(member.overlaps):
                raise NotAdditive(id, where, found, detail=member.name)
    twice = next(chain(_double_periods(found), _double_places(workspace, found)), None)
    if twice is not None:
        raise NotAdditive(id, where, found, detail=twice)


def _double_periods(found: tuple[Observation, ...]) -> Iterator[str]:
    """Periods that hold another of the periods found: 2016 beside 2016-09."""
    periods = {o.period for o in found if o.period is not None}
    return (whole.text for whole in sorted(periods) if any(_holds(whole.key, p.key) for p in periods))


def _holds(whole: str, part: str) -> bool:
    first, span, last = whole.partition("/")
    if span and part[:4].isdigit():
        return part != whole and first <= part[:4] <= last
    return part.startswith(f"{whole}-")


def _double_places(workspace: Workspace, found: tuple[Observation, ...]) -> Iterator[str]:
    """Places that hold another of the places found: a county beside its towns."""
    ids = {o.place for o in found if o.place is not None}
    for id in sorted(ids):
        seen = {id}
        place = workspace.places.get(id)
        while place is not None and place.parent is not None and place.parent not in seen:
            seen.add(str(place.parent))
            place = workspace.places.get(place.parent)
            if place is not None and place.id in ids:
                yield str(place.name)


def _quantities(amount: Amount | None) -> tuple[Quantity, ...]:
    match amount:
        case Quantity():
            return (amount,)
        case Pair(households, persons):
            return households, persons
        case Range(low, high):
            return low, high
        case None:
            return ()
