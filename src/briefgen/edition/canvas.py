"""Blank lines of the size of a text, onto which the parts that may be seen are copied at their own places.

Not the choice of parts. What is not copied was never written: nothing is blacked out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefgen.edition.remarks import without_remarks
from briefgen.load.guard import LINE_END
from briefgen.load.written import Spot, Written

_BLOCK = re.compile(r"[|>][-+0-9]*")


class Canvas:
    """A text and its empty copy."""

    def __init__(self, text: str) -> None:
        self._text = LINE_END.split(text)
        self._lines: list[list[str]] = [[""] * len(line) for line in self._text]

    def copy(self, start: Spot, end: Spot, *, remarks: bool = False) -> None:
        """Copies the characters between two places; Jinja comments as dots, but where `remarks` is set."""
        pieces = [self._text[line][first:last] for line, first, last in self._pieces(start, end)]
        said = "\n".join(pieces)
        kept = said if remarks else without_remarks(said)
        for (line, first, _), piece in zip(self._pieces(start, end), kept.split("\n"), strict=True):
            self._lines[line][first : first + len(piece)] = piece

    def _pieces(self, start: Spot, end: Spot) -> Iterator[tuple[int, int, int]]:
        """The lines between two places, each with its first and last column."""
        for line in range(start[0], end[0] + 1):
            first = start[1] if line == start[0] else 0
            last = end[1] if line == end[0] else len(self._text[line])
            yield line, first, last

    def signs(self, start: Spot, end: Spot) -> Iterator[tuple[str, Spot]]:
        """The marks of YAML between two places, without comments and blanks."""
        for line, first, last in self._pieces(start, end):
            for column in range(first, last):
                sign = self._text[line][column]
                if sign == "#":
                    break
                if not sign.isspace():
                    yield sign, (line, column)

    def is_at(self, sign: str, spot: Spot) -> bool:
        """Whether a sign stands at a place."""
        return self._text[spot[0]][spot[1] : spot[1] + 1] == sign

    def block_sign(self, spot: Spot) -> int:
        """How long the sign of a block of text is."""
        found = _BLOCK.match(self._text[spot[0]], spot[1])
        return len(found[0]) if found is not None else 1

    def text(self) -> str:
        """What was copied, with blanks before it only: nothing behind it tells how long the rest was."""
        lines = ["".join(char or " " for char in _trimmed(line)) for line in self._lines]
        return "\n".join(lines).rstrip("\n") + "\n"


def _trimmed(line: list[str]) -> list[str]:
    """A line up to the last character that was copied."""
    last = next((at for at in range(len(line), 0, -1) if line[at - 1]), 0)
    return line[:last]


class YamlCopy:
    """A YAML text, of which the parts in `dropped` (by identity) are left out."""

    def __init__(self, text: str, dropped: frozenset[int]) -> None:
        self._canvas, self._dropped = Canvas(text), dropped

    def text(self, root: Written) -> str:
        """The copy; empty where nothing is left."""
        if not self._holds(root):
            return ""
        self._copy(root)
        return self._canvas.text()

    def _holds(self, node: Written) -> bool:
        """Whether a part has something to show. An empty block would read as something else."""
        if id(node) in self._dropped:
            return False
        return node.kind == "scalar" or bool(node.style) or any(map(self._holds, node.values))

    def _copy(self, node: Written) -> None:
        if node.kind == "scalar":
            self._scalar(node)
            return
        brackets = bool(node.style) and self._canvas.is_at(node.style, node.start)
        if brackets:
            self._sign(node.start)
            self._sign((node.end[0], node.end[1] - 1))
        self._parts(node, brackets)

    def _scalar(self, node: Written) -> None:
        if node.style not in ("|", ">"):
            self._canvas.copy(node.start, node.end)
            return
        line, column = node.start
        self._canvas.copy(node.start, (line, column + self._canvas.block_sign(node.start)))
        if node.end[0] > line:
            self._canvas.copy((line + 1, 0), node.end)

    def _parts(self, node: Written, brackets: bool) -> None:
        """Parts with the marks between them: a comma belongs to the part before it."""
        before = node.start if not brackets else (node.start[0], node.start[1] + 1)
        was_kept = False
        for at, value in enumerate(node.values):
            key = node.keys[at] if node.kind == "mapping" else None
            kept = self._holds(value)
            first = key or value
            for sign, spot in self._canvas.signs(before, first.start):
                if was_kept if sign == "," else kept:
                    self._sign(spot)
            if kept and key is not None:
                self._copy(key)
                for _, spot in self._canvas.signs(key.end, value.start):
                    self._sign(spot)
            if kept:
                self._copy(value)
            was_kept, before = kept, value.end
        if brackets and was_kept:
            for _, spot in self._canvas.signs(before, (node.end[0], node.end[1] - 1)):
                self._sign(spot)

    def _sign(self, spot: Spot) -> None:
        self._canvas.copy(spot, (spot[0], spot[1] + 1))
