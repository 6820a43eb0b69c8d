"""What the chart of an indicator shows: its course over time, or else its places or groups side by side.

Not drawing: that is `write.chart_svg`. The table beside it holds every figure; a chart those that it can.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from typing import Literal

from briefgen.model.indicator import PAIRED, Indicator
from briefgen.model.period import Period, days
from briefgen.model.quantity import Pair, Quantity
from briefgen.model.region import above
from briefgen.model.unit import unit
from briefgen.model.workspace import Workspace
from briefgen.publish.site.amounts import value_in
from briefgen.publish.site.figures import Figure, Members, when
from briefgen.publish.site.grid import WHOLE, place_name

MOST_TIMES = 24
MOST_LINES = 4
MOST_BARS = 20
PERSONS, PEOPLE = "人", "人数"
Values = tuple[Decimal | None, ...]


@dataclass(frozen=True, slots=True)
class Plot:
    """What a chart shows: categories in order, and of each series its name and a value for each category."""

    kind: Literal["lines", "bars", "ranked"]
    title: str
    unit: str
    categories: tuple[str, ...]
    series: tuple[tuple[str, Values], ...]


def plot(workspace: Workspace, indicator: Indicator, figures: tuple[Figure, ...]) -> Plot | None:
    """The chart of an indicator, if its figures make one: over time, by place, or by group."""
    drawn = tuple(one for one in figures if value_of(indicator, one) is not None)
    for attempt in (_over_time, _by_place, _by_group):
        found = attempt(workspace, indicator, drawn)
        if found is not None:
            return found
    return None


def value_of(indicator: Indicator, figure: Figure) -> Decimal | None:
    """The figure as a point: persons of households and persons; none of a range."""
    match figure.amount:
        case Pair(_, persons):
            return value_in(persons, unit(PERSONS))
        case Quantity() as found:
            return value_in(found, unit(unit_of(indicator)))
        case _:
            return None


def unit_of(indicator: Indicator) -> str:
    """The unit of an indicator's chart."""
    return PERSONS if indicator.unit == PAIRED else str(indicator.unit)


def _over_time(workspace: Workspace, indicator: Indicator, drawn: tuple[Figure, ...]) -> Plot | None:
    """Times of one kind (months, or years), the kind with the most of them; a line for each place, or for
    each group of the only place. Where they are too many, the lines of places around the others; none if
    these are too many as well: a chart of some of them would be a choice."""
    held = _of_one_kind(drawn)
    times = sorted({one.time for one in held if one.time is not None}, key=when)[-MOST_TIMES:]
    if len(times) < 2:
        return None
    lines = _few(workspace, _lines(indicator, held))
    name = _naming(workspace, tuple(lines))
    series = tuple((name(key), tuple(points.get(time) for time in times)) for key, points in lines.items())
    if not any(sum(value is not None for value in values) > 1 for _, values in series):
        return None
    kind: Literal["lines", "bars"] = "lines" if len(times) > 2 else "bars"
    return _plot(kind, indicator, tuple(time.text for time in times), series)


def _by_place(workspace: Workspace, indicator: Indicator, drawn: tuple[Figure, ...]) -> Plot | None:
    """The places of the newest time, the largest first; those that hold others are left out."""
    for time, at in _newest_first(drawn):
        plain = [one for one in at if one.place and not one.members] or [one for one in at if one.place]
        if len({one.members for one in plain}) != 1:
            continue
        parents = {str(workspace.places[one.place].parent) for one in plain if one.place in workspace.places}
        values = {one.place: value_of(indicator, one) for one in plain if one.place not in parents}
        if len(values) > 1:
            rows = sorted(values.items(), key=lambda row: -(row[1] or 0))[:MOST_BARS]
            names = tuple(place_name(workspace, place) for place, _ in rows)
            first = f"前{MOST_BARS}位" if len(values) > MOST_BARS else ""
            return _plot("ranked", indicator, names, (("", tuple(value for _, value in rows)),), time, first)
    return None


