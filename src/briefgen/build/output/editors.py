"""Who has a finished file open: the small files that Word, WPS and LibreOffice put beside it.

Not Windows' own lock on an open file: replacing it fails there, and is told as a fault.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

NAME_AT, LONGEST = 54, 52
"""Where Word's owner file has the length of the user's name in UTF-16, and how long it may be."""
LIMIT = 4096


@dataclass(frozen=True, slots=True)
class Opened:
    """A file that is open: the mark that says so, and the person's name if it is in there."""

    mark: Path
    person: str = ""


def opened(file: Path) -> Opened | None:
    """The mark beside a file that somebody has open."""
    for name in _owner_names(file.name):
        if (mark := file.with_name(name)).is_file():
            return Opened(mark, _owner(_start(mark)))
    mark = file.with_name(f".~lock.{file.name}#")
    return Opened(mark, _libre_owner(_start(mark))) if mark.is_file() else None


def _owner_names(name: str) -> tuple[str, ...]:
    """Word puts ~$ in the place of the first two letters of a long name, of the first of one of seven, and
    before a shorter one; WPS puts ~$ or .~ before any."""
    stem = len(os.path.splitext(name)[0])  # noqa: PTH122 (a name, not a path)
    cut = 2 if stem > 7 else 1 if stem == 7 else 0
    return tuple(dict.fromkeys((f"~${name[cut:]}", f"~${name}", f".~{name}")))


def _start(mark: Path) -> bytes:
    try:
        with mark.open("rb") as file:
            return file.read(LIMIT)
    except OSError:  # open for nobody else, as it may be on Windows
        return b""


def _owner(content: bytes) -> str:
    length = int.from_bytes(content[NAME_AT : NAME_AT + 2], "little")
    if not 0 < length <= LONGEST:
        return ""
    start = NAME_AT + 2
    return _plain(content[start : start + 2 * length].decode("utf-16-le", "replace"))


def _libre_owner(content: bytes) -> str:
    """The first of its fields that says something: the name, or the account."""
    fields = content.decode("utf-8", "replace").split(",")[:2]
    return next((name for field in fields if (name := _plain(field))), "")


def _plain(name: str) -> str:
    return "".join(letter for letter in name if letter.isprintable()).strip()
