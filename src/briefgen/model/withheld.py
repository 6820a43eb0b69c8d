"""What an edition does not hold: enough to know it when it is asked for, and nothing of what it says.

Ids, fields and conditions are kept as keyed hashes, so that neither the file of it nor a state made from it
holds a word of what is kept from readers.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from briefgen.diagnostics import Span
from briefgen.model.sensitivity import Edition

FILE = "withheld.json"
"""Stands beside the settings of a projected workspace; line N of it is one thing."""
Reason = Literal["internal", "restricted", "small"]
ROW = "row"
LEVEL = "level"
"""The mark of a place that tells its level."""
ANY = "*"
"""The mark of what stands for any fact or any erratum of its record."""


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing that is not there: a record, a field, a fact, an erratum, or an observation. `marks` are the
    hashes of its conditions (of an observation), or of the places around it (of a place), with its level."""

    line: int
    kind: str
    """record, part or row."""
    name: str
    """The hash of what it is asked by: kind, id, field, alias; of an observation that of its indicator."""
    reason: Reason
    marks: Mapping[str, str] = field(default_factory=dict)

    @property
    def place(self) -> Span:
        """The line that stands for it."""
        return Span(FILE, self.line)


@dataclass(frozen=True, slots=True)
class Withheld:
    """All that an edition does not hold."""

    edition: Edition
    salt: str
    below: int = 0
    """Counts below it are small."""
    things: tuple[Thing, ...] = ()
    _named: dict[str, Thing] = field(init=False, repr=False, compare=False, default_factory=dict)
    _rows: dict[str, list[Thing]] = field(init=False, repr=False, compare=False, default_factory=dict)

    _places: list[Thing] = field(init=False, repr=False, compare=False, default_factory=list)

    def __post_init__(self) -> None:
        self._places.extend(thing for thing in self.things if LEVEL in thing.marks)
        for thing in self.things:
            if thing.kind == ROW:
                self._rows.setdefault(thing.name, []).append(thing)
                continue
            for name in (thing.name, *((thing.marks[ANY],) if ANY in thing.marks else ())):
                self._named.setdefault(name, thing)

    def record(self, kind: str, id: str) -> Thing | None:
        """The record of this id, if it is not there because readers may not see it."""
        return self._named.get(self.hash(kind, id))

    def part(self, kind: str, id: str, *path: str) -> Thing | None:
        """A field of a record, or a fact or erratum by its alias (* for any), that readers may not see."""
        return self._named.get(self.hash(kind, id, *path))

    def rows(self, indicator: str, where: Mapping[str, str]) -> tuple[Thing, ...]:
        """The observations that meet every condition and are not there."""
        held = self._rows.get(self.hash("indicator", indicator), ()) if self._rows else ()
        if not held:
            return ()
        conditions = [(self.hash("key", key), self.hash(key, member)) for key, member in where.items()]
        return tuple(one for one in held if all(one.marks.get(key) == mark for key, mark in conditions))

    def exact(self, indicator: str, where: Mapping[str, str]) -> Thing | None:
        """The observation at exactly this place, time and dimensions, if it is not there."""
        keys = {self.hash("key", key) for key in (*where, "place", "as_of")}
        return next((one for one in self.rows(indicator, where) if keys >= one.marks.keys()), None)

    def small(self, indicator: str, where: Mapping[str, str]) -> bool:
        """Whether a figure is not there because it is small, or tells one that is; `where` has all its
        conditions. A mark is to stand for it."""
        found = self.exact(indicator, where)
        return found is not None and found.reason == "small"

    def places_under(self, around: str, level: str | None = None) -> tuple[Thing, ...]:
        """The places directly under a place that are not there; with a level, those of it anywhere inside."""
        mark = self.hash("under" if level is None else "inside", around)
        wanted = None if level is None else self.hash("level", level)
        return tuple(one for one in self._places if _lies(one, mark, wanted))

    def hides_inside(self, around: str) -> bool:
        """Whether any place inside a place is not there."""
        mark = self.hash("inside", around)
        return any(mark in one.marks for one in self._places)

    def is_among(self, thing: Thing, key: str, members: Iterable[str]) -> bool:
        """Whether an observation that is not there is of one of these (members, periods, places), or none."""
        mark = thing.marks.get(self.hash("key", key))
        return mark is None or any(mark == self.hash(key, member) for member in members)

    def hash(self, *words: str) -> str:
        """What stands for some words."""
        return hashed(self.salt, words)


def hashed(salt: str, words: tuple[str, ...]) -> str:
    """A keyed hash of some words."""
    said = "\0".join((salt, *words))
    return hashlib.sha256(said.encode("utf-8", "surrogateescape")).hexdigest()[:24]


def _lies(thing: Thing, mark: str, level: str | None) -> bool:
    return mark in thing.marks and (level is None or thing.marks.get(LEVEL) == level)
