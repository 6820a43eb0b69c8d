"""Glyph outlines of one font as the smallest font program that a PDF may hold: bare CFF, with the glyphs that
are printed and no others (Adobe Technical Note 5176).

Not subsetting in general: a font whose outlines call subroutines or have hints is refused. Not PDF objects:
those are `embedding`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate, repeat

CHARSET, CHAR_STRINGS, PRIVATE, LOCAL_SUBRS = b"\x0f", b"\x11", b"\x12", b"\x13"
HINTS = (b"\x06", b"\x07", b"\x0a", b"\x0b", b"\x0c\x0c", b"\x0c\x0d")
"""Operators of a private part that say how outlines are fitted to pixels; the engine leaves that out."""
ROS, CID_COUNT, FD_ARRAY, FD_SELECT = b"\x0c\x1e", b"\x0c\x22", b"\x0c\x24", b"\x0c\x25"
FONT_BOX, FONT_MATRIX, FONT_NAME, KIND = b"\x05", b"\x0c\x07", b"\x0c\x26", b"\x0c\x06"
FIRST_STRING = 391
"""The strings of a font are numbered after those of the format."""
HEADER, NOTHING = b"\x01\x00\x04\x04", b"\x00\x00"
CIDS = 1 << 16

Entries = dict[bytes, bytes]
"""A DICT: its operators, and their operands as they are written."""


class Refused(Exception):
    """The font is not of the kind that is known here."""


@dataclass(frozen=True, slots=True)
class Index:
    """An INDEX in a font: how many items, the width of an offset, where those are, where items and it end."""

    count: int
    width: int
    offsets: int
    base: int
    end: int

    def item(self, data: memoryview, number: int) -> bytes:
        """One item of it."""
        at, wide = self.offsets + number * self.width, self.width
        start = int.from_bytes(data[at : at + wide], "big")
        end = int.from_bytes(data[at + wide : at + 2 * wide], "big")
        return bytes(data[self.base + start : self.base + end])


@dataclass(frozen=True, slots=True)
class Outlines:
    """A CFF font with CIDs and no subroutines, read where it lies."""

    data: memoryview
    shared: Entries
    """What is said of the font as a whole."""
    glyphs: Index
    fonts: tuple[tuple[Entries, bytes], ...]
    """The members of the font's array, each with its private part."""
    select: bytes
    """For each glyph its member; empty where there is one."""

    def chosen(self, name: bytes, glyphs: Iterable[int]) -> bytes:
        """The font program of these glyphs under a name; the CID of a glyph is its number in the font."""
        kept = [0, *sorted(set(glyphs) - {0})]
        members = [self.select[glyph] for glyph in kept] if self.select else [0] * len(kept)
        used = sorted(set(members))
        charset = b"\x00" + b"".join(glyph.to_bytes(2, "big") for glyph in kept[1:])
        select = b"\x00" + bytes(used.index(member) for member in members)
        outlines = index([self.glyphs.item(self.data, glyph) for glyph in kept])
        privates = [self.fonts[member][1] for member in used]
        names, strings = index((name,)), index((b"Adobe", b"Identity", name))
        body = len(HEADER) + len(names) + len(index((self._top(0, 0, 0, 0),))) + len(strings) + len(NOTHING)
        parts = (charset, select, outlines, *privates)
        starts = list(accumulate(map(len, parts), initial=body))
        array = index(
            [
                _written(
                    self.fonts[member][0]
                    | {FONT_NAME: _number(FIRST_STRING + 2), PRIVATE: _number(len(private)) + _number(start)}
                )
                for member, private, start in zip(used, privates, starts[3:], strict=False)
            ]
        )
        top = self._top(starts[0], starts[1], starts[2], starts[-1])
        return b"".join((HEADER, names, index((top,)), strings, NOTHING, *parts, array))

    def _top(self, charset: int, select: int, outlines: int, array: int) -> bytes:
        own = {
            ROS: _number(FIRST_STRING) + _number(FIRST_STRING + 1) + _number(0),
            **self.shared,
            CID_COUNT: _number(CIDS),
            CHARSET: _number(charset),
            CHAR_STRINGS: _number(outlines),
            FD_ARRAY: _number(array),
            FD_SELECT: _number(select),
        }
        return _written(own)


