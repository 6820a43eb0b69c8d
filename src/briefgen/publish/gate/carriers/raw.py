"""Bytes of any sort: the text that can be made out in them.

Not files whose kind is known; this is for what such files hold besides: fonts, metadata, loose ends.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefgen.publish.gate.pieces import BLOCK, Kind, Piece, Told, Where

SMALL = 1 << 20
_SPANS = re.compile(rb"[\t\n\r -~\x80-\xff]{6,}")
_WIDE_LITTLE = re.compile(rb"(?:[\t\n\r -~]\x00|[\x00-\xff][\x30\x4e-\x9f\xff]){5,}")
_WIDE_BIG = re.compile(rb"(?:\x00[\t\n\r -~]|[\x30\x4e-\x9f\xff][\x00-\xff]){5,}")
_CLASSES = bytes(
    ord("0") if chr(code) in "0123456789 -" else ord("n") if not code else ord(".") for code in range(256)
)
_LEAST = b"0" * 11
_RUN = re.compile(rb"0+")
"""Digits are looked for by the class of each byte, which is many times faster than by an expression."""


def raw(content: bytes, where: Where, kind: Kind = "raw") -> Iterator[Piece]:
    """The text in small bytes of any encoding that Chinese files have; of large ones the numbers."""
    found = list(_small(content) if len(content) <= SMALL else _numbers(content))
    if found:
        yield Piece(BLOCK.join(dict.fromkeys(found)), where, kind)


def numbers(content: bytes, where: Where) -> Iterator[Told]:
    """The long numbers in bytes that hold no text of people: fonts, pixels."""
    found = list(_numbers(content))
    if found:
        yield Piece(BLOCK.join(found), where, "raw")


def decoded(content: bytes) -> str | None:
    """A text file as text: UTF-8, UTF-16 with its mark, or GB 18030; None if it is none of them."""
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return content.decode("utf-16", "replace")
    if b"\x00" in content:
        return None
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None


def _small(content: bytes) -> Iterator[str]:
    for span in _SPANS.findall(content):
        yield span.decode("utf-8", "replace")
        if not span.isascii():
            yield span.decode("gb18030", "replace")
    for pattern, encoding in ((_WIDE_LITTLE, "utf-16-le"), (_WIDE_BIG, "utf-16-be")):
        for span in pattern.findall(content) if b"\x00" in content else ():
            yield span.decode(encoding, "replace")


def _numbers(content: bytes) -> Iterator[str]:
    """Long numbers of one byte a digit, and of two, as in UTF-16."""
    classes = content.translate(_CLASSES)
    for start, end in _runs(classes):
        yield content[start:end].decode("ascii")
    for odd in (0, 1):
        digits, zeros = classes[odd::2], classes[1 - odd :: 2]
        for start, end in _runs(digits):
            if zeros[start + 1 : end - 1].strip(b"n") == b"":
                yield content[odd::2][start:end].decode("ascii")


def _runs(classes: bytes) -> Iterator[tuple[int, int]]:
    at = classes.find(_LEAST)
    while at >= 0:
        run = _RUN.match(classes, at)
        end = run.end() if run else at + len(_LEAST)
        yield at, end
        at = classes.find(_LEAST, end)
