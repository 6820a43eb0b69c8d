"""The end of the text: who signs and when, as lines with their distances from the right edge.

Not their look: that is `layout`. GB/T 9704-2012 7.3.5. The room of seals and stamps is measured in
characters (字, 5.57 mm) and lines (10.21 mm) of the standard's grid.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import ceil

from briefgen.document.pieces import Line
from briefgen.document.roles import Role
from briefgen.document.titles import size
from briefgen.document.tree import Inline, Signature, Text, Words, plain

EDGE = 4.0  # 7.3.5.1 and 7.3.5.3: a sealed date and a stamp end four characters from the right
PLAIN_EDGE = 2.0  # 7.3.5.2
SEALS = 3
"""Seals in a row at most (practice: four do not fit the measure)."""
SEAL = 8.0
"""From the middle of a seal to that of its neighbour: 42 mm, so that they do not touch (7.3.5.1)."""
SEAL_GAP = 1.0
"""Empty lines more than without a seal: its top is then within a line of the text, and name and date
stand a little below its middle (7.3.5.1)."""
ROW_GAP = 4.0
"""Empty lines between rows of seals, 51 mm from one to the next."""
STAMP = 7.0
"""The width of a stamp of a name (签名章): 40 mm by 20 mm (practice)."""
STAMP_GAP = 2.0
"""Empty lines above a post, on top of the one below a text, and between it and what follows: two lines
or one, and half the stamp (7.3.5.3)."""


def signature_lines(signature: Signature, chars: int) -> Iterator[Line]:
    """The lines of a signature on a measure of so many characters."""
    if signature.posts:
        yield from _stamped(signature)
    elif signature.seal and signature.date:
        yield from _sealed(signature, chars)
    else:
        yield from _unsealed(signature, chars)


def _width(words: Words) -> float:
    return size(plain(words))


# ---- neither seal nor stamp


def _unsealed(signature: Signature, chars: int) -> Iterator[Line]:
    """7.3.5.2: the date starts two characters right of the longest name, or ends two short of the edge
    where it is longer. A name that leaves no two characters goes to the edge."""
    date = _width(signature.date)
    longest = max(map(_width, signature.organs), default=0)
    for organ in signature.organs:
        name = _width(organ)
        right = 2 * PLAIN_EDGE + date - name if date > name else min(PLAIN_EDGE, chars - name)
        yield Line(Role.SIGN_ORGAN, organ, right_chars=max(right, 0))
    if signature.date:
        start = min(PLAIN_EDGE, chars - longest) + longest - PLAIN_EDGE
        right = PLAIN_EDGE if date > longest else start - date
        yield Line(Role.SIGN_DATE, signature.date, right_chars=max(right, 0))


# ---- seals


def _sealed(signature: Signature, chars: int) -> Iterator[Line]:
    """7.3.5.1: the date ends four characters from the edge, the last name stands centred above it, the
    others beside it or in rows above, each with room for its seal. A name too long for that moves both."""
    date = _width(signature.date)
    widths = [_width(organ) for organ in signature.organs]
    middle = max(EDGE + date / 2, *(width / 2 for width in widths), 0)
    columns = _columns(widths, middle, chars)
    for start in range(0, len(widths), columns):
        row = signature.organs[start : start + columns]
        right, gap = middle - _width(row[-1]) / 2, ROW_GAP if start else SEAL_GAP
        yield Line(Role.SIGN_ORGAN, _row(row), right_chars=right, gap=gap)
    yield Line(Role.SIGN_DATE, signature.date, right_chars=middle - date / 2)


def _columns(widths: Sequence[float], middle: float, chars: int) -> int:
    """How many names stand in a row: as many as the measure holds."""
    for columns in range(min(SEALS, len(widths)), 1, -1):
        rows = [widths[start : start + columns] for start in range(0, len(widths), columns)]
        if all(middle + _reach(row) + max(SEAL, row[0]) / 2 <= chars for row in rows):
            return columns
    return 1


def _reach(row: Sequence[float]) -> float:
    """From the middle of a row's first name to that of its last."""
    return sum((left + right) / 2 + _blanks(left, right) for left, right in pairwise(row))


def _blanks(left: float, right: float) -> int:
    """The characters between two names side by side: a seal's room from middle to middle, one at least."""
    return max(ceil(SEAL - (left + right) / 2), 1)


def _row(organs: tuple[Words, ...]) -> Words:
    words: list[Inline] = list(organs[0])
    for left, right in pairwise(organs):
        words += [Text("　" * _blanks(_width(left), _width(right))), *right]
    return tuple(words)


# ---- stamps of names


def _stamped(signature: Signature) -> Iterator[Line]:
    """7.3.5.3: the post stands two characters left of the stamp, which ends four from the edge; each post
    on a line of its own, and the date below the last."""
    for post in signature.posts:
        yield Line(Role.SIGN_ORGAN, post, right_chars=EDGE + STAMP + PLAIN_EDGE, gap=STAMP_GAP)
    if signature.date:
        yield Line(Role.SIGN_DATE, signature.date, right_chars=EDGE, gap=STAMP_GAP)
