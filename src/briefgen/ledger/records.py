"""What the records say about a stored number: its name, place, time, status and source note.

Not the number itself, and not what is computed from it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from briefgen.model.fact import Erratum, Fact
from briefgen.model.indicator import Indicator, Observation
from briefgen.model.quantity import Amount, Pair, Quantity, Range, Source
from briefgen.model.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Told:
    """What is known of a stored number, in both languages, without its amount."""

    zh: str
    en: str


Key = tuple[str, str, int, int, str | None]


@dataclass(frozen=True, slots=True)
class Records:
    """The records of a workspace, asked by the source of a number. Looked through once, when asked."""

    workspace: Workspace
    _told: dict[Key, Told] = field(default_factory=dict, repr=False, compare=False)
    _observed: dict[int, tuple[Source, Told]] = field(default_factory=dict, repr=False, compare=False)
    """By the identity of the observations' sources, which is quicker than their keys."""
    _facts: dict[tuple[str, str], Fact] = field(default_factory=dict, repr=False, compare=False)
    _seen: set[str] = field(default_factory=set, repr=False, compare=False)

    def told(self, source: Source) -> Told:
        """What is known of the number that stands at a source."""
        observed = self._observed.get(id(source))
        if observed is not None and observed[0] is source:
            return observed[1]
        key = _key(source)
        found = self._told.get(key)
        if found is None:
            self._look(source)
            found = self._told.get(key) or self._told_of_fact(source)
            self._told[key] = found
        return found

    def fact(self, source: Source) -> Fact | None:
        """The fact that a source names."""
        if "facts" not in self._seen:
            self._seen.add("facts")
            self._facts.update(_facts(self.workspace))
        return self._facts.get((source.span.file, source.name))

    def indicator(self, id: str) -> Indicator | None:
        """The indicator of an id."""
        return self.workspace.indicators.get(id)

    def misprint(self, text: str, file: str) -> Erratum | None:
        """The erratum whose misprint is this text, one of the same file before others."""
        found = [
            (span_file != file, erratum)
            for span_file, erratum in _errata(self.workspace)
            if str(erratum.printed) == text
        ]
        return min(found, key=lambda one: one[0])[1] if found else None

    def _look(self, source: Source) -> None:
        """Learns all observations of the indicator that a source names."""
        indicator, bracket, _ = source.name.partition("(")
        if not bracket or indicator in self._seen:
            return
        self._seen.add(indicator)
        for observation in self.workspace.observations_of(indicator):
            told = _of_observation(observation, self.workspace)
            for own in _sources(observation.amount):
                self._told[_key(own)], self._observed[id(own)] = told, (own, told)

    def _told_of_fact(self, source: Source) -> Told:
        fact = self.fact(source)
        return _of_fact(fact, source, self.workspace) if fact is not None else Told(source.name, source.name)


def _key(source: Source) -> Key:
    """What tells two sources apart, quicker to hash than they are."""
    span = source.span
    return source.name, span.file, span.line, span.column, span.cell


def _of_observation(observation: Observation, workspace: Workspace) -> Told:
    indicator = workspace.indicators.get(observation.indicator)
    place = workspace.places.get(observation.place or "")
    marks = [
        str(place.name) if place is not None else "",
        observation.period.text if observation.period is not None else "",
        *(_member(workspace, key, id) for key, id in observation.dimensions),
    ]
    return _told(
        str(indicator.name) if indicator is not None else observation.indicator,
        marks,
        as_of=observation.as_of.text if observation.as_of is not None else "",
        inferred=observation.status == "inferred",
        source=observation.source,
        note=observation.note,
    )


def _of_fact(fact: Fact, source: Source, workspace: Workspace) -> Told:
    indicator = workspace.indicators.get(str(fact.indicator)) if fact.indicator else None
    place = workspace.places.get(str(fact.place)) if fact.place else None
    label = _plain(fact.label) or (str(indicator.name) if indicator is not None else "")
    return _told(
        f"{label}（{source.name}）" if label else source.name,
        [str(place.name) if place is not None else "", fact.period.text if fact.period is not None else ""],
        as_of="",
        inferred=fact.status == "inferred",
        source=_plain(fact.source),
        note=_plain(fact.note),
    )


def _told(name: str, marks: list[str], *, as_of: str, inferred: bool, source: str, note: str) -> Told:
    held = [mark for mark in marks if mark]
    zh = [name + (f"（{'，'.join(held)}）" if held else "")]
    en = [name + (f" ({', '.join(held)})" if held else "")]
    for word, zh_form, en_form in (
        (as_of, "截至{}", "as of {}"),
        ("推定" if inferred else "", "推定", "inferred"),
        (source, "来源：{}", "source: {}"),
        (note, "注：{}", "note: {}"),
    ):
        if word:
            zh.append(zh_form.format(word.rstrip("。")))
            en.append(en_form.format(word.rstrip("。")))
    return Told("；".join(zh), "; ".join(en))


def _member(workspace: Workspace, key: str, id: str) -> str:
    dimension = workspace.dimensions.get(key)
    members = dimension.members if dimension is not None else ()
    return next((str(member.name) for member in members if member.id == id), id)


def _plain(text: object) -> str:
    """A text of a record; one that is computed is left out."""
    return "" if text is None or "{{" in str(text) else str(text)


def _sources(amount: Amount | None) -> Iterator[Source]:
    parts: tuple[Quantity, ...] = ()
    match amount:
        case Quantity():
            parts = (amount,)
        case Pair(households, persons):
            parts = (households, persons)
        case Range(low, high):
            parts = (low, high)
        case None:
            parts = ()
    return (part.source for part in parts if part.source is not None)


def _facts(workspace: Workspace) -> Iterator[tuple[tuple[str, str], Fact]]:
    kinds: tuple[tuple[str, Mapping[str, object]], ...] = (
        ("case", workspace.cases),
        ("measure", workspace.measures),
        ("briefing", workspace.briefings),
    )
    for kind, records in kinds:
        for id in records:
            facts: Mapping[str, Fact] = getattr(records[id], "facts", {})
            for alias, fact in facts.items():
                yield (workspace.span(kind, id, "facts", alias).file, f"{id}.{alias}"), fact


def _errata(workspace: Workspace) -> Iterator[tuple[str, Erratum]]:
    for case in workspace.cases.values():
        yield from ((workspace.span("case", str(case.id)).file, e) for e in case.errata.values())
    for briefing in workspace.briefings.values():
        yield from ((workspace.span("briefing", str(briefing.id)).file, e) for e in briefing.errata.values())
