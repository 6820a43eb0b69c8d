"""Plain text, CSV, scripts, style sheets and JSON.

Not HTML and XML: those are `pages` and `markup`.
"""

from __future__ import annotations

import base64
import binascii
import json
import re
from collections.abc import Iterator
from urllib.parse import unquote, unquote_to_bytes

from briefgen.publish.gate.opening import Opening
from briefgen.publish.gate.pieces import BLOCK, CELL, Joined, Kind, Piece, Told, Where

TEXT = Where("正文", "the text", "line", main=True)
JSON = Where("JSON", "the JSON")
_LINE = re.compile("\n")
_ESCAPED = re.compile(
    r"\\(?:u([0-9A-Fa-f]{4})|u\{([0-9A-Fa-f]{1,6})\}|x([0-9A-Fa-f]{2})|([0-9A-Fa-f]{4,6}) ?)"
)
_DATA = re.compile(r"""data:([\w/+.\-]*)((?:;[\w=.+\-]+)*?)(;base64)?,([^"'()<>\s\\]*)""", re.IGNORECASE)
_QUOTED = re.compile(r'"[^"]*"')


def plain_text(text: str, where: Where = TEXT, kind: Kind = "prose") -> Iterator[Piece]:
    """A text with lines."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    yield Piece(text, where, kind, lines(text))


def table(text: str) -> Iterator[Piece]:
    """CSV and the like: no number goes from one cell to the next."""
    text = _QUOTED.sub(lambda cell: cell[0].replace("\n", " ").replace(",", "，"), text)
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace(",", CELL).replace("\t", CELL)
    yield Piece(text.replace("\n", BLOCK), TEXT, "prose", lines(text))


def script(text: str, where: Where = TEXT) -> Iterator[Piece]:
    """JavaScript or CSS, with what is escaped in it."""
    if "\\" in text:
        text = _ESCAPED.sub(_unescaped, text)
    yield Piece(text, where, "code", lines(text))


def lines(text: str) -> tuple[tuple[int, int], ...]:
    """Where each line of a text begins."""
    if len(text) > 1 << 24:
        return ()
    starts = (found.end() for found in _LINE.finditer(text))
    return ((0, 1), *((start, number) for number, start in enumerate(starts, 2)))


def values(text: str, where: Where = JSON) -> Iterator[Piece]:
    """JSON: its names, texts and numbers, each where it stands; ValueError where it is none."""
    tree = json.loads(text, parse_int=_Number, parse_float=_Number, object_pairs_hook=_Pairs)
    said, counted = Joined(), Joined()
    for path, value in _walk(tree, "$"):
        (counted if isinstance(value, _Number) else said).add(value, path)
    if said:
        yield said.piece(where)
    if counted:
        yield counted.piece(where, "code")


class _Pairs(list[tuple[str, object]]):
    """An object with all its names, even one that stands there twice."""


class _Number(str):
    """A number as it is written."""


def _walk(value: object, path: str) -> Iterator[tuple[str, str]]:
    """Every text and number with its path; not by recursion, for JSON nests as deep as it likes."""
    stack: list[tuple[str, object]] = [(path, value)]
    while stack:
        path, value = stack.pop()
        if isinstance(value, str):
            yield path, value
        elif isinstance(value, _Pairs):
            for key, one in reversed(value):
                below = f"{path}.{key[:3]}…" if len(key) > 40 or _is_number(key) else f"{path}.{key}"
                stack.append((below, one))
                stack.append((f"{below}（键）", key))
        elif isinstance(value, list):
            stack += [(f"{path}[{at}]", one) for at, one in reversed(tuple(enumerate(value)))]


def _is_number(key: str) -> bool:
    """Whether a key is not to be told: it may itself be the number."""
    return sum(char.isdigit() for char in key) > 5


def without_data(text: str, opening: Opening) -> tuple[str, list[Told]]:
    """A text without its data: addresses, and what is in those."""
    told: list[Told] = []
    if "data:" not in text.casefold():
        return text, told

    def opened(found: re.Match[str]) -> str:
        content = _content(found[4], bool(found[3]))
        if content is not None:
            kind = found[1].rpartition("/")[2].partition("+")[0] if found[3] else ""
            name = f"data.{kind or 'txt'}"  # what is not packed may be cut short by a quote: it is text
            told.extend(
                opening.inner(name, content, f"data: 地址（{found[1]}）", f"a data: address ({found[1]})")
            )
            return "data:" + "\n" * found[0].count("\n")
        return found[0]

    return _DATA.sub(opened, text), told


def _content(written: str, packed: bool) -> bytes | None:
    if not packed:
        return unquote_to_bytes(written)
    try:
        return base64.b64decode(unquote(written) + "=" * (-len(unquote(written)) % 4), validate=True)
    except (binascii.Error, ValueError):
        return None


def _unescaped(found: re.Match[str]) -> str:
    code = int(next(filter(None, found.groups())), 16)
    return chr(code) if code < 0x110000 and not 0xD800 <= code < 0xE000 else found[0]
