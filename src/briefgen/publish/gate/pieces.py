"""What a carrier gives: pieces of text with their place, days it is stamped with, and flaws of its own.

Not what is wrong with a text: that is for the detectors.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from briefgen.diagnostics import Rule, Span

CELL = "\x1d"
"""Stands between cells and values that do not touch: no number goes across it."""
BLOCK = "\x1e"
"""Stands between paragraphs, likewise."""


@dataclass(frozen=True, slots=True)
class Where:
    """A carrier inside a file, in words: 正文, 批注（word/comments.xml）, 附件 a.zip 里的….

    `unit` says what the marks of its text count: lines, paragraphs, or nothing.
    """

    zh: str
    en: str
    unit: Literal["", "line", "paragraph"] = ""
    page: int | None = None
    main: bool = False
    """The text that people see first: its place is told as the place of the finding."""

    def within(self, zh: str, en: str) -> Where:
        """The same inside a container."""
        return Where(f"{_spaced(zh)}里的{self.zh}", f"{self.en} of {en}", self.unit, self.page, False)

    def span(self, file: str, number: int) -> Span:
        """The place as a finding has it: as near as a span can say."""
        if not self.main:
            return Span(file, page=0)
        if self.page is not None:
            return Span(file, number, page=self.page)
        if self.unit == "paragraph":
            return Span(file, number, paragraph=True)
        return Span(file, number) if self.unit else Span(file, page=0)

    def told(self, number: int, label: str) -> tuple[str, str]:
        """The place in words, Chinese and English, without what the span says already."""
        if label:
            return _spaced(f"{self.zh} {label}"), f"{self.en} {label}"
        if self.main or not self.unit:
            return _spaced(self.zh), self.en
        if self.unit == "paragraph":
            return f"{self.zh}，第{number}段", f"{self.en}, paragraph {number},"
        page = (f"第{self.page}页", f"page {self.page}, ") if self.page else ("", "")
        return f"{self.zh}，{page[0]}第{number}行", f"{self.en}, {page[1]}line {number},"


def _spaced(words: str) -> str:
    """With a blank behind a Latin end, for Chinese goes on."""
    return f"{words} " if words[-1:].isascii() and words[-1:].isalnum() else words


Kind = Literal["prose", "code", "raw"]
"""Text that people read; text for programs, where a number is joined with care; bytes of any sort,
where letters beside digits mean nothing."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A text that is searched as a whole. `marks` say from which offset on which line (paragraph) runs;
    where there are `labels`, they name what begins there instead."""

    text: str
    where: Where
    kind: Kind = "prose"
    marks: tuple[tuple[int, int], ...] = ()
    labels: tuple[str, ...] = ()

    def within(self, zh: str, en: str) -> Piece:
        return replace(self, where=self.where.within(zh, en))

    def at(self, offset: int) -> tuple[int, str]:
        """The number of the line or paragraph at an offset, and its label."""
        found = bisect_right(self.marks, (offset, 1 << 60)) - 1
        number = self.marks[found][1] if found >= 0 else 1
        if self.labels:
            return 1, self.labels[number] if found >= 0 else ""
        return number, ""


@dataclass(frozen=True, slots=True)
class Flaw:
    """What a carrier itself is found to be: revised, commented, hidden in, or beyond reading."""

    rule: Rule
    where: Where
    number: int = 1
    params: tuple[tuple[str, str], ...] = ()

    def within(self, zh: str, en: str) -> Flaw:
        return replace(self, where=self.where.within(zh, en))


@dataclass(frozen=True, slots=True)
class Stamp:
    """A day that the properties of a file name."""

    day: date
    where: Where

    def within(self, zh: str, en: str) -> Stamp:
        return replace(self, where=self.where.within(zh, en))


Told = Piece | Flaw | Stamp


class Joined:
    """Gathers values that do not belong together into one piece, each with its label or number."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._marks: list[tuple[int, int]] = []
        self._labels: list[str] = []
        self._length = 0

    def add(self, text: str, label: str) -> None:
        if text:
            self._marks.append((self._length, len(self._labels)))
            self._labels.append(label)
            self._parts.append(text)
            self._length += len(text) + 1

    def piece(self, where: Where, kind: Kind = "prose") -> Piece:
        return Piece(BLOCK.join(self._parts), where, kind, tuple(self._marks), tuple(self._labels))

    def __bool__(self) -> bool:
        return bool(self._parts)
