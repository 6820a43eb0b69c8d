"""What a check has read in the files of the site, kept from one publication to the next by their contents.

Not the checks: what they keep is theirs. Not an index: every publication writes it anew, in its own order.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from types import TracebackType
from typing import BinaryIO


@dataclass(frozen=True, slots=True)
class Stored:
    """A file of the site on disk; `source` is None where no check looks into it."""

    path: str
    sha256: str
    source: Path | None

    @property
    def content(self) -> bytes:
        """What it holds, read when it is asked for. Raises OSError."""
        return self.source.read_bytes() if self.source is not None else b""


class Kept:
    """Lines of `path sha256 said` under a key; of a changed file there is none. A memory that is torn,
    or has another key, is empty."""

    def __init__(self, file: Path, key: str) -> None:
        self._file, self._key = file, key.encode()
        self._new = file.with_name(f".{file.name}.new")
        self._places: dict[tuple[str, str], tuple[int, int]] = {}
        self._old: BinaryIO | None = None
        self._out: BinaryIO = BytesIO()

    def __enter__(self) -> Kept:
        with suppress(OSError):  # then all is read again
            self._places = dict(self._read())
            self._old = self._file.open("rb")
        self._file.parent.mkdir(parents=True, exist_ok=True)
        self._out = self._new.open("wb")
        self._out.write(self._key + b"\n")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._out.write(END)
        self._out.close()
        if self._old is not None:
            self._old.close()
        if kind is None:
            self._new.replace(self._file)
        else:
            self._new.unlink(missing_ok=True)

    def of(self, file: Stored) -> bytes | None:
        """What was said of a file with this path and these contents."""
        place = self._places.get((file.path, file.sha256))
        if place is None or self._old is None:
            return None
        self._old.seek(place[0])
        return self._old.read(place[1])

    def keep(self, file: Stored, said: bytes) -> None:
        """Keeps what is said of a file: one line, without a tab."""
        if not set(file.path) & {"\t", "\n"}:
            self._out.write(b"\t".join((file.path.encode(), file.sha256.encode(), said)) + b"\n")

    def _read(self) -> list[tuple[tuple[str, str], tuple[int, int]]]:
        found, at = [], 0
        with self._file.open("rb") as lines:
            for line in lines:
                parts = line.split(b"\t", 2)
                if len(parts) == 3:
                    said = len(parts[2])
                    found.append(((parts[0].decode(), parts[1].decode()), (at + len(line) - said, said - 1)))
                elif line == END:
                    return found
                elif at or line.rstrip(b"\n") != self._key:
                    return []
                at += len(line)
        return []


END = b"end\n"
"""The last line of a memory that is whole."""


def key(names: Iterable[str], settings: Iterable[str]) -> str:
    """The hash of what decides what is kept: the modules of this room that read, and settings."""
    made = hashlib.sha256(repr(tuple(settings)).encode())
    for name in names:
        made.update(Path(__file__).with_name(f"{name}.py").read_bytes())
    return made.hexdigest()
