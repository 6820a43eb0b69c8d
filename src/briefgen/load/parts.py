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
from dataclasses import fields, is_dataclass
from functools import cache
from importlib import import_module
from pathlib import Path
from types import MemberDescriptorType
from typing import Any

from briefgen import __version__
from briefgen.diagnostics import Diagnostic, Rule
from briefgen.kept import keep, place, remembered
from briefgen.load.libraries import libraries
from briefgen.load.part import Loop, Part
from briefgen.model.allowance import Allowance
from briefgen.model.fields import Scalar
from briefgen.model.indicator import Observation
from briefgen.model.lexicon import Lexicon

KIND = "records"
FORM = "2"
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
    *(ValueError, LookupError, OverflowError, MemoryError, RecursionError),
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
    """The versions of the code that reads files, and of the libraries that it reads them with. Between two
    releases our own is told by its files, too."""
    folder = Path(__file__).parents[1]
    files = [path for room in ROOMS for path in sorted((folder / room).glob("*.py"))]
    stats = [(path.name, stat.st_size, stat.st_mtime_ns) for path in files for stat in (path.stat(),)]
    return f"{__version__} {sys.implementation.cache_tag} {libraries()} {stats}"


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
    return found if isinstance(found, Part) and _is_whole(found) else None


def _is_whole(part: Part) -> bool:
    """Whether a part holds lists of what it should: other versions are told by its name."""
    lists = (part.records, part.observations, part.allowances, part.findings)
    return (
        all(isinstance(one, tuple) for one in lists)
        and all(isinstance(row, tuple) and len(row) == 3 and isinstance(row[0], str) for row in part.records)
        and all(isinstance(one, Observation) for one in part.observations)
        and all(isinstance(one, Allowance) for one in part.allowances)
        and all(isinstance(one, Diagnostic) for one in part.findings)
        and isinstance(part.loop, Loop | None)
        and isinstance(part.lexicon, Lexicon | None)
    )


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
    """Writes a rule as its code: its words stay where they are. A record is written as the values of its
    fields, which are set at once: what dataclasses do for frozen ones takes six times as long to read."""

    dispatch_table = dispatch_table.copy()
    dispatch_table[Rule] = lambda rule: (_rule, (rule.code,))

    def reducer_override(self, made: Any) -> Any:
        kind = type(made)
        if kind is Rule or not is_dataclass(kind):
            return NotImplemented
        return _filled, (kind, *(getattr(made, one.name) for one in fields(kind)))


class _Reader(pickle.Unpickler):
    """Makes nothing but records, and what they are made of."""

    def find_class(self, module: str, name: str) -> Any:
        if module == __name__ and name in OUR_OWN:
            return OUR_OWN[name]
        if (module, name) in PLAIN or module.startswith(OWN):
            found = getattr(import_module(module), name, None)
            if isinstance(found, type) and ((module, name) in PLAIN or _is_record(found)):
                return found
        raise NotData(f"{module}.{name}")


def _is_record(kind: type) -> bool:
    return kind is Scalar or is_dataclass(kind)


def _filled(kind: type, *values: Any) -> Any:
    """A record of these values."""
    made: Any = object.__new__(kind)
    for fill, value in zip(_fillers(kind), values, strict=True):
        fill(made, value)
    return made


@cache
def _fillers(kind: type) -> tuple[Callable[[Any, Any], None], ...]:
    """What sets each field of a kind of records, whether it is frozen or not."""
    if not is_dataclass(kind):
        raise NotData(kind.__name__)
    slots = [getattr(kind, one.name) for one in fields(kind)]
    if not all(isinstance(one, MemberDescriptorType) for one in slots):
        raise NotData(kind.__name__)
    return tuple(one.__set__ for one in slots)


def _rule(code: str) -> Rule:
    rule = _rules().get(code)
    if rule is None:
        raise NotData(code)
    return rule


@cache
def _rules() -> dict[str, Rule]:
    from briefgen.rules import RULES

    return {rule.code: rule for rule in RULES}


OUR_OWN: dict[str, Callable[..., Any]] = {"_rule": _rule, "_filled": _filled}
"""What else a kept file may call."""
