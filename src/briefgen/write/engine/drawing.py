"""A line of text written into a page: what a glyph writes is worked out once in a document.

Not shaping, and not the page: those are the engine's, and so is every text that is not plain. Not an import
of it: `pdf` hands its modules in.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from inspect import signature
from itertools import pairwise
from typing import Any

from briefgen.write.engine.measuring import glyphs, runs

PARAMETERS = ("stream", "textbox", "text_overflow", "block_ellipsis", "matrix")
OLDEST = 14802
"""The first version of Pango that tells the size of a font rightly."""
SMALLEST = 1e-6
Place = tuple[int, int, int]
"""How wide a glyph is of itself and in a line, and how far it is moved aside."""


def install(text: Any, ffi: Any) -> None:
    """Teaches the engine's module; does nothing if its function is not the known one."""
    stock = getattr(text, "draw_first_line", None)
    if stock is None or tuple(signature(stock).parameters) != PARAMETERS:
        return
    if text.pango.pango_version() >= OLDEST:
        text.draw_first_line = _Pen(stock, text, ffi).draw


@dataclass(slots=True)
class _Face:
    """A font of a document in one size, and what is written of its glyphs."""

    font: Any
    size: float
    pango_font: Any
    layout: Any
    """As long as it is kept no other font has the same address."""
    hexes: dict[int, str] = field(default_factory=dict)
    around: dict[Place, tuple[str, str]] = field(default_factory=dict)


class _Pen:
    def __init__(self, stock: Any, engine: Any, ffi: Any) -> None:
        self.stock, self.engine, self.ffi = stock, engine, ffi
        self.fonts: Any = None
        """Those of the document that is written; the faces are its."""
        self.faces: dict[int, _Face] = {}

    def draw(self, stream: Any, box: Any, overflow: str, ellipsis: str, matrix: Any) -> Any:
        """Writes a line; gives what the engine has to draw besides, which is nothing."""
        parts = None
        if overflow != "ellipsis" and ellipsis == "none" and box.style["font_size"] >= SMALLEST:
            parts = self._parts(stream, box) if box.text.strip() else None
        if parts is None:
            return self.stock(stream, box, overflow, ellipsis, matrix)
        stream.set_text_matrix(*matrix.values)
        for face, string in parts:
            stream.set_font_size(face.font.hash, face.size)
            stream.show_text(string)
        return []

    def _parts(self, stream: Any, box: Any) -> list[tuple[_Face, str]] | None:
        """The line by fonts; None where the engine has to write it."""
        held = box.pango_layout
        pango = self.engine.pango
        pango.pango_layout_set_single_paragraph_mode(held.layout, True)
        line = pango.pango_layout_get_line_readonly(held.layout, 0)
        parts: list[tuple[_Face, str]] = []
        for run in runs(line, self.ffi):
            found = glyphs(run, self.ffi)
            face = self._face(stream, run.item.analysis.font, held.layout)
            if not found or any(found[3::5]) or face is None:
                return None
            string = self._string(face, run, held.text, found)
            if parts and parts[-1][0] is face:
                parts[-1] = face, parts[-1][1] + string
            else:
                parts.append((face, string))
        return parts

    def _face(self, stream: Any, pango_font: Any, layout: Any) -> _Face | None:
        if self.fonts is not stream._fonts:
            self.fonts, self.faces = stream._fonts, {}
        place = int(self.ffi.cast("uintptr_t", pango_font))
        face = self.faces.get(place)
        if face is None:
            font, size = stream.add_font(pango_font)
            face = self.faces[place] = _Face(font, size, pango_font, layout)
        font = face.font
        return None if font.bitmap or font.svg or font.png or font.colr else face

    def _string(self, face: _Face, run: Any, text: str, found: list[int]) -> str:
        numbers = found[::5]
        if not face.hexes.keys() >= set(numbers):
            self._learn(face, run, text, numbers)
        widths, hexes, around = face.font.widths, face.hexes, face.around
        parts = ["<"]
        for glyph, width, aside in zip(numbers, found[1::5], found[2::5], strict=True):
            place = widths[glyph], width, aside
            beside = around.get(place)
            if beside is None:
                beside = around[place] = self._around(face.size, *place)
            parts += (beside[0], hexes[glyph], beside[1])
        string = "".join(parts)
        return string[:-1] if string[-1] == "<" else string + ">"

    def _around(self, size: float, own: int, width: int, aside: int) -> tuple[str, str]:
        """What stands before a glyph of its own width and after it, in the engine's way."""
        offset = aside / size
        gap = own + offset - width * 1000 * self.engine.FROM_UNITS / size
        return f">{-offset}<" if offset else "", f">{int(gap)}<" if gap else ""

    def _learn(self, face: _Face, run: Any, text: str, numbers: list[int]) -> None:
        """Notes of new glyphs how wide they are and what they say."""
        starts = [*run.glyphs.log_clusters[0 : len(numbers)], run.item.length]
        said = text.encode()[run.item.offset :]
        for glyph, (start, end) in zip(numbers, pairwise(starts), strict=True):
            if glyph not in face.hexes:
                face.hexes[glyph] = f"{glyph:04x}"
                face.font.to_unicode.setdefault(glyph, said[start:end].decode())
                self._widen(face, glyph)

    def _widen(self, face: _Face, glyph: int) -> None:
        widths: dict[int, int] = face.font.widths
        if glyph not in widths:
            logical = self.ffi.new("PangoRectangle *")
            self.engine.pango.pango_font_get_glyph_extents(face.pango_font, glyph, self.ffi.NULL, logical)
            widths[glyph] = round(logical.width * 1000 * self.engine.FROM_UNITS / face.size)
