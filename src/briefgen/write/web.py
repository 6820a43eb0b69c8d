"""The document for the web: its article without style or script, and what a site needs to know of it.

Not the page around it, its menu or its address: those belong to the site.
"""

from __future__ import annotations

import base64
from collections.abc import Mapping
from html import escape
from urllib.parse import quote

from briefgen.document.contents import entries
from briefgen.document.layout import Face, Layout
from briefgen.document.masthead import Fit
from briefgen.document.pieces import Plot
from briefgen.document.tree import Article, Document, Figure, Paragraph, Value, Words, plain
from briefgen.ledger.entry import Ledger
from briefgen.ledger.places import Written, places
from briefgen.ledger.records import Records
from briefgen.write.css import points
from briefgen.write.html_links import Asked, linked
from briefgen.write.inline import Voice
from briefgen.write.web_blocks import Blocks
from briefgen.write.web_numbers import indicators
from briefgen.write.web_page import Entry, Part, Picture, Use, WebPage, page_json
from briefgen.write.web_tables import FORMS

LEVELS = 2
"""Levels of headings beside the text."""
MOST_LEVELS = 6
MOST_ENTRIES = 24
"""Longer lists are shown with one level."""
SUMMARY = 120
"""Characters that a list shows of a text."""
STOPS = "。！？；"
INDICATORS = "../../indicators/"
"""The way from a document's folder to the pages of indicators."""


def web_written(document: Document, ledger: Ledger, records: Records) -> Written:
    """The document as the file that its page is made of."""
    return Written(page_json(web_page(document, ledger, records)), places(()))


def web_page(document: Document, ledger: Ledger, records: Records) -> WebPage:
    """The document for the web."""
    goals = indicators(ledger, records)
    pictures: list[Picture] = []
    html = _article(document, ledger, goals, pictures)
    head, first = document.head, document.articles[0] if document.articles else Article(())
    return WebPage(
        id=document.id,
        kind=document.kind,
        format=document.format,
        title=document.properties.title,
        subtitle=_line(first.subtitle) if len(document.articles) == 1 else "",
        series="".join(map(_line, head.mark)) if head is not None and document.format == "bulletin" else "",
        issue=_line(head.number) if head is not None and document.format == "bulletin" else "",
        number=_number(document, first),
        organs=tuple(map(_line, document.signature.organs)) if document.signature is not None else (),
        house=document.layout.name,
        parts=_parts(document),
        contents=_contents(document),
        headings=_entries(document, MOST_LEVELS),
        uses=_uses(ledger, goals),
        summary=_summary(first),
        html=html,
        pictures=tuple(pictures),
    )


def _article(document: Document, ledger: Ledger, goals: Mapping[str, str], pictures: list[Picture]) -> str:
    def pictured(figure: Figure) -> str:
        name = f"picture-{len(pictures) + 1}.{FORMS[figure.media_type]}"
        pictures.append(Picture(name, base64.b64encode(figure.data).decode("ascii")))
        return name

    def value(value: Value, face: Face) -> str:
        return _value(value, goals)

    voice = Voice(points, _text, value, _mark_size, _mark, layout=document.layout, chart=_chart)
    pieces, _ = linked(document, ledger)
    return Blocks(voice, pictured).article(pieces, f"paper {document.format}")


def _value(value: Value, goals: Mapping[str, str]) -> str:
    """A number; it leads to its indicator, if it has one."""
    text = _text(value.text, "fang")
    if not isinstance(value, Asked) or value.entry not in goals:
        return text
    id = f' id="{value.entry}"' if value.first else ""
    return f'<a class="num"{id} href="{INDICATORS}{quote(goals[value.entry])}/">{text}</a>'


def _chart(plot: Plot, number: int, layout: Layout) -> str:
    """A chart whose words grow with the text of the page."""
    from briefgen.write.chart_pictures import WEB, on_screen  # most documents have no chart

    return on_screen(plot, number, WEB)


def _text(text: str, face: Face) -> str:
    return escape(text, quote=False)


def _mark_size(size_pt: float, scale: float, chars: float) -> str:
    return ""


def _mark(words: str, fit: Fit, layout: Layout) -> str:
    return words


def _line(words: Words) -> str:
    return plain(words).replace("\n", "").strip()


def _number(document: Document, first: Article) -> str:
    """文号: in the head of official documents, under the title of rules."""
    if first.number:
        return _line(first.number).strip("（）()")
    if document.head is None or document.format == "bulletin":
        return ""
    return _line(document.head.number)


def _parts(document: Document) -> tuple[Part, ...]:
    if len(document.articles) < 2:
        return ()
    return tuple(
        Part("".join(map(_line, one.title)), f"article-{n}", _summary(one))
        for n, one in enumerate(document.articles, 1)
    )


def _contents(document: Document) -> tuple[Entry, ...]:
    for levels in range(LEVELS, 0, -1):
        found = _entries(document, levels)
        if len(found) <= MOST_ENTRIES:
            break
    return found


def _entries(document: Document, levels: int) -> tuple[Entry, ...]:
    return tuple(Entry(_line(one.words), one.depth, one.goal) for one in entries(document, levels))


def _uses(ledger: Ledger, goals: Mapping[str, str]) -> tuple[Use, ...]:
    """Each figure of each indicator once, where it is printed first."""
    found: dict[tuple[str, str], Use] = {}
    for entry in ledger.entries:
        if entry.id in goals:
            found.setdefault((goals[entry.id], entry.text), Use(goals[entry.id], entry.text, entry.id))
    return tuple(found.values())


def _summary(article: Article) -> str:
    """The first paragraph that says something, up to the end of a sentence if one ends in time."""
    paragraphs = (block.children for block in article.blocks if isinstance(block, Paragraph))
    noted = article.note.paragraphs if article.note is not None else ()
    text = next(filter(None, map(_line, (*noted, *paragraphs))), "")
    if len(text) <= SUMMARY:
        return text
    cut = max(text.rfind(stop, SUMMARY // 2, SUMMARY) for stop in STOPS)
    return text[: cut + 1] if cut > 0 else f"{text[: SUMMARY - 1]}…"
