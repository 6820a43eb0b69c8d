"""The figures of an indicator that the site shows: those that were reported, or those that its formula gives.

Not tables and not charts. Nothing is read but the projected workspace.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import DecimalException
from typing import Literal

from briefgen.model import query
from briefgen.model.derivation import rate
from briefgen.model.formula import FormulaError, Term, parsed
from briefgen.model.indicator import Indicator
from briefgen.model.period import Period, days
from briefgen.model.quantity import Amount, UnitMismatch
from briefgen.model.workspace import Workspace
from briefgen.publish.site.unshown import unshown

State = Literal["reported", "inferred", "derived", "missing", "small"]
"""`missing` is 缺报; `small` is a count too small to be shown."""
Members = tuple[tuple[str, str], ...]
"""Ids of dimensions, each with the id of a member, in the order of the indicator's dimensions."""
FAULTS = (query.QueryError, ZeroDivisionError, DecimalException, UnitMismatch, RecursionError, FormulaError)
"""What a formula may come to where its figures were not reported: no figure."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One figure: where, when, of what, and how much. `amount` is None where there is nothing to show."""

    place: str = ""
    period: Period | None = None
    as_of: Period | None = None
    members: Members = ()
    amount: Amount | None = None
    state: State = "reported"
    source: str = ""
    note: str = ""

    @property
    def time(self) -> Period | None:
        """What it is listed under: its period, else the day that it stands at."""
        return self.period or self.as_of


def figures(workspace: Workspace, indicator: Indicator) -> tuple[Figure, ...]:
    """The figures of an indicator: by place in the order of the records, then by time, then by members."""
    found = (
        _derived(workspace, indicator) if indicator.formula is not None else _reported(workspace, indicator)
    )
    places = {id: at for at, id in enumerate(workspace.places)}
    members = member_order(workspace, indicator)
    return tuple(
        sorted(
            found,
            key=lambda one: (
                places.get(one.place, -1),
                *when(one.time),
                *when(one.as_of),
                tuple(members.get(pair, -1) for pair in one.members),
            ),
        )
    )


def axes(indicator: Indicator, held: Iterable[Figure]) -> tuple[str, ...]:
    """The dimensions that figures are told apart by: those of their indicator, and of its formula."""
    return tuple(
        dict.fromkeys((*map(str, indicator.dimensions), *(key for one in held for key, _ in one.members)))
    )


def when(time: Period | None) -> tuple[str, str]:
    """What sorts times: the last day first, so that a year follows its months; named ones at the end."""
    if time is None:
        return "", ""
    span = days(time)
    return (span[1].isoformat(), span[0].isoformat()) if span is not None else ("~", time.key)


def member_order(workspace: Workspace, indicator: Indicator) -> dict[tuple[str, str], int]:
    """How the members of dimensions follow one another."""
    found: dict[tuple[str, str], int] = {}
    for id in (*indicator.dimensions, *workspace.dimensions):
        dimension = workspace.dimensions.get(str(id))
        for at, member in enumerate(dimension.members if dimension is not None else ()):
            found.setdefault((str(id), str(member.id)), at)
    return found


def observed(workspace: Workspace, term: Term) -> Iterator[Leaf]:
    """The reported indicators that a formula rests on, each with the dimensions that the formula fixes."""
    if term.sign == "name":
        indicator = workspace.indicators.get(term.name)
        if indicator is not None and indicator.formula is not None:
            for id, fixed in observed(workspace, parsed(str(indicator.formula))):
                yield id, (*fixed, *term.where)
        elif indicator is not None:
            yield term.name, term.where
    for operand in term.operands:
        yield from observed(workspace, operand)


def _reported(workspace: Workspace, indicator: Indicator) -> Iterator[Figure]:
    """The figures that were reported, and the marks of those that are too small to be shown."""
    order = {str(id): at for at, id in enumerate(indicator.dimensions)}
    rows = workspace.observations_of(str(indicator.id))
    for one in rows:
        yield Figure(
            place=one.place or "",
            period=one.period,
            as_of=one.as_of,
            members=tuple(sorted(one.dimensions, key=lambda pair: order.get(pair[0], len(order)))),
            amount=one.amount,
            state=one.status,
            source=one.source,
            note=one.note,
        )
    for place, period, as_of, members in unshown(workspace, indicator, rows):
        yield Figure(place=place, period=period, as_of=as_of, members=members, state="small")


def _derived(workspace: Workspace, indicator: Indicator) -> Iterator[Figure]:
    for place, period, as_of, members in _candidates(workspace, indicator):
        where = {"place": place} if place else {}
        where |= {"period": period.key} if period else {}
        where |= {"as_of": as_of.key} if as_of else {}
        state: State = "derived"
        amount: Amount | None = None
        try:
            amount = rate(workspace, str(indicator.id), {**where, **dict(members)})
        except query.NotShown as error:
            if error.thing.reason != "small":
                continue
            state = "small"
        except FAULTS:
            continue
        yield Figure(place=place, period=period, as_of=as_of, members=members, amount=amount, state=state)


Moment = tuple[str, Period | None, Period | None]
"""A place and a time: period, and the day that it stands at."""
Leaf = tuple[str, Members]
"""A reported indicator that a formula reads, with the dimensions that the formula fixes."""


def _candidates(
    workspace: Workspace, indicator: Indicator
) -> Iterator[tuple[str, Period | None, Period | None, Members]]:
    """Where a formula may have a value: wherever its first figure was reported, member by member of the
    dimensions that it is shown along; and over all members, where that is no half of the whole."""
    leaves = tuple(dict.fromkeys(observed(workspace, parsed(str(indicator.formula)))))
    if not leaves:
        return
    keys = tuple(map(str, indicator.dimensions)) or _shared(workspace, leaves)
    reported = tuple(_reported_at(workspace, leaf, keys) for leaf in leaves)
    for moment, members in reported[0].items():
        yield from ((*moment, one) for one in members)
        alike = all(other.get(moment) == members for other in reported)
        if alike and () not in members and len(members) > 1 and _are_summable(workspace, leaves):
            yield (*moment, ())


def _reported_at(
    workspace: Workspace, leaf: Leaf, keys: tuple[str, ...]
) -> dict[Moment, dict[Members, None]]:
    """Which members of some dimensions an indicator was reported for, by place and time."""
    id, fixed = leaf
    rows = tuple(_reported(workspace, workspace.indicators[id]))
    placed = any(one.place for one in rows)
    found: dict[Moment, dict[Members, None]] = {}
    for one in rows:
        if (one.place or not placed) and _meets(one, fixed):
            found.setdefault((one.place, one.period, one.as_of), {})[_along(one, keys)] = None
    return found


def _meets(one: Figure, fixed: Members) -> bool:
    held = {"place": one.place, **dict(one.members)}
    return all(held.get(key) == member for key, member in fixed)


def _are_summable(workspace: Workspace, leaves: tuple[Leaf, ...]) -> bool:
    kinds = (workspace.indicators[id] for id, _ in leaves)
    return all(one.additive and one.kind in ("stock", "flow") for one in kinds)


def _shared(workspace: Workspace, leaves: tuple[Leaf, ...]) -> tuple[str, ...]:
    kept = [str(id) for id in workspace.indicators[leaves[0][0]].dimensions]
    for id, fixed in leaves:
        own = set(map(str, workspace.indicators[id].dimensions)) - {key for key, _ in fixed}
        kept = [key for key in kept if key in own]
    return tuple(kept)


def _along(one: Figure, keys: tuple[str, ...]) -> Members:
    held = dict(one.members)
    return tuple((key, held[key]) for key in keys if key in held)
