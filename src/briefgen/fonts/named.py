"""A pinned font under a name of our own, so that no font of the system can be taken for it.

Not cut and not otherwise changed. For programs that look fonts up by name.
"""

from __future__ import annotations

import io
from contextlib import suppress
from pathlib import Path

from briefgen.fonts.kept import keep, place, remembered

FORM = "1"
"""Changes when the making changes, so that nobody reads what an older program has kept."""
FAMILY, FULL, TYPOGRAPHIC, UNIQUE = 1, 4, 16, 3
"""Entries of a font's name table."""


def named(font: Path, sha256: str, name: str) -> bytes:
    """`font`, whose hash is `sha256`, as a family of this name."""
    kept = place("named", f"{FORM}-{sha256[:24]}-{name.replace(' ', '-')}.otf")
    with suppress(OSError):
        return remembered(kept)
    made = _made(font, name)
    keep(kept, made)
    return made


def _made(font: Path, name: str) -> bytes:
    from fontTools.ttLib import TTFont  # slow to import, and not needed while the cache is warm

    stream = io.BytesIO()
    with TTFont(font, lazy=True, recalcTimestamp=False) as opened:
        table = opened["name"]
        for record in tuple(table.names):
            if record.nameID in (FAMILY, FULL, TYPOGRAPHIC):
                table.setName(name, record.nameID, record.platformID, record.platEncID, record.langID)
        table.removeNames(nameID=UNIQUE)
        opened.save(stream)
    return stream.getvalue()
