"""Numbers headings and items, runs headings in, joins lists: the style of one document.

Numbers are typed text in every format, never a word processor's own numbering.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.compose.filters import item_mark
from briefgen.compose.markdown import Items, RawBlock
from briefgen.document.numerals import chinese
from briefgen.document.tree import (
    Block,
    Break,
    Heading,
    Inline,
    Paragraph,
    RunIn,
    Text,
    Value,
    Words,
    plain,
)
from briefgen.model.style import Style, form_of

END_MARKS = "。！？：；"


def numbered(blocks: tuple[RawBlock, ...], style: Style) -> tuple[Block, ...]:
    """The blocks with every number in place."""
    return tuple(_run_in(_headings(tuple(_lists(blocks, style)), style), style))


def heading_mark(form: str, number: int) -> str:
    """The mark of the n-th heading of a form (GB/T 9704-2012 7.3.3)."""
    word = chinese(number)
    return {
        "一、": f"{word}、",
        "（一）": f"（{word}）",
        "1.": f"{number}.",
        "（1）": f"（{number}）",
        "章": f"第{word}章　",
        "条": f"第{word}条　",
        "无": "",
    }[form]


def _lists(blocks: tuple[RawBlock, ...], style: Style) -> Iterator[Block]:
    held: Paragraph | None = None
    for block in blocks:
        if not isinstance(block, Items):
            if held is not None:
                yield held
            held = block if isinstance(block, Paragraph) else None
            if held is None:
                yield block
            continue
        form = style.item_mark if block.ordered else "无"
        texts = _items(block, form)
        if style.items == "joined" and block.ordered:
            lead = held.children if held is not None else ()
            yield Paragraph((*lead, *(w for text in texts for w in text)))
        else:
            if held is not None:
                yield held
            yield from (Paragraph(text) for text in texts)
        held = None
    if held is not None:
        yield held


def _items(items: Items, form: str) -> list[Words]:
    """The items with their marks; items inside an item are on one line with it."""
    texts: list[Words] = []
    for number, item in enumerate(items.items, 1):
        words: list[Inline] = [Value(item_mark(number, form).text, None)]
        for part in item:
            if isinstance(part, Items):
                words.extend(w for text in _items(part, "（1）" if part.ordered else "无") for w in text)
            else:
                words.extend(part)
        texts.append(tuple(words))
    return texts


def _headings(blocks: tuple[Block, ...], style: Style) -> Iterator[Block]:
    counts = [0, 0, 0, 0, 0]
    for block in blocks:
        if not isinstance(block, Heading):
            yield block
            continue
        level = block.level
        form = form_of(style, level)
        counts[level] += 1
        for deeper in range(level + 1, 5):
            if form_of(style, deeper) != "条":
                counts[deeper] = 0
        mark = heading_mark(form, counts[level])
        first, *rest = _split(block.children)
        words = (Value(mark, None), *first) if mark else first
        yield Heading(0 if form == "章" else level, words, tuple(rest))


def _run_in(blocks: Iterator[Block], style: Style) -> Iterator[Block]:
    held: Heading | None = None
    for block in blocks:
        if held is not None and isinstance(block, Paragraph):
            yield Paragraph((RunIn(_face(held.level, style), _ended(held.children)), *block.children))
            held = None
            continue
        if held is not None:
            yield held
            held = None
        if isinstance(block, Heading) and block.level in (style.run_in or ()) and not block.lines:
            held = block
        else:
            yield block
    if held is not None:
        yield held


def _face(level: int, style: Style) -> int:
    """The level whose face a run-in heading takes: 第一条 is set in 黑体, like level 1; 楷体 is for （一）
    (GB/T 9704-2012 7.3.3), so what has no mark below level 1 is set bold."""
    form = form_of(style, level)
    return 1 if form == "条" else 0 if form == "无" and level > 1 else level


def _ended(words: Words) -> Words:
    text = plain(words)
    bare = text.endswith("　") or text[-1:] in END_MARKS
    return words if bare or not text else (*words, Text("。"))


def _split(words: Words) -> list[Words]:
    parts: list[list[Inline]] = [[]]
    for word in words:
        if isinstance(word, Break):
            parts.append([])
        else:
            parts[-1].append(word)
    return [tuple(part) for part in parts]
