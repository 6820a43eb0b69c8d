"""Columns of a table: how wide they are, how far their figures are shifted, where their heads break.

Not markup: that is `tables` and `docx_table`. Lengths are in em of the cells.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from math import ceil

from briefgen.document.pieces import Grid
from briefgen.document.tree import Break, Column, Inline, Text, Words, plain

FIGURE = re.compile(r"(?P<whole>[^\d.、，；。～—]{0,2}\d[\d,]*)(?P<rest>(?:\.\d+)?[^\d.]{0,6})")
"""One number with its sign and its unit, cut at the decimal point."""

NARROW: Mapping[str, float] = {".": 0.278, ",": 0.278, "%": 0.833, "-": 0.333, "+": 0.778}
"""Advances of the pinned cell face that are not half an em; the faces of offices have 0.5 throughout."""

APART = 0.5
"""What Word and LibreOffice put between digits and Han on both sides of a number."""
PADDING = 0.75
"""Left and right of the words of a cell, together."""
SHORT = 5
"""Words of a cell up to this width stay on one line."""
TALL = 17
"""Lines of a row that is higher than half a page: it may be split."""


def shifts(grid: Grid, number: int, office: bool) -> tuple[float, ...]:
    """What goes before the words of each cell of a decimal column, centred, so that the decimal points
    stand below each other (negative: behind them); 0 for words that are no figure. `office` takes the
    advances of the faces that offices have."""
    halves = [_halves(plain(row[number]), office) for row in grid.rows]
    figures = [half for half in halves if half is not None]
    whole = max((half[0] for half in figures), default=0)
    rest = max((half[1] for half in figures), default=0)
    return tuple(0 if half is None else round((whole - half[0]) - (rest - half[1]), 3) for half in halves)


def shares(grid: Grid, measure: float) -> tuple[float, ...]:
    """The widths of the columns as shares of the measure: those of the record, but no column narrower
    than the figures and the short words that it holds."""
    least = [_least(grid, number) + PADDING for number in range(len(grid.columns))]
    if sum(least) > measure:
        return _by_weight(grid.columns)
    return tuple(width / measure for width in _widths([c.weight for c in grid.columns], least, measure))


def head(words: Words, room: float) -> Words:
    """A column's head in lines of like length where it has no room on one."""
    text = plain(words)
    lines = ceil((width(text) - 0.01) / max(room, 1))
    if lines < 2 or "\n" in text:
        return words
    cuts = [place for place in range(1, len(text)) if _may_break(text, place)]
    unit = text.find("（")
    if unit > 0 and max(width(text[:unit]), width(text[unit:])) <= room:
        return _broken(words, unit)
    if lines > 2 or not cuts:
        return words
    return _broken(words, min(cuts, key=lambda cut: max(width(text[:cut]), width(text[cut:]))))


def tall(row: Sequence[Words], widths: Sequence[float]) -> bool:
    """Whether a row is higher than half a page, its columns being so wide."""
    rooms = (max(width - PADDING, 1) for width in widths)
    return any(ceil(width(plain(cell)) / room) > TALL for cell, room in zip(row, rooms, strict=True))


def width(text: str, office: bool = False) -> float:
    """The width of words on one line."""
    return sum(_advance(char, office) for char in text)


def _advance(char: str, office: bool) -> float:
    if not char.isascii():
        return 1
    return 0.5 if office else NARROW.get(char, 0.5)


def _halves(text: str, office: bool) -> tuple[float, float] | None:
    """The widths of a figure before and from its decimal point; None for other words."""
    found = FIGURE.fullmatch(text)
    if found is None:
        return None
    return width(found["whole"], office), width(found["rest"], office)


def _least(grid: Grid, number: int) -> float:
    texts = [plain(row[number]) for row in grid.rows]
    figures = [half for text in texts if (half := _halves(text, office=True)) is not None]
    block = max((h[0] for h in figures), default=0) + max((h[1] for h in figures), default=0)
    block += APART if figures else 0
    words = max((w for text in texts if (w := width(text)) <= SHORT), default=0)
    heads = (part for row in grid.head for part in re.split("(?=（)", plain(row[number])))
    titles = max(
        (min(width(part), SHORT + 1) if "（" in part else min(width(part), 3) for part in heads), default=0
    )
    return max(block, words, titles)


def _widths(weights: Sequence[float], least: Sequence[float], measure: float) -> list[float]:
    """Widths by weight, those held at their least that would be narrower."""
    held: set[int] = set()
    while True:
        room = measure - sum(least[n] for n in held)
        whole = sum(w for n, w in enumerate(weights) if n not in held)
        widths = [least[n] if n in held else w * room / whole for n, w in enumerate(weights)]
        narrow = {n for n, w in enumerate(widths) if w < least[n] - 1e-9}
        if not narrow:
            return widths
        held |= narrow


def _by_weight(columns: Sequence[Column]) -> tuple[float, ...]:
    whole = sum(c.weight for c in columns) or 1
    return tuple(c.weight / whole for c in columns)


def _may_break(text: str, place: int) -> bool:
    before, after = text[place - 1], text[place]
    return not (before.isascii() or after.isascii() or before in "（“《" or after in "）”》、，年")


def _broken(words: Words, place: int) -> Words:
    """Words with a line break at a place of their text; inside a value there is none."""
    parts: list[Inline] = []
    start = 0
    for word in words:
        cut, length = place - start, len(plain((word,)))
        if cut == 0:
            parts += (Break(), word)
        elif 0 < cut < length and isinstance(word, Text):
            parts += (Text(word.text[:cut], word.span), Break(), Text(word.text[cut:]))
        else:
            parts.append(word)
        start += length
    return tuple(parts)
