"""Numbers that look like persons': computed from a seed, so that none is written out anywhere.

Not anybody's: the seeds are small, and the check digits follow from them.
"""

from __future__ import annotations

import struct
import zlib
from datetime import date, timedelta

WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


def id_number(seed: int, region: str = "360731") -> str:
    """An ID number of 18 digits with its check digit."""
    born = date(1950, 1, 1) + timedelta(days=seed * 371)
    head = f"{region}{born:%Y%m%d}{seed % 900 + 1:03d}"
    return head + "10X98765432"[sum(int(d) * w for d, w in zip(head, WEIGHTS, strict=True)) % 11]


def id_ending(last: str, seed: int = 1) -> str:
    """An ID number with this check digit: X above all."""
    return next(number for at in range(seed, seed + 900) if (number := id_number(at)).endswith(last))


def old_id_number(seed: int) -> str:
    """An ID number of 15 digits."""
    born = date(1950, 1, 1) + timedelta(days=seed * 371)
    return f"360731{born:%y%m%d}{seed % 900 + 1:03d}"


def mobile(seed: int) -> str:
    """A mobile number."""
    return f"13{(seed * 97_531 + 10_000_019) % 10**9:09d}"


def card(seed: int, prefix: str = "622848", length: int = 19) -> str:
    """The number of a bank card with its check digit."""
    head = prefix + f"{seed * 7919:0{length - 1 - len(prefix)}d}"
    return next(head + str(last) for last in range(10) if _luhn(head + str(last)) == 0)


def card_failing(seed: int) -> str:
    """Digits with the prefix of a card and a wrong check digit."""
    right = card(seed)
    return right[:-1] + str((int(right[-1]) + 1) % 10)


def passport(seed: int) -> str:
    return f"E{seed * 104_729 % 10**8:08d}"


def plate(seed: int) -> str:
    return f"赣B{seed * 7919 % 10**5:05d}"


def credit_code(seed: int) -> str:
    """统一社会信用代码: 18 characters, here digits only but for the last."""
    return f"12360731{seed * 104_729 % 10**9:09d}K"


def isbn(seed: int) -> str:
    head = f"9787{seed * 7919 % 10**8:08d}"
    return head + str(-sum(int(d) * (3 if at % 2 else 1) for at, d in enumerate(head)) % 10)


def digest(seed: int) -> str:
    """64 hexadecimal digits, as of SHA-256, with long runs of figures in them."""
    return f"{seed:02x}{mobile(seed)}a{id_number(seed)[:17]}f" + f"{seed * 7919:x}".rjust(32, "b")


def chinese(digits: str) -> str:
    return digits.translate(str.maketrans("0123456789", "〇一二三四五六七八九"))


def capitals(digits: str) -> str:
    return digits.translate(str.maketrans("0123456789", "零壹贰叁肆伍陆柒捌玖"))


def mixed(digits: str, first: int) -> str:
    """The first digits in Chinese numerals, the others as they are."""
    return chinese(digits[:first]) + digits[first:]


def full_width(digits: str) -> str:
    return digits.translate({ord(d): ord(d) + 0xFEE0 for d in "0123456789X"})


def _luhn(digits: str) -> int:
    doubled = (int(d) * (at % 2 + 1) for at, d in enumerate(reversed(digits)))
    return sum(value - 9 if value > 9 else value for value in doubled) % 10


def png(*chunks: tuple[bytes, bytes], behind: bytes = b"") -> bytes:
    """A picture of one pixel with chunks between its head and its pixels."""
    listed = (
        (b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)),
        *chunks,
        (b"IDAT", zlib.compress(b"\0\0")),
        (b"IEND", b""),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(*one) for one in listed) + behind


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
