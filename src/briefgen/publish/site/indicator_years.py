"""The further pages of an indicator with much to show: its table year by year, its documents part by part.

Not its own page: that is `indicators`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from typing import TypedDict

from briefgen.model.period import days
from briefgen.publish.site.figures import Figure
from briefgen.publish.site.grid import Grid, grid
from briefgen.publish.site.groups import address_of as group_address
from briefgen.publish.site.open_data import KINDS
from briefgen.publish.site.pages import render
from briefgen.publish.site.paging import parts
from briefgen.publish.site.portrait import Portrait
from briefgen.publish.site.site import Crumb, Made, Page, Site

LIST = Crumb("数据", "indicators/")
MOST_ROWS = 120
"""Rows of a table; an indicator with more has its table on pages of its own, by year."""
PER_PAGE = 100
"""Documents of one page."""
DOCUMENTS = "documents/"
OTHER, OTHER_TIMES = "other", "其他时间"
Rows = tuple[tuple[Figure, ...], ...]
"""The figures of a place and time, and so on."""


@dataclass(frozen=True, slots=True)
class Year:
    """The figures of one year."""

    name: str
    address: str
    """Below the site's root."""
    rows: Rows


class Shown(TypedDict):
    """What a template needs of a table."""

    grid: Grid | None
    places: dict[str, str]
    """The pages of places, by their ids, as far as they have one."""


def page_of(portrait: Portrait, below: str = "", words: tuple[str, ...] = ()) -> Page:
    """The page of an indicator, or one below it, which has further words in its title."""
    name = str(portrait.indicator.name)
    title = "，".join((name, *words))
    return Page(
        address=f"{portrait.address}{below}",
        title=title,
        sort="indicator",
        nav="indicators",
        column=LIST.name,
        trail=(LIST, Crumb(name, portrait.address)) if below else (LIST,),
        description=f"{title}：{KINDS[portrait.indicator.kind]}，单位{portrait.indicator.unit}；"
        f"共{len(portrait.figures)}条数据，{len(portrait.printings)}份文件印有这项指标。",
        keywords=(name, portrait.subject, LIST.name),
        changed=portrait.changed,
    )


def table(site: Site, portrait: Portrait, rows: Rows) -> Shown:
    """The table of some rows, and where the names of their places lead."""
    held = tuple(chain.from_iterable(rows))
    made = grid(site.workspace, portrait.indicator, held) if held else None
    return Shown(grid=made, places=_places(site, rows))


def years_of(portrait: Portrait, rows: Rows) -> tuple[Year, ...]:
    """The rows by the years that they end in, the newest first; named times at the end."""
    found: dict[str, list[tuple[Figure, ...]]] = {}
    for row in rows:
        time = row[0].time
        span = days(time) if time is not None else None
        found.setdefault(str(span[1].year) if span is not None else "", []).append(row)
    return tuple(
        Year(
            f"{year}年" if year else OTHER_TIMES,
            f"{portrait.address}{year or OTHER}/",
            tuple(found[year]),
        )
        for year in sorted(found, reverse=True)
    )


def year_pages(site: Site, portrait: Portrait, year: Year) -> Iterator[Made]:
    """The pages of one year."""
    for part in parts(year.address, year.rows, MOST_ROWS):
        page = page_of(portrait, part.address.removeprefix(portrait.address), (year.name, *part.words))
        shown = table(site, portrait, part.items)
        context = {"portrait": portrait, "year": year, "part": part, **shown}
        yield page, render(site, page, "indicator_year.html.j2", **context)


def document_pages(site: Site, portrait: Portrait, most_uses: int) -> Iterator[Made]:
    """All documents that print an indicator."""
    for part in parts(f"{portrait.address}{DOCUMENTS}", portrait.printings, PER_PAGE):
        below = part.address.removeprefix(portrait.address)
        page = page_of(portrait, below, ("印有这项指标的文件", *part.words))
        context = {"portrait": portrait, "part": part, "most_uses": most_uses}
        yield page, render(site, page, "indicator_documents.html.j2", **context)


def _places(site: Site, rows: Rows) -> dict[str, str]:
    held = {document.place for document in site.documents}
    ids = dict.fromkeys(row[0].place for row in rows if row[0].place in held)
    return {id: group_address("places", id) for id in ids}
