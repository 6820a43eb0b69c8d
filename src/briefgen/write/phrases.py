"""Where a title may break on a screen of any width: between words, outside of names, numbers and brackets.

Not the lines of the official page: those are settled when a document is composed. On paper, and without style
sheets, a line may break anywhere as before.
"""

from __future__ import annotations

import re
from functools import lru_cache
from html import escape

from briefgen.compose.title_joints import SPACE, joints

PHRASED = "phrased"
"""The class of elements that break at their marks only."""
MARK = "<wbr>"
SHORT = 8
"""Characters that stand on any line."""
CHARS = 10
"""Characters of a narrow line: names and brackets that fit it stay whole."""
DEAREST = 5.0
"""Breaks that cost more read badly: before a word that leans on the one in front."""
_PIECE = re.compile(r"<[^>]*>|&[^;\s]+;|.", re.DOTALL)


def phrased(text: str) -> str:
    """A text as HTML that breaks between its words; the text alone where it is one."""
    places = breaks(text)
    if not places:
        return escape(text, quote=False)
    starts, ends = (0, *places), (*places, len(text))
    parts = (escape(text[start:end], quote=False) for start, end in zip(starts, ends, strict=True))
    return f'<span class="{PHRASED}">{MARK.join(parts)}</span>'


def marked(html: str, text: str) -> str:
    """HTML that prints a text, with marks where the text may break."""
    places, made, at = frozenset(breaks(text)), list[str](), 0
    for piece in _PIECE.findall(html):
        if len(piece) == 1 or piece[0] == "&":
            made += [MARK] * (at in places)
            at += 1
        made.append(piece)
    return "".join(made)


@lru_cache(maxsize=4096)
def breaks(text: str) -> tuple[int, ...]:
    """The offsets at which a text may break; none in a short one."""
    if len(text) <= SHORT:
        return ()
    found = (at for at, cost in sorted(joints(text, chars=CHARS).items()) if cost <= DEAREST)
    return tuple(at + (text[at] == SPACE) for at in found)
