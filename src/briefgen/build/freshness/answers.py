"""The answers of a workspace to the questions that documents asked, as fingerprints.

Not the asking: documents do that while they are composed (`model/watch`). A question that is not known here
has no answer, so that nobody takes a document for fresh because of it.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields
from posixpath import normpath
from typing import Any

from briefgen.bounded import Bounded
from briefgen.build.freshness.fingerprint import digest, fingerprint
from briefgen.build.freshness.readings import files_of
from briefgen.build.freshness.unseen import unseen
from briefgen.config import Config
from briefgen.ledger.records import misprinted
from briefgen.model.indicator import Observation
from briefgen.model.lexicon import Lexicon
from briefgen.model.region import inside, under
from briefgen.model.watch import Question
from briefgen.model.workspace import KINDS, Workspace

ABSENT = "-"
"""The answer where there is no such record or file."""
UNKNOWN = "?"
"""The answer where a file is there, but not among the input files by this name (one of two links to a folder,
another case of letters): nobody knows whether it is still the same."""
WITHIN = ":"
"""Between the answer to a question about a text, and that of all that might stand in it: while the
latter is the same, nobody reads the text again."""
FIELDS = dict(KINDS)
MOST_GIVEN = 20_000
"""Answers that are held: those of some fifty documents."""
MOST_KEPT = 100_000
"""Fingerprints that are held."""


class Fingerprints:
    """Fingerprints of records and their parts, kept by identity: what is loaded again unchanged, or shared by
    the documents of one file, costs nothing."""

    def __init__(self) -> None:
        self._kept = Bounded[int, tuple[object, str]](MOST_KEPT)
        self._former = Bounded[int, tuple[object, str]](MOST_KEPT)

    def renew(self) -> None:
        """Lets go of what nobody has asked for since the last time."""
        self._former, self._kept = self._kept, Bounded(MOST_KEPT)

    def of(self, record: Any) -> str:
        """The fingerprint of a record or an observation."""
        return self._once(record, self._made)

    def of_part(self, part: object) -> str:
        """The fingerprint of what several records may hold."""
        return self._once(part, fingerprint)

    def _made(self, record: Any) -> str:
        if isinstance(record, Observation):
            return fingerprint(record)
        values = (getattr(record, one.name) for one in fields(record))
        return digest(" ".join(self._of_value(value) for value in values))

    def _of_value(self, value: object) -> str:
        shared = value and isinstance(value, tuple | Mapping)
        return self.of_part(value) if shared else fingerprint(value)

    def _once(self, value: object, make: Callable[[Any], str]) -> str:
        found = self._kept.get(id(value)) or self._former.get(id(value))
        if found is None or found[0] is not value:
            found = value, make(value)
        return self._kept.keep(id(value), found)[1]


class Answers:
    """What one workspace with its settings and files answers. `files` are the hashes of its input files."""

    def __init__(
        self, workspace: Workspace, config: Config, files: Mapping[str, str], kept: Fingerprints
    ) -> None:
        self._workspace, self._config, self._files, self._kept = workspace.plain, config, files, kept
        self._given = Bounded[Question, str](MOST_GIVEN)
        kept.renew()
        self._wholes: dict[str, str] = {}

    def to(self, question: Question) -> str:
        """The answer to a question."""
        found = self._given.get(question)
        if found is None:
            found = self._asked(question)
            if question[0] not in _WHOLES:  # a text of a document, which no other asks about
                self._given.keep(question, found)
        return found

    def _asked(self, question: Question) -> str:
        ask = ASK.get(question[0])
        found = ask(self, *question[1:]) if ask is not None else ABSENT
        return found + unseen(self._workspace.withheld, question)

    def sure(self, question: Question) -> str | None:
        """The answer to a question; None where nobody knows whether it is still the same."""
        found = self.to(question)
        return None if found == UNKNOWN else found

    def prepare(self) -> None:
        """Makes ready what texts are looked through for."""
        for kind in _WHOLES:
            self.whole(kind)
        self._variants("")

    def is_still(self, question: Question, answer: str) -> bool:
        """Whether a question has the same answer as before."""
        if answer == UNKNOWN:
            return False
        kind, (before, within, whole) = question[0], answer.partition(WITHIN)
        if within and whole == self.whole(kind):
            return True
        return self.to(question).partition(WITHIN)[0] == before if within else self.to(question) == answer

    # ---- records

    def _record(self, kind: str, id: str) -> str:
        record = getattr(self._workspace, FIELDS[kind]).get(id)
        spans = self._workspace.spans.get((kind, id))
        return ABSENT if record is None else digest(self._kept.of(record) + self._kept.of_part(spans))

    def _members(self, kind: str) -> str:
        return digest("\n".join((*getattr(self._workspace, FIELDS[kind]), *self._files_of(kind))))

    def _files_of(self, kind: str) -> list[str]:
        """The manifest tells which files were read: a record that moves to another one is news."""
        return sorted(files_of(self._workspace, kind))

    def _under(self, *place: str) -> str:
        return digest("\n".join(under(self._workspace, place[0] if place else None)))

    def _inside(self, place: str, level: str) -> str:
        around = self._workspace.places.get(place)
        return ABSENT if around is None else digest("\n".join(inside(self._workspace, around, level)))

    def _averages(self) -> str:
        from briefgen.check.agreement.pool import averaged  # seldom asked

        return digest("\n".join((*sorted(averaged(self._workspace)), *self._files_of("indicator"))))

    def _misprint(self, text: str) -> str:
        return fingerprint(misprinted(self._workspace, text))

    # ---- observations

    def _observations(self, *asked: str) -> str:
        rows = self._workspace.observations_of(*asked) if asked else self._workspace.observations
        return self._rows(rows)

    def _matching(self, indicator: str, *where: str) -> str:
        conditions = dict(zip(where[::2], where[1::2], strict=True))
        return self._rows(self._workspace.matching(indicator, conditions))

    def _at(self, *place: str) -> str:
        held = self._workspace.observations_at(place[0] if place else None)
        return self._rows(one for rows in held.values() for one in rows)

    def _stored(self, indicator: str, *place: str) -> str:
        found = self._workspace.observation_stored(indicator, place)
        return ABSENT if found is None else self._kept.of(found)

    def _rows(self, rows: Iterable[Observation]) -> str:
        found = tuple(map(self._kept.of, rows))
        return f"{len(found)} {digest(' '.join(found))}"

    # ---- what stands in a text

    def _variants(self, text: str) -> str:
        from briefgen.check.agreement.variants import variants

        found = tuple((found, name) for found, name in variants(text, self._workspace))
        return fingerprint(found) + WITHIN + self.whole("variants")

    def _named(self, text: str) -> str:
        from briefgen.compose.titles import names_in

        return digest("\n".join(names_in(text, self._workspace))) + WITHIN + self.whole("named")

    def _words(self, text: str) -> str:
        lexicon = self._workspace.lexicon
        found = ((name, sorted(word for word in words if word in text)) for name, words in _lists(lexicon))
        return fingerprint(*found) + WITHIN + self.whole("words")

    def whole(self, kind: str) -> str:
        """The fingerprint of all that might stand in a text, of a kind."""
        if kind not in self._wholes:
            self._wholes[kind] = _WHOLES[kind](self._workspace)
        return self._wholes[kind]

    # ---- files and settings

    def _template(self, name: str) -> str:
        inside = normpath(name.removeprefix("packaged/"))  # in a checkout the packaged ones are its own
        return self._file(f"templates/{inside}")

    def _asset(self, name: str) -> str:
        return self._file(f"data/assets/{normpath(name)}")

    def _file(self, name: str) -> str:
        found = self._files.get(name)
        if found is None and os.path.lexists(f"{self._workspace.root}/{name}"):
            return UNKNOWN
        return found or ABSENT

    def _layout(self, house: str) -> str:
        return self._kept.of(self._config.layout(house))

    def _faces(self) -> str:
        return self._config.fonts


def _lists(lexicon: Lexicon) -> tuple[tuple[str, tuple[str, ...]], ...]:
    names = ("units", "symbols", "articles", "lookalikes", "names", "words")
    return tuple((name, getattr(lexicon, name)) for name in names)


def _all_words(workspace: Workspace) -> str:
    return fingerprint(*((name, sorted(map(str, words))) for name, words in _lists(workspace.lexicon)))


def _all_variants(workspace: Workspace) -> str:
    from briefgen.check.agreement.variants import names_known

    return fingerprint(*names_known(workspace))


def _all_named(workspace: Workspace) -> str:
    from briefgen.compose.titles import names_of

    return digest("\n".join(names_of(workspace)))


_WHOLES: Mapping[str, Callable[[Workspace], str]] = {
    "variants": _all_variants,
    "named": _all_named,
    "words": _all_words,
}
ASK: Mapping[str, Callable[..., Any]] = {
    "record": Answers._record,
    "members": Answers._members,
    "under": Answers._under,
    "inside": Answers._inside,
    "averages": Answers._averages,
    "misprint": Answers._misprint,
    "observations": Answers._observations,
    "matching": Answers._matching,
    "at": Answers._at,
    "stored": Answers._stored,
    "variants": Answers._variants,
    "named": Answers._named,
    "words": Answers._words,
    "template": Answers._template,
    "asset": Answers._asset,
    "layout": Answers._layout,
    "faces": Answers._faces,
}
"""Every question that a document may ask, with who answers it."""
