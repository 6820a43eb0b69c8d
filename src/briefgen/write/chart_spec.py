"""Charts as Vega-Lite specifications: data in, data out.

Not drawing: that is `chart_svg`. Every word and every place of a word is settled here, so that the engine
decides nothing that a font of another machine could change.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from briefgen.document.charts import breadth
from briefgen.document.tree import Chart, Point, Words, plain
from briefgen.write.chart_theme import (
    DASHES,
    EDGE,
    FAINT,
    FAMILY,
    HAIR,
    INK,
    SHAPES,
    STROKES,
    Theme,
    fills,
    ink_on,
)

Json = dict[str, object]
SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json"
LETTER = 0.62
"""The width of a digit in ems, with some room."""
MARGIN = 10
"""Pixels at both sides that no bar takes."""
ROW, FRAME = 1.6, 3.2
"""The height of a lying bar and of what stands over and under all of them, in ems."""
IN_GROUP = 1.5
LEAST_AIR, WIDEST_BAR, EDGES = 0.28, 5, 2
"""The share of white between bars, the width of a bar in ems, and the padding of the picture."""
MOST_LABELLED = 24
"""Points of lines that all print their figures."""


def chart_spec(chart: Chart, theme: Theme) -> Json:
    """The specification of a chart in a theme; its size is that of the finished picture."""
    width, height = size(chart, theme)
    return {
        "$schema": SCHEMA,
        "width": width,
        "height": height,
        "autosize": {"type": "fit", "contains": "padding"},
        "padding": {"left": 2, "right": 2, "top": 2, "bottom": 2},
        "background": "white",
        **_title(chart, theme),
        "config": _config(theme),
        **_body(chart, theme),
    }


def size(chart: Chart, theme: Theme) -> tuple[float, float]:
    """Width and height of the picture: lying bars ask for as much as they need."""
    if not lies(chart, theme):
        return theme.width, round(theme.height, 2)
    rows = len(chart.names) * (1 if chart.kind != "bars" else len(chart.series))
    each = ROW if chart.kind != "bars" or len(chart.series) == 1 else IN_GROUP
    wanted = theme.text * (each * rows + FRAME + 1.5 * (len(chart.series) > 1))
    if theme.pitch:
        wanted = math.ceil((wanted + theme.below) / theme.pitch) * theme.pitch - theme.below
    return theme.width, round(wanted, 2)


def lies(chart: Chart, theme: Theme) -> bool:
    """Whether bars lie: ranked ones do, and those whose names or figures find no room when they stand."""
    if chart.kind in ("ranked", "lines"):
        return chart.kind == "ranked"
    band = (theme.width - 2 * MARGIN) / len(chart.names)
    if any(_lines_of(name, band, theme) > 2 for name in chart.names):
        return True
    bar = band * 0.8 / (len(chart.series) if chart.kind == "bars" else 1)
    return _widest(chart, theme) > bar * (1.15 if chart.kind == "bars" else 1)


def _widest(chart: Chart, theme: Theme) -> float:
    """The width of the widest figure."""
    labels = (point.label for row in chart.points for point in row)
    return max((_width(label) for label in labels), default=0) * theme.text


def _width(label: str) -> float:
    return sum(LETTER if ord(char) < 128 else 1 for char in label)


def _lines_of(name: Words, band: float, theme: Theme) -> int:
    """How many lines a name takes in the room over its bar."""
    return math.ceil(breadth(name) * theme.text / (band * 0.96))


def _title(chart: Chart, theme: Theme) -> Json:
    if not chart.unit:
        return {}
    words = {
        "text": unit_line(chart),
        "anchor": "start",
        "frame": "bounds",
        "offset": round(theme.text * 0.6),
    }
    return {"title": {**words, "fontSize": theme.text, "fontWeight": "normal", "color": INK}}


def unit_line(chart: Chart) -> str:
    """The words over the plot: the unit, and whether the axis of amounts begins elsewhere than at zero."""
    cut = chart.kind == "lines" and span(chart)[0] > 0
    return f"单位：{chart.unit}" + ("（纵轴不从零起）" if cut else "")


def _config(theme: Theme) -> Json:
    words: Json = {
        "labelFontSize": theme.text,
        "labelColor": INK,
        "labelFontWeight": "normal",
        "labelLimit": 0,
    }
    return {
        "font": FAMILY,
        "view": {"stroke": None},
        "axis": {
            **words,
            "title": None,
            "domainColor": EDGE,
            "gridColor": HAIR,
            "ticks": False,
            "labelPadding": 5,
        },
        "legend": {
            **words,
            "title": None,
            "orient": "top",
            "direction": "horizontal",
            "symbolStrokeColor": EDGE,
            "symbolSize": round(theme.text * 9),
            "columnPadding": round(theme.text),
        },
        "text": {"fontSize": theme.text, "color": INK},
    }


def _body(chart: Chart, theme: Theme) -> Json:
    if chart.kind == "lines":
        return _lines(chart, theme)
    if chart.kind == "stacked":
        return _stacked(chart, theme)
    return _bars(chart, theme)


# ---- bars, standing and lying


def _bars(chart: Chart, theme: Theme) -> Json:
    lying = lies(chart, theme)
    along, across = ("y", "x") if lying else ("x", "y")
    low, high = reach(chart, theme, lying)
    scale: Json = {"domain": [low, high], "nice": False}
    encoding: Json = {
        along: _names(chart, theme, lying),
        across: {"field": "v", "type": "quantitative", "scale": scale, "axis": None},
    }
    if len(chart.series) > 1:
        encoding[f"{along}Offset"] = {
            "field": "s",
            "type": "nominal",
            "scale": {"domain": _ids(chart.series)},
        }
    bar: Json = {
        "mark": {"type": "bar", "stroke": EDGE, "strokeWidth": 0.6},
        "encoding": {"color": _fill(chart, theme)},
        "transform": [{"filter": "isValid(datum.v)"}],
    }
    layers = (bar, *_figures(lying), _gaps(lying, across))
    return _drawn(_rows(chart), encoding, layers, _zero(across, scale))


def _drawn(rows: Iterator[Json], shared: Json, layers: Iterable[Json], *others: Json) -> Json:
    """Layers that share rows and encodings, and others that stand for themselves."""
    layer = [{**one, "encoding": {**shared, **_encoding(one)}} for one in layers]
    return {"data": {"values": list(rows)}, "layer": [*layer, *others]}


def _encoding(layer: Json) -> Json:
    found = layer["encoding"]
    assert isinstance(found, dict)
    return found


def reach(chart: Chart, theme: Theme, lying: bool) -> tuple[float, float]:
    """From where to where the axis of amounts goes: with zero, and with room for the figures."""
    amounts = [float(point.amount) for row in chart.points for point in row if point.amount is not None]
    low, high = min(0.0, *amounts), max(0.0, *amounts)
    spread = (high - low) or 1.0
    room = _widest(chart, theme) / theme.width if lying else 1.8 * theme.text / theme.height
    room = spread * min(0.4, 1.5 * room + 0.02)
    return (low - room if low < 0 else 0.0), (high + room if high > 0 or not low else 0.0)


def _names(chart: Chart, theme: Theme, lying: bool) -> Json:
    """The axis of names; a name that finds no room in a line is broken."""
    band, free = (theme.width - 2 * MARGIN) / len(chart.names), air(chart, theme, lying)
    names = {
        _id(at): _broken(plain(name), 1 if lying else _lines_of(name, band, theme))
        for at, name in enumerate(chart.names)
    }
    return {
        "field": "x",
        "type": "nominal",
        "sort": None,
        "scale": {"domain": list(names), "paddingInner": free, "paddingOuter": free / 2},
        "axis": {"labelAngle": 0, "labelExpr": _lookup(names), "labelOverlap": False, "domain": False},
    }


def air(chart: Chart, theme: Theme, lying: bool) -> float:
    """The share of the room of a name that its bars leave free: few bars are not made fat."""
    if lying:
        return LEAST_AIR
    side_by_side = len(chart.series) if chart.kind == "bars" else 1
    return round(max(LEAST_AIR, 1 - WIDEST_BAR * theme.text * side_by_side / _step(chart, theme)), 3)


def _broken(name: str, lines: int) -> list[str]:
    if lines < 2:
        return [name]
    each = math.ceil(len(name) / lines)
    return [name[at : at + each] for at in range(0, len(name), each)]


def _lookup(names: dict[str, list[str]] | dict[str, str]) -> str:
    """An expression that gives the words of an id; names never become part of the expression's code."""
    return f"{json.dumps(names, ensure_ascii=False)}[datum.value]"


