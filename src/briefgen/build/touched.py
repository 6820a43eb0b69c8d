"""The documents that a saved file most likely touches, told at once from what they read the last time.

Not the last word: it looks at what has changed only, and the build that follows asks every question again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import zip_longest

from briefgen.model.indicator import Observation
from briefgen.model.watch import Question
from briefgen.model.workspace import KINDS, Workspace

Rows = tuple[Observation, ...]
SETTINGS = "briefgen.toml"
TEMPLATES, ASSETS = "templates/", "data/assets/"


@dataclass(slots=True)
class Readers:
    """Who asked what, by question; questions about observations by their indicator or place too."""

    by_question: dict[Question, set[str]] = field(default_factory=dict)
    by_subject: dict[str, list[Question]] = field(default_factory=dict)

    def add(self, id: str, asked: Iterable[Question]) -> None:
        """Notes what a document asked."""
        for question in asked:
            readers = self.by_question.get(question)
            if readers is not None:
                readers.add(id)
                continue
            self.by_question[question] = {id}
            if question[0] in ("matching", "observations", "at"):
                self.by_subject.setdefault("".join(question[1:2]), []).append(question)

    def of(self, question: Question) -> set[str]:
        """Those who asked a question."""
        return self.by_question.get(question, set())

    def about(self, row: Observation) -> Iterator[Question]:
        """The questions that an observation has to do with."""
        for question in self.by_subject.get(row.indicator, ()):
            if question[0] == "observations":
                if question[2:] in ((), (row.place,)):
                    yield question
            elif all(
                row.at(key) == member for key, member in zip(question[2::2], question[3::2], strict=True)
            ):
                yield question
        yield from self.by_subject.get(row.place or "", ())
        yield from self.by_subject.get("", ())


def touched(readers: Readers, before: Workspace, now: Workspace, files: frozenset[str]) -> tuple[str, ...]:
    """The documents of a workspace that read what is not as it was, in its order. `files` were saved."""
    found: set[str] = set(now.briefings) if SETTINGS in files else set()
    for file in files:
        for kind, folder in (("template", TEMPLATES), ("asset", ASSETS)):
            found |= readers.of((kind, file.removeprefix(folder))) if file.startswith(folder) else set()
    for kind, name in KINDS:
        old, new = getattr(before, name), getattr(now, name)
        changed = _changed(old, new)
        found |= changed if kind == "briefing" else set()
        for id in changed:
            found |= readers.of(("record", kind, id))
        found |= readers.of(("members", kind)) if list(old) != list(new) else set()
    for question in {question for row in _rows(before, now) for question in readers.about(row)}:
        found |= readers.of(question)
    return tuple(id for id in now.briefings if id in found)


def _changed(old: Mapping[str, object], new: Mapping[str, object]) -> set[str]:
    same = {id for id, record in new.items() if old.get(id) is record or old.get(id) == record}
    return (old.keys() | new.keys()) - same


def _rows(before: Workspace, now: Workspace) -> Iterator[Observation]:
    """The observations that changed, as they were and as they are."""
    for pair in _pairs(before.observations, now.observations):
        if pair[0] != pair[1]:
            yield from (row for row in pair if row is not None)


def _pairs(old: Rows, new: Rows) -> Iterable[tuple[Observation | None, Observation | None]]:
    """Rows that are not the same object: one to one where none came or went."""
    if len(old) == len(new):
        return [(one, other) for one, other in zip(old, new, strict=True) if one is not other]
    kept = {id(row) for row in old} & {id(row) for row in new}
    gone, come = ([row for row in rows if id(row) not in kept] for rows in (old, new))
    return zip_longest(gone, come)
