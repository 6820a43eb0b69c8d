"""The text that a content stream shows, with where each run of it stands (ISO 32000-1, 9.4).

Not colours and shapes: white text and hidden text are text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from briefgen.publish.gate.pdf.fonts import Font
from briefgen.publish.gate.pdf.objects import Broken, Name, Object, nested, parsed, simple, text_of, unhexed

_SPACE = rb"[\x00\t\n\f\r ]"
_NUMBER = rb"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:-[0-9]+)?"
_TOKEN = re.compile(
    rb"(?:" + _SPACE + rb"+|%[^\r\n]*)*"
    rb"(?:(?P<numbers>(?:"
    + _NUMBER
    + rb"(?:"
    + _SPACE
    + rb"+|(?=[\[(<])))+)(?P<after>[A-Za-z'\"][A-Za-z0-9*'\"]*)?"
    rb"|(?P<word>[A-Za-z'\"][A-Za-z0-9*'\"]*)"
    rb"|\[(?P<shown>(?:<[0-9A-Fa-f]*>|[-+.0-9]+|[\t\n\r ]+)*)\]" + _SPACE + rb"*TJ"
    rb"|/(?P<name>[^\x00\t\n\f\r ()<>\[\]{}/%]*)"
    rb"|\((?P<text>(?:[^()\\]|\\.)*)\)"
    rb"|<(?P<hex>[0-9A-Fa-f\x00\t\n\f\r ]*)>"
    rb"|(?P<number>" + _NUMBER + rb")"
    rb"|(?P<open><<|>>|[\[\]{}(])"
    rb"|(?P<end>\Z)|(?P<odd>.))",
    re.DOTALL,
)
_SHOWN = re.compile(rb"<([0-9A-Fa-f]*)>|([-+.0-9]+)")
_PICTURE_END = re.compile(rb"[\x00\t\n\f\r ]EI(?=[\x00\t\n\f\r ]|\Z)")
Matrix = tuple[float, float, float, float, float, float]
UNIT: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
BLANK_EMS, GAP_EMS = 0.15, 0.35
"""Distances between runs: a blank, and the gap between two cells. Most writers set blanks as signs."""
BLANK, GAP = -250, -1500
"""The same inside a run, in thousandths of an em, as TJ has them."""
DEEPEST = 500


@dataclass(frozen=True, slots=True)
class Shown:
    """A run of text: where it begins and ends on the page, in points, and its size."""

    text: str
    x: float
    y: float
    end: float
    size: float


@dataclass(slots=True)
class Content:
    """What a content stream shows and says."""

    runs: list[Shown] = field(default_factory=list)
    replaced: list[Shown] = field(default_factory=list)
    """The same with the text that stands for what is drawn (ActualText); empty where there is none."""
    said: list[tuple[str, bytes]] = field(default_factory=list)
    """Strings in properties of marked content: ActualText and the like."""
    odd: bool = False
    """Whether there are bytes that cannot be read."""


@dataclass(slots=True)
class _State:
    ctm: Matrix = UNIT
    font: Font | None = None
    size: float = 1.0
    spacing: float = 0.0
    leading: float = 0.0


def shown(data: bytes, font_of: Callable[[str], Font | None]) -> Content:
    """Everything that a stream shows; `font_of` finds a font by the name that the stream calls it."""
    return _Reader(data, font_of).read()


class _Reader:
    def __init__(self, data: bytes, font_of: Callable[[str], Font | None]) -> None:
        self._data, self._font_of = data, font_of
        self._content = Content()
        self._state = _State()
        self._stack: list[_State] = []
        self._operands: list[Object] = []
        self._line: Matrix = UNIT
        self._text: Matrix = UNIT
        self._instead: list[str | None] = []
        """Of every marked content that is open, the text that stands for it and was not yet placed."""

    def read(self) -> Content:
        data, at, match = self._data, 0, _TOKEN.match
        while token := match(data, at):
            kind, at = token.lastgroup, token.end()
            if kind == "end":
                break
            if kind == "after" and token["after"] not in _OPERATORS:  # it draws: its numbers say nothing
                at = self._operator(token["after"], at)
            elif kind == "after" or kind == "numbers":
                self._operands += [float(n) if b"." in n else _int(n) for n in token["numbers"].split()]
                if kind == "after":
                    at = self._operator(token["after"], at)
            elif kind == "word":
                at = self._operator(token["word"], at)
            elif kind == "shown":
                self._show_parts(_SHOWN.findall(token["shown"]))
                self._operands.clear()
            else:
                at = self._operand(token, str(kind), at)
        if not any(key == "ActualText" for key, _ in self._content.said):
            self._content.replaced.clear()
        return self._content

    def _operand(self, token: re.Match[bytes], kind: str, at: int) -> int:
        if kind == "odd":
            self._content.odd = True
        elif kind == "open":
            return self._compound(token["open"], token.start("open"), at)
        else:
            self._operands.append(simple(token, kind))
        return at

    def _compound(self, mark: bytes, start: int, at: int) -> int:
        try:
            value, at = nested(self._data, at) if mark == b"(" else parsed(self._data, start)
        except Broken:
            self._content.odd = True
            return at
        self._operands.append(value)
        return at

    def _operator(self, word: bytes, at: int) -> int:
        if word == b"ID":
            found = _PICTURE_END.search(self._data, at)
            at = found.end() if found else len(self._data)
        elif method := _OPERATORS.get(word):
            method(self, self._operands)
        self._operands.clear()
        return at

    # ---- state

    def _save(self, operands: list[Object]) -> None:
        s = self._state
        if len(self._stack) < DEEPEST:
            self._stack.append(_State(s.ctm, s.font, s.size, s.spacing, s.leading))

    def _restore(self, operands: list[Object]) -> None:
        if self._stack:
            self._state = self._stack.pop()

    def _transform(self, operands: list[Object]) -> None:
        self._state.ctm = _times(_matrix(operands), self._state.ctm)

    def _set_font(self, operands: list[Object]) -> None:
        if len(operands) >= 2 and isinstance(operands[-2], Name):
            self._state.font = self._font_of(operands[-2])
            self._state.size = _number(operands[-1])

    def _set_spacing(self, operands: list[Object]) -> None:
        self._state.spacing = _number(operands[-1]) if operands else 0.0

    def _set_leading(self, operands: list[Object]) -> None:
        self._state.leading = _number(operands[-1]) if operands else 0.0

    # ---- places

    def _begin(self, operands: list[Object]) -> None:
        self._line = self._text = UNIT

    def _set_matrix(self, operands: list[Object]) -> None:
        self._line = self._text = _matrix(operands)

    def _move(self, operands: list[Object]) -> None:
        if len(operands) >= 2:
            self._shift(_number(operands[-2]), _number(operands[-1]))

    def _move_leading(self, operands: list[Object]) -> None:
        if len(operands) >= 2:
            self._state.leading = -_number(operands[-1])
            self._move(operands)

    def _next_line(self, operands: list[Object]) -> None:
        self._shift(0.0, -self._state.leading)

    def _shift(self, x: float, y: float) -> None:
        self._line = self._text = _times((1.0, 0.0, 0.0, 1.0, x, y), self._line)

    # ---- text

    def _show(self, operands: list[Object]) -> None:
        if operands and isinstance(operands[-1], bytes):
            self._run([operands[-1]])

    def _show_next(self, operands: list[Object]) -> None:
        self._next_line(operands)
        self._show(operands)

    def _show_array(self, operands: list[Object]) -> None:
        if operands and isinstance(operands[-1], list):
            self._run([one for one in operands[-1] if isinstance(one, bytes | int | float)])

    def _show_parts(self, parts: list[tuple[bytes, bytes]]) -> None:
        numbers = [_float(number) for _, number in parts if number]
        if numbers and min(numbers) < BLANK:
            self._run([_float(number) if number else unhexed(code) for code, number in parts])
        else:  # nothing parts it: read as one
            self._run([unhexed(b"".join([code for code, _ in parts]))], sum(numbers))

    def _run(self, parts: list[bytes | int | float], moved: float = 0.0) -> None:
        font = self._state.font
        texts: list[str] = []
        wide = -moved / 1000 * self._state.size
        for part in parts:
            if isinstance(part, bytes):
                if part:
                    text, ems = font.read(part) if font else (part.decode("latin-1"), len(part) * 0.5)
                    texts.append(text)
                    wide += ems * self._state.size + len(text) * self._state.spacing
            else:
                wide -= part / 1000 * self._state.size
                if part < BLANK:
                    texts.append("\t" if part < GAP else " ")
        self._place("".join(texts), wide)

    def _place(self, text: str, wide: float) -> None:
        start = _times(self._text, self._state.ctm)
        self._text = _times((1.0, 0.0, 0.0, 1.0, wide, 0.0), self._text)
        end = _times(self._text, self._state.ctm)
        size = abs(self._state.size) * (start[2] ** 2 + start[3] ** 2) ** 0.5
        if text:
            run = Shown(text, start[4], start[5], end[4], size or 1.0)
            self._content.runs.append(run)
            if any(one is not None for one in self._instead):
                instead = "".join(one or "" for one in self._instead)
                self._instead = [one if one is None else "" for one in self._instead]
                run = replace(run, text=instead)
            self._content.replaced.append(run)

    def _marked(self, operands: list[Object]) -> None:
        """BDC: properties may hold the text that stands for what is drawn."""
        instead: str | None = None
        if operands and isinstance(operands[-1], dict):
            self._content.said += _strings(operands[-1])
            given = operands[-1].get("ActualText")
            instead = text_of(given) if isinstance(given, bytes) else None
        self._instead.append(instead)

    def _marked_plainly(self, operands: list[Object]) -> None:
        self._instead.append(None)

    def _end_marked(self, operands: list[Object]) -> None:
        if self._instead:
            self._instead.pop()

    def _point(self, operands: list[Object]) -> None:
        if operands and isinstance(operands[-1], dict):
            self._content.said += _strings(operands[-1])


_OPERATORS: dict[bytes, Callable[[_Reader, list[Object]], None]] = {
    b"q": _Reader._save,
    b"Q": _Reader._restore,
    b"cm": _Reader._transform,
    b"BT": _Reader._begin,
    b"Tf": _Reader._set_font,
    b"Tc": _Reader._set_spacing,
    b"TL": _Reader._set_leading,
    b"Tm": _Reader._set_matrix,
    b"Td": _Reader._move,
    b"TD": _Reader._move_leading,
    b"T*": _Reader._next_line,
    b"Tj": _Reader._show,
    b"TJ": _Reader._show_array,
    b"'": _Reader._show_next,
    b'"': _Reader._show_next,
    b"BDC": _Reader._marked,
    b"BMC": _Reader._marked_plainly,
    b"EMC": _Reader._end_marked,
    b"DP": _Reader._point,
}


def in_order(runs: list[Shown]) -> str:
    """The text of runs one after the other: blanks, cells and lines by how far apart they stand."""
    parts: list[str] = []
    before: Shown | None = None
    for run in runs:
        if before is not None:
            parts.append(_between(before, run))
        parts.append(run.text)
        before = run
    return "".join(parts)


def by_place(runs: list[Shown]) -> list[Shown]:
    """The runs as a reader meets them: from the top of the page, and each line from the left."""
    lines: list[list[Shown]] = []
    for run in sorted(runs, key=lambda run: -run.y):
        if lines and abs(lines[-1][0].y - run.y) < run.size * 0.4:
            lines[-1].append(run)
        else:
            lines.append([run])
    return [run for line in lines for run in sorted(line, key=lambda run: run.x)]


def _between(before: Shown, run: Shown) -> str:
    size = max(min(before.size, run.size), 0.1)
    if abs(run.y - before.y) > size * 0.4:
        return "\n"
    gap = (run.x - before.end) / size
    if gap > GAP_EMS or gap < -GAP_EMS:
        return "\t"
    return " " if gap > BLANK_EMS else ""


def _strings(value: Object) -> Iterator[tuple[str, bytes]]:
    if isinstance(value, dict):
        for key, one in value.items():
            if isinstance(one, bytes):
                yield key, one
            else:
                yield from _strings(one)


def _matrix(operands: list[Object]) -> Matrix:
    if len(operands) < 6:
        return UNIT
    a, b, c, d, e, f = (_number(one) for one in operands[-6:])
    return a, b, c, d, e, f


def _times(m: Matrix, n: Matrix) -> Matrix:
    return (
        m[0] * n[0] + m[1] * n[2],
        m[0] * n[1] + m[1] * n[3],
        m[2] * n[0] + m[3] * n[2],
        m[2] * n[1] + m[3] * n[3],
        m[4] * n[0] + m[5] * n[2] + n[4],
        m[4] * n[1] + m[5] * n[3] + n[5],
    )


def _number(value: Object) -> float:
    return float(value) if isinstance(value, int | float) else 0.0


def _float(word: bytes) -> float:
    try:
        return float(word)
    except ValueError:
        return 0.0


def _int(word: bytes) -> int:
    try:
        return int(word)
    except ValueError:
        return 0
