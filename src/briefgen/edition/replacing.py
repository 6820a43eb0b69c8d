"""The files of an edition put into a folder: those that are as they were stay, those that are no more go.

Not their content. What else stands in the folder, such as what was built there, is left alone.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from briefgen.config import FILE as SETTINGS
from briefgen.model.withheld import FILE

OURS = ("data", "briefings", "templates")
"""The folders that hold nothing but what is put there."""
SCRATCH = ".edition-"
"""How the name of a file begins that is being written."""


def replaced(folder: Path, files: Mapping[str, bytes]) -> None:
    """Makes the folder hold these files; a link in its place goes, for what it leads to is not ours."""
    if folder.is_symlink():
        folder.unlink()
    folder.mkdir(parents=True, exist_ok=True)
    for path in _strangers(folder, files):
        _remove(path)
    for name, content in files.items():
        _put(folder / name, content)


def removed(folder: Path) -> None:
    """Takes every file of an edition away."""
    if folder.is_dir():
        replaced(folder, {})


def _strangers(folder: Path, files: Mapping[str, bytes]) -> Iterator[Path]:
    """What stands in our folders and is not wanted, the deepest first."""
    wanted = {folder / name for name in files}
    wanted |= {parent for path in wanted for parent in path.parents}
    for top in OURS:
        here = folder / top
        if here.is_symlink():
            yield here
            continue
        for path in sorted(here.rglob("*"), reverse=True) if here.is_dir() else ():
            if path not in wanted or path.is_symlink():
                yield path
    yield from (folder / name for name in (SETTINGS, FILE) if folder / name not in wanted)
    yield from folder.glob(f"{SCRATCH}*")  # of one that was killed


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def _put(path: Path, content: bytes) -> None:
    """Writes a file whole; one that holds the same already stays, with its time."""
    with suppress(OSError):
        if not path.is_symlink() and path.read_bytes() == content:
            return
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, scratch = tempfile.mkstemp(prefix=SCRATCH, dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(scratch).chmod(0o600)
        Path(scratch).replace(path)
    except BaseException:
        Path(scratch).unlink(missing_ok=True)
        raise
