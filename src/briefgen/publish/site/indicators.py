"""The pages of indicators: the list of all, and each one's figures as chart, table and files.

Not the figures, the table or the chart themselves; not the further pages of long tables: those are
`indicator_years`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from briefgen.publish.site.charting import Drawing, drawn
from briefgen.publish.site.figures import axes, when
from briefgen.publish.site.formula_words import formula_words
from briefgen.publish.site.grid import rows_of, time_words
from briefgen.publish.site.indicator_years import (
    LIST,
    MOST_ROWS,
    Rows,
    document_pages,
    page_of,
    table,
    year_pages,
    years_of,
)
from briefgen.publish.site.open_data import KINDS, csv_file, json_file, schema
from briefgen.publish.site.pages import render
from briefgen.publish.site.plotting import plot
from briefgen.publish.site.portrait import Portrait, Teaser, address_of, portraits, teaser
from briefgen.publish.site.site import Crumb, File, Made, Page, Site

MOST_DOCUMENTS = 20
"""Documents on an indicator's own page; where more print it, all of them have pages of their own."""
MOST_USES = 8
"""Printed words of one document that are listed."""


@dataclass(frozen=True, slots=True)
class Subject:
    """The indicators of one subject."""

    name: str
    indicators: tuple[Teaser, ...]


def pages(site: Site) -> Iterator[Made]:
    """The list of indicators, and everything about each."""
    subjects: dict[str, list[Teaser]] = {}
    for portrait in portraits(site):
        subjects.setdefault(portrait.subject, []).append(teaser(site.workspace, portrait))
        yield from _indicator(site, portrait)
    yield None, File(f"{LIST.address}schema.json", schema())
    yield _list(site, tuple(Subject(name, tuple(held)) for name, held in subjects.items()))


def _list(site: Site, subjects: tuple[Subject, ...]) -> Made:
    page = Page(
        address=LIST.address,
        title="数据",
        sort="indicator",
        nav="indicators",
        column="数据",
        description=f"{site.settings.name}公开的统计指标：数值、图表、计算方法，以及印有这些数的文件。",
        keywords=("数据", "指标", *(one.name for one in subjects)),
    )
    count = sum(len(one.indicators) for one in subjects)
    return page, render(site, page, "indicators.html.j2", subjects=subjects, count=count)


def _indicator(site: Site, portrait: Portrait) -> Iterator[Made]:
    data = _files(site, portrait)
    rows = tuple(rows_of(portrait.figures))
    years = years_of(portrait, rows) if len(rows) > MOST_ROWS else ()
    shown = _newest(rows) if years else rows
    page = page_of(portrait)
    yield (
        page,
        render(
            site,
            page,
            "indicator.html.j2",
            portrait=portrait,
            kind=KINDS[portrait.indicator.kind],
            dimensions=_dimensions(site, portrait),
            formula=_formula(site, portrait),
            readers=tuple(Crumb(str(one.name), address_of(str(one.id))) for one in portrait.readers),
            drawings=_drawings(site, portrait),
            **table(site, portrait, shown),
            shown=_time(shown) if years else "",
            years=years,
            printings=portrait.printings[:MOST_DOCUMENTS],
            most_uses=MOST_USES,
            data=data,
        ),
    )
    yield from ((None, file) for file in data)
    for year in years:
        yield from year_pages(site, portrait, year)
    if len(portrait.printings) > MOST_DOCUMENTS:
        yield from document_pages(site, portrait, MOST_USES)


def _newest(rows: Rows) -> Rows:
    """The rows of the newest time, as many as one table holds."""
    last = max((row[0].time for row in rows), key=when)
    return tuple(islice((row for row in rows if row[0].time == last), MOST_ROWS))


def _time(rows: Rows) -> str:
    return time_words(rows[0][0].period, rows[0][0].as_of)


def _files(site: Site, portrait: Portrait) -> tuple[File, ...]:
    if not portrait.figures:
        return ()
    workspace, indicator = site.workspace, portrait.indicator
    return (
        File(f"{portrait.address}data.csv", csv_file(workspace, indicator, portrait.figures)),
        File(
            f"{portrait.address}data.json", json_file(workspace, site.settings, indicator, portrait.figures)
        ),
    )


def _dimensions(site: Site, portrait: Portrait) -> str:
    found = (site.workspace.dimensions.get(id) for id in axes(portrait.indicator, portrait.figures))
    return "、".join(str(one.name) for one in found if one is not None)


def _formula(site: Site, portrait: Portrait) -> tuple[Crumb, ...]:
    """The words of the formula, each with the page of the indicator that it names, or none."""
    pieces = formula_words(site.workspace, portrait.indicator)
    return tuple(Crumb(one.text, address_of(one.indicator) if one.indicator else "") for one in pieces)


def _drawings(site: Site, portrait: Portrait) -> tuple[Drawing, ...]:
    found = plot(site.workspace, portrait.indicator, portrait.figures)
    return drawn(found) if found is not None else ()
