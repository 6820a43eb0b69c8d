"""Signature and date of a PDF, with a seal or without (GB/T 9704-2012 7.3.5).

Not stamps of names (7.3.5.3): they are pictures.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from briefgen.diagnostics import Diagnostic
from briefgen.form.lines import TextLine
from briefgen.form.measures.case import Case
from briefgen.form.measures.foot import DATE
from briefgen.form.roles import Page
from briefgen.form.scripts import SENTENCE_ENDS, cells
from briefgen.form.sheet import MM
from briefgen.rules import page as rules

SEAL_CELLS = 4
LEAST_AT_RIGHT_MM = 40
CELLS_OFF = 0.3


def signature(case: Case) -> Iterator[Diagnostic]:
    """F23: names and date where 7.3.5 puts them, with a seal or without, on a page with text."""
    for page in reversed(case.reading.portrait):
        lines = page.of("other", "body")
        for index in range(len(lines) - 1, 0, -1):
            if _is_signature(case, lines[index - 1], lines[index]):
                yield from _signature_faults(case, page, _names(case, lines[:index]), lines[index])
                return


def _is_signature(case: Case, name: TextLine, date: TextLine) -> bool:
    if not DATE.fullmatch(date.text) or abs(date.size - case.reading.body_pt) > 0.5:
        return False
    named = _follows(case, name, date) and name.text[-1] not in SENTENCE_ENDS
    return named and (_is_right(case, date) or _is_right(case, name))


def _names(case: Case, lines: Sequence[TextLine]) -> list[TextLine]:
    """The lines of names above a date, from the last one up."""
    names = [lines[-1]]
    for line in reversed(lines[:-1]):
        if not _is_right(case, line) or not _follows(case, line, names[-1]):
            break
        names.append(line)
    return names


def _is_right(case: Case, line: TextLine) -> bool:
    return line.x0 - case.left >= LEAST_AT_RIGHT_MM


def _follows(case: Case, above: TextLine, below: TextLine) -> bool:
    return below.y - above.y <= 2.5 * case.layout.line_mm


def _signature_faults(
    case: Case, page: Page, names: Sequence[TextLine], date: TextLine
) -> Iterator[Diagnostic]:
    rooms = [(case.right - line.x1) / case.cell for line in (names[0], date)]
    wanted = _places(case, [_nominal(name) for name in names], _nominal(date))
    drawn = _places(case, [_cells(case, name) for name in names], _cells(case, date))
    allowed = CELLS_OFF + 0.02 * _cells(case, names[0])
    fits = any(_off(rooms, places) <= allowed for places in (wanted, drawn))
    if not fits and not _is_sealed(case, names[0], date):
        found, asked = [f"{abs(room):.1f}" for room in rooms], [f"{room:g}" for room in wanted]
        zh = f"右空 {found[0]} 字和 {found[1]} 字，不盖章时应当是 {asked[0]} 字和 {asked[1]} 字"
        en = f"end {' and '.join(found)} characters in; without a seal it should be {' and '.join(asked)}"
        yield rules.SIGNATURE_PLACE.at(case.at(names[0]), problem_zh=zh, problem_en=en)
    if not page.of("body", "table"):
        zh, en = "单独排在一页，这一页没有正文", "stand on a page without text"
        yield rules.SIGNATURE_PLACE.at(case.at(names[0]), problem_zh=zh, problem_en=en)


def _off(rooms: Sequence[float], places: Sequence[float]) -> float:
    return max(abs(a - b) for a, b in zip(rooms, places, strict=True))


def _places(case: Case, names: Sequence[float], own: float) -> tuple[float, float]:
    """How far the last name and the date end from the right edge without a seal (7.3.5.2), by the widths of
    the names, the last first, and of the date."""
    name, longest = names[0], max(names)
    first = 4 + own - name if own > name else min(2, case.layout.chars - name)
    second = 2 if own > longest else min(2, case.layout.chars - longest) + longest - 2 - own
    return max(first, 0), max(second, 0)


def _nominal(line: TextLine) -> float:
    """The width of a line by its characters: programs draw it wider between digits and Chinese ones."""
    blanks = sum(b.x0 - a.x1 > 0.8 * line.size * MM for a, b in pairwise(line.glyphs))
    return cells(line.text) + blanks


def _cells(case: Case, line: TextLine) -> float:
    """The width of a line with the blanks in it, in halves of a character (字)."""
    return round(line.width / case.cell * 2) / 2


def _is_sealed(case: Case, name: TextLine, date: TextLine) -> bool:
    """Whether the date leaves room for a seal and the name, the last of a row, stands centred above it."""
    starts = [b.x0 for a, b in pairwise(name.glyphs) if b.x0 - a.x1 > 0.8 * name.size * MM]
    middles = (name.middle, *((start + name.x1) / 2 for start in starts[-1:]))
    room = (case.right - date.x1) / case.cell
    wide = _cells(case, name) > 2 * SEAL_CELLS + _cells(case, date)
    asked = room + (_nominal(date) - _nominal(name)) / 2
    by_width = abs((case.right - name.x1) / case.cell - asked) <= CELLS_OFF
    centred = by_width or any(abs(middle - date.middle) <= CELLS_OFF * case.cell for middle in middles)
    return centred and (abs(room - SEAL_CELLS) <= CELLS_OFF or (wide and room > SEAL_CELLS))
