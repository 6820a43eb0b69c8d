"""Which cells of a table of counts are not shown, so that no small one can be worked out from what is.

Not observations: here are counts, and trees that say which of them add up to which. A cell has a coordinate
on every axis; on each axis a coordinate may be the total of those under it. A small cell alone would be the
total less its neighbours, so that others are left out with it: so many that all that are left out could as
well have other values, with every sum that is shown staying what it is (complementary suppression).

How that is sure: two leaves of an axis can trade, one more here and one less there, and every total above
both stays; and one leaf can change with all totals above it. Such exchanges, one on each axis, make a box of
cells which together can change by one without any sum breaking, if no count falls below nought. Every cell
that is left out lies in such a box, and all cells of that box are left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice, product

Cell = tuple[str, ...]
"""A coordinate on each axis."""
Step = Mapping[str, int]
"""How an exchange changes the coordinates of one axis: by one more or one less."""
Parents = Mapping[str, str]
"""For each coordinate of an axis the total right above it."""
MOST_STEPS = 100
"""How many trades of one coordinate are looked at."""
MOST_BOXES = 5_000
"""How many boxes are looked at for one cell, once one is found; a path up on every axis always is one."""


class Axis:
    """The coordinates of one axis and their totals. Exchanges are many, and are made when asked for."""

    def __init__(self, parents: Parents, coordinates: tuple[str, ...]) -> None:
        self._totals = frozenset(parents[one] for one in coordinates if one in parents)
        self._paths = {one: _path(parents, one) for one in coordinates}
        self._leaves = tuple(one for one in coordinates if one not in self._totals)
        self._steps: dict[str, tuple[Step, ...]] = {}

    def is_total(self, one: str) -> bool:
        """Whether others lie in a coordinate."""
        return one in self._totals

    def steps(self, one: str) -> tuple[Step, ...]:
        """The exchanges that change a coordinate, those of fewest coordinates first."""
        if one not in self._steps:
            self._steps[one] = tuple(self._made(one))
        return self._steps[one]

    def _made(self, one: str) -> Iterator[Step]:
        """A leaf in the coordinate changes with its totals, or trades with one outside: a near one first."""
        inside = [leaf for leaf in self._leaves if one in self._paths[leaf]] or [one]
        outside = [leaf for leaf in self._leaves if one not in self._paths[leaf]]
        leaf = min(inside, key=lambda leaf: len(self._paths[leaf]))
        near = frozenset(self._paths[leaf])
        outside.sort(key=lambda other: -len(near.intersection(self._paths[other])))
        trades = (_traded(self._paths[leaf], self._paths[other]) for other in islice(outside, MOST_STEPS))
        alone: list[Step] = [dict.fromkeys(self._paths[leaf], 1)]
        yield from sorted((*alone, *trades), key=len)


def _path(parents: Parents, one: str) -> tuple[str, ...]:
    """A coordinate and the totals above it."""
    found = [one]
    while (above := parents.get(found[-1])) is not None and above not in found:
        found.append(above)
    return tuple(found)


def suppressed(counts: Mapping[Cell, int], parents: Iterable[Parents], below: int) -> frozenset[Cell]:
    """The cells that are not shown: those from 1 to below `below`, and those that would tell them. `parents`
    are the totals on each axis."""
    axes = tuple(Axis(totals, _coordinates(counts, at)) for at, totals in enumerate(parents))
    hidden = frozenset(cell for cell, count in counts.items() if 0 < count < below)
    covered: frozenset[Cell] = frozenset()
    for cell in sorted(hidden, key=lambda cell: (counts[cell], cell)):
        if cell not in covered:
            box = _box(cell, counts, axes, hidden)
            hidden, covered = hidden | box, covered | box
    return hidden


def _coordinates(counts: Mapping[Cell, int], at: int) -> tuple[str, ...]:
    return tuple(dict.fromkeys(cell[at] for cell in counts))


def _traded(one: tuple[str, ...], other: tuple[str, ...]) -> Step:
    """One more on a path and one less on another; the totals above both stay."""
    more = {c: 1 for c in one if c not in other}
    return more | {c: -1 for c in other if c not in one}


def _box(
    cell: Cell, counts: Mapping[Cell, int], axes: tuple[Axis, ...], hidden: frozenset[Cell]
) -> frozenset[Cell]:
    """The box that hides a cell at the least cost: of what would be shown otherwise the totals that count
    least, then the fewest cells, then those that count least."""
    best: tuple[tuple[int, int, int, tuple[Cell, ...]], frozenset[Cell]] | None = None
    for number, steps in enumerate(product(*(axis.steps(c) for axis, c in zip(axes, cell, strict=True)))):
        box = _changes(steps, counts)
        if _can_change(box, counts):
            more = tuple(sorted(one for one in box if one not in hidden))
            cost = _total(more, counts, axes), len(more), sum(counts[one] for one in more), more
            if best is None or cost < best[0]:
                best = cost, frozenset(box)
        if best is not None and (number >= MOST_BOXES or best[0][1] == 0):
            break
    assert best is not None  # a path up on every axis only adds
    return best[1]


def _total(cells: Iterable[Cell], counts: Mapping[Cell, int], axes: tuple[Axis, ...]) -> int:
    """What the totals among some cells count."""
    return sum(
        counts[cell]
        for cell in cells
        if any(axis.is_total(one) for axis, one in zip(axes, cell, strict=True))
    )


def _changes(steps: tuple[Step, ...], counts: Mapping[Cell, int]) -> Mapping[Cell, int]:
    """What an exchange on every axis together does to the cells of a table."""
    found: dict[Cell, int] = {}
    for corner in product(*(step.items() for step in steps)):
        cell = tuple(coordinate for coordinate, _ in corner)
        if cell in counts:
            sign = 1
            for _, change in corner:
                sign *= change
            found[cell] = sign
    return found


def _can_change(box: Mapping[Cell, int], counts: Mapping[Cell, int]) -> bool:
    """Whether the box can change by one in one direction or the other, and no count falls below nought."""
    return any(all(counts[cell] + way * change >= 0 for cell, change in box.items()) for way in (1, -1))
