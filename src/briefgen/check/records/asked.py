"""What the texts of records ask of the observations: value('riders', period='2024-03') and the like.

Not answers in the finished document: only queries that name their indicator in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from briefgen.check.records.passages import Passage
from briefgen.model.briefing import Briefing
from briefgen.model.formula import FormulaError, names, parsed
from briefgen.model.indicator import Indicator, Observation
from briefgen.model.period import PeriodError, period_of
from briefgen.model.workspace import Workspace

_QUERY = re.compile(
    r"\b(?:value|pair|total|rate|count)\(\s*(?P<q>['\"])(?P<id>[^'\"]+)(?P=q)(?P<rest>[^()]*)\)"
)
_GIVEN = re.compile(r"(?P<key>\w+)\s*=\s*(?:(?P<q>['\"])(?P<word>[^'\"]*)(?P=q)|(?P<number>\d+))")
_NAMED = re.compile(r"\b(?P<key>period|as_of)\s*=\s*(?P<name>[A-Za-z_][\w.]*)")
"""A time that a query takes from a name: that of `for:`, or one that only the finished document knows."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A query: an indicator, and what it fixes; `at` is its offset in a text."""

    indicator: Indicator
    where: Mapping[str, str]
    at: int = 0


def matches(workspace: Workspace, asked: Asked, place: str | None) -> tuple[Observation, ...]:
    """The observations that a query can print, at its own place or at that of the text."""
    fixed = [(key, member) for key, member in asked.where.items() if key != "place"]
    held = workspace.observations_of(asked.indicator.id, asked.where.get("place", place))
    return tuple(one for one in held if all(one.at(key) == member for key, member in fixed))


def queries(workspace: Workspace, passage: Passage) -> Iterator[Asked]:
    """The queries of a text that name what they ask for; those of a derived indicator are taken apart."""
    for query in _written(str(passage.text)):
        named = {key: _looped(workspace, passage, name) for key, name in query.named}
        if None in named.values():
            continue
        where = dict(query.given) | {key: word for key, word in named.items() if word is not None}
        for indicator in _stored(workspace, query.id, set()):
            own = {k: v for k, v in where.items() if k in ("place", "period", "as_of", *indicator.dimensions)}
            yield Asked(indicator, own, query.at)


@dataclass(frozen=True, slots=True)
class _Query:
    """A query as a text has it, whatever document the text stands in."""

    id: str
    given: tuple[tuple[str, str], ...]
    named: tuple[tuple[str, str], ...]
    at: int


@lru_cache(maxsize=4096)
def _written(text: str) -> tuple[_Query, ...]:
    """The queries of a text, read once for all documents that share it."""
    if "('" not in text and '("' not in text:
        return ()
    return tuple(map(_query, _QUERY.finditer(text)))


def _query(match: re.Match[str]) -> _Query:
    given = {g["key"]: g["number"] or g["word"] or "" for g in _GIVEN.finditer(match["rest"])}
    named = {g["key"]: g["name"] for g in _NAMED.finditer(match["rest"])}
    members = tuple((key, _member(key, word)) for key, word in given.items())
    return _Query(match["id"], members, tuple(named.items()), match.start())


def _looped(workspace: Workspace, passage: Passage, name: str) -> str | None:
    """The period that a document is made for (`for:`), if it is what a name means."""
    target = workspace.targets.get(passage.owner.id) if isinstance(passage.owner, Briefing) else None
    return target.period.key if name == "period" and target is not None and target.period else None


def _member(key: str, word: str) -> str:
    try:
        return period_of(word).key if key in ("period", "as_of") else word
    except PeriodError:
        return word


def _stored(workspace: Workspace, id: str, seen: set[str]) -> Iterator[Indicator]:
    indicator = workspace.indicators.get(id)
    if indicator is None or id in seen:
        return
    seen.add(id)
    if indicator.formula is None:
        yield indicator
        return
    try:
        read: Iterable[str] = names(parsed(str(indicator.formula)))
    except FormulaError:
        return
    for name in read:
        yield from _stored(workspace, name, seen)
