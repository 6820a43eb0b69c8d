"""What `for:` of a briefing matches: the places, cases, organs and periods that meet its conditions.

Not the documents that are made for them: those are in `family`.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice, product
from math import prod
from typing import Any

from briefgen.diagnostics import Diagnostic, Span
from briefgen.load.limit import Guesses, clipped
from briefgen.load.nodes import MappingNode
from briefgen.load.records import record
from briefgen.load.unseen import missing_record
from briefgen.model.fields import Scalar
from briefgen.model.period import Period, days, following
from briefgen.model.place import Organ, Place
from briefgen.model.section import Case
from briefgen.model.target import CasesWanted, Loop, OrgansWanted, PeriodsWanted, PlacesWanted
from briefgen.model.withheld import Withheld
from briefgen.rules import references
from briefgen.rules import targets as rules

MOST_DOCUMENTS = 10_000
MOST_KINDS = 2
KINDS = ("place", "case", "organ", "period")
"""What documents can be made for, in the order in which pairs are made."""
WORDS = {
    "place": ("地点", "place"),
    "case": ("案例", "case"),
    "organ": ("机构", "organ"),
    "period": ("时期", "period"),
}
_UNEVEN = {
    "forms": ("两头的写法不同", "the two ends have different forms"),
    "order": ("首尾颠倒", "the last is before the first"),
    "named": ("这种时期没有先后", "such periods have no order"),
}

Match = Place | Case | Organ | Period


@dataclass(frozen=True, slots=True)
class Known:
    """The records that conditions name and choose from, by id."""

    places: Mapping[str, Place]
    cases: Mapping[str, Case]
    organs: Mapping[str, Organ]
    withheld: Withheld | None = None

    def of(self, kind: str) -> Mapping[str, Any]:
        """The records of a kind."""
        return {"place": self.places, "case": self.cases, "organ": self.organs}.get(kind, {})


Chosen = Mapping[str, Match]
"""The match of one document, by kind."""


def chosen(node: Any, known: Known, guesses: Guesses) -> tuple[list[Chosen], list[Diagnostic]]:
    """What each document is made for, in the order of the records; none where something is wrong."""
    loop, findings = record(node, Loop, guesses)
    if loop is None:
        return [], findings
    assert isinstance(node, MappingNode)
    wanted = {kind: getattr(loop, kind) for kind in KINDS if getattr(loop, kind) is not None}
    faults = [*_kinds(node, tuple(wanted)), *_dangling(wanted, known, guesses)]
    if faults:
        return [], faults
    matches: dict[str, list[Match]] = {}
    for kind, one in wanted.items():
        matches[kind], faults = _matches(kind, one, known, node[kind].span)
        if faults:
            return [], faults
    return _paired(matches, node.span)


def _kinds(node: MappingNode, kinds: tuple[str, ...]) -> Iterator[Diagnostic]:
    if not kinds:
        yield rules.NOTHING_TO_MAKE.at(node.span)
    if len(kinds) > MOST_KINDS:
        yield rules.TOO_MANY_KINDS.at(node.span, count=len(kinds), kinds="、".join(kinds))


def _paired(matches: Mapping[str, list[Match]], span: Span) -> tuple[list[Chosen], list[Diagnostic]]:
    count = prod(len(found) for found in matches.values())
    if count > MOST_DOCUMENTS:
        most = f"{MOST_DOCUMENTS:,}"
        if len(matches.get("period", ())) > MOST_DOCUMENTS:  # nobody counted to the end
            zh, en = f"超过 {most} 个", f"more than {most}"
        else:
            zh, en = f"有 {count:,} 个", f"{count:,}"
        return [], [rules.TOO_MANY_DOCUMENTS.at(span, count_zh=zh, count_en=en, most=most)]
    lacking = [kind for kind, found in matches.items() if not found]
    if lacking:
        zh, en = WORDS[lacking[0]]
        return [], [rules.NO_MATCH.at(span, what_zh=zh, what_en=en)]
    return [dict(zip(matches, pair, strict=True)) for pair in product(*matches.values())], []


# ---- ids in conditions


def _dangling(wanted: Mapping[str, Any], known: Known, guesses: Guesses) -> Iterator[Diagnostic]:
    for kind, one in wanted.items():
        for of, ids in _named(kind, one):
            records = known.of(of)
            zh, file = references.KIND_NAMES[of]
            for id in ids:
                if id in records:
                    continue
                kept = missing_record(known.withheld, of, id, id.span)
                if kept is not None:
                    yield kept
                else:
                    hint = guesses.hint(id, id.span, records)
                    yield references.UNKNOWN_RECORD.at(
                        id.span, id=clipped(id), kind=of, kind_zh=zh, file=file, **hint
                    )


def _named(kind: str, one: Any) -> Iterator[tuple[str, tuple[Scalar, ...]]]:
    """The ids that conditions name, each with the kind of record that it is to be."""
    if not isinstance(one, PlacesWanted | CasesWanted | OrgansWanted):
        return
    yield kind, (*one.id, *one.without)
    yield "place", one.within
    yield "place", one.under if isinstance(one, PlacesWanted) else one.place


# ---- records that meet the conditions


def _matches(kind: str, wanted: Any, known: Known, span: Span) -> tuple[list[Match], list[Diagnostic]]:
    match wanted:
        case PlacesWanted():
            return _of(known.places, _is_wanted_place(wanted, known)), []
        case CasesWanted():
            return _of(known.cases, _is_wanted_case(wanted, known)), []
        case OrgansWanted():
            return _of(known.organs, _is_wanted_organ(wanted, known)), []
        case PeriodsWanted():
            return _series(wanted, span)
        case _:
            return list(dict.fromkeys(wanted)), []


def _of(records: Mapping[str, Any], is_wanted: Callable[[Any], bool]) -> list[Match]:
    return [one for one in records.values() if is_wanted(one)]


def _is_wanted_place(wanted: PlacesWanted, known: Known) -> Callable[[Place], bool]:
    def is_wanted(place: Place) -> bool:
        around = frozenset(islice(_around(known.places, place.id), 1, None))
        return (
            _among(place.id, wanted.id)
            and _among(place.level, wanted.level)
            and _among(place.parent, wanted.under)
            and _among(place.class_word, wanted.ending)
            and (not wanted.within or not around.isdisjoint(wanted.within))
            and place.id not in wanted.without
        )

    return is_wanted


def _is_wanted_case(wanted: CasesWanted, known: Known) -> Callable[[Case], bool]:
    def is_wanted(case: Case) -> bool:
        return (
            _among(case.id, wanted.id)
            and _among(case.place, wanted.place)
            and (not wanted.tag or not set(wanted.tag).isdisjoint(case.tags))
            and _lies(case.place, wanted.within, known)
            and case.id not in wanted.without
        )

    return is_wanted


def _is_wanted_organ(wanted: OrgansWanted, known: Known) -> Callable[[Organ], bool]:
    def is_wanted(organ: Organ) -> bool:
        return (
            _among(organ.id, wanted.id)
            and _among(organ.kind, wanted.kind)
            and _among(organ.place, wanted.place)
            and _lies(organ.place, wanted.within, known)
            and organ.id not in wanted.without
        )

    return is_wanted


def _among(word: str | None, wanted: Collection[str | None]) -> bool:
    return not wanted or word in wanted


def _lies(place: str | None, within: tuple[Scalar, ...], known: Known) -> bool:
    return not within or any(id in within for id in _around(known.places, place))


def _around(places: Mapping[str, Place], id: str | None) -> Iterator[str]:
    """A place and those around it, from the nearest outwards; once each where they run in a circle."""
    seen: set[str] = set()
    while id is not None and id not in seen:
        seen.add(id)
        yield id
        place = places.get(id)
        id = None if place is None or place.parent is None else str(place.parent)


# ---- periods


def _series(wanted: PeriodsWanted, span: Span) -> tuple[list[Match], list[Diagnostic]]:
    problem = _uneven(wanted)
    if problem:
        zh, en = _UNEVEN[problem]
        fault = rules.UNEVEN_PERIODS.at(
            span, first=wanted.first.key, last=wanted.last.key, problem_zh=zh, problem_en=en
        )
        return [], [fault]
    found: list[Match] = []
    period: Period | None = wanted.first
    while period is not None and period.key <= wanted.last.key and len(found) <= MOST_DOCUMENTS:
        found.append(period)
        period = following(period)
    return found, []


def _uneven(wanted: PeriodsWanted) -> str:
    """What is wrong with the two ends of a series; empty if nothing is."""
    first, last = wanted.first, wanted.last
    if days(first) is None or days(last) is None or "/" in first.key + last.key:
        return "named"
    if _form(first) != _form(last):
        return "forms"
    return "order" if first.key > last.key else ""


def _form(period: Period) -> str:
    return "".join("0" if char.isdecimal() else char for char in period.key)
