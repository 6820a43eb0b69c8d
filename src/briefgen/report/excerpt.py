"""The source line of a finding, cut to the terminal, with marks under the very columns.

Not colours and not the words around it: those are `text`.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from briefgen.diagnostics import Span
from briefgen.report.view import UNSHOWN

TEXTS = frozenset({".yaml", ".yml", ".csv", ".toml", ".j2", ".md", ".txt"})
LARGEST = 4_000_000  # bytes; a larger file is not worth reading for one line
CUT = "…"
LINE_END = re.compile(r"\r\n|\n|\r")


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A line as shown, and the cells of the terminal that the finding covers: `before` in front of it."""

    text: str
    before: int
    covered: int


def excerpt(root: Path, span: Span, width: int) -> Excerpt | None:
    """The line of a place in at most `width` cells; None where no text line can be shown, and for a
    place that is a whole file."""
    line = source_line(root, span) if span != Span(span.file) else None
    if line is None:
        return None
    start = min(span.column - 1, len(line))
    end = len(line.rstrip()) if span.end_line not in (None, span.line) else (span.end_column or 0) - 1
    end = min(max(end, start + 1), max(len(line), start + 1))
    return _fitted(_visible(line), start, end, width)


def source_line(root: Path, span: Span) -> str | None:
    """The line of a text file that a place names; None for workbooks, and if it cannot be read."""
    path = root / span.file
    if span.inside("zh") is not None or path.suffix.lower() not in TEXTS:
        return None
    try:
        if path.stat().st_size > LARGEST:
            return None
        lines = LINE_END.split(_decoded(path.read_bytes()))
    except (OSError, ValueError):
        return None
    return lines[span.line - 1] if 0 < span.line <= len(lines) else None


def cells(text: str) -> int:
    """How many cells of a terminal the text takes: a Han character takes two."""
    return sum(_cell(char) for char in text)


def _decoded(content: bytes) -> str:
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return content.decode("utf-8", errors="replace")


def _visible(line: str) -> str:
    """One visible character for each: tabs become blanks, controls a replacement mark."""
    return "".join(
        " " if char == "\t" else "\ufffd" if unicodedata.category(char) in UNSHOWN else char for char in line
    )


def _cell(char: str) -> int:
    if unicodedata.combining(char) or unicodedata.category(char) in ("Cf", "Me", "Mn"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def _fitted(line: str, start: int, end: int, width: int) -> Excerpt:
    """Cuts the line on both sides so that the start of the finding stays in sight."""
    first, last = 0, len(line)
    if cells(line) > width:
        first = _back(line, start, width // 3)
        last = _forth(line, first, width - 2)
    head, tail = CUT if first else "", CUT if last < len(line) else ""
    shown_end = min(end, last) if last > start else end
    covered = cells(line[start:shown_end]) or 1
    return Excerpt(head + line[first:last] + tail, cells(head + line[first:start]), covered)


def _back(line: str, index: int, room: int) -> int:
    while index > 0 and room >= _cell(line[index - 1]):
        index -= 1
        room -= _cell(line[index])
    return index


def _forth(line: str, index: int, room: int) -> int:
    while index < len(line) and room >= _cell(line[index]):
        room -= _cell(line[index])
        index += 1
    return index
