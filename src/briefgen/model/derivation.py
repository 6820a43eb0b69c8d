"""Derived indicators worked out: each formula over the observations of a place and a period.

Not printing. Every result knows its formula and the observations behind it.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal
from types import MappingProxyType
from typing import Literal

from briefgen.model import growth, query
from briefgen.model.formula import Term, names, parsed
from briefgen.model.indicator import Indicator
from briefgen.model.period import Period, period_of, previous, year_before
from briefgen.model.place import Place
from briefgen.model.quantity import Amount, Pair, Quantity, Range, Source, converted, derived, ratio, total
from briefgen.model.query import Where
from briefgen.model.region import above, inside, under
from briefgen.model.shares import make_up
from briefgen.model.unit import unit
from briefgen.model.workspace import Workspace

COUNTED = "个"
"""The unit of a count that names none."""

AMONG_PLACES = "place"
"""The word for a mean, a count or a share over places."""


def rate(workspace: Workspace, id: str, where: Where) -> Quantity:
    """What the formula of a derived indicator comes to, in the indicator's unit and digits."""
    indicator = query.indicator_of(workspace, id, where)
    if indicator.formula is None:
        raise query.NoFormula(id, where)
    result = evaluated(workspace, parsed(str(indicator.formula)), where)
    found = converted(result, unit(str(indicator.unit)))
    if found.source is not None:
        found = derived("in", (found,), found.value, found.unit, found.rounded)
    place = workspace.span("indicator", id, "formula")
    return replace(found, digits=indicator.digits, defined=Source(str(indicator.id), place))


def evaluated(workspace: Workspace, term: Term, where: Where) -> Quantity:
    """What a term of a formula comes to, in the unit that it comes in."""
    if term.sign == "number":
        return Quantity(term.number, operation="constant")
    if term.sign == "name":
        return _named(workspace, term, where)
    if term.sign == "call":
        return _CALLS[term.name](workspace, term, where)
    signs: list[Term] = []
    while term.sign in _SIGNS:  # a long sum is deep on its left
        signs.append(term)
        term = term.operands[0]
    found = evaluated(workspace, term, where)
    for one in reversed(signs):
        found = _SIGNS[one.sign](found, evaluated(workspace, one.operands[1], where))
    return found


_SIGNS: Mapping[str, Callable[[Quantity, Quantity], Quantity]] = MappingProxyType(
    {"+": operator.add, "-": operator.sub, "*": operator.mul, "/": operator.truediv}
)


Comparison = Literal["year", "period"]


def comparison(workspace: Workspace, id: str, where: Where) -> Comparison | Place | None:
    """What a derived indicator is compared with: the year before, the period before, the places of
    one place; None where it is no comparison."""
    indicator = workspace.indicators.get(id)
    if indicator is None or indicator.formula is None:
        return None
    term = parsed(str(indicator.formula))
    if term.sign == "name":
        return comparison(workspace, term.name, {**where, **dict(term.where)})
    if term.sign == "call" and term.name in ("growth", "change"):
        return "period" if "previous" in term.options and year_before_differs(where) else "year"
    if term.sign == "call" and term.name == "rank":
        return _circle(workspace, term, where)
    return None


def year_before_differs(where: Where) -> bool:
    """Whether the period before is another than that of the year before: not for a whole year."""
    now = period_of(where["period"]) if where.get("period") else None
    return now is None or previous(now) != year_before(now)


# ---- names


def _named(workspace: Workspace, term: Term, where: Where) -> Quantity:
    indicator = query.indicator_of(workspace, term.name, where)
    own = _own(indicator, term, where)
    if indicator.formula is not None:
        return rate(workspace, term.name, own)
    return _half(query.summed(workspace, term.name, own), term, own)


def _own(indicator: Indicator, term: Term, where: Where) -> dict[str, str]:
    """The conditions that an indicator knows, and those that the formula fixes."""
    known = ("place", "period", "as_of", *indicator.dimensions)
    own = {k: v for k, v in where.items() if k in known or indicator.formula is not None}
    return {**own, **dict(term.where)}


def _half(found: Amount, term: Term, where: Where) -> Quantity:
    match found:
        case Pair(households, persons):
            if not term.part:
                raise query.NotAPair(term.name, where)
            return households if term.part == "households" else persons
        case Range():
            raise query.NotAdditive(term.name, where)
        case Quantity():
            return found


