"""The page that says what the site is: where its figures come from, how it is used without a mouse, how
errors are corrected.

Not settings: the office's own words come from `[publish]`.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.publish.site.pages import render
from briefgen.publish.site.site import Made, Page, Published, Site

NEWEST = 10
"""Corrections that are listed."""


def pages(site: Site) -> Iterator[Made]:
    """The one page."""
    page = Page(
        address="about/",
        title="说明",
        sort="about",
        nav="about",
        description=f"{site.settings.name}的内容、数据来源、无障碍说明和更正办法。",
    )
    yield page, render(site, page, "about.html.j2", corrected=_corrected(site)[:NEWEST])


def _corrected(site: Site) -> tuple[Published, ...]:
    """The documents with corrections, the latest correction first."""
    found = (document for document in site.documents if document.corrections)
    return tuple(sorted(found, key=lambda one: one.corrections[-1].day, reverse=True))
