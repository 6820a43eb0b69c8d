"""Where printed lines stand in the files of a document: writers note it, the ledger reads it.

Not the files, and not what a place means: a line of text, a paragraph, a page or an id.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Mark = tuple[int, int]
"""A printed line by its number, and a character in it."""
Medium = Literal["html", "pdf", "docx", "txt"]


@dataclass(frozen=True, slots=True)
class Places:
    """Places in one file, each from its mark on up to the next mark."""

    marks: tuple[Mark, ...]
    places: tuple[int | str, ...]
    short: frozenset[int] = frozenset()
    """Pages with room for another line below the last one."""

    def of(self, line: int, offset: int = 0) -> int | str | None:
        """The place of a character of a printed line; None where nothing is known."""
        found = bisect_right(self.marks, (line, offset))
        return self.places[found - 1] if found else None


@dataclass(frozen=True, slots=True)
class Written:
    """A file, and where the printed lines stand in it."""

    content: bytes
    places: Places


def places(noted: Iterable[tuple[int, int | str]]) -> Places:
    """The places of whole lines, noted by their numbers in any order."""
    held = sorted(noted, key=lambda one: one[0])
    return Places(tuple((line, 0) for line, _ in held), tuple(place for _, place in held))
