"""The observations whose counts are too small for a website, and those that would tell them.

Not the choice among cells: that is `suppression`. An indicator is a table of counts: its axes are place,
period and its dimensions; a place is the total of those in it, a period of a flow that of those inside it,
and a figure without a member that of all members.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from math import ceil

from briefgen.diagnostics import Span
from briefgen.edition.suppression import Cell, Parents, suppressed
from briefgen.model.briefing import AnyBriefing
from briefgen.model.fact import Fact
from briefgen.model.indicator import Indicator, Observation
from briefgen.model.period import Period, days
from briefgen.model.quantity import Quantity, quantities
from briefgen.model.region import above
from briefgen.model.section import Case, Measure
from briefgen.model.workspace import Workspace

ALL = ""
"""The coordinate of a figure that names no place, no period or no member."""
Table = dict[Cell, Observation]


def small_rows(workspace: Workspace, below: int) -> frozenset[Span]:
    """The places of the figures that are left out; none where nothing is below 1."""
    indicators = (i for i in workspace.indicators.values() if i.suppress) if below > 1 else ()
    return frozenset(span for indicator in indicators for span in _of(workspace, indicator, below))


def small_facts(workspace: Workspace, below: int) -> frozenset[Span]:
    """The places of the facts that tell a small count of such an indicator, observed or not."""
    small = {str(i.id) for i in workspace.indicators.values() if i.suppress} if below > 1 else ()
    records: tuple[tuple[str, AnyBriefing | Case | Measure], ...] = (
        *(("case", one) for one in workspace.cases.values()),
        *(("measure", one) for one in workspace.measures.values()),
        *(("briefing", one) for one in workspace.briefings.values()),
    )
    return frozenset(
        workspace.span(kind, str(record.id), "facts", alias)
        for kind, record in records
        for alias, fact in record.facts.items()
        if fact.indicator in small and any(0 < _whole(one) < below for one in _told(fact))
    )


def _told(fact: Fact) -> Iterator[Quantity]:
    for amount in (fact.value, fact.households, fact.persons):
        yield from quantities(amount)


def _of(workspace: Workspace, indicator: Indicator, below: int) -> Iterator[Span]:
    rows = workspace.observations_of(str(indicator.id))
    for table in _tables(indicator, rows).values():
        parents = tuple(_parents(workspace, indicator, tuple(table.values())))
        for half in (0, 1):
            counts = {cell: found for cell, one in table.items() if (found := _count(one, half)) is not None}
            yield from (table[cell].span for cell in suppressed(counts, parents, below))


def _tables(indicator: Indicator, rows: Iterable[Observation]) -> Mapping[str, Table]:
    """The counts of each day on which things were counted."""
    tables: dict[str, Table] = {}
    for one in rows:
        dimensions = (one.at(str(key)) or ALL for key in indicator.dimensions)
        cell = (one.place or ALL, one.at("period") or ALL, *dimensions)
        tables.setdefault(one.at("as_of") or "", {})[cell] = one
    return tables


def _count(one: Observation, half: int) -> int | None:
    """What an observation counts; of a pair the households (0) or the persons (1)."""
    found: tuple[Quantity, ...] = quantities(one.amount)
    if half >= len(found):
        return None
    return _whole(found[half])


def _whole(count: Quantity) -> int:
    return ceil(count.value.scaleb(count.unit.scale))


def _parents(workspace: Workspace, indicator: Indicator, rows: tuple[Observation, ...]) -> Iterator[Parents]:
    yield _places(workspace, {one.place for one in rows if one.place is not None})
    yield _periods({one.period for one in rows if one.period is not None}) if indicator.kind == "flow" else {}
    for key in indicator.dimensions:
        yield {member: ALL for one in rows if (member := one.at(str(key))) is not None}


def _places(workspace: Workspace, ids: set[str]) -> Parents:
    """For each place the nearest place around it that has a figure of its own, or else all places."""
    return {id: next((str(p.id) for p in above(workspace, id) if p.id in ids), ALL) for id in ids}


def _periods(periods: set[Period]) -> Parents:
    """For each period the shortest one around it, or else all periods."""
    dated = [(span, period.key) for period in periods if (span := days(period)) is not None]
    found = {period.key: ALL for period in periods}
    for (first, last), key in dated:
        outer = [(b - a, other) for (a, b), other in dated if other != key and a <= first and last <= b]
        if outer:
            found[key] = min(outer)[1]
    return found
