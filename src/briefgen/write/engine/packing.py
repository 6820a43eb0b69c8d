"""The file of a PDF: every object is written and packed once, and what is packed depends on no processor.

The engine's library (pydyf) packs all at the slowest level, twice: for the file, and for the hash of it. Not
what the objects say. Not an import of it: `pdf` hands its module in.
"""

from __future__ import annotations

from hashlib import md5
from inspect import signature
from math import ceil, log
from typing import Any

from zlib_ng import zlib_ng

KNOWN = ("0.13.",)
"""Versions of pydyf that this was measured with."""
WRITER = ("self", "output", "version", "identifier", "compress")
LEVEL, OUTLINES_LEVEL = 6, 9
MARK = b"%\xf0\x9f\x96\xa4"
"""The engine's second line, of bytes that no text has."""


def install(pydyf: Any) -> None:
    """Teaches the engine's library; does nothing if its functions are not those it knows."""
    stock = getattr(getattr(pydyf, "PDF", None), "write", None)
    if stock is None or not pydyf.VERSION.startswith(KNOWN) or tuple(signature(stock).parameters) != WRITER:
        return

    def write(
        self: Any, output: Any, version: Any = b"1.7", identifier: Any = False, compress: bool = False
    ) -> None:
        plain = all(one.free == "n" and not one.generation for one in self.objects[1:])
        if not (plain and compress and isinstance(identifier, bytes) and version in (b"1.7", "1.7")):
            stock(self, output, version, identifier, compress)
            return
        _File(pydyf, self).write(output, identifier)

    pydyf.PDF.write = write


class _File:
    """A file of PDF 1.7 with one stream of objects and one of references."""

    def __init__(self, pydyf: Any, pdf: Any) -> None:
        self.pydyf, self.pdf = pydyf, pdf
        self.parts: list[bytes] = []
        self.size = 0
        self.references: list[tuple[int, int, int]] = [(0, 0, 65535)]

    def write(self, output: Any, identifier: bytes) -> None:
        if self.pdf.info:
            self.pdf.add_object(self.pdf.info)
        self._add(b"%PDF-1.7\n" + MARK)
        small = self._objects()
        self._streamed(small)
        hashed = md5(b"".join(self.parts), usedforsecurity=False).hexdigest().encode()
        start = self.size
        self._referenced(len(small), identifier, hashed)
        self._add(b"startxref\n%d\n%%%%EOF" % start)
        output.write(b"".join(self.parts))

    def _add(self, content: bytes) -> None:
        self.parts.append(content + b"\n")
        self.size += len(content) + 1

    def _objects(self) -> list[tuple[int, bytes]]:
        """Writes the streams; gives the other objects with their numbers."""
        small: list[tuple[int, bytes]] = []
        for one in self.pdf.objects[1:]:
            if one.compressible:
                self.references.append((2, 0, len(small)))
                small.append((one.number, self.written(one)))
            else:
                self.references.append((1, self.size, 0))
                self._stream(one)
        return small

    def _streamed(self, small: list[tuple[int, bytes]]) -> None:
        number = len(self.references)
        self.references = [
            (2, number, at) if kind == 2 else (kind, size, at) for kind, size, at in self.references
        ]
        places: list[int] = []
        position = 0
        for own, data in small:
            places += (own, position)
            position += len(data) + 1
        head = b" ".join(b"%d" % place for place in places)
        extra = {"Type": "/ObjStm", "N": len(small), "First": len(head) + 1}
        self._last([head, *(data for _, data in small)], extra, number)

    def _referenced(self, small: int, identifier: bytes, hashed: bytes) -> None:
        number = len(self.references)
        wide, deep = (ceil(log(most + 1, 256)) for most in (self.size, max(65535, small)))
        extra = {
            "Type": "/XRef",
            "Index": self.pydyf.Array((0, number + 1)),
            "W": self.pydyf.Array((1, wide, deep)),
            "Size": number + 1,
            "Root": self.pdf.catalog.reference,
            "ID": self.pydyf.Array((b"(%b)" % identifier, b"(%b)" % hashed)),
        }
        if self.pdf.info:
            extra["Info"] = self.pdf.info.reference
        held = (*self.references, (1, self.size, 0))
        rows = [
            bytes((kind,)) + place.to_bytes(wide, "big") + last.to_bytes(deep, "big")
            for kind, place, last in held
        ]
        self._last([b"".join(rows)], extra, number)

    def _last(self, content: list[bytes], extra: dict[str, Any], number: int) -> None:
        stream = self.pydyf.Stream(content, extra, compress=True)
        stream.number = number
        self.references.append((1, self.size, 0))
        self._stream(stream)

    def _stream(self, stream: Any) -> None:
        content = b"\n".join(map(self.written, stream.stream))
        extra = self.pydyf.Dictionary(stream.extra)
        if stream.compress:
            content = packed(content, getattr(stream, "outlines", False))
            extra["Filter"] = "/FlateDecode"
        extra["Length"] = len(content)
        head = b"%d 0 obj\n%b\nstream\n" % (stream.number, self.written(extra))
        self._add(b"".join((head, content, b"\nendstream\nendobj")))

    def written(self, item: Any) -> bytes:
        """An object as it stands in the file."""
        kind = type(item)
        if kind is bytes:
            return item  # type: ignore[no-any-return]
        if kind is str:
            return item.encode("ascii")  # type: ignore[no-any-return]
        if kind is int:
            return b"%d" % item
        if kind is self.pydyf.Dictionary:
            return b"<<%b>>" % b"".join(
                [b"/%b %b" % (key.encode("ascii"), self.written(value)) for key, value in item.items()]
            )
        if kind is self.pydyf.Array:
            return b"[%b]" % b" ".join(map(self.written, item))
        other: bytes = self.pydyf._to_bytes(item)
        return other


def packed(content: bytes, outlines: bool = False) -> bytes:
    """The content deflated. In outlines hardly anything comes twice: nothing is looked for there."""
    if not outlines:
        return zlib_ng.compress(content, LEVEL)
    packer = zlib_ng.compressobj(OUTLINES_LEVEL, zlib_ng.DEFLATED, 15, 9, zlib_ng.Z_HUFFMAN_ONLY)
    return packer.compress(content) + packer.flush()
