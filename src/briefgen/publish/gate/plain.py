"""A text as it is compared: digits are digits, and what nobody sees is gone.

Not the text as it is told: offsets lead back to that.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass

_UNSEEN = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0"
    "\U000e0000-\U000e0fff]+"
)
_DIGITS = {
    code: str(value)
    for code in range(128, 0x1FC00)
    if (value := unicodedata.decimal(chr(code), None)) is not None
}
_LETTERS = {wide: chr(wide - 0xFEE0) for wide in (*range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B), 0xFF20)}
_TABLE = _DIGITS | _LETTERS
_OTHER = re.compile("[" + "".join(chr(code) for code in _TABLE if code < 0x10000) + "]")
_BEYOND = re.compile("[\U00010000-\U0001ffff]")
"""Digits beyond the first plane: one class for both is many times slower."""


@dataclass(frozen=True, slots=True)
class Plain:
    """A text to search; `cuts` are the offsets where characters were left out, with how many in all."""

    text: str
    cuts: tuple[tuple[int, int], ...] = ()

    def origin(self, offset: int) -> int:
        """Where an offset stands in the text as it was."""
        found = bisect_right(self.cuts, (offset, 1 << 60)) - 1
        return offset + (self.cuts[found][1] if found >= 0 else 0)


def plain(text: str) -> Plain:
    """The text with full-width and other digits as ASCII, and without soft hyphens and the like."""
    if text.isascii():
        return Plain(text)
    cuts: list[tuple[int, int]] = []
    gone = 0
    for unseen in _UNSEEN.finditer(text):
        start = unseen.start() - gone
        gone += len(unseen[0])
        cuts.append((start, gone))
    if cuts:
        text = _UNSEEN.sub("", text)
    if _OTHER.search(text) or _BEYOND.search(text):
        text = text.translate(_TABLE)
    return Plain(text, tuple(cuts))
