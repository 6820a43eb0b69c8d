"""Which characters a font file has, remembered on disk because parsing a large font takes 0.1 s.

Not shaping: a character counts as there when the font maps it to a glyph.
"""

from __future__ import annotations

import sys
from array import array
from bisect import bisect_right
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from briefgen.fonts.kept import keep, place, remembered

if TYPE_CHECKING:
    from collections.abc import Iterable

_BYTES = array("I").itemsize


@dataclass(frozen=True, slots=True)
class Coverage:
    """A set of code points as sorted edges: in at even places, out at odd ones."""

    edges: array[int]

    def __contains__(self, char: str) -> bool:
        return bool(bisect_right(self.edges, ord(char)) % 2)


def coverage(font: Path, sha256: str) -> Coverage:
    """The characters of `font`; under `sha256`, its hash, the answer is kept in the user's cache folder."""
    kept = place("cmaps", f"{sha256[:32]}.{sys.byteorder}{_BYTES}")
    with suppress(OSError, ValueError):
        return Coverage(_decoded(remembered(kept)))
    found = _edges(_code_points(font))
    keep(kept, found.tobytes())
    return Coverage(found)


def _decoded(kept: bytes) -> array[int]:
    edges = array("I")
    edges.frombytes(kept)  # ValueError if the file is not a whole number of items
    if not edges or len(edges) % 2:
        raise ValueError(kept)
    return edges


def _code_points(font: Path) -> Iterable[int]:
    from fontTools.ttLib import TTFont  # slow to import, and not needed while the cache is warm

    with TTFont(font, lazy=True) as opened:
        best: dict[int, str] = opened.getBestCmap()
        return sorted(point for point, glyph in best.items() if glyph != ".notdef")


def _edges(points: Iterable[int]) -> array[int]:
    edges = array("I")
    for point in points:
        if edges and edges[-1] == point:
            edges[-1] = point + 1
        else:
            edges.extend((point, point + 1))
    return edges
