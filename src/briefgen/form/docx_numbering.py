"""The numbers that Word puts before paragraphs of a list: 一、 （一） 1. as they print.

Not the lists of other scripts: their numbers come as digits.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from briefgen.document.numerals import chinese, encircled
from briefgen.form.docx_styles import Raw, number
from briefgen.form.docx_xml import W

_PLACE = re.compile(r"%([1-9])")
_CHINESE = ("chinese", "japaneseCounting", "ideographDigital", "taiwaneseCounting")
HIGHEST = 10_000


@dataclass(slots=True)
class Numbering:
    """The lists of a file, and how far each of them has counted."""

    levels: dict[str, dict[int, Element]]
    """By list (`w:numId`), then by level from 0."""
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)

    def label(self, raw: Raw) -> str:
        """The number of the next paragraph with these properties; empty where it has none."""
        list_id, level = raw.get("numPr.numId", "0"), int(number(raw, "numPr.ilvl"))
        own = self.levels.get(list_id, {}).get(level)
        if own is None:
            return ""
        counts = self._counts.setdefault(list_id, {})
        counts[level] = min(counts.get(level, _start(own) - 1) + 1, HIGHEST)
        for deeper in [one for one in counts if one > level]:
            del counts[deeper]
        return _PLACE.sub(lambda found: self._written(list_id, int(found[1]) - 1), _text(own))

    def _written(self, list_id: str, level: int) -> str:
        own = self.levels[list_id].get(level)
        if own is None:
            return ""
        value = self._counts[list_id].get(level, _start(own))
        form = _value(own, "numFmt")
        if form.startswith(_CHINESE):
            return chinese(value)
        return encircled(value) if form.startswith("decimalEnclosedCircle") else str(value)


def numbering_of(part: Element | None) -> Numbering:
    """The lists of a numbering part; it may be missing."""
    if part is None:
        return Numbering({})
    abstract = {one.get(f"{W}abstractNumId", ""): _levels(one) for one in part.findall(f"{W}abstractNum")}
    lists: dict[str, dict[int, Element]] = {}
    for one in part.findall(f"{W}num"):
        base = abstract.get(_value(one, "abstractNumId"), {})
        lists[one.get(f"{W}numId", "")] = dict(base)
        for over in one.findall(f"{W}lvlOverride"):
            lists[one.get(f"{W}numId", "")].update(_levels(over))
    return Numbering(lists)


def _levels(holder: Element) -> dict[int, Element]:
    given = ((one.get(f"{W}ilvl", ""), one) for one in holder.findall(f"{W}lvl"))
    return {int(level): one for level, one in given if level.isdecimal() and len(level) < 3}


def _start(level: Element) -> int:
    start = _value(level, "start")
    return int(start) if start.isdecimal() and len(start) < 6 else 1


def _text(level: Element) -> str:
    return "" if _value(level, "numFmt") in ("bullet", "none") else _value(level, "lvlText")


def _value(holder: Element, name: str) -> str:
    found = holder.find(f"{W}{name}")
    return found.get(f"{W}val", "") if found is not None else ""
