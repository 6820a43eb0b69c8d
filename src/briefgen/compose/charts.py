"""Charts from records: their figures queried, reduced to one scale, and bound like those of tables.

Not their drawing: that is `write.chart_spec`. Not their words as a whole: that is `document.charts`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from briefgen.compose.bound import Lost, Refused
from briefgen.compose.pivot import Cell, Gap, axis, cell, hold_axis, members, shares_of, shown
from briefgen.compose.printing import number_text, rounded
from briefgen.compose.rendering import current
from briefgen.compose.values import Couple, Number, Structural
from briefgen.compose.views import Prose, View, place_id, span_of
from briefgen.diagnostics import Diagnostic, Span
from briefgen.document.charts import (
    GAP,
    KINDS,
    LONGEST_NAME,
    MOST_BARS,
    MOST_NAMES,
    MOST_SERIES,
    Fault,
    breadth,
    fault,
    ranking,
)
from briefgen.document.tree import Block, Chart, Point, Text, Value, Words, plain
from briefgen.model.chart import ChartSpec
from briefgen.model.notation import INSIDE
from briefgen.model.quantity import Quantity, UnitMismatch, converted
from briefgen.model.region import above
from briefgen.model.unit import Unit, unit
from briefgen.model.workspace import Workspace
from briefgen.rules import charts as rules

UNREPORTED = "缺报"
Axis = tuple[tuple[str, str], ...]
"""What stands along an axis: dimension and member."""


@dataclass(frozen=True, slots=True)
class _Asked:
    """A chart as it is asked for, where it stands, and the dimensions that it holds fixed."""

    spec: ChartSpec
    span: Span
    fixed: dict[str, str]


def chart(view: View) -> Chart | tuple[()]:
    """The chart that a specification asks for; nothing, with a finding, where it cannot be drawn."""
    spec: ChartSpec = view._record
    asked = _Asked(spec, span_of(view), _fixed(view, spec))
    if (problem := _misshapen(spec)) is not None:
        state, name = current(), KINDS[spec.kind]
        state.report(rules.CHART_SHAPE.at(asked.span, chart_zh=name, chart_en=spec.kind, **problem))
        return ()
    names, series, cells = _observed(*_cells(asked))
    rows = tuple(_points(asked, row) for row in _in_one_unit(asked, _shared(asked, cells)))
    read = current().read
    made = Chart(
        kind=spec.kind,
        names=names,
        series=series,
        points=rows,
        unit="%" if spec.kind == "stacked" else _unit_of(rows),
        caption=read(Prose(spec.title, view._scope)),
        notes=tuple(read(Prose(note, view._scope)) for note in spec.notes),
    )
    found = fault(made)
    if found is not None:
        _report(asked, made, found)
        return ()
    return _ranked(made) if spec.kind == "ranked" else made


def numbered(blocks: tuple[Block, ...], before: int) -> tuple[Block, ...]:
    """The blocks, their charts with numbers (图1) in front of their titles; `before` says how many charts
    stand before them."""
    found: list[Block] = []
    for block in blocks:
        if isinstance(block, Chart):
            before += 1
            block = replace(block, caption=(Value(f"图{before}", None), Text("　"), *block.caption))
        found.append(block)
    return tuple(found)


def _misshapen(spec: ChartSpec) -> dict[str, str] | None:
    """What does not go together in a specification."""
    several = len(spec.indicators) > 1
    if not spec.indicators:
        return _said("没有写指标", "it names no indicator")
    if spec.by is not None and spec.by == spec.series:
        return _said("的 by 和 series 是同一个维度", "by and series are one dimension")
    if spec.by is not None and spec.series is not None and several:
        return _said("写了 by 和 series，就只画一个指标", "with by and series it draws one indicator")
    if spec.kind == "lines" and spec.by != "period":
        return _said("的横轴应是时间，写 by: period", "its axis is time: write by: period")
    if spec.kind == "ranked" and (spec.series is not None or (spec.by is not None and several)):
        return _said(
            "只画一列数，不写 series，只写一个指标", "it draws one row of figures: no series, one indicator"
        )
    if spec.kind == "stacked" and spec.series is None and not (spec.by is not None and several):
        return _said(
            "要有几个部分，写 series 或几个指标", "it has several parts: write series, or several indicators"
        )
    return None


def _said(zh: str, en: str) -> dict[str, str]:
    return {"problem_zh": zh, "problem_en": en}


def _fixed(view: View, spec: ChartSpec) -> dict[str, str]:
    """The dimensions that are held fixed; the document's place, unless places stand along an axis."""
    fixed = {key: str(value) for key, value in spec.where.items()}
    place = place_id(view._scope)
    return fixed if "place" in fixed or place is None else {"place": place, **fixed}


# ---- the figures


