"""A loaded workspace: every record by kind and id, and where each stands.

Not files, and not yet checked for sense.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields
from itertools import chain
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from briefgen.bounded import Bounded
from briefgen.diagnostics import Span
from briefgen.model.allowance import Allowance
from briefgen.model.briefing import AnyBriefing
from briefgen.model.fields import Place as Spot
from briefgen.model.indicator import Dimension, Indicator, Observation
from briefgen.model.lexicon import Lexicon
from briefgen.model.place import Organ, Place
from briefgen.model.quantity import quantities
from briefgen.model.section import Case, Measure
from briefgen.model.target import Target
from briefgen.model.watch import Kept, Rows, Watch, Watched
from briefgen.model.withheld import Withheld

Path_ = tuple[str | int, ...]
Key = TypeVar("Key")
Value = TypeVar("Value")
KINDS = (
    ("place", "places"),
    ("organ", "organs"),
    ("dimension", "dimensions"),
    ("indicator", "indicators"),
    ("case", "cases"),
    ("measure", "measures"),
    ("briefing", "briefings"),
    ("target", "targets"),
)
"""The kinds of records, each with the field that holds them by id."""
MOST_GROUPS = 500
"""How many finer groups of observations are held: documents that come later ask for others."""


@dataclass(frozen=True, slots=True)
class Spans:
    """Where the parts of one record stand: paths of keys and indexes to places. Few of them are ever asked
    for, so a place is made a span then."""

    whole: Span
    parts: Mapping[Path_, Spot]

    def at(self, *path: str | int) -> Span:
        """The place of a part, or of the nearest part around it."""
        for length in range(len(path), 0, -1):
            found = self.parts.get(path[:length])
            if found is not None:
                return Span(*found)
        return self.whole

    def all(self) -> Iterator[tuple[Path_, Span]]:
        """Every part with its place."""
        return ((path, Span(*place)) for path, place in self.parts.items())


@dataclass(frozen=True, slots=True)
class Groups:
    """Observations by indicator, by indicator and place, and by indicator and file."""

    by_indicator: Mapping[str, tuple[Observation, ...]]
    by_place: Mapping[tuple[str, str | None], tuple[Observation, ...]]
    by_file: Mapping[tuple[str, str], tuple[Observation, ...]]

    @classmethod
    def of(cls, rows: Iterable[Observation]) -> Groups:
        """The groups of some rows."""
        found: dict[str, list[Observation]] = {}
        placed: dict[tuple[str, str | None], list[Observation]] = {}
        filed: dict[tuple[str, str], list[Observation]] = {}
        for one in rows:
            found.setdefault(one.indicator, []).append(one)
            placed.setdefault((one.indicator, one.place), []).append(one)
            filed.setdefault((one.indicator, one.span.file), []).append(one)
        return cls(_settled(found), _settled(placed), _settled(filed))

    @classmethod
    def joined(cls, parts: Sequence[Groups]) -> Groups:
        """The groups of all, one after the other."""
        return cls(
            _joined([one.by_indicator for one in parts]),
            _joined([one.by_place for one in parts]),
            _joined([one.by_file for one in parts]),
        )


@dataclass(frozen=True, slots=True)
class Workspace:
    """Every record that loaded. Mappings are by id, in file order (files sorted by path)."""

    root: Path
    places: Mapping[str, Place] = field(default_factory=lambda: MappingProxyType({}))
    organs: Mapping[str, Organ] = field(default_factory=lambda: MappingProxyType({}))
    dimensions: Mapping[str, Dimension] = field(default_factory=lambda: MappingProxyType({}))
    indicators: Mapping[str, Indicator] = field(default_factory=lambda: MappingProxyType({}))
    observations: tuple[Observation, ...] = ()
    cases: Mapping[str, Case] = field(default_factory=lambda: MappingProxyType({}))
    measures: Mapping[str, Measure] = field(default_factory=lambda: MappingProxyType({}))
    briefings: Mapping[str, AnyBriefing] = field(default_factory=lambda: MappingProxyType({}))
    targets: Mapping[str, Target] = field(default_factory=lambda: MappingProxyType({}))
    """What a document is made for, by its id; those written out one by one have none."""
    families: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    """The ids of the documents of each file with `for:`, by its name; none where it cannot be read."""
    spans: Mapping[tuple[str, str], Spans] = field(default_factory=lambda: MappingProxyType({}))
    """By kind and id: ("case", "yudu")."""
    origins: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """By file: a name for all that was read from it, which is another one where any of that is."""
    lexicon: Lexicon = field(default_factory=Lexicon)
    allowances: tuple[Allowance, ...] = ()
    withheld: Withheld | None = None
    """What this edition does not hold; None in the workspace itself, which holds everything."""
    groups: Groups | None = field(default=None, repr=False, compare=False)
    """The observations by what queries name first, where that is known already."""
    _held: _Held = field(init=False, repr=False, compare=False)
    _watch: Watch | None = field(init=False, repr=False, compare=False, default=None)
    _plain: Workspace | None = field(init=False, repr=False, compare=False, default=None)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_held", _Held(self.groups or Groups.of(self.observations)))

    def watched(self, watch: Watch) -> Workspace:
        """The same records; what is asked of them is noted."""
        made = object.__new__(Workspace)
        for one in fields(Workspace):
            object.__setattr__(made, one.name, getattr(self, one.name))
        for kind, name in KINDS:
            object.__setattr__(made, name, Watched(kind, getattr(self, name), watch))
        rows = Rows(self.observations)
        rows.watch = watch
        object.__setattr__(made, "observations", rows)
        object.__setattr__(made, "_watch", watch)
        object.__setattr__(made, "_plain", self)
        return made

    @property
    def plain(self) -> Workspace:
        """The same records, where nothing is noted: for who notes a narrower question."""
        return self._plain or self

    def note(self, *question: str) -> None:
        """Notes a question about more than one record, if anybody watches."""
        if self._watch is not None:
            self._watch.note(*question)

    def remembered(self, kept: Kept[Key, Value], key: Key, make: Callable[[], Value]) -> Value:
        """What `make` gives, made once; what it asked is asked by everyone who takes it."""
        if self._watch is not None:
            return self._watch.remembered(kept, key, make)
        found = kept.get(key)
        return found[0] if found is not None else kept.keep(key, (make(), frozenset()))[0]

    def observations_of(self, indicator: str, place: str | None = None) -> tuple[Observation, ...]:
        """The observations of one indicator, at one place if it is named, in file order."""
        self.note("observations", indicator, *(() if place is None else (place,)))
        if place is not None:
            return self._held.by_place.get((indicator, place), ())
        return self._held.by_indicator.get(indicator, ())

    def matching(self, indicator: str, where: Mapping[str, str]) -> tuple[Observation, ...]:
        """The observations of an indicator that meet every condition, in file order."""
        self.note("matching", indicator, *(part for condition in where.items() for part in condition))
        place, period = where.get("place"), where.get("period")
        if place is not None and period is not None:
            held = self._held.timed(indicator, place).get(period, ())
        else:
            held = self.plain.observations_of(indicator, place)
        return tuple(o for o in held if all(o.at(key) == member for key, member in where.items()))

    def observations_at(self, place: str | None) -> Mapping[str, tuple[Observation, ...]]:
        """The observations at a place, or those without one, by indicator."""
        self.note("at", *(() if place is None else (place,)))
        return self._held.at(place)

    def observation_from(self, indicator: str, span: Span) -> Observation | None:
        """The observation of an indicator whose figure, or half of it, stands at a place."""
        self.note("stored", indicator, *_place(span))
        return self.observation_stored(indicator, _place(span))

    def observation_stored(self, indicator: str, place: tuple[str, ...]) -> Observation | None:
        """The same, by the parts of the place; nobody notes it."""
        return self._held.stored(indicator, place[0]).get(place)

    def written(self) -> Iterator[AnyBriefing]:
        """The briefings, one a file: of those that are made of one (`for:`) the first."""
        firsts = {ids[0] for ids in self.families.values() if ids}
        for id, briefing in self.briefings.items():
            if id not in self.targets or id in firsts:
                yield briefing

    def span(self, kind: str, id: str, *path: str | int) -> Span:
        """Where a record, or a part of it, stands."""
        self.note("record", kind, id)
        found = self.spans.get((kind, id))
        return found.at(*path) if found is not None else Span("briefgen.toml")


class _Held:
    """Observations by what queries name first. Finer groups are made when they are asked for, of few of them:
    a process that touches all observations has memory of its own for them, and shares none."""

    __slots__ = ("_by_file", "_stored", "_timed", "by_indicator", "by_place")

    def __init__(self, groups: Groups) -> None:
        self.by_indicator, self.by_place = groups.by_indicator, groups.by_place
        self._by_file = groups.by_file
        self._stored = Bounded[tuple[str, str], dict[tuple[str, ...], Observation]](MOST_GROUPS)
        self._timed = Bounded[tuple[str, str], dict[str, tuple[Observation, ...]]](MOST_GROUPS)

    def at(self, place: str | None) -> Mapping[str, tuple[Observation, ...]]:
        """The observations at a place by indicator."""
        found = ((indicator, self.by_place.get((indicator, place))) for indicator in self.by_indicator)
        return {indicator: held for indicator, held in found if held is not None}

    def timed(self, indicator: str, place: str) -> Mapping[str, tuple[Observation, ...]]:
        """The observations of an indicator at a place, by period."""
        key = indicator, place
        found = self._timed.get(key)
        if found is None:
            periods: dict[str, list[Observation]] = {}
            for one in self.by_place.get(key, ()):
                if one.period is not None:
                    periods.setdefault(one.period.key, []).append(one)
            found = self._timed.keep(key, {period: tuple(held) for period, held in periods.items()})
        return found

    def stored(self, indicator: str, file: str) -> Mapping[tuple[str, ...], Observation]:
        """The observations of an indicator in a file, by the places of their figures."""
        key = indicator, file
        found = self._stored.get(key)
        if found is None:
            held = ((half, one) for one in self._by_file.get(key, ()) for half in quantities(one.amount))
            placed = {_place(half.source.span): one for half, one in held if half.source is not None}
            found = self._stored.keep(key, placed)
        return found


def _settled(groups: Mapping[Key, list[Observation]]) -> Mapping[Key, tuple[Observation, ...]]:
    return {key: tuple(held) for key, held in groups.items()}


def _joined(parts: Iterable[Mapping[Key, tuple[Value, ...]]]) -> Mapping[Key, tuple[Value, ...]]:
    found: dict[Key, list[tuple[Value, ...]]] = {}
    for part in parts:
        for key, held in part.items():
            found.setdefault(key, []).append(held)
    return {key: held[0] if len(held) == 1 else tuple(chain(*held)) for key, held in found.items()}


def _place(span: Span) -> tuple[str, ...]:
    return span.file, str(span.line), str(span.column), span.sheet or "", span.cell or ""
