"""Charts as Vega-Lite specifications: data in, data out.

Not drawing: that is `chart_svg`. Every word and every place of a word is settled here, so that the engine
decides nothing that a font of another machine could change.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.document.tree import Chart
from briefgen.write.chart_layers import Json, base_line, datum, drawn, fill, gaps, id_of, ids, names_axis
from briefgen.write.chart_lines import lines_over_periods
from briefgen.write.chart_room import lies, reach, size, unit_line
from briefgen.write.chart_shares import stacked
from briefgen.write.chart_theme import EDGE, FAMILY, HAIR, INK, Theme

SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json"


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
        return lines_over_periods(chart, theme)
    if chart.kind == "stacked":
        return stacked(chart, theme)
    return _bars(chart, theme)


def _bars(chart: Chart, theme: Theme) -> Json:
    lying = lies(chart, theme)
    along, across = ("y", "x") if lying else ("x", "y")
    low, high = reach(chart, theme, lying)
    scale: Json = {"domain": [low, high], "nice": False}
    encoding: Json = {
        along: names_axis(chart, theme, lying),
        across: {"field": "v", "type": "quantitative", "scale": scale, "axis": None},
    }
    if len(chart.series) > 1:
        encoding[f"{along}Offset"] = {
            "field": "s",
            "type": "nominal",
            "scale": {"domain": ids(chart.series)},
        }
    bar: Json = {
        "mark": {"type": "bar", "stroke": EDGE, "strokeWidth": 0.6},
        "encoding": {"color": fill(chart, theme)},
        "transform": [{"filter": "isValid(datum.v)"}],
    }
    layers = (bar, *_figures(lying), gaps(lying, across))
    return drawn(_rows(chart), encoding, layers, base_line(across, scale))


def _rows(chart: Chart) -> Iterator[Json]:
    for series, row in enumerate(chart.points):
        for at, point in enumerate(row):
            yield {"x": id_of(at), "s": str(series), **datum(point)}


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
