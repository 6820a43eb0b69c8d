"""The figures of an indicator as a table: a row a place and time, a column a group and unit.

Not HTML. Not which figures there are, and not how they are rounded.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from briefgen.model.indicator import PAIRED, Indicator
from briefgen.model.period import Period
from briefgen.model.quantity import Pair
from briefgen.model.region import above
from briefgen.model.unit import unit
from briefgen.model.workspace import Workspace
from briefgen.publish.site.amounts import amount_text, cell_text
from briefgen.publish.site.figures import Figure, Members, member_order

WIDEST = 8
"""Columns of figures side by side; with more, each group has a row of its own."""
WHOLE = "合计"
FIGURE = "数值"
HALVES = ("户数（户）", "人数（人）")
UNDATED = "未注明时间"
NOWHERE = "未注明地点"
LOCAL = ("township", "village")
State = Literal["", "inferred", "missing", "small", "none"]


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: its words, and what is to be said with them. A gap has no words."""

    text: str
    state: State = ""


@dataclass(frozen=True, slots=True)
class Head:
    """A heading over columns: its words, over how many columns and rows of the head it stands."""

    text: str
    columns: int = 1
    rows: int = 1


@dataclass(frozen=True, slots=True)
class Row:
    """A row: its heading, and cells; the id of its place, where the heading names one."""

    head: str
    cells: tuple[Cell, ...]
    place: str = ""


