"""Mends applied to the files of a workspace: what the rules are certain of, and nothing else.

Not finding what to mend, and not undoing: a file is written whole or stays as it is.
"""

from __future__ import annotations

import difflib
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

from briefgen.build import manifest
from briefgen.build.output import write_file
from briefgen.build.stages import Advance, Order, Outcome, check
from briefgen.diagnostics import Diagnostic, Edit, Fix, Span, has_errors
from briefgen.files import TooLarge, Unreadable, contents
from briefgen.load.guard import LINE_END
from briefgen.load.tree import tree

SUFFIXES = (".yaml", ".yml", ".csv", ".j2", ".md", ".txt")
LARGEST = 20 * 1024 * 1024
ROUNDS = 10
"""Mends that touch each other wait for the next round; a rule that mends its own mend must not go on."""
MARK = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class Mended:
    """A file before and after its mends."""

    file: str
    before: bytes
    after: bytes
    encoding: str
    mends: int
    """Those whose first edit is in it."""

    def diff(self) -> str:
        """What changes, as a unified diff."""
        old, new = self._lines(self.before), self._lines(self.after)
        return "".join(difflib.unified_diff(old, new, f"a/{self.file}", f"b/{self.file}", n=2))

    def _lines(self, content: bytes) -> list[str]:
        text = content.removeprefix(MARK).decode(self.encoding)
        starts = [start for start, _ in _lines(text)]
        lines = [text[start:end] for start, end in pairwise((*starts, len(text)))]
        if lines and lines[-1] and not lines[-1].endswith(("\n", "\r")):
            lines[-1] += "\n\\ No newline at end of file\n"
        return [line for line in lines if line]


@dataclass(frozen=True, slots=True)
class Plan:
    """The files that a round of mends changes."""

    files: tuple[Mended, ...]

    @property
    def mends(self) -> int:
        return sum(one.mends for one in self.files)


@dataclass(frozen=True, slots=True)
class Mending:
    """What came of mending: what is still found, how many mends in which files, and where it stopped."""

    outcome: Outcome
    mends: int = 0
    files: tuple[str, ...] = ()
    fault: OSError | None = None
    """Why a file could not be written; those named above are written."""
    stopped: str = ""
    """That file, which is as it was."""


def preview(order: Order, advance: Advance) -> tuple[Outcome, Plan]:
    """What is found, and what mending would change first; nothing is written."""
    known = manifest.hashed_inputs(order.root, None)
    outcome = check(order, advance)
    return outcome, planned(order.root, outcome.findings, known)


def mended(order: Order, advance: Advance) -> Mending:
    """Mends, checks again, and so on until nothing is left that can be mended."""
    files: dict[str, None] = {}
    mends = 0
    for _ in range(ROUNDS):
        outcome, plan = preview(order, advance)
        if not plan.files:
            return Mending(outcome, mends, tuple(files))
        for one in plan.files:
            try:
                if (order.root / one.file).read_bytes() == one.before:
                    write_file(order.root / one.file, one.after)
            except OSError as fault:
                return Mending(check(order, advance), mends, tuple(files), fault, one.file)
            files[one.file] = None
            mends += one.mends
    return Mending(check(order, advance), mends, tuple(files))


def planned(root: Path, findings: Iterable[Diagnostic], known: Mapping[str, str]) -> Plan:
    """The mends that can be made at once. The first of two that touch each other wins. `known` has the
    hashes of files as they were when they were checked: one that changed since is left alone."""
    sources: dict[str, _Source | None] = {}
    for fix in dict.fromkeys(finding.fix for finding in findings if finding.fix is not None):
        for edit in fix.edits:
            if edit.span.file not in sources:
                sources[edit.span.file] = _source(root, edit.span.file, known)
        _take(fix, sources)
    return Plan(tuple(one for source in sources.values() if source is not None for one in source.mended()))