def _rows(chart: Chart) -> Iterator[Json]:
    for series, row in enumerate(chart.points):
        for at, point in enumerate(row):
            yield {"x": _id(at), "s": str(series), **_datum(point)}


def _datum(point: Point) -> Json:
    if point.amount is None:
        return {"v": None, "z": 0, "l": "", "g": plain(point.words), "d": 0}
    return {"v": float(point.amount), "z": 0, "l": point.label, "g": "", "d": -1 if point.amount < 0 else 1}


def _figures(lying: bool) -> Iterator[Json]:
    """The figures at the ends of bars, on the side away from zero."""
    for side in (1, -1):
        place: Json = {"align": "center", "baseline": "bottom" if side > 0 else "top", "dy": -3 * side}
        if lying:
            place = {"align": "left" if side > 0 else "right", "baseline": "middle", "dx": 4 * side}
        yield {
            "mark": {"type": "text", **place},
            "encoding": {"text": {"field": "l"}},
            "transform": [{"filter": f"datum.d == {side}"}],
        }


def _gaps(lying: bool, across: str) -> Json:
    """The words that stand in place of a figure that is not there."""
    place: Json = {"align": "center", "baseline": "bottom", "dy": -3}
    if lying:
        place = {"align": "left", "baseline": "middle", "dx": 4}
    return {
        "mark": {"type": "text", "color": FAINT, **place},
        "encoding": {"text": {"field": "g"}, across: {"field": "z", "type": "quantitative"}},
        "transform": [{"filter": "datum.g != ''"}],
    }


