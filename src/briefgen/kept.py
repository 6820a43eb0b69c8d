"""What is made once and remembered on disk, in the user's cache folder.

Not what it is made from. A cache that cannot be read or written costs time, nothing else.
"""

from __future__ import annotations

import hashlib
import os
import stat
import tempfile
from contextlib import suppress
from pathlib import Path

SEAL = 32
"""Bytes of the hash (SHA-256) that a kept file begins with."""
LARGEST = 128 * 1024 * 1024
PRIVATE = hasattr(os, "geteuid")
"""Whether it can be told here who may write to a file."""


def place(kind: str, name: str) -> Path:
    """Where a made file is kept."""
    root = os.environ.get("XDG_CACHE_HOME")
    return (Path(root) if root else Path.home() / ".cache") / "briefgen" / kind / name


def remembered(path: Path) -> bytes:
    """What was kept; OSError if there is nothing, or if it is not what was written (torn, altered)."""
    found = path.stat()
    if not stat.S_ISREG(found.st_mode) or found.st_size > LARGEST:
        raise OSError(f"no file of ours: {path}")  # a pipe would be waited for
    whole = path.read_bytes()
    seal, content = whole[:SEAL], whole[SEAL:]
    if hashlib.sha256(content).digest() != seal:
        raise OSError(f"damaged: {path}")
    return content


def is_ours(path: Path) -> bool:
    """Whether only this user, or the administrator, could have written a file; OSError if there is none. Not
    to be asked where nobody can tell (`PRIVATE`)."""
    owners = {0, os.geteuid()}
    found = (path.stat(), path.parent.stat())
    return all(one.st_uid in owners and not one.st_mode & 0o022 for one in found)


def keep(path: Path, content: bytes) -> None:
    """Writes the file whole or not at all, its hash before it."""
    with suppress(OSError):
        path.parent.mkdir(0o700, parents=True, exist_ok=True)
        handle, scratch = tempfile.mkstemp(dir=path.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(hashlib.sha256(content).digest() + content)
            Path(scratch).replace(path)
        except BaseException:
            Path(scratch).unlink(missing_ok=True)
            raise
