"""The room of a chart: its size, which bars lie, and where figures and names stand.

Not what is drawn: that is `chart_spec`. The same answers serve the drawing and the chart of Word.
"""

from __future__ import annotations

import math

from briefgen.document.charts import breadth
from briefgen.document.tree import Chart, Point, Words
from briefgen.write.chart_theme import Theme

LETTER = 0.62
"""The width of a digit in ems, with some room."""
MARGIN = 10
"""Pixels at both sides that no bar takes."""
ROW, FRAME = 1.6, 3.2
"""The height of a lying bar and of what stands over and under all of them, in ems."""
IN_GROUP = 1.5
LEAST_AIR, WIDEST_BAR, EDGES = 0.28, 5, 2
"""The share of white between bars, the width of a bar in ems, and the padding of the picture."""
ONE_ROW = 8
"""Names under lines that may take two rows; more of them take one."""
MOST_LABELLED = 24
"""Points of lines that all print their figures."""


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
    if any(lines_of(name, band, theme) > 2 for name in chart.names):
        return True
    bar = band * 0.8 / (len(chart.series) if chart.kind == "bars" else 1)
    return widest(chart, theme) > bar * (1.15 if chart.kind == "bars" else 1)


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
    room = widest(chart, theme) / theme.width if lying else 1.8 * theme.text / theme.height
    room = spread * min(0.4, 1.5 * room + 0.02)
    return (low - room if low < 0 else 0.0), (high + room if high > 0 or not low else 0.0)


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
