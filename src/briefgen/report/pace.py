"""How fast documents come, and how long the rest will take.

Not a clock: the moments are given. Not the bar that shows it: that is `progress`.
"""

from __future__ import annotations

from collections import deque

from briefgen.diagnostics import Lang

LAST = 40
"""Documents over which the rate is taken: those that were as they were come in a burst, and are soon past."""
FEWEST = 3
"""Documents without which there is no rate."""


class Pace:
    """The moments at which documents came, in seconds of any clock that only goes forward."""

    def __init__(self) -> None:
        self._moments: deque[tuple[float, int]] = deque(maxlen=LAST)

    def note(self, moment: float, done: int) -> None:
        """Notes how many documents there are at a moment."""
        self._moments.append((moment, done))

    @property
    def rate(self) -> float | None:
        """Documents a second; None while nothing can be said."""
        if len(self._moments) < FEWEST:
            return None
        (first, before), (last, now) = self._moments[0], self._moments[-1]
        return (now - before) / (last - first) if last > first and now > before else None

    def left(self, total: int) -> float | None:
        """The seconds that the rest will take; None while nothing can be said."""
        rate = self.rate
        return None if rate is None else max(0, total - self._moments[-1][1]) / rate


def rate_words(rate: float, lang: Lang) -> str:
    """A rate: 12.3 份/秒; of slow ones the time that each takes."""
    if rate < 1:
        return f"{1 / rate:.1f} 秒/份" if lang == "zh" else f"{1 / rate:.1f} s each"
    return f"{rate:.1f} 份/秒" if lang == "zh" else f"{rate:.1f}/s"


def time_words(seconds: float, lang: Lang) -> str:
    """A span of time: 48 秒, 9 分 12 秒, 1 小时 5 分."""
    whole = round(seconds)
    if seconds < 10:
        return f"{seconds:.1f} 秒" if lang == "zh" else f"{seconds:.1f} s"
    hours, minutes, rest = whole // 3600, whole // 60 % 60, whole % 60
    if hours:
        return f"{hours} 小时 {minutes} 分" if lang == "zh" else f"{hours} h {minutes} min"
    if minutes:
        return f"{minutes} 分 {rest} 秒" if lang == "zh" else f"{minutes} min {rest} s"
    return f"{rest} 秒" if lang == "zh" else f"{rest} s"
