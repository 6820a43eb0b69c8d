"""PNG, JPEG, GIF and WebP: what is written beside the picture, and behind its end.

Not the pixels: nobody reads words out of those here.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator

from briefgen.publish.gate.carriers.raw import raw
from briefgen.publish.gate.opening import Budget, inflated
from briefgen.publish.gate.pieces import Flaw, Told, Where
from briefgen.rules import gate as rules

PNG, JPEG, GIF = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", (b"GIF87a", b"GIF89a")
PIXELS = frozenset((b"IDAT", b"fdAT", b"PLTE", b"tRNS", b"IHDR", b"IEND", b"gAMA", b"cHRM", b"sRGB", b"pHYs"))
PACKED = frozenset((b"zTXt", b"iTXt", b"iCCP"))
WEBP_PIXELS = frozenset((b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM"))
GPS_TAG = 0x8825
LATITUDE = (2, 4)
BEHIND = Where("图片末尾后面的数据", "what stands behind the end of the picture")
SCAN, END = 0xDA, 0xD9


def is_picture(content: bytes) -> bool:
    """Whether it is a picture of a kind that is known here."""
    return content.startswith((PNG, JPEG, *GIF)) or _is_webp(content)


def picture(content: bytes, budget: Budget) -> Iterator[Told]:
    """What a picture says besides its pixels."""
    if content.startswith(PNG):
        yield from _png(content, budget)
    elif content.startswith(JPEG):
        yield from _jpeg(content)
    elif _is_webp(content):
        yield from _webp(content)
    else:
        yield from raw(content, Where("图片的说明", "a comment of the picture"))


def _is_webp(content: bytes) -> bool:
    return content[:4] == b"RIFF" and content[8:12] == b"WEBP"


def _png(content: bytes, budget: Budget) -> Iterator[Told]:
    at, name = len(PNG), b""
    while at + 8 <= len(content) and name != b"IEND":
        size, name = struct.unpack_from(">I4s", content, at)
        if name not in PIXELS:
            yield from _chunk(name, content[at + 8 : at + 8 + size], budget)
        at += size + 12
    yield from raw(content[at:], BEHIND)


def _chunk(name: bytes, data: bytes, budget: Budget) -> Iterator[Told]:
    label = name.decode("latin-1")
    where = Where(f"图片的说明（{label}）", f"a note of the picture ({label})")
    yield from raw(data, where)
    if name in PACKED and b"\x00" in data:
        yield from raw(_unpacked(data, budget), where)
    if name == b"eXIf":
        yield from _place(data)


def _unpacked(data: bytes, budget: Budget) -> bytes:
    """The packed text of a chunk: wherever a zlib stream begins behind the keyword."""
    for at in range(data.index(b"\x00"), min(data.index(b"\x00") + 200, len(data))):
        if data[at] & 0x0F == 8:
            try:
                return inflated(data[at:], budget)[0]
            except zlib.error:
                continue
    return b""


def _jpeg(content: bytes) -> Iterator[Told]:
    at = 2
    while at + 4 <= len(content):
        mark = content[at + 1]
        if content[at] != 0xFF:
            break
        if mark in (END, SCAN):
            break
        size = int.from_bytes(content[at + 2 : at + 4], "big")
        if mark >= 0xE0:  # APPn and COM: Exif, XMP, IPTC, comments
            yield from _segment(mark, content[at + 4 : at + 2 + size])
        at += size + 2
    end = content.rfind(b"\xff\xd9")
    yield from raw(content[end + 2 :] if end > 0 else content[at:], BEHIND)


def _segment(mark: int, data: bytes) -> Iterator[Told]:
    kind = "COM" if mark == 0xFE else data[:28].split(b"\x00")[0].decode("latin-1")[:12]
    yield from raw(data, Where(f"图片的说明（{kind}）", f"a note of the picture ({kind})"))
    if data.startswith(b"Exif\x00\x00"):
        yield from _place(data[6:])


def _webp(content: bytes) -> Iterator[Told]:
    at = 12
    end = min(len(content), 8 + int.from_bytes(content[4:8], "little"))
    while at + 8 <= end:
        name, size = content[at : at + 4], int.from_bytes(content[at + 4 : at + 8], "little")
        if name not in WEBP_PIXELS:
            label = name.decode("latin-1").strip()
            yield from raw(
                content[at + 8 : at + 8 + size],
                Where(f"图片的说明（{label}）", f"a note of the picture ({label})"),
            )
        if name == b"EXIF":
            yield from _place(content[at + 8 : at + 8 + size].removeprefix(b"Exif\x00\x00"))
        at += 8 + size + size % 2
    yield from raw(content[end:], BEHIND)


def _place(exif: bytes) -> Iterator[Flaw]:
    """BG629: whether the first directory of an Exif block leads to a latitude."""
    order = {b"II": "<", b"MM": ">"}.get(exif[:2])
    if order is None:
        return
    try:
        gps = _entry(exif, order, struct.unpack_from(order + "I", exif, 4)[0], GPS_TAG)
        if gps is not None and any(_entry(exif, order, gps, tag) is not None for tag in LATITUDE):
            yield Flaw(rules.PICTURE_PLACE, Where("图片的 EXIF", "the EXIF of the picture"))
    except struct.error:
        return  # cut short: what there is was searched as text


def _entry(exif: bytes, order: str, at: int, wanted: int) -> int | None:
    count = struct.unpack_from(order + "H", exif, at)[0]
    for number in range(count):
        tag, _, _, value = struct.unpack_from(order + "HHII", exif, at + 2 + 12 * number)
        if tag == wanted:
            return int(value)
    return None
