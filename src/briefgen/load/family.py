"""A briefing with `for:` to one record a match. The documents share everything that is the same in them.

Not what matches: that is `targets`; not the names that are filled in: those are `filling`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from briefgen.diagnostics import Diagnostic
from briefgen.load.filling import Gap, NotGiven, called, filled, gaps, names_of, unfillable, word_of
from briefgen.load.limit import Guesses
from briefgen.load.nodes import MappingNode, Node
from briefgen.load.records import adapter, named_facts, record
from briefgen.load.shape import hints
from briefgen.load.targets import Chosen, Known, chosen
from briefgen.model.briefing import AnyBriefing
from briefgen.model.fields import Scalar
from briefgen.model.period import Period
from briefgen.model.place import Place
from briefgen.model.target import Target
from briefgen.rules import targets as rules

KEY = "for"
_STEM = re.compile(r"(?:\w|\{\{ *\w+(?:\.\w+)? *\}\})(?:[\w.-]|\{\{ *\w+(?:\.\w+)? *\}\})*")


@dataclass(slots=True)
class Family:
    """The documents of one file, each with its match, and what is wrong with it."""

    name: str
    members: list[tuple[AnyBriefing, Target]] = field(default_factory=list)
    findings: list[Diagnostic] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Mould:
    """What the documents are made of: the node without `for:`, and the fields that differ, each with what is
    filled in there."""

    node: MappingNode
    record_type: type
    gaps: frozenset[int]
    varying: tuple[str, ...]
    units: Mapping[str, str]


def is_family(node: Node) -> bool:
    """Whether a briefing is made for each match of something."""
    return isinstance(node, MappingNode) and KEY in node


def family(
    name: str, node: MappingNode, record_type: type, known: Known, units: Mapping[str, str], guesses: Guesses
) -> Family:
    """The documents of a file, by the order of what they are made for."""
    made = Family(name)
    pairs, found = chosen(node[KEY], known, guesses)
    made.findings += found
    if not pairs:
        return made
    bare = _without_loop(node, pairs)
    kinds = tuple(pairs[0])
    blanks = [(key, gap) for key, value in bare.items() for gap in gaps(value, hints(record_type).get(key))]
    made.findings += (fault for _, gap in blanks for fault in unfillable(gap, kinds, guesses))
    made.findings += [] if made.findings else _without_kinds(bare, kinds)
    if not made.findings:
        _make(made, _mould(bare, record_type, blanks, units), pairs, guesses)
        made.findings += _other_place(node, pairs)
    return made


def _mould(
    node: MappingNode, record_type: type, blanks: list[tuple[str, Gap]], units: Mapping[str, str]
) -> _Mould:
    varying = tuple(dict.fromkeys(str(key) for key, _ in blanks))
    return _Mould(node, record_type, frozenset(id(gap.text) for _, gap in blanks), varying, units)


def _without_loop(node: MappingNode, pairs: list[Chosen]) -> MappingNode:
    """The record as it is written, without `for:`; its place is that of the match, if it names no other."""
    made = MappingNode(node.span)
    made.broken = node.broken
    for key, value in node.items():
        if key != KEY:
            made[key] = value
    home = next((home for home in _HOMES if home[0] in pairs[0]), None)
    if "place" not in node and home is not None and all(word_of(pair[home[0]], home[1]) for pair in pairs):
        span = node.key_span(KEY)
        made[Scalar("place", span)] = Scalar(f"{{{{ {'.'.join(home)} }}}}", span)
    return made


def _other_place(node: MappingNode, pairs: list[Chosen]) -> Iterator[Diagnostic]:
    """BG170: documents for places, which all name one place that is not their own."""
    place, made_for = node.get("place"), [pair["place"] for pair in pairs if "place" in pair]
    if not isinstance(place, Scalar) or "{{" in place:
        return
    others = [one for one in made_for if isinstance(one, Place) and one.id != place]
    if others:
        yield rules.OTHER_PLACE.at(place.span, place=place, one=called(others[0]))


_HOMES = (("place", "id"), ("case", "place"), ("organ", "place"))
"""Where the place of a document comes from, if its record names none."""


def _without_kinds(node: MappingNode, kinds: tuple[str, ...]) -> Iterator[Diagnostic]:
    id = node.get("id")
    if not isinstance(id, Scalar):
        return  # told with the other faults of the record
    given = {name for _, name, _ in names_of(id)}
    lacking = [kind for kind in kinds if kind not in given]
    if lacking:
        wanted = [_sign(kind) for kind in lacking]
        example = "-".join((_stem(id), *wanted))
        yield rules.ID_WITHOUT_LOOP.at(id.span, wanted="、".join(wanted), example=example)


def _stem(id: Scalar) -> str:
    """What an id may begin with, to show how it may go on."""
    return str(id) if _STEM.fullmatch(id) else "report"


def _sign(kind: str) -> str:
    return "{{ period }}" if kind == "period" else f"{{{{ {kind}.id }}}}"


# ---- records


def _make(made: Family, mould: _Mould, pairs: Iterable[Chosen], guesses: Guesses) -> None:
    """Makes the documents; the first as any record is made, of the others only what differs."""
    pattern: Any = None
    ids: dict[str, Chosen] = {}
    for pair in pairs:
        try:
            one, found = _member(mould, pair, pattern, guesses)
        except NotGiven as gap:
            one, found = None, [gap.finding]
        made.findings += found
        if one is None:
            if pattern is None:
                return  # what is wrong with the first is wrong with all
            continue
        pattern = pattern or one
        if one.id in ids:
            made.findings.append(_same_id(one.id, ids[one.id], pair))
            continue
        ids[one.id] = pair
        made.members.append((one, _target(made.name, pair)))


def _member(mould: _Mould, pair: Chosen, pattern: Any, guesses: Guesses) -> tuple[Any, list[Diagnostic]]:
    if pattern is None:
        whole = filled(mould.node, mould.gaps, pair)
        one, found = record(whole, mould.record_type, guesses)
        return (None, found) if one is None else _with_facts(one, whole, mould)
    from pydantic import ValidationError

    try:
        changes = {name: _field(mould, name, pair) for name in mould.varying}
    except ValidationError:
        return record(filled(mould.node, mould.gaps, pair), mould.record_type, guesses)
    return _with_facts(replace(pattern, **changes), mould.node, mould)


def _field(mould: _Mould, name: str, pair: Chosen) -> Any:
    hint = hints(mould.record_type)[name]
    return adapter(hint).validate_python(filled(mould.node[name], mould.gaps, pair))


def _with_facts(one: Any, node: Node, mould: _Mould) -> tuple[Any, list[Diagnostic]]:
    """The record with the names of its own facts."""
    if not one.facts:
        return one, []
    facts, found = named_facts(one.id, one.facts, node, dict(mould.units))
    return (None if found else replace(one, facts=facts)), found


def _target(name: str, pair: Chosen) -> Target:
    ids: dict[str, Any] = {
        kind: match if isinstance(match, Period) else str(match.id) for kind, match in pair.items()
    }
    return Target(family=name, **ids)


def _same_id(id: Scalar, one: Chosen, other: Chosen) -> Diagnostic:
    kind = next((kind for kind in one if one[kind] != other[kind]), next(iter(one)))
    return rules.SAME_ID.at(id.span, one=_said(one), other=_said(other), id=id, sign=_sign(kind))


def _said(pair: Chosen) -> str:
    return " ".join(called(match) for match in pair.values())
