"""Regular expressions compiled once, where the library is one that we know.

A process that makes documents compiles some 300, and the words of a workspace take longest. What is kept are
the numbers that the library compiles a text to; its machine checks them before it takes them. Not expressions
that depend on the machine's locale.
"""

from __future__ import annotations

import _sre  # type: ignore[import-not-found]
import hashlib
import marshal
import sys
from array import array
from contextlib import suppress
from typing import Any

from briefgen import kept

KNOWN = ((3, 11), (3, 12), (3, 13))
LARGEST = 4 * 1024 * 1024
"""Where more bytes would be kept, only those are that this process has used."""
Key = tuple[str | bytes, int]
Numbers = tuple[int, int, dict[str, int], bytes]
"""The flags, how many groups there are, those with a name, and the numbers."""
_known: dict[Key, Numbers] = {}
_used: dict[Key, Numbers] = {}
_news: set[Key] = set()


def install() -> None:
    """Takes expressions from those that are kept. Calling it twice changes nothing."""
    if sys.version_info[:2] not in KNOWN or not kept.PRIVATE:
        return
    from re import _compiler  # type: ignore[attr-defined]

    if hasattr(_compiler.compile, "stock"):
        return
    _known.update(_read())
    stock = _compiler.compile

    def compiled(text: Any, flags: int = 0) -> Any:
        if type(text) is not str and type(text) is not bytes:
            return stock(text, flags)
        key = text, int(flags)
        found = _known.get(key)
        if found is not None:
            with suppress(RuntimeError, TypeError, ValueError, IndexError):  # numbers that make no sense
                made = _made(text, found)
                _used[key] = found
                return made
        return _compiled(text, int(flags), key) or stock(text, flags)

    compiled.stock = stock  # type: ignore[attr-defined]
    _compiler.compile = compiled


def keep() -> None:
    """Keeps what was compiled in this process."""
    if not _news:
        return
    whole = {**_read(), **_used}
    if sum(map(_size, whole.items())) > LARGEST:
        whole = _used
    kept.keep(kept.place("patterns", _name()), marshal.dumps(whole))
    _news.clear()


def _compiled(text: Any, flags: int, key: Key) -> Any:
    """The expression, as the library compiles it; None where that is to be left to the library."""
    from re import _compiler, _constants, _parser  # type: ignore[attr-defined]

    unkept = _constants.SRE_FLAG_DEBUG | _constants.SRE_FLAG_LOCALE
    if flags & unkept:
        return None
    parsed = _parser.parse(text, flags)
    state = parsed.state
    if state.flags & unkept:
        return None
    code = array("I", _compiler._code(parsed, flags)).tobytes()
    numbers = flags | state.flags, state.groups - 1, dict(state.groupdict), code
    _used[key] = numbers
    _news.add(key)
    return _made(text, numbers)


def _made(text: Any, numbers: Numbers) -> Any:
    flags, groups, named, code = numbers
    names: list[str | None] = [None] * (groups + 1)
    for name, number in named.items():
        names[number] = name
    return _sre.compile(text, flags, array("I", code).tolist(), groups, named, tuple(names))


def _read() -> dict[Key, Numbers]:
    """What is kept; nothing that somebody else may have written, for it is believed."""
    path = kept.place("patterns", _name())
    with suppress(OSError, EOFError, ValueError, TypeError):
        if kept.is_ours(path):
            found = marshal.loads(kept.remembered(path))
            return found if isinstance(found, dict) else {}
    return {}


def _name() -> str:
    said = sys.version, _sre.MAGIC, _sre.CODESIZE, array("I").itemsize
    return hashlib.sha256(repr(said).encode()).hexdigest()[:32]


def _size(item: tuple[Key, Numbers]) -> int:
    (text, _), (_, _, _, code) = item
    return len(text) + len(code)
