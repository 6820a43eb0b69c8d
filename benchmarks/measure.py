"""Times of repeated calls: what was measured, and how far it scatters.

Not what is timed.
"""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

Result = TypeVar("Result")


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


def ratios(ours: Sequence[float], theirs: Sequence[float]) -> Spread:
    """Pair by pair: both of a pair were measured next to each other, so slow moments weigh on both."""
    return Spread(tuple(a / b for a, b in zip(ours, theirs, strict=True)))
