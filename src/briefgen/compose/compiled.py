"""Compiled templates, remembered in the user's cache folder by their text and by what compiles them.

Not compiling: that is `environment`. What is kept is code, as Python's own `.pyc` files are: it is taken only
from a folder of ours that nobody else may write to (docs/decisions/0014).
"""

from __future__ import annotations

import hashlib
import marshal
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from importlib.util import MAGIC_NUMBER
from pathlib import Path
from types import CodeType
from typing import Any

import jinja2

from briefgen import __version__
from briefgen.compose.rendering import line_mark, lines_marked, marked_anew
from briefgen.diagnostics import Span
from briefgen.kept import PRIVATE, is_ours, keep, place, remembered

KIND = "templates"
FORM = "2"
"""Changes when the form of what is kept changes."""


def compiled(source: str, name: str | None, filename: str | None, make: Callable[[], CodeType]) -> CodeType:
    """The code of a template; compiled if it is not remembered."""
    if not PRIVATE:
        return make()
    told = "\x00".join((FORM, _compiler(), repr(name), repr(filename), source))
    path = place(KIND, hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest())
    with suppress(OSError, EOFError, ValueError, TypeError):
        if is_ours(path):
            return _taken(*marshal.loads(remembered(path)))
    first = len(lines_marked())
    made = make()
    places = [(span.file, span.line, span.column) for span in lines_marked(first)]
    keep(path, marshal.dumps((made, first, places)))
    return made


def _taken(code: CodeType, first: int, places: list[tuple[str, int, int]]) -> CodeType:
    """Kept code in this process, where its line marks have other numbers. Raises TypeError if it is none."""
    if not isinstance(code, CodeType):
        raise TypeError(code)
    now = len(lines_marked())
    for place_of_line in places:
        line_mark(Span(*place_of_line))
    return code if now == first else _marked(code, first, now, len(places))


def _marked(const: Any, first: int, now: int, count: int) -> Any:
    """A constant of code, and code itself, with its line marks numbered from `now` on."""
    if isinstance(const, str):
        return marked_anew(const, first, now, count)
    if isinstance(const, tuple):
        return tuple(_marked(one, first, now, count) for one in const)
    if isinstance(const, CodeType):
        return const.replace(co_consts=_marked(const.co_consts, first, now, count))
    return const


@cache
def _compiler() -> str:
    """What compiles, and how: the versions, and between two releases the files."""
    rooms = (Path(__file__).parent, Path(jinja2.__file__).parent)
    stats = [_stat(path) for room in rooms for path in sorted(room.glob("*.py"))]
    return f"{__version__} {sys.implementation.cache_tag} {MAGIC_NUMBER.hex()} {stats}"


def _stat(path: Path) -> tuple[str, int, int]:
    found = path.stat()
    return path.name, found.st_size, found.st_mtime_ns
