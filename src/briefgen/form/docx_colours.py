"""Colours of Word: which are red and which are black.

Not where a colour may stand.
"""

from __future__ import annotations

import re

from briefgen.document.layout import Layout


def is_red(colour: str, layout: Layout) -> bool:
    """Whether a colour is that of the masthead, or another pure red."""
    if f"#{colour}".upper() == layout.red.upper():
        return True
    if not re.fullmatch(r"[0-9A-Fa-f]{6}", colour):
        return False
    red, green, blue = (int(colour[n : n + 2], 16) for n in (0, 2, 4))
    return red > 204 and green <= 52 and blue <= 52


def is_black(colour: str) -> bool:
    """Whether a colour prints as black; nothing said is black."""
    if not re.fullmatch(r"[0-9A-Fa-f]{6}", colour):
        return colour in ("auto", "")
    return max(int(colour[n : n + 2], 16) for n in (0, 2, 4)) <= 52