def _zero(across: str, scale: Json) -> Json:
    """The base line of bars."""
    amount: Json = {"field": "z", "type": "quantitative", "scale": scale, "axis": None}
    return {
        "data": {"values": [{"z": 0}]},
        "mark": {"type": "rule", "color": EDGE, "strokeWidth": 0.8},
        "encoding": {across: amount},
    }


def _fill(chart: Chart, theme: Theme) -> Json:
    colours = fills(len(chart.series))
    if len(chart.series) == 1:
        return {"value": colours[0]}
    return {
        "field": "s",
        "type": "nominal",
        "scale": {"domain": _ids(chart.series), "range": list(colours)},
        "legend": _legend(chart, theme),
    }


def _legend(chart: Chart, theme: Theme) -> Json:
    names = {str(at): plain(name) for at, name in enumerate(chart.series)}
    widest = max(breadth(name) for name in names.values()) * theme.text + 3.5 * theme.text
    columns = max(1, math.floor(theme.width / widest))
    return {"labelExpr": _lookup(names), "columns": min(columns, len(names)), "symbolLimit": 0}


def _ids(series: Sequence[Words]) -> list[str]:
    return [str(at) for at in range(len(series))]


def _id(at: int) -> str:
    return f"{at:02}"


# ---- shares


def _stacked(chart: Chart, theme: Theme) -> Json:
    lying = lies(chart, theme)
    along, across = ("y", "x") if lying else ("x", "y")
    colours = fills(len(chart.series))
    scale: Json = {"domain": [0, 100], "nice": False}
    amount: Json = {"type": "quantitative", "scale": scale, "axis": None}
    bar: Json = {
        "mark": {"type": "bar", "stroke": EDGE, "strokeWidth": 0.6},
        "encoding": {
            across: {"field": "a", **amount},
            f"{across}2": {"field": "b"},
            "color": _fill(chart, theme),
        },
    }
    inks = (
        {
            "mark": {"type": "text", "align": "center", "baseline": "middle", "color": ink},
            "encoding": {"text": {"field": "l"}, across: {"field": "m", **amount}},
            "transform": [{"filter": f"datum.i == '{ink}'"}],
        }
        for ink in sorted({ink_on(colour) for colour in colours})
    )
    shared: Json = {along: _names(chart, theme, lying)}
    layers = (bar, *inks, *(() if lying else (_beside(chart, theme, amount),)), _gaps(lying, across))
    return _drawn(_parts(chart, theme, lying), shared, layers, _zero(across, scale))


