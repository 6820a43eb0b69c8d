"""Fonts of a PDF as pdfminer reads them, and the code tables inside the file, which it does not read.

Not what is drawn with them: that is `pdf_device`.
"""

from __future__ import annotations

import re
from typing import Any

from pdfminer.cmapdb import IdentityCMap
from pdfminer.pdffont import PDFCIDFont, PDFFont
from pdfminer.pdfinterp import PDFResourceManager
from pdfminer.pdftypes import PDFStream, resolve1

CHARS = re.compile(rb"begincidchar(.*?)endcidchar", re.DOTALL)
RANGES = re.compile(rb"begincidrange(.*?)endcidrange", re.DOTALL)
CHAR = re.compile(rb"<([0-9A-Fa-f]{4})>\s*(\d{1,5})")
RANGE = re.compile(rb"<([0-9A-Fa-f]{4})>\s*<([0-9A-Fa-f]{4})>\s*(\d{1,5})")
CMAP_LIMIT = 1 << 20


class Fonts(PDFResourceManager):
    """The fonts of one file; `glyph_of` has the codes of those whose table stands in the file itself."""

    def __init__(self) -> None:
        super().__init__()
        self.glyph_of: dict[PDFFont, dict[int, int]] = {}

    def get_font(self, objid: object, spec: Any) -> PDFFont:
        font = super().get_font(objid, spec)
        encoding = resolve1(spec.get("Encoding"))
        if isinstance(font, PDFCIDFont) and isinstance(encoding, PDFStream) and font not in self.glyph_of:
            table = glyphs_of(encoding.get_data()[:CMAP_LIMIT])
            if table:
                font.cmap, self.glyph_of[font] = IdentityCMap(), table
        return font


def glyphs_of(cmap: bytes) -> dict[int, int]:
    """The glyphs of a code table with codes of two bytes, by their codes."""
    table: dict[int, int] = {}
    for block in CHARS.findall(cmap):
        table |= {int(code, 16): int(glyph) for code, glyph in CHAR.findall(block)}
    for block in RANGES.findall(cmap):
        for first, last, glyph in RANGE.findall(block):
            start, end = int(first, 16), int(last, 16)
            table |= {code: int(glyph) + code - start for code in range(start, end + 1)}
    return table
