"""Long numbers in a text: runs of digits, whole or parted by blanks, hyphens, dots and line ends.

Not what they are the number of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from briefgen.publish.gate.pieces import Kind

LEAST, MOST = 11, 19
"""Digits of a mobile number, and of the longest card."""
MOST_GROUPS = 10
"""Groups of a number that is parted, but for one that is parted at every digit."""
BLANK = " \u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_JOINT = rf"[{BLANK}\n()（）.·•‧∙．/／_\-‐-―−﹣－]"
_WRITTEN = "〇零○Ο一二三四五六七八九幺壹贰叁肆伍陆柒捌玖貳參叄陸弌弍弎"
"""Digits as they are written and spoken: in small and in capital numerals."""
_VALUES = str.maketrans(_WRITTEN, "00001234567891" + "123456789" + "2336" + "123")
_DIGIT = f"[0-9{_WRITTEN}]"
_TOKEN = re.compile(rf"{_DIGIT}(?:{_JOINT}{{0,3}}{_DIGIT}){{{LEAST - 1},}}")
"""A long number, in whichever digits."""
_PLAIN = re.compile(rf"[0-9](?:{_JOINT}{{0,3}}[0-9]){{{LEAST - 1},}}")
_SPOKEN = re.compile(f"[{_WRITTEN}]")
_POINT_BEFORE, _POINT_AFTER = re.compile(r"[0-9]\.$"), re.compile(r"\.[0-9]")
_GROUP = re.compile("[0-9]+")
_ANY_GROUP = re.compile(f"{_DIGIT}+")


@dataclass(frozen=True, slots=True)
class Run:
    """A number in a text: its digits, and how they are grouped."""

    digits: str
    start: int
    end: int
    shape: tuple[int, ...]
    joints: tuple[str, ...]
    before: str
    """What joins it to digits in front, empty where there are none."""
    after: str
    in_row: bool = False
    """Whether another cell of the same row stands beside it."""

    @property
    def whole(self) -> bool:
        """Whether nothing parts its digits."""
        return len(self.shape) == 1

    @property
    def alike(self) -> bool:
        """Whether it is parted by the same mark all along; a line ends where it must."""
        return len({joint.strip() or " " for joint in self.joints}) <= 1

    @property
    def over_a_line(self) -> bool:
        """Whether the end of one line is all that parts it, and it is no part of a table or column."""
        alone = not self.in_row and "\n" not in self.before + self.after
        return len(self.joints) == 1 and "\n" in self.joints[0] and alone

    @property
    def stacked(self) -> bool:
        """Whether it goes over several lines: figures one below the other."""
        return sum("\n" in joint for joint in self.joints) > 1


def runs(text: str, kind: Kind) -> Iterator[Run]:
    """Every number of 11 to 19 digits, and longer ones that are not parted."""
    if kind != "prose":
        for token in _LINES.finditer(text):
            yield from _windows(text, token.start(), token.end())
        return
    for token in _TOKEN.finditer(text):
        if not _SPOKEN.search(token[0]):
            yield from _windows(text, token.start(), token.end())
            continue
        for plain in _PLAIN.finditer(text, token.start(), token.end()):
            yield from _windows(text, plain.start(), plain.end())
        yield from _spoken(text, token.start(), token.end())


def _spoken(text: str, start: int, end: int) -> Iterator[Run]:
    """Numbers with Chinese numerals among their digits: 一三8 00…, 壹叁捌…"""
    for run in _windows(text, start, end, _ANY_GROUP):
        if _SPOKEN.search(run.digits):
            yield replace(run, digits=run.digits.translate(_VALUES))


_LINES = re.compile(r"[0-9](?:[ \-]?[0-9]){10,23}(?![ \-]?[0-9])|[0-9]{11,}")
"""In text for programs only short series are put together: coordinates go on and on."""


def _windows(text: str, start: int, end: int, group: re.Pattern[str] = _GROUP) -> Iterator[Run]:
    groups = [found.span() for found in group.finditer(text, start, end)]
    if len(groups) == 1:
        yield _solid(text, start, end)
        return
    yield from _single(text, groups)
    for first in range(len(groups)):
        count = 0
        for last in range(first, min(first + MOST_GROUPS, len(groups))):
            count += groups[last][1] - groups[last][0]
            if count >= LEAST:
                if count <= MOST or last == first:
                    yield _run(text, groups, first, last)
                if count >= MOST:
                    break


def _single(text: str, groups: list[tuple[int, int]]) -> Iterator[Run]:
    """A number with every digit apart, where nothing but it is written so."""
    if MOST_GROUPS < len(groups) <= MOST and all(end - start == 1 for start, end in groups):
        yield _run(text, groups, 0, len(groups) - 1)


def _solid(text: str, start: int, end: int) -> Run:
    before = "." if _POINT_BEFORE.search(text[max(start - 2, 0) : start]) else ""
    after = "." if _POINT_AFTER.match(text, end) else ""
    return Run(text[start:end], start, end, (end - start,), (), before, after)


def _run(text: str, groups: list[tuple[int, int]], first: int, last: int) -> Run:
    chosen = groups[first : last + 1]
    joints = tuple(text[a[1] : b[0]] for a, b in pairwise(chosen))
    before = text[groups[first - 1][1] : chosen[0][0]] if first else ""
    after = text[chosen[-1][1] : groups[last + 1][0]] if last + 1 < len(groups) else ""
    return Run(
        "".join(text[a:b] for a, b in chosen),
        chosen[0][0],
        chosen[-1][1],
        tuple(b - a for a, b in chosen),
        joints,
        before,
        after,
        "\t" in (text[chosen[0][0] - 1 : chosen[0][0]], text[chosen[-1][1] : chosen[-1][1] + 1]),
    )
