"""Words as outlines of a pinned font: pictures that hold no text and ask for no font.

Not setting: a line of words from left to right, without kerning.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

OPEN_FONTS = 4


def outlined(font: Path, text: str, size: float) -> tuple[str, float]:
    """The path (SVG) of some words whose base line starts at 0, 0, and how wide they are."""
    glyphs, names, em = _opened(str(font), font.stat().st_mtime_ns)
    scale = size / em
    paths: list[str] = []
    x = 0.0
    for char in text:
        glyph = glyphs[names.get(ord(char), ".notdef")]
        paths.append(_path(glyphs, glyph, scale, x))
        x += glyph.width * scale
    return "".join(paths), x


def _path(glyphs: Any, glyph: Any, scale: float, x: float) -> str:
    from fontTools.pens.svgPathPen import SVGPathPen
    from fontTools.pens.transformPen import TransformPen

    pen = SVGPathPen(glyphs, ntos=_digits)
    glyph.draw(TransformPen(pen, (scale, 0, 0, -scale, x, 0)))
    commands: str = pen.getCommands()
    return commands


def _digits(number: float) -> str:
    return f"{number:.2f}".rstrip("0").rstrip(".")


@lru_cache(maxsize=OPEN_FONTS)
def _opened(font: str, mtime_ns: int) -> tuple[Any, Any, int]:
    """The time is there only to make a changed file a new question."""
    from fontTools.ttLib import TTFont

    opened = TTFont(font, lazy=True)
    return opened.getGlyphSet(), opened.getBestCmap(), opened["head"].unitsPerEm
