"""What this process remembers of files of rows, so that the next reading takes what was changed only.

Not across processes: that is `parts`. What is remembered changes no result.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path

from briefgen.diagnostics import Diagnostic
from briefgen.load.observations import duplicates, figure_of
from briefgen.load.part import Part
from briefgen.model.indicator import Observation
from briefgen.model.workspace import Groups

MOST = 20_000
"""Files that are remembered."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A file of rows as it was read, and its rows by what is asked of them."""

    content: bytes
    context: str
    part: Part
    figures: frozenset[object]
    """Which figure each row gives, where none is given twice."""
    groups: Groups


_sheets: dict[tuple[str, str], Sheet] = {}


def read_again(root: Path, file: str, content: bytes, context: str, read: Callable[[bytes], Part]) -> Part:
    """The part of a file of rows. Of a CSV file that was read before, only the lines that differ are read."""
    before = _sheets.get((str(root), file))
    if before is not None and before.context == context and file.endswith(".csv"):
        patched = _patched(before, content, read)
        if patched is not None:
            return patched
    return read(content)


def sheet(root: Path, file: str, content: bytes, context: str, part: Part) -> Sheet:
    """The same with its rows by what is asked of them; remembered."""
    before = _sheets.get((str(root), file))
    if before is not None and before.part is part:
        return before
    if len(_sheets) >= MOST:
        _sheets.clear()
    rows = part.observations
    made = Sheet(content, context, part, frozenset(map(figure_of, rows)), Groups.of(rows))
    _sheets[str(root), file] = made
    return made


def given_twice(sheets: Iterable[Sheet]) -> list[Diagnostic]:
    """Figures that are given more than once, in one file or in two."""
    listed = tuple(sheets)
    figures = frozenset[object]().union(*(one.figures for one in listed))
    if len(figures) == sum(len(one.part.observations) for one in listed):
        return []
    return duplicates(chain.from_iterable(one.part.observations for one in listed))


def _patched(before: Sheet, content: bytes, read: Callable[[bytes], Part]) -> Part | None:
    """The part of a file in which some lines below the header differ; None where all must be read."""
    was = before.part
    old, new = before.content.split(b"\n"), content.split(b"\n")
    plain = _is_plain(before.content) and _is_plain(content)
    if was.findings or was.allowances or not plain or len(old) != len(new) or old[0] != new[0]:
        return None
    differing = {at for at, pair in enumerate(zip(old, new, strict=True)) if pair[0] != pair[1]}
    found = read(b"\n".join(one if at in differing or at == 0 else b"" for at, one in enumerate(new)))
    if found.findings or found.allowances:
        return None
    return replace(was, observations=_merged(was.observations, found.observations, differing))


def _merged(
    old: Iterable[Observation], new: Iterable[Observation], differing: set[int]
) -> tuple[Observation, ...]:
    kept = (row for row in old if row.span.line - 1 not in differing)
    return tuple(sorted((*kept, *new), key=lambda row: row.span.line))


def _is_plain(content: bytes) -> bool:
    """Whether a line of the text is a row of the table, whatever stands in the others."""
    if b'"' in content or content.count(b"\r") != content.count(b"\r\n"):
        return False
    try:
        content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return False
    return True
