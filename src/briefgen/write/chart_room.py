"""The room of a chart: its size, which bars lie, and where figures and names stand.

Not what is drawn: that is `chart_spec`. The same answers serve the drawing and the chart of Word.
"""

from __future__ import annotations

import math

from briefgen.document.charts import breadth
from briefgen.document.tree import Chart, Point, Words, plain
from briefgen.write.chart_theme import Theme

LETTER = 0.62
"""The width of a digit in ems, with some room."""
MARGIN = 10
"""Pixels at both sides that no bar takes."""
ROW, FRAME = 1.6, 3.2
"""The height of a lying bar and of what stands over and under all of them, in ems."""
IN_GROUP, APART_IN_GROUP = 1.5, 1.7
"""The same of bars in groups, on paper and on screens, which have room."""
LEAST_AIR, WIDEST_BAR, EDGES = 0.28, 5, 2
"""The share of white between bars, the width of a bar in ems, and the padding of the picture."""
ONE_ROW = 8
"""Names under lines that may take two rows; more of them take one."""
HALF = 0.52
"""The share of the width that names beside lying bars may take."""
LINE, APART = 1.1, 3
"""The height of a further line of a name, in ems, and pixels between words and a bar."""
FLOOR, GROUND = 0.09, 0.25
"""The shares of the height in which no figure hangs below its point, and that words of a gap may take."""
MOST_LABELLED = 24
"""Points of lines that all print their figures."""


def size(chart: Chart, theme: Theme) -> tuple[float, float]:
    """Width and height of the picture: lying bars ask for as much as they need."""
    if not lies(chart, theme):
        return theme.width, round(theme.height, 2)
    bars = 1 if chart.kind != "bars" else len(chart.series)
    each = ROW if bars == 1 else (IN_GROUP if theme.pitch else APART_IN_GROUP) * bars
    each = max(each, ROW + LINE * (lines_beside(chart, theme) - 1))
    wanted = theme.text * (each * len(chart.names) + FRAME + 1.5 * legend_rows(chart, theme))
    if theme.pitch:
        wanted = math.ceil((wanted + theme.below) / theme.pitch) * theme.pitch - theme.below
    return theme.width, round(wanted, 2)


def lies(chart: Chart, theme: Theme) -> bool:
    """Whether bars lie: ranked ones do, and those whose names or figures find no room when they stand."""
    if chart.kind in ("ranked", "lines"):
        return chart.kind == "ranked"
    band = (theme.width - 2 * MARGIN) / len(chart.names)
    if any(lines_of(name, band, theme) > 2 for name in chart.names):
        return True
    side_by_side = len(chart.series) if chart.kind == "bars" else 1
    bar = band * 0.8 / side_by_side
    if widest(chart, theme) > bar * (1.15 if chart.kind == "bars" else 1):
        return True
    free = air(chart, theme, lying=False)
    own = step(chart, theme) * ((1 - free) / side_by_side if side_by_side > 1 else 1 + free)
    return widest_gap(chart, theme) + 2 * APART > own


def air(chart: Chart, theme: Theme, lying: bool) -> float:
    """The share of the room of a name that its bars leave free: few bars are not made fat."""
    if lying:
        return LEAST_AIR
    side_by_side = len(chart.series) if chart.kind == "bars" else 1
    return round(max(LEAST_AIR, 1 - WIDEST_BAR * theme.text * side_by_side / step(chart, theme)), 3)


def reach(chart: Chart, theme: Theme, lying: bool) -> tuple[float, float]:
    """From where to where the axis of amounts goes: with zero, and with room for the figures."""
    amounts = [float(point.amount) for row in chart.points for point in row if point.amount is not None]
    low, high = min(0.0, *amounts), max(0.0, *amounts)
    spread = (high - low) or 1.0
    share = widest(chart, theme) / theme.width if lying else 1.8 * theme.text / theme.height
    room = spread * max(min(0.4, 1.5 * share + 0.02), _beside_longest(chart, theme) if lying else 0)
    return (low - room if low < 0 else 0.0), (high + room if high > 0 or not low else 0.0)


def _beside_longest(chart: Chart, theme: Theme) -> float:
    """What the widest figure needs beside the longest of lying bars, as a share of that bar."""
    name = max(map(breadth, chart.names)) / lines_beside(chart, theme)
    plot = theme.width - math.ceil(name) * theme.text - MARGIN
    words = min(widest(chart, theme) + APART, plot / 2)
    return words / (plot - words)


def lines_beside(chart: Chart, theme: Theme) -> int:
    """How many lines the names beside lying bars take, so that half of the width is left to the bars."""
    return max(lines_of(name, theme.width * HALF, theme) for name in chart.names)


def legend_columns(chart: Chart, theme: Theme) -> int:
    """How many names of series stand side by side over the plot."""
    each = (max(map(breadth, chart.series)) + 3.5) * theme.text
    return min(max(1, math.floor(theme.width / each)), len(chart.series))


def legend_rows(chart: Chart, theme: Theme) -> int:
    """The lines that the names of the series take; none where there is one series."""
    several = len(chart.series) > 1
    return math.ceil(len(chart.series) / legend_columns(chart, theme)) if several else 0


