"""A zip archive with fixed dates and order, from parts that may have been deflated long before.

Not a reader, and not the choice of parts: that is `docx_package`.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable
from dataclasses import dataclass

LEVEL = 6
DOS_DATE = (1980 - 1980) << 9 | 1 << 5 | 1  # 1980-01-01, the first day a zip can name
VERSION, UTF8_NAMES, DEFLATED = 20, 0x0800, 8


@dataclass(frozen=True, slots=True)
class Entry:
    """One file of an archive, already deflated."""

    name: str
    crc: int
    size: int
    deflated: bytes


def deflate(name: str, data: bytes) -> Entry:
    """A file made ready for an archive."""
    packer = zlib.compressobj(LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    return Entry(name, zlib.crc32(data), len(data), packer.compress(data) + packer.flush())


def archive(entries: Iterable[Entry]) -> bytes:
    """The bytes of a zip file that holds the entries in their order."""
    files: list[bytes] = []
    directory: list[bytes] = []
    offset = 0
    for entry in entries:
        name = entry.name.encode()
        facts = struct.pack(
            "<5H3L2H", VERSION, UTF8_NAMES, DEFLATED, 0, DOS_DATE,
            entry.crc, len(entry.deflated), entry.size, len(name), 0,
        )  # fmt: skip
        files += (b"PK\x03\x04", facts, name, entry.deflated)
        place = struct.pack("<3H2L", 0, 0, 0, 0, offset)
        directory += (b"PK\x01\x02", struct.pack("<H", VERSION), facts, place, name)
        offset += 4 + len(facts) + len(name) + len(entry.deflated)
    listing = b"".join(directory)
    count = len(directory) // 5
    end = struct.pack("<4H2LH", 0, 0, count, count, len(listing), offset, 0)
    return b"".join((*files, listing, b"PK\x05\x06", end))
