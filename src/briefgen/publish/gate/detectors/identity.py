"""身份证号: numbers of 18 digits with their check digit, and of 15 from before 2000.

Not other papers: those are in `travel`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from briefgen.publish.gate.detectors.digits import Run
from briefgen.publish.gate.detectors.hits import Hit, covered
from briefgen.rules import gate as rules

PROVINCES = frozenset(
    [
        "11",
        "12",
        "13",
        "14",
        "15",
        "21",
        "22",
        "23",
        "31",
        "32",
        "33",
        "34",
        "35",
        "36",
        "37",
        "41",
        "42",
        "43",
        "44",
        "45",
        "46",
        "50",
        "51",
        "52",
        "53",
        "54",
        "61",
        "62",
        "63",
        "64",
        "65",
        "71",
        "81",
        "82",
        "83",
    ]
)
"""GB/T 2260, with the residence permits of 港澳台 (81 to 83)."""
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)  # GB 11643-1999
CHECKS = "10X98765432"
_TAIL = re.compile(r"[ \u3000\n\-]{0,2}([xX×ХχΧ✕])(?![A-Za-z])")
_SAID = re.compile(r"身份证|证件号|公民|居民证|(?i:id ?card)")
_OTHER = re.compile(r"(?:注册号|订单|流水|编号|批号|单号|批次|IMEI|串号|代码|电子表)[码号]?[:： ]*$")
_SHAPES_15 = {(15,), (6, 6, 3), (6, 2, 2, 2, 3)}


def id_numbers(text: str, run: Run) -> Iterator[Hit]:
    """BG610."""
    if len(run.digits) == 17:
        tail = _TAIL.match(text, run.end)
        if tail and (_checked(run.digits + "X") or _said(text, run, run.digits + "X")):
            yield _hit(run.start, run.digits + "X")
    elif len(run.digits) == 18:
        if _checked(run.digits) or _said(text, run, run.digits):
            yield _hit(run.start, run.digits)
    elif len(run.digits) == 15:
        if _old(text, run):
            yield _hit(run.start, run.digits)
    elif run.whole and 19 <= len(run.digits) <= 40:
        yield from _inside(text, run)


def _hit(start: int, number: str) -> Hit:
    return Hit(rules.ID_NUMBER, start, number, covered(number))


def _inside(text: str, run: Run) -> Iterator[Hit]:
    """One that stands among other digits, as a day and a number in the name of a file."""
    for at in range(len(run.digits) - 16):
        number = run.digits[at : at + 18]
        if len(number) == 17:
            number += "X" if _TAIL.match(text, run.end) else ""
        if len(number) == 18 and _checked(number):
            yield _hit(run.start + at, number)


def _checked(number: str) -> bool:
    return _person(number) and CHECKS[_remainder(number)] == number[17]


def _remainder(number: str) -> int:
    return sum(int(digit) * weight for digit, weight in zip(number[:17], WEIGHTS, strict=True)) % 11


def _said(text: str, run: Run, number: str) -> bool:
    """One with a slip of the pen, where the text says what it is, is a person's number all the same."""
    return _person(number) and bool(_SAID.search(text[max(run.start - 20, 0) : run.start]))


def _person(number: str) -> bool:
    """Whether region and day of birth are possible; 9 begins the permits of foreign residents."""
    region = number[1:3] if number[0] == "9" else number[:2]
    return region in PROVINCES and _is_day(int(number[6:10]), number[10:14]) and number[14:17] != "000"


def _is_day(year: int, rest: str) -> bool:
    try:
        date(year, int(rest[:2]), int(rest[2:]))
    except ValueError:
        return False
    return 1890 <= year <= 2049


def _old(text: str, run: Run) -> bool:
    number = run.digits
    if (
        number[:2] not in PROVINCES
        or number[4:6] == "00"
        or not _is_day(1900 + int(number[6:8]), number[8:12])
    ):
        return False
    if _SAID.search(text[max(run.start - 20, 0) : run.start]):
        return True
    alone = not _is_letter(text, run.start - 1) and not _is_letter(text, run.end)
    known = number[2:4] in _PREFECTURES and run.shape in _SHAPES_15
    return known and alone and not (run.before or run.after) and not _OTHER.search(text[: run.start][-16:])


_PREFECTURES = frozenset(f"{code:02d}" for code in (*range(1, 35), 51, 52, 53, 90))


def _is_letter(text: str, at: int) -> bool:
    return 0 <= at < len(text) and text[at].isascii() and (text[at].isalnum() or text[at] in ".#")
