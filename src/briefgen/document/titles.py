"""What a well broken title is: how wide its lines are, which shape they make, where they may not break.

Not the breaking itself: that is `compose/title_lines`. GB/T 9704-2012 7.3.1: words stay whole, lines are
symmetric, in the shape of a 梯形 or a 菱形.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from briefgen.document.layout import Layout
from briefgen.document.roles import Role
from briefgen.document.tree import Words, plain

Kind = Literal["lines", "wide", "inside", "start", "end", "short", "shape"]
"""More than three lines; a line wider than the measure; a break inside 《》; a mark or word that no line
starts with, or ends with; a line of two characters or fewer; an hour-glass."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong, at which line from 0; of a break, the line below it."""

    kind: Kind
    line: int


MOST_LINES = 3  # house: a longer title pushes the text off the first page
TOLERANCE = 0.05  # characters, of the 0.1 that 156 mm leave beside 20 characters of 二号

STUB = 2
"""Characters of a line that looks left over."""

OPENING, CLOSING = "《〈（〔【「『“‘([", "》〉）〕】」』”’)]"
PARTNERS = dict(zip(OPENING, CLOSING, strict=True))
NO_START = frozenset(CLOSING + "，。、；：？！%％‰·—…～,.;:?!")
NO_END = frozenset(OPENING)
PARTICLES = ("的", "之", "等")
"""Words that lean on what stands before them."""
PREPOSITIONS = ("关于", "对于")
"""Words that lead to what stands after them."""
_NO_PARTICLE = re.compile("之[间前后内外家乡旅]|等[级次额]|的[确士]")
"""Words that begin with the same character."""


def measure(layout: Layout, role: Role) -> float:
    """The characters that fit a line in the size of a role: 20.1 of 二号 in 156 mm."""
    return layout.type_width_pt / layout.look(role).size_pt


def size(text: str) -> float:
    """The width of a text in characters (字): ASCII counts half."""
    return sum(0.5 if ord(char) < 128 else 1 for char in text)


def fits(text: str, chars: float) -> bool:
    """Whether a text fits a line of so many characters."""
    return size(text) <= chars + TOLERANCE


def is_hourglass(sizes: Sequence[float]) -> bool:
    """Whether a line is narrower than one above it and one below it."""
    inner = range(1, len(sizes) - 1)
    return any(sizes[n] < min(max(sizes[:n]), max(sizes[n + 1 :])) - TOLERANCE for n in inner)


def starts_badly(line: str) -> bool:
    """Whether a line starts with a closing mark or with a word that leans on the one before it."""
    if line[:1] in NO_START:
        return True
    return line[:1] in PARTICLES and not _NO_PARTICLE.match(line)


def ends_badly(line: str) -> bool:
    """Whether a line ends with an opening mark, or with 关于."""
    return line[-1:] in NO_END or line.endswith(PREPOSITIONS)


def pairs(text: str) -> Iterator[tuple[int, int]]:
    """Where each pair of brackets or quotes starts and ends, the inner ones first; halves are left out."""
    opened: list[int] = []
    for at, char in enumerate(text):
        if char in OPENING:
            opened.append(at)
        elif opened and char == PARTNERS[text[opened[-1]]]:
            yield opened.pop(), at + 1


def faults(title: Sequence[Words], chars: float) -> tuple[Fault, ...]:
    """What is wrong with the lines of a title on a measure of so many characters."""
    lines = [plain(line).replace("\n", "") for line in title]
    found = list(_faults_of_lines(lines, chars))
    if len(lines) > MOST_LINES:
        found.append(Fault("lines", 0))
    if is_hourglass([size(line) for line in lines]):
        found.append(Fault("shape", 0))
    return tuple(found)


def _faults_of_lines(lines: Sequence[str], chars: float) -> Iterator[Fault]:
    titled = tuple(_titles_in("".join(lines), chars))
    at = 0
    for number, line in enumerate(lines):
        if not fits(line, chars):
            yield Fault("wide", number)
        if len(lines) > 1 and size(line) <= STUB:
            yield Fault("short", number)
        if any(start < at < end for start, end in titled):
            yield Fault("inside", number)
        elif number and starts_badly(line):
            yield Fault("start", number)
        elif number and ends_badly(lines[number - 1]):
            yield Fault("end", number)
        at += len(line)


def _titles_in(text: str, chars: float) -> Iterator[tuple[int, int]]:
    """Where each 《》 that fits a line stands."""
    return (one for one in pairs(text) if text[one[0]] in "《〈" and fits(text[slice(*one)], chars))
