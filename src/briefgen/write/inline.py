"""Words as HTML inside a paragraph: values, emphasis, links.

Not paragraphs: those are `markup`.
"""

from __future__ import annotations

import base64
from collections.abc import Callable
from dataclasses import dataclass, field
from html import escape
from typing import assert_never

from briefgen.document.flow import HEADINGS
from briefgen.document.layout import STANDARD, Face, Layout
from briefgen.document.masthead import Fit
from briefgen.document.pieces import Plot
from briefgen.document.tree import (
    Break,
    Emph,
    Figure,
    Link,
    Pin,
    RunIn,
    Strong,
    Text,
    Value,
    Words,
)
from briefgen.write.css import Length

SAFE_SCHEMES = ("http://", "https://", "mailto:")


@dataclass(frozen=True, slots=True)
class Voice:
    """What a writer does its own way: lengths, the words of a face, numbers, the masthead's size."""

    length: Length
    text: Callable[[str, Face], str]
    value: Callable[[Value, Face], str]
    mark_size: Callable[[float, float, float], str]
    """From points, scale and characters to the font size of a masthead."""
    mark: Callable[[str, Fit, Layout], str]
    """A masthead's words, drawn narrower if the medium can."""
    picture: Callable[[Figure], str] = field(default=lambda figure: data_url(figure))
    chart: Callable[[Plot, int, Layout], str] = field(
        default=lambda plot, number, _: drawn_on_screen(plot, number)
    )
    """The picture of a chart; the number is that of its first printed line."""
    anchor: Callable[[int, int, str], str] = field(default=lambda number, count, target: identified(target))
    """The id of an element that prints lines: the first line's number, how many, and the line's anchor.
    Called for every such element, in the order of the page."""
    layout: Layout = STANDARD
    """Of the document that is written."""
    continues: bool = False
    """Whether the medium can say 续表 where a table goes on."""
    tabled: bool = True
    """Whether the figures of a chart stand below it as a table."""


def words(content: Words, face: Face, voice: Voice) -> str:
    """Inline content."""
    parts: list[str] = []
    for word in content:
        match word:
            case Text(text):
                parts.append(voice.text(text, face))
            case Value():
                parts.append(voice.value(word, face))
            case Strong(children):
                parts.append(f"<strong>{words(children, 'hei', voice)}</strong>")
            case Emph(children):
                parts.append(f"<em>{words(children, 'kai', voice)}</em>")
            case RunIn(level, children):
                own = voice.layout.look(HEADINGS[level]).face if level else face
                inner = words(children, own, voice)
                parts.append(f'<b class="run-in-{level}">{inner}</b>')
            case Link(children, url):
                parts.append(_link(words(children, face, voice), url))
            case Break():
                parts.append("<br>")
            case Pin():
                pass
            case _:
                assert_never(word)
    return "".join(parts)


def identified(name: str) -> str:
    """The id attribute; an empty name has none."""
    return f' id="{escape(name)}"' if name else ""


def data_url(figure: Figure) -> str:
    """The picture inside its own address."""
    return f"data:{figure.media_type};base64,{base64.b64encode(figure.data).decode('ascii')}"


def drawn_on_screen(plot: Plot, number: int) -> str:
    """A chart for wide and for narrow screens."""
    from briefgen.write.chart_pictures import on_screen  # most documents have no chart

    return on_screen(plot, number)


def _link(inner: str, url: str) -> str:
    if not url.startswith(SAFE_SCHEMES):
        return inner
    return f'<a href="{escape(url)}" rel="noopener noreferrer">{inner}</a>'