def _cells(asked: _Asked) -> tuple[tuple[Words, ...], tuple[Words, ...], tuple[tuple[Cell, ...], ...]]:
    """The names along the axis, those of the series, and a row of figures for each series."""
    spec, fixed = asked.spec, dict(asked.fixed)
    indicators = tuple(("indicator", str(one)) for one in spec.indicators)
    if spec.by and spec.series:
        fixed["indicator"] = str(spec.indicators[0])
    if "place" in (spec.by, spec.series):
        fixed.pop("place", None)
        held = tuple({**fixed, "place": id} for id in _places(asked))
    else:
        held = (fixed,)
    along = _axis(asked, str(spec.by), held) if spec.by else indicators
    apart = _axis(asked, str(spec.series), held) if spec.series else indicators if spec.by else indicators[:1]
    rows = tuple(tuple(cell(spec, {**fixed, **_both(first, second)}) for first in along) for second in apart)
    names = tuple(_name(asked, key, id, fixed) for key, id in along)
    return names, tuple(_name(asked, key, id, fixed) for key, id in apart), rows


def _both(first: tuple[str, str], second: tuple[str, str]) -> dict[str, str]:
    return {second[0]: second[1], first[0]: first[1]}


def _axis(asked: _Asked, dimension: str, held: tuple[dict[str, str], ...]) -> Axis:
    """What stands along a dimension; `held` is what stays fixed, for each place if there are several."""
    if dimension != "place":
        return members(asked.spec, dimension, *held)
    return tuple(("place", one["place"]) for one in held)


def _places(asked: _Asked) -> Iterator[str]:
    """The observed places inside the place that is held fixed, of the level asked for; without one, those
    that lie in no other of them."""
    workspace, level = current().workspace, asked.spec.level
    around = asked.fixed.get("place")
    where = {key: value for key, value in asked.fixed.items() if key != "place"}
    observed = dict.fromkeys(str(one.place) for one in shown(asked.spec, where) if one.place is not None)
    within = {id: tuple(str(place.id) for place in above(workspace, id)) for id in observed}
    found = [id for id, outer in within.items() if around is None or around in outer]
    hold_axis(asked.spec, "place", where, found, _outside(workspace, around))
    if level is None:
        yield from (id for id in found if not any(outer in found for outer in within[id]))
        return
    yield from (id for id in found if (place := workspace.places.get(id)) and place.level == level)


def _outside(workspace: Workspace, around: str | None) -> Iterator[str]:
    """The places that do not lie in a place."""
    for id in workspace.plain.places if around is not None else ():
        if all(place.id != around for place in above(workspace.plain, id)):
            yield id


def _name(asked: _Asked, key: str, id: str, fixed: dict[str, str]) -> Words:
    if key == "place":
        place = current().workspace.places.get(id)
        return (Value(str(place.short or place.name) if place is not None else id, None),)
    return (replace(axis(asked.spec, key, id, fixed), span=asked.span),)


def _observed(
    names: tuple[Words, ...], series: tuple[Words, ...], rows: tuple[tuple[Cell, ...], ...]
) -> tuple[tuple[Words, ...], tuple[Words, ...], tuple[tuple[Cell, ...], ...]]:
    """The same without names and series of which nothing at all was reported or owed."""
    lines = [at for at, row in enumerate(rows) if not all(map(_is_nothing, row))]
    columns = [at for at in range(len(names)) if not all(_is_nothing(row[at]) for row in rows)]
    return (
        tuple(names[at] for at in columns),
        tuple(series[at] for at in lines),
        tuple(tuple(rows[line][at] for at in columns) for line in lines),
    )


def _is_nothing(found: Cell) -> bool:
    return isinstance(found, Gap) and found.lost.unreported is None


def _shared(asked: _Asked, rows: tuple[tuple[Cell, ...], ...]) -> tuple[tuple[Cell, ...], ...]:
    """The figures, one of each pair; those of stacked bars as shares of their bar."""
    halves = tuple(tuple(_half(asked, one) for one in row) for row in rows)
    if asked.spec.kind != "stacked" or not halves:
        return halves
    columns = (
        shares_of(asked.spec, str(asked.spec.series or ""), column) for column in zip(*halves, strict=True)
    )
    return tuple(zip(*columns, strict=True))


def _half(asked: _Asked, found: Cell) -> Cell:
    """The figure that can be drawn: a number, or the half of a pair that is asked for."""
    match found:
        case Gap() | Lost() | Number():
            return found
        case Couple() if asked.spec.half is not None:
            return found.households if asked.spec.half == "households" else found.persons
        case _:
            pair = isinstance(found, Couple)
            zh = "户数和人数是两个数" if pair else "它是幅度、日期或文字"
            en = "households and persons are two" if pair else "it is a range, a day or a text"
            value = found.said()
            return Lost(lambda span: rules.CHART_VALUE.at(span, value=value, why_zh=zh, why_en=en))


# ---- one scale


