"""Which documents are asked for: by id, by file, and by what they are (`--select kind:report place:yudu`).

Not the command line, and not the building: a workspace and words in, ids out.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from fnmatch import fnmatchcase
from pathlib import PurePath
from typing import get_args, get_type_hints

from briefgen.build.assembly import SETTINGS
from briefgen.diagnostics import Diagnostic
from briefgen.model.briefing import AnyBriefing, Briefing, Bulletin, Official
from briefgen.model.kinds import KIND_NAMES
from briefgen.model.period import Period, PeriodError, days, period_of
from briefgen.model.region import above
from briefgen.model.workspace import Workspace
from briefgen.rules import build as rules
from briefgen.rules.guess import hint

LISTED = 12
"""How many ids or values a message lists at most."""
BETWEEN = ","


@dataclass(frozen=True, slots=True)
class Term:
    """A condition: the key, and the values of which one must fit."""

    key: str
    values: tuple[str, ...]
    written: str


def chosen(
    workspace: Workspace, names: tuple[str, ...], select: tuple[str, ...], broken: Collection[str] = ()
) -> tuple[tuple[str, ...], list[Diagnostic]]:
    """The ids asked for, in the order of the names, and what is wrong with the request. Names of files
    that cannot be read (`broken`), and of files with `for:`, stand among the ids: their faults are told."""
    ids, findings = _by_name(workspace, names, broken)
    terms, faults = _terms(select)
    faults += [fault for term in terms for fault in _unknown_values(workspace, term)]
    if faults:
        return (), [*findings, *faults]
    fitting = tuple(id for id in ids if id not in workspace.briefings or _fits(workspace, id, terms))
    if terms and not findings and not any(id in workspace.briefings for id in fitting):
        asked = " ".join((*names, *(term.written for term in terms)))
        findings.append(rules.NOTHING_SELECTED.at(SETTINGS, terms=asked))
    return fitting, findings


# ---- names


def _by_name(
    workspace: Workspace, names: tuple[str, ...], broken: Collection[str]
) -> tuple[tuple[str, ...], list[Diagnostic]]:
    known, families = workspace.briefings, workspace.families
    if not names:
        return tuple(known), []
    ids: dict[str, None] = {}
    findings = []
    for name in names:
        id = PurePath(name).stem if name.endswith((".yaml", ".yml")) else name
        if id in known or id in broken or id in families:
            ids |= dict.fromkeys((id, *families.get(id, ())))
        else:
            guess = hint(id, (*known, *families))
            findings.append(rules.UNKNOWN_DOCUMENT.at(SETTINGS, id=name, known=_listed(known), **guess))
    return tuple(ids), findings


def _listed(words: Iterable[str]) -> str:
    every = tuple(words)
    return "、".join(every[:LISTED]) + ("……" if len(every) > LISTED else "")


# ---- conditions


def _terms(select: tuple[str, ...]) -> tuple[tuple[Term, ...], list[Diagnostic]]:
    """The conditions of the option: `key:value`, several values with commas; a key given twice is either."""
    values: dict[str, list[str]] = {}
    findings = []
    for written in (word for text in select for word in text.split()):
        key, colon, listed = written.partition(":")
        given = [value for value in listed.split(BETWEEN) if value]
        if not colon or not given:
            findings.append(rules.NO_CONDITION.at(SETTINGS, term=written, keys=_listed(KEYS)))
        elif key not in KEYS:
            findings.append(rules.UNKNOWN_KEY.at(SETTINGS, key=key, keys=_listed(KEYS), **hint(key, KEYS)))
        else:
            values.setdefault(key, []).extend(given)
    terms = (Term(key, tuple(given), f"{key}:{BETWEEN.join(given)}") for key, given in values.items())
    return tuple(terms), findings


def _unknown_values(workspace: Workspace, term: Term) -> Iterator[Diagnostic]:
    known = tuple(dict.fromkeys(KEYS[term.key].known(workspace)))
    for value in term.values:
        if not KEYS[term.key].is_known(value, known):
            listed = _listed(known) or "—"
            yield rules.UNKNOWN_VALUE.at(
                SETTINGS, key=term.key, value=value, known=listed, **hint(value, known)
            )


def _fits(workspace: Workspace, id: str, terms: tuple[Term, ...]) -> bool:
    briefing = workspace.briefings[id]
    return all(
        any(KEYS[term.key].fits(workspace, id, briefing, value) for value in term.values) for term in terms
    )


# ---- what can be asked


@dataclass(frozen=True, slots=True)
class Key:
    """A key of a condition: whether a document fits a value, the values there are, whether one is known."""

    fits: Callable[[Workspace, str, AnyBriefing, str], bool]
    known: Callable[[Workspace], Iterable[str]]
    is_known: Callable[[str, Collection[str]], bool] = lambda value, known: value in known


def _is_at(workspace: Workspace, id: str, briefing: AnyBriefing, value: str) -> bool:
    """Whether the document's place is one of this id or name, or lies in it."""
    place = workspace.places.get(str(briefing.place))
    around = () if place is None else (place, *above(workspace, str(place.id)))
    return any(value in (one.id, one.name, one.short) for one in around)


