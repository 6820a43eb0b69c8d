"""Periods: years, quarters, months, spans of years, and named ones (“十三五”, 近3年).

Not dates of documents: those are days.
"""

from __future__ import annotations

import re
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
    """Reads 2016, 2016年, 2016-09, 2016-Q3, 2016-H1, 2016/2017, or a name in quotes or words."""
    text = written.strip()
    if match := re.fullmatch(r"(\d{4})年?", text):
        return Period(match[1], f"{match[1]}年")
    if match := re.fullmatch(r"(\d{4})-(0[1-9]|1[0-2])", text):
        return Period(text, f"{match[1]}年{int(match[2])}月")
    if match := re.fullmatch(r"(\d{4})-Q([1-4])", text):
        return Period(text, f"{match[1]}年第{'一二三四'[int(match[2]) - 1]}季度")
    if match := re.fullmatch(r"(\d{4})-H([12])", text):
        return Period(text, f"{match[1]}年{'上下'[int(match[2]) - 1]}半年")
    if match := re.fullmatch(r"(\d{4})-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])", text):
        return Period(text, f"{match[1]}年{int(match[2])}月{int(match[3])}日")
    if match := re.fullmatch(r"(\d{4})[/—](\d{4})", text):
        return Period(f"{match[1]}/{match[2]}", f"{match[1]}—{match[2]}年")
    if not text or re.fullmatch(r"[\d./-]+", text):
        raise PeriodError(text)
    return Period(text, text)
