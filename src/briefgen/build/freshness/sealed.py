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

FORM = f"briefgen {__version__} 3 "
"""What a file begins with; the number counts the forms that such files have had."""
SIZE = 32
LARGEST = 256 * 1024 * 1024


def read(path: str) -> Any:
    """What a file says first; None where it cannot be trusted."""
    try:
        found = lines(path)
        return None if found is None else json.loads(found[0])
    except (ValueError, RecursionError):
        return None


def lines(path: str) -> list[bytes] | None:
    """What a file says, each in JSON; None where it cannot be trusted."""
    try:
        found = os.stat(path)
        if not S_ISREG(found.st_mode) or found.st_size > LARGEST:
            return None  # a pipe would be waited for
        with open(path, "rb") as file:
            head, content = file.readline(), file.read()
        return content.split(b"\n") if head == _head(content) else None
    except OSError:
        return None


def write(path: str, *said: Any) -> None:
    """Writes a file whole or not at all, a line for each thing said: what is seldom wanted comes later. It is
    not waited for: a torn one is seen, and costs time only."""
    content = b"\n".join(map(_line, said))
    scratch = f"{path}.{os.getpid()}"
    with suppress(OSError):
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with suppress(FileNotFoundError):
            os.unlink(scratch)  # a killed process of this number left it, or somebody put a link there
        try:
            with open(scratch, "xb") as file:
                file.write(_head(content) + content)
            os.replace(scratch, path)
        except BaseException:
            with suppress(OSError):
                os.unlink(scratch)
            raise


def _line(said: Any) -> bytes:
    return json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


def _head(content: bytes) -> bytes:
    return f"{FORM}{blake2b(content, digest_size=SIZE).hexdigest()}\n".encode()
