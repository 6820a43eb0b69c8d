"""What `withheld.json` of an edition says: what is left out, by hashes, and which findings lines let pass.

Not its form: that is `load/withheld`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from briefgen.config import FILE as SETTINGS
from briefgen.edition.plan import Kept, Plan
from briefgen.model.allowance import Allowance
from briefgen.model.indicator import Observation
from briefgen.model.region import above
from briefgen.model.withheld import ANY, LEVEL, ROW, Thing, Withheld, hashed
from briefgen.model.workspace import Workspace
from briefgen.rules import find

FIRST = 2
"""The line of the first thing."""


def listing(workspace: Workspace, plan: Plan, below: int) -> tuple[Withheld, tuple[Kept, ...]]:
    """Everything that is left out, and where each thing stands, in the same order. The key of the hashes is
    made of the settings: it stays from one edition to the next, as do the names of what is left out."""
    salt = hashlib.sha256((workspace.root / SETTINGS).read_bytes()).hexdigest()
    found = list(_Listing(workspace, plan, salt).things())
    things = tuple(replace(thing, line=line) for line, (thing, _) in enumerate(found, FIRST))
    return Withheld(plan.edition, salt, below, things), tuple(kept for _, kept in found)


class _Listing:
    def __init__(self, workspace: Workspace, plan: Plan, salt: str) -> None:
        self._workspace, self._plan, self._salt = workspace, plan, salt

    def things(self) -> Iterator[tuple[Thing, Kept]]:
        for (kind, id), kept in self._plan.records.items():
            marks = self._around(id) if kind == "place" else {}
            yield Thing(0, "record", self._hash(kind, id), kept.reason, marks), kept
        for (kind, id), parts in self._plan.parts.items():
            for path, kept in parts.items():
                marks = {ANY: self._hash(kind, id, path[0], ANY)} if len(path) == 2 else {}
                yield Thing(0, "part", self._hash(kind, id, *path), kept.reason, marks), kept
        for one, kept in self._plan.rows.values():
            name = self._hash("indicator", one.indicator)
            yield Thing(0, ROW, name, kept.reason, self._conditions(one)), kept

    def _around(self, id: str) -> Mapping[str, str]:
        places = [str(place.id) for place in above(self._workspace, id)]
        marks = {self._hash("inside", place): "" for place in places}
        marks |= {self._hash("under", place): "" for place in places[:1]}
        return {**marks, LEVEL: self._hash("level", self._workspace.places[id].level)}

    def _conditions(self, one: Observation) -> Mapping[str, str]:
        keys = ("place", "period", "as_of", *(key for key, _ in one.dimensions))
        found = ((key, one.at(key)) for key in keys)
        return {
            self._hash("key", key): self._hash(key, member) for key, member in found if member is not None
        }

    def _hash(self, *words: str) -> str:
        return hashed(self._salt, words)


# ---- what lines let pass


def shown_allowances(allowances: Iterable[Allowance], files: Mapping[str, bytes]) -> Iterator[Allowance]:
    """The allowances of lines that are shown, without reasons; of the texts that they name those that the
    lines themselves show."""
    for one in allowances:
        said = _lines(files.get(one.span.file, b""), one) if one.span.sheet is None else ""
        words = tuple(_codes(one, said)) if said.strip() and not one.printed else ()
        if words:
            codes, named = zip(*words, strict=True)
            yield Allowance(codes, "", one.span, one.first, one.last, named=named if any(named) else ())


def _lines(content: bytes, one: Allowance) -> str:
    return "\n".join(content.decode().split("\n")[one.first - 1 : one.last])


def _codes(one: Allowance, said: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    for at, word in enumerate(one.words):
        rule, texts = find(word), one.texts(at)
        shown = tuple(text for text in texts if text in said)
        if rule is not None and (shown or not texts):
            yield rule.code, shown
