"""Whether the engine's fonts are really open: where one is not, it would silently print in another.

Not which fonts there are. Not an import of the engine: `pdf` hands its modules in.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

PARTS = ("ffi", "pango", "gobject", "harfbuzz", "TO_UNITS")
SIZE_PT = 16


def unopened(families: Iterable[str], configuration: Any, parts: Any) -> tuple[str, ...]:
    """The families that the engine does not find or cannot read; once read, a font stays in memory. `parts`
    is the engine's module of foreign functions; nothing is said where it is not the one known."""
    if not all(hasattr(parts, name) for name in PARTS):
        return ()
    context = parts.ffi.gc(
        parts.pango.pango_font_map_create_context(configuration.font_map), parts.gobject.g_object_unref
    )
    return tuple(name for name in families if not _is_open(name, configuration.font_map, context, parts))


def _is_open(family: str, fonts: Any, context: Any, parts: Any) -> bool:
    ffi, pango = parts.ffi, parts.pango
    wanted = ffi.gc(pango.pango_font_description_new(), pango.pango_font_description_free)
    name = ffi.new("char[]", family.encode())
    pango.pango_font_description_set_family(wanted, name)
    pango.pango_font_description_set_absolute_size(wanted, SIZE_PT * parts.TO_UNITS)
    font = pango.pango_font_map_load_font(fonts, context, wanted)
    if font == ffi.NULL:
        return False
    held = ffi.gc(font, parts.gobject.g_object_unref)
    found = ffi.gc(pango.pango_font_describe_with_absolute_size(held), pango.pango_font_description_free)
    got = ffi.string(pango.pango_font_description_get_family(found)).decode()
    face = parts.harfbuzz.hb_font_get_face(pango.pango_font_get_hb_font(held))
    return bool(got == family and parts.harfbuzz.hb_face_get_glyph_count(face))
