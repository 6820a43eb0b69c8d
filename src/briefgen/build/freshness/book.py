"""The book of one build: which documents are fresh and told again from their traces, and new traces.

Not the making. What cannot be known for certain is taken for stale.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from briefgen.build import manifest
from briefgen.build.freshness import reasons
from briefgen.build.freshness.answers import Answers, Fingerprints
from briefgen.build.freshness.ground import UNSURE, Ground, rests
from briefgen.build.freshness.inputs import Snapshot
from briefgen.build.freshness.keeping import Shelf, shelf_of
from briefgen.build.freshness.readings import Readings
from briefgen.build.freshness.reasons import Reason
from briefgen.build.freshness.trace import GARBAGE, File, Seen, Store, Trace, is_intact, name_of, state_of
from briefgen.load.collector import resting_collector
from briefgen.model.workspace import Workspace

if TYPE_CHECKING:
    from briefgen.config import Config

WORK = ".briefgen"
"""The folder inside the output folder where traces stand."""
FILES = {"template": "templates", "asset": "data/assets"}
"""Questions about files that are read while a document is composed, and not when records are loaded."""
MOST = 5
"""Reasons that are told of one document."""
_FINGERPRINTS = Fingerprints()
"""Those of this process: in a watch, most records stay from one build to the next."""


@dataclass(frozen=True, slots=True)
class Plan:
    """Which documents are fresh, each with its trace, and which are stale, each with its reasons."""

    fresh: Mapping[str, Trace]
    stale: Mapping[str, tuple[Reason, ...]]


@dataclass(frozen=True, slots=True)
class Edition:
    """What of each document is asked for."""

    formats: tuple[str, ...]
    as_printed: bool = False
    proof: bool = False
    force: bool = False

    def trace(self, id: str) -> str:
        """The name of a document's trace."""
        return name_of(id, self.as_printed, self.proof)


class Book:
    """Traces read and written by one build of one workspace."""

    def __init__(
        self,
        workspace: Workspace,
        config: Config,
        snapshot: Snapshot,
        machine: str,
        output: Path,
        edition: Edition,
        inputs: Collection[str],
    ) -> None:
        self._workspace, self._snapshot, self._machine = workspace, snapshot, machine
        self._output, self._edition = output, edition
        self._store = Store(output / WORK)
        self._answers = Answers(workspace, config, snapshot.hashes, _FINGERPRINTS)
        self._ground = Ground(workspace, self._answers)
        self._readings = Readings(workspace, inputs)
        self._is_steady = snapshot.is_still()
        """Whether the files that were hashed are those that were loaded."""

    @property
    def shelf(self) -> Shelf:
        """Where workers find the PDF of the last build."""
        given = self._edition
        return shelf_of(self._output, self._output / WORK, self._machine, given.as_printed, given.proof)

    def plan(self, ids: Sequence[str]) -> Plan:
        """Which of the documents are as this build would make them."""
        with resting_collector():  # it would look through all records for each few traces
            return self._plan(ids)

    def _plan(self, ids: Sequence[str]) -> Plan:
        known = manifest.read(self._output).documents
        fresh: dict[str, Trace] = {}
        stale: dict[str, tuple[Reason, ...]] = {}
        for id in ids:
            trace = self._store.read(self._edition.trace(id))
            found = self._reasons(id, trace, known.get(id, {}))
            if found or trace is None:
                stale[id] = found or (reasons.NEVER,)
            else:
                fresh[id] = trace
                self._renew(id, trace)
        return Plan(fresh, stale)

    def prepare(self) -> None:
        """Makes ready what every document asks when it is taken."""
        self._answers.prepare()

    def reads(self, seen: Seen) -> tuple[str, ...]:
        """The input files that a document read."""
        return self._readings.of(seen.asked)

    def take(
        self, id: str, seen: Seen | None, files: Mapping[str, bytes], reads: tuple[str, ...] = ()
    ) -> None:
        """Writes down how a document was made whose files stand in the output folder now."""
        if seen is None or not self._is_steady or not self._snapshot.is_still(self._files(seen)):
            return
        folder = self._output / id
        put = {
            name: File(manifest.sha256(content), state_of(folder / name)) for name, content in files.items()
        }
        answers = {question: self._answers.to(question) for question in seen.asked}
        given, ground = self._edition, rests(seen.asked)
        trace = Trace(
            self._machine,
            given.formats,
            answers,
            seen.batches,
            seen.checked,
            seen.review,
            put,
            seen.drawn,
            reads,
            ground,
            self._ground.of(ground),
        )
        self._store.write(given.trace(id), trace)

    def _renew(self, id: str, trace: Trace) -> None:
        """Notes the new ground of a document whose questions have the answers that they had, so that the next
        build need not ask them."""
        ground = self._ground.of(trace.rests)
        if self._is_steady and ground not in (UNSURE, trace.ground):
            self._store.write(self._edition.trace(id), replace(trace, ground=ground))

    def _reasons(
        self, id: str, trace: Trace | None, known: Mapping[str, manifest.Output]
    ) -> tuple[Reason, ...]:
        if self._edition.force:
            return (reasons.FORCED,)
        if trace is None:
            return (reasons.NEVER,)
        if trace.machine != self._machine:
            return (reasons.MACHINE,)
        if not self._readings.knows(trace.reads):
            return (reasons.NEVER,)
        found = [] if trace.formats == self._edition.formats else [reasons.FORMATS]
        try:
            found += self._changed(trace)
        except GARBAGE:  # questions that no document asks
            return (reasons.NEVER,)
        for name, file in trace.files.items():
            path = self._output / id / name
            if state_of(path) is None:
                found.append(reasons.gone(name))
            elif not is_intact(path, file) or known.get(name) is None or known[name].sha256 != file.sha256:
                found.append(reasons.altered(name))
        return tuple(found[:MOST])

    def _changed(self, trace: Trace) -> list[Reason]:
        if trace.ground != UNSURE and trace.ground == self._ground.of(trace.rests):
            return []
        return [
            reasons.changed(question, answer, self._answers.to(question), self._place(question))
            for question, answer in trace.answers.items()
            if not self._answers.is_still(question, answer)
        ]

    def _place(self, question: tuple[str, ...]) -> str:
        """Where the record stands that a question is about."""
        if question[0] != "record" or (question[1], question[2]) not in self._workspace.spans:
            return ""
        span = self._workspace.plain.span(question[1], question[2])
        return f"{span.file}:{span.line}"

    def _files(self, seen: Seen) -> list[str]:
        asked = (f"{FILES[question[0]]}/{question[1]}" for question in seen.asked if question[0] in FILES)
        return [name for name in asked if name in self._snapshot.hashes]
