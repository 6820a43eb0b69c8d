"""A font cut to the characters of a face, its outlines whole and without hints: each can be taken as it is.

Not a choice of characters for a document: what is cut depends on the two pinned files alone.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from briefgen.fonts.cmap import Coverage
from briefgen.fonts.kept import keep, place, remembered

FORM = "2"
"""Changes when the making changes, so that nobody reads what an older program has kept."""


def cut_to(font: Path, sha256: str, wanted: Coverage, wanted_sha256: str) -> bytes:
    """`font` with the characters of `wanted`; the hashes are those of the two files."""
    from importlib.metadata import version  # slow to import, and asked for a new font only

    maker = version("uharfbuzz")
    kept = place("cut", f"{FORM}-{maker}-{sha256[:24]}-{wanted_sha256[:24]}.otf")
    with suppress(OSError):
        return remembered(kept)
    made = _made(font, wanted)
    keep(kept, made)
    return made


def _made(font: Path, wanted: Coverage) -> bytes:
    import uharfbuzz  # slow to import, and not needed while the cache is warm

    order = uharfbuzz.SubsetInput()
    for first, end in zip(wanted.edges[::2], wanted.edges[1::2], strict=True):
        order.unicode_set.update(range(first, end))
    order.flags = uharfbuzz.SubsetFlags.DESUBROUTINIZE | uharfbuzz.SubsetFlags.NO_HINTING
    face = uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(font)))
    made: bytes = uharfbuzz.subset(face, order).blob.data
    return made