def outlines(data: memoryview) -> Outlines:
    """The outlines of a CFF table. Raises Refused."""
    names = _index(data, data[2])
    tops = _index(data, names.end)
    strings = _index(data, tops.end)
    subroutines = _index(data, strings.end)
    if subroutines.count or tops.count != 1:
        raise Refused("shared subroutines")
    top = _entries(tops.item(data, 0))
    if ROS not in top or KIND in top:
        raise Refused("no CIDs")
    glyphs = _index(data, _value(top[CHAR_STRINGS]))
    array = _index(data, _value(top[FD_ARRAY]))
    fonts = tuple(_member(data, array.item(data, number)) for number in range(array.count))
    shared = {operator: top[operator] for operator in (FONT_BOX, FONT_MATRIX) if operator in top}
    select = _select(data, _value(top[FD_SELECT]), glyphs.count) if len(fonts) > 1 else b""
    return Outlines(data, shared, glyphs, fonts, select)


def _member(data: memoryview, held: bytes) -> tuple[Entries, bytes]:
    entries = _entries(held)
    size, start = _values(entries[PRIVATE])
    private = _entries(bytes(data[start : start + size]))
    local = private.pop(LOCAL_SUBRS, None)
    if local is not None and _index(data, start + _value(local)).count:
        raise Refused("subroutines")
    if any(hint in private for hint in HINTS):
        raise Refused("hints")
    return {key: entries[key] for key in (FONT_MATRIX,) if key in entries}, _written(private)


def _select(data: memoryview, at: int, count: int) -> bytes:
    """The member of every glyph, from either of the two formats."""
    if data[at] == 0:
        return bytes(data[at + 1 : at + 1 + count])
    if data[at] != 3:
        raise Refused("another FDSelect")
    ranges = int.from_bytes(data[at + 1 : at + 3], "big")
    edges = [at + 3 + 3 * number for number in range(ranges + 1)]
    firsts = [int.from_bytes(data[edge : edge + 2], "big") for edge in edges]
    return b"".join(
        bytes(repeat(data[edge + 2], end - first))
        for edge, first, end in zip(edges, firsts, firsts[1:], strict=False)
    )


def _index(data: memoryview, at: int) -> Index:
    count = int.from_bytes(data[at : at + 2], "big")
    if not count:
        return Index(0, 0, 0, 0, at + 2)
    width, offsets = data[at + 2], at + 3
    base = offsets + (count + 1) * width - 1
    last = int.from_bytes(data[offsets + count * width : offsets + (count + 1) * width], "big")
    return Index(count, width, offsets, base, base + last)


def index(items: Sequence[bytes]) -> bytes:
    """The items as an INDEX."""
    offsets = list(accumulate(map(len, items), initial=1))
    width = (offsets[-1].bit_length() + 7) // 8
    head = len(items).to_bytes(2, "big") + bytes((width,))
    return b"".join((head, *(offset.to_bytes(width, "big") for offset in offsets), *items))


def _entries(held: bytes) -> Entries:
    """The operators of a DICT with their operands, which are not looked at."""
    found: Entries = {}
    start = at = 0
    while at < len(held):
        first = held[at]
        if first < 22:
            operator = held[at : at + 1 + (first == 12)]
            found[operator] = held[start:at]
            start = at = at + len(operator)
        elif first == 30:
            while held[at + 1] & 0x0F != 0x0F and held[at + 1] >> 4 != 0x0F:
                at += 1
            at += 2
        else:
            at += {28: 3, 29: 5}.get(first, 1 if first < 247 else 2)
    return found


def _values(operands: bytes) -> list[int]:
    found, at = [], 0
    while at < len(operands):
        first = operands[at]
        if first in (28, 29):
            wide = 2 if first == 28 else 4
            found.append(int.from_bytes(operands[at + 1 : at + 1 + wide], "big", signed=True))
            at += 1 + wide
        elif first < 247:
            found.append(first - 139)
            at += 1
        else:
            sign, base = (1, 247) if first < 251 else (-1, 251)
            found.append(sign * ((first - base) * 256 + operands[at + 1] + 108))
            at += 2
    return found


def _value(operands: bytes) -> int:
    return _values(operands)[-1]


def _number(value: int) -> bytes:
    """An operand of five bytes, so that a DICT is as long whatever stands in it."""
    return b"\x1d" + value.to_bytes(4, "big")


def _written(entries: Entries) -> bytes:
    return b"".join(operands + operator for operator, operands in entries.items())
