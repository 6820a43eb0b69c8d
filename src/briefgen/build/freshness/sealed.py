"""Small files that are trusted only as they were written: a hash, then what it is the hash of, as JSON.

Not what they say. One that is torn, altered, or was written by another version is as good as none.
"""

from __future__ import annotations

import json
import os
from _blake2 import blake2b
from contextlib import suppress
from stat import S_ISREG
from typing import Any

from briefgen import __version__

FORM = f"briefgen {__version__} 1 "
"""What a file begins with; the number counts the forms that such files have had."""
SIZE = 32
LARGEST = 256 * 1024 * 1024


def read(path: str) -> Any:
    """What a file says; None where it cannot be trusted."""
    try:
        found = os.stat(path)
        if not S_ISREG(found.st_mode) or found.st_size > LARGEST:
            return None  # a pipe would be waited for
        with open(path, "rb") as file:
            head, content = file.readline(), file.read()
        return json.loads(content) if head == _head(content) else None
    except (OSError, ValueError, RecursionError):
        return None


def write(path: str, said: Any) -> None:
    """Writes a file whole or not at all. It is not waited for: a torn one is seen, and costs time only."""
    content = json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
    scratch = f"{path}.{os.getpid()}"
    with suppress(OSError):
        os.makedirs(os.path.dirname(path), exist_ok=True)
        try:
            with open(scratch, "wb") as file:
                file.write(_head(content) + content)
            os.replace(scratch, path)
        except BaseException:
            with suppress(OSError):
                os.unlink(scratch)
            raise


def _head(content: bytes) -> bytes:
    return f"{FORM}{blake2b(content, digest_size=SIZE).hexdigest()}\n".encode()
