"""The folder for temporary files of one run: removed at its end, or by the next run if it was killed.

Not the output: that has a workroom of its own.
"""

from __future__ import annotations

import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

_NAME = re.compile(r"briefgen-run-(\d+)-\w+")


@contextmanager
def scratch() -> Iterator[Path | None]:
    """An empty folder; None where none can be made. Libraries in workers leave files behind when their
    process is killed: WeasyPrint a copy of every font, some 90 MB."""
    try:
        folder = _made()
    except OSError:
        yield None  # checking needs none; the writer that does cannot have one either, and says so
        return
    try:
        yield folder
    finally:
        for _ in range(2):  # once more where something got in between
            shutil.rmtree(folder, ignore_errors=True)


def _made() -> Path:
    """A new folder. A fault that passes is tried again: a writer that then finds room would leave its own
    folder behind."""
    place = Path(tempfile.gettempdir())
    with suppress(OSError):  # the next run sweeps again
        _sweep(place)
    prefix = f"briefgen-run-{os.getpid()}-"
    try:
        return Path(tempfile.mkdtemp(prefix=prefix, dir=place))
    except OSError:
        return Path(tempfile.mkdtemp(prefix=prefix, dir=place))


def _sweep(place: Path) -> None:
    """Removes what dead runs left."""
    for path in place.glob("briefgen-run-*"):
        match = _NAME.fullmatch(path.name)
        if match is not None and not path.is_symlink() and not _is_alive(int(match[1])):
            shutil.rmtree(path, ignore_errors=True)


def _is_alive(process: int) -> bool:
    if os.name == "nt":
        return True  # signal 0 would end the process there
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        pass  # somebody else's
    return True
