"""How days, moments and sizes are said on the pages.

Not how feeds and search engines are told of them: that is `dates`.
"""

from __future__ import annotations

UNITS = ("年", "月", "日")
KB, MB = 1024, 1024 * 1024


def day_words(day: str) -> str:
    """A day, month or year in words: 2019-01-10 is 2019年1月10日; empty for an empty one."""
    parts = day.split("-") if day else []
    return "".join(f"{int(part)}{unit}" for part, unit in zip(parts, UNITS, strict=False))


def moment_words(moment: str) -> str:
    """A day and its hour: 2019年1月10日 09:30."""
    day, _, hour = moment.partition(" ")
    return f"{day_words(day)} {hour}".strip()


def size_words(size: int) -> str:
    """The size of a file: 87 KB, 1.2 MB; never 0."""
    if size >= MB:
        return f"{size / MB:.1f} MB"
    return f"{max(round(size / KB), 1)} KB"