def _in_one_unit(asked: _Asked, rows: tuple[tuple[Cell, ...], ...]) -> tuple[tuple[Cell, ...], ...]:
    """All figures in the unit asked for, or in that of the first one."""
    numbers = (one for row in rows for one in row if isinstance(one, Number))
    wanted = unit(str(asked.spec.unit)) if asked.spec.unit and asked.spec.kind != "stacked" else None
    wanted = wanted or next((number.quantity.unit for number in numbers), None)
    if wanted is None:
        return rows
    return tuple(tuple(_converted(asked, one, wanted) for one in row) for row in rows)


def _converted(asked: _Asked, found: Cell, wanted: Unit) -> Cell:
    if not isinstance(found, Number):
        return found
    digits = int(asked.spec.digits) if asked.spec.digits is not None else found.digits
    try:
        return replace(found, quantity=converted(found.quantity, wanted), digits=digits)
    except UnitMismatch:
        first, second = wanted.text or "—", found.quantity.unit.text or "—"
        return Lost(lambda span: rules.CHART_UNITS.at(span, first=first, second=second))


def _points(asked: _Asked, row: tuple[Cell, ...]) -> tuple[Point, ...]:
    """A row as it is drawn; what is lost leaves a gap, and is reported, of each fault the first."""
    state, made = current(), []
    for found in row:
        try:
            made.append(_point(asked, found))
        except Refused as refused:
            finding = refused.finding(asked.span)
            if not any((one.code, one.span) == (finding.code, finding.span) for one in state.findings):
                state.report(finding)
            made.append(Point(None, "", (Text(GAP),)))
    return tuple(made)


def _point(asked: _Asked, found: Cell) -> Point:
    if isinstance(found, Gap):
        return Point(None, "", _gap(asked, found))
    if isinstance(found, Lost):
        raise Refused(found.finding)
    assert isinstance(found, Number)
    style = current().style
    text = number_text(found, style)
    words = (Value(text, found.quantity, asked.span),)
    return Point(rounded(found, style), _label(text, found), words)


def _gap(asked: _Asked, found: Gap) -> Words:
    """缺报, bound to the observation that says so; or that there is nothing."""
    if found.lost.unreported is None:
        return (Text(GAP),)
    said = Structural(str(asked.spec.missing or UNREPORTED), found.lost.unreported)
    return (Value(said.text, said.behind, asked.span),)


def _label(text: str, number: Number) -> str:
    """The figure as it stands beside its bar: without its unit, which the chart says once."""
    word, approx = number.quantity.unit.text, number.quantity.approx
    if not word or word not in text or approx in INSIDE:
        return text
    before, _, after = text.rpartition(word)
    return before + after


def _unit_of(rows: tuple[tuple[Point, ...], ...]) -> str:
    words = (word for row in rows for point in row for word in point.words if isinstance(word, Value))
    return next((word.behind.unit.text for word in words if isinstance(word.behind, Quantity)), "")


def _ranked(chart: Chart) -> Chart:
    order = ranking(chart.points[0])
    return replace(
        chart,
        names=tuple(chart.names[at] for at in order),
        points=(tuple(chart.points[0][at] for at in order),),
    )


# ---- what cannot be drawn


def _report(asked: _Asked, chart: Chart, found: Fault) -> None:
    """Says why a chart is not drawn, unless a figure of it has been reported already."""
    state = current()
    if found in ("empty", "single") and any(one.span == asked.span for one in state.findings):
        return
    state.report(_finding(asked.span, chart, found))


def _finding(span: Span, chart: Chart, found: Fault) -> Diagnostic:
    match found:
        case "empty":
            return rules.CHART_EMPTY.at(span, found_zh="一个数也没有", found_en="no figure at all")
        case "single":
            return rules.CHART_EMPTY.at(span, found_zh="只有一个数", found_en="one figure only")
        case "names" | "series":
            return _crowded(span, chart, found)
        case "negative":
            value = next(p for row in chart.points for p in row if p.amount is not None and p.amount < 0)
            return rules.CHART_NEGATIVE.at(span, value=plain(value.words))
        case "long":
            name = max((plain(name) for name in (*chart.names, *chart.series)), key=breadth)
            return rules.CHART_NAME.at(span, name=name, length=f"{breadth(name):g}", most=LONGEST_NAME)


def _crowded(span: Span, chart: Chart, found: Fault) -> Diagnostic:
    names, series = len(chart.names), len(chart.series)
    if found == "series":
        given = {"found_zh": f"{series}组数", "found_en": f"{series} series"}
        most = MOST_SERIES[chart.kind]
        return rules.CHART_CROWDED.at(span, **given, most=most, what_zh="组", what_en="series")
    most = min(MOST_NAMES[chart.kind], MOST_BARS // series if chart.kind == "bars" else names)
    given = {"found_zh": f"{names}项", "found_en": f"{names} names"}
    return rules.CHART_CROWDED.at(span, **given, most=most, what_zh="项", what_en="names")
