"""Days that no calendar has: 2月30日, 13月1日.

Not days that are merely wrong: `check` compares those with the records.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from briefgen.publish.gate.detectors.hits import Hit
from briefgen.rules import gate as rules

_DAY = re.compile(r"[0-9](?<![0-9].)[0-9]?[ \u3000]?月[ \u3000]?[0-9]{1,3}[ \u3000]?日")
_YEAR = re.compile(r"(?<![0-9])[0-9]{4}[ \u3000]?年[ \u3000]?\Z")
MOST = 7
"""Characters of a year before a month."""
_NUMBER = re.compile(r"[0-9]+")
_WORDS = re.compile(r"(?P<month>[一二三四五六七八九十]{1,3})月(?P<day>[一二三四五六七八九十]{1,4})日(?![报])")
_ISO = re.compile(
    r"(?<![0-9A-Za-z./-])(?P<year>(?:19|20)[0-9]{2})-(?P<month>0[1-9]|1[0-2])-(?P<day>[0-3][0-9])(?![0-9-])"
)
_ONES = {char: value for value, char in enumerate("一二三四五六七八九", 1)}


def impossible_days(text: str) -> Iterator[Hit]:
    """BG626."""
    for found in _DAY.finditer(text) if "日" in text else ():
        year = _YEAR.search(text, max(found.start() - MOST - 1, 0), found.start())
        start = year.start() if year else found.start()
        month, day = map(int, _NUMBER.findall(found[0]))
        if not _exists(year[0][:4] if year else None, month, day):
            shown = text[start : found.end()]
            yield Hit(rules.IMPOSSIBLE_DAY, start, shown, shown)
    for found in _ISO.finditer(text) if "-" in text else ():
        if not _exists(found["year"], int(found["month"]), int(found["day"])):
            yield Hit(rules.IMPOSSIBLE_DAY, found.start(), found[0], found[0])
    for found in _WORDS.finditer(text) if "日" in text and "月" in text else ():
        if not _exists(None, _value(found["month"]), _value(found["day"])):
            yield Hit(rules.IMPOSSIBLE_DAY, found.start(), found[0], found[0])


def _exists(year: str | None, month: int, day: int) -> bool:
    try:
        date(int(year) if year else 2000, month, day)  # a leap year, where none is named
    except ValueError:
        return False
    return True


def _value(word: str) -> int:
    tens, ten, ones = word.rpartition("十")
    if not ten:
        return _ONES.get(word, 0)
    return (_ONES.get(tens, 99) if tens else 1) * 10 + (_ONES.get(ones, 99) if ones else 0)
