"""Whether parts add up to their totals: over the members of dimensions, over places, over periods.

Not rates, and not what is printed: records only. Overlapping groups are never summed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations
from math import prod

from briefgen.check.records.figures import (
    Figure,
    half,
    halves,
    least,
    most,
    pointed,
    reach,
    said,
    summed,
    titled,
)
from briefgen.check.records.periods import period_parts
from briefgen.diagnostics import Diagnostic
from briefgen.load.limit import capped
from briefgen.model.indicator import Indicator, Observation
from briefgen.model.interval import total
from briefgen.model.workspace import Workspace
from briefgen.rules import totals as rules

Names = tuple[str, ...]
Key = tuple[object, ...]
SUMMED = frozenset({"stock", "flow"})
"""Kinds of indicators whose figures may be added; rates and standards never are."""

FEWEST = 2
"""Parts that can be all of a whole; one alone is an example of it."""


@dataclass(frozen=True, slots=True)
class Parts:
    """A total, some of its parts, and whether they are all of them. `zh` and `en` say along what."""

    whole: Observation
    parts: tuple[Observation, ...]
    is_complete: bool
    zh: str
    en: str


def sum_mismatch(workspace: Workspace) -> tuple[Diagnostic, ...]:
    """BG230: parts that do not add up to their total, or that exceed it."""
    return tuple(capped(found for indicator in _additive(workspace) for found in _of(workspace, indicator)))


def _additive(workspace: Workspace) -> Iterator[Indicator]:
    return (i for i in workspace.indicators.values() if i.additive and i.kind in SUMMED)


def _of(workspace: Workspace, indicator: Indicator) -> Iterator[Diagnostic]:
    observations = workspace.observations_of(indicator.id)
    if len(observations) < 2:
        return
    is_signed: bool | None = None
    for parts in _splits(workspace, indicator, observations):
        for finding, is_excess in _faults(workspace, parts):
            if is_excess and is_signed is None:
                is_signed = _is_signed(observations)
            if not (is_excess and is_signed):
                yield finding


def _splits(
    workspace: Workspace, indicator: Indicator, observations: tuple[Observation, ...]
) -> Iterator[Parts]:
    grid = {_key(o, o.dimensions): o for o in reversed(observations)}
    yield from _by_dimension(workspace, observations, grid)
    yield from _by_place(workspace, observations, grid)
    if indicator.kind == "flow":
        for whole, parts, is_complete in period_parts(observations):
            yield Parts(whole, parts, is_complete, "各时段", "the periods")


def _key(o: Observation, dimensions: tuple[tuple[str, str], ...], place: str | None = None) -> Key:
    period, as_of = o.period, o.as_of
    return (place or o.place, period and period.key, as_of and as_of.key, dimensions)


# ---- totals and parts


def _faults(workspace: Workspace, parts: Parts) -> Iterator[tuple[Diagnostic, bool]]:
    """What is wrong with a total and its parts, and whether some of them exceed it: figures that may
    be negative (净增) can."""
    for name, whole in halves(parts.whole.amount):
        figures = tuple(f for o in parts.parts if (f := half(o.amount, name)) is not None)
        sum_, stated = total(tuple(map(reach, figures))), reach(whole)
        is_complete = parts.is_complete and len(figures) == len(parts.parts)
        if is_complete and not sum_.overlaps(stated):
            yield _fault(workspace, parts, name, whole, figures), False
        elif not is_complete and sum_.low > stated.high:
            yield _fault(workspace, parts, name, whole, figures, reported="已报"), True


def _fault(
    workspace: Workspace,
    parts: Parts,
    name: str,
    whole: Figure,
    figures: tuple[Figure, ...],
    reported: str = "",
) -> Diagnostic:
    unit = most(whole).unit
    return rules.SUM_MISMATCH.at(
        parts.whole.span,
        *pointed(parts.parts, name, workspace),
        what=titled(parts.whole, workspace),
        parts_zh=f"{reported}{parts.zh}之和为",
        parts_en=f"{parts.en}{' that were reported' if reported else ''} add up to",
        sum=summed(figures, unit),
        total=said(whole),
    )


def _is_signed(observations: Iterable[Observation]) -> bool:
    """Whether figures may be negative, so that some parts can exceed their total."""
    return any(least(f).value < 0 for o in observations for _, f in halves(o.amount))


# ---- along dimensions


def _by_dimension(
    workspace: Workspace, observations: tuple[Observation, ...], grid: dict[Key, Observation]
) -> Iterator[Parts]:
    """Totals beside observations with one dimension more; with several more where none has one."""
    groups: dict[Key, dict[Names, list[Observation]]] = {}
    if len({len(o.dimensions) for o in observations}) < 2:
        return
    for one in observations:
        for names, rest in _dropped(one.dimensions):
            key = _key(one, rest)
            if key in grid:
                groups.setdefault(key, {}).setdefault(names, []).append(one)
    for key, families in groups.items():
        for names, parts in families.items():
            if not any(set(other) < set(names) for other in families):
                yield from _family(workspace, grid[key], names, parts)


@lru_cache(maxsize=4096)
def _dropped(
    dimensions: tuple[tuple[str, str], ...],
) -> tuple[tuple[Names, tuple[tuple[str, str], ...]], ...]:
    """Every choice of dimensions to sum over, with what is left."""
    found = []
    for size in range(1, len(dimensions) + 1):
        for chosen in combinations(dimensions, size):
            rest = tuple(d for d in dimensions if d not in chosen)
            found.append((tuple(name for name, _ in chosen), rest))
    return tuple(found)


def _family(
    workspace: Workspace, whole: Observation, names: Names, found: list[Observation]
) -> Iterator[Parts]:
    words = "、".join(str(workspace.dimensions[n].name) if n in workspace.dimensions else n for n in names)
    zh, en = f"按{words}分的各项", f"the parts by {words}"
    cells = prod(len(workspace.dimensions[n].members) if n in workspace.dimensions else 0 for n in names)
    apart, overlapping = _apart(workspace, names, found)
    if not overlapping:
        yield Parts(whole, tuple(apart), FEWEST <= cells == len(apart), zh, en)
        return
    for one in overlapping:  # each of them, beside those that overlap with nothing, is part of the whole
        yield Parts(whole, (*apart, one), is_complete=False, zh=zh, en=en)


def _apart(
    workspace: Workspace, names: Names, found: list[Observation]
) -> tuple[list[Observation], list[Observation]]:
    """The parts that count nobody twice, and those that overlap with another one."""
    crossing = {n: _crossing(workspace, n, {o.at(n) for o in found}) for n in names}
    overlapping = [o for o in found if any(o.at(n) in crossing[n] for n in names)]
    if not overlapping:
        return found, []
    return [o for o in found if not any(o.at(n) in crossing[n] for n in names)], overlapping


def _crossing(workspace: Workspace, dimension: str, present: set[str | None]) -> set[str]:
    """Members of those present that overlap with another of them."""
    known = workspace.dimensions.get(dimension)
    crossing: set[str] = set()
    for member in known.members if known is not None else ():
        shared = present.intersection(member.overlaps) if member.id in present else set()
        if shared:
            crossing |= {str(member.id), *(str(m) for m in shared)}
    return crossing


# ---- over places


def _by_place(
    workspace: Workspace, observations: tuple[Observation, ...], grid: dict[Key, Observation]
) -> Iterator[Parts]:
    """Places beside the nearest place around them that has a figure of its own."""
    reported = {o.place for o in observations if o.place is not None}
    above = {id: tuple(a for a in _ancestors(workspace, id) if a in reported) for id in reported}
    if not any(above.values()):
        return
    groups: dict[Key, list[Observation]] = {}
    for one in observations:
        for ancestor in above.get(one.place or "", ()):
            key = _key(one, one.dimensions, ancestor)
            if key in grid:
                groups.setdefault(key, []).append(one)
                break
    covers = _cover(workspace)
    for key, parts in groups.items():
        whole = grid[key]
        is_complete = covers(str(whole.place), {o.place for o in parts}) and not _is_cut(workspace, whole)
        yield Parts(whole, tuple(parts), is_complete, "所辖各地", "the places in it")


def _is_cut(workspace: Workspace, whole: Observation) -> bool:
    """Whether some of the places in a place are not for the readers of this edition."""
    return workspace.withheld is not None and workspace.withheld.hides_inside(str(whole.place))


def _ancestors(workspace: Workspace, id: str) -> Iterator[str]:
    seen = {id}
    place = workspace.places.get(id)
    while place is not None and place.parent is not None and place.parent not in seen:
        seen.add(str(place.parent))
        yield str(place.parent)
        place = workspace.places.get(place.parent)


def _cover(workspace: Workspace) -> Callable[[str, set[str | None]], bool]:
    """Whether places together are all of a place that data/places.yaml knows."""
    children: dict[str, list[str]] = {}
    for place in workspace.places.values():
        if place.parent is not None:
            children.setdefault(str(place.parent), []).append(str(place.id))

    def covers(whole: str, parts: set[str | None], depth: int = 0) -> bool:
        inside = children.get(whole, ())
        if len(inside) < FEWEST or depth > len(children):
            return False
        return all(child in parts or covers(child, parts, depth + 1) for child in inside)

    return covers
