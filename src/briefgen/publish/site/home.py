"""The home page: the newest issue, what came last, and ways into everything else.

Not lists of everything: those are `lists`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from briefgen.publish.site.days import newest
from briefgen.publish.site.groups import SORTINGS, Group, groups
from briefgen.publish.site.pages import render
from briefgen.publish.site.portrait import Teaser
from briefgen.publish.site.site import Made, Page, Published, Site

NEWEST = 7
PER_KIND = 5
MOST_GROUPS = 12
"""Links of one way of sorting."""


@dataclass(frozen=True, slots=True)
class Newest:
    """The newest documents of a kind."""

    group: Group
    documents: tuple[Published, ...]


def pages(site: Site, teasers: tuple[Teaser, ...] = ()) -> Iterator[Made]:
    """The one page."""
    page = Page(
        address="",
        title=site.settings.name,
        sort="home",
        nav="home",
        description=site.settings.description,
        keywords=site.settings.keywords,
        changed=newest(site.settings, site.documents),
    )
    lead = lead_of(site.documents)
    others = tuple(one for one in site.documents if one is not lead)
    order = tuple(site.settings.columns)
    kinds = sorted(groups(site, "kinds"), key=lambda kind: order.index(kind.key))
    ways = {sorting: groups(site, sorting)[:MOST_GROUPS] for sorting in SORTINGS if sorting != "kinds"}
    yield (
        page,
        render(
            site,
            page,
            "home.html.j2",
            lead=lead,
            text=site.read(lead.id) if lead is not None else None,
            newest=others[:NEWEST],
            kinds=tuple(Newest(kind, kind.documents[:PER_KIND]) for kind in kinds),
            ways=ways,
            names=SORTINGS,
            teasers=teasers,
        ),
    )


def lead_of(documents: tuple[Published, ...]) -> Published | None:
    """The newest issue of a bulletin; where there is none the newest document."""
    issues = (one for one in documents if one.series)
    return next(issues, documents[0] if documents else None)
