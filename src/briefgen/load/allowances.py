"""Comments that let findings pass: `briefgen: allow BG201 reason`, at the end of a line or alone before it.

Not whether a rule may be let pass, and not matching: those are `check/allowances` and `build/weighing`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from briefgen import config, files
from briefgen.diagnostics import Span
from briefgen.files import TooLarge, Unreadable, contents
from briefgen.load.guard import LINE_END
from briefgen.load.limit import clipped
from briefgen.model.allowance import Allowance
from briefgen.model.fields import Scalar

if TYPE_CHECKING:
    from briefgen.load.tree import Extent

MARK = "briefgen"
"""What is looked for first, so that other files cost nothing."""
LARGEST_TEMPLATE = 500_000  # bytes
LONGEST = 1000  # characters of a comment

_START = r"(?i:briefgen)[ \t]*[:：][ \t]*(?=\S)"
_CODE = r"[A-Za-z][A-Za-z0-9-]*"
_NAMED = r"[ \t]*[(（][^()（）]*[)）]"
_CODES = rf"{_CODE}(?:{_NAMED})?(?:[ \t]*[,，、][ \t]*{_CODE}(?:{_NAMED})?)*(?![A-Za-z0-9-])"
_WORD = re.compile(rf"({_CODE})({_NAMED})?")
_MARKED = re.compile(MARK, re.IGNORECASE)
_SAID = re.compile(rf"{_START}(?:(?i:allow)\b|放行)\s*({_CODES})?[\s:：,，、—-]*(.*)", re.DOTALL)
_ATTEMPT = re.compile(rf"{_START}(?:\w+[ \t:：]+(?i:BG)\d|(?i:allow)\b|放行)")
_IN_CELL = re.compile(rf"{_START}.*", re.DOTALL)
_YAML = re.compile(rf"(?:^|(?<=[ \t]))#+[ \t]*({_START}.*)$")
_TOML = re.compile(rf"""^(?:[^#"']|"(?:\\.|[^"\\])*"|'[^']*')*#+[ \t]*({_START}.*)$""")


def in_yaml(content: bytes, file: str) -> list[Allowance]:
    """The allowances in the comments of a YAML file, and in the Jinja comments of its prose."""
    text = _text(content)
    if text is None:
        return []
    from briefgen.load.tree import extents  # brings in the parser of YAML

    page = _Page(text, file, extents(text))
    return [*page.hashed(_YAML), *page.jinja()]


def in_templates(root: Path) -> list[Allowance]:
    """The allowances in the comments of the workspace's templates."""
    folder = root / "templates"
    names = [path.relative_to(root).as_posix() for path in folder.rglob("*.j2")] if folder.is_dir() else []
    texts = ((name, _text(_content(root, name, LARGEST_TEMPLATE))) for name in sorted(names))
    return [found for name, text in texts if text is not None for found in _Page(text, name).jinja()]


def in_settings(root: Path) -> list[Allowance]:
    """The allowances in the comments of `briefgen.toml`."""
    text = _text(_content(root, config.FILE, config.MAX_BYTES))
    return [] if text is None else [*_Page(text, config.FILE).hashed(_TOML)]


def in_cell(cell: Scalar) -> list[Allowance]:
    """The allowance in the note of a row of a CSV file or a workbook."""
    found = _IN_CELL.search(cell) if MARK in cell.lower() else None
    return [] if found is None else [*_read(found[0], cell.span, cell.span.line, cell.span.line)]


def _content(root: Path, name: str, limit: int) -> bytes:
    """The bytes of a file; none where it cannot be read, which is told elsewhere."""
    try:
        return contents(root, name, limit) if files.shown(name) == name else b""
    except (Unreadable, TooLarge):
        return b""


def _text(content: bytes) -> str | None:
    """The text of a file that may hold an allowance."""
    if MARK.encode() not in content.lower():
        return None
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None


class _Page:
    """The text of a file, to find comments in; `scalars` are the texts of YAML that it holds."""

    def __init__(self, text: str, file: str, scalars: tuple[Extent, ...] = ()) -> None:
        self.text, self.file = text, file
        self.lines = LINE_END.split(text)
        self.starts = [0, *(match.end() for match in LINE_END.finditer(text))]
        self.below = _below(self.lines)
        self.scalars: dict[int, list[Extent]] = {}
        for scalar in scalars:
            for number in range(scalar.line, scalar.last + 1):
                self.scalars.setdefault(number, []).append(scalar)

    def hashed(self, pattern: re.Pattern[str]) -> Iterator[Allowance]:
        """The allowances behind the sign # of a line."""
        for number, line in enumerate(self.lines, 1):
            match = pattern.search(line) if MARK in line.lower() else None
            if match is None:
                continue
            column = match.start(1) + 1
            inside = any(scalar.holds(number, column) for scalar in self.scalars.get(number, ()))
            first = self.below[number - 1] if line.lstrip().startswith("#") else number
            span = Span(self.file, number, column, number, match.end(1) + 1)
            if inside:
                yield from (
                    replace(one, words=(), printed=True) for one in _read(match[1], span, first, first)
                )
            else:
                yield from self._found(match[1], span, first, first)

    def jinja(self) -> Iterator[Allowance]:
        """The allowances in Jinja comments, which may have several lines."""
        for start, end in _jinja_comments(self.text):
            marked = _MARKED.search(self.text, start, end)
            if marked is None or self.text[start + 2 : marked.start()].strip(" \t\r\n-+"):
                continue
            at = marked.start()
            words = self.text[at : end - 2].rstrip("-+ \t\r\n")
            first, column = self._place(start)
            last, last_column = self._place(end)
            before, after = self.lines[first - 1][: column - 1], self.lines[last - 1][last_column - 1 :]
            if not before.strip() and not after.strip():
                first = last = self.below[last - 1]
            yield from self._found(words, Span(self.file, *self._place(at)), first, last)

    def _place(self, at: int) -> tuple[int, int]:
        number = bisect_right(self.starts, at)
        return number, at - self.starts[number - 1] + 1

    def _found(self, text: str, span: Span, first: int, last: int) -> Iterator[Allowance]:
        """What a comment says, for all the lines that its lines stand for: a text that begins there,
        and one whose lines cannot be told apart. The lines of a literal block stand for themselves."""
        for scalar in (*self.scalars.get(first, ()), *self.scalars.get(last, ())):
            if scalar.line in (first, last) or not scalar.literal:
                first, last = min(first, scalar.line), max(last, scalar.last)
        yield from _read(text, span, first, last)


def _below(lines: list[str]) -> list[int]:
    """For each line the number of the next one that is no comment."""
    found, below = [0] * len(lines), len(lines)
    for at in range(len(lines) - 1, -1, -1):
        found[at] = below
        words = lines[at].strip()
        if words and not words.startswith("#") and not (words.startswith("{#") and words.endswith("#}")):
            below = at + 1
    return found


def _jinja_comments(text: str) -> Iterator[tuple[int, int]]:
    """Where the Jinja comments of a text begin and end."""
    start = text.find("{#")
    while start >= 0 and (end := text.find("#}", start + 2)) >= 0:
        yield start, end + 2
        start = text.find("{#", end + 2)


def _read(text: str, span: Span, first: int, last: int) -> Iterator[Allowance]:
    """The allowance of a comment; one that is no attempt at it is a comment like any other."""
    text = text[:LONGEST]
    said = _SAID.match(text)
    if said is not None and said[1]:
        codes = _WORD.findall(said[1])
        words, named = tuple(word for word, _ in codes), tuple(_texts(inside) for _, inside in codes)
        reason = " ".join(said[2].split())
        yield Allowance(words, reason, span, first, last, clipped(text), named if any(named) else ())
    elif _ATTEMPT.match(text):
        yield Allowance((), "", span, first, last, clipped(text))


def _texts(brackets: str) -> tuple[str, ...]:
    """The texts in the brackets behind a code; a comma inside a number divides nothing."""
    parts = re.split(r"[，、;；]|,(?!\d{3}(?!\d))", brackets.strip().strip("()（）"))
    return tuple(text for part in parts if (text := part.strip(" \t“”\"'")))
