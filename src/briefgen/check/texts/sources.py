"""Where the characters of a text stand in the file that it was read from.

Not YAML: a text is laid beside its source, and where the two do not agree nothing is claimed.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from pathlib import Path

from briefgen.diagnostics import Span
from briefgen.files import TooLarge, Unreadable, contents
from briefgen.load.guard import MAX_BYTES, utf8_text
from briefgen.model.fields import Scalar

_LINE_END = re.compile(r"\r\n|\r|\n")
_GAP = re.compile(r"[ \t\r\n]+")
_BREAK = re.compile(r"[ \t]*(?:\r\n|\r|\n)[ \t\r\n]*")


@dataclass(frozen=True, slots=True)
class Source:
    """A file as it is typed: its characters, and where each line starts."""

    file: str
    text: str
    starts: tuple[int, ...]

    def offset(self, line: int, column: int) -> int:
        """The offset of a 1-based line and column; -1 where there is none."""
        return self.starts[line - 1] + column - 1 if line <= len(self.starts) else -1

    def span(self, start: int, end: int) -> Span:
        """The place of some characters."""
        first, last = bisect_right(self.starts, start) - 1, bisect_right(self.starts, end) - 1
        column, end_column = start - self.starts[first] + 1, end - self.starts[last] + 1
        return Span(self.file, first + 1, column, last + 1, end_column)


def source_of(file: str, text: str) -> Source:
    """A file's text with its lines."""
    return Source(file, text, (0, *(match.end() for match in _LINE_END.finditer(text))))


@dataclass(slots=True)
class Sources:
    """The files of a workspace, each read once, and only where a finding needs it."""

    root: Path
    _read: dict[str, Source | None] = field(default_factory=dict)

    def of(self, file: str) -> Source | None:
        """The file; None if it cannot be read (any more) or is no text."""
        if file not in self._read:
            self._read[file] = self._opened(file)
        return self._read[file]

    def _opened(self, file: str) -> Source | None:
        try:
            text, _ = utf8_text(contents(self.root, file, MAX_BYTES), file)
        except (Unreadable, TooLarge):
            return None
        return None if text is None else source_of(file, text)


def aligned(source: Source, scalar: Scalar) -> tuple[int, ...] | None:
    """The offset of each character of a scalar in its source, and of its end; None if they differ.
    A text with escapes is never aligned: its characters are not those of the source."""
    start = source.offset(scalar.span.line, scalar.span.column)
    if start < 0:
        return None
    raw, text = source.text, str(scalar)
    quote = raw[start : start + 1] if not (scalar.plain or scalar.block) else ""
    if quote in ("'", '"'):
        start += 1
    if raw.startswith(text, start) and not any(char in text for char in "\n\\'"):
        return tuple(range(start, start + len(text) + 1))
    return _laid_beside(raw, start, text, quote)


def _laid_beside(raw: str, at: int, text: str, quote: str) -> tuple[int, ...] | None:
    """Line ends and the indents after them are one space, or one line end, of the text."""
    offsets: list[int] = []
    for char in text:
        if raw.startswith(char, at) and char != "\n":
            offsets.append(at)
            at += 2 if char == quote == "'" else 1
            continue
        gap = _GAP.match(raw, at) if char in " \n" else _BREAK.match(raw, at)
        if gap is None:
            return None
        if char in " \n":
            offsets.append(at)
            at = gap.end()
        elif raw.startswith(char, gap.end()):
            offsets.append(gap.end())
            at = gap.end() + 1
        else:
            return None
    return (*offsets, at)
