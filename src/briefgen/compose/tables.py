"""Tables from records: written cells, tasks, organs, facts, errata, pivots.

Not their look. Data never pass through Markdown here.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from briefgen.compose.measures import measures_of, responsible_names
from briefgen.compose.pivot import Row, pivot
from briefgen.compose.printing import printed
from briefgen.compose.rendering import current
from briefgen.compose.unseen import hold_all, hold_part
from briefgen.compose.values import Couple, Date, Interval, Listing, Number, Structural, When
from briefgen.compose.views import (
    Prose,
    Scope,
    View,
    fact_value,
    record_view,
    span_of,
)
from briefgen.diagnostics import Span
from briefgen.document.tree import Column, Table, Text, Value, Words
from briefgen.model.fact import Erratum, Fact
from briefgen.model.fields import Scalar
from briefgen.model.origin import Phrase
from briefgen.model.quantity import Quantity, Source
from briefgen.model.section import TableSpec
from briefgen.model.unit import unit


def table(view: View) -> Table:
    """The table that a specification asks for."""
    spec: TableSpec = view._record
    columns, head, rows = _parts(view, spec)
    read = current().read
    return Table(
        columns=columns,
        head=(head,),
        rows=rows,
        caption=read(Prose(spec.caption, view._scope)) if spec.caption else (),
        notes=tuple(read(Prose(note, view._scope)) for note in spec.notes),
        landscape=spec.landscape,
    )


def _parts(view: View, spec: TableSpec) -> tuple[tuple[Column, ...], Row, tuple[Row, ...]]:
    match spec.kind:
        case "cells":
            return _cells(view, spec)
        case "tasks":
            return _tasks(view, spec)
        case "organs":
            return _organs(view, spec)
        case "facts":
            return _facts(view, spec)
        case "errata":
            return _errata(view, spec)
        case "pivot":
            return pivot(view, spec)


def _cells(view: View, spec: TableSpec) -> tuple[tuple[Column, ...], Row, tuple[Row, ...]]:
    read, scope = current().read, _record_scope(view, spec)
    columns = tuple(Column(c.align, c.weight) for c in spec.columns)
    head = tuple(read(Prose(c.title, scope)) for c in spec.columns)
    rows = tuple(_fitted(tuple(read(Prose(cell, scope)) for cell in row), len(columns)) for row in spec.rows)
    return columns, head, rows


def _record_scope(view: View, spec: TableSpec) -> Scope:
    """The scope of a table's cells: that of the case or document it names, if any."""
    for kind, id in (("case", spec.case), ("briefing", spec.of)):
        record = record_view(view._scope, kind, str(id)) if id is not None else None
        if record is not None:
            return record._scope
    return view._scope


def _tasks(view: View, spec: TableSpec) -> tuple[tuple[Column, ...], Row, tuple[Row, ...]]:
    columns = (Column("center", 2), Column("left", 8), Column("left", 14), Column("center", 4))
    head = _texts("序号", "工作任务", "责任单位", "完成时限")
    rows = tuple(
        (
            _ordinal(number),
            _heading(measure),
            (Text("、".join(responsible_names(measure))),),
            _deadline(measure),
        )
        for number, measure in enumerate(_chosen(view, spec), 1)
    )
    return columns, head, rows


def _organs(view: View, spec: TableSpec) -> tuple[tuple[Column, ...], Row, tuple[Row, ...]]:
    columns = (Column("center", 2), Column("left", 7), Column("center", 3), Column("left", 16))
    head = _texts("序号", "责任单位", "任务数", "承担任务")
    tasks: dict[str, list[View]] = {}
    for measure in _chosen(view, spec):
        for name in responsible_names(measure):
            tasks.setdefault(name, []).append(measure)
    ranked = sorted(tasks.items(), key=lambda item: -len(item[1]))
    rows = tuple(
        (
            _ordinal(number),
            (Text(name),),
            _counted(name, measures),
            _semicolons(tuple(_heading(m) for m in measures)),
        )
        for number, (name, measures) in enumerate(ranked, 1)
    )
    return columns, head, rows


