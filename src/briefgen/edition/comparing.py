"""What an edition should hold, made from records in memory, and whether the written files hold just that.

Not how they were written: that is the point. The two ways meet here, or nothing is published.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass, replace
from typing import Any

from briefgen.diagnostics import Span
from briefgen.edition.plan import RECORDS, Kept, Path_, Plan
from briefgen.edition.remarks import without_remarks
from briefgen.model.fact import Fact
from briefgen.model.fields import Scalar
from briefgen.model.indicator import Observation
from briefgen.model.workspace import KINDS, Spans, Workspace

FIELDS = dict(KINDS)


def expected(workspace: Workspace, plan: Plan, remarks: bool) -> Workspace:
    """The workspace as readers of an edition may see it. `remarks` says that texts hold Jinja comments."""
    clean = _without_remarks if remarks else _same
    found: dict[str, Any] = {}
    for kind in RECORDS:
        records = getattr(workspace, FIELDS[kind])
        found[FIELDS[kind]] = {
            id: clean(shown_record(record, plan.parts.get((kind, id), {})))
            for id, record in records.items()
            if not plan.is_left_out(kind, id)
        }
    rows = tuple(shown_row(o, plan) for o in workspace.observations if o.span not in plan.rows)
    briefings = found["briefings"]
    return Workspace(
        root=workspace.root,
        dimensions=workspace.dimensions,
        observations=rows,
        targets={id: target for id, target in workspace.targets.items() if id in briefings},
        spans=workspace.spans,
        **found,
    )


def shown_record(record: Any, parts: Mapping[Path_, Kept]) -> Any:
    """A record without the parts that are left out."""
    changes: dict[str, Any] = {"sensitivity": None}
    for one in fields(record):
        if (one.name,) in parts:
            changes[one.name] = _default(one)
    for name in ("facts", "errata"):
        if hasattr(record, name) and name not in changes:
            held = getattr(record, name)
            changes[name] = {
                alias: _shown_fact(one, (name, alias), parts)
                for alias, one in held.items()
                if (name, alias) not in parts
            }
    return replace(record, **changes)


def _default(one: Field[Any]) -> Any:
    """What a field holds that is not given."""
    return one.default if one.default_factory is MISSING else one.default_factory()


def _shown_fact(one: Any, path: Path_, parts: Mapping[Path_, Kept]) -> Any:
    if not isinstance(one, Fact):
        return one
    return replace(one, sensitivity=None, note=None if (*path, "note") in parts else one.note)


def shown_row(one: Observation, plan: Plan) -> Observation:
    """An observation as readers may see it: its remark is for the office."""
    note = "" if plan.edition == "public" else one.note
    return replace(one, sensitivity=None, note=note)


def _same(record: Any) -> Any:
    return record


def _without_remarks(value: Any) -> Any:
    """A record with dots in the Jinja comments of its texts."""
    if isinstance(value, Scalar):
        return Scalar(without_remarks(value), value.place, value.plain, value.block)
    if isinstance(value, tuple):
        return tuple(map(_without_remarks, value))
    if isinstance(value, Mapping):
        return {key: _without_remarks(one) for key, one in value.items()}
    if is_dataclass(value) and not isinstance(value, type | Observation):
        made = {one.name: _without_remarks(getattr(value, one.name)) for one in fields(value) if one.init}
        return replace(value, **made)
    return value


# ---- what differs


def differences(wanted: Workspace, found: Workspace) -> Iterator[tuple[Span, str, str]]:
    """Where the records that were read again are others than those wanted, in Chinese and English."""
    for kind, name in KINDS:
        yield from _of_kind(kind, getattr(wanted, name), getattr(found, name), wanted, found)
    yield from _of_rows(wanted.observations, found.observations)


def _of_kind(
    kind: str, wanted: Mapping[str, Any], found: Mapping[str, Any], before: Workspace, after: Workspace
) -> Iterator[tuple[Span, str, str]]:
    for id in (*wanted, *(id for id in found if id not in wanted)):
        here = before.span(kind, id) if kind != "target" else before.span("briefing", id)
        if id not in found:
            yield here, f"少了 {kind} {id}", f"{kind} {id} is missing"
        elif id not in wanted:
            yield here, f"多了 {kind} {id}", f"{kind} {id} is too much"
        elif wanted[id] != found[id]:
            yield here, f"{kind} {id} 的内容不同", f"{kind} {id} differs"
        elif kind != "target" and not _stand(before.spans[kind, id], after.spans[kind, id]):
            yield here, f"{kind} {id} 的位置不同", f"the places of {kind} {id} differ"


def _stand(before: Spans, after: Spans) -> bool:
    """Whether every scalar begins where it began: a block of text ends with the blanks behind it, and a block
    of keys begins with the first that is left."""
    holders = {path[:-1] for path in after.parts}
    kept = ((path, place) for path, place in after.parts.items() if path not in holders)
    same = all(before.parts.get(path, ())[:3] == place[:3] for path, place in kept)
    return same and before.whole.file == after.whole.file


def _of_rows(
    wanted: tuple[Observation, ...], found: tuple[Observation, ...]
) -> Iterator[tuple[Span, str, str]]:
    if wanted == found:
        return
    for one in (o for o in wanted if o not in found):
        yield one.span, "少了一条观测值，或它不同", "an observation is missing, or differs"
        return
    for one in (o for o in found if o not in wanted):
        yield one.span, "多了一条观测值", "there is an observation too much"
        return
    yield found[0].span, "观测值的次序不同", "the order of observations differs"