def _beside(chart: Chart, theme: Theme, amount: Json) -> Json:
    """The figures of parts that are too low for them, at the right of the bar."""
    bar = _step(chart, theme) * (1 - air(chart, theme, lying=False))
    return {
        "mark": {"type": "text", "align": "left", "baseline": "middle", "dx": round(bar / 2 + 4, 1)},
        "encoding": {"text": {"field": "o"}, "y": {"field": "m", **amount}},
        "transform": [{"filter": "datum.o != ''"}],
    }


def _parts(chart: Chart, theme: Theme, lying: bool) -> Iterator[Json]:
    """The parts of every bar from zero on."""
    colours = fills(len(chart.series))
    for at in range(len(chart.names)):
        start = Decimal(0)
        for series, row in enumerate(chart.points):
            point = row[at]
            share = point.amount or Decimal(0)
            yield {
                "x": _id(at),
                "s": str(series),
                "z": 0,
                "a": float(start),
                "b": float(start + share),
                "m": float(start + share / 2),
                "l": point.label if _fits_inside(point, chart, theme, lying) else "",
                "o": point.label if beside(chart, series, at, theme) else "",
                "i": ink_on(colours[series]),
                "g": plain(point.words) if point.amount is None and series == 0 else "",
            }
            start += share


def beside(chart: Chart, series: int, at: int, theme: Theme) -> float:
    """How far right of the middle of its bar the figure of a part stands that is too low for it; 0 where it
    stands inside, or nowhere: beside the figure of a neighbour there is no room."""
    lying, point = lies(chart, theme), chart.points[series][at]
    wide = _width(point.label) * theme.text
    free = _step(chart, theme) * air(chart, theme, lying) - 6
    if lying or point.amount is None or _fits_inside(point, chart, theme, lying) or wide > free:
        return 0
    if series and beside(chart, series - 1, at, theme):
        return 0
    return round((_step(chart, theme) - free - 6 + wide) / 2 + 4, 1)


def _fits_inside(point: Point, chart: Chart, theme: Theme, lying: bool) -> bool:
    room = theme.width * 0.75 if lying else size(chart, theme)[1] - 6 * theme.text
    wanted = _width(point.label) * theme.text if lying else theme.text * 1.15
    return float(point.amount or 0) / 100 * room >= wanted


def _step(chart: Chart, theme: Theme) -> float:
    """The room of a name, its bars and the white around them."""
    return (theme.width - 2 * EDGES) / len(chart.names)


# ---- lines


def _lines(chart: Chart, theme: Theme) -> Json:
    labelled = is_labelled(chart, theme)
    low, high = span(chart)
    axis: Json | None = (
        None if labelled else {"tickCount": 5, "grid": True, "domain": False, "labelExpr": PLAIN}
    )
    encoding: Json = {
        "x": _periods(chart, theme),
        "y": {
            "field": "v",
            "type": "quantitative",
            "scale": {"domain": [low, high], "nice": not labelled, "zero": False},
            "axis": axis,
        },
    }
    told = _told(chart, theme)
    line: Json = {
        "mark": {"type": "line", "strokeWidth": 2, "invalid": "break-paths-show-path-domains"},
        "encoding": {"color": told["color"], "strokeDash": told["strokeDash"]},
    }
    points: Json = {
        "mark": {"type": "point", "filled": True, "size": round(theme.text * 5), "opacity": 1},
        "encoding": {"color": told["color"], "shape": told["shape"]},
        "transform": [{"filter": "isValid(datum.v)"}],
    }
    layers = (line, points, *(_over_lines(theme) if labelled else ()), _gaps_below())
    return _drawn(_marks(chart), encoding, layers)


PLAIN = "replace(format(datum.value, '~f'), '\\u2212', '-')"
"""Figures of the scale with the minus that the figures of the points have."""


