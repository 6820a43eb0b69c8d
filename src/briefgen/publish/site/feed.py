"""The Atom feed (RFC 4287) of the newest documents.

Not the list on the home page. Its times carry +08:00; its ids never change (RFC 4151).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit
from xml.sax.saxutils import escape, quoteattr

from briefgen.publish.site.days import changed, is_moment, newest, stamp
from briefgen.publish.site.meta import shortened, source_of
from briefgen.publish.site.site import File, Published, Site

if TYPE_CHECKING:
    from briefgen.config.publishing import Publishing

PATH = "feed.xml"
MOST = 50
NEVER = "1970-01-01 00:00"
"""When a site without documents last changed: a feed has to say something."""


def file(site: Site) -> File:
    """The feed, the newest document first."""
    dated = tuple(one for one in site.documents if is_moment(one.published))
    shown = sorted(dated, key=lambda one: one.published, reverse=True)[:MOST]
    lines = (*_head(site.settings, dated), *(line for one in shown for line in _entry(site.settings, one)))
    return File(PATH, "\n".join((*lines, "</feed>", "")).encode("utf-8"))


def tag(settings: Publishing, document: Published) -> str:
    """The name of a document that stays the same wherever the site moves to later: a tag: URI with the
    day of its first publication."""
    parts = urlsplit(settings.url)
    return f"tag:{parts.hostname},{document.day}:{parts.path}documents/{quote(document.id)}"


def _head(settings: Publishing, documents: tuple[Published, ...]) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="utf-8"?>'
    yield '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-CN">'
    yield f"<id>{escape(settings.url)}</id>"
    yield f"<title>{escape(settings.name)}</title>"
    if settings.description:
        yield f"<subtitle>{escape(settings.description)}</subtitle>"
    yield f"<updated>{stamp(newest(settings, documents) or NEVER)}</updated>"
    yield f'<link rel="self" type="application/atom+xml" href={quoteattr(settings.address(PATH))}/>'
    yield f'<link rel="alternate" type="text/html" href={quoteattr(settings.url)}/>'
    yield f"<author><name>{escape(settings.organ or settings.name)}</name></author>"


def _entry(settings: Publishing, document: Published) -> Iterator[str]:
    address = settings.address(quote(document.address))
    yield "<entry>"
    yield f"<id>{escape(tag(settings, document))}</id>"
    yield f"<title>{escape(document.title)}</title>"
    yield f'<link rel="alternate" type="text/html" href={quoteattr(address)}/>'
    yield f"<published>{stamp(document.published)}</published>"
    yield f"<updated>{stamp(changed(settings, document))}</updated>"
    yield f"<author><name>{escape(source_of(settings, document))}</name></author>"
    for topic in dict.fromkeys((settings.columns.get(document.kind, ""), *document.topics)):
        if topic:
            yield f"<category term={quoteattr(topic)}/>"
    yield f"<summary>{escape(shortened(document.summary or document.title))}</summary>"
    yield "</entry>"
