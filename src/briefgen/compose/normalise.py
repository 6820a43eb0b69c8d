"""Turns half-width punctuation next to Han into full width (GB/T 15834-2011), in typed text.

Leaves numbers, ratios, times, addresses and codes alone: 1:500, 10:30, 3,200. Values are not touched.
"""

from __future__ import annotations

import re
from dataclasses import replace

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

WIDE = {",": "，", ";": "；", ":": "：", "!": "！", "?": "？"}
_HAN = r"[\u3400-\u9fff\u3000-\u303f\uff00-\uffef“”‘’—…]"
_MARK = re.compile(r"[,;:!?()]")
_HAN_CHAR = re.compile(_HAN)
_ADDRESS = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]{0,30}://[^\s\u3000-\uffef]+|(?<![\w.+-])[\w.+-]+@[\w.-]+")
"""Tried at the start of a word only: a long text without an address is read once."""


def normalised(words: Words) -> Words:
    """The words with full-width marks where they belong; a value counts as its text's neighbour."""
    text = plain(words)
    marks = wide_marks(text)
    if not marks:
        return words
    return _applied(words, marks, 0)[0]


def wide_marks(text: str) -> dict[int, str]:
    """Which characters of a text change, and into what. A mark that changes may change the one
    beside it."""
    found: dict[int, str] = {}
    while more := _marks_beside_han(text):
        found |= more
        text = "".join(more.get(at, char) for at, char in enumerate(text))
    return found


def _marks_beside_han(text: str) -> dict[int, str]:
    skipped = {i for match in _ADDRESS.finditer(text) for i in range(*match.span())}
    found: dict[int, str] = {}
    opened: list[int] = []
    for match in _MARK.finditer(text):
        at, char = match.start(), match[0]
        if at in skipped:
            continue
        if char == "(":
            opened.append(at)
        elif char == ")":
            if opened and _bracketed(text, opened[-1], at):
                found[opened[-1]], found[at] = "（", "）"
            if opened:
                opened.pop()
        elif _beside_han(text, at):
            found[at] = WIDE[char]
    return found


def _bracketed(text: str, start: int, end: int) -> bool:
    before, after = text[start - 1 : start], text[end + 1 : end + 2]
    around = before + after + text[start + 1 : end]
    return bool(_HAN_CHAR.search(around)) and not re.match(r"[A-Za-z_]", before)


def _beside_han(text: str, at: int) -> bool:
    before, after = text[at - 1 : at] if at else "", text[at + 1 : at + 2]
    if before.isdigit() and after.isdigit():
        return False
    if text[at] == ":" and after == "/":
        return False
    return bool(_HAN_CHAR.match(before) or _HAN_CHAR.match(after))


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
