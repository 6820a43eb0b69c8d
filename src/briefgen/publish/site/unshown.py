"""The figures that are not shown because they are small, or tell one that is: where a mark stands for them.

Not which they are: that is `edition.suppression`, long before. Where they are is known here, not how much.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import product

from briefgen.model.indicator import Indicator, Observation
from briefgen.model.period import Period
from briefgen.model.withheld import Thing, Withheld
from briefgen.model.workspace import Workspace

Members = tuple[tuple[str, str], ...]
Cell = tuple[str, Period | None, Period | None, Members]
"""Place, period, day that it stands at, members."""


def unshown(workspace: Workspace, indicator: Indicator, shown: Iterable[Observation]) -> Iterator[Cell]:
    """The cells of an indicator that a mark is to stand in: of each place, at the times of what is shown.

    What a cell leaves open (no place, no day) fits any, so that those that say most are asked first, and each
    figure that is not there gets one mark.
    """
    withheld = workspace.withheld
    if withheld is None or not indicator.suppress or not withheld.rows(str(indicator.id), {}):
        return
    times = sorted(dict.fromkeys((one.period, one.as_of) for one in shown), key=lambda time: time.count(None))
    groups = tuple(_groups(workspace, indicator))
    marked: set[int] = set()
    for place in (*workspace.places, ""):
        for time in times if withheld.rows(str(indicator.id), _where((place, None, None, ()))) else ():
            for thing, cell in _at(withheld, str(indicator.id), place, time, groups):
                if thing.line not in marked:
                    marked.add(thing.line)
                    yield cell


def _at(
    withheld: Withheld,
    id: str,
    place: str,
    time: tuple[Period | None, Period | None],
    groups: tuple[Members, ...],
) -> Iterator[tuple[Thing, Cell]]:
    if not withheld.rows(id, _where((place, *time, ()))):
        return
    for members in groups:
        cell = (place, *time, members)
        thing = withheld.exact(id, _where(cell))
        if thing is not None and thing.reason == "small":
            yield thing, cell


def _where(cell: Cell) -> dict[str, str]:
    place, period, as_of, members = cell
    where = {"place": place} if place else {}
    where |= {"period": period.key} if period is not None else {}
    where |= {"as_of": as_of.key} if as_of is not None else {}
    return {**where, **dict(members)}


def _groups(workspace: Workspace, indicator: Indicator) -> Iterator[Members]:
    """Every choice of members of an indicator's dimensions, none of a dimension among them."""
    axes: list[tuple[tuple[str, str] | None, ...]] = []
    for id in map(str, indicator.dimensions):
        dimension = workspace.dimensions.get(id)
        members = dimension.members if dimension is not None else ()
        axes.append((None, *((id, str(one.id)) for one in members)))
    for chosen in product(*axes):
        yield tuple(pair for pair in chosen if pair is not None)