# ---- growth and change


def _growth(workspace: Workspace, term: Term, where: Where) -> Quantity:
    earlier = _before(term, where)
    now = evaluated(workspace, term.operands[0], where)
    id = names(term)[0]
    try:
        base = evaluated(workspace, term.operands[0], earlier)
        return growth.growth(now, base)
    except (query.NoObservation, query.NotReported) as error:
        raise query.NoBase(error.indicator, error.where, now, None) from error
    except growth.NoBase as error:
        raise query.NoBase(id, earlier, now, error.base) from error


def _change(workspace: Workspace, term: Term, where: Where) -> Quantity:
    earlier = _before(term, where)
    return evaluated(workspace, term.operands[0], where) - evaluated(workspace, term.operands[0], earlier)


def _before(term: Term, where: Where) -> dict[str, str]:
    """The same conditions a year earlier, or one period earlier."""
    written = where.get("period")
    now = period_of(written) if written else None
    before = _earlier(term, now) if now is not None else None
    if before is None:
        raise query.NoPeriodBefore(names(term)[0], where, detail=now.text if now is not None else "")
    return {**where, "period": before.key}


def _earlier(term: Term, period: Period) -> Period | None:
    return previous(period) if "previous" in term.options else year_before(period)


# ---- rank


def _rank(workspace: Workspace, term: Term, where: Where) -> Quantity:
    circle = _circle(workspace, term, where)
    here = where["place"]
    query.hold_places(workspace, names(term)[0], where, str(circle.id), workspace.places[here].level)
    peers = tuple(id for id in inside(workspace, circle, workspace.places[here].level) if id != here)
    if not peers:
        raise query.NoRank(names(term)[0], where, detail=str(circle.name))
    own = evaluated(workspace, term.operands[0], where)
    others = tuple(evaluated(workspace, term.operands[0], {**where, "place": id}) for id in peers)
    return growth.rank(own, others, ascending="ascending" in term.options)


def _circle(workspace: Workspace, term: Term, where: Where) -> Place:
    """The place whose places are compared: the parent, or the one of the level that is named."""
    level = next((word for word in term.options if word not in ("ascending", "descending")), None)
    for place in above(workspace, where.get("place")):
        if level is None or place.level == level:
            return place
    raise query.NoRank(names(term)[0], where, detail=level or "")


# ---- over places, members and periods


def _mean(workspace: Workspace, term: Term, where: Where) -> Quantity:
    """The mean of the first, weighted by the second."""
    spread = _spread(workspace, term, where)
    rates = tuple(evaluated(workspace, term.operands[0], one) for one in spread)
    weights = tuple(evaluated(workspace, term.operands[1], one) for one in spread)
    if len(spread) == 1:
        return rates[0]
    weighted = total(tuple(r * w for r, w in zip(rates, weights, strict=True)))
    return converted(weighted / total(weights), rates[0].unit)


def _spread(workspace: Workspace, term: Term, where: Where) -> tuple[dict[str, str], ...]:
    """The conditions of each single figure that a mean is taken over: the places inside the place,
    the members of a dimension, or whatever was observed."""
    axis = term.options[0] if term.options else None
    id, fixed = _observed(workspace, term.operands[0])
    if axis == AMONG_PLACES:
        return tuple({**where, "place": place} for place in _children(workspace, id, where))
    own = _own(workspace.indicators[id], fixed, where)
    matches = query.matching(workspace, id, own)
    query.hold_shown(workspace, id, own)
    if axis is not None:
        matches = tuple(m for m in matches if query.extra(m, own) == (axis,))
    if not matches:
        raise query.NoObservation(id, {**own, str(axis): "…"})
    if len({query.signature(m) for m in matches}) > 1:
        raise query.Ambiguous(id, own, matches)
    query.hold_apart(workspace, id, own, matches)
    return tuple({**where, **{k: str(m.at(k)) for k in query.extra(m, own)}} for m in matches)


def _observed(workspace: Workspace, term: Term) -> tuple[str, Term]:
    """The first indicator of a formula that is observed and not derived."""
    while term.sign != "name":
        term = next(operand for operand in term.operands if names(operand))
    indicator = query.indicator_of(workspace, term.name, {})
    if indicator.formula is not None:
        return _observed(workspace, parsed(str(indicator.formula)))
    return term.name, term


