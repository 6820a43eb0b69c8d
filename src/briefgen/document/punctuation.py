"""Which half-width marks beside Han are to be full-width (GB/T 15834-2011).

Leaves numbers, ratios, times, addresses and codes alone: 1:500, 10:30, 3,200. Reads a text once.
"""

from __future__ import annotations

import re
from collections.abc import Set

WIDE = {",": "，", ";": "；", ":": "：", "!": "！", "?": "？"}
_WIDE_CHAR = re.compile(r"[\u3400-\u9fff\u3000-\u303f\uff00-\uffef“”‘’—…]")
_ADDRESS = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]{0,30}://[^\s\u3000-\uffef]+|(?<![\w.+-])[\w.+-]+@[\w.-]+")
"""Tried at the start of a word only: a long text without an address is read once."""
_RUN = re.compile(r"[,;:!?]+")
_BRACKET = re.compile(r"[()（）]")
MOST_LOOKS = 20
"""At a text in which brackets and marks alternate; real ones need two."""


def wide_marks(text: str, untouched: Set[int] = frozenset()) -> dict[int, str]:
    """Which characters of a text change, and into what; those at `untouched` do not. Marks beside one
    another change together; a bracket beside a mark that changes needs one more look."""
    found: dict[int, str] = {}
    for _ in range(MOST_LOOKS):
        more = _marks_beside_han(text, untouched)
        if not more:
            break
        found |= more
        text = "".join(more.get(at, char) for at, char in enumerate(text))
    return found


def _marks_beside_han(text: str, untouched: Set[int]) -> dict[int, str]:
    addresses = _ADDRESS.finditer(text) if "://" in text or "@" in text else ()
    kept = {at for match in addresses for at in range(*match.span())} | untouched
    brackets = _brackets(text, kept)
    found = dict(brackets)
    for run in _RUN.finditer(text):
        found |= _run(text, run.start(), run.end(), kept, brackets)
    return found


def _run(text: str, start: int, end: int, kept: Set[int], brackets: dict[int, str]) -> dict[int, str]:
    """Marks beside one another: if one is beside Han, so are its neighbours once it is widened."""
    before, after = text[start - 1 : start], text[end : end + 1]
    if start in kept or (before.isdigit() and after.isdigit() and end - start == 1):
        return {}
    if text[end - 1] == ":" and after == "/":
        return {}
    wide = _WIDE_CHAR.match(before) or _WIDE_CHAR.match(after) or {start - 1, end} & brackets.keys()
    return {at: WIDE[text[at]] for at in range(start, end)} if wide else {}


def _brackets(text: str, kept: Set[int]) -> dict[int, str]:
    """Pairs with Han in them or beside them, and pairs of which one half is wide already."""
    found: dict[int, str] = {}
    if "(" not in text and ")" not in text:
        return found
    opened: list[tuple[int, bool]] = []
    last_wide = -1  # where the last Han before the bracket stands
    done = 0
    for match in _BRACKET.finditer(text):
        at, char = match.start(), match[0]
        last_wide = max(last_wide, _last_wide(text, done, at))
        done = at
        if at in kept:
            continue
        if char in "(（":
            opened.append((at, char == "（"))
        elif opened:
            start, wide = opened.pop()
            if (char == "）") != wide:
                found |= {start: "（"} if not wide else {at: "）"}
            elif not wide and _beside_han(text, start, at, last_wide):
                found |= {start: "（", at: "）"}
    return found


def _beside_han(text: str, start: int, end: int, last_wide: int) -> bool:
    before, after = text[start - 1 : start], text[end + 1 : end + 2]
    around = last_wide > start or _WIDE_CHAR.match(before) or _WIDE_CHAR.match(after)
    return bool(around) and not re.match(r"[A-Za-z_]", before)


def _last_wide(text: str, start: int, end: int) -> int:
    """The last Han of a stretch; -1 if it has none."""
    return next((at for at in range(end - 1, start, -1) if _WIDE_CHAR.match(text[at])), -1)
