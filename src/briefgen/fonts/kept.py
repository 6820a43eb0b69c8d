"""Files made from fonts, remembered on disk in the user's cache folder.

Not the fonts: those are pinned. A cache that cannot be read or written costs time, nothing else.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
from contextlib import suppress
from pathlib import Path

SEAL = 32
"""Bytes of the hash (SHA-256) that a kept file begins with."""


def place(kind: str, name: str) -> Path:
    """Where a made file is kept."""
    root = os.environ.get("XDG_CACHE_HOME")
    return (Path(root) if root else Path.home() / ".cache") / "briefgen" / kind / name


def remembered(path: Path) -> bytes:
    """What was kept; OSError if there is nothing, or if it is not what was written (torn, altered)."""
    whole = path.read_bytes()
    seal, content = whole[:SEAL], whole[SEAL:]
    if hashlib.sha256(content).digest() != seal:
        raise OSError(f"damaged: {path}")
    return content


def keep(path: Path, content: bytes) -> None:
    """Writes the file whole or not at all, its hash before it."""
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, scratch = tempfile.mkstemp(dir=path.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(hashlib.sha256(content).digest() + content)
            Path(scratch).replace(path)
        except BaseException:
            Path(scratch).unlink(missing_ok=True)
            raise
