"""Periods: years, quarters, months, spans of years, and named ones (“十三五”, 近3年).

Not dates of documents: those are days.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from dataclasses import dataclass


class PeriodError(ValueError):
    """Not a period."""


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """`key` compares and sorts (2016, 2016-09, 2016-Q3, 2016/2017, or the name itself);
    `text` is how it is said: 2016年, 2016年9月, 2016年第三季度."""

    key: str
    text: str

    def __str__(self) -> str:
        return self.key


def period_of(written: str) -> Period:
    """Reads 2016, 2016-09, 2016-Q3, 2016-H1, 2016/2017, 2016-09-30, the same in words (2016年9月),
    or a name (近3年)."""
    text = written.strip()
    for pattern, made in _FORMS:
        if match := pattern.fullmatch(text):
            return made(match)
    if not text or re.fullmatch(r"[\d./-]+(T[\d:.]+(Z|[+-][\d:]+)?)?", text):
        raise PeriodError(text)
    return Period(text, text)


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
)
