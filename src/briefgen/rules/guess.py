"""The “did you mean” of a message: the nearest known word.

Not a check: it only words what a check has found.
"""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from typing import Any


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word most like this one, if any is like it."""
    words = [k for k in known if k != word]
    by_lower = {k.lower(): k for k in reversed(words)}
    found = get_close_matches(word.lower(), by_lower, n=1, cutoff=0.6)
    return by_lower[found[0]] if found else None


def hint(word: str, known: Iterable[str]) -> dict[str, Any]:
    """The parameters `hint_zh` and `hint_en` of a message: empty, or the nearest known word."""
    guess = nearest(word, known)
    if guess is None:
        return {"hint_zh": "", "hint_en": ""}
    return {"hint_zh": f"，是不是 {guess}？", "hint_en": f"; did you mean {guess}?"}
