"""Breaks a title into lines: as few as fit, in a 梯形 or a 菱形, at the best joints.

Not where it may break: that is `title_joints`. Pure: a text and its joints in, places out.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from briefgen.compose.title_joints import RELUCTANT, Joints
from briefgen.document.titles import MOST_LINES, fits, is_hourglass, size

MORE = 3.0
"""The cost of a line more than needed."""
FULL = 0.8
"""The cost of a line from edge to edge."""
STUB, STUBBY = 0.25, 0.33
"""Shares of the widest line below which a line looks forgotten, or short."""

Slice = tuple[int, int]


def lines(text: str, joints: Joints, chars: float) -> tuple[Slice, ...]:
    """Where each line starts and ends, spaces at the ends of lines left out.

    A title that fits no three lines gets as many as it needs; a word wider than a line stands alone.
    """
    if fits(text, chars):
        return ((0, len(text)),)
    few = size(text.replace("　", "")) <= MOST_LINES * chars
    found = _cuts(text, joints, chars) if few else ()
    best = min(found, key=lambda cuts: (_cost(text, cuts, joints, chars), cuts), default=None)
    return _slices(text, _filled(text, joints, chars) if best is None else best)


def _cuts(text: str, joints: Joints, chars: float) -> Iterator[tuple[int, ...]]:
    """Every way to break into two or three lines that fit."""
    places = sorted(joints)
    for first in places:
        if not fits(text[:first].strip(), chars):
            return
        if fits(text[first:].strip(), chars):
            yield (first,)
        for second in places:
            middle, last = text[first:second].strip(), text[second:].strip()
            if second > first and fits(middle, chars) and fits(last, chars):
                yield first, second


def _slices(text: str, cuts: tuple[int, ...]) -> tuple[Slice, ...]:
    return tuple(_trimmed(text, start, end) for start, end in pairwise((0, *cuts, len(text))))


def _trimmed(text: str, start: int, end: int) -> Slice:
    line = text[start:end]
    return start + len(line) - len(line.lstrip()), end - len(line) + len(line.rstrip())


def _cost(text: str, cuts: tuple[int, ...], joints: Joints, chars: float) -> float:
    sizes = [size(text[start:end]) for start, end in _slices(text, cuts)]
    at_joints = sum(joints[cut] for cut in cuts)
    full = FULL * any(one > chars - 1 for one in sizes)
    return at_joints + _shape_cost(sizes) + full + MORE * (len(cuts) - 1)


def _shape_cost(sizes: list[float]) -> float:
    """Uneven lines cost a little, forgotten ones more, an hour-glass as much as a bad break."""
    widest = max(sizes)
    uneven = sum((1 - one / widest) ** 2 for one in sizes) * (6 if len(sizes) == 2 else 3)
    stubs = sum(6.0 if one < widest * STUB else 1.5 if one < widest * STUBBY else 0 for one in sizes)
    lone = sum(RELUCTANT for one in sizes if one <= 1)
    return uneven + stubs + lone + (RELUCTANT if is_hourglass(sizes) else 0)


def _filled(text: str, joints: Joints, chars: float) -> tuple[int, ...]:
    """Lines filled one after the other, where three do not suffice."""
    cuts, last = [0], 0
    for at in (*sorted(joints), len(text)):
        if last > cuts[-1] and not fits(text[cuts[-1] : at].strip(), chars):
            cuts.append(last)
        last = at
    return tuple(cuts[1:])
