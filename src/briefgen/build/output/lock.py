"""One build at a time in an output folder: a lock of the system's, which dies with its process.

Not where the file system has no locks: see `claim`.
"""

from __future__ import annotations

import errno
import json
import os
import shutil
import socket
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from briefgen.build.output import claim
from briefgen.build.output.places import FILES, FOLDERS, LARGEST, LOCK, WORK
from briefgen.files import regular

NO_LOCKS = frozenset({errno.ENOLCK, errno.EOPNOTSUPP, errno.ENOSYS})
POLL_S = 0.05
LONGEST = 64
"""Characters of the name of a machine that are told."""


@dataclass(frozen=True, slots=True)
class Holder:
    """The process that holds an output folder. All is empty where nobody knows."""

    host: str = ""
    pid: int = 0
    since: datetime | None = None

    def told(self) -> tuple[str, str]:
        """Who it is, in Chinese and English."""
        if not self.pid:
            return "", ""
        here = self.host == socket.gethostname()
        zh = f"本机的进程 {self.pid}" if here else f"{self.host} 上的进程 {self.pid}"
        en = f"process {self.pid} on this machine" if here else f"process {self.pid} on {self.host}"
        if self.since is None:
            return zh, en
        return f"{zh}，{self.since:%Y-%m-%d %H:%M} 开始", f"{en}, since {self.since:%Y-%m-%d %H:%M}"


class Busy(Exception):
    """Another build holds the output folder."""

    def __init__(self, holder: Holder) -> None:
        super().__init__(holder)
        self.holder = holder


Waiting = Callable[[Holder], None]
"""Told once that another build is waited for."""


@contextmanager
def locked(output: Path, wait_s: float, waiting: Waiting | None = None) -> Iterator[int]:
    """Holds the output folder while the block runs; gives the descriptor, which no child may keep open.

    Raises Busy after `wait_s` seconds, OSError if the folder cannot be made or written.
    """
    _make(output / WORK)
    file = os.open(output / WORK / LOCK, os.O_RDWR | os.O_CREAT, 0o666)
    try:
        claimed = _wait(output, file, wait_s, waiting)
        os.ftruncate(file, 0)
        os.write(file, claim.signature())
        try:
            yield file
        finally:
            if claimed:
                claim.give_back(output)
    finally:
        os.close(file)


def _make(work: Path) -> None:
    """Makes the work folder. A link in its place or in it was put there by somebody else, as was a pipe, or a
    folder in the place of a file: what a link leads to is not ours to write to."""
    if work.is_symlink():
        work.unlink()
    work.mkdir(parents=True, exist_ok=True)
    for entry in os.scandir(work):
        if entry.is_dir(follow_symlinks=False):
            if entry.name in FILES:
                shutil.rmtree(entry.path, ignore_errors=True)
        elif entry.name in FOLDERS or not entry.is_file(follow_symlinks=False):
            Path(entry.path).unlink(missing_ok=True)


def _wait(output: Path, file: int, wait_s: float, waiting: Waiting | None) -> bool:
    """Waits for the lock; whether it is a file, the file system having no locks."""
    end = time.monotonic() + wait_s
    told = False
    while True:
        try:
            if _lock(file):
                return False
        except OSError as error:
            if error.errno not in NO_LOCKS:
                raise
            if claim.take(output):
                return True
        if time.monotonic() >= end:
            raise Busy(_holder(output))
        if waiting is not None and not told:
            waiting(_holder(output))
            told = True
        time.sleep(POLL_S)


def _holder(output: Path) -> Holder:
    try:
        said = json.loads(regular(output / WORK / LOCK, LARGEST))
        begun = datetime.fromtimestamp((output / WORK / LOCK).stat().st_mtime)
        host = "".join(char for char in str(said["host"])[:LONGEST] if char.isprintable())
        return Holder(host, int(said["pid"]), begun)
    except (OSError, ValueError, KeyError, TypeError, OverflowError, RecursionError):
        return Holder()


if sys.platform == "win32":
    import msvcrt

    def _lock(file: int) -> bool:
        try:
            os.lseek(file, 1 << 20, os.SEEK_SET)  # past the text, which others may want to read
            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
            os.lseek(file, 0, os.SEEK_SET)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _lock(file: int) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
