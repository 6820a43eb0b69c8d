"""A document's folder replaced: staged beside the old one, then exchanged with it in one step.

Not where that cannot be done: see `moves`. Not what is written: files come as names and bytes.
"""

from __future__ import annotations

import errno
import os
import shutil
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from briefgen.build.output import moves
from briefgen.build.output.files import carry, link, sync_folder, write
from briefgen.build.output.places import FORMER, STAGED, WORK

NO_EXCHANGE = frozenset(
    {errno.ENOSYS, errno.EINVAL, errno.EXDEV, errno.EBUSY, errno.EOPNOTSUPP, errno.ENOTDIR}
)


@dataclass(frozen=True, slots=True)
class Published:
    """A folder that was replaced, and what it takes to undo that."""

    output: Path
    id: str
    former: Path | None
    """The folder's former state, or of a folder replaced file by file its former files; None if new."""
    names: tuple[str, ...] = ()
    """The files, where they were replaced one by one."""


def publish(
    output: Path, id: str, files: Mapping[str, bytes], kept: Mapping[str, str] | None = None
) -> Published:
    """Puts the files into the document's folder, all at once; other files in it stay.

    `kept` gives files that are about to be replaced another name to live on under. What is returned is for
    `forget` or `undo`. Raises OSError, and then the folder is as it was.
    """
    target, staged, others = output / id, output / WORK / STAGED / id, kept or {}
    moves.recover(output)
    _look(target, files)
    for folder in (staged, output / WORK / FORMER / id):
        _remove(folder)
    try:
        _stage(staged, target, files, others)
        return _swap(output, id, files, others)
    except BaseException:
        if not moves.is_pending(output):  # what is to be gone on with at the next start must stay
            _remove(staged)
        raise


def undo(done: Published) -> None:
    """Puts the former state back. Raises OSError."""
    target, staged = done.output / done.id, done.output / WORK / STAGED / done.id
    if done.former is None:
        target.rename(staged)
    elif done.names:
        moves.undo(done.output, done.id, done.names)
    else:
        exchanged(staged, target)
    sync_folder(target.parent)
    forget(done)


def forget(done: Published) -> None:
    """Removes the former state."""
    for folder in (STAGED, FORMER):
        _remove(done.output / WORK / folder / done.id)


def exchanged(left: Path, right: Path) -> bool:
    """Exchanges two folders in one step; False where the system cannot."""
    if sys.platform != "linux":
        return False
    import ctypes

    here, swap = -100, 2  # AT_FDCWD, RENAME_EXCHANGE
    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if rename is None:
        return False
    if rename(here, os.fsencode(left), here, os.fsencode(right), swap) == 0:
        return True
    code = ctypes.get_errno()
    if code in NO_EXCHANGE:
        return False
    raise OSError(code, os.strerror(code), str(right))


def _look(target: Path, files: Mapping[str, bytes]) -> None:
    if os.path.lexists(target) and not target.is_dir():
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(target))
    for name in files:
        if (target / name).is_dir():  # somebody's, and full of who knows what
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(target / name))


def _stage(staged: Path, target: Path, files: Mapping[str, bytes], kept: Mapping[str, str]) -> None:
    """Builds the folder as it is to be, beside the real one, safe on disk."""
    staged.mkdir(parents=True)
    for name, content in files.items():
        write(staged / name, content)
    if target.is_dir():
        carry(target, staged, frozenset(files))
        for name, other in kept.items():
            link(target / name, staged / other)
        shutil.copymode(target, staged)
    sync_folder(staged)


def _swap(output: Path, id: str, files: Mapping[str, bytes], kept: Mapping[str, str]) -> Published:
    target, staged = output / id, output / WORK / STAGED / id
    if not target.exists() and not target.is_symlink():
        staged.rename(target)
        done = Published(output, id, None)
    elif not target.is_symlink() and exchanged(staged, target):
        done = Published(output, id, staged)
    else:
        names = (*kept.values(), *files)
        moves.replace(output, id, names)
        return Published(output, id, output / WORK / FORMER / id, names)
    try:
        if done.former is not None:
            # What somebody put there in the last milliseconds came away with the former state.
            carry(staged, target, frozenset(files))
        sync_folder(output)
    except OSError:
        undo(done)
        raise
    return done


def _remove(folder: Path) -> None:
    """Removes a folder of our own; what cannot be removed now, the next start removes."""
    for _ in range(2):  # once more where something got in between
        if folder.is_symlink():
            folder.unlink(missing_ok=True)
        elif folder.exists():
            shutil.rmtree(folder, ignore_errors=True)
