"""Breaks the titles of a composed document that are given as one line and wider than the measure.

Not where and why: that is `title_joints` and `title_lines`. It happens once, so that every format has the
same lines; lines given by hand stay.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from briefgen.compose.marks import UNPLACED
from briefgen.compose.title_joints import joints
from briefgen.compose.title_lines import lines
from briefgen.diagnostics import Span
from briefgen.document.roles import Role
from briefgen.document.texts import leaves, texts
from briefgen.document.titles import fits, measure
from briefgen.document.tree import (
    Break,
    Document,
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
from briefgen.model.workspace import Workspace


def with_broken_titles(document: Document, workspace: Workspace) -> Document:
    """The document, its articles' and attachments' titles in lines. Contents and file name keep the whole."""
    if not any(_is_wide(title, chars) for title, chars in _titles(document)):
        return document
    wide = "\n".join(plain(title) for title, chars in _titles(document) if _is_wide(title, chars))
    workspace.note("named", wide)
    names, around = names_in(wide, workspace.plain), _text_around(document)

    def lines_of(title: Words, role: Role) -> tuple[Words, ...]:
        return broken(title, measure(document.layout, role), names, around)

    return replace(
        document,
        articles=tuple(
            replace(article, title=lines_of(article.title[0], _role(index)))
            if len(article.title) == 1
            else article
            for index, article in enumerate(document.articles)
        ),
        attachments=tuple(
            replace(attachment, title=_joined(lines_of(attachment.title, Role.ATTACHMENT_TITLE)))
            for attachment in document.attachments
        ),
    )


def broken(title: Words, chars: float, names: tuple[str, ...] = (), around: str = "") -> tuple[Words, ...]:
    """The lines of a title; bound numbers stay whole. One that is broken by hand stays as it is."""
    if not _is_wide(title, chars):
        return (title,)
    text = plain(title)
    found = joints(text, chars=chars, names=names, values=_values(title), around=around)
    return tuple(_part(title, start, end) for start, end in lines(text, found, chars))


def _titles(document: Document) -> Iterator[tuple[Words, float]]:
    """The titles of one line, each with its measure."""
    for index, article in enumerate(document.articles):
        if len(article.title) == 1:
            yield article.title[0], measure(document.layout, _role(index))
    for attachment in document.attachments:
        yield attachment.title, measure(document.layout, Role.ATTACHMENT_TITLE)


def _role(index: int) -> Role:
    return Role.ARTICLE_TITLE if index else Role.TITLE


def _is_wide(title: Words, chars: float) -> bool:
    text = plain(title)
    return "\n" not in text and not fits(text, chars)


def _joined(title: tuple[Words, ...]) -> Words:
    first, *more = title
    return (*first, *(word for line in more for word in (Break(), *line)))


def names_in(text: str, workspace: Workspace) -> tuple[str, ...]:
    """The names of organs and places that stand in a text."""
    return tuple(name for name in names_of(workspace) if name in text)


def names_of(workspace: Workspace) -> Iterator[str]:
    """The names of all organs and places."""
    for organ in workspace.organs.values():
        yield from filter(None, (organ.name, organ.short, organ.local, *organ.aliases))
    for place in workspace.places.values():
        yield from filter(None, (place.name, place.short))


def _text_around(document: Document) -> str:
    """The text of a document without its titles."""
    untitled = replace(
        document,
        articles=tuple(replace(article, title=()) for article in document.articles),
        attachments=tuple(replace(attachment, title=()) for attachment in document.attachments),
        attachment_list=(),
    )
    return "\n".join(leaf.text for leaf in texts(untitled))


def _values(title: Words) -> Iterator[tuple[int, int]]:
    at = 0
    for leaf in leaves(title):
        if isinstance(leaf, Value):
            yield at, at + len(leaf.text)
        at += len(leaf.text)


def _part(words: Words, start: int, end: int) -> Words:
    """The words between two characters; a typed text keeps its place."""
    kept: list[Inline] = []
    at = 0
    for word in words:
        match word:
            case Text(text) | Value(text):
                if text[max(start - at, 0) : max(end - at, 0)]:
                    kept.append(_cut(word, max(start - at, 0), end - at))
                at += len(text)
            case Strong(children) | Emph(children) | RunIn(_, children) | Link(children):
                inner = _part(children, start - at, end - at)
                if inner:
                    kept.append(replace(word, children=inner))
                at += len(plain(children))
            case Break() | Pin():
                pass
    return tuple(kept)


def _cut(word: Text | Value, start: int, end: int) -> Text | Value:
    if isinstance(word, Value):
        return word
    return replace(word, text=word.text[start:end], span=_moved(word.span, start))


def _moved(span: Span | None, by: int) -> Span | None:
    if span is None or span is UNPLACED or span.cell or not by:
        return span
    return replace(span, column=span.column + by)