@dataclass(slots=True)
class _Source:
    """The text of a file, and the edits that it is to have."""

    file: str
    content: bytes
    text: str
    encoding: str
    lines: tuple[tuple[int, int], ...]
    """Where each line begins and where its text ends."""
    edits: list[tuple[int, int, str]] = field(default_factory=list)
    mends: int = 0

    def place(self, span: Span) -> tuple[int, int] | None:
        """Where the text of a span begins and ends; None where the file has no such place."""
        if span.end_line is None or span.end_column is None or span.cell is not None:
            return None
        start, end = self._at(span.line, span.column), self._at(span.end_line, span.end_column)
        return (start, end) if start is not None and end is not None and start <= end else None

    def is_free(self, start: int, end: int) -> bool:
        """Whether no edit is at this place yet; neighbours are, unless one of them only inserts."""
        return not any(_touch(start, end, *other[:2]) for other in self.edits)

    def mended(self) -> Iterator[Mended]:
        """The file with its edits, unless they would break it."""
        if not self.edits:
            return
        parts, done = [], 0
        for start, end, text in self.edits:
            parts += [self.text[done:start], text]
            done = end
        mark = MARK if self.content.startswith(MARK) else b""
        after = mark + "".join((*parts, self.text[done:])).encode(self.encoding)
        if after != self.content and not self._breaks(after):
            yield Mended(self.file, self.content, after, self.encoding, self.mends)

    def _at(self, line: int, column: int) -> int | None:
        if not 0 < line <= len(self.lines):
            return None
        start, end = self.lines[line - 1]
        at = start + column - 1
        return at if start <= at <= end else None

    def _breaks(self, after: bytes) -> bool:
        """Whether a YAML file could be read before, and not after."""
        if not self.file.endswith((".yaml", ".yml")):
            return False
        return has_errors(tree(after, self.file)[1]) and not has_errors(tree(self.content, self.file)[1])


def _take(fix: Fix, sources: Mapping[str, _Source | None]) -> None:
    """Takes all edits of a mend, or none of them."""
    places: list[tuple[_Source, int, int, Edit]] = []
    for edit in fix.edits:
        source = sources[edit.span.file]
        place = source.place(edit.span) if source is not None else None
        if source is None or place is None or not source.is_free(*place) or not _fits(edit.text, source):
            return
        if any(one is source and _touch(*place, start, end) for one, start, end, _ in places):
            return
        places.append((source, *place, edit))
    for source, start, end, edit in places:
        source.edits.insert(bisect_left(source.edits, (start, end, "")), (start, end, edit.text))
    if places:
        places[0][0].mends += 1


def _touch(start: int, end: int, other: int, other_end: int) -> bool:
    if start == end or other == other_end:
        return start <= other_end and other <= end
    return start < other_end and other < end


def _fits(text: str, source: _Source) -> bool:
    try:
        text.encode(source.encoding)
    except UnicodeEncodeError:
        return False
    return True


def _source(root: Path, file: str, known: Mapping[str, str]) -> _Source | None:
    """A file that may be mended: our own, a text, not behind a link, and as it was when it was checked."""
    if file not in known or not file.endswith(SUFFIXES) or _is_linked(root, file):
        return None
    try:
        content = contents(root, file, LARGEST)
    except (Unreadable, TooLarge):
        return None
    if manifest.sha256(content) != known[file]:
        return None
    for encoding in ("utf-8", "gb18030") if file.endswith(".csv") else ("utf-8",):
        try:
            text = content.removeprefix(MARK).decode(encoding)
        except UnicodeDecodeError:
            continue
        if text.encode(encoding) == content.removeprefix(MARK):
            return _Source(file, content, text, encoding, tuple(_lines(text)))
    return None


def _is_linked(root: Path, file: str) -> bool:
    """Whether a part of the path below the workspace is a link."""
    parts = Path(file).parts
    return any(root.joinpath(*parts[: count + 1]).is_symlink() for count in range(len(parts)))


def _lines(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in LINE_END.finditer(text):
        yield start, match.start()
        start = match.end()
    yield start, len(text)
