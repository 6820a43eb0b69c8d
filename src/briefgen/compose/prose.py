"""Prose of records: plain text with Jinja expressions, read in the scope of its record.

No Markdown: what is typed is what prints.
"""

from __future__ import annotations

from briefgen.compose.failures import finding_of
from briefgen.compose.measures import announced
from briefgen.compose.places import place_of, prose_name
from briefgen.compose.rendering import (
    FIRST_DATUM,
    Rendering,
    current,
    is_datum,
    is_line,
    marked_line,
)
from briefgen.compose.templates import prose_template
from briefgen.compose.views import Prose, View
from briefgen.diagnostics import Span
from briefgen.document.tree import Inline, Text, Words
from briefgen.rules import prose as rules

DEEPEST = 20


def prose_words(prose: Prose) -> Words:
    """The words of a text, its expressions worked out. A fault in it is reported and leaves a gap."""
    state = current()
    text = str(prose.text)
    if "{" not in text:
        return (Text(one_line(text.strip()), _start(prose)),)
    if state.depth >= DEEPEST:
        state.report(rules.CIRCULAR_PROSE.at(prose.text.span))
        return ()
    state.depth += 1
    outer = state.position
    try:
        template = prose_template(text, prose_name(prose.text))
        marked = template.render(_names(prose))
    except Exception as error:
        state.report(finding_of(error, _start(prose)))
        return ()
    finally:
        state.depth -= 1
        state.position = outer
    return _located(words_of(state, marked.strip()), prose)


def _names(prose: Prose) -> dict[str, object]:
    names = dict(prose.scope.names)
    measure = names.get("measure")
    if isinstance(measure, View):
        names["announced"] = announced(measure)
    return names


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
            item = state.data[ord(char) - FIRST_DATUM]
            words.extend(item if isinstance(item, tuple) else ())
            span = None
        elif is_line(char):
            span = marked_line(char)
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


def _located(words: Words, prose: Prose) -> Words:
    """Gives each piece of typed text the place it was typed at."""
    source, name = str(prose.text), prose_name(prose.text)
    cursor, located = 0, list[Inline]()
    for word in words:
        if isinstance(word, Text) and word.span is None:
            at = source.find(word.text.split("\n")[0], cursor)
            if at >= 0:
                line = source.count("\n", 0, at) + 1
                column = at - (source.rfind("\n", 0, at) + 1) + 1
                word = Text(word.text, place_of(name, line, column))
                cursor = at + len(word.text)
        located.append(word)
    return tuple(located)


def _start(prose: Prose) -> Span:
    return place_of(prose_name(prose.text), 1, 1)
