"""Times of repeated calls: what was measured, and how far it scatters.

Not what is timed.
"""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

Result = TypeVar("Result")
PAIRS = 7
"""How many pairs are the least that a ratio is drawn from."""


@dataclass(frozen=True, slots=True)
class Spread:
    """Several measurements of one thing: milliseconds, or ratios."""

    values: tuple[float, ...]

    @property
    def median(self) -> float:
        return statistics.median(self.values)

    def text(self, digits: int) -> str:
        """The median, and in brackets the least and the most: 8.1 (7.9–9.4)."""
        low, high = min(self.values), max(self.values)
        return f"{self.median:.{digits}f} ({low:.{digits}f}–{high:.{digits}f})"


@dataclass(frozen=True, slots=True)
class Pairs:
    """Milliseconds of ours, of the peer's, and the ratio pair by pair."""

    ours: Spread
    theirs: Spread
    ratio: Spread


def timed(call: Callable[[], Result]) -> tuple[float, Result]:
    """Milliseconds of one call, and its result. The garbage collector has run before and rests meanwhile,
    so that no call pays for the rubbish of another."""
    gc.collect()
    gc.disable()
    try:
        start = time.perf_counter()
        result = call()
        return (time.perf_counter() - start) * 1000, result
    finally:
        gc.enable()


def paired(
    ours: Callable[[int], object], theirs: Callable[[int], object], pairs: int = PAIRS, warm: int = 2
) -> Pairs:
    """Both in turn, so that slow moments weigh on both; who begins changes from pair to pair. Each is called
    with the number of the pair: make another text of it, so that nothing a run leaves behind helps the next.
    The first `warm` pairs are not counted: one of each order fills caches and compiles."""
    mine: list[float] = []
    other: list[float] = []
    for number in range(warm + pairs):
        for call, times in ((ours, mine), (theirs, other))[:: -1 if number % 2 else 1]:
            took, _ = timed(partial(call, number))
            if number >= warm:
                times.append(took)
    return Pairs(Spread(tuple(mine)), Spread(tuple(other)), ratios(mine, other))


def ratios(ours: Sequence[float], theirs: Sequence[float]) -> Spread:
    """Pair by pair: both of a pair were measured next to each other, so slow moments weigh on both."""
    return Spread(tuple(a / b for a, b in zip(ours, theirs, strict=True)))
