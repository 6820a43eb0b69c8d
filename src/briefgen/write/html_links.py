"""The numbers of a page made into links, each to the panel that tells where it comes from.

Not the panels: those are `html_panels`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import count

from briefgen.document.flow import flow
from briefgen.document.pieces import Line, Piece
from briefgen.document.texts import leaves, rewritten
from briefgen.document.tree import Document, Emph, Inline, RunIn, Strong, Text, Value, Words
from briefgen.ledger.entry import Entry, Ledger


@dataclass(frozen=True, slots=True)
class Asked(Value):
    """A number, or a part of one, that leads to its panel. `first` says that the number starts here."""

    entry: str = ""
    first: bool = True


def linked(document: Document, ledger: Ledger) -> tuple[tuple[Piece, ...], frozenset[str]]:
    """The pieces of a document, their numbers made into links, and the ids of these numbers."""
    pieces = list(flow(document))
    linking = set[str]()
    asked: dict[int, list[Entry]] = {}
    for entry in filter(_can_be_asked, ledger.entries):
        asked.setdefault(entry.line, []).append(entry)
    first = {line.piece: line.number for line in reversed(ledger.lines)}
    for index in dict.fromkeys(ledger.lines[line - 1].piece for line in asked):
        piece = pieces[index]
        if not (isinstance(piece, Line) and piece.goal):  # a link as a whole: an entry of the contents list
            numbers = count(first[index])

            def change(words: Words, numbers: Iterator[int] = numbers) -> Words:
                entries = asked.get(next(numbers))
                return _Linking(entries, linking).words(words) if entries else words

            pieces[index] = rewritten(piece, change)
    return tuple(pieces), frozenset(linking)


def _can_be_asked(entry: Entry) -> bool:
    """Whether there is something to tell: typed names and marks of order are no numbers to ask about."""
    return entry.behind is not None or entry.kind == "literal"


class _Linking:
    """One line on its way: its numbers, those of values by their offsets, and how many characters passed.
    The ids of numbers that became links are added to `begun`."""

    __slots__ = ("_at", "_begun", "_typed", "_values")

    def __init__(self, entries: list[Entry], begun: set[str]) -> None:
        self._values = {entry.offset: entry for entry in entries if entry.behind is not None}
        self._typed = [entry for entry in entries if entry.behind is None]
        self._begun = begun
        self._at = 0

    def words(self, words: Words) -> Words:
        """The words with links in them."""
        found: list[Inline] = []
        for word in words:
            match word:
                case Value(text):
                    found.append(self._value(word))
                    self._at += len(text)
                case Text(text):
                    if self._typed:
                        found += self._text(word)
                    else:
                        found.append(word)
                    self._at += len(text)
                case Strong(children) | Emph(children) | RunIn(_, children):
                    found.append(replace(word, children=self.words(children)))
                case _:  # a link as a whole, and what prints nothing
                    found.append(word)
                    self._at += sum(len(leaf.text) for leaf in leaves((word,)))
        return tuple(found)

    def _value(self, value: Value) -> Value:
        entry = self._values.get(self._at)
        if entry is None:
            return value
        self._begun.add(entry.id)
        return Asked(value.text, value.behind, value.span, entry.id)

    def _text(self, text: Text) -> Iterator[Inline]:
        done = 0
        for entry in self._typed:
            start, end = max(entry.offset - self._at, done), min(entry.end - self._at, len(text.text))
            if start >= end:
                continue
            if start > done:
                yield Text(text.text[done:start], text.span)
            yield Asked(text.text[start:end], None, text.span, entry.id, entry.id not in self._begun)
            self._begun.add(entry.id)
            done = end
        if done < len(text.text):
            yield Text(text.text[done:], text.span)
