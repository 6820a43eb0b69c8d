"""Comments (批注) on the words of a document, and the pins in the words that mark where each begins and ends.

Not what they say: that is `ledger.proof`. Not their form in a file: that is the writer's.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import count
from typing import assert_never

from briefgen.document.pieces import Foot, Piece, Plot
from briefgen.document.texts import lines_of, numbered, rewritten
from briefgen.document.tree import Break, Emph, Inline, Link, Pin, RunIn, Strong, Text, Value, Words


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment on the characters of a line from `start` up to `end`, at least one; `line` counts from 1
    in printing order, as `texts.lines_of` gives them."""

    line: int
    start: int
    end: int
    author: str
    initials: str
    paragraphs: tuple[str, ...]


Places = Sequence[tuple[int, Pin]]
"""The pins of a line with their offsets in characters, in the order in which they stand."""


def pinned(pieces: Sequence[Piece], comments: Sequence[Comment]) -> tuple[Piece, ...]:
    """The pieces with a pin at both ends of every comment; a comment's number is its index."""
    places = _places(comments)
    return tuple(_pinned_piece(piece, number, places) for number, piece in numbered(pieces))


def pins_of(piece: Piece) -> Iterator[Pin]:
    """The pins in the words of a piece."""
    for words, _ in lines_of(piece):
        yield from pins_in(words)


def pins_in(words: Words) -> Iterator[Pin]:
    """The pins in some words."""
    for word in words:
        if isinstance(word, Pin):
            yield word
        elif isinstance(word, Strong | Emph | RunIn | Link):
            yield from pins_in(word.children)


def unpinned(foot: Foot) -> Foot:
    """An imprint without its pins."""
    bare = rewritten(foot, _unpinned)
    assert isinstance(bare, Foot)
    return bare


def unpinned_plot(plot: Plot) -> Plot:
    """A chart without its pins."""
    bare = rewritten(plot, _unpinned)
    assert isinstance(bare, Plot)
    return bare


def _places(comments: Sequence[Comment]) -> dict[int, Places]:
    """By line. Of two pins at one place, the one that closes stands first."""
    found: dict[int, list[tuple[int, Pin]]] = defaultdict(list)
    for number, comment in enumerate(comments):
        found[comment.line] += [
            (comment.start, Pin(number, opens=True)),
            (comment.end, Pin(number, opens=False)),
        ]
    return {
        line: sorted(pins, key=lambda place: (place[0], place[1].opens, place[1].comment))
        for line, pins in found.items()
    }


def _pinned_piece(piece: Piece, first: int, places: dict[int, Places]) -> Piece:
    if not any(line in places for line, _ in enumerate(lines_of(piece), first)):
        return piece
    numbers = count(first)

    def change(words: Words) -> Words:
        return _pinned(words, places.get(next(numbers), ()))

    return rewritten(piece, change)


def _pinned(words: Words, places: Places) -> Words:
    waiting = list(reversed(places))
    made, _ = _spread(words, 0, waiting)
    return (*made, *(pin for _, pin in reversed(waiting)))


def _spread(words: Words, at: int, waiting: list[tuple[int, Pin]]) -> tuple[Words, int]:
    """The words with their pins, and the offset of their end; pins that stand later stay waiting."""
    made: list[Inline] = []
    for word in words:
        match word:
            case Text(text) | Value(text):
                made += _split(word, at, waiting)
                at += len(text)
            case Strong(children) | Emph(children) | RunIn(_, children) | Link(children):
                inner, at = _spread(children, at, waiting)
                made.append(replace(word, children=inner))
            case Break() | Pin():
                made.append(word)
            case _:
                assert_never(word)
    return tuple(made), at


def _split(word: Text | Value, at: int, waiting: list[tuple[int, Pin]]) -> Iterator[Inline]:
    """A text in parts with the pins that stand in it, or close at its end."""
    cut, end = 0, at + len(word.text)
    while waiting and waiting[-1][0] < end:
        offset, pin = waiting.pop()
        if offset > at + cut:
            yield replace(word, text=word.text[cut : offset - at])
            cut = offset - at
        yield pin
    if cut < len(word.text):
        yield replace(word, text=word.text[cut:])
    while waiting and waiting[-1][0] == end and not waiting[-1][1].opens:
        yield waiting.pop()[1]


def _unpinned(words: Words) -> Words:
    kept: list[Inline] = []
    for word in words:
        if isinstance(word, Strong | Emph | RunIn | Link):
            kept.append(replace(word, children=_unpinned(word.children)))
        elif not isinstance(word, Pin):
            kept.append(word)
    return tuple(kept)
