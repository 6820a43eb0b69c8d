"""What was put into the folder of the website: hashes, and what tells at a glance that a file is untouched.

Not the history, which is public. Without it nothing is lost but the time to look at every file.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from briefgen.build.output.files import write_file
from briefgen.publish.folder import Listed

VERSION = 1
NEXT = ".next"
"""Behind the name of a record of what is about to be put there."""


@dataclass(frozen=True, slots=True)
class Known:
    """A file: its hash, and its size, time and inode when it was put there; zeros where nobody looked."""

    sha256: str
    size: int = 0
    time: int = 0
    inode: int = 0

    def is_untouched(self, found: os.stat_result) -> bool:
        """Whether a file that is there is the very one."""
        return bool(self.inode) and (self.size, self.time, self.inode) == _mark(found)


@dataclass(frozen=True, slots=True)
class Record:
    """What is known of the folder: by path, everything that a file may be."""

    files: Mapping[str, tuple[Known, ...]] = field(default_factory=dict)

    def hash_of(self, path: str, file: Path) -> str:
        """The hash of a file, read only where it may have been touched. Raises OSError."""
        found = file.stat()
        for known in self.files.get(path, ()):
            if known.is_untouched(found):
                return known.sha256
        with file.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()

    def is_ours(self, path: str, found: str) -> bool:
        """Whether a file of this hash was put there by us."""
        return any(known.sha256 == found for known in self.files.get(path, ()))


def intend(file: Path, files: Iterable[Listed]) -> None:
    """Writes down what is about to be put there, before it is. Raises OSError."""
    _write(_next(file), {one.path: Known(one.sha256) for one in files})


def settle(file: Path, site: Path, files: Iterable[Listed]) -> None:
    """Writes down what is there now. Raises OSError."""
    _write(file, {one.path: Known(one.sha256, *_mark((site / one.path).stat())) for one in files})
    _next(file).unlink(missing_ok=True)


def read(file: Path) -> Record:
    """What was put there; what a publication was about to put there when it was killed counts as well."""
    found: dict[str, tuple[Known, ...]] = {}
    for source in (file, _next(file)):
        for path, known in _read(source).items():
            found[path] = (*found.get(path, ()), known)
    return Record(found)


def _next(file: Path) -> Path:
    return file.with_name(file.name + NEXT)


def _write(file: Path, known: Mapping[str, Known]) -> None:
    rows = {path: [one.sha256, one.size, one.time, one.inode] for path, one in known.items()}
    said = json.dumps({"version": VERSION, "files": rows}, ensure_ascii=False)
    write_file(file, said.encode())


def _read(file: Path) -> dict[str, Known]:
    with suppress(OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        said = json.loads(file.read_bytes())
        if said["version"] == VERSION:
            return {
                str(path): Known(str(found), int(size), int(time), int(inode))
                for path, (found, size, time, inode) in said["files"].items()
            }
    return {}


def _mark(found: os.stat_result) -> tuple[int, int, int]:
    return found.st_size, found.st_mtime_ns, found.st_ino
