"""A lock for file systems that have none: a file that says whose the output folder is.

Not the usual lock: see `lock`. Two builds that find a dead one's file in the same microseconds might both
take it; the system's locks have no such gap, so this is used only where they are refused.
"""

from __future__ import annotations

import json
import os
import socket
from contextlib import suppress
from pathlib import Path

from briefgen.build.output.places import HELD, LARGEST, WORK
from briefgen.files import regular

STALE_S = 900
"""Seconds after which a claim of another machine that shows no life is void. A build shows life with every
document, and none may take that long by the usual limits."""


def signature() -> bytes:
    """Who this process is: host, number, and when it was started, since numbers are used again."""
    said = {"pid": os.getpid(), "host": socket.gethostname(), "started": _started(os.getpid())}
    return json.dumps(said).encode()


def take(output: Path) -> bool:
    """Takes the folder if it is free, or its holder dead. Raises OSError."""
    path = output / WORK / HELD
    if _made(path):
        return True
    content = _content(path)
    if content is None or not _is_void(path, content):
        return False
    aside = path.with_name(f"{HELD}.{os.getpid()}")
    with suppress(FileNotFoundError):  # another one was quicker
        path.rename(aside)
        if aside.read_bytes() != content:
            aside.rename(path)  # taken anew in between
            return False
        aside.unlink()
    return _made(path)


def beat(output: Path) -> None:
    """Shows that the holder is alive."""
    with suppress(OSError):
        os.utime(output / WORK / HELD)


def give_back(output: Path) -> None:
    """Ends the claim, if it is still ours."""
    path = output / WORK / HELD
    with suppress(OSError):
        if path.read_bytes() == signature():
            path.unlink()


def _made(path: Path) -> bool:
    try:
        file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
    except FileExistsError:
        return False
    try:
        os.write(file, signature())
    finally:
        os.close(file)
    return True


def _content(path: Path) -> bytes | None:
    try:
        return regular(path, LARGEST)
    except FileNotFoundError:
        return None


def _is_void(path: Path, content: bytes) -> bool:
    try:
        said = json.loads(content)
        host, pid, started = str(said["host"]), int(said["pid"]), str(said["started"])
    except (ValueError, KeyError, TypeError, OverflowError, RecursionError):
        return _is_stale(path)  # cut off
    if host == socket.gethostname():
        return not _is_alive(pid) or _started(pid) != started
    return _is_stale(path)


def _is_stale(path: Path) -> bool:
    """By the clock of the disk, which all machines share: a file touched now is compared."""
    probe = path.with_name(f"{HELD}.probe.{os.getpid()}")
    try:
        probe.write_bytes(b"")
        return abs(probe.stat().st_mtime - path.stat().st_mtime) > STALE_S  # nobody lives in the future
    except FileNotFoundError:
        return False
    finally:
        probe.unlink(missing_ok=True)


def _is_alive(pid: int) -> bool:
    if pid <= 0:
        return False  # these would be groups of processes
    if os.name == "nt":
        return True  # signal 0 would end the process there
    try:
        os.kill(pid, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        pass  # somebody else's
    return True


def _started(pid: int) -> str:
    """When a process was started, in ticks since the machine was; empty where the system does not tell."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[19]
    except (OSError, IndexError):
        return ""
