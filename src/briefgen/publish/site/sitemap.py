"""What search engines read: sitemap.xml (sitemaps.org 0.9) with the days of change, and robots.txt.

Not the site's own list of pages: that is the archive.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit
from xml.sax.saxutils import escape

from briefgen.publish.site.days import changed, is_moment, stamp
from briefgen.publish.site.site import File, Page

if TYPE_CHECKING:
    from briefgen.config.publishing import Publishing

PATH = "sitemap.xml"
MOST = 50_000
"""Addresses in one file, by the protocol."""
NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
HIDDEN = ("pagefind/", "404.html")
"""What search engines need not look at."""

Entry = tuple[str, str]
"""The address of a page below the site's root, and the moment it last changed; empty where nobody can say."""


def entry(settings: Publishing, page: Page) -> Entry:
    """The line of a page."""
    return page.address, changed(settings, page.document) if page.document is not None else page.changed


def files(url: str, entries: Iterable[Entry]) -> Iterator[File]:
    """sitemap.xml; with more than 50,000 pages a list of sitemaps, and those."""
    parts = tuple(_batches(entries))
    if len(parts) <= 1:
        yield File(PATH, _set(url, parts[0] if parts else ()))
        return
    names = tuple(f"sitemap-{number}.xml" for number in range(1, len(parts) + 1))
    yield File(PATH, _index(url, names))
    for name, part in zip(names, parts, strict=True):
        yield File(name, _set(url, part))


def robots(url: str) -> File:
    """robots.txt: everything may be read; it counts at the root of a host only."""
    root = urlsplit(url).path
    hidden = "".join(f"Disallow: {root}{path}\n" for path in HIDDEN)
    return File("robots.txt", f"User-agent: *\nAllow: {root}\n{hidden}\nSitemap: {url}{PATH}\n".encode())


def _batches(entries: Iterable[Entry]) -> Iterator[tuple[Entry, ...]]:
    left = iter(entries)
    while part := tuple(islice(left, MOST)):
        yield part


def _set(url: str, entries: Iterable[Entry]) -> bytes:
    lines = (_line(url, address, moment) for address, moment in entries)
    return _xml("urlset", lines)


def _line(url: str, address: str, moment: str) -> str:
    changed = f"<lastmod>{stamp(moment)}</lastmod>" if is_moment(moment) else ""
    return f"<url><loc>{escape(url + quote(address))}</loc>{changed}</url>"


def _index(url: str, names: tuple[str, ...]) -> bytes:
    return _xml("sitemapindex", (f"<sitemap><loc>{escape(url + name)}</loc></sitemap>" for name in names))


def _xml(name: str, lines: Iterable[str]) -> bytes:
    head = f'<?xml version="1.0" encoding="utf-8"?>\n<{name} xmlns="{NAMESPACE}">\n'
    return (head + "".join(f"{line}\n" for line in lines) + f"</{name}>\n").encode()
