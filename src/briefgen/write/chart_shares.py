"""Stacked bars as layers of a drawing: the parts of a whole, with their figures inside or beside them.

Not the shares: those are worked out when the document is composed.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from briefgen.document.tree import Chart, plain
from briefgen.write.chart_layers import Json, base_line, drawn, fill, gaps, id_of, names_axis
from briefgen.write.chart_room import air, beside, fits_inside, lies, step
from briefgen.write.chart_theme import EDGE, Theme, fills, ink_on


def stacked(chart: Chart, theme: Theme) -> Json:
    """Bars of parts that come to 100 %."""
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
            "color": fill(chart, theme),
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
    shared: Json = {along: names_axis(chart, theme, lying)}
    layers = (bar, *inks, *(() if lying else (_beside(chart, theme, amount),)), gaps(lying, across))
    return drawn(_parts(chart, theme, lying), shared, layers, base_line(across, scale))


def _beside(chart: Chart, theme: Theme, amount: Json) -> Json:
    """The figures of parts that are too low for them, at the right of the bar."""
    bar = step(chart, theme) * (1 - air(chart, theme, lying=False))
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
                "x": id_of(at),
                "s": str(series),
                "z": 0,
                "a": float(start),
                "b": float(start + share),
                "m": float(start + share / 2),
                "l": point.label if fits_inside(point, chart, theme, lying) else "",
                "o": point.label if beside(chart, series, at, theme) else "",
                "i": ink_on(colours[series]),
                "g": plain(point.words) if point.amount is None and series == 0 else "",
            }
            start += share
