"""Pivot tables: indicators or members down, members or indicators across, as figures or as shares.

Not the other tables, and not the look.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from briefgen.compose.bound import Bound, Lost, Refused, fault_of
from briefgen.compose.emission import words_from
from briefgen.compose.rendering import current
from briefgen.compose.shares import shares
from briefgen.compose.unanswered import FAULTS, lost
from briefgen.compose.values import Number, Structural
from briefgen.compose.views import View, amount_value, place_id
from briefgen.diagnostics import Diagnostic, Span
from briefgen.document.tree import Column, Text, Value, Words
from briefgen.model import derivation, query
from briefgen.model.chart import ChartSpec
from briefgen.model.formula import names, parsed
from briefgen.model.indicator import Observation
from briefgen.model.origin import Moment
from briefgen.model.period import period_of
from briefgen.model.quantity import Source, UnitMismatch
from briefgen.model.section import TableSpec
from briefgen.model.workspace import Workspace
from briefgen.rules import numbers

Row = tuple[Words, ...]
GAP = "—"
GAPS = (query.NoObservation, query.NotReported, query.UnknownDimension)


@dataclass(frozen=True, slots=True)
class Gap:
    """A cell without a figure: the mark or the word (缺报) that prints, and why there is none."""

    word: Structural | None
    lost: Lost


Cell = Bound | Gap
Asked = TableSpec | ChartSpec
"""What asks for figures along dimensions."""


def pivot(view: View, spec: TableSpec) -> tuple[tuple[Column, ...], Row, tuple[Row, ...]]:
    """Indicators or members down, members or indicators across; a gap prints as —."""
    fixed = {k: str(v) for k, v in spec.where.items()}
    if "place" not in fixed and (place := place_id(view._scope)) is not None:
        fixed = {"place": place, **fixed}
    indicators = tuple(("indicator", str(i)) for i in spec.indicators)
    down = members(spec, str(spec.down), fixed) if spec.down else indicators
    across = members(spec, str(spec.across), fixed) if spec.across else indicators
    if spec.down and spec.across:
        fixed["indicator"] = str(spec.indicators[0])
    columns = (Column("left", 10), *(Column("decimal", 8) for _ in across))
    head: Row = ((Text("项目"),), *((axis(spec, key, id, fixed),) for key, id in across))
    cells = tuple(
        tuple(cell(spec, {**fixed, key: id, other: member}) for other, member in across) for key, id in down
    )
    rows = tuple(
        ((axis(spec, key, id, fixed),), *(_words(cell) for cell in row))
        for (key, id), row in zip(down, _shared(spec, cells), strict=True)
    )
    return columns, head, rows


def members(spec: Asked, dimension: str, *fixed: dict[str, str]) -> tuple[tuple[str, str], ...]:
    """What stands along a dimension: the periods that were observed where any of `fixed` holds, or all its
    members."""
    if dimension == "period":
        periods = {o.period for one in fixed for o in shown(spec, one) if o.period is not None}
        for one in fixed:
            hold_axis(spec, "period", one, [p.key for p in periods])
        return tuple(("period", p.key) for p in sorted(periods))
    found = current().workspace.dimensions.get(dimension)
    return tuple((dimension, str(m.id)) for m in found.members) if found is not None else ()


def hold_axis(
    spec: Asked, key: str, fixed: dict[str, str], shown: Iterable[str], apart: Iterable[str] = ()
) -> None:
    """Refuses to leave a period or place out that has figures, of which readers may see none. What is `apart`
    would not stand there in any case."""
    held = current().workspace.withheld
    where = {condition: value for condition, value in fixed.items() if condition != "indicator"}
    known = (*shown, *apart)
    for indicator in _observed(spec) if held is not None else ():
        for thing in held.rows(indicator, where) if held is not None else ():
            if held is not None and not held.is_among(thing, key, known):
                raise Refused(lost(query.NotShown(indicator, where, thing), indicator, where).finding)


def shown(spec: Asked, fixed: dict[str, str]) -> Iterator[Observation]:
    """The observations that the table may show."""
    where = {key: value for key, value in fixed.items() if key != "indicator"}
    for indicator in _observed(spec):
        yield from current().workspace.matching(indicator, where)


def _observed(spec: Asked) -> Iterator[str]:
    """The indicators of a pivot that have observations: those of its formulas for derived ones."""
    for id in spec.indicators:
        indicator = current().workspace.indicators.get(str(id))
        if indicator is not None and indicator.formula is not None:
            yield from names(parsed(indicator.formula))
        else:
            yield str(id)


def axis(spec: Asked, key: str, id: str, fixed: dict[str, str]) -> Value:
    """The name of a row or column; a period is that of the first observation shown that has it."""
    if key != "period":
        return Value(_axis_name(key, id), None)
    first = next(o for o in shown(spec, fixed) if o.period is not None and o.period.key == id)
    return Value(period_of(id).text, Moment(id, Source(first.indicator, first.span)), current().here)


def _axis_name(key: str, id: str) -> str:
    workspace = current().workspace
    if key == "indicator":
        indicator = workspace.indicators.get(id)
        return str(indicator.name) if indicator is not None else id
    dimension = workspace.dimensions.get(key)
    for member in dimension.members if dimension is not None else ():
        if member.id == id:
            return str(member.short or member.name)
    return id


def cell(spec: Asked, where: dict[str, str]) -> Cell:
    """One figure; where nothing was reported, a gap."""
    indicator = where.pop("indicator")
    try:
        return _figure(current().workspace, indicator, where)
    except FAULTS as error:
        found = lost(error, indicator, where)
        if isinstance(error, GAPS) or (isinstance(error, query.NoBase) and error.base is None):
            said = spec.missing is not None and found.unreported is not None
            return Gap(Structural(str(spec.missing), found.unreported) if said else None, found)
        return found


def _figure(workspace: Workspace, indicator: str, where: dict[str, str]) -> Bound:
    record = workspace.indicators.get(indicator)
    if record is not None and record.formula is not None:
        return Number(derivation.rate(workspace, indicator, where))
    return amount_value(query.summed(workspace, indicator, where))


def _words(cell: Cell) -> Words:
    state = current()
    if isinstance(cell, Gap) and cell.word is None:
        return (Text(GAP),)
    try:
        return words_from(cell.word if isinstance(cell, Gap) else cell)
    except Refused as refused:
        state.report(refused.finding(state.here))
        return ()


# ---- shares


def _shared(spec: TableSpec, cells: tuple[tuple[Cell, ...], ...]) -> tuple[tuple[Cell, ...], ...]:
    """The cells as shares of their row or of their column, where the table asks for them."""
    if spec.shares is None or not cells:
        return cells
    if spec.shares == "across":
        return tuple(shares_of(spec, str(spec.across or ""), row) for row in cells)
    columns = tuple(shares_of(spec, str(spec.down or ""), column) for column in zip(*cells, strict=True))
    return tuple(zip(*columns, strict=True))


def shares_of(spec: Asked, axis: str, line: tuple[Cell, ...]) -> tuple[Cell, ...]:
    """A line as shares of its sum; without one of its figures there is no sum."""
    figures = tuple(cell for cell in line if not isinstance(cell, Gap))
    if not figures or any(isinstance(figure, Lost) for figure in figures):
        return line
    if len(figures) < len(line):
        return tuple(cell.lost if isinstance(cell, Gap) else cell for cell in line)
    digits = int(spec.digits) if spec.digits is not None else current().style.percent_digits
    try:
        _hold_additive(spec, axis)
        return tuple(shares(figures, digits))
    except (Refused, UnitMismatch, ArithmeticError) as error:
        finding = fault_of(error)
        assert finding is not None
        return tuple(Lost(finding) for _ in line)


def _hold_additive(spec: Asked, axis: str) -> None:
    """Members that overlap, and figures that are never summed, have no shares."""
    workspace = current().workspace
    dimension = workspace.dimensions.get(axis)
    twice = next((m.name for m in dimension.members if m.overlaps), "") if dimension is not None else ""
    for id in spec.indicators:
        indicator = workspace.indicators.get(str(id))
        if twice or (indicator is not None and not indicator.additive):
            raise Refused(_not_additive(str(id), str(twice)))


def _not_additive(id: str, twice: str) -> Callable[[Span], Diagnostic]:
    zh, en = (f"（{twice}有重叠）", f" ({twice} overlaps)") if twice else ("", "")
    return lambda span: numbers.NOT_ADDITIVE.at(span, query=id, detail_zh=zh, detail_en=en)
