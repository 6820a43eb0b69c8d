"""The gate over every file that would be published, in processes; what passed once passes again.

Not the search itself: that is the room `gate`.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cache, partial
from itertools import groupby
from pathlib import Path

from briefgen.build.early import cores
from briefgen.build.output.files import write_file
from briefgen.build.work.limits import Failed, Limits, Tell
from briefgen.build.work.run import run
from briefgen.diagnostics import Diagnostic, Span
from briefgen.publish import gate
from briefgen.publish.folder import Listed
from briefgen.publish.gate.about import About, Allowed
from briefgen.publish.gate.search import Searched, allowances, searched, unused
from briefgen.publish.order import Advance
from briefgen.rules import gate as gate_rules
from briefgen.rules import publish as rules

BATCH = 60
"""Files that belong to no document, searched by one process at a time."""
ROOMS = (Path(gate.__file__).parent, Path(gate_rules.__file__))


@dataclass(frozen=True, slots=True)
class Batch:
    """Files that are searched together, and what is known of them."""

    files: tuple[Listed, ...]
    about: About

    @property
    def key(self) -> str:
        """The hash of all that decides what is found in them."""
        about = [repr(sorted(part) if isinstance(part, frozenset) else part) for part in _parts(self.about)]
        said = [_program(), about, [(one.path, one.sha256) for one in self.files]]
        return hashlib.sha256(json.dumps(said, ensure_ascii=False).encode()).hexdigest()


def gated(
    files: Iterable[Listed],
    about: Callable[[str], About],
    folder: Path,
    memory: Path,
    advance: Advance,
    *,
    jobs: int | None,
    limits: Limits,
) -> Iterator[Diagnostic]:
    """What stands in the files that may not; `about` tells what is known of a document by its id, or of no
    document. `memory` is where is kept what passed."""
    batches = {batch.key: batch for batch in _batches(files, about)}
    passed = {key: used for key, used in _read(memory).items() if key in batches}
    left = [key for key in batches if key not in passed]
    done = len(batches) - len(left)
    work = partial(_search, {key: batches[key] for key in left}, folder)
    try:
        for key, found in run(left, work, jobs=jobs or cores(), limits=limits, apart=True):
            done += 1
            advance("gate", done, len(batches), batches[key].files[0].document)
            if isinstance(found, Failed):
                place = Span(batches[key].files[0].path, page=0)
                yield rules.NOT_SEARCHED.at(place, file=batches[key].files[0].path)
                continue
            yield from found.findings
            if not found.findings:
                passed[key] = [
                    place for place, one in enumerate(batches[key].about.allowed) if one in found.used
                ]
    finally:
        with suppress(OSError):  # then all is searched again
            write_file(memory, json.dumps(passed, sort_keys=True).encode())
    yield from _of_allowances(about("").allowed, passed, complete=len(passed) == len(batches))


def _of_allowances(
    allowed: Sequence[Allowed], passed: Mapping[str, Sequence[int]], complete: bool
) -> Iterator[Diagnostic]:
    """What is wrong with the allow-list; what nothing needed is known only once everything was searched."""
    yield from allowances(allowed)
    if complete:
        used = {place for places in passed.values() for place in places}
        yield from unused(allowed, frozenset(one for place, one in enumerate(allowed) if place in used))


def _search(batches: dict[str, Batch], folder: Path, key: str, tell: Tell) -> Searched:
    batch = batches[key]
    tell(batch.files[0].path)
    contents = ((one.path, (folder / one.source).read_bytes()) for one in batch.files)
    return searched(contents, batch.about)


def _batches(files: Iterable[Listed], about: Callable[[str], About]) -> Iterator[Batch]:
    ordered = sorted(files, key=lambda one: (one.document, one.path))
    for document, group in groupby(ordered, key=lambda one: one.document):
        known, held = about(document), tuple(group)
        for part in _parted(held, len(held) if document else BATCH):
            yield Batch(part, known)


def _parted(files: Sequence[Listed], size: int) -> Iterator[tuple[Listed, ...]]:
    for start in range(0, len(files), size):
        yield tuple(files[start : start + size])


def _parts(about: About) -> Iterator[object]:
    for name in About.__dataclass_fields__:
        yield getattr(about, name)


@cache
def _program() -> str:
    """The hash of the gate's own code: another one may find what this one let pass."""
    made = hashlib.sha256()
    for room in ROOMS:
        for file in sorted(room.rglob("*.py")) if room.is_dir() else (room,):
            made.update(hashlib.sha256(file.read_bytes()).digest())
    return made.hexdigest()


def _read(memory: Path) -> dict[str, list[int]]:
    """What passed, with the places in the allow-list of what it needed."""
    try:
        return {
            str(key): [int(place) for place in used] for key, used in json.loads(memory.read_bytes()).items()
        }
    except (OSError, ValueError, TypeError, AttributeError, RecursionError):
        return {}
