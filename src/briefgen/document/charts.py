"""Charts told in words, and whether they can be drawn honestly.

Not their drawing: that is `write.chart_spec`. Not where their figures come from: that is `compose.charts`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Literal

from briefgen.document.numerals import plain_digits
from briefgen.document.tree import Chart, ChartKind, Inline, Point, Text, Words, plain

KINDS: dict[ChartKind, str] = {
    "bars": "柱形图",
    "lines": "折线图",
    "stacked": "占比堆积图",
    "ranked": "排序条形图",
}
"""What a chart is called in words."""
GAP = "无数据"
"""What is said of a figure that is not there."""
MOST_NAMES: dict[ChartKind, int] = {"bars": 24, "lines": 36, "stacked": 24, "ranked": 30}
"""Names along an axis that can still be read."""
MOST_SERIES: dict[ChartKind, int] = {"bars": 4, "lines": 4, "stacked": 6, "ranked": 1}
"""Series that can be told apart in print without colours."""
MOST_BARS = 30
LONGEST_NAME = 18
"""Characters (ASCII counts half) that have room beside a bar."""

Fault = Literal["empty", "single", "names", "series", "negative", "long"]
"""Why a chart cannot be drawn honestly: it has no figure, or a line or bar chart only one; too many names,
too many series, a negative part of a whole, a name without room."""


def described(chart: Chart) -> Words:
    """The figures of a chart in words: 折线图：2016年354户，2018年163户。 With several series, series by
    series; of stacked bars, bar by bar."""
    words: list[Inline] = [Text(f"{KINDS[chart.kind]}：")]
    groups = tuple(_groups(chart))
    for number, (head, members) in enumerate(groups):
        words += [*head, Text("：")] if head else []
        for index, (name, (series, at)) in enumerate(members):
            words += [Text("，")] if index else []
            words += [*name, *_between(name), *chart.points[series][at].words]
        words.append(Text("；" if number < len(groups) - 1 else "。"))
    return tuple(words)


def spots(chart: Chart) -> Iterator[tuple[int, int]]:
    """The series and the place of every figure, in the order in which it is told."""
    for _, members in _groups(chart):
        yield from (spot for _, spot in members)


def alternative(chart: Chart) -> str:
    """The text for readers who cannot see the chart."""
    return plain(described(chart))


def fault(chart: Chart) -> Fault | None:
    """What keeps a chart from being drawn honestly, if anything does."""
    amounts = [point.amount for row in chart.points for point in row if point.amount is not None]
    if not amounts:
        return "empty"
    if len(amounts) == 1:
        return "single"
    if len(chart.names) > MOST_NAMES[chart.kind]:
        return "names"
    if len(chart.series) > MOST_SERIES[chart.kind]:
        return "series"
    if chart.kind == "bars" and len(chart.names) * len(chart.series) > MOST_BARS:
        return "names"
    if chart.kind == "stacked" and min(amounts) < 0:
        return "negative"
    if max(map(breadth, (*chart.names, *chart.series))) > LONGEST_NAME:
        return "long"
    return None


def breadth(words: Words | str) -> float:
    """The width of words in characters (字): ASCII counts half."""
    text = words if isinstance(words, str) else plain(words)
    return sum(0.5 if ord(char) < 128 else 1 for char in text)


def plain_chart(
    kind: ChartKind,
    title: str,
    unit: str,
    categories: Sequence[str],
    series: Sequence[tuple[str, Sequence[Decimal | None]]],
) -> Chart:
    """A chart of amounts that stand in no document; of a ranked one the largest is moved to the front, and
    the parts of a stacked one must be percentages."""
    rows = tuple(tuple(_point(amount, unit) for amount in amounts) for _, amounts in series)
    order = range(len(categories))
    if kind == "ranked":
        order = ranking(rows[0])  # type: ignore[assignment]
    return Chart(
        kind=kind,
        names=tuple((Text(categories[at]),) for at in order),
        series=tuple((Text(name),) for name, _ in series),
        points=tuple(tuple(row[at] for at in order) for row in rows),
        unit=unit,
        caption=(Text(title),),
    )


def ranking(points: Sequence[Point]) -> tuple[int, ...]:
    """The order of points from the largest on; equal ones keep theirs, gaps come last."""
    return tuple(sorted(range(len(points)), key=lambda at: _rank(points[at])))


def _rank(point: Point) -> tuple[bool, Decimal]:
    return point.amount is None, -(point.amount or Decimal(0))


def _point(amount: Decimal | None, unit: str) -> Point:
    if amount is None:
        return Point(None, "", (Text(GAP),))
    digits = plain_digits(amount)
    return Point(amount, digits, (Text(digits + unit),))


Spot = tuple[int, int]


def _groups(chart: Chart) -> Iterator[tuple[Words, tuple[tuple[Words, Spot], ...]]]:
    """What is said together: its head, then each name with the series and the place of its figure."""
    if chart.kind == "stacked":
        for at, name in enumerate(chart.names):
            yield name, tuple((head, (series, at)) for series, head in enumerate(chart.series))
        return
    several = len(chart.series) > 1
    for series, head in enumerate(chart.series):
        yield head if several else (), tuple((name, (series, at)) for at, name in enumerate(chart.names))


def _between(name: Words) -> Words:
    """为 between a name that ends with a digit and a figure."""
    last = plain(name)[-1:]
    return (Text("为"),) if last.isascii() and last.isalnum() else ()
