"""What an edition of a workspace leaves out: records, fields, facts and observations, each with its level.

Not the writing of it. Nothing here looks at files: places and levels are those of the records.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from briefgen.diagnostics import Diagnostic, Span
from briefgen.load.levels import field_faults
from briefgen.model.fact import Fact
from briefgen.model.indicator import Observation
from briefgen.model.sensitivity import ALWAYS, REMARK, Edition, Level, highest, is_shown
from briefgen.model.withheld import Reason
from briefgen.model.workspace import Workspace

Key = tuple[str, str]
"""The kind and id of a record."""
Path_ = tuple[str, ...]
RECORDS = ("place", "organ", "indicator", "case", "measure", "briefing")
FIELDS = {kind: f"{kind}s" for kind in RECORDS}
NOTICE = "内部"
"""What a notice says on the first page of what is not for everyone: 内部资料 注意保存."""


@dataclass(frozen=True, slots=True)
class Kept:
    """Why and where something is kept from readers."""

    place: Span
    reason: Reason


@dataclass(frozen=True, slots=True)
class Plan:
    """What is left out. A path of a part is that of a field, or of a fact or erratum: ("facts", "phone")."""

    edition: Edition
    records: Mapping[Key, Kept] = field(default_factory=dict)
    parts: Mapping[Key, Mapping[Path_, Kept]] = field(default_factory=dict)
    rows: Mapping[Span, tuple[Observation, Kept]] = field(default_factory=dict)
    """By the place of the figure."""
    unsigned: tuple[str, ...] = ()
    without: frozenset[str] = frozenset()
    """Further documents that are not for readers yet."""
    findings: tuple[Diagnostic, ...] = ()

    def is_left_out(self, kind: str, id: str) -> bool:
        """Whether a record is left out whole."""
        return (kind, id) in self.records or (
            kind == "briefing" and (id in self.unsigned or id in self.without)
        )


class _Planning:
    """A workspace, and the levels of its kinds."""

    def __init__(self, workspace: Workspace, defaults: Mapping[str, Level], edition: Edition) -> None:
        self.workspace, self.defaults, self.edition = workspace, defaults, edition
        self.levels = {kind: {str(r.id): self.record(kind, r) for r in self.of(kind)} for kind in RECORDS}

    def of(self, kind: str) -> tuple[Any, ...]:
        return tuple(getattr(self.workspace, FIELDS[kind]).values())

    def record(self, kind: str, record: Any) -> Level:
        said = record.sensitivity.default if record.sensitivity is not None else None
        own = said or self.defaults.get(kind, "public")
        return highest(own, _marked(record)) if kind == "briefing" else own

    def row(self, one: Observation) -> Level:
        """A figure is no more public than its place and its indicator."""
        place = self.levels["place"].get(one.place or "", "public")
        indicator = self.levels["indicator"].get(one.indicator, "public")
        return highest(one.sensitivity or self.defaults.get("observation"), place, indicator)


def planned(
    workspace: Workspace,
    defaults: Mapping[str, Level],
    edition: Edition,
    drafts: bool,
    small: frozenset[Span] = frozenset(),
    without: frozenset[str] = frozenset(),
) -> Plan:
    """What an edition leaves out; `small` are the places of figures that would tell too much, `without` the
    ids of documents that are not for readers yet."""
    planning = _Planning(workspace, defaults, edition)
    unsigned = () if drafts else tuple(i for i, b in workspace.briefings.items() if b.status != "signed")
    records = {
        (kind, id): Kept(workspace.span(kind, id), level)
        for kind, levels in planning.levels.items()
        for id, level in levels.items()
        if level != "public" and not is_shown(level, edition)
    }
    records |= dict(_unmatched(workspace, records))
    rows = dict(_rows(planning, small))
    parts: dict[Key, Mapping[Path_, Kept]] = {
        (kind, str(record.id)): found
        for kind in RECORDS
        for record in planning.of(kind)
        if (found := dict(_parts(planning, kind, record, rows, small)))
    }
    parts |= dict(_of_families(workspace, parts))
    unread = without - _of_shared_files(workspace, without)
    return Plan(edition, records, parts, rows, unsigned, unread, tuple(field_faults(workspace)))


def _unmatched(workspace: Workspace, records: Mapping[Key, Kept]) -> Iterator[tuple[Key, Kept]]:
    """Documents that `for:` makes for something that is left out: their file makes none of it."""
    for id, target in workspace.targets.items():
        for key in (("place", target.place), ("case", target.case), ("organ", target.organ)):
            if key[1] is not None and (key[0], key[1]) in records:
                yield ("briefing", id), records[key[0], key[1]]


def _of_shared_files(workspace: Workspace, without: frozenset[str]) -> frozenset[str]:
    """Documents of a file of which others are for readers: the file stands for all of them."""
    return frozenset(id for ids in workspace.families.values() if not without.issuperset(ids) for id in ids)


def _of_families(
    workspace: Workspace, parts: Mapping[Key, Mapping[Path_, Kept]]
) -> Iterator[tuple[Key, Mapping[Path_, Kept]]]:
    """The documents of one file share what is written in it: what one may not show, none does."""
    for ids in workspace.families.values():
        joined = {path: kept for id in ids for path, kept in parts.get(("briefing", id), {}).items()}
        yield from ((("briefing", id), joined) for id in ids if joined)


def _marked(record: Any) -> Level | None:
    """What the first page of a document says of its readers: 密级, 内部资料."""
    if getattr(record, "secrecy", None):
        return "restricted"
    series = getattr(record, "series", None)
    notice = getattr(series, "notice", None)
    return "internal" if notice is not None and NOTICE in notice else None


def _rows(planning: _Planning, small: frozenset[Span]) -> Iterator[tuple[Span, tuple[Observation, Kept]]]:
    for one in planning.workspace.observations:
        level = planning.row(one)
        if level != "public" and not is_shown(level, planning.edition):
            yield one.span, (one, Kept(one.span, level))
        elif one.span in small:
            yield one.span, (one, Kept(one.span, "small"))


# ---- fields


def _parts(
    planning: _Planning,
    kind: str,
    record: Any,
    rows: Mapping[Span, tuple[Observation, Kept]],
    small: frozenset[Span],
) -> Iterator[tuple[Path_, Kept]]:
    spans = planning.workspace.spans[kind, str(record.id)]
    said = record.sensitivity.fields if record.sensitivity is not None else {}
    for name in dict.fromkeys((*said, *ALWAYS)):
        level = highest(said.get(name), ALWAYS.get(name))
        if level != "public" and not is_shown(level, planning.edition) and (name,) in spans.parts:
            yield (str(name),), Kept(spans.at(name), level)
    facts: Mapping[str, Fact] = getattr(record, "facts", {})
    whole = highest(said.get("facts"))
    hidden: list[str] = []
    for alias, fact in facts.items():
        place = spans.at("facts", alias)
        kept = _of_fact(planning, record, fact, highest(whole, fact.sensitivity), place, rows)
        if kept is None and place in small:
            kept = Kept(place, "small")
        if kept is not None:
            hidden.append(alias)
            yield ("facts", alias), kept
        elif _is_private(fact) and not is_shown("internal", planning.edition):
            yield ("facts", alias, REMARK), Kept(spans.at("facts", alias, REMARK), "internal")
    yield from _errata(record, hidden, spans.at)


def _of_fact(
    planning: _Planning,
    record: Any,
    fact: Fact,
    own: Level,
    place: Span,
    rows: Mapping[Span, tuple[Observation, Kept]],
) -> Kept | None:
    """Why a fact is left out: by its own level, or as it restates an observation that is."""
    if own != "public" and not is_shown(own, planning.edition):
        return Kept(place, own)
    if fact.indicator is None:
        return None
    for one in planning.workspace.observations_of(str(fact.indicator)):
        if one.span in rows and _restates(record, fact, one):
            return Kept(place, rows[one.span][1].reason)
    return None


def _restates(record: Any, fact: Fact, one: Observation) -> bool:
    """Whether a fact may tell an observation. What it does not say of place and time is that of its record;
    what that does not say either may be any."""
    home = fact.place or getattr(record, "place", None)
    when = fact.period or getattr(record, "as_of", None)
    moments = {moment.key for moment in (one.period, one.as_of) if moment is not None}
    return (home is None or home == one.place) and (when is None or not moments or when.key in moments)


def _is_private(fact: Fact) -> bool:
    """Whether its remark is an editor's: tables print that of a fact with a label."""
    return fact.note is not None and fact.label is None


def _errata(record: Any, hidden: list[str], at: Any) -> Iterator[tuple[Path_, Kept]]:
    """An erratum that tells a fact which is left out."""
    for alias, erratum in getattr(record, "errata", {}).items():
        if alias in hidden or any(re.search(rf"\bf\.{re.escape(one)}\b", erratum.why) for one in hidden):
            yield ("errata", str(alias)), Kept(at("errata", alias), "internal")
