"""The parts of files, remembered by their content: in this process, and in the user's cache folder.

Not what a part means. What is remembered is data and never code: only records, places and findings can come
out of a kept file, whatever is written in it (docs/decisions/0014).
"""

from __future__ import annotations

import hashlib
import io
import os
import pickle
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from copyreg import dispatch_table
from dataclasses import is_dataclass
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

from briefgen import __version__
from briefgen.diagnostics import Rule
from briefgen.kept import keep, place, remembered
from briefgen.load.part import Part
from briefgen.model.fields import Scalar

KIND = "records"
FORM = "1"
"""Changes when the form of what is kept changes."""
ROOMS = ("model", "load", "rules", "config")
"""The rooms whose code decides what a file means, besides the modules at the top."""
LARGEST = 64 * 1024 * 1024
"""Bytes of a part that is kept on disk."""
MOST = 512 * 1024 * 1024
"""Bytes of all that is kept; what was not used for longest goes first, down to half of it."""
SWEEPING = "00"
"""How the names of those begin after which the folder is swept: one in 256, and every large one."""
LARGE = 4 * 1024 * 1024
HELD = 20_000
"""Files whose parts are held in this process."""
PLAIN = {("decimal", "Decimal"), ("datetime", "date")}
OWN = ("briefgen.model.", "briefgen.diagnostics", "briefgen.load.part")


class NotData(Exception):
    """A kept file names something that is no record."""


NOT_OURS = (
    *(pickle.UnpicklingError, NotData, EOFError, ImportError, AttributeError, TypeError),
    *(ValueError, LookupError, OverflowError),
)
"""What reading a foreign file may raise."""

_held: dict[tuple[str, str], tuple[str, Part]] = {}
_unkept: dict[tuple[str, str], tuple[str, Part]] = {}
"""What is yet to be written to disk: of files that changed while this process ran."""


def key_of(kind: str, file: str, content: bytes, context: str) -> str:
    """The name of a part: all that decides what it is. `context` stands for what is around the file."""
    told = (FORM, _code(), kind, file, hashlib.sha256(content).hexdigest(), context)
    return hashlib.sha256("\n".join(told).encode("utf-8", "surrogateescape")).hexdigest()


def remembered_part(root: Path, file: str, key: str, make: Callable[[], Part]) -> Part:
    """The part of this name, made if nobody remembers it. Where this process has read the file before,
    somebody waits for what comes of its change: it is kept on disk when `keep_changed` is called."""
    held = _held.get((str(root), file))
    if held is not None and held[0] == key:
        return held[1]
    found = _read(key)
    if found is None:
        found = make()
        if held is None:
            _write(key, found)
        else:
            _unkept[str(root), file] = key, found
    if len(_held) >= HELD:
        _held.clear()
    _held[str(root), file] = key, found
    return found


def keep_changed() -> None:
    """Writes to disk what waits for it."""
    while _unkept:
        _write(*_unkept.popitem()[1])


def forget() -> None:
    """Forgets what this process holds."""
    _held.clear()


def _sweep() -> None:
    """Removes what was not used for longest, where too much is kept."""
    with suppress(OSError):
        found = sorted(_files(place(KIND, "")))
        size = sum(one[1] for one in found)
        if size <= MOST:
            return
        for _, length, path in found:
            if size <= MOST // 2:
                return
            with suppress(OSError):
                os.unlink(path)  # noqa: PTH108
            size -= length


def _files(folder: Path) -> Iterator[tuple[int, int, str]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            with suppress(OSError):
                stat = entry.stat(follow_symlinks=False)
                yield stat.st_mtime_ns, stat.st_size, entry.path


@cache
def _code() -> str:
    """The version of the code that reads files. Between two releases it is told by its files, too."""
    folder = Path(__file__).parents[1]
    files = [path for room in ROOMS for path in sorted((folder / room).glob("*.py"))]
    stats = [(path.name, stat.st_size, stat.st_mtime_ns) for path in files for stat in (path.stat(),)]
    return f"{__version__} {sys.implementation.cache_tag} {stats}"


def _read(key: str) -> Part | None:
    path = place(KIND, key)
    try:
        content = remembered(path)
    except OSError:
        return None
    with suppress(OSError):
        os.utime(path)
    try:
        found = _Reader(io.BytesIO(content)).load()
    except NOT_OURS:
        return None
    return found if isinstance(found, Part) else None


def _write(key: str, part: Part) -> None:
    stream = io.BytesIO()
    _Writer(stream, pickle.HIGHEST_PROTOCOL).dump(part)
    if stream.tell() > LARGEST:
        return
    keep(place(KIND, key), stream.getvalue())
    if key.startswith(SWEEPING) or stream.tell() > LARGE:
        _sweep()


# ---- data only


class _Writer(pickle.Pickler):
    """Writes a rule as its code: its words stay where they are."""

    dispatch_table = dispatch_table.copy()
    dispatch_table[Rule] = lambda rule: (_rule, (rule.code,))


class _Reader(pickle.Unpickler):
    """Makes nothing but records, and what they are made of."""

    def find_class(self, module: str, name: str) -> Any:
        if (module, name) == (__name__, "_rule"):
            return _rule
        if (module, name) in PLAIN or module.startswith(OWN):
            found = getattr(import_module(module), name, None)
            if isinstance(found, type) and ((module, name) in PLAIN or _is_record(found)):
                return found
        raise NotData(f"{module}.{name}")


def _is_record(kind: type) -> bool:
    return kind is Scalar or is_dataclass(kind)


def _rule(code: str) -> Rule:
    rule = _rules().get(code)
    if rule is None:
        raise NotData(code)
    return rule


@cache
def _rules() -> dict[str, Rule]:
    from briefgen.rules import RULES

    return {rule.code: rule for rule in RULES}