def _by_group(workspace: Workspace, indicator: Indicator, drawn: tuple[Figure, ...]) -> Plot | None:
    """The groups of one place and the newest time."""
    for time, at in _newest_first(drawn):
        for _, held in groupby(at, key=lambda one: one.place):
            rows = [one for one in held if one.members]
            if 1 < len(rows) <= MOST_BARS:
                names = tuple(_short_words(workspace, one.members) for one in rows)
                values = tuple(value_of(indicator, one) for one in rows)
                return _plot("bars", indicator, names, (("", values),), time)
    return None


def _newest_first(drawn: tuple[Figure, ...]) -> Iterator[tuple[Period | None, list[Figure]]]:
    found: dict[Period | None, list[Figure]] = {}
    for one in drawn:
        found.setdefault(one.time, []).append(one)
    for time in sorted(found, key=when, reverse=True):
        yield time, found[time]


Line = tuple[str, Members]


def _lines(indicator: Indicator, held: Iterable[Figure]) -> dict[Line, dict[Period, Decimal | None]]:
    found: dict[Line, dict[Period, Decimal | None]] = {}
    for one in held:
        if one.time is not None:
            found.setdefault((one.place, one.members), {})[one.time] = value_of(indicator, one)
    places = {place for place, _ in found}
    wholes = {key: points for key, points in found.items() if not key[1]}
    return wholes if len(places) > 1 and wholes else found


def _few(
    workspace: Workspace, lines: dict[Line, dict[Period, Decimal | None]]
) -> dict[Line, dict[Period, Decimal | None]]:
    """So many lines as can be told apart: all, or those of the outermost places and wholes, or none."""
    if len(lines) <= MOST_LINES:
        return lines
    places = {place for place, _ in lines}
    inner = {place for place in places if any(one.id in places for one in above(workspace, place))}
    outer = {key: points for key, points in lines.items() if key[0] not in inner}
    wholes = {key: points for key, points in outer.items() if not key[1]} or outer
    return wholes if len(wholes) <= MOST_LINES else {}


def _naming(workspace: Workspace, keys: tuple[Line, ...]) -> Callable[[Line], str]:
    """What a line is called: by its place where there are several, by its group where there are."""
    several, grouped = len({place for place, _ in keys}) > 1, len({members for _, members in keys}) > 1

    def name(key: Line) -> str:
        place = place_name(workspace, key[0]) if several or not grouped else ""
        group = (_short_words(workspace, key[1]) or WHOLE) if grouped else ""
        return " ".join(part for part in (place, group) if part)

    return name


def _short_words(workspace: Workspace, members: Members) -> str:
    """The members that a figure is for, in the short names that have room in a chart."""
    found = (workspace.dimensions[key].members for key, _ in members if key in workspace.dimensions)
    short = {str(one.id): str(one.short or one.name) for held in found for one in held}
    return "、".join(short.get(id, id) for _, id in members)


def _of_one_kind(drawn: tuple[Figure, ...]) -> tuple[Figure, ...]:
    kinds: dict[int, set[Period]] = {}
    for one in drawn:
        if one.time is not None and (length := _length(one.time)):
            kinds.setdefault(length, set()).add(one.time)
    if not kinds:
        return ()
    best = max(kinds, key=lambda length: (len(kinds[length]), length))
    return tuple(one for one in drawn if one.time is not None and _length(one.time) == best)


def _length(time: Period) -> int:
    """About how many months a time has, so that years stand beside years; 0 for a named one."""
    span = days(time)
    return 0 if span is None else max(round(((span[1] - span[0]).days + 1) / 30.4), 1)


def _plot(
    kind: Literal["lines", "bars", "ranked"],
    indicator: Indicator,
    categories: tuple[str, ...],
    series: tuple[tuple[str, Values], ...],
    time: Period | None = None,
    first: str = "",
) -> Plot:
    words = (PEOPLE if indicator.unit == PAIRED else "", time.text if time is not None else "", first)
    about = "，".join(word for word in words if word)
    title = f"{indicator.name}（{about}）" if about else str(indicator.name)
    return Plot(kind, title, unit_of(indicator), categories, series)
