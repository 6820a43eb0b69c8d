"""The digits and Latin letters of one font as a font of their own, to be set among the Han of another.

Not a choice of faces: that is the table. The engine cannot narrow a font to a range (Pango takes what
the file has), so the file is made narrow: it keeps ASCII, and takes the host's height.
"""

from __future__ import annotations

import io
from contextlib import suppress
from pathlib import Path
from typing import Any

from briefgen.fonts.kept import keep, place, remembered

FORM = "3"
"""Changes when the making changes, so that nobody reads what an older program has kept."""


REPACKER = "fontTools.ttLib.tables.otBase:USE_HARFBUZZ_REPACKER"


def ascii_of(font: Path, sha256: str, host: Path, host_sha256: str) -> bytes:
    """The ASCII glyphs of `font` with the ascent and descent of `host`; the hashes are the files'."""
    kept = place("figures", f"{FORM}-{sha256[:24]}-{host_sha256[:24]}.otf")
    with suppress(OSError):
        return remembered(kept)
    made = _made(font, host)
    keep(kept, made)
    return made


def _made(font: Path, host: Path) -> bytes:
    from fontTools.subset import Options, Subsetter  # slow to import, and not needed while the cache is warm
    from fontTools.ttLib import TTFont

    with TTFont(font, lazy=True, recalcTimestamp=False) as opened, TTFont(host, lazy=True) as other:
        opened.cfg[REPACKER] = False  # else the bytes depend on whether another library is there
        subsetter = Subsetter(Options(layout_features=[], notdef_outline=True, hinting=False))
        subsetter.populate(unicodes=(*range(0x20, 0x7F), 0xA0))  # spaces too: Latin runs hold them
        subsetter.subset(opened)
        _raise(opened, other)
        made = io.BytesIO()
        opened.save(made)
        return made.getvalue()


def _raise(font: Any, host: Any) -> None:
    """Gives a font the height of another of the same units per em, so that the lines of both are one."""
    for table, fields in (
        ("hhea", ("ascent", "descent", "lineGap")),
        ("OS/2", ("sTypoAscender", "sTypoDescender", "sTypoLineGap", "usWinAscent", "usWinDescent")),
    ):
        for field in fields:
            setattr(font[table], field, getattr(host[table], field))
