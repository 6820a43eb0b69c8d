"""What the codes of a font stand for in a PDF, and how wide they are.

Not outlines, and not what a code looks like: the file says what it means.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from pdfminer.cmapdb import CMapDB, UnicodeMap
from pdfminer.encodingdb import EncodingDB
from pdfminer.psparser import LIT

from briefgen.publish.gate.opening import Budget
from briefgen.publish.gate.pdf.file import File
from briefgen.publish.gate.pdf.filters import Undecodable, unpacked
from briefgen.publish.gate.pdf.objects import Dict, Name, Object, Stream, unhexed

UNKNOWN = "\ufffd"
_CHARS = re.compile(rb"beginbfchar(.*?)endbfchar", re.DOTALL)
_RANGES = re.compile(rb"beginbfrange(.*?)endbfrange", re.DOTALL)
_SPACES = re.compile(rb"begincodespacerange(.*?)endcodespacerange", re.DOTALL)
_HEX = re.compile(rb"<([0-9A-Fa-f\s]*)>")
_RANGE = re.compile(rb"<([0-9A-Fa-f\s]*)>\s*<([0-9A-Fa-f\s]*)>\s*(?:<([0-9A-Fa-f\s]*)>|\[([^\]]*)\])")
_BASES = {"MacRomanEncoding": "MacRomanEncoding", "WinAnsiEncoding": "WinAnsiEncoding"}
DIRECT = {"GBK": "gbk", "GB-": "gb2312", "GBKp": "gbk", "GBK2K": "gb18030"}


@dataclass(slots=True)
class Font:
    """Codes to text; `two` where a code is two bytes."""

    two: bool = False
    texts: dict[int, str] = field(default_factory=dict)
    widths: dict[int, float] = field(default_factory=dict)
    otherwise: float = 0.5
    """The width of codes that have none of their own, in ems."""
    encoding: str = ""
    """An encoding of Python, where the codes are that encoding's own."""

    def read(self, data: bytes) -> tuple[str, float]:
        """The text of a string, and how wide it is in ems."""
        if self.encoding:
            text = data.decode(self.encoding, "replace")
            return text, sum(1.0 if ord(char) > 0x2E7F else 0.5 for char in text)
        codes = [a << 8 | b for a, b in zip(data[::2], data[1::2], strict=False)] if self.two else data
        texts, widths = self.texts, self.widths
        wide = (
            sum([widths.get(code, self.otherwise) for code in codes])
            if widths
            else len(codes) * self.otherwise
        )
        return "".join([texts.get(code, UNKNOWN) for code in codes]), wide


def font_of(file: File, value: Object, budget: Budget) -> Font:
    """The font behind a reference."""
    about = file.about(value)
    font = Font(
        two=about.get("Subtype") == "Type0", otherwise=1.0 if about.get("Subtype") == "Type0" else 0.5
    )
    given = file.get(about.get("ToUnicode"))
    if isinstance(given, Stream):
        try:
            _read_cmap(font, unpacked(given, budget)[0])
        except Undecodable:
            font.texts = {}
    if font.two:
        _composite(file, about, font)
    else:
        _simple(file, about, font)
    return font


def _read_cmap(font: Font, cmap: bytes) -> None:
    spaces = [len(unhexed(code)) for block in _SPACES.findall(cmap) for code in _HEX.findall(block)]
    if spaces:
        font.two = max(spaces) > 1
    for block in _CHARS.findall(cmap):
        codes = [unhexed(code) for code in _HEX.findall(block)]
        for code, text in zip(codes[::2], codes[1::2], strict=False):
            font.texts[int.from_bytes(code, "big")] = text.decode("utf-16-be", "replace")
    for block in _RANGES.findall(cmap):
        for low, high, base, listed in _RANGE.findall(block):
            first, last = (int.from_bytes(unhexed(end), "big") for end in (low, high))
            _range(font, first, last, unhexed(base), listed)


def _range(font: Font, low: int, high: int, base: bytes, listed: bytes) -> None:
    if listed:
        for code, text in enumerate(_HEX.findall(listed), low):
            font.texts[code] = unhexed(text).decode("utf-16-be", "replace")
        return
    start = int.from_bytes(base[-2:], "big")
    for code in range(low, min(high, low + 0xFFFF) + 1):
        last = ((start + code - low) & 0xFFFF).to_bytes(2, "big")
        font.texts[code] = (base[:-2] + last).decode("utf-16-be", "replace")


def _composite(file: File, about: Dict, font: Font) -> None:
    below = file.about(next(iter(file.listed(about.get("DescendantFonts"))), None))
    default = file.get(below.get("DW"))
    font.otherwise = default / 1000 if isinstance(default, int | float) else 1.0
    _cid_widths(file, file.listed(below.get("W")), font)
    if not font.texts:
        _predefined(file, about, below, font)


def _cid_widths(file: File, listed: list[Object], font: Font) -> None:
    at = 0
    while at + 1 < len(listed):
        first, second = file.get(listed[at]), file.get(listed[at + 1])
        if not isinstance(first, int):
            return
        if isinstance(second, list):
            for code, width in enumerate(second, first):
                if isinstance(width, int | float):
                    font.widths[code] = width / 1000
            at += 2
        else:
            wide = file.get(listed[at + 2]) if at + 2 < len(listed) else None
            if isinstance(second, int) and isinstance(wide, int | float):
                font.widths |= dict.fromkeys(range(first, min(second, 0xFFFF) + 1), wide / 1000)
            at += 3


def _predefined(file: File, about: Dict, below: Dict, font: Font) -> None:
    """Codes of a table that every reader knows: GBK-EUC-H, UniGB-UCS2-H; or of a known set of glyphs."""
    name = str(file.get(about.get("Encoding")) or "")
    if name.startswith("Uni"):
        font.encoding = "utf-8" if "UTF8" in name else "utf-32-be" if "UTF32" in name else "utf-16-be"
        return
    encoding = next(
        (DIRECT[start] for start in sorted(DIRECT, key=len, reverse=True) if name.startswith(start)), ""
    )
    if encoding:
        font.encoding = encoding
        return
    system = file.about(below.get("CIDSystemInfo"))
    words = [file.get(system.get(key)) for key in ("Registry", "Ordering")]
    known = "-".join(word.decode("latin-1") for word in words if isinstance(word, bytes))
    if name.startswith("Identity") and known.startswith("Adobe-") and known != "Adobe-Identity":
        font.texts = dict(_glyph_texts(known))


def _glyph_texts(known: str) -> dict[int, str]:
    try:
        found: UnicodeMap = CMapDB.get_unicode_map(known)
    except CMapDB.CMapNotFound:
        return {}
    return found.cid2unichr


def _simple(file: File, about: Dict, font: Font) -> None:
    widths, first = file.listed(about.get("Widths")), file.get(about.get("FirstChar"))
    if isinstance(first, int):
        for code, width in enumerate(map(file.get, widths), first):
            if isinstance(width, int | float):
                font.widths[code] = width / 1000
    given = file.get(about.get("Encoding"))
    base, differences = "StandardEncoding", None
    if isinstance(given, Name):
        base = _BASES.get(given, base)
    elif isinstance(given, dict):
        base = _BASES.get(str(file.get(given.get("BaseEncoding"))), base)
        differences = [
            LIT(str(one)) if isinstance(one, Name) else one for one in file.listed(given.get("Differences"))
        ]
    if not font.texts:
        font.texts = EncodingDB.get_encoding(base, differences)