def _children(workspace: Workspace, id: str, where: Where) -> tuple[str, ...]:
    query.hold_places(workspace, id, where, where.get("place") or "")
    found = under(workspace, where.get("place"))
    if not found:
        raise query.NoRank(id, where)
    return found


def _count(workspace: Workspace, term: Term, where: Where) -> Quantity:
    """How many observations fit, or how many places have one."""
    named = term.operands[0]
    own = _own(query.indicator_of(workspace, named.name, where), named, where)
    word = next((w for w in term.options if w != AMONG_PLACES), COUNTED)
    if AMONG_PLACES not in term.options:
        return query.count(workspace, named.name, own, word)
    places = (id for id in _children(workspace, named.name, own))
    counts = tuple(c for id in places if (c := _counted(workspace, named.name, {**own, "place": id}, word)))
    if not counts:
        raise query.NoObservation(named.name, own)
    operands = tuple(q for c in counts for q in c.operands)
    return Quantity(Decimal(len(counts)), unit(word), operation="count", operands=operands)


def _counted(workspace: Workspace, id: str, where: Where, word: str) -> Quantity | None:
    try:
        return query.count(workspace, id, where, word)
    except query.NoObservation:
        return None


def _share(workspace: Workspace, term: Term, where: Where) -> Quantity:
    """The share of a member in the whole of its dimension, or of a place in the place around it."""
    named, axis = term.operands[0], term.options[0]
    own = _own(query.indicator_of(workspace, named.name, where), named, where)
    if axis not in own:
        raise query.NoObservation(named.name, {**own, axis: "…"})
    part = evaluated(workspace, named, where)
    if axis == AMONG_PLACES:
        return ratio(part, _whole_place(workspace, named, own))
    rest = {k: v for k, v in own.items() if k != axis}
    return ratio(part, _whole(workspace, named, rest, axis))


def _whole(workspace: Workspace, named: Term, where: Where, axis: str) -> Quantity:
    """The reported total, which all its parts together must not contradict, or else their sum."""
    whole = _half(query.summed(workspace, named.name, where), named, where)
    found = query.matching(workspace, named.name, where)
    parts = tuple(m for m in found if query.extra(m, where) == (axis,))
    if len(parts) == len(found):  # no total was reported: it is their sum
        return whole
    dimension = workspace.dimensions.get(axis)
    members = {str(m.id) for m in dimension.members} if dimension is not None else set()
    overlapping = any(m.overlaps for m in dimension.members) if dimension is not None else False
    if overlapping or {m.at(axis) for m in parts} != members or any(m.amount is None for m in parts):
        return whole
    amounts = (query.amount_of(m, named.name, where) for m in parts)
    _hold_sum(named, where, tuple(_half(a, named, where) for a in amounts), whole)
    return whole


def _whole_place(workspace: Workspace, named: Term, where: Where) -> Quantity:
    parent = next(above(workspace, where["place"]), None)
    if parent is None:
        raise query.NoRank(named.name, where)
    around = {**where, "place": str(parent.id)}
    children = tuple({**where, "place": id} for id in _children(workspace, named.name, around))
    try:
        whole = evaluated(workspace, named, around)
    except query.NoObservation:
        return total(tuple(evaluated(workspace, named, child) for child in children))
    parts = tuple(_reported(workspace, named, child) for child in children)
    known = tuple(part for part in parts if part is not None)
    if len(known) == len(parts):
        _hold_sum(named, around, known, whole)
    return whole


def _reported(workspace: Workspace, named: Term, where: Where) -> Quantity | None:
    try:
        return evaluated(workspace, named, where)
    except (query.NoObservation, query.NotReported):
        return None


def _hold_sum(named: Term, where: Where, parts: tuple[Quantity, ...], whole: Quantity) -> None:
    together = total(parts)
    if not make_up(together, whole):
        raise query.NotTheWhole(named.name, where, together, whole, ())


_CALLS: Mapping[str, Callable[[Workspace, Term, Where], Quantity]] = MappingProxyType(
    {
        "growth": _growth,
        "change": _change,
        "rank": _rank,
        "mean": _mean,
        "count": _count,
        "share": _share,
    }
)