def is_labelled(chart: Chart, theme: Theme) -> bool:
    """Whether every point of a line chart prints its figure; where not, its axis has a scale."""
    points = len(chart.names) * len(chart.series)
    return len(chart.series) <= 2 and points <= MOST_LABELLED and _fits(chart, theme)


def _fits(chart: Chart, theme: Theme) -> bool:
    """Whether the figures of neighbouring points stand side by side."""
    return _widest(chart, theme) * 1.1 <= (theme.width - 2 * MARGIN) / len(chart.names)


def span(chart: Chart) -> tuple[float, float]:
    """From where to where the axis goes: from zero, unless the figures lie close together far from it."""
    amounts = [float(point.amount) for row in chart.points for point in row if point.amount is not None]
    low, high = min(amounts), max(amounts)
    if low >= 0 and not (low > 0.7 * high and low != high):
        low = 0.0
    spread = (high - low) or abs(high) or 1.0
    return (low - 0.14 * spread if low else 0.0), high + 0.14 * spread


def _periods(chart: Chart, theme: Theme) -> Json:
    """The axis of periods; where they find no room, every second or third is named."""
    band = (theme.width - 2 * MARGIN) / len(chart.names)
    lines = 1 if len(chart.names) > 8 else 2
    step = math.ceil(max(_lines_of(name, band, theme) for name in chart.names) / lines)
    names = {
        _id(at): _broken(plain(name), min(lines, _lines_of(name, band * step, theme)))
        if at % step == 0
        else [""]
        for at, name in enumerate(chart.names)
    }
    return {
        "field": "x",
        "type": "ordinal",
        "sort": None,
        "scale": {"type": "point", "domain": list(names), "padding": 0.5},
        "axis": {"labelAngle": 0, "labelExpr": _lookup(names), "labelOverlap": False, "domain": True},
    }


def _told(chart: Chart, theme: Theme) -> dict[str, Json]:
    """How lines are told apart: by colour, dash and mark at once, in one legend."""
    domain = _ids(chart.series)
    legend = {**_legend(chart, theme), "symbolStrokeWidth": 0} if len(domain) > 1 else None

    def scale(values: Sequence[object], legend: Json | None) -> Json:
        known: Json = {"domain": domain, "range": list(values[: len(domain)])}
        return {"field": "s", "type": "nominal", "scale": known, "legend": legend}

    dashes = [list(dash) for dash in DASHES]
    return {
        "color": scale(STROKES, legend),
        "strokeDash": scale(dashes, None),
        "shape": scale(SHAPES, legend),
    }


def _marks(chart: Chart) -> Iterator[Json]:
    """The points of lines, each with the side on which its figure stands."""
    for series, row in enumerate(chart.points):
        for at, point in enumerate(row):
            yield {
                "x": _id(at),
                "s": str(series),
                **_datum(point),
                "p": "b" if hangs(chart, series, at) else "a",
            }


def hangs(chart: Chart, series: int, at: int) -> bool:
    """Whether a figure stands below its point: that of the lower of two lines, and in a single line one that
    the line rises from on both sides."""
    amount = chart.points[series][at].amount
    if amount is None:
        return False
    if len(chart.series) > 1:
        others = ((n, row[at].amount) for n, row in enumerate(chart.points) if n != series)
        return any(o is not None and (o > amount or (o == amount and n < series)) for n, o in others)
    beside = (chart.points[series][n].amount for n in (at - 1, at + 1) if 0 <= n < len(chart.names))
    known = [other for other in beside if other is not None]
    return bool(known) and all(other > amount for other in known)


def _over_lines(theme: Theme) -> Iterator[Json]:
    for place, side in (("a", -1), ("b", 1)):
        yield {
            "mark": {
                "type": "text",
                "baseline": "bottom" if side < 0 else "top",
                "dy": side * theme.text * 0.5,
            },
            "encoding": {"text": {"field": "l"}},
            "transform": [{"filter": f"datum.p == '{place}' && datum.l != ''"}],
        }


def _gaps_below() -> Json:
    """The words of figures that are not there, over the axis."""
    return {
        "mark": {"type": "text", "baseline": "bottom", "color": FAINT, "dy": -3},
        "encoding": {"text": {"field": "g"}, "y": {"value": "height"}},
        "transform": [{"filter": "datum.g != ''"}],
    }