def _is_of(workspace: Workspace, id: str, briefing: AnyBriefing, value: str) -> bool:
    """Whether the document's time lies in a period."""
    time, wanted = time_of(workspace, id), days(period_of(value))
    own = None if time is None else days(time)
    return own is not None and wanted is not None and wanted[0] <= own[0] and own[1] <= wanted[1]


def time_of(workspace: Workspace, id: str) -> Period | None:
    """The time of a document: that which it is made for (`for:`), else its day of issue, else the date that
    it is sorted by, else that of its figures."""
    target, briefing = workspace.targets.get(id), workspace.briefings[id]
    if target is not None and target.period is not None:
        return target.period
    for given in (briefing.date_issued, briefing.sort_date, briefing.as_of):
        if isinstance(given, date):
            return period_of(given.isoformat())
        if isinstance(given, Period):
            return given
        if given is not None and given.inferred is not None:
            return given.inferred
    return None


def _is_time(value: str, _: Collection[str]) -> bool:
    try:
        return days(period_of(value)) is not None
    except PeriodError:
        return False


def _places(workspace: Workspace) -> Iterator[str]:
    for place in workspace.places.values():
        yield from (str(word) for word in (place.id, place.name, place.short) if word is not None)


def _months(workspace: Workspace) -> Iterator[str]:
    times = sorted({time.key for id in workspace.briefings if (time := time_of(workspace, id)) is not None})
    yield from dict.fromkeys(key[: len("2019-06")] for key in times)


def _series(briefing: AnyBriefing) -> tuple[str, ...]:
    if not isinstance(briefing, Bulletin):
        return ()
    return tuple(str(word) for word in (briefing.series.name, briefing.series.sub) if word is not None)


def _format(briefing: AnyBriefing) -> tuple[str, ...]:
    return (briefing.format,) if isinstance(briefing, Official) else ()


def _template(briefing: AnyBriefing) -> tuple[str, ...]:
    return (str(briefing.template or briefing.kind),)


def _is_like(value: str, known: Collection[str]) -> bool:
    return any(fnmatchcase(word, value) for word in known)


def _of_words(words: Callable[[AnyBriefing], tuple[str, ...]], *, every: Iterable[str] = ()) -> Key:
    """A key about words that briefings hold; `every` lists them where they are fixed."""
    fixed = tuple(every)

    def known(workspace: Workspace) -> Iterable[str]:
        return fixed or (word for one in workspace.briefings.values() for word in words(one))

    return Key(lambda workspace, id, briefing, value: value in words(briefing), known)


def _literals(record: type, name: str) -> tuple[str, ...]:
    return tuple(map(str, get_args(get_type_hints(record)[name])))


KEYS: Mapping[str, Key] = {
    "kind": _of_words(lambda one: (one.kind,), every=KIND_NAMES),
    "place": Key(_is_at, _places),
    "month": Key(_is_of, _months, _is_time),
    "id": Key(lambda _, id, __, value: fnmatchcase(id, value), lambda w: w.briefings, _is_like),
    "file": Key(lambda w, id, _, value: value == _file(w, id), lambda w: (_file(w, i) for i in w.briefings)),
    "series": _of_words(_series),
    "status": _of_words(lambda one: (one.status,), every=_literals(Briefing, "status")),
    "tag": _of_words(lambda one: tuple(map(str, one.tags))),
    "template": _of_words(_template),
    "format": _of_words(_format, every=_literals(Official, "format")),
}
"""What documents can be chosen by, in the order in which it is told."""


def _file(workspace: Workspace, id: str) -> str:
    """The name of the file that a document is written in: with `for:`, that of many."""
    return PurePath(workspace.span("briefing", id).file).stem
