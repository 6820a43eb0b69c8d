"""The output folder: a document's folder is exchanged whole or not at all, and by one build at a time.

Not what is written: files come as names and bytes. Not findings: faults are raised as they are.
"""

from __future__ import annotations

import errno
import json
import os
import shutil
import socket
import sys
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

WORK = ".briefgen"
"""The folder inside the output folder for the lock and for what is not finished."""
LOCK, STAGED, INTENDED = "lock", "staged", "intended"
NO_EXCHANGE = frozenset(
    {errno.ENOSYS, errno.EINVAL, errno.EXDEV, errno.EBUSY, errno.EOPNOTSUPP, errno.ENOTDIR}
)
NO_LOCKS = frozenset({errno.ENOLCK, errno.EOPNOTSUPP, errno.ENOSYS})
POLL_S = 0.05


class Busy(Exception):
    """Another build holds the output folder; `holder` says which, and is empty if nobody knows."""

    def __init__(self, holder: str) -> None:
        super().__init__(holder)
        self.holder = holder


@dataclass(frozen=True, slots=True)
class Leftover:
    """What a killed build left behind: the id, and its folder's unfinished or former state."""

    id: str
    folder: Path


@contextmanager
def locked(output: Path, wait_s: float) -> Iterator[int]:
    """Holds the output folder while the block runs; gives the descriptor, which no child may keep open.

    Raises Busy after `wait_s` seconds, OSError if the folder cannot be made or written.
    """
    (output / WORK).mkdir(parents=True, exist_ok=True)
    file = os.open(output / WORK / LOCK, os.O_RDWR | os.O_CREAT, 0o666)
    try:
        _wait(file, wait_s)
        os.ftruncate(file, 0)
        os.write(file, json.dumps({"pid": os.getpid(), "host": socket.gethostname()}).encode())
        yield file
    finally:
        os.close(file)


def leftovers(output: Path) -> tuple[Leftover, ...]:
    """What killed builds left; to be asked only by who holds the lock."""
    staged = output / WORK / STAGED
    folders = sorted(entry for entry in staged.iterdir() if entry.is_dir()) if staged.is_dir() else []
    return tuple(Leftover(folder.name, folder) for folder in folders)


@dataclass(frozen=True, slots=True)
class Intent:
    """What a build is about to put out: the id, the files' hashes by name, and the digest of its inputs."""

    id: str
    files: Mapping[str, str]
    inputs: str


def intend(output: Path, intent: Intent) -> None:
    """Writes an intent down, safe on disk. Raises OSError."""
    said = {"id": intent.id, "files": dict(intent.files), "inputs": intent.inputs}
    with (output / WORK / INTENDED).open("ab") as file:
        file.write(json.dumps(said, ensure_ascii=False).encode() + b"\n")
        file.flush()
        os.fsync(file.fileno())


def intended(output: Path) -> Iterator[Intent]:
    """What builds were about to put out and have not recorded, the oldest first."""
    try:
        lines = (output / WORK / INTENDED).read_bytes().splitlines()
    except OSError:
        return
    for line in lines:
        with suppress(ValueError, KeyError, TypeError, AttributeError):  # a line cut off by a crash
            said = json.loads(line)
            files = {str(name): str(found) for name, found in said["files"].items()}
            yield Intent(str(said["id"]), files, str(said["inputs"]))


def settle(output: Path) -> None:
    """Forgets what was intended: it is recorded now."""
    with suppress(OSError):
        (output / WORK / INTENDED).unlink(missing_ok=True)


def sweep(output: Path, found: tuple[Leftover, ...]) -> None:
    """Removes what killed builds left."""
    for leftover in found:
        for file in leftover.folder.iterdir():
            _scratch(output / leftover.id, file.name).unlink(missing_ok=True)
        shutil.rmtree(leftover.folder, ignore_errors=True)


def publish(output: Path, id: str, files: Mapping[str, bytes], kept: Mapping[str, str]) -> Path | None:
    """Puts the files into the document's folder, all at once; other files in it stay.

    `kept` gives files that are about to be replaced another name to live on under. The folder returned
    (the former state, or where folders cannot be exchanged a copy of the new one) is for the caller to
    remove. Raises OSError, and then the folder is as it was.
    """
    target, staged = output / id, output / WORK / STAGED / id
    if target.exists() and not target.is_dir():
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(target))
    for name in files:
        if (target / name).is_dir():  # somebody's, and full of who knows what
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(target / name))
    if not kept and _is_current(target, files):
        return None
    shutil.rmtree(staged, ignore_errors=True)
    try:
        _stage(staged, target, files, kept)
        return _swap(staged, target, files, kept)
    except BaseException:
        shutil.rmtree(staged, ignore_errors=True)
        raise


