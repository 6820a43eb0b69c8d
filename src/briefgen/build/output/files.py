"""Files written whole and safe on disk, and links to files that are taken along.

Not folders exchanged: that is `exchange`.
"""

from __future__ import annotations

import errno
import os
import shutil
import sys
from pathlib import Path

UNSYNCED = frozenset({errno.EINVAL, errno.ENOSYS, errno.EOPNOTSUPP, errno.EBADF, errno.EACCES, errno.EPERM})
"""How file systems say that they cannot make a folder safe; anything else is a fault."""


def write_file(path: Path, content: bytes) -> None:
    """Writes one file whole or not at all; one that is there keeps its permissions. Raises OSError."""
    scratch = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        write(scratch, content)
        if path.exists():
            shutil.copymode(path, scratch)
        scratch.replace(path)
    except BaseException:
        scratch.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def write(path: Path, content: bytes) -> None:
    """Writes a new file, safe on disk; a link in its place is not followed. Raises OSError."""
    path.unlink(missing_ok=True)
    with path.open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def link(source: Path, goal: Path) -> None:
    """Gives a file one more name, or else makes a copy that is safe on disk. Raises OSError."""
    try:
        os.link(source, goal, follow_symlinks=False)
    except (OSError, NotImplementedError):
        shutil.copy2(source, goal, follow_symlinks=False)
        if not goal.is_symlink():
            with goal.open("rb+") as file:
                os.fsync(file.fileno())


def carry(source: Path, goal: Path, own: frozenset[str]) -> None:
    """Takes everything but `own` along, as links where it can. Raises OSError."""
    for entry in os.scandir(source):
        other = goal / entry.name
        if entry.name in own or os.path.lexists(other):
            continue
        if entry.is_dir(follow_symlinks=False):
            other.mkdir()
            carry(Path(entry.path), other, frozenset())
            shutil.copystat(entry.path, other)
        else:
            link(Path(entry.path), other)


def sync_folder(folder: Path) -> None:
    """Makes the names in a folder safe on disk, where the file system can. Raises OSError."""
    if sys.platform == "win32":
        return  # no descriptors of folders there
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in UNSYNCED:
            raise
    finally:
        os.close(descriptor)
