"""Marked Markdown to blocks. The one door to markdown-it.

Not numbering, and not data: those stand behind marks.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from briefgen.compose.marks import words_of
from briefgen.compose.rendering import FIRST_DATUM, Rendering, is_datum
from briefgen.diagnostics import Span
from briefgen.document.tree import (
    Align,
    Block,
    Break,
    Column,
    Emph,
    Heading,
    Inline,
    Link,
    PageBreak,
    Paragraph,
    Strong,
    Table,
    Text,
    Words,
    plain,
)
from briefgen.rules import prose

_DATUM_MARK = re.compile("%F3%B[0-9A-F](?:%[0-9A-F]{2}){2}")  # as an address spells it
_LINE_MARK = re.compile("%F4%8[0-9A-F](?:%[0-9A-F]{2}){2}")
ALIGNS: dict[str, Align] = {"left": "left", "center": "center", "right": "right"}


@dataclass(frozen=True, slots=True)
class Items:
    """A list before its items are numbered and joined: each item is its paragraphs and the lists
    inside it."""

    items: tuple[tuple[Words | Items, ...], ...]
    ordered: bool


RawBlock = Block | Items


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    """CommonMark with tables; no HTML, no bare addresses, no indented code."""
    off = [
        "code",
        "fence",
        "blockquote",
        "html_block",
        "html_inline",
        "autolink",
        "reference",
        "lheading",
        "backticks",
        "entity",
        "image",
    ]
    return MarkdownIt("commonmark", {"html": False}).enable("table").disable(off)


def raw_blocks(state: Rendering, marked: str) -> tuple[RawBlock, ...]:
    """The blocks of a body."""
    tree = SyntaxTreeNode(_parser().parse(marked))
    return tuple(block for node in tree.children for block in _block(state, node))


def inline_words(state: Rendering, marked: str) -> Words:
    """The words of a one-line slot."""
    tree = SyntaxTreeNode(_parser().parseInline(marked.strip()))
    return tuple(word for node in tree.children for word in _inline(state, node))


def paragraphs(state: Rendering, marked: str) -> tuple[Words, ...]:
    """The paragraphs of a slot that holds nothing else."""
    return tuple(block.children for block in raw_blocks(state, marked) if isinstance(block, Paragraph))


def lines(state: Rendering, marked: str) -> tuple[Words, ...]:
    """One element for each line that has words."""
    found = (inline_words(state, line) for line in marked.split("\n") if line.strip())
    return tuple(words for words in found if plain(words))


def _block(state: Rendering, node: SyntaxTreeNode) -> tuple[RawBlock, ...]:
    match node.type:
        case "heading":
            level = min(int(node.tag[1]), 4)
            return (Heading(level, _words(state, node)),)
        case "paragraph":
            return _paragraph(state, node)
        case "ordered_list" | "bullet_list":
            return (_items(state, node),)
        case "table":
            return (_table(state, node),)
        case "hr":
            return (PageBreak(),)
        case _:
            raise AssertionError(node.type)


def _paragraph(state: Rendering, node: SyntaxTreeNode) -> tuple[RawBlock, ...]:
    content = node.children[0].content.strip()
    if len(content) == 1 and is_datum(content):
        item = state.data[ord(content) - FIRST_DATUM]
        if not isinstance(item, tuple):
            return (item,)
    words = _words(state, node)
    return (Paragraph(words),) if plain(words).strip() else ()


def _items(state: Rendering, node: SyntaxTreeNode) -> Items:
    items = tuple(tuple(_item_part(state, part) for part in item.children) for item in node.children)
    return Items(items, node.type == "ordered_list")


def _item_part(state: Rendering, node: SyntaxTreeNode) -> Words | Items:
    if node.type in ("ordered_list", "bullet_list"):
        return _items(state, node)
    if node.type == "paragraph":
        return _words(state, node)
    name = {"name_zh": "列表", "name_en": "list"}
    zh, en = "里面只能有文字和下级列表", "only text and lists can stand in it"
    state.report(prose.STRUCTURE.at(state.span, **name, problem_zh=zh, problem_en=en))
    return ()


def _table(state: Rendering, node: SyntaxTreeNode) -> Table:
    head = _rows(state, node.children[0])
    rows = _rows(state, node.children[1]) if len(node.children) > 1 else ()
    cells = node.children[0].children[0].children
    aligns = tuple(re.sub(r"text-align:", "", str(c.attrs.get("style", ""))) for c in cells)
    return Table(tuple(Column(ALIGNS.get(a, "left")) for a in aligns), head, rows)


def _rows(state: Rendering, part: SyntaxTreeNode) -> tuple[tuple[Words, ...], ...]:
    return tuple(tuple(_words(state, cell) for cell in row.children) for row in part.children)


def _words(state: Rendering, node: SyntaxTreeNode) -> Words:
    found: list[Inline] = []
    for child in node.children:
        for inline in child.children if child.type == "inline" else (child,):
            if inline.type == "softbreak":
                found.extend(_line_end(found))
            else:
                found.extend(_inline(state, inline))
    return tuple(found)


def _line_end(found: list[Inline]) -> Words:
    """A line end in a paragraph is a space after Latin words only."""
    before = plain(tuple(found))[-1:]
    return (Text(" "),) if before.isascii() and before.isalnum() else ()


def _inline(state: Rendering, node: SyntaxTreeNode) -> Words:
    match node.type:
        case "text":
            words = words_of(state, node.content)
            _report_stars(state, words)
            return words
        case "hardbreak":
            return (Break(),)
        case "strong":
            return (Strong(_words(state, node)),)
        case "em":
            return (Emph(_words(state, node)),)
        case "link":
            return _link(state, node)
        case "inline":
            return _words(state, node)
        case _:
            return (Text(node.content),)


def _link(state: Rendering, node: SyntaxTreeNode) -> Words:
    """A link, if its address is one; an address is typed, not taken from data."""
    children = _words(state, node)
    url = _LINE_MARK.sub("", str(node.attrs.get("href", "")))
    if _DATUM_MARK.search(url):
        zh, en = "网址里的数据", "data inside an address"
        state.report(prose.UNPRINTABLE.at(state.span, what_zh=zh, what_en=en))
    allowed = url.startswith(("http://", "https://", "mailto:"))
    return (Link(children, url),) if allowed else children


def _report_stars(state: Rendering, words: Words) -> None:
    for word in words:
        if isinstance(word, Text) and "**" in word.text:
            span = word.span or state.span
            at = word.text.index("**")
            state.report(prose.STRAY_MARKUP.at(_moved(span, at), text=word.text[at : at + 12]))


def _moved(span: Span, by: int) -> Span:
    return Span(span.file, span.line, span.column + by, sheet=span.sheet, cell=span.cell)
