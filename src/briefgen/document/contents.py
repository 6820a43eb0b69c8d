"""What a contents list (目录) names: titles and headings with their depth and their anchor.

Not pages: those are known once a page maker has laid the document out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from briefgen.document.anchors import anchored, opening_of
from briefgen.document.texts import leaves
from briefgen.document.tree import Article, ContentsEntry, Document, Heading, Text, Value, Words, plain

ARTICLE = -1
"""The level of a title where a document has several; headings have 0 (a chapter) to 4."""
GAP = Text("　")
STOPS = "。：:　 "
UNTITLED = re.compile("第[一二三四五六七八九十百零〇]+条")
"""An article (条) without a title."""


def entries(document: Document, levels: int) -> tuple[ContentsEntry, ...]:
    """The list of a document: so many levels of what it has, from its highest on, then its attachments."""
    named = tuple(_named(document))
    listed = sorted({level for level, _, _ in named})[:levels]
    found = (
        ContentsEntry(words, listed.index(level) + 1, goal) for level, words, goal in named if level in listed
    )
    attached = (_attached(number, a.label, a.title) for number, a in enumerate(document.attachments, 1))
    return (*found, *attached)


def _named(document: Document) -> Iterator[tuple[int, Words, str]]:
    for index, article in enumerate(document.articles, 1):
        if len(document.articles) > 1:
            yield ARTICLE, _one_line(article.title), f"article-{index}"
        yield from _headings(article, f"s{index}")


def _headings(article: Article, prefix: str) -> Iterator[tuple[int, Words, str]]:
    for block, goal in anchored(article.blocks, prefix):
        opening = opening_of(block)
        if isinstance(block, Heading):
            yield block.level, _one_line((block.children, *block.lines)), goal
        elif opening is not None:
            words = _unstopped(tuple(leaves(opening.children)))
            if not UNTITLED.fullmatch(plain(words)):
                yield opening.level, words, goal


def _attached(number: int, label: str, title: Words) -> ContentsEntry:
    return ContentsEntry((Text(label), GAP, *title), 1, f"attachment-{number}")


def _one_line(lines: tuple[Words, ...]) -> Words:
    """The lines of a title as one, without their dress."""
    words: list[Text | Value] = []
    for line in lines:
        words += [GAP, *leaves(line)] if words else leaves(line)
    return tuple(words)


def _unstopped(words: tuple[Text | Value, ...]) -> Words:
    """The words without the stop that ends a heading inside its paragraph."""
    *first, last = words
    return (*first, replace(last, text=last.text.rstrip(STOPS)))
