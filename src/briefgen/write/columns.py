"""Columns of a table: how wide they are, how far their figures are shifted, where their heads break.

Not markup: that is `tables` and `docx_table`. Lengths are in em of the cells.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import permutations
from math import ceil

from briefgen.document.pieces import Grid
from briefgen.document.tree import Break, Column, Inline, Text, Words, plain

FIGURE = re.compile(r"(?P<whole>[^\d.、，；。～—]{0,2}\d[\d,]*)(?P<rest>(?:\.\d+)?[^\d.]{0,6})")
"""One number with its sign and its unit, cut at the decimal point."""

NARROW: Mapping[str, float] = {".": 0.278, ",": 0.278, "%": 0.833, "-": 0.333, "+": 0.778}
"""Advances of the pinned cell face that are not half an em; the faces of offices have 0.5 throughout."""

SEAM = re.compile(
    r"[A-Za-z\d.%](?=[^\x00-\x7f、，。；：（）《》“”～—])|[^\x00-\x7f、，。；：（）《》“”～—](?=[A-Za-z\d])"
)
"""Where a number or a Latin word meets a Chinese one."""
APART = 0.5
"""What Word and LibreOffice put between digits and Han on both sides of a number."""
PADDING = 0.75
"""Left and right of the words of a cell, together."""
SHORT = 5
"""Words of a cell up to this width stay on one line."""
TALL = 17
"""Lines of a row that is higher than half a page: it may be split."""
LOW = 4
"""Lines of a row that is low enough to be kept with another one."""
MOVES = (1, 2, 3)
"""What a column may give to another one, if that saves lines."""


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
    weights = [column.weight for column in grid.columns]
    whole = [max(floor, _longest(grid, number) + PADDING) for number, floor in enumerate(least)]
    if sum(whole) <= measure:
        widths = _widths(weights, whole, measure)
    else:
        widths = _saving(grid, _widths(weights, least, measure), least)
    return tuple(width / measure for width in widths)


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
    return _lines(row, widths) > TALL


def kept(rows: Sequence[Sequence[Words]], widths: Sequence[float], notes: bool = False) -> frozenset[int]:
    """The rows that stay with what is below: the first and the last but one, if both are low, so that no
    row of a table stands alone; and the last one, if there are notes."""
    low = [_lines(row, widths) <= LOW for row in rows]
    pairs = {n for n in (0, len(rows) - 2) if 0 <= n < len(rows) - 1 and low[n] and low[n + 1]}
    return frozenset(pairs | {len(rows) - 1} if notes and rows else pairs)


def _lines(row: Sequence[Words], widths: Sequence[float]) -> int:
    return max(
        (_lines_in(width(plain(cell)), whole) for cell, whole in zip(row, widths, strict=True)), default=1
    )


def _lines_in(text: float, whole: float) -> int:
    return max(1, ceil((text - 0.01) / max(whole - PADDING, 1)))


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


def _longest(grid: Grid, number: int) -> float:
    """The width of the longest words of a column on one line, a figure's with what Word sets beside it."""
    texts = [plain(row[number]) for row in grid.rows]
    return max((width(text, office=True) + _apart(text) for text in texts), default=0)


def _apart(text: str) -> float:
    """What Word and LibreOffice may set between digits and Han, if not told otherwise."""
    return APART / 2 * len(SEAM.findall(text))


def _saving(grid: Grid, widths: list[float], least: Sequence[float]) -> list[float]:
    """Widths with a little moved from column to column, as long as that saves lines of the table."""
    texts = [[width(plain(c), office=True) + _apart(plain(c)) for c in row] for row in grid.rows]
    held, count = widths, _height(texts, widths)
    for _ in range(len(widths) * max(MOVES)):
        moved = min(_moves(held, least), key=lambda tried: _height(texts, tried), default=held)
        if (fewer := _height(texts, moved)) >= count:
            break
        held, count = moved, fewer
    return held


def _moves(widths: list[float], least: Sequence[float]) -> Iterator[list[float]]:
    for step in MOVES:
        for giver, taker in permutations(range(len(widths)), 2):
            if widths[giver] - step >= least[giver]:
                moved = list(widths)
                moved[giver] -= step
                moved[taker] += step
                yield moved


def _height(texts: Sequence[Sequence[float]], widths: Sequence[float]) -> int:
    """The lines of all rows."""
    return sum(max(map(_lines_in, row, widths), default=1) for row in texts)


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
