"""A loaded workspace: every record by kind and id, and where each stands.

Not files, and not yet checked for sense.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from briefgen.diagnostics import Span
from briefgen.model.allowance import Allowance
from briefgen.model.briefing import AnyBriefing
from briefgen.model.indicator import Dimension, Indicator, Observation
from briefgen.model.lexicon import Lexicon
from briefgen.model.place import Organ, Place
from briefgen.model.section import Case, Measure

Path_ = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Spans:
    """Where the parts of one record stand: paths of keys and indexes to places."""

    whole: Span
    parts: Mapping[Path_, Span]

    def at(self, *path: str | int) -> Span:
        """The place of a part, or of the nearest part around it."""
        for length in range(len(path), 0, -1):
            found = self.parts.get(path[:length])
            if found is not None:
                return found
        return self.whole


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
    spans: Mapping[tuple[str, str], Spans] = field(default_factory=lambda: MappingProxyType({}))
    """By kind and id: ("case", "yudu")."""
    lexicon: Lexicon = field(default_factory=Lexicon)
    allowances: tuple[Allowance, ...] = ()
    _by_indicator: Mapping[str, tuple[Observation, ...]] = field(init=False, repr=False, compare=False)
    _by_place: Mapping[tuple[str, str | None], tuple[Observation, ...]] = field(
        init=False, repr=False, compare=False
    )

    def __post_init__(self) -> None:
        found: dict[str, list[Observation]] = {}
        placed: dict[tuple[str, str | None], list[Observation]] = {}
        for observation in self.observations:
            found.setdefault(observation.indicator, []).append(observation)
            placed.setdefault((observation.indicator, observation.place), []).append(observation)
        object.__setattr__(self, "_by_indicator", {key: tuple(held) for key, held in found.items()})
        object.__setattr__(self, "_by_place", {key: tuple(held) for key, held in placed.items()})

    def observations_of(self, indicator: str, place: str | None = None) -> tuple[Observation, ...]:
        """The observations of one indicator, at one place if it is named, in file order."""
        if place is not None:
            return self._by_place.get((indicator, place), ())
        return self._by_indicator.get(indicator, ())

    def span(self, kind: str, id: str, *path: str | int) -> Span:
        """Where a record, or a part of it, stands."""
        found = self.spans.get((kind, id))
        return found.at(*path) if found is not None else Span("briefgen.toml")