def _facts(view: View, spec: TableSpec) -> tuple[tuple[Column, ...], Row, tuple[Row, ...]]:
    columns = (Column("center", 2), Column("left", 12), Column("left", 8), Column("left", 8))
    head = _texts("序号", "指标", "数值", "备注")
    case = record_view(view._scope, "case", str(spec.case)) if spec.case else None
    owner = case if case is not None else _document(view)
    hold_all(current().workspace, owner._key, "facts")
    facts: dict[str, Fact] = owner._record.facts
    named = [(alias, fact, fact.label) for alias, fact in facts.items() if fact.label]
    rows = tuple(
        (
            _ordinal(number),
            current().read(Prose(label, owner._scope)),
            _fact_words(owner, alias, fact),
            current().read(Prose(fact.note, owner._scope)) if fact.note else (),
        )
        for number, (alias, fact, label) in enumerate(named, 1)
    )
    return columns, head, rows


def _errata(view: View, spec: TableSpec) -> tuple[tuple[Column, ...], Row, tuple[Row, ...]]:
    columns = (Column("center", 2), Column("left", 7), Column("left", 5), Column("left", 16))
    head = _texts("序号", "位置", "原件印作", "更正及理由")
    found = tuple(_errata_of(view, spec))
    rows = tuple(
        (
            _ordinal(number),
            (Text(str(erratum.where or "")),),
            (Value(str(erratum.printed), _misprint(owner, erratum)),),
            current().read(Prose(erratum.why, owner._scope)),
        )
        for number, (owner, erratum) in enumerate(found, 1)
    )
    return columns, head, rows


def _misprint(owner: View, erratum: Erratum) -> Phrase:
    span = erratum.printed.span if isinstance(erratum.printed, Scalar) else span_of(owner)
    return Phrase(Source(f"{owner._key[1]}.errata", span))


def _errata_of(view: View, spec: TableSpec) -> Iterator[tuple[View, Erratum]]:
    of = record_view(view._scope, "briefing", str(spec.of)) if spec.of else _document(view)
    if of is None:
        return
    owners = [of]
    for entry in getattr(of._record, "articles", ()):
        case = record_view(of._scope, "case", str(entry.case)) if entry.case else None
        owners.extend((case,) if case is not None else ())
    for owner in owners:
        hold_all(current().workspace, owner._key, "errata")
        for erratum in owner._record.errata.values():
            yield owner, erratum


def _chosen(view: View, spec: TableSpec) -> tuple[View, ...]:
    if spec.measures:
        views = (record_view(view._scope, "measure", str(m)) for m in spec.measures)
        found = tuple(v for v in views if v is not None)
    else:
        of = record_view(view._scope, "briefing", str(spec.of)) if spec.of else _document(view)
        found = measures_of(of) if of is not None else ()
    if spec.organ is None:
        return found
    wanted = str(spec.organ)
    return tuple(m for m in found if wanted in _organ_ids(m))


def _organ_ids(measure: View) -> tuple[str, ...]:
    hold_part(current().workspace, measure._key, "responsible")
    responsible = measure._record.responsible
    if responsible is None:
        return ()
    return tuple(str(o) for o in (responsible.lead, *responsible.organs) if o)


def _document(view: View) -> View:
    found = view._scope.names["doc"]
    assert isinstance(found, View)
    return found


def _heading(measure: View) -> Words:
    return current().read(Prose(measure._record.heading, measure._scope))


def _deadline(measure: View) -> Words:
    hold_part(current().workspace, measure._key, "deadline")
    day = measure._record.deadline
    if day is None:
        return (Text("持续推进"),)
    span = current().workspace.span("measure", str(measure._record.id), "deadline")
    return printed(Date(day, span, f"{measure._record.id}.deadline"), current().style, span)


def _ordinal(number: int) -> Words:
    return (Value(str(number), None),)


def _counted(name: str, measures: list[View]) -> Words:
    span = current().workspace.span("measure", str(measures[0]._record.id))
    quantity = Quantity(Decimal(len(measures)), unit("项"), source=Source(name, span))
    return (Value(f"{len(measures)}项", quantity, span),)


def _semicolons(parts: tuple[Words, ...]) -> Words:
    words: list[object] = []
    for index, part in enumerate(parts):
        words.extend((Text("；"), *part) if index else part)
    return tuple(words)  # type: ignore[arg-type]


def _fact_words(owner: View, alias: str, fact: Fact) -> Words:
    value = fact_value(fact, owner._scope, owner._key, alias)
    span: Span = current().workspace.span(*owner._key, "facts", alias)
    if isinstance(value, Number | Couple | Interval | Date | When | Listing):
        return printed(value, current().style, span)
    return (Value(value.text, value.behind),) if isinstance(value, Structural) else ()


def _texts(*texts: str) -> Row:
    return tuple((Text(text),) for text in texts)


def _fitted(cells: Row, count: int) -> Row:
    return (*cells, *((),) * (count - len(cells)))[:count]
