"""The page for addresses where nothing stands (404).

Not dead links inside the site: a check finds those.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.publish.site.pages import render
from briefgen.publish.site.site import Made, Page, Site


def pages(site: Site) -> Iterator[Made]:
    """The one page."""
    page = Page(address="404.html", title="没有找到这个页面", sort="missing", absolute=True)
    yield page, render(site, page, "missing.html.j2", newest=site.documents[:5])
