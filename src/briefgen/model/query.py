"""Queries over observations: one value, a sum, a count.

Not formulas (those are `derivation`), and not printing. Every result knows the observations behind it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import chain, pairwise

from briefgen.model.indicator import Indicator, Observation
from briefgen.model.period import days, overlap
from briefgen.model.quantity import Amount, Pair, Quantity, quantities, total
from briefgen.model.region import above
from briefgen.model.unit import unit
from briefgen.model.withheld import Thing
from briefgen.model.workspace import Workspace

Where = Mapping[str, str]


class QueryError(Exception):
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


class UnknownIndicator(QueryError):
    """No indicator of this id."""


class UnknownDimension(QueryError):
    """The indicator has no such dimension, or the dimension no such member (`detail`)."""


class NoObservation(QueryError):
    """Nothing was reported."""


class NotReported(QueryError):
    """缺报: the report itself is missing."""


class NotShown(QueryError):
    """Readers of this edition may not see a figure or a place that the answer needs: `thing`."""

    def __init__(self, indicator: str, where: Where, thing: Thing) -> None:
        super().__init__(indicator, where)
        self.thing = thing


class Ambiguous(QueryError):
    """Several observations fit where one was asked for."""


class NotAdditive(QueryError):
    """Observations that may not be summed: rates, or groups that overlap."""


class NotAPair(QueryError):
    """Households and persons were asked of an indicator that has not both."""


class NoFormula(QueryError):
    """The indicator is not a derived one."""


class NoPeriodBefore(QueryError):
    """A growth or a change was asked of a period that has none before it; `detail` says the period."""


class NoBase(QueryError):
    """A growth over a base that is zero, negative (`base`) or missing (`base` is None)."""

    def __init__(self, indicator: str, where: Where, now: Quantity, base: Quantity | None) -> None:
        super().__init__(indicator, where)
        self.now, self.base = now, base


class NoRank(QueryError):
    """A place that is compared with no others; `detail` is the level that was asked for."""


class NotTheWhole(QueryError):
    """Parts that do not add up to the total that was reported."""

    def __init__(
        self, indicator: str, where: Where, parts: Quantity, whole: Quantity, matches: tuple[Observation, ...]
    ) -> None:
        super().__init__(indicator, where, matches)
        self.parts, self.whole = parts, whole


def one(workspace: Workspace, id: str, where: Where) -> Amount:
    """The single observation at exactly this place, period and dimensions."""
    matches = matching(workspace, id, where)
    found = _exact(workspace, id, where, matches) or matches
    if len(found) > 1:
        raise Ambiguous(id, where, found)
    return amount_of(found[0], id, where)


def summed(workspace: Workspace, id: str, where: Where) -> Amount:
    """The sum over every dimension that `where` does not fix. A reported total is taken as it is."""
    matches = matching(workspace, id, where)
    found = _exact(workspace, id, where, matches) or _level(id, where, matches)
    if len(found) > 1:
        _hold_additive(workspace, id, where, found)
    amounts = tuple(amount_of(m, id, where) for m in found)
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


def count(workspace: Workspace, id: str, where: Where, word: str) -> Quantity:
    """How many observations fit, in a counting unit; sourced by all of them."""
    matches = matching(workspace, id, where)
    hold_shown(workspace, id, where)
    operands = tuple(q for m in matches for q in quantities(m.amount))
    return Quantity(Decimal(len(matches)), unit(word), operation="count", operands=operands)


def indicator_of(workspace: Workspace, id: str, where: Where) -> Indicator:
    """The indicator of an id."""
    found = workspace.indicators.get(id)
    if found is None:
        thing = workspace.withheld.record("indicator", id) if workspace.withheld is not None else None
        raise UnknownIndicator(id, where) if thing is None else NotShown(id, where, thing)
    return found


def hold_shown(workspace: Workspace, id: str, where: Where) -> None:
    """Refuses an answer that figures which readers may not see belong to."""
    things = workspace.withheld.rows(id, where) if workspace.withheld is not None else ()
    if things:
        raise NotShown(id, where, things[0])


def _exact(
    workspace: Workspace, id: str, where: Where, matches: tuple[Observation, ...]
) -> tuple[Observation, ...]:
    """Those that leave nothing open but their place and day; refused where one of them is not shown, or where
    there is none and a part is not shown."""
    found = tuple(m for m in matches if extra(m, where) == ())
    thing = workspace.withheld.exact(id, where) if found and workspace.withheld is not None else None
    if thing is not None:
        raise NotShown(id, where, thing)
    if not found:
        hold_shown(workspace, id, where)
    return found


def hold_places(workspace: Workspace, id: str, where: Where, around: str, level: str | None = None) -> None:
    """Refuses an answer that places which readers may not see belong to: those under a place, or of a level
    inside it."""
    things = workspace.withheld.places_under(around, level) if workspace.withheld is not None else ()
    if things:
        raise NotShown(id, where, things[0])


def matching(workspace: Workspace, id: str, where: Where) -> tuple[Observation, ...]:
    """The observations that fit, in file order; one at least."""
    indicator = indicator_of(workspace, id, where)
    for key, member in where.items():
        if key in ("place", "period", "as_of"):
            continue
        if key not in indicator.dimensions:
            raise UnknownDimension(id, where, detail=key)
        dimension = workspace.dimensions.get(key)
        if dimension is not None and all(m.id != member for m in dimension.members):
            raise UnknownDimension(id, where, detail=f"{key}={member}")
    found = workspace.matching(id, where)
    if not found:
        hold_shown(workspace, id, where)
        raise NoObservation(id, where)
    return found


def amount_of(observation: Observation, id: str, where: Where) -> Amount:
    """What was reported, if it was."""
    if observation.amount is None:
        raise NotReported(id, where, (observation,))
    return observation.amount


def extra(observation: Observation, where: Where) -> tuple[str, ...]:
    """The dimensions of an observation, besides place, that a query leaves open."""
    return tuple(k for k in signature(observation) if k not in where)


def signature(observation: Observation) -> tuple[str, ...]:
    period = ("period",) if observation.period is not None else ()
    return (*period, *sorted(k for k, _ in observation.dimensions))


def _level(id: str, where: Where, matches: tuple[Observation, ...]) -> tuple[Observation, ...]:
    """Observations of one level of detail; totals beside their parts would count twice."""
    if len({signature(m) for m in matches}) > 1:
        raise Ambiguous(id, where, matches)
    return matches


def _hold_additive(workspace: Workspace, id: str, where: Where, found: tuple[Observation, ...]) -> None:
    if not workspace.indicators[id].additive:
        raise NotAdditive(id, where, found)
    hold_apart(workspace, id, where, found)


def hold_apart(workspace: Workspace, id: str, where: Where, found: tuple[Observation, ...]) -> None:
    """Observations that count nobody twice: no groups, periods or places that overlap."""
    for key in {k for o in found for k, _ in o.dimensions if k not in where}:
        members = {o.at(key) for o in found}
        dimension = workspace.dimensions.get(key)
        for member in dimension.members if dimension is not None else ():
            if member.id in members and members & set(member.overlaps):
                raise NotAdditive(id, where, found, detail=member.name)
    twice = next(chain(_double_days(found), _double_periods(found), _double_places(workspace, found)), None)
    if twice is not None:
        raise NotAdditive(id, where, found, detail=twice)


def _double_days(found: tuple[Observation, ...]) -> Iterator[str]:
    """Days on which the same was counted that was counted on another of the days found."""
    first: dict[tuple[object, ...], Observation] = {}
    for one in found:
        other = first.setdefault((one.place, one.period, one.dimensions), one)
        if one.as_of is not None and one.as_of != other.as_of:
            yield one.as_of.text


def _double_periods(found: tuple[Observation, ...]) -> Iterator[str]:
    """Periods that share days with another of the periods found: 2016 beside 2016-09."""
    spans = ((days(p), p) for p in {o.period for o in found if o.period is not None})
    dated = sorted((span[0], -span[1].toordinal(), p) for span, p in spans if span is not None)
    for (_, _, earlier), (_, _, later) in pairwise(dated):
        if overlap(earlier, later):
            yield earlier.text


def _double_places(workspace: Workspace, found: tuple[Observation, ...]) -> Iterator[str]:
    """Places that hold another of the places found: a county beside its towns."""
    ids = {o.place for o in found if o.place is not None}
    return (str(place.name) for id in sorted(ids) for place in above(workspace, id) if place.id in ids)
