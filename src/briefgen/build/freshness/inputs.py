"""The input files of a workspace by the hashes of their contents; quick, since a build begins with them.

Not their meaning: whatever stands in the folders counts, read or not, for a stranger among the records is a
finding. Nothing beyond the standard library is imported here.
"""

from __future__ import annotations

import os
import stat
import time
from _blake2 import blake2b  # `hashlib` would load OpenSSL, which takes longer than all the rest
from collections.abc import Iterable, Iterator

FOLDERS = ("data", "briefings", "templates")
FILES = ("briefgen.toml",)
SIZE = 32
"""Bytes of a hash."""
YOUNG_NS = 2_000_000_000
"""A file that was written so shortly before it was looked at may be written again within the same tick of its
clock: its state does not tell, and its content is looked at again."""
Stat = tuple[int, int, int, int]
"""Size, time of the last change of content and of the file, inode."""


class Snapshot:
    """The files as they were at one moment: their hashes, and what tells whether one was touched since."""

    def __init__(self, root: str) -> None:
        self._root, self._begun = root, time.time_ns()
        self.hashes: dict[str, str] = {}
        self._stats: dict[str, Stat | None] = {}
        for name in sorted(_names(root)):
            self._stats[name], self.hashes[name] = _looked_at(f"{root}/{name}")

    @property
    def digest(self) -> str:
        """One hash for all of them."""
        return hashed("\0".join(f"{name}\0{found}" for name, found in self.hashes.items()))

    def is_still(self, names: Iterable[str] | None = None) -> bool:
        """Whether nothing has touched these files since, or any of them all where none are named."""
        if names is None:
            return sorted(_names(self._root)) == list(self._stats) and self.is_still(self._stats)
        return all(map(self._is_as_it_was, names))

    def _is_as_it_was(self, name: str) -> bool:
        path, known = f"{self._root}/{name}", self._stats.get(name)
        if _stat(path) != known:
            return False
        is_young = known is not None and max(known[1:3]) > self._begun - YOUNG_NS
        return not is_young or _looked_at(path)[1] == self.hashes[name]


def stat_of(found: os.stat_result) -> Stat:
    """What changes when somebody writes, replaces or moves a file."""
    return found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino


def _names(root: str) -> Iterator[str]:
    for name in FILES:
        if os.path.lexists(f"{root}/{name}"):
            yield name
    for name in FOLDERS:
        if os.path.isdir(f"{root}/{name}"):
            yield from _inside(root, name, set())
        elif os.path.lexists(f"{root}/{name}"):
            yield name


def _inside(root: str, folder: str, seen: set[tuple[int, int]]) -> Iterator[str]:
    """The files of a folder; folders that links lead to are entered, each once, and the links told."""
    found = os.stat(f"{root}/{folder}")
    if (found.st_dev, found.st_ino) in seen:
        return
    seen.add((found.st_dev, found.st_ino))
    try:
        entries = list(os.scandir(f"{root}/{folder}"))
    except OSError:
        yield f"{folder}/"  # loading tells of it
        return
    for entry in entries:
        name = f"{folder}/{entry.name}"
        if entry.is_dir():
            if entry.is_symlink():
                yield name
            yield from _inside(root, name, seen)
        else:
            yield name


def _looked_at(path: str) -> tuple[Stat | None, str]:
    """A file's state and the hash of its content; a word where there is none that may be read."""
    try:
        link = f">{os.readlink(path)}" if os.path.islink(path) else ""
        found = os.stat(path)
        if not stat.S_ISREG(found.st_mode):
            return stat_of(found), f"no file {stat.S_IFMT(found.st_mode)}{link}"
        with open(path, "rb", buffering=0) as file:
            content = blake2b(file.readall(), digest_size=SIZE).hexdigest()
            return stat_of(os.fstat(file.fileno())), content + link
    except OSError as error:
        return None, f"fault {error.errno}"


def _stat(path: str) -> Stat | None:
    try:
        return stat_of(os.stat(path))
    except OSError:
        return None


def hashed(text: str) -> str:
    """The hash of a text."""
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=SIZE).hexdigest()
