"""What one document asked and was answered, what was found in it, and what files it made.

Not whether that still holds: that is `plan`.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from briefgen.build.freshness import sealed
from briefgen.build.freshness.inputs import Stat, stat_of
from briefgen.build.freshness.told import finding_of, places_of, plain_finding, plain_places
from briefgen.build.output.places import is_name
from briefgen.diagnostics import Diagnostic
from briefgen.ledger.places import Places
from briefgen.model.watch import Question

FOLDER = "traces"
GARBAGE = (KeyError, ValueError, TypeError, AttributeError, IndexError, RecursionError)


@dataclass(frozen=True, slots=True)
class Drawn:
    """A PDF that was made: what it was made from, its hash (empty where none was written), and its places."""

    key: str
    sha256: str
    places: Places


@dataclass(frozen=True, slots=True)
class File:
    """A file that was put out: the hash of its content, and its state, which tells whether to look again."""

    sha256: str
    stat: Stat | None


@dataclass(frozen=True, slots=True)
class Trace:
    """One document of one build. `machine` is what shaped it besides the workspace."""

    machine: str
    formats: tuple[str, ...]
    answers: Mapping[Question, str]
    batches: tuple[tuple[Diagnostic, ...], ...]
    """What was found, as it was found: in the groups that are weighed together."""
    checked: bool
    """Whether it could be composed."""
    review: str = ""
    """What its proof copy says of other things than the document: a fingerprint."""
    files: Mapping[str, File] = field(default_factory=dict)
    pdf: Drawn | None = None
    reads: tuple[str, ...] = ()
    """The input files that it read, by name."""
    rests: tuple[Question, ...] = ()
    """What the answers rest on."""
    ground: str = ""
    """The fingerprint of that; empty where it could not be told."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What is known of a document when it is made: a trace without its answers and files."""

    asked: frozenset[Question]
    batches: tuple[tuple[Diagnostic, ...], ...]
    checked: bool
    drawn: Drawn | None = None
    review: str = ""


class Answered(Mapping[Question, str]):
    """Questions with their answers; made of a written line when one is asked for, which is seldom."""

    __slots__ = ("_answers", "_line")

    def __init__(self, line: bytes) -> None:
        self._line, self._answers = line, dict[Question, str]()

    def __getitem__(self, question: Question) -> str:
        return self._made()[question]

    def __iter__(self) -> Iterator[Question]:
        return iter(self._made())

    def __len__(self) -> int:
        return len(self._made())

    def _made(self) -> dict[Question, str]:
        if self._line:
            said = json.loads(self._line)
            self._answers, self._line = (
                {tuple(map(_text, asked)): _text(answer) for *asked, answer in said},
                b"",
            )
        return self._answers


class Store:
    """The traces in an output folder."""

    def __init__(self, work: Path) -> None:
        self._folder = f"{work}/{FOLDER}"

    def read(self, name: str) -> Trace | None:
        """The trace of a document; None where there is none that can be trusted."""
        path = f"{self._folder}/{name}.json"
        found = _state(path)
        return _read(path, name, found) if found is not None else None

    def write(self, name: str, trace: Trace) -> None:
        """Keeps a trace."""
        answers = [[*question, answer] for question, answer in sorted(trace.answers.items())]
        sealed.write(f"{self._folder}/{name}.json", {"name": name, **_plain(trace)}, answers)


def name_of(id: str, as_printed: bool, proof: bool) -> str:
    """The name of a document's trace: each edition has its own."""
    return id + (".as-printed" if as_printed else "") + (".proof" if proof else "")


def state_of(path: Path) -> Stat | None:
    """The state of a file; None where there is none."""
    return _state(str(path))


def is_intact(path: Path, file: File) -> bool:
    """Whether a file is as it was put out: by its state, or else by its content."""
    found = state_of(path)
    if found is None or found == file.stat:
        return found is not None
    if not path.is_file():
        return False  # a pipe would be waited for
    try:
        with path.open("rb") as opened:
            return hashlib.file_digest(opened, "sha256").hexdigest() == file.sha256
    except OSError:
        return False


def _state(path: str) -> Stat | None:
    try:
        return stat_of(os.stat(path))
    except OSError:
        return None


@lru_cache(maxsize=8192)
def _read(path: str, name: str, state: Stat) -> Trace | None:
    """Read once while it stays as it is: `state` makes a changed file a new question."""
    said = sealed.lines(path)
    if said is None:
        return None
    try:
        told = json.loads(said[0])
        return _trace(told, Answered(said[1])) if told["name"] == name else None
    except GARBAGE:
        return None


def _plain(trace: Trace) -> dict[str, Any]:
    drawn = trace.pdf
    return {
        "machine": trace.machine,
        "formats": trace.formats,
        "batches": [[plain_finding(one) for one in batch] for batch in trace.batches],
        "checked": trace.checked,
        "review": trace.review,
        "files": {name: [file.sha256, file.stat] for name, file in trace.files.items()},
        "pdf": None if drawn is None else [drawn.key, drawn.sha256, plain_places(drawn.places)],
        "reads": trace.reads,
        "rests": trace.rests,
        "ground": trace.ground,
    }


def _trace(said: Any, answers: Answered) -> Trace:
    drawn = said["pdf"]
    return Trace(
        _text(said["machine"]),
        tuple(map(_text, said["formats"])),
        answers,
        tuple(tuple(map(finding_of, batch)) for batch in said["batches"]),
        bool(said["checked"]),
        _text(said["review"]),
        {_name(name): File(_text(sha256), _stat(stat)) for name, (sha256, stat) in said["files"].items()},
        None if drawn is None else Drawn(_text(drawn[0]), _text(drawn[1]), places_of(drawn[2])),
        tuple(map(_text, said["reads"])),
        tuple(tuple(map(_text, rest)) for rest in said["rests"]),
        _text(said["ground"]),
    )


def _text(said: Any) -> str:
    if not isinstance(said, str):
        raise TypeError(said)
    return said


def _name(said: Any) -> str:
    """The name of a file in the document's folder, and in no other."""
    if not is_name(_text(said)):
        raise ValueError(said)
    return _text(said)


def _stat(said: list[int] | None) -> Stat | None:
    if said is None:
        return None
    size, changed, moved, inode = said
    return size, changed, moved, inode
