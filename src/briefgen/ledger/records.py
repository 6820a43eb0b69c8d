"""What the records say about a stored number: its name, place, time, status and source note.

Not the number itself, and not what is computed from it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from briefgen.bounded import Bounded
from briefgen.model.briefing import Briefing
from briefgen.model.fact import Erratum, Fact
from briefgen.model.indicator import Indicator, Observation
from briefgen.model.quantity import Source
from briefgen.model.section import Case, Measure
from briefgen.model.watch import Kept
from briefgen.model.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Told:
    """What is known of a stored number, in both languages, without its amount."""

    zh: str
    en: str


Key = tuple[str, str, int, int, str | None]
MOST_TOLD = 5_000
"""Numbers of which it is held what is known of them."""


@dataclass(frozen=True, slots=True)
class Records:
    """The records of a workspace, asked by the source of a number."""

    workspace: Workspace
    _told: Kept[Key, Told] = field(default_factory=lambda: Bounded(MOST_TOLD), repr=False, compare=False)

    def told(self, source: Source) -> Told:
        """What is known of the number that stands at a source."""
        return self.workspace.remembered(self._told, _key(source), lambda: self._looked_up(source))

    def fact(self, source: Source) -> Fact | None:
        """The fact that a source names: record.alias, in the file of the source."""
        id, _, alias = source.name.rpartition(".")
        for kind, records in _with_facts(self.workspace):
            record = records.get(id)
            found = record.facts.get(alias) if record is not None else None
            if found is not None and self.workspace.span(kind, id, "facts", alias).file == source.span.file:
                return found
        return None

    def indicator(self, id: str) -> Indicator | None:
        """The indicator of an id."""
        return self.workspace.indicators.get(id)

    def misprint(self, text: str, file: str) -> Erratum | None:
        """The erratum whose misprint is this text, one of the same file before others."""
        self.workspace.note("misprint", text)
        found = [(place != file, erratum) for place, erratum in misprinted(self.workspace.plain, text)]
        return min(found, key=lambda one: one[0])[1] if found else None

    def _looked_up(self, source: Source) -> Told:
        indicator, bracket, _ = source.name.partition("(")
        observation = self.workspace.observation_from(indicator, source.span) if bracket else None
        if observation is not None:
            return _of_observation(observation, self.workspace)
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


def _with_facts(workspace: Workspace) -> tuple[tuple[str, Mapping[str, Briefing | Case | Measure]], ...]:
    """The records that hold facts, the last kind first."""
    return ("briefing", workspace.briefings), ("measure", workspace.measures), ("case", workspace.cases)


def misprinted(workspace: Workspace, text: str) -> tuple[tuple[str, Erratum], ...]:
    """The errata whose misprint is a text, each with its file."""
    return tuple(one for one in _errata(workspace) if str(one[1].printed) == text)


def _errata(workspace: Workspace) -> Iterator[tuple[str, Erratum]]:
    for case in workspace.cases.values():
        yield from ((workspace.span("case", str(case.id)).file, e) for e in case.errata.values())
    for briefing in workspace.briefings.values():
        yield from ((workspace.span("briefing", str(briefing.id)).file, e) for e in briefing.errata.values())
