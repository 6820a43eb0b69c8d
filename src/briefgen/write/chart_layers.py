"""What the drawings of all kinds of charts are put together from: axes of names, fills, legends, gaps.

Not the drawings: those are `chart_spec`, `chart_shares` and `chart_lines`.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Iterator, Sequence

from briefgen.document.tree import Chart, Point, Words, plain
from briefgen.write.chart_room import HALF, MARGIN, air, legend_columns, lines_of
from briefgen.write.chart_theme import EDGE, FAINT, Theme, fills

STOPS, SHORTER = "、，·/ ", 0.35
"""Behind what a name is broken before all, and the share of it that its shorter line has at least."""
Json = dict[str, object]
"""Part of a specification."""


def drawn(rows: Iterator[Json], shared: Json, layers: Iterable[Json], *others: Json) -> Json:
    """Layers that share rows and encodings, and others that stand for themselves."""
    layer = [{**one, "encoding": {**shared, **_encoding(one)}} for one in layers]
    return {"data": {"values": list(rows)}, "layer": [*layer, *others]}


def _encoding(layer: Json) -> Json:
    found = layer["encoding"]
    assert isinstance(found, dict)
    return found


def names_axis(chart: Chart, theme: Theme, lying: bool) -> Json:
    """The axis of names; a name that finds no room in a line is broken."""
    band, free = (theme.width - 2 * MARGIN) / len(chart.names), air(chart, theme, lying)
    if lying:
        band = theme.width * HALF
    names = {
        id_of(at): broken(plain(name), lines_of(name, band, theme)) for at, name in enumerate(chart.names)
    }
    return {
        "field": "x",
        "type": "nominal",
        "sort": None,
        "scale": {"domain": list(names), "paddingInner": free, "paddingOuter": free / 2},
        "axis": {"labelAngle": 0, "labelExpr": lookup(names), "labelOverlap": False, "domain": False},
    }


def fill(chart: Chart, theme: Theme) -> Json:
    """The colours of bars, in one legend where there are several series."""
    colours = fills(len(chart.series))
    if len(chart.series) == 1:
        return {"value": colours[0]}
    return {
        "field": "s",
        "type": "nominal",
        "scale": {"domain": ids(chart.series), "range": list(colours)},
        "legend": legend(chart, theme),
    }


def legend(chart: Chart, theme: Theme) -> Json:
    """The names of the series over the plot, in as many columns as find room."""
    names = {str(at): plain(name) for at, name in enumerate(chart.series)}
    return {"labelExpr": lookup(names), "columns": legend_columns(chart, theme), "symbolLimit": 0}


def gaps(lying: bool, across: str) -> Json:
    """The words that stand in place of a figure that is not there."""
    place: Json = {"align": "center", "baseline": "bottom", "dy": -3}
    if lying:
        place = {"align": "left", "baseline": "middle", "dx": 4}
    return {
        "mark": {"type": "text", "color": FAINT, **place},
        "encoding": {"text": {"field": "g"}, across: {"field": "z", "type": "quantitative"}},
        "transform": [{"filter": "datum.g != ''"}],
    }


def base_line(across: str, scale: Json) -> Json:
    """The base line of bars."""
    amount: Json = {"field": "z", "type": "quantitative", "scale": scale, "axis": None}
    return {
        "data": {"values": [{"z": 0}]},
        "mark": {"type": "rule", "color": EDGE, "strokeWidth": 0.8},
        "encoding": {across: amount},
    }


def datum(point: Point) -> Json:
    """A figure, what stands beside it, and on which side of zero it is."""
    if point.amount is None:
        return {"v": None, "z": 0, "l": "", "g": plain(point.words), "d": 0}
    return {"v": float(point.amount), "z": 0, "l": point.label, "g": "", "d": -1 if point.amount < 0 else 1}


def broken(name: str, lines: int) -> list[str]:
    """A name in so many lines."""
    if lines < 2:
        return [name]
    if lines == 2 and (at := _stop(name)):
        return [name[:at], name[at:]]
    each = math.ceil(len(name) / lines)
    return [name[at : at + each] for at in range(0, len(name), each)]


def _stop(name: str) -> int:
    """The place behind a stop that parts a name in two of much the same length; 0 where it has none."""
    least, most = len(name) * SHORTER, len(name) * (1 - SHORTER)
    stops = (at for at, char in enumerate(name, 1) if char in STOPS and least <= at <= most)
    return min(stops, key=lambda at: abs(2 * at - len(name)), default=0)


def lookup(names: dict[str, list[str]] | dict[str, str]) -> str:
    """An expression that gives the words of an id; names never become part of the expression's code."""
    return f"{json.dumps(names, ensure_ascii=False)}[datum.value]"


def ids(series: Sequence[Words]) -> list[str]:
    """The ids of series."""
    return [str(at) for at in range(len(series))]


def id_of(at: int) -> str:
    """The id of a place along the axis."""
    return f"{at:02}"
