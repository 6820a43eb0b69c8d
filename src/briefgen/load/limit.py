"""Limits on what is told: twenty findings of one rule in a file, then one that says how many more.

Not limits on what is read: those stand beside each reader.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from briefgen.diagnostics import Diagnostic, Span
from briefgen.rules import rows as row_rules
from briefgen.rules.guess import hint

MAX_FINDINGS = 20
"""Of one rule in one file; a binary file or a wrong column would give thousands."""
MAX_SHOWN = 60
"""Characters of a value in a message."""
MAX_GUESSES = 100
"""In one file, over all rules: more than are ever shown."""
MAX_KNOWN = 5_000
"""Words that a guess is made among."""


class Findings:
    """What is told so far, each finding once, and how much is not."""

    def __init__(self, found: Iterable[Diagnostic] = ()) -> None:
        self._kept: list[Diagnostic] = []
        self._counts: dict[tuple[str, str], int] = {}
        self._first: dict[tuple[str, str], Span] = {}
        self._places: set[tuple[str, str | None, int, int]] = set()
        self._told: set[int] = set()
        self.extend(found)

    def extend(self, found: Iterable[Diagnostic]) -> None:
        for finding in found:
            self.append(finding)

    def append(self, finding: Diagnostic) -> None:
        span = finding.span
        told = hash((finding.code, span, finding.params))
        if told in self._told:  # documents that are made of one file have its faults in common
            return
        self._told.add(told)
        self._places.add((span.file, span.sheet, span.line, span.column))
        key = span.file, finding.code
        self._counts[key] = self._counts.get(key, 0) + 1
        if self._counts[key] <= MAX_FINDINGS:
            self._kept.append(finding)
        else:
            self._first.setdefault(key, span)

    def __iadd__(self, found: Iterable[Diagnostic]) -> Findings:
        self.extend(found)
        return self

    def knows(self, span: Span) -> bool:
        """Whether something has been found at this place."""
        return (span.file, span.sheet, span.line, span.column) in self._places

    def all(self) -> list[Diagnostic]:
        """The findings to tell, the first of each rule in each file, and how many more there are."""
        return [*self._kept, *(more(k[1], self._counts[k] - MAX_FINDINGS, s) for k, s in self._first.items())]


def more(code: str, count: int, span: Span) -> Diagnostic:
    """The finding that stands for those that are not told."""
    return row_rules.MORE_FINDINGS.at(span, rule=code, count=f"{count:,}")


def capped(found: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Findings within the limit."""
    return Findings(found).all()


@dataclass(slots=True)
class Guesses:
    """The “did you mean” of findings, worked out only while they will be shown."""

    made: dict[str, int] = field(default_factory=dict)

    def hint(self, word: str, span: Span, known: Iterable[str]) -> dict[str, Any]:
        """The parameters of a hint; empty ones beyond the limit of a file."""
        count = self.made[span.file] = self.made.get(span.file, 0) + 1
        words = list(islice(known, MAX_KNOWN + 1)) if count <= MAX_GUESSES and len(word) <= MAX_SHOWN else []
        return hint(word, words if len(words) <= MAX_KNOWN else [])


def taken(found: Iterator[Any]) -> tuple[list[Any], int]:
    """As many as are shown, and how many more there are."""
    shown = [one for one, _ in zip(found, range(MAX_FINDINGS), strict=False)]
    return shown, sum(1 for _ in found)


def clipped(text: str) -> str:
    """Text short enough to be told."""
    return text if len(text) <= MAX_SHOWN else f"{text[:MAX_SHOWN]}…"