@dataclass(frozen=True, slots=True)
class Band:
    """Rows under the name of one place; without a name where rows are places themselves."""

    name: str
    rows: tuple[Row, ...]
    place: str = ""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table of figures."""

    corner: str
    """The heading of the first column."""
    heads: tuple[tuple[Head, ...], ...]
    """One row of headings, or two; the first column is not in them."""
    bands: tuple[Band, ...]
    states: tuple[State, ...]
    """What stands in its cells besides plain figures, for the words under the table."""

    @property
    def columns(self) -> int:
        """How many columns of cells it has."""
        return sum(head.columns for head in self.heads[0])


def grid(workspace: Workspace, indicator: Indicator, figures: Iterable[Figure]) -> Grid:
    """The table of some figures of an indicator, in their order."""
    held = tuple(figures)
    order = member_order(workspace, indicator)
    sets = sorted({one.members for one in held}, key=lambda members: [order.get(m, -1) for m in members])
    halves = len(HALVES) if indicator.unit == PAIRED else 1
    dated = any(one.time is not None for one in held)
    if len(sets) * halves <= WIDEST:
        heads, rows = _wide_heads(workspace, sets, halves), _wide(indicator, held, tuple(sets))
    else:
        keys = tuple(dict.fromkeys(key for one in held for key, _ in one.members))
        heads, rows = _long_heads(workspace, keys, halves), _long(workspace, indicator, held, keys)
    bands = tuple(_bands(workspace, tuple(rows), dated=dated))
    states = {cell.state for band in bands for row in band.rows for cell in row.cells}
    told: tuple[State, ...] = ("none", "missing", "inferred", "small")
    return Grid("时间" if dated else "地点", heads, bands, tuple(one for one in told if one in states))


def rows_of(figures: Iterable[Figure]) -> Iterator[tuple[Figure, ...]]:
    """The figures of one place and time, and so on."""
    for _, held in groupby(figures, key=lambda one: (one.place, one.period, one.as_of)):
        yield tuple(held)


def time_words(period: Period | None, as_of: Period | None) -> str:
    """When a figure holds: 2019年1—6月, 截至2019年6月30日, or both."""
    until = f"截至{as_of.text}" if as_of is not None else ""
    if period is None:
        return until or UNDATED
    return f"{period.text}（{until}）" if until else period.text


def members_words(workspace: Workspace, members: Members) -> str:
    """The members that a figure is for, by their names."""
    return "、".join(member_name(workspace, key, id) for key, id in members)


def member_name(workspace: Workspace, key: str, id: str) -> str:
    """The name of a member of a dimension; its id where the dimension has no such member."""
    dimension = workspace.dimensions.get(key)
    found = (str(one.name) for one in (dimension.members if dimension else ()) if one.id == id)
    return next(found, id)


def place_name(workspace: Workspace, id: str) -> str:
    """The name of a place; of a township or village with its county, since many have one name. Nothing for
    none."""
    place = workspace.places.get(id)
    if place is None or place.level not in LOCAL:
        return str(place.name) if place is not None else id
    around = (str(one.name) for one in above(workspace, id) if one.level in (*LOCAL, "county"))
    return "".join((*reversed(tuple(around)), str(place.name)))


Line = tuple[Figure, tuple[Cell, ...]]
"""A figure that tells the place and the time of a row, and the cells of the row."""


def _wide(indicator: Indicator, held: tuple[Figure, ...], sets: tuple[Members, ...]) -> Iterator[Line]:
    for figures in rows_of(held):
        found = {one.members: one for one in figures}
        yield figures[0], tuple(cell for one in sets for cell in _cells(indicator, found.get(one)))


def _wide_heads(workspace: Workspace, sets: list[Members], halves: int) -> tuple[tuple[Head, ...], ...]:
    alone = len(sets) == 1 and not sets[0]
    if alone:
        return (tuple(map(Head, HALVES)) if halves > 1 else (Head(FIGURE),),)
    names = tuple(members_words(workspace, one) or WHOLE for one in sets)
    if halves == 1:
        return (tuple(map(Head, names)),)
    return tuple(Head(name, halves) for name in names), tuple(Head(half) for _ in names for half in HALVES)


def _long(
    workspace: Workspace, indicator: Indicator, held: tuple[Figure, ...], keys: tuple[str, ...]
) -> Iterator[Line]:
    for one in held:
        members = dict(one.members)
        words = (member_name(workspace, key, members[key]) if key in members else WHOLE for key in keys)
        yield one, (*map(Cell, words), *_cells(indicator, one))


def _long_heads(workspace: Workspace, keys: tuple[str, ...], halves: int) -> tuple[tuple[Head, ...], ...]:
    found = (workspace.dimensions.get(key) for key in keys)
    names = (str(one.name) if one is not None else key for key, one in zip(keys, found, strict=True))
    return ((*map(Head, names), *(map(Head, HALVES) if halves > 1 else (Head(FIGURE),))),)


def _bands(workspace: Workspace, rows: tuple[Line, ...], *, dated: bool) -> Iterator[Band]:
    """Under each place its times; where there are no times, the places themselves."""
    if not dated:
        yield Band("", tuple(Row(_where(workspace, one.place), cells, one.place) for one, cells in rows))
        return
    for place, held in groupby(rows, key=lambda row: row[0].place):
        times = tuple(Row(time_words(one.period, one.as_of), cells) for one, cells in held)
        yield Band(_where(workspace, place), times, place)


def _where(workspace: Workspace, place: str) -> str:
    return place_name(workspace, place) or NOWHERE


def _cells(indicator: Indicator, figure: Figure | None) -> tuple[Cell, ...]:
    halves = len(HALVES) if indicator.unit == PAIRED else 1
    if figure is None:
        return (Cell("", "none"),) * halves
    if figure.amount is None:
        return (Cell("", "small" if figure.state == "small" else "missing"),) * halves
    state: State = "inferred" if figure.state == "inferred" else ""
    if halves == 1:
        return (Cell(cell_text(figure.amount, unit(str(indicator.unit))), state),)
    if isinstance(figure.amount, Pair):
        pair = figure.amount
        texts = cell_text(pair.households, unit("户")), cell_text(pair.persons, unit("人"))
        return tuple(Cell(text, state) for text in texts)
    return Cell(amount_text(figure.amount), state), Cell("", "none")
