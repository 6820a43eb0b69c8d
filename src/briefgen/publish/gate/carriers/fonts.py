"""Fonts: the names in them, and long numbers in the rest.

Not outlines.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator

import brotli

from briefgen.publish.gate.carriers.packages import unsearchable
from briefgen.publish.gate.carriers.raw import numbers, raw
from briefgen.publish.gate.opening import Budget, inflated
from briefgen.publish.gate.pieces import Told, Where

WHERE = Where("字体", "a font")
PLAIN = (b"OTTO", b"\x00\x01\x00\x00", b"true", b"ttcf")
WOFF_HEAD, WOFF_ENTRY, WOFF2_HEAD = 44, 20, 48
NAME_TABLE = 5
"""The number of the table `name` in WOFF 2.0 (section 4.1)."""
GLYPHS = (10, 11)
"""`glyf` and `loca`, whose form 0 is a packed one."""


def is_font(content: bytes) -> bool:
    """Whether it is a font of a kind that is known here."""
    return content.startswith((*PLAIN, b"wOFF", b"wOF2"))


def font(content: bytes, budget: Budget) -> Iterator[Told]:
    """What a font says."""
    if content.startswith(b"wOF2"):
        yield from _squeezed(content, budget)
    elif content.startswith(b"wOFF"):
        yield from _packed(content, budget)
    else:
        yield from numbers(content, WHERE)
        yield from raw(_table(content), WHERE)


def _table(content: bytes) -> bytes:
    """The names of a font that is not packed."""
    for at in range(12, 12 + 16 * _number(content, 4, 2), 16):
        if content[at : at + 4] == b"name":
            start, size = _number(content, at + 8), _number(content, at + 12)
            return content[start : start + size]
    return b""


def _packed(content: bytes, budget: Budget) -> Iterator[Told]:
    """WOFF 1.0: each table packed by zlib, and metadata behind them."""
    for at in range(WOFF_HEAD, WOFF_HEAD + WOFF_ENTRY * _number(content, 12, 2), WOFF_ENTRY):
        start, size = _number(content, at + 4), _number(content, at + 8)
        table = _inflated(content[start : start + size], budget)
        yield from raw(table, WHERE) if content[at : at + 4] == b"name" else numbers(table, WHERE)
    for at in (24, 36):
        start, size = _number(content, at), _number(content, at + 4)
        yield from raw(_inflated(content[start : start + size], budget), WHERE)


def _inflated(table: bytes, budget: Budget) -> bytes:
    try:
        return inflated(table, budget)[0]
    except zlib.error:
        return table  # stored as it is


def _squeezed(content: bytes, budget: Budget) -> Iterator[Told]:
    """WOFF 2.0: all tables packed by Brotli as one, and metadata behind them."""
    try:
        sizes, at = _directory(content)
        tables = _unsqueezed(content[at : at + _number(content, 20)], budget)
        start, size = _number(content, 28), _number(content, 32)
        metadata = _unsqueezed(content[start : start + size], budget) if size else b""
    except (brotli.error, IndexError):
        yield unsearchable(WHERE, "已损坏", "it is damaged")
        return
    yield from numbers(tables, WHERE)
    start = 0
    for number, size in sizes:
        if number == NAME_TABLE:
            yield from raw(tables[start : start + size], WHERE)
        start += size
    yield from raw(metadata, WHERE)


def _unsqueezed(packed: bytes, budget: Budget) -> bytes:
    unpacker = brotli.Decompressor()
    content = bytes(unpacker.process(packed, output_buffer_limit=budget.most(len(packed)) + 1))
    budget.spend(len(content), len(packed))
    return content


def _directory(content: bytes) -> tuple[list[tuple[int, int]], int]:
    """The tables by their numbers with their sizes as they are packed, and where the data begin."""
    at, sizes = WOFF2_HEAD, []
    for _ in range(_number(content, 12, 2)):
        number, form = content[at] & 0x3F, content[at] >> 6
        at += 5 if number == 0x3F else 1
        size, at = _varied(content, at)
        if (form == 0) == (number in GLYPHS):
            size, at = _varied(content, at)
        sizes.append((number, size))
    return sizes, at


def _varied(content: bytes, at: int) -> tuple[int, int]:
    """UIntBase128: seven bits a byte, the last without the highest."""
    value = 0
    for _ in range(5):
        value = value << 7 | content[at] & 0x7F
        at += 1
        if not content[at - 1] & 0x80:
            break
    return value, at


def _number(content: bytes, at: int, size: int = 4) -> int:
    return int.from_bytes(content[at : at + size], "big")
