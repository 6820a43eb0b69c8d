"""Periods inside periods: months of a quarter, quarters of a year, years of a span.

Not what is summed over them: that is for a flow only, and stands in `totals`.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator

from briefgen.model.indicator import Observation
from briefgen.model.period import Period, days

Days = tuple[datetime.date, datetime.date]
Timed = tuple[Days, Observation]


def period_parts(
    observations: Iterable[Observation],
) -> Iterator[tuple[Observation, tuple[Observation, ...], bool]]:
    """Each figure of a period with those of the longest periods inside it, and whether these fill it.
    Figures that were reported before their period ended are left out, and periods reported twice."""
    series: dict[tuple[object, ...], dict[str, list[Timed]]] = {}
    for one in observations:
        reach = days(one.period) if one.period is not None else None
        if reach is not None and one.period is not None and not _is_early(one.as_of, reach):
            rows = series.setdefault((one.place, one.dimensions), {})
            rows.setdefault(one.period.key, []).append((reach, one))
    for rows in series.values():
        if len(rows) > 1:
            yield from _nested([held[0] for held in rows.values() if len(held) == 1])


def _is_early(as_of: Period | None, reach: Days) -> bool:
    counted = days(as_of) if as_of is not None else None
    return counted is not None and counted[1] < reach[1]


def _nested(timed: list[Timed]) -> Iterator[tuple[Observation, tuple[Observation, ...], bool]]:
    """Walks the periods in order; a period that sticks out of the one around it belongs to none."""
    timed.sort(key=lambda row: (row[0][0], -row[0][1].toordinal()))
    around: list[tuple[Timed, list[Timed]]] = []
    closed: list[tuple[Timed, list[Timed]]] = []
    for row in timed:
        while around and around[-1][0][0][1] < row[0][0]:
            closed.append(around.pop())
        if around and row[0][1] > around[-1][0][0][1]:
            continue
        if around:
            around[-1][1].append(row)
        around.append((row, []))
    for (reach, whole), parts in (*closed, *reversed(around)):
        if parts:
            filled = sum(_length(part) for part, one in parts if one.amount is not None)
            yield whole, tuple(one for _, one in parts), filled == _length(reach)


def _length(reach: Days) -> int:
    return (reach[1] - reach[0]).days + 1
