"""Periods: years, halves, quarters, months, days, spans of years and of months, and named ones
(“十三五”, 近3年); which is before which, and which hold days of which.

Not dates of documents: those are days.
"""

from __future__ import annotations

import datetime
import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

LAST = {"Q": 4, "H": 2, "": 12}
"""How many quarters, halves and months a year has, by the letter of their keys."""


class PeriodError(ValueError):
    """Not a period."""


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """`key` compares and sorts (2016, 2016-09, 2016-Q3, 2016/2017, 2016-01/2016-09, or the name
    itself); `text` is how it is said: 2016年, 2016年9月, 2016年第三季度, 2016年1—9月."""

    key: str
    text: str

    def __str__(self) -> str:
        return self.key


@lru_cache(maxsize=4096)
def period_of(written: str) -> Period:
    """Reads 2016, 2016-09, 2016-Q3, 2016-H1, 2016/2017, 2016-01/2016-09, 2016-09-30, the same in
    words (2016年9月, 2016年1—9月), or a name (近3年)."""
    text = written.strip()
    for pattern, made in _FORMS:
        if match := pattern.fullmatch(text):
            return made(match)
    if not text or re.fullmatch(r"[\d./-]+(T[\d:.]+(Z|[+-][\d:]+)?)?", text):
        raise PeriodError(text)
    return Period(text, text)


def year_before(period: Period) -> Period | None:
    """The same period of the year before (上年同期); none for a name, a span of years or 29 February."""
    year = period.key[:4]
    if not re.fullmatch(r"[0-9]{4}(-.+)?", period.key) or int(year) < 2:
        return None
    return _period_or_none(re.sub(rf"(?<![0-9]){year}(?![0-9])", f"{int(year) - 1:04}", period.key))


def previous(period: Period) -> Period | None:
    """The period before (上期): last year, half, quarter, month or day; none for names and spans."""
    match = re.fullmatch(r"([0-9]{4})(?:-(Q|H)?([0-9]{1,2}))?", period.key)
    if match is None:
        return _day_before(period)
    year, kind, number = int(match[1]), match[2] or "", match[3]
    if number is None:
        return _period_or_none(f"{year - 1:04}") if year > 1 else None
    before = int(number) - 1
    if not before:
        year, before = year - 1, LAST[kind]
    return _period_or_none(f"{year:04}-{kind}{before if kind else f'{before:02}'}") if year else None


def following(period: Period) -> Period | None:
    """The period after (下期): next year, half, quarter, month or day; none for names and spans."""
    span = days(period) if re.fullmatch(r"[0-9]{4}(-(Q|H)?[0-9]{1,2})?(-[0-9]{2})?", period.key) else None
    if span is None or span[1] == datetime.date.max:
        return None
    day = span[1] + datetime.timedelta(days=1)
    half, quarter = (day.month - 1) // 6 + 1, (day.month - 1) // 3 + 1
    if "-" not in period.key:
        return _period_or_none(f"{day.year:04}")
    kind = period.key[5] if period.key[5] in "QH" else ""
    number = {"H": f"H{half}", "Q": f"Q{quarter}"}.get(kind, f"{day.month:02}")
    return _period_or_none(day.isoformat() if len(period.key) == 10 else f"{day.year:04}-{number}")


@lru_cache(maxsize=4096)
def days(period: Period) -> tuple[datetime.date, datetime.date] | None:
    """The first and the last day of a period; none for a named one (近3年)."""
    first, _, last = period.key.partition("/")
    start, end = _days(first), _days(last or first)
    return (start[0], end[1]) if start is not None and end is not None else None


def overlap(one: Period, other: Period) -> bool:
    """Whether two different periods share days, as far as their keys tell."""
    mine, theirs = days(one), days(other)
    if one.key == other.key or mine is None or theirs is None:
        return False
    return mine[0] <= theirs[1] and theirs[0] <= mine[1]


def _period_or_none(key: str) -> Period | None:
    try:
        return period_of(key)
    except PeriodError:
        return None


def _day_before(period: Period) -> Period | None:
    found = days(period)
    if found is None or found[0] != found[1] or found[0] == datetime.date.min:
        return None
    return _period_or_none((found[0] - datetime.timedelta(days=1)).isoformat())


def _days(key: str) -> tuple[datetime.date, datetime.date] | None:
    match = re.fullmatch(r"([0-9]{4})(?:-(Q|H)?([0-9]{1,2}))?(?:-([0-9]{2}))?", key)
    if match is None or match[1] == "0000":
        return None
    year, number = int(match[1]), int(match[3] or 1)
    if match[4]:
        day = datetime.date(year, number, int(match[4]))
        return day, day
    months = 12 // LAST[match[2] or ""] if match[3] else 12
    first = (number - 1) * months + 1
    last = first + months - 1
    return datetime.date(year, first, 1), datetime.date(year, last, monthrange(year, last)[1])


def _year(match: re.Match[str]) -> Period:
    return Period(match[1], f"{match[1]}年")


def _month(match: re.Match[str]) -> Period:
    month = int(match[2])
    if not 1 <= month <= 12:
        raise PeriodError(match[0])
    return Period(f"{match[1]}-{month:02}", f"{match[1]}年{month}月")


def _day(match: re.Match[str]) -> Period:
    try:
        day = datetime.date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError as error:
        raise PeriodError(match[0]) from error
    return Period(day.isoformat(), f"{day.year}年{day.month}月{day.day}日")


def _quarter(match: re.Match[str]) -> Period:
    number = "一二三四".find(match[2]) + 1 or int(match[2])
    return Period(f"{match[1]}-Q{number}", f"{match[1]}年第{'一二三四'[number - 1]}季度")


def _half(match: re.Match[str]) -> Period:
    number = "上下".find(match[2]) + 1 or int(match[2])
    return Period(f"{match[1]}-H{number}", f"{match[1]}年{'上下'[number - 1]}半年")


def _months(match: re.Match[str]) -> Period:
    year, first, last = match[1], int(match[2]), int(match[3])
    if not 1 <= first < last <= 12:
        raise PeriodError(match[0])
    return Period(f"{year}-{first:02}/{year}-{last:02}", f"{year}年{first}—{last}月")


def _years(match: re.Match[str]) -> Period:
    if match[1] >= match[2]:
        raise PeriodError(match[0])
    return Period(f"{match[1]}/{match[2]}", f"{match[1]}—{match[2]}年")


_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Period]], ...] = (
    (re.compile(r"([0-9]{4})年?"), _year),
    (re.compile(r"([0-9]{4})-([0-9]{2})"), _month),
    (re.compile(r"([0-9]{4})年([0-9]{1,2})月"), _month),
    (re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})"), _day),
    (re.compile(r"([0-9]{4})年([0-9]{1,2})月([0-9]{1,2})日"), _day),
    (re.compile(r"([0-9]{4})-Q([1-4])"), _quarter),
    (re.compile(r"([0-9]{4})年第?([一二三四1-4])季度"), _quarter),
    (re.compile(r"([0-9]{4})-H([12])"), _half),
    (re.compile(r"([0-9]{4})年([上下])半年"), _half),
    (re.compile(r"([0-9]{4})[/—]([0-9]{4})年?"), _years),
    (re.compile(r"([0-9]{4})-([0-9]{2})/\1-([0-9]{2})"), _months),
    (re.compile(r"([0-9]{4})年([0-9]{1,2})[—～至-]([0-9]{1,2})月"), _months),
)
