"""All files of the site, in order: the pages, what they share, and what machines read.

Not the downloads of documents, which the pipeline lays beside their pages, and not the search index.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.publish.site import (
    about,
    assets,
    documents,
    feed,
    home,
    indicators,
    lists,
    missing,
    organs,
    search,
    sitemap,
    withdrawn,
)
from briefgen.publish.site.overview import overview
from briefgen.publish.site.site import File, Made, Site
from briefgen.publish.site.spelling import with_one_spelling


def files(site: Site) -> Iterator[File]:
    """Every file; pages one after the other, so that only one of them is held at a time."""
    site = with_one_spelling(site)
    seen: list[sitemap.Entry] = []
    for page, file in _made(site):
        if page is not None and not page.absolute:
            seen.append(sitemap.entry(site.settings, page))
        yield file
    yield from assets.shared(site.layouts)
    yield feed.file(site)
    yield from sitemap.files(site.settings.url, seen)
    yield sitemap.robots(site.settings.url)


def _made(site: Site) -> Iterator[Made]:
    told = overview(site)
    yield from home.pages(site, told.teasers)
    yield from documents.pages(site)
    yield from lists.pages(site, told.places)
    yield from indicators.pages(site)
    yield from organs.pages(site)
    yield from search.pages(site)
    yield from about.pages(site)
    yield from withdrawn.pages(site)
    yield from missing.pages(site)
