"""The output folder: a document's folder is exchanged whole or not at all, and by one build at a time.

Not what is written: files come as names and bytes. Not findings: faults are raised as they are.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from briefgen.build.output.claim import beat
from briefgen.build.output.editors import opened
from briefgen.build.output.exchange import Published, forget, publish, undo
from briefgen.build.output.files import write_file
from briefgen.build.output.intents import Intent, intend, intended, settle
from briefgen.build.output.lock import Busy, Holder, Waiting, locked
from briefgen.build.output.moves import free_name, recover
from briefgen.build.output.places import FORMER, HELD, REPLACING, STAGED, WORK

__all__ = [
    "WORK",
    "Busy",
    "Holder",
    "Intent",
    "Published",
    "Waiting",
    "beat",
    "forget",
    "free_name",
    "intend",
    "intended",
    "leftovers",
    "locked",
    "opened",
    "publish",
    "recover",
    "settle",
    "sweep",
    "undo",
    "write_file",
]


def leftovers(output: Path) -> tuple[Path, ...]:
    """What killed builds left behind; to be asked only by who holds the lock, after `recover`."""
    return tuple(sorted(_leftovers(output)))


def sweep(output: Path) -> None:
    """Removes what killed builds left; to be asked only by who holds the lock, after `recover`."""
    for path in leftovers(output):
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path, ignore_errors=True)
        else:
            with suppress(OSError):
                path.unlink()


def _leftovers(output: Path) -> Iterator[Path]:
    work = output / WORK
    for folder in (STAGED, FORMER):
        if (work / folder).is_dir():
            yield from (work / folder).iterdir()
    yield from output.glob(".manifest.json.*")
    yield from work.glob(f".{REPLACING}.*")
    yield from work.glob(f"{HELD}.*")
    yield from work.glob("*.json.*")
    yield from work.glob("*/*.json.*")  # of traces
