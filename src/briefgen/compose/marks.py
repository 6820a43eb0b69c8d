"""Marked text to words: where a mark stands, its data stand again.

Not Markdown: that is parsed before, with the marks in it.
"""

from __future__ import annotations

from dataclasses import replace

from briefgen.compose.rendering import FIRST_DATUM, Rendering, is_datum, is_line, marked_line
from briefgen.diagnostics import Span
from briefgen.document.tree import Inline, Text, Words
from briefgen.rules import prose

UNPLACED = Span("", 0, 0)
"""Stands at typed text whose place its reader finds; words of data have none and keep none."""


def words_of(state: Rendering, marked: str, span: Span | None = None) -> Words:
    """Splits marked text into words; data stand where their marks stood."""
    words: list[Inline] = []
    pending: list[str] = []

    def close() -> None:
        text = one_line("".join(pending))
        if text:
            words.append(Text(text, span))
        pending.clear()

    for char in marked:
        if is_datum(char):
            close()
            words.extend(_datum(state, char))
            span = UNPLACED if span is UNPLACED else None
        elif is_line(char):
            if span is not None:
                close()
            span = _before(marked_line(char), len(pending))
        else:
            pending.append(char)
    close()
    return tuple(words)


def one_line(text: str) -> str:
    """A paragraph's text on one line: a line end between Han is no space."""
    if "\n" not in text:
        return text
    joined = ""
    for line in (line.strip() for line in text.split("\n")):
        narrow = joined and line and ord(joined[-1]) < 128 and ord(line[0]) < 128
        joined += (" " if narrow else "") + line
    return joined


def _datum(state: Rendering, char: str) -> Words:
    item = state.data[ord(char) - FIRST_DATUM]
    if isinstance(item, tuple):
        return item
    zh, en = "行文中间的表、图或分页", "a table, picture or page break inside a line"
    state.report(prose.UNPRINTABLE.at(state.here, what_zh=zh, what_en=en))
    return ()


def _before(span: Span, columns: int) -> Span:
    """Where the text before a line's mark starts."""
    return replace(span, column=max(span.column - columns, 1))
