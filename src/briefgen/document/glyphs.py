"""Which characters the declared fonts print: the own face, a declared fallback, or none.

Not a diagnostic: the rule that reports a missing character is in `check`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import assert_never

from briefgen import fonts
from briefgen.diagnostics import Span
from briefgen.document.flow import HEADINGS, flow
from briefgen.document.layout import Face, Layout
from briefgen.document.texts import lines_of
from briefgen.document.tree import Break, Document, Emph, Link, Pin, RunIn, Strong, Text, Value, Words

INVISIBLE = frozenset("\n\t\u200b")


@dataclass(frozen=True, slots=True)
class Missing:
    """A character that the face does not have, the text that holds it, and where that stands."""

    char: str
    face: Face
    text: str
    span: Span | None
    declared: bool
    """Whether a declared fallback prints it; else nothing does."""


def missing(document: Document) -> Iterator[Missing]:
    """Every character that its face does not have."""
    for word, face in faced(document):
        known = _known(face)
        if known.issuperset(word.text):
            continue
        own = fonts.own(face)
        for char in dict.fromkeys(word.text):
            if char in INVISIBLE or char in own:
                known.add(char)
            else:
                declared = fonts.covers(face, char) is not None
                yield Missing(char, face, word.text, word.span, declared)


@cache
def _known(face: Face) -> set[str]:
    """Characters that the face is known to print."""
    return set()


def runs(text: str, face: Face) -> Iterator[tuple[bool, str]]:
    """The text in runs; true for those that the face itself prints."""
    for own, chars in groupby(text, lambda char: prints(face, char)):
        yield own, "".join(chars)


@cache
def prints(face: Face, char: str) -> bool:
    """Whether the face's own font has the character; a character without ink needs no glyph."""
    return char in INVISIBLE or char in fonts.own(face)


def faced(document: Document) -> Iterator[tuple[Text | Value, Face]]:
    """Every text of the document with the face that it is printed in."""
    layout = document.layout
    for piece in flow(document):
        for words, role in lines_of(piece):
            yield from _faced(words, layout.look(role).face, layout)


def _faced(words: Words, face: Face, layout: Layout) -> Iterator[tuple[Text | Value, Face]]:
    for word in words:
        match word:
            case Text() | Value():
                yield word, face
            case Strong(children):
                yield from _faced(children, "hei", layout)
            case Emph(children):
                yield from _faced(children, "kai", layout)
            case RunIn(level, children):
                own = layout.look(HEADINGS[level]).face if level else face
                yield from _faced(children, own, layout)
            case Link(children):
                yield from _faced(children, face, layout)
            case Break() | Pin():
                pass
            case _:
                assert_never(word)
