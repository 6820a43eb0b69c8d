"""Words to runs of Word XML: everything escaped, Chinese marks in runs of their own.

Not paragraphs: those are `docx_paragraph`.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable
from functools import cache
from typing import assert_never

from briefgen.document.tree import Break, Emph, Link, Pin, RunIn, Strong, Text, Value, Words

ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""The 2,079 code points that XML 1.0 forbids."""

SPECIAL = re.compile('[&<>"\t\n\r]')
REFERENCES = {
    "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\t": "&#9;", "\n": "&#10;", "\r": "&#13;",
}  # fmt: skip

MARKS = re.compile("([“”‘’—…·]+)")
"""Marks that Word takes for Latin ones unless told that they are Chinese."""

EDGE_SPACE = re.compile(r"^\s|\s$|\s\s")

LinkId = Callable[[str], str]
"""Gives the relationship that stands for an address."""


def escape(text: str) -> str:
    """Text for XML, in elements and in quoted attributes. Raises ValueError where XML has no way."""
    if found := ILLEGAL.search(text):
        excerpt = text[max(found.start() - 20, 0) : found.end() + 20]
        raise ValueError(
            f"U+{ord(found[0]):04X} cannot stand in a Word file: character {found.start() + 1} of {excerpt!r}"
        )
    return SPECIAL.sub(lambda m: REFERENCES[m[0]], text)


def runs(words: Words, link: LinkId) -> str:
    """The runs of some words."""
    parts: list[str] = []
    _collect(words, "", False, link, parts)
    return "".join(parts)


def anchor(pin: Pin) -> str:
    """The end of a comment's range; where it closes, the run that refers to the comment."""
    if pin.opens:
        return f'<w:commentRangeStart w:id="{pin.comment}"/>'
    return (
        f'<w:commentRangeEnd w:id="{pin.comment}"/><w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr>'
        f'<w:commentReference w:id="{pin.comment}"/></w:r>'
    )


def anchored(runs: str, pins: Iterable[Pin]) -> str:
    """Runs with the pins of their words around them, where the words cannot carry them."""
    found = tuple(pins)
    before = "".join(anchor(pin) for pin in found if pin.opens)
    return f"{before}{runs}{''.join(anchor(pin) for pin in found if not pin.opens)}"


def sized_runs(text: str, size_pt: float, spacing_pt: float, scale: float = 1) -> str:
    """The runs of a text of a size of its own, its characters drawn narrower by `scale`; no space follows
    the last character, so that the text stays centred."""
    size = round(size_pt * 2)
    narrow = f'<w:w w:val="{math.floor(scale * 100)}"/>' if scale != 1 else ""
    sizes = f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'
    spread = f'<w:spacing w:val="{round(spacing_pt * scale * 20)}"/>' if spacing_pt else ""
    return "".join(
        f"<w:r><w:rPr>{before}{narrow}{sizes}</w:rPr>{_characters(piece)}</w:r>"
        for before, piece in ((spread, text[:-1]), ("", text[-1:]))
        if piece
    )


def _collect(words: Words, style: str, bold: bool, link: LinkId, parts: list[str]) -> None:
    for word in words:
        match word:
            case Text(text) | Value(text):
                _split(text, style, bold, parts)
            case Strong(children):
                _collect(children, style, True, link, parts)
            case Emph(children):
                _collect(children, "Emphasis", bold, link, parts)
            case RunIn(level, children):
                _collect(children, f"RunIn{level}", bold, link, parts)
            case Link(children, url):
                parts.append(f'<w:hyperlink r:id="{link(url)}" w:history="1">')
                _collect(children, style, bold, link, parts)
                parts.append("</w:hyperlink>")
            case Break():
                parts.append("<w:r><w:br/></w:r>")
            case Pin():
                parts.append(anchor(word))
            case _:
                assert_never(word)


def _split(text: str, style: str, bold: bool, parts: list[str]) -> None:
    """Chinese marks stand at the odd places of the split."""
    for place, piece in enumerate(MARKS.split(text)):
        if piece:
            dress = _dress(style, bold, place % 2 == 1)
            parts.append(f"<w:r>{dress}{_characters(piece)}</w:r>")


def _characters(text: str) -> str:
    kept = ' xml:space="preserve"' if EDGE_SPACE.search(text) else ""
    return f"<w:t{kept}>{escape(text)}</w:t>"


@cache
def _dress(style: str, bold: bool, chinese: bool) -> str:
    inner = (
        (f'<w:rStyle w:val="{style}"/>' if style else "")
        + ('<w:rFonts w:hint="eastAsia"/>' if chinese else "")
        + ("<w:b/><w:bCs/>" if bold else "")
    )
    return f"<w:rPr>{inner}</w:rPr>" if inner else ""
