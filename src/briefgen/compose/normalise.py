"""Turns half-width punctuation next to Han into full width (GB/T 15834-2011), in typed text.

Values are not touched. Which marks: `document/punctuation` knows.
"""

from __future__ import annotations

from dataclasses import replace

from briefgen.document.punctuation import wide_marks
from briefgen.document.tree import (
    Break,
    Emph,
    Inline,
    Link,
    Pin,
    RunIn,
    Strong,
    Text,
    Value,
    Words,
    plain,
)


def normalised(words: Words) -> Words:
    """The words with full-width marks where they belong; a value counts as its text's neighbour."""
    text = plain(words)
    marks = wide_marks(text)
    if not marks:
        return words
    return _applied(words, marks, 0)[0]


def _applied(words: Words, marks: dict[int, str], at: int) -> tuple[Words, int]:
    done: list[Inline] = []
    for word in words:
        match word:
            case Text(text):
                new = "".join(marks.get(at + i, c) for i, c in enumerate(text))
                done.append(replace(word, text=new) if new != text else word)
                at += len(text)
            case Value(text):
                done.append(word)
                at += len(text)
            case Strong(children) | Emph(children) | RunIn(_, children) | Link(children):
                inner, at = _applied(children, marks, at)
                done.append(replace(word, children=inner))
            case Break():
                done.append(word)
                at += 1
            case Pin():
                done.append(word)
    return tuple(done), at
