"""The most memory that the processes under a command hold while it runs, as the system counts it.

Linux only: it reads /proc. Not an account of what the memory is for.
"""

from __future__ import annotations

import subprocess
import threading
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

EVERY_S = 0.25
PRIVATE = ("Private_Clean:", "Private_Dirty:")


@dataclass(frozen=True, slots=True)
class Peak:
    """The most that any worker held, in MB."""

    resident: float
    """With the pages that it shares with the process it was forked from."""
    private: float
    """Only its own."""
    others: float
    """The most that a process held which is none: the command itself, or the one that forks workers."""


@dataclass(slots=True)
class Watcher:
    """Looks at a process and those under it from time to time: those that never have children are the
    workers."""

    process: subprocess.Popen[str]
    resident_kb: dict[int, int] = field(default_factory=dict)
    private_kb: dict[int, int] = field(default_factory=dict)
    parents: set[int] = field(default_factory=set)
    over: threading.Event = field(default_factory=threading.Event)

    def watch(self) -> Peak:
        """Looks until the process has ended or `over` is set."""
        while self.process.poll() is None and not self.over.wait(EVERY_S):
            self._look(self.process.pid)
        workers = self.resident_kb.keys() - self.parents
        return Peak(
            _most(self.resident_kb, workers),
            _most(self.private_kb, workers),
            _most(self.resident_kb, self.parents),
        )

    def _look(self, pid: int) -> None:
        _raise(self.resident_kb, pid, total_of(pid, "status", ("VmHWM:",)))
        _raise(self.private_kb, pid, total_of(pid, "smaps_rollup", PRIVATE))
        for child in _children(pid):
            self.parents.add(pid)
            self._look(child)


def _most(found: dict[int, int], pids: Iterable[int]) -> float:
    return max((found.get(pid, 0) for pid in pids), default=0) / 1024


def _raise(most: dict[int, int], pid: int, found: int) -> None:
    most[pid] = max(most.get(pid, 0), found)


def _children(pid: int) -> tuple[int, ...]:
    found: list[int] = []
    for task in _listed(Path(f"/proc/{pid}/task")):
        found += (int(child) for child in text_of(task / "children").split())
    return tuple(found)


def total_of(pid: int, name: str, keys: tuple[str, ...]) -> int:
    """The kilobytes in the lines of a file of /proc that begin so."""
    lines = text_of(Path(f"/proc/{pid}/{name}")).splitlines()
    return sum(int(line.split()[1]) for line in lines if line.startswith(keys))


def _listed(folder: Path) -> tuple[Path, ...]:
    try:
        return tuple(folder.iterdir())
    except OSError:  # it has ended meanwhile
        return ()


def text_of(path: Path) -> str:
    """A file of /proc; empty where its process has ended."""
    try:
        return path.read_text(encoding="ascii")
    except OSError:  # it has ended meanwhile
        return ""
