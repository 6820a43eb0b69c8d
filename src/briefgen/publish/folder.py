"""A folder of finished files that is brought up to date: what is as it was is not written again.

Not the folder of the website: that is replaced whole.
"""

from __future__ import annotations

import hashlib
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Listed:
    """A file of the website: its path there, where it stands now, its hash, and whose it is."""

    path: str
    source: str
    """Below the folder of what was made."""
    size: int
    sha256: str
    document: str = ""
    """The id; empty for a file that belongs to no document."""


class Folder:
    """The folder while it is written. A path that leads out of it is a ValueError."""

    def __init__(self, root: Path) -> None:
        self.root, self._files = root, dict[str, tuple[int, str]]()

    def put(self, path: str, content: bytes) -> None:
        """Writes a file, unless it is there as it is. Raises OSError."""
        file = self.root / _inside(path)
        if path in self._files:
            raise ValueError(f"two files of one name: {path}")
        if not _holds(file, content):
            file.parent.mkdir(parents=True, exist_ok=True)
            scratch = file.with_name(f".{file.name}.new")
            scratch.write_bytes(content)
            scratch.replace(file)
        self._files[path] = (len(content), hashlib.sha256(content).hexdigest())

    def sweep(self) -> None:
        """Removes every file that was not put, and folders that are empty then. Raises OSError."""
        for file in sorted(self.root.rglob("*"), reverse=True):
            if file.is_dir() and not file.is_symlink():
                with suppress(OSError):  # not empty
                    file.rmdir()
            elif file.relative_to(self.root).as_posix() not in self._files:
                file.unlink()

    def hash(self, path: str) -> str:
        """The hash of a file that was put."""
        return self._files[path][1]

    def listed(self, below: str) -> tuple[Listed, ...]:
        """Every file; `below` is the folder's own path below that of what was made."""
        return tuple(
            Listed(path, f"{below}/{path}", size, found) for path, (size, found) in self._files.items()
        )


def _holds(file: Path, content: bytes) -> bool:
    try:
        return file.stat().st_size == len(content) and file.read_bytes() == content
    except OSError:
        return False


def _inside(path: str) -> str:
    if (
        not path
        or path.startswith("/")
        or "\\" in path
        or any(part in ("", ".", "..") for part in path.split("/"))
    ):
        raise ValueError(f"no path of a file: {path!r}")
    return path
