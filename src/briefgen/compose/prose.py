"""Prose of records: plain text with Jinja expressions, read in the scope of its record.

No Markdown: what is typed is what prints.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefgen.compose.failures import finding_of
from briefgen.compose.marks import UNPLACED, one_line, words_of
from briefgen.compose.measures import announced
from briefgen.compose.places import place_of, prose_name
from briefgen.compose.rendering import current
from briefgen.compose.templates import prose_template
from briefgen.compose.views import Prose, View
from briefgen.diagnostics import Span
from briefgen.document.tree import Inline, Text, Words
from briefgen.rules import prose as rules

_UNPRINTED = re.compile(r"\{#.*?#\}|\{%.*?%\}", re.DOTALL)


def prose_words(prose: Prose) -> Words:
    """The words of a text, its expressions worked out. A fault in it is reported and leaves a gap."""
    state = current()
    text = str(prose.text)
    if "{" not in text:
        return (Text(one_line(text.strip()), _start(prose)),)
    reading = (prose_name(prose.text), text)
    if reading in state.reading:
        state.report(rules.CIRCULAR_PROSE.at(prose.text.span))
        return ()
    state.reading.append(reading)
    outer, state.position = state.position, None
    try:
        template = prose_template(text, reading[0])
        marked = template.render(_names(prose))
    except Exception as error:
        state.report(finding_of(error, _start(prose)))
        return ()
    finally:
        state.reading.pop()
        state.position = outer
    return _located(words_of(state, marked.strip(), UNPLACED), prose)


def _names(prose: Prose) -> dict[str, object]:
    names = dict(prose.scope.names)
    measure = names.get("measure")
    if isinstance(measure, View):
        names["announced"] = announced(measure)
    return names


def _located(words: Words, prose: Prose) -> Words:
    """Gives each piece of typed text the place it was typed at, line by line."""
    source, name = str(prose.text), prose_name(prose.text)
    kept = [at for at, char in enumerate(_without_comments(source)) if not char.isspace()]
    compact = "".join(source[at] for at in kept)
    cursor, located = 0, list[Inline]()
    for word in words:
        if isinstance(word, Text) and word.span is UNPLACED:
            wanted = "".join(word.text.split())
            found = compact.find(wanted, cursor) if wanted else -1
            if found >= 0:
                cursor = found + len(wanted)
                located += _by_line(word.text, name, source, kept[found:cursor])
                continue
            word = Text(word.text)
        located.append(word)
    return tuple(located)


def _without_comments(source: str) -> str:
    """The source with blanks where it prints nothing, so that places stay."""
    if "{#" not in source and "{%" not in source:
        return source
    return _UNPRINTED.sub(lambda match: " " * len(match[0]), source)


def _by_line(text: str, name: str, source: str, places: list[int]) -> Iterator[Text]:
    """A text, apart where a line of its source ends; `places` are those of its visible characters."""
    if "\n" not in source[places[0] : places[-1]]:
        yield Text(text, _place(name, source, places[0]))
        return
    start, visible = 0, 0
    for at, char in enumerate(text):
        if char.isspace():
            continue
        if visible and "\n" in source[places[visible - 1] : places[visible]]:
            first = places[visible - len("".join(text[start:at].split()))]
            yield Text(text[start:at], _place(name, source, first))
            start = at
        visible += 1
    first = places[visible - len("".join(text[start:].split()))]
    yield Text(text[start:], _place(name, source, first))


def _place(name: str, source: str, at: int) -> Span:
    line_start = source.rfind("\n", 0, at) + 1
    return place_of(name, source.count("\n", 0, at) + 1, at - line_start + 1)


def _start(prose: Prose) -> Span:
    return place_of(prose_name(prose.text), 1, 1)
