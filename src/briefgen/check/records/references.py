"""Whether everything that records point at is there: ids, formulas, the other end of a pointer.

Not pictures: those are in `pictures`. Not figures: the numbers' own checks read those.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import is_dataclass
from functools import cache
from typing import Annotated, Any, get_args, get_origin

from briefgen.check.records.pictures import check_pictures
from briefgen.diagnostics import Diagnostic, Related, Span, in_order
from briefgen.load.limit import Findings, Guesses, clipped
from briefgen.load.shape import choices, hints, parts, within
from briefgen.load.unseen import missing_record
from briefgen.model.briefing import Problem, Report, Step
from briefgen.model.chart import ChartSpec
from briefgen.model.fields import Refers, Scalar
from briefgen.model.formula import FormulaError, Term, names, parsed
from briefgen.model.indicator import PAIRED
from briefgen.model.section import Measure, TableSpec
from briefgen.model.withheld import Withheld
from briefgen.model.workspace import Workspace
from briefgen.rules import records as record_rules
from briefgen.rules import references as rules

ALWAYS_THERE = frozenset({("dimension", "place"), ("dimension", "period")})
"""Dimensions that every indicator has."""

Records = Mapping[str, Any]


def check_references(workspace: Workspace) -> tuple[Diagnostic, ...]:
    """Every finding about what records point at."""
    by_kind = _by_kind(workspace)
    found = Findings()
    guesses = Guesses()
    for kind, records in by_kind.items():
        for record in records.values():
            found += _dangling(record, by_kind, guesses, workspace.withheld)
            found += _tables(record, workspace, guesses)
            found += check_pictures(workspace, kind, record)
    found += _circles(workspace, "place", {p.id: _one(p.parent) for p in workspace.places.values()})
    found += _circles(workspace, "organ", {o.id: _one(o.successor) for o in workspace.organs.values()})
    found += _members(workspace, guesses)
    found += _formulas(workspace, guesses)
    for measure in workspace.measures.values():
        found += _roles(measure, workspace, guesses)
    for briefing in workspace.briefings.values():
        if isinstance(briefing, Report):
            found += _pointers(briefing, workspace, guesses)
    return in_order(found.all())


def _by_kind(workspace: Workspace) -> dict[str, Records]:
    """Where the ids of each kind are looked up."""
    return {
        "place": workspace.places,
        "organ": workspace.organs,
        "dimension": workspace.dimensions,
        "indicator": workspace.indicators,
        "case": workspace.cases,
        "measure": workspace.measures,
        "briefing": workspace.briefings,
    }


# ---- ids in fields that are marked as references


def _dangling(
    record: Any, by_kind: Mapping[str, Records], guesses: Guesses, withheld: Withheld | None
) -> Iterator[Diagnostic]:
    for kind, id in references(record, type(record)):
        if id not in by_kind[kind] and (kind, id) not in ALWAYS_THERE:
            yield _unknown(id, kind, by_kind[kind], guesses, withheld)


def references(value: Any, hint_: Any) -> Iterator[tuple[str, Scalar]]:
    """Every id in a value that its type marks as a reference, with the kind that it refers to."""
    if get_origin(hint_) is Annotated:
        kinds = [mark.kind for mark in get_args(hint_) if isinstance(mark, Refers)]
        if kinds and isinstance(value, str):
            yield kinds[0], value if isinstance(value, Scalar) else Scalar(value)
            return
    if is_dataclass(value) and not isinstance(value, type):
        for name, inner_hint in _referring(type(value)):
            inner_value = getattr(value, name)
            if inner_value:
                yield from references(inner_value, inner_hint)
    elif isinstance(value, tuple | dict):
        inner = value.values() if isinstance(value, dict) else value
        for member in _containers(hint_):
            for one in inner:
                yield from references(one, get_args(member)[-1 if isinstance(value, dict) else 0])
    elif isinstance(value, str):
        for member in _annotated_members(hint_):
            yield from references(value, member)


@cache
def _referring(record: type) -> tuple[tuple[str, Any], ...]:
    """The fields of a record type that can hold an id, with their types; most hold text only."""
    return tuple(
        (name, hint_) for name, hint_ in hints(record).items() if any(map(_is_reference, within(hint_)))
    )


def _is_reference(hint_: Any) -> bool:
    return get_origin(hint_) is Annotated and any(isinstance(mark, Refers) for mark in get_args(hint_))


def _containers(hint_: Any) -> list[Any]:
    return [c for c in choices(hint_) if get_origin(c) in (tuple, dict)]


def _annotated_members(hint_: Any) -> list[Any]:
    """The annotated members of a union: `PlaceRef | None`."""
    return [arg for arg in get_args(hint_) if get_origin(arg) is Annotated]


def _unknown(
    id: Scalar, kind: str, known: Iterable[str], guesses: Guesses, withheld: Withheld | None = None
) -> Diagnostic:
    kept = missing_record(withheld, kind, id, id.span)
    if kept is not None:
        return kept
    zh, file = rules.KIND_NAMES[kind]
    return rules.UNKNOWN_RECORD.at(
        id.span, id=clipped(id), kind=kind, kind_zh=zh, file=file, **guesses.hint(id, id.span, known)
    )


# ---- circles


def _one(id: str | None) -> tuple[str, ...]:
    return () if id is None else (id,)


def _circles(workspace: Workspace, kind: str, edges: Mapping[str, tuple[str, ...]]) -> Iterator[Diagnostic]:
    """Each circle once, at the record of it that comes first."""
    done: set[str] = set()
    for start in edges:
        circle = _circle(start, edges, done)
        if circle:
            field = {"place": "parent", "organ": "successor"}.get(kind, "formula")
            words = " → ".join((*circle, circle[0]))
            yield rules.CIRCULAR.at(workspace.span(kind, circle[0], field), circle=words)


def _circle(start: str, edges: Mapping[str, tuple[str, ...]], done: set[str]) -> tuple[str, ...]:
    """The circle that a walk from a record falls into; what has been walked is `done`."""
    path: list[str] = []
    open_ends: list[Iterator[str]] = []
    on_path: set[str] = set()

    def enter(id: str) -> None:
        path.append(id)
        on_path.add(id)
        open_ends.append(iter(edges.get(id, ())))

    if start not in done:
        enter(start)
    while path:
        following = next(open_ends[-1], None)
        if following is None:
            open_ends.pop()
            left = path.pop()
            on_path.discard(left)
            done.add(left)
        elif following in on_path:
            done.update(path)
            return tuple(path[path.index(following) :])
        elif following not in done:
            enter(following)
    return ()


# ---- members of dimensions


def _members(workspace: Workspace, guesses: Guesses) -> Iterator[Diagnostic]:
    for dimension in workspace.dimensions.values():
        ids = [m.id for m in dimension.members]
        yield from _repeated(ids)
        for member in dimension.members:
            for other in member.overlaps:
                if other not in ids and isinstance(other, Scalar):
                    yield _unknown(other, "member", ids, guesses)


def _repeated(ids: Iterable[str]) -> Iterator[Diagnostic]:
    first: dict[str, str] = {}
    for id in ids:
        other = first.setdefault(id, id)
        if other is not id:
            related = Related(_span(other), "第一次用在这里", "first used here")
            yield record_rules.DUPLICATE_ID.at(_span(id), related, id=id)


def _span(text: str) -> Span:
    return text.span if isinstance(text, Scalar) else Span("briefgen.toml")


# ---- formulas


def _formulas(workspace: Workspace, guesses: Guesses) -> Iterator[Diagnostic]:
    edges: dict[str, tuple[str, ...]] = {}
    for indicator in workspace.indicators.values():
        if indicator.formula is None:
            continue
        term = _parsed(indicator.formula)
        if isinstance(term, FormulaError):
            yield _unreadable(indicator.formula, term)
            continue
        edges[indicator.id] = tuple(name for name in names(term) if name in workspace.indicators)
        for used in _used(term):
            yield from _name(indicator.formula, used, workspace, guesses)
    yield from _circles(workspace, "indicator", edges)


def _parsed(formula: str) -> Term | FormulaError:
    """The formula, or its fault."""
    try:
        return parsed(str(formula))
    except FormulaError as error:
        return error


def _unreadable(formula: str, error: FormulaError) -> Diagnostic:
    zh, en = (f"：{error.zh}", f": {error.en}") if error.zh else ("", "")
    place = _inside(formula, error.at)
    return rules.BAD_FORMULA.at(place, formula=clipped(formula), at=error.at + 1, why_zh=zh, why_en=en)


def _used(term: Term) -> Iterator[Term]:
    """The names in a formula, each with what it picks of its indicator."""
    if term.sign == "name":
        yield term
    for operand in term.operands:
        yield from _used(operand)


def _name(formula: str, used: Term, workspace: Workspace, guesses: Guesses) -> Iterator[Diagnostic]:
    match = re.search(rf"(?<![\w.-]){re.escape(used.name)}(?![\w-])", formula)
    place = _inside(formula, match.start() if match else 0)
    indicator = workspace.indicators.get(used.name)
    if indicator is None:
        name = Scalar(used.name, place)
        yield _unknown(name, "indicator", workspace.indicators, guesses, workspace.withheld)
        return
    if used.part and indicator.unit != PAIRED:
        yield rules.NO_SUCH_HALF.at(place, indicator=indicator.id, unit=indicator.unit, half=used.part)
    for dimension, member in used.where:
        found = list(_fixed(Scalar(dimension, place), Scalar(member, place), workspace, guesses))
        yield from found
        if not found and dimension not in (*indicator.dimensions, "place", "period"):
            known = "、".join(indicator.dimensions) or "—"
            yield rules.NOT_A_DIMENSION.at(place, indicator=indicator.id, dimension=dimension, known=known)


def _fixed(dimension: Scalar, member: Scalar, workspace: Workspace, guesses: Guesses) -> Iterator[Diagnostic]:
    """A dimension that is held at one member: group=jiandang."""
    if dimension == "period":
        return
    if dimension == "place":
        kind, known = "place", list(workspace.places)
    elif dimension in workspace.dimensions:
        kind, known = "member", [m.id for m in workspace.dimensions[dimension].members]
    else:
        yield _unknown(dimension, "dimension", [*workspace.dimensions, "place", "period"], guesses)
        return
    if member not in known:
        yield _unknown(member, kind, known, guesses, workspace.withheld)


def _tables(record: Any, workspace: Workspace, guesses: Guesses) -> Iterator[Diagnostic]:
    fixing: tuple[TableSpec | ChartSpec, ...] = (*parts(record, TableSpec), *parts(record, ChartSpec))
    for asked in fixing:
        for dimension, member in asked.where.items():
            written = member if isinstance(member, Scalar) else Scalar(member)
            yield from _fixed(Scalar(dimension, written.span), written, workspace, guesses)


def _inside(text: str, offset: int) -> Span:
    """A place inside a scalar of one line."""
    span = _span(text)
    quote = 0 if isinstance(text, Scalar) and (text.plain or text.block) else 1
    return Span(span.file, span.line, span.column + quote + offset)


# ---- measures, problems and steps


def _roles(measure: Measure, workspace: Workspace, guesses: Guesses) -> Iterator[Diagnostic]:
    if measure.responsible is None:
        return
    for id in measure.responsible.roles:
        if id not in workspace.organs:
            place = workspace.span("measure", measure.id, "responsible", "roles", id)
            yield _unknown(Scalar(id, place), "organ", workspace.organs, guesses, workspace.withheld)


def _pointers(report: Report, workspace: Workspace, guesses: Guesses) -> Iterator[Diagnostic]:
    """Problems and steps that point at nothing, or at one that does not point back."""
    problems = {p.id: p for p in report.problems}
    steps = {s.id: s for s in report.steps}
    yield from _repeated(p.id for p in report.problems)
    yield from _repeated(s.id for s in report.steps)
    for problem in report.problems:
        for id in problem.addressed_by:
            if id not in steps:
                yield _unknown(Scalar(id, _span(id)), "step", steps, guesses)
            elif problem.id not in steps[id].addresses:
                yield _one_way(id, problem, steps[id], "problem", "step", "addresses")
    for step in report.steps:
        for id in step.addresses:
            if id not in problems:
                yield _unknown(Scalar(id, _span(id)), "problem", problems, guesses)
            elif step.id not in problems[id].addressed_by:
                yield _one_way(id, step, problems[id], "step", "problem", "addressed_by")


def _one_way(
    id: str, source: Problem | Step, target: Problem | Step, kind: str, other: str, key: str
) -> Diagnostic:
    related = Related(_span(target.id), f"{target.id} 在这里", f"{target.id} stands here")
    return rules.ONE_WAY.at(
        _span(id),
        related,
        source=source.id,
        target=id,
        from_zh=rules.KIND_NAMES[kind][0],
        to_zh=rules.KIND_NAMES[other][0],
        from_en=kind,
        to_en=other,
        key=key,
    )
