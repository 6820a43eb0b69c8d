"""Fonts in a PDF: the outlines of the printed glyphs alone (`outlines`), in place of the engine's subsets.

The engine cuts a font twice for every document, keeps a place for each glyph that is not printed, and packs
all of it at the slowest level. Not the choice of fonts. Not an import of the engine: `pdf` hands its modules
in.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from copy import copy
from inspect import signature
from typing import Any

from briefgen.write.engine.outlines import Outlines, Refused, outlines

BUILDER = ("pdf", "fonts", "compress", "subset", "options")
BATCH = 100
"""Entries of a ToUnicode map that may stand in one block."""
TABLE = b"CFF "

CMAP_HEAD = b"""/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo
<< /Registry (Adobe)
/Ordering (UCS)
/Supplement 0
>> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <ffff>
endcodespacerange"""
CMAP_TAIL = b"""endcmap
CMapName currentdict /CMap defineresource pop
end
end"""


def install(pdf: Any, stream: Any, fonts: Any, ffi: Any) -> None:
    """Teaches the engine's modules; does nothing if their functions are not those it knows."""
    stock = getattr(pdf, "build_fonts_dictionary", None)
    if stock is None or tuple(signature(stock).parameters) != BUILDER:
        return
    pydyf, known = pdf.pydyf, _Known(fonts, ffi)

    def build_fonts_dictionary(file: Any, used: Any, compress: bool, subset: bool, options: Any) -> Any:
        often = Counter(font.hash for font in used.values())
        short = {
            key: font
            for key, font in used.items()
            if subset and often[font.hash] == 1 and known.outlines(font) is not None
        }
        rest = {key: font for key, font in used.items() if key not in short}
        for font in rest.values():
            known.restore(font)
        made = stock(file, rest, compress, subset, options)
        for font in short.values():
            made[font.hash] = _embedded(pydyf, file, font, known.outlines(font), compress)
        return made

    def add_font(self: Any, pango_font: Any) -> Any:
        key, description, size = stream.get_pango_font_key(pango_font)
        if key not in self._fonts:
            self._fonts[key] = known.font(pango_font, key, description, size)
        return self._fonts[key], size

    stream.Stream.add_font = add_font
    pdf.build_fonts_dictionary = build_fonts_dictionary


class _Known:
    """The fonts that documents of this process have been printed in, and their outlines."""

    def __init__(self, fonts: Any, ffi: Any) -> None:
        self.module, self.ffi = fonts, ffi
        self.made: dict[tuple[int, int, float], Any] = {}
        self.read: dict[int, tuple[Outlines, Any] | None] = {}

    def font(self, pango_font: Any, key: int, description: Any, size: float) -> Any:
        """A font of the engine's, as good as new: all that does not depend on what is printed is kept."""
        face = self.module.get_pango_font_hb_face(pango_font)
        place = (self._address(face), key, size)
        if place not in self.made:
            self.made[place] = self.module.Font(pango_font, description, size)
            if self.outlines(self.made[place]) is not None:
                self.made[place].file_content = b""  # some megabytes that nobody reads
        font = copy(self.made[place])
        font.hb_font = self.module.pango.pango_font_get_hb_font(pango_font)
        font.widths, font.to_unicode, font.missing = {}, {}, {}
        return font

    def outlines(self, font: Any) -> Outlines | None:
        """The outlines of a font, if they can be taken one by one and none is missing."""
        if font.missing or font.used_in_forms or font.bitmap or font.variations or font.index:
            return None
        address = self._address(font.hb_face)
        if address not in self.read:
            self.read[address] = self._read(font.hb_face)
        found = self.read[address]
        return found[0] if found else None

    def restore(self, font: Any) -> None:
        """Gives a font the content back that the engine asks for."""
        if not font.file_content:
            font.file_content = self.module.get_hb_object_data(font.hb_face)

    def _read(self, face: Any) -> tuple[Outlines, Any] | None:
        """With the outlines comes what keeps their bytes in memory."""
        harfbuzz, ffi = self.module.harfbuzz, self.ffi
        table = harfbuzz.hb_face_reference_table(face, harfbuzz.hb_tag_from_string(TABLE, -1))
        blob = ffi.gc(table, harfbuzz.hb_blob_destroy)
        size = ffi.new("unsigned int *")
        start = harfbuzz.hb_blob_get_data(blob, size)
        try:
            return (outlines(memoryview(ffi.buffer(start, size[0]))), blob) if size[0] else None
        except Refused:
            return None

    def _address(self, pointer: Any) -> int:
        return int(self.ffi.cast("uintptr_t", pointer))


