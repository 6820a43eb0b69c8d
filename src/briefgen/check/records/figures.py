"""Observations as checks see them: halves of pairs, places in the grid, words for messages.

Not the checks themselves.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from briefgen.diagnostics import Related
from briefgen.model.indicator import Observation
from briefgen.model.interval import Interval, interval_of
from briefgen.model.notation import BEFORE
from briefgen.model.quantity import Amount, Pair, Quantity, Range, half_up
from briefgen.model.unit import Unit
from briefgen.model.workspace import Workspace

MAX_RELATED = 12
"""Places that one finding points at."""

Figure = Quantity | Range


def halves(amount: Amount | None) -> tuple[tuple[str, Figure], ...]:
    """The figures of an amount, by name: both halves of a pair, or the one that there is."""
    match amount:
        case None:
            return ()
        case Pair(households, persons):
            return (("households", households), ("persons", persons))
        case Range():
            return (("", amount),)
        case Quantity():
            return (("persons" if amount.unit.over == ("人",) else "", amount),)


def half(amount: Amount | None, name: str) -> Figure | None:
    """One half of a pair, or the figure of another amount."""
    if isinstance(amount, Pair):
        return amount.households if name == "households" else amount.persons
    return None if name == "households" else amount


def least(figure: Figure) -> Quantity:
    """The figure, or the lower end of a range."""
    return figure.low if isinstance(figure, Range) else figure


def most(figure: Figure) -> Quantity:
    """The figure, or the upper end of a range."""
    return figure.high if isinstance(figure, Range) else figure


def reach(figure: Figure) -> Interval:
    """What the exact figure can have been."""
    if isinstance(figure, Range):
        return Interval(interval_of(figure.low).low, interval_of(figure.high).high)
    return interval_of(figure)


def summed(figures: Iterable[Figure], wanted: Unit) -> str:
    """The sum of figures as they are written, in a unit."""
    low = high = Decimal(0)
    approx = ""
    for figure in figures:
        low, high = low + _base(least(figure)), high + _base(most(figure))
        approx = approx or most(figure).approx
    ends = (Quantity(_trimmed(v.scaleb(-wanted.scale)), wanted) for v in (low, high))
    first, last = (said(q) for q in ends)
    word = "约" if approx else ""
    return f"{word}{first}" if low == high else f"{first}—{last}"


def said(figure: Figure) -> str:
    """A figure as a record writes it: 约3000人次, 4.45万人."""
    if isinstance(figure, Range):
        return f"{said(figure.low)}—{said(figure.high)}"
    digits, unit, approx = f"{figure.value:f}", figure.unit.text, figure.approx
    if approx in BEFORE:
        return f"{approx}{digits}{unit}"
    if approx in ("余", "多"):
        scale = figure.unit.scale_text
        return f"{digits}{scale}{approx}{unit.removeprefix(scale)}"
    return f"{digits}{unit}{approx}"


def rounded(value: Decimal, like: Quantity) -> str:
    """A value in base units, written with the unit and the decimals of a figure."""
    exponent = like.value.as_tuple().exponent
    digits = max(0, -exponent) if isinstance(exponent, int) else 0
    shown = half_up(value.scaleb(-like.unit.scale), digits)
    return f"{shown:f}{like.unit.text}"


def where(observation: Observation, workspace: Workspace, without: Iterable[str] = ()) -> str:
    """Place, time and groups of an observation, in words; empty where it has none."""
    left_out = set(without)
    words: list[str] = []
    if observation.place is not None and "place" not in left_out:
        place = workspace.places.get(observation.place)
        words.append(str(place.name) if place is not None else observation.place)
    time = observation.period or observation.as_of
    if time is not None and "period" not in left_out:
        words.append(time.text)
    words += [member_name(workspace, d, m) for d, m in observation.dimensions if d not in left_out]
    return "、".join(words)


def titled(observation: Observation, workspace: Workspace, without: Iterable[str] = ()) -> str:
    """An observation in words: indicator, place, time and groups."""
    indicator = workspace.indicators[observation.indicator]
    around = where(observation, workspace, without)
    return f"{indicator.name}（{around}）" if around else str(indicator.name)


def member_name(workspace: Workspace, dimension: str, member: str) -> str:
    """The name of a member of a dimension."""
    known = workspace.dimensions.get(dimension)
    return next((str(m.name) for m in known.members if m.id == member), member) if known else member


def pointed(observations: Iterable[Observation], name: str, workspace: Workspace) -> tuple[Related, ...]:
    """The places of observations, each with what it says; only so many as can be read."""
    return tuple(_related(listed, name, workspace) for listed in _first(observations))


def _first(observations: Iterable[Observation]) -> Iterator[Observation]:
    return (one for one, _ in zip(observations, range(MAX_RELATED), strict=False))


def _related(observation: Observation, name: str, workspace: Workspace) -> Related:
    figure = half(observation.amount, name)
    text = said(figure) if figure is not None else "缺报"
    around = where(observation, workspace)
    return Related(observation.span, f"{around} {text}".strip(), f"{around} {text}".strip())


def _trimmed(value: Decimal) -> Decimal:
    """Without the noughts behind the point that adding in base units leaves."""
    return value.normalize() if value else Decimal(0)


def _base(quantity: Quantity) -> Decimal:
    return quantity.value.scaleb(quantity.unit.scale)
