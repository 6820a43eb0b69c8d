"""All typed texts on one long page, so that a rule reads them in one pass; a hit knows its text.

Not the rules, and not what a text says: only where things stand in it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from briefgen.check.texts.masks import NOTHING, VALUE
from briefgen.check.texts.sources import Source, Sources, aligned
from briefgen.check.texts.typed import Typed
from briefgen.diagnostics import Diagnostic, Edit, Fix, Rule, Span
from briefgen.model.workspace import Workspace

END = "\0"
"""Stands between two texts; no text holds it."""
AROUND = 6
"""Characters shown on each side of a fault."""
LONGEST = 40
_HIDDEN = re.compile(f"[{VALUE}{NOTHING}]+")
MOST_CHANGES = 2_000
"""Of one finding; those beyond are mended in the next round."""

_OPENING = tuple("“‘《〈（〔【「『")
"""Marks that an unquoted text may begin with; it may begin with a letter or a digit as well."""

Change = tuple[int, int, str]
"""Start and end in a text, and what stands there once it is mended."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A match in one text; offsets are those of the text."""

    typed: Typed
    start: int
    end: int
    match: re.Match[str]

    def group(self, name: str | int) -> str:
        """What a group of the pattern matched; empty where it took no part."""
        return self.match[name] or ""

    def at(self, name: str | int) -> int:
        """Where a group starts in the text."""
        return self.start + self.match.start(name) - self.match.start()


@dataclass(slots=True)
class Page:
    """Typed texts, one behind the other."""

    workspace: Workspace
    texts: tuple[Typed, ...]
    sources: Sources
    joined: str = ""
    _starts: list[int] = field(default_factory=list)
    _offsets: dict[int, tuple[int, ...] | None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        at = 1
        for typed in self.texts:
            self._starts.append(at)
            at += len(typed.text) + 1
        self.joined = END + END.join(typed.text for typed in self.texts) + END

    def has(self, words: Iterable[str]) -> bool:
        """Whether any of these stands in any text: a cheap question before a dear one."""
        return any(word in self.joined for word in words)

    def hits(self, pattern: re.Pattern[str], words: Iterable[str] = ()) -> Iterator[Hit]:
        """Every match of a pattern, which must not read across `END`; with words, only in texts that
        hold one of them."""
        places = self._holding(words) if words else [(0, len(self.joined))]
        for start, end in places:
            for match in pattern.finditer(self.joined, start, end):
                yield self._hit(match)

    def with_any(self, pattern: re.Pattern[str], words: Iterable[str] = ()) -> Iterator[Typed]:
        """Each text in which a pattern matches, once."""
        places = self._holding(words) if words else [(0, len(self.joined))]
        for at, end in places:
            while match := pattern.search(self.joined, at, end):
                typed = self._hit(match).typed
                yield typed
                at = self.joined.index(END, match.start())

    def _hit(self, match: re.Match[str]) -> Hit:
        index = bisect_right(self._starts, match.start()) - 1
        start = match.start() - self._starts[index]
        return Hit(self.texts[index], start, start + len(match[0]), match)

    def _holding(self, words: Iterable[str]) -> list[tuple[int, int]]:
        """Where the texts that hold one of these begin and end, each with the `END` behind it."""
        found: set[int] = set()
        for word in words:
            at = self.joined.find(word, 1)
            while at > 0:
                index = bisect_right(self._starts, at) - 1
                found.add(index)
                at = self.joined.find(word, self._end_of(index))
        return [(self._starts[index], self._end_of(index) + 1) for index in sorted(found)]

    def _end_of(self, index: int) -> int:
        return self._starts[index] + len(self.texts[index].text)

    def found(
        self,
        rule: Rule,
        typed: Typed,
        start: int,
        end: int,
        changes: tuple[Change, ...] = (),
        **params: object,
    ) -> Diagnostic:
        """A finding about some characters of a text, with its mend where each place is certain."""
        finding = rule.at(self.place(typed, start, end), **params)
        edits = [self._edit(typed, change) for change in changes[:MOST_CHANGES]]
        certain = tuple(edit for edit in edits if edit is not None)
        if not certain or len(certain) < len(edits):
            return finding
        return replace(finding, fix=Fix(finding.help("zh"), finding.help("en"), certain))

    def place(self, typed: Typed, start: int, end: int) -> Span:
        """Where some characters of a text stand; where its file differs from it, where the text starts."""
        source, offsets = self._source(typed), self._aligned(typed)
        if source is None or offsets is None or typed.span.cell is not None:
            return replace(typed.span, end_line=None, end_column=None)
        return source.span(offsets[start], _end(offsets, end))

    def _edit(self, typed: Typed, change: Change) -> Edit | None:
        start, end, text = change
        source, offsets = self._source(typed), self._aligned(typed)
        if source is None or offsets is None or typed.span.cell is not None or not _fits(typed, text):
            return None
        if "\n" in source.text[offsets[start] : _end(offsets, end)] or _unquotes(typed, change):
            return None
        return Edit(source.span(offsets[start], _end(offsets, end)), text)

    def _source(self, typed: Typed) -> Source | None:
        return self.sources.of(typed.span.file)

    def _aligned(self, typed: Typed) -> tuple[int, ...] | None:
        key = id(typed)
        if key not in self._offsets:
            self._offsets[key] = self._laid(typed)
        return self._offsets[key]

    def _laid(self, typed: Typed) -> tuple[int, ...] | None:
        if typed.scalar is None:
            return tuple(range(typed.start, typed.start + len(typed.text) + 1))
        source = self._source(typed)
        return None if source is None else aligned(source, typed.scalar)


def _end(offsets: tuple[int, ...], end: int) -> int:
    """Behind the last character, not before the next: a line end may stand between them."""
    return offsets[end - 1] + 1 if end > 0 else offsets[0]


def _fits(typed: Typed, text: str) -> bool:
    """Whether a text may stand in its source as it is. Marks that YAML reads are never put in."""
    return not any(char in text for char in "\"'\\#:{}[]\n")


def _unquotes(typed: Typed, change: Change) -> bool:
    """Whether YAML would read what is left of an unquoted text as something else."""
    start, end, text = change
    if typed.scalar is None or not typed.scalar.plain:
        return False
    left = typed.text[:start] + text + typed.text[end:]
    return left != left.strip() or not (left[:1].isalnum() or left.startswith(_OPENING))


def around(text: str, start: int, end: int) -> str:
    """Some characters of a text with a few on each side, as a message shows them."""
    shown = text[max(start - AROUND, 0) : min(end, start + LONGEST) + AROUND]
    return _HIDDEN.sub("…", shown.replace("\n", ""))