def _embedded(pydyf: Any, file: Any, font: Any, found: Any, compress: bool) -> bytes:
    """Puts a font into a PDF; its reference."""
    program = pydyf.Stream(
        [found.chosen(font.name.removeprefix(b"/"), font.to_unicode)],
        pydyf.Dictionary({"Subtype": "/CIDFontType0C"}),
        compress=compress,
    )
    program.outlines = True
    file.add_object(program)
    unicode = pydyf.Stream([CMAP_HEAD, *_mapping(font.to_unicode), CMAP_TAIL], compress=compress)
    file.add_object(unicode)
    descriptor = _descriptor(pydyf, font, program.reference)
    file.add_object(descriptor)
    descendant = pydyf.Dictionary(
        {
            "Type": "/Font",
            "Subtype": "/CIDFontType0",
            "BaseFont": font.name,
            "CIDSystemInfo": pydyf.Dictionary(
                {"Registry": pydyf.String("Adobe"), "Ordering": pydyf.String("Identity"), "Supplement": 0}
            ),
            "W": _widths(font.widths),
            "FontDescriptor": descriptor.reference,
        }
    )
    file.add_object(descendant)
    dictionary = pydyf.Dictionary(
        {
            "Type": "/Font",
            "Subtype": "/Type0",
            "BaseFont": font.name,
            "ToUnicode": unicode.reference,
            "Encoding": "/Identity-H",
            "DescendantFonts": pydyf.Array([descendant.reference]),
        }
    )
    file.add_object(dictionary)
    reference: bytes = dictionary.reference
    return reference


def _descriptor(pydyf: Any, font: Any, program: bytes) -> Any:
    fixed = len(font.widths) > 1 and len(set(font.widths.values())) == 1
    return pydyf.Dictionary(
        {
            "Type": "/FontDescriptor",
            "FontName": font.name,
            "FontFamily": pydyf.String(font.family),
            "Flags": font.flags + fixed,
            "FontBBox": pydyf.Array((0, font.descent, max(font.widths.values(), default=0), font.ascent)),
            "ItalicAngle": font.italic_angle,
            "Ascent": font.ascent,
            "Descent": font.descent,
            "CapHeight": font.ascent,
            "StemV": font.stemv,
            "StemH": font.stemh,
            "FontFile3": program,
        }
    )


def _mapping(texts: Mapping[int, str]) -> Iterator[bytes]:
    """What each glyph says, in blocks."""
    lines = [f"<{glyph:04x}> <{text.encode('utf-16-be').hex()}>" for glyph, text in sorted(texts.items())]
    for start in range(0, len(lines), BATCH):
        block = lines[start : start + BATCH]
        yield "\n".join((f"{len(block)} beginbfchar", *block, "endbfchar")).encode()


def _widths(widths: Mapping[int, int]) -> bytes:
    """The widths of the glyphs, those that follow each other together."""
    parts: list[str] = []
    before = -2
    for glyph in sorted(widths):
        parts.append(f" {widths[glyph]}" if glyph == before + 1 else f"]{glyph}[{widths[glyph]}")
        before = glyph
    return f"[{''.join(parts)[1:]}{']' if parts else ''}]".encode()
