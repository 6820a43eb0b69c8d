"""The search page: its form, and where the script puts what it finds.

Not the index: Pagefind makes it of the finished pages.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.publish.site.groups import SORTINGS, groups
from briefgen.publish.site.pages import render
from briefgen.publish.site.site import Made, Page, Site

FILTERS = ("kinds", "years", "places", "topics")
MOST_WORDS = 8
"""Topics that are offered where a search finds nothing."""


def pages(site: Site) -> Iterator[Made]:
    """The one page."""
    page = Page(
        address="search/",
        title="搜索",
        sort="search",
        nav="search",
        description=f"在{site.settings.name}的全部文件和数据里查找。",
    )
    filters = tuple((SORTINGS[one], groups(site, one)) for one in SORTINGS if one in FILTERS)
    topics = tuple(group.name for group in groups(site, "topics")[:MOST_WORDS])
    yield page, render(site, page, "search.html.j2", filters=filters, topics=topics)
