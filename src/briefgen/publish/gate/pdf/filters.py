"""What the data of a stream unpack to (ISO 32000-1, 7.4).

Not pictures: those stay as they are.
"""

from __future__ import annotations

import base64
import binascii
import re
import zlib

from pdfminer.lzw import lzwdecode
from pdfminer.runlength import rldecode

from briefgen.publish.gate.opening import Budget, inflated
from briefgen.publish.gate.pdf.objects import Dict, Name, Object, Stream

PICTURES = frozenset(("DCTDecode", "DCT", "JPXDecode", "JBIG2Decode", "CCITTFaxDecode", "CCF"))


class Undecodable(Exception):
    """A filter that is not known, or data that it cannot read."""


def unpacked(stream: Stream, budget: Budget) -> tuple[bytes, str]:
    """The data behind its filters, and the name of the picture filter that is left, if any."""
    data = stream.data
    parameters = _listed(stream.about.get("DecodeParms", stream.about.get("DP")))
    for at, filter_name in enumerate(_listed(stream.about.get("Filter", stream.about.get("F")))):
        if not isinstance(filter_name, Name):
            continue
        if filter_name in PICTURES:
            return data, str(filter_name)
        data = _through(str(filter_name), data, budget)
        given = parameters[at] if at < len(parameters) else None
        if (
            isinstance(given, dict)
            and isinstance(given.get("Predictor"), int)
            and int(str(given["Predictor"])) > 1
        ):
            data = _unpredicted(data, given)
    return data, ""


def _listed(value: Object) -> list[Object]:
    return value if isinstance(value, list) else [value]


def _through(name: str, data: bytes, budget: Budget) -> bytes:
    try:
        match name:
            case "FlateDecode" | "Fl":
                return inflated(data, budget)[0]
            case "ASCIIHexDecode" | "AHx":
                digits = re.sub(rb"[^0-9A-Fa-f]", b"", data.partition(b">")[0])
                return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode("ascii"))
            case "ASCII85Decode" | "A85":
                return base64.a85decode(data.strip().removeprefix(b"<~").partition(b"~>")[0])
            case "LZWDecode" | "LZW":
                return _counted(lzwdecode(data), data, budget)
            case "RunLengthDecode" | "RL":
                return _counted(rldecode(data), data, budget)
            case _:
                raise Undecodable(name)
    except (zlib.error, binascii.Error, ValueError) as error:
        raise Undecodable(name) from error


def _counted(content: bytes, packed: bytes, budget: Budget) -> bytes:
    budget.spend(len(content), len(packed))
    return content


def _unpredicted(data: bytes, given: Dict) -> bytes:
    """PNG predictors undone, as they stand before cross-reference tables; TIFF's are of pictures."""
    predictor, columns = _int(given, "Predictor", 1), _int(given, "Columns", 1)
    if predictor < 10:
        return data
    width = max(_int(given, "Colors", 1) * _int(given, "BitsPerComponent", 8) // 8, 1)
    row = max(columns * _int(given, "Colors", 1) * _int(given, "BitsPerComponent", 8) // 8, 1)
    before, out = bytearray(row), bytearray()
    for at in range(0, len(data) - row, row + 1):
        before = _row(data[at], bytearray(data[at + 1 : at + 1 + row]), before, width)
        out += before
    return bytes(out)


def _row(kind: int, row: bytearray, above: bytearray, width: int) -> bytearray:
    if kind == 2:
        return bytearray((a + b) & 255 for a, b in zip(row, above, strict=False))
    for at in range(len(row) if kind in (1, 3, 4) else 0):
        left = row[at - width] if at >= width else 0
        corner = above[at - width] if at >= width else 0
        guess = (
            left if kind == 1 else (left + above[at]) // 2 if kind == 3 else _paeth(left, above[at], corner)
        )
        row[at] = (row[at] + guess) & 255
    return row


def _paeth(left: int, above: int, corner: int) -> int:
    guess = left + above - corner
    return min((left, above, corner), key=lambda value: abs(guess - value))


def _int(given: Dict, key: str, otherwise: int) -> int:
    value = given.get(key)
    return value if isinstance(value, int) else otherwise
