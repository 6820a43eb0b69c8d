"""The input files behind the questions that a document asked: what it has read, for the manifest.

Not whether anything has changed: that is `answers`. A file that was looked through in vain is not told.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from posixpath import normpath

from briefgen import fonts
from briefgen.bounded import Bounded
from briefgen.ledger.records import misprinted
from briefgen.model.indicator import Observation
from briefgen.model.watch import Question
from briefgen.model.workspace import KINDS, Workspace

SETTINGS, WORDS, PACKAGED, FONT = "briefgen.toml", "data/vocab/lexicon.yaml", "briefgen:", "font:"
FIELDS = dict(KINDS)
MOST_KNOWN = 20_000
"""Questions whose files are held: those of some fifty documents."""


class Readings:
    """The files that answered questions about one workspace. `inputs` names all its input files."""

    def __init__(self, workspace: Workspace, inputs: Collection[str]) -> None:
        self._workspace, self._inputs = workspace.plain, inputs
        self._known = Bounded[Question, frozenset[str]](MOST_KNOWN)
        self._kinds: dict[str, frozenset[str]] = {}
        self._always = (SETTINGS, *(f"{FONT}{name}" for name in fonts.table().files))

    def of(self, asked: Iterable[Question]) -> tuple[str, ...]:
        """The files, by name. Settings and fonts are behind every document: all are weighed by the ones, and
        checked for characters that the others lack."""
        found = set(self._always) if SETTINGS in self._inputs else set(self._always[1:])
        return tuple(sorted(found.union(*map(self._behind, asked))))

    def knows(self, reads: Iterable[str]) -> bool:
        """Whether names are those of input files and fonts."""
        return all(name in self._inputs or name in self._always for name in reads)

    def _behind(self, question: Question) -> frozenset[str]:
        found = self._known.get(question)
        if found is None:
            ask = BEHIND.get(question[0])
            names = ask(self, *question[1:]) if ask is not None else ()
            found = self._known.keep(question, frozenset(name for name in names if name in self._inputs))
        return found

    # ---- records

    def _record(self, kind: str, id: str) -> Iterator[str]:
        spans = self._workspace.spans.get((kind, id))
        if spans is not None:
            yield spans.whole.file

    def _members(self, kind: str) -> frozenset[str]:
        if kind not in self._kinds:
            self._kinds[kind] = files_of(self._workspace, kind)
        return self._kinds[kind]

    def _places(self, *_: str) -> frozenset[str]:
        return self._members("place")

    def _named(self, _: str) -> frozenset[str]:
        return self._members("organ") | self._members("place")

    def _averages(self) -> frozenset[str]:
        return self._members("indicator")

    def _misprint(self, text: str) -> Iterator[str]:
        return (file for file, _ in misprinted(self._workspace, text))

    def _variants(self, text: str) -> Iterator[str]:
        from briefgen.check.agreement.variants import variants

        return (name.span.file for _, name in variants(text, self._workspace))

    def _words(self, _: str) -> Iterator[str]:
        yield WORDS

    # ---- observations

    def _observations(self, *asked: str) -> frozenset[str]:
        rows = self._workspace.observations_of(*asked) if asked else self._workspace.observations
        return _files(rows)

    def _matching(self, indicator: str, *where: str) -> frozenset[str]:
        conditions = dict(zip(where[::2], where[1::2], strict=True))
        return _files(self._workspace.matching(indicator, conditions))

    def _at(self, *place: str) -> frozenset[str]:
        held = self._workspace.observations_at(place[0] if place else None)
        return _files(one for rows in held.values() for one in rows)

    def _stored(self, indicator: str, *place: str) -> Iterator[str]:
        found = self._workspace.observation_stored(indicator, place)
        if found is not None:
            yield found.span.file

    # ---- files and settings

    def _template(self, name: str) -> Iterator[str]:
        """The workspace's own stands before the packaged one; in a checkout the packaged ones are its own."""
        inside = normpath(name.removeprefix("packaged/"))
        own, packaged = f"templates/{inside}", f"{PACKAGED}{inside}"
        both = (packaged, own) if name.startswith("packaged/") else (own, packaged)
        yield from [one for one in both if one in self._inputs][:1]

    def _asset(self, name: str) -> Iterator[str]:
        yield f"data/assets/{normpath(name)}"


def files_of(workspace: Workspace, kind: str) -> frozenset[str]:
    """The files that hold the records of a kind."""
    ids: Mapping[str, object] = getattr(workspace, FIELDS[kind])
    spans = (workspace.spans.get((kind, id)) for id in ids)
    return frozenset(one.whole.file for one in spans if one is not None)


def _files(rows: Iterable[Observation]) -> frozenset[str]:
    return frozenset(one.span.file for one in rows)


BEHIND: Mapping[str, Callable[..., Iterable[str]]] = {
    "record": Readings._record,
    "members": Readings._members,
    "under": Readings._places,
    "inside": Readings._places,
    "averages": Readings._averages,
    "misprint": Readings._misprint,
    "observations": Readings._observations,
    "matching": Readings._matching,
    "at": Readings._at,
    "stored": Readings._stored,
    "variants": Readings._variants,
    "named": Readings._named,
    "words": Readings._words,
    "template": Readings._template,
    "asset": Readings._asset,
}
"""What answers each question; the look of a house and the faces stand in the settings."""
