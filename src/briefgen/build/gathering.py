"""Findings as they come, each once: what is found in many documents alike is one finding that names them.

Not their weight, and not their words. What it holds grows with what is different, not with the documents.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from briefgen.diagnostics import Diagnostic, in_order
from briefgen.model.target import Target

Key = tuple[object, ...]


class Gathered:
    """Findings in the order of their first appearance, and the documents that they were met in.

    Documents of one file (`for:`) have a finding in common where it is the same rule at the same place, even
    if the figures differ: the figures told are those of the first document. Of one document none is lost.
    """

    def __init__(self) -> None:
        self._found: dict[Key, Diagnostic] = {}
        self._shared: set[Key] = set()
        self._met: dict[Key, list[int]] = {}
        self._ids: tuple[str, ...] = ()
        self._places: dict[str, int] = {}
        self._targets: Mapping[str, Target] = {}

    def expect(self, ids: Iterable[str], targets: Mapping[str, Target]) -> None:
        """The documents to come, in the order in which they are told."""
        self._ids = tuple(ids)
        self._places = {id: place for place, id in enumerate(self._ids)}
        self._targets = targets

    def append(self, finding: Diagnostic) -> None:
        """Takes a finding that is about no single document."""
        key = _exact(finding)
        self._shared.add(key)
        self._found.setdefault(key, finding)

    def __iadd__(self, findings: Iterable[Diagnostic]) -> Gathered:
        for finding in findings:
            self.append(finding)
        return self

    def take(self, id: str, findings: Iterable[Diagnostic]) -> None:
        """Takes what was found in a document."""
        place, target = self._places[id], self._targets.get(id)
        counts: Counter[Key] = Counter()
        for finding in in_order(list(findings)):
            if _exact(finding) in self._shared:
                continue
            key = _exact(finding)
            if target is not None:
                alike = (target.family, finding.code, finding.severity, finding.span)
                counts[alike] += 1
                key = (*alike, counts[alike])
            self._meet(key, finding, place)

    def _meet(self, key: Key, finding: Diagnostic, place: int) -> None:
        places = self._met.setdefault(key, [])
        if not places or place < places[0]:
            self._found[key] = finding
            places.insert(0, place)
        else:
            places.append(place)

    def __iter__(self) -> Iterator[Diagnostic]:
        return iter(self._found.values())

    def told(self) -> tuple[Diagnostic, ...]:
        """The findings by their places; those of several documents name them."""
        places: dict[Key, set[int]] = {}
        for key, finding in self._found.items():
            places.setdefault(_exact(finding), set()).update(self._met.get(key, ()))
        return in_order([self._with_documents(one, places[_exact(one)]) for one in self._found.values()])

    def _with_documents(self, finding: Diagnostic, places: set[int]) -> Diagnostic:
        if len(places) < 2:
            return finding
        return replace(finding, documents=tuple(self._ids[place] for place in sorted(places)))


def _exact(finding: Diagnostic) -> Key:
    return finding.code, finding.severity, finding.span, finding.params