def write_file(path: Path, content: bytes) -> None:
    """Writes one file whole or not at all; one that is there keeps its permissions. Raises OSError."""
    scratch = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        _write(scratch, content)
        if path.exists():
            shutil.copymode(path, scratch)
        scratch.replace(path)
    except BaseException:
        scratch.unlink(missing_ok=True)
        raise
    _sync_folder(path.parent)


def _is_current(target: Path, files: Mapping[str, bytes]) -> bool:
    try:
        return all((target / name).read_bytes() == content for name, content in files.items())
    except OSError:
        return False


def _stage(staged: Path, target: Path, files: Mapping[str, bytes], kept: Mapping[str, str]) -> None:
    """Builds the folder as it is to be, beside the real one, safe on disk."""
    staged.mkdir(parents=True)
    for name, content in files.items():
        _write(staged / name, content)
    if target.is_dir():
        _carry(target, staged, frozenset(files))
        for name, other in kept.items():
            _link(target / name, staged / other)
        shutil.copymode(target, staged)
    _sync_folder(staged)


def _swap(staged: Path, target: Path, files: Mapping[str, bytes], kept: Mapping[str, str]) -> Path | None:
    former: Path | None = staged
    if not target.exists() and not target.is_symlink():
        staged.rename(target)
        former = None
    elif not target.is_symlink() and _exchange(staged, target):
        # What somebody put there in the last milliseconds came away with the former state.
        with suppress(OSError):
            _carry(staged, target, frozenset(files))
    else:
        _replace_each(staged, target, (*kept.values(), *files))
    _sync_folder(target.parent)
    return former


def _replace_each(staged: Path, target: Path, names: Iterable[str]) -> None:
    """Where folders cannot be exchanged: every file whole, one after the other."""
    for name in names:
        scratch = _scratch(target, name)
        scratch.unlink(missing_ok=True)
        _link(staged / name, scratch)
        scratch.replace(target / name)
    _sync_folder(target)


def _scratch(target: Path, name: str) -> Path:
    return target / f".{name}.new"


def _carry(source: Path, goal: Path, own: frozenset[str]) -> None:
    """Takes everything else along: links to the same files, so that nothing is copied."""
    for entry in os.scandir(source):
        other = goal / entry.name
        if entry.name in own or os.path.lexists(other):
            continue
        if entry.is_dir(follow_symlinks=False):
            other.mkdir()
            _carry(Path(entry.path), other, frozenset())
            shutil.copystat(entry.path, other)
        else:
            _link(Path(entry.path), other)


def _link(source: Path, goal: Path) -> None:
    try:
        os.link(source, goal, follow_symlinks=False)
    except (OSError, NotImplementedError):
        shutil.copy2(source, goal, follow_symlinks=False)


def _write(path: Path, content: bytes) -> None:
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    if sys.platform == "win32":
        return  # no descriptors of folders there
    with suppress(OSError):  # some network file systems refuse it
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _exchange(left: Path, right: Path) -> bool:
    """Exchanges two folders in one step; False where the system cannot."""
    if sys.platform != "linux":
        return False
    import ctypes

    here, swap = -100, 2  # AT_FDCWD, RENAME_EXCHANGE
    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if rename is None:
        return False
    if rename(here, os.fsencode(left), here, os.fsencode(right), swap) == 0:
        return True
    code = ctypes.get_errno()
    if code in NO_EXCHANGE:
        return False
    raise OSError(code, os.strerror(code), str(right))


def _wait(file: int, wait_s: float) -> None:
    end = time.monotonic() + wait_s
    while not _lock(file):
        if time.monotonic() >= end:
            raise Busy(_holder(file))
        time.sleep(POLL_S)


def _holder(file: int) -> str:
    try:
        said = json.loads(os.pread(file, 1000, 0)) if sys.platform != "win32" else {}
        return f"{said['host']}:{said['pid']}"
    except (OSError, ValueError, KeyError, TypeError):
        return ""


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
        except OSError as error:
            if error.errno not in NO_LOCKS:
                raise
        return True
