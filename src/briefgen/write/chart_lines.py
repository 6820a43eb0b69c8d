"""Lines over periods as layers of a drawing.

Not their room: that is `chart_room`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefgen.document.tree import Chart, Point, plain
from briefgen.write.chart_layers import Json, broken, datum, drawn, id_of, ids, legend, lookup
from briefgen.write.chart_room import (
    APART,
    MARGIN,
    hangs,
    is_labelled,
    is_told_below,
    lines_of,
    named_every,
    rows_of_names,
    span,
    step,
    width_of,
)
from briefgen.write.chart_theme import DASHES, FAINT, SHAPES, STROKES, Theme

PLAIN = "replace(format(datum.value, '~f'), '\\u2212', '-')"
"""Figures of the scale with the minus that the figures of the points have."""


def lines_over_periods(chart: Chart, theme: Theme) -> Json:
    """Lines with marks at their points, and the figures where they find room."""
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
    layers = (line, points, *(_over_lines(theme) if labelled else ()), _gaps_below(theme))
    return drawn(_marks(chart, theme), encoding, layers)


def _periods(chart: Chart, theme: Theme) -> Json:
    """The axis of periods; where they find no room, every second or third is named."""
    band = (theme.width - 2 * MARGIN) / len(chart.names)
    lines = rows_of_names(chart)
    every = named_every(chart, theme)
    names = {
        id_of(at): broken(plain(name), min(lines, lines_of(name, band * every, theme)))
        if at % every == 0
        else [""]
        for at, name in enumerate(chart.names)
    }
    return {
        "field": "x",
        "type": "ordinal",
        "sort": None,
        "scale": {"type": "point", "domain": list(names), "padding": 0.5},
        "axis": {"labelAngle": 0, "labelExpr": lookup(names), "labelOverlap": False, "domain": True},
    }


def _told(chart: Chart, theme: Theme) -> dict[str, Json]:
    """How lines are told apart: by colour, dash and mark at once, in one legend."""
    domain = ids(chart.series)
    shown = {**legend(chart, theme), "symbolStrokeWidth": 0} if len(domain) > 1 else None

    def scale(values: Sequence[object], told: Json | None) -> Json:
        known: Json = {"domain": domain, "range": list(values[: len(domain)])}
        return {"field": "s", "type": "nominal", "scale": known, "legend": told}

    dashes = [list(dash) for dash in DASHES]
    return {
        "color": scale(STROKES, shown),
        "strokeDash": scale(dashes, None),
        "shape": scale(SHAPES, shown),
    }


def _marks(chart: Chart, theme: Theme) -> Iterator[Json]:
    """The points of lines, each with the side on which its figure stands; words of a gap stand once."""
    for series, row in enumerate(chart.points):
        for at, point in enumerate(row):
            told = point.amount is None and is_told_below(chart, series, at)
            yield {
                "x": id_of(at),
                "s": str(series),
                **datum(point),
                "g": _gap(point, chart, theme) if told else "",
                "p": "b" if hangs(chart, series, at) else "a",
            }


def _gap(point: Point, chart: Chart, theme: Theme) -> str | list[str]:
    """The words of a gap where they touch nothing: upright in a narrow column, none in one still narrower."""
    words, room = plain(point.words), step(chart, theme) - 2 * APART
    if width_of(words) * theme.text <= room:
        return words
    return list(words) if theme.text <= room else ""


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


def _gaps_below(theme: Theme) -> Json:
    """The words of figures that are not there, over the axis; upright ones end where others stand."""
    rise = f"-3 - (isArray(datum.g) ? (length(datum.g) - 1) * {theme.text} : 0)"
    return {
        "mark": {
            "type": "text",
            "baseline": "bottom",
            "color": FAINT,
            "lineHeight": theme.text,
            "dy": {"expr": rise},
        },
        "encoding": {"text": {"field": "g"}, "y": {"value": "height"}},
        "transform": [{"filter": "datum.g != ''"}],
    }
