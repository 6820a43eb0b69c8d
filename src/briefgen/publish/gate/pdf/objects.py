"""PDF syntax: bytes to names, numbers, strings, arrays, dictionaries and references (ISO 32000-1, 7.3).

Not which objects a file has: that is `file`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

MOST_DEEP = 200


class Name(str):
    """/Name, without its stroke."""

    __slots__ = ()


class Ref(NamedTuple):
    """A reference to an object: its number."""

    number: int


class Operator(str):
    """A bare word: obj, stream, Tj."""

    __slots__ = ()


Dict = dict[str, "Object"]
Object = Name | Ref | Operator | bytes | int | float | bool | None | list["Object"] | Dict


class Broken(Exception):
    """Bytes that are no PDF syntax."""


@dataclass(slots=True)
class Stream:
    """An object with data."""

    about: Dict
    data: bytes


_SPACE = rb"[\x00\t\n\f\r ]"
TOKEN = re.compile(
    rb"(?:" + _SPACE + rb"+|%[^\r\n]*)*"
    rb"(?:(?P<ref>[0-9]{1,10})" + _SPACE + rb"+[0-9]{1,5}" + _SPACE + rb"+R(?![A-Za-z0-9])"
    rb"|(?P<number>[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:-[0-9]+)?)"
    rb"(?=[\x00\t\n\f\r ()<>\[\]{}/%]|\Z|[A-Za-z'\"])"
    rb"|/(?P<name>[^\x00\t\n\f\r ()<>\[\]{}/%]*)"
    rb"|\((?P<text>(?:[^()\\]|\\.)*)\)"
    rb"|(?P<open><<|>>|[\[\]{}(])"
    rb"|<(?P<hex>[0-9A-Fa-f\x00\t\n\f\r ]*)>"
    rb"|(?P<word>[^\x00\t\n\f\r ()<>\[\]{}/%]+)"
    rb"|(?P<end>\Z))",
    re.DOTALL,
)
_ESCAPE = re.compile(rb"\\(?:([0-7]{1,3})|(\r\n|\r|\n)|(.))", re.DOTALL)
_LETTERS = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
_NAME_CODE = re.compile(r"#([0-9A-Fa-f]{2})")
_NOT_HEX = re.compile(rb"[^0-9A-Fa-f]+")
_WORDS: dict[bytes, bool | None] = {b"true": True, b"false": False, b"null": None}


def parsed(data: bytes, at: int = 0) -> tuple[Object, int]:
    """The object that begins at an offset, and where it ends; Broken where there is none."""
    return _value(data, at, 0)


def _value(data: bytes, at: int, depth: int) -> tuple[Object, int]:
    token = TOKEN.match(data, at)
    if token is None or depth > MOST_DEEP:
        raise Broken
    kind, end = token.lastgroup, token.end()
    if kind == "open":
        return _compound(data, token, depth)
    if kind in (None, "end"):
        raise Broken
    return simple(token, str(kind)), end


def simple(token: re.Match[bytes], kind: str) -> Object:
    """The value of a token that stands for itself."""
    word = token[kind]
    if kind == "ref":
        return Ref(int(word))
    if kind == "number":
        return number(word)
    if kind == "name":
        return name(word)
    if kind == "text":
        return literal(word)
    if kind == "hex":
        return unhexed(word)
    return _WORDS[word] if word in _WORDS else Operator(word.decode("latin-1"))


def _compound(data: bytes, token: re.Match[bytes], depth: int) -> tuple[Object, int]:
    mark, end = token["open"], token.end()
    if mark == b"<<":
        return _dictionary(data, end, depth)
    if mark == b"[":
        return _array(data, end, depth)
    if mark == b"(":
        return nested(data, end)
    raise Broken


def _dictionary(data: bytes, at: int, depth: int) -> tuple[Object, int]:
    found: Dict = {}
    while True:
        token = TOKEN.match(data, at)
        if token is None:
            raise Broken
        if token["open"] == b">>":
            return found, token.end()
        if token.lastgroup != "name":
            raise Broken
        found[name(token["name"])], at = _value(data, token.end(), depth + 1)


def _array(data: bytes, at: int, depth: int) -> tuple[Object, int]:
    found: list[Object] = []
    while True:
        token = TOKEN.match(data, at)
        if token is None:
            raise Broken
        kind = token.lastgroup
        if kind == "open":
            if token["open"] == b"]":
                return found, token.end()
            value, at = _compound(data, token, depth + 1)
            if depth > MOST_DEEP:
                raise Broken
            found.append(value)
        elif kind in (None, "end"):
            raise Broken
        else:
            found.append(simple(token, str(kind)))
            at = token.end()


def nested(data: bytes, at: int) -> tuple[bytes, int]:
    """A string with brackets inside; `at` is behind the first."""
    depth, start = 1, at
    for mark in re.compile(rb"\\.|[()]", re.DOTALL).finditer(data, at):
        if mark[0] in (b"(", b")"):
            depth += 1 if mark[0] == b"(" else -1
            if not depth:
                return literal(data[start : mark.start()]), mark.end()
    raise Broken


def literal(word: bytes) -> bytes:
    """What a string in brackets stands for."""
    return _ESCAPE.sub(_escaped, word) if b"\\" in word else word


def _escaped(found: re.Match[bytes]) -> bytes:
    if found[1]:
        return bytes((int(found[1], 8) & 255,))
    return b"" if found[2] else _LETTERS.get(found[3], found[3])


def unhexed(word: bytes) -> bytes:
    """What a hexadecimal string stands for."""
    try:
        return bytes.fromhex(word.decode("ascii"))
    except ValueError:
        digits = _NOT_HEX.sub(b"", word)
        return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode("ascii"))


@lru_cache(maxsize=4096)
def name(word: bytes) -> Name:
    """What a name stands for."""
    said = word.decode("utf-8", "replace")
    if "#" in said:
        codes = _NAME_CODE.sub(lambda code: chr(int(code[1], 16)), word.decode("latin-1"))
        said = codes.encode("latin-1", "replace").decode("utf-8", "replace")
    return Name(said)


def number(word: bytes) -> int | float:
    """A number; some writers put 12-34 for a small one."""
    try:
        return int(word) if b"." not in word else float(word)
    except ValueError:
        return 0


def text_of(value: bytes) -> str:
    """A text string: UTF-16 or UTF-8 by its mark, else one byte a character."""
    if value.startswith(b"\xfe\xff"):
        return value[2:].decode("utf-16-be", "replace")
    if value.startswith(b"\xff\xfe"):
        return value[2:].decode("utf-16-le", "replace")
    if value.startswith(b"\xef\xbb\xbf"):
        return value[3:].decode("utf-8", "replace")
    if value.isascii():
        return value.decode("ascii")
    for encoding in ("utf-8", "gb18030"):
        try:
            return value.decode(encoding)
        except UnicodeDecodeError:
            continue
    return value.decode("latin-1")
