"""The HTML page: one self-contained file, the paper on a desk, printable from a browser.

Not a site: navigation and search belong to `publish`. No scripts, no outside resources.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from html import escape
from typing import assert_never

from briefgen.document.layout import Face, Layout
from briefgen.document.masthead import Fit
from briefgen.document.tree import Document, Properties, Value
from briefgen.ledger.entry import Ledger
from briefgen.ledger.places import Written, places
from briefgen.ledger.records import Records
from briefgen.model.origin import Moment, Order, Phrase
from briefgen.model.quantity import Quantity, Source
from briefgen.write.css import PANELS, screen_sheet, units
from briefgen.write.css_charts import CHARTS
from briefgen.write.html_links import Asked, linked
from briefgen.write.html_panels import panels
from briefgen.write.inline import Voice, identified
from briefgen.write.markup import article

SOURCES_SHOWN = 6
DRAFT = "草稿"
CHARTED = ' class="picture plot">'


def write_html(document: Document) -> bytes:
    """The document as one UTF-8 HTML file."""
    body = article(document, SCREEN_VOICE)
    return page(document, body, _sheet(document, body)).encode("utf-8")


def html_written(document: Document, ledger: Ledger, records: Records) -> Written:
    """The same with numbers that tell where they come from, and the id of the element of each printed
    line that holds one."""
    noted: list[tuple[int, int | str]] = []
    pieces, asked = linked(document, ledger)
    body = article(document, _noting(ledger, noted), pieces)
    told = panels(ledger, asked, records)
    content = page(document, body + told, _sheet(document, body) + (PANELS if told else ""))
    return Written(content.encode("utf-8"), places(noted))


def _sheet(document: Document, body: str) -> str:
    return screen_sheet(document.layout) + (CHARTS if CHARTED in body else "")


def _noting(ledger: Ledger, noted: list[tuple[int, int | str]]) -> Voice:
    """The voice of the screen; it names the elements that hold numbers, and notes their names."""
    holding = {entry.line for entry in ledger.entries}

    def anchor(number: int, count: int, target: str) -> str:
        name = target
        if not name and any(line in holding for line in range(number, number + count)):
            name = f"p{number}"
        noted.append((number, name))
        return identified(name)

    return replace(SCREEN_VOICE, anchor=anchor)


def page(document: Document, body: str, sheet: str) -> str:
    """A whole HTML page around the article; an empty sheet leaves the style out."""
    style = f"<style>{sheet}</style>" if sheet else ""
    names = ' class="is-draft"' if document.draft else ""
    return (
        '<!DOCTYPE html>\n<html lang="zh-CN"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f"{_metadata(document.properties)}{style}</head>"
        f"<body{names}>{body}</body></html>\n"
    )


def _metadata(properties: Properties) -> str:
    named = (
        ("author", properties.author),
        ("description", properties.subject),
        ("keywords", ",".join(properties.keywords)),
        ("generator", "briefgen"),
        ("dcterms.created", properties.date),
        ("dcterms.modified", properties.date),
    )
    metas = (f'<meta name="{name}" content="{escape(text)}">' for name, text in named if text)
    return f"<title>{escape(properties.title)}</title>{''.join(metas)}"


def _text(text: str, face: Face) -> str:
    return escape(text, quote=False)


def _value(value: Value, face: Face) -> str:
    """A number with its machine-readable value and, on hovering, where it comes from."""
    text = escape(value.text, quote=False)
    if isinstance(value, Asked):
        return _asked(value, text)
    match value.behind:
        case None:
            return text
        case Quantity(number, sources=sources):
            return f'<data class="num" value="{_digits(number)}"{_title(sources)}>{text}</data>'
        case Moment(key, source):
            return f'<data class="num" value="{escape(key)}"{_title((source,))}>{text}</data>'
        case Phrase(source) | Order(_, source):
            return f'<span class="num"{_title((source,))}>{text}</span>'
        case _:
            assert_never(value.behind)


def _asked(value: Asked, text: str) -> str:
    """A number that leads to its panel."""
    match value.behind:
        case Quantity(number):
            text = f'<data value="{_digits(number)}">{text}</data>'
        case Moment(key):
            text = f'<data value="{escape(key)}">{text}</data>'
        case Phrase() | Order() | None:
            pass
        case _:
            assert_never(value.behind)
    anchor = f' id="r{value.entry}"' if value.first else ""
    return f'<a class="num"{anchor} href="#{value.entry}">{text}</a>'


def _digits(value: Decimal) -> str:
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _title(sources: tuple[Source, ...]) -> str:
    shown = [f"{source.name}（{source.span}）" for source in sources[:SOURCES_SHOWN]]
    words = "；".join(shown + ["……"] * (len(sources) > SOURCES_SHOWN))
    return f' title="{escape(words)}"' if words else ""


def _mark_size(size_pt: float, scale: float, chars: float) -> str:
    """Small enough for a narrow screen, too: a browser condenses nothing."""
    return f"min({units(size_pt * scale)},calc((100vw - 60px)/{max(chars, 1):g}))"


def _mark(words: str, fit: Fit, layout: Layout) -> str:
    return words


SCREEN_VOICE = Voice(units, _text, _value, _mark_size, _mark)