def span(chart: Chart) -> tuple[float, float]:
    """From where to where the axis goes: from zero, unless the figures lie close together far from it."""
    amounts = [float(point.amount) for row in chart.points for point in row if point.amount is not None]
    low, high = min(amounts), max(amounts)
    if low >= 0 and not (low > 0.7 * high and low != high):
        low = 0.0
    spread = (high - low) or abs(high) or 1.0
    return (low - 0.14 * spread if low else 0.0), high + 0.14 * spread


def unit_line(chart: Chart) -> str:
    """The words over the plot: the unit, and whether the axis of amounts begins elsewhere than at zero."""
    cut = chart.kind == "lines" and span(chart)[0] > 0
    return f"单位：{chart.unit}" + ("（纵轴不从零起）" if cut else "")


def beside(chart: Chart, series: int, at: int, theme: Theme) -> float:
    """How far right of the middle of its bar the figure of a part stands that is too low for it; 0 where it
    stands inside, or nowhere: beside the figure of a neighbour there is no room."""
    lying, point = lies(chart, theme), chart.points[series][at]
    wide = width_of(point.label) * theme.text
    free = step(chart, theme) * air(chart, theme, lying) - 6
    if lying or point.amount is None or fits_inside(point, chart, theme, lying) or wide > free:
        return 0
    if series and beside(chart, series - 1, at, theme):
        return 0
    return round((step(chart, theme) - free - 6 + wide) / 2 + 4, 1)


def is_labelled(chart: Chart, theme: Theme) -> bool:
    """Whether every point of a line chart prints its figure; where not, its axis has a scale."""
    points = len(chart.names) * len(chart.series)
    return len(chart.series) <= 2 and points <= MOST_LABELLED and _fits(chart, theme)


def hangs(chart: Chart, series: int, at: int) -> bool:
    """Whether a figure stands below its point: that of the lower of two lines, and in a single line one that
    the line rises from on both sides; none so near the axis that it would stand on its names."""
    amount = chart.points[series][at].amount
    if amount is None:
        return False
    if _is_low(chart, series, at, FLOOR):
        return False
    if len(chart.series) > 1:
        others = ((n, row[at].amount) for n, row in enumerate(chart.points) if n != series)
        return any(o is not None and (o > amount or (o == amount and n < series)) for n, o in others)
    beside = (chart.points[series][n].amount for n in (at - 1, at + 1) if 0 <= n < len(chart.names))
    known = [other for other in beside if other is not None]
    return bool(known) and all(other > amount for other in known)


def is_told_below(chart: Chart, series: int, at: int) -> bool:
    """Whether the words of a gap stand over the axis: once, and where no other line comes so low."""
    others = [n for n, row in enumerate(chart.points) if row[at].amount is not None]
    first = all(n in others for n in range(series))
    near = [n for n in (at - 1, at, at + 1) if 0 <= n < len(chart.names)]
    return first and not any(_is_low(chart, other, n, GROUND) for other in others for n in near)


def _is_low(chart: Chart, series: int, at: int, share: float) -> bool:
    amount = chart.points[series][at].amount
    low, high = span(chart)
    return amount is not None and float(amount) - low < share * (high - low)


def named_every(chart: Chart, theme: Theme) -> int:
    """Each of how many periods has its name under the axis."""
    band = (theme.width - 2 * MARGIN) / len(chart.names)
    return math.ceil(max(lines_of(name, band, theme) for name in chart.names) / rows_of_names(chart))


def rows_of_names(chart: Chart) -> int:
    """How many lines the names of periods may take."""
    return 1 if len(chart.names) > ONE_ROW else 2


def widest(chart: Chart, theme: Theme) -> float:
    """The width of the widest figure."""
    labels = (point.label for row in chart.points for point in row)
    return max((width_of(label) for label in labels), default=0) * theme.text


def widest_gap(chart: Chart, theme: Theme) -> float:
    """The width of the widest words in place of a figure that is not there."""
    words = (plain(point.words) for row in chart.points for point in row if point.amount is None)
    return max((width_of(said) for said in words), default=0) * theme.text


def width_of(label: str) -> float:
    """The width of a figure in ems."""
    return sum(LETTER if ord(char) < 128 else 1 for char in label)


def lines_of(name: Words, band: float, theme: Theme) -> int:
    """How many lines a name takes in the room over its bar."""
    return math.ceil(breadth(name) * theme.text / (band * 0.96))


def step(chart: Chart, theme: Theme) -> float:
    """The room of a name, its bars and the white around them."""
    return (theme.width - 2 * EDGES) / len(chart.names)


def fits_inside(point: Point, chart: Chart, theme: Theme, lying: bool) -> bool:
    """Whether a part of a bar has room for its figure."""
    room = theme.width * 0.75 if lying else size(chart, theme)[1] - 6 * theme.text
    wanted = width_of(point.label) * theme.text if lying else theme.text * 1.15
    return float(point.amount or 0) / 100 * room >= wanted


def _fits(chart: Chart, theme: Theme) -> bool:
    """Whether the figures of neighbouring points stand side by side."""
    return widest(chart, theme) * 1.1 <= (theme.width - 2 * MARGIN) / len(chart.names)
