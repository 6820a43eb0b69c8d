"""The archive: all documents, and those of each series, year, kind, place and topic, page by page.

Not the groups: those are `groups`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import ceil

from briefgen.publish.site.days import newest
from briefgen.publish.site.groups import SORTINGS, Group, address_of, groups, listed
from briefgen.publish.site.pages import render
from briefgen.publish.site.portrait import Teaser
from briefgen.publish.site.site import Crumb, Made, Page, Published, Site

PER_PAGE = 60
NEWEST = 30
"""Documents on the first page of the archive, which leads to all others by their years."""
ARCHIVE = Crumb("文件", "archive/")


@dataclass(frozen=True, slots=True)
class Years:
    """Documents of a list that belong to one year."""

    year: str
    documents: tuple[Published, ...]


def pages(site: Site, figures: Mapping[str, tuple[Teaser, ...]] | None = None) -> Iterator[Made]:
    """The archive and the list of every group."""
    sorted_by = {sorting: groups(site, sorting) for sorting in SORTINGS}
    page = Page(
        address=ARCHIVE.address,
        title=ARCHIVE.name,
        sort="list",
        nav="archive",
        description=f"{site.settings.name}发布的全部文件，按刊物、年份、文种、地区和主题查找。",
        changed=newest(site.settings, site.documents),
    )
    shown = listed(site.documents)[:NEWEST]
    yield (
        page,
        render(
            site,
            page,
            "archive.html.j2",
            sorted_by=sorted_by,
            names=SORTINGS,
            years=by_year(shown),
            shown=len(shown),
            further=len(shown) < len(site.documents),
        ),
    )
    for held in sorted_by.values():
        for group in held:
            own = (figures or {}).get(group.key, ()) if group.sorting == "places" else ()
            yield from _group(site, group, own)


def _group(site: Site, group: Group, figures: tuple[Teaser, ...]) -> Iterator[Made]:
    count = max(ceil(len(group.documents) / PER_PAGE), 1)
    for number in range(1, count + 1):
        shown = group.documents[(number - 1) * PER_PAGE : number * PER_PAGE]
        page = _page(site, group, number, count)
        yield (
            page,
            render(
                site,
                page,
                "group.html.j2",
                group=group,
                years=by_year(shown),
                number=number,
                count=count,
                addresses=tuple(numbered(group.address, n) for n in range(1, count + 1)),
                below=_below(site, group),
                figures=figures if number == 1 else (),
            ),
        )


def _page(site: Site, group: Group, number: int, count: int) -> Page:
    page_of = f"（第{number}页，共{count}页）" if count > 1 else ""
    return Page(
        address=numbered(group.address, number),
        title=f"{group.name}{page_of}",
        sort="list",
        nav="archive",
        column=group.name,
        trail=(ARCHIVE,),
        description=f"{site.settings.name}：{SORTINGS[group.sorting]}“{group.name}”的文件，共{len(group.documents)}份。",
        keywords=(group.name,),
        changed=newest(site.settings, group.documents[(number - 1) * PER_PAGE : number * PER_PAGE]),
    )


def _below(site: Site, group: Group) -> tuple[Crumb, ...]:
    """For a place: the places right below it that have documents of their own."""
    if group.sorting != "places":
        return ()
    held = {document.place for document in site.documents}
    places = (p for p in site.workspace.places.values() if p.parent == group.key and p.id in held)
    return tuple(Crumb(str(place.name), address_of("places", str(place.id))) for place in places)


def numbered(address: str, number: int) -> str:
    """The address of a page of a list; the first one is the list's own."""
    return address if number == 1 else f"{address}{number}/"


def by_year(documents: tuple[Published, ...]) -> tuple[Years, ...]:
    """Documents under their years, in their order."""
    found: dict[str, list[Published]] = {}
    for document in documents:
        found.setdefault(document.year, []).append(document)
    return tuple(Years(year, tuple(held)) for year, held in found.items())
