"""One page of every kind that the site has.

Not a test.
"""

from __future__ import annotations

from pathlib import Path

from publish.browser.watching import MISSING

BULLETIN = "documents/jx-bulletin-2019-01/"
RULES = "documents/guangfeng-rules/"
NOTICE = "documents/yl-notice/"
REPORT = "documents/relocation-report/"
CHARTS = "documents/relocation-progress/"
SURVEY = "documents/kaizhou-survey/"
ARTICLE = "documents/guizhou-follow-up/"
TABLE = "documents/yudu-indicators/"
DOCUMENTS = (BULLETIN, RULES, NOTICE, REPORT, CHARTS, SURVEY, ARTICLE, TABLE)
SEARCH = "search/"
FIXED = (
    "",
    *DOCUMENTS,
    "documents/yl-letter/",
    "documents/yl-minutes/",
    "documents/yl-order/",
    "archive/",
    "years/2019/",
    "kinds/bulletin/",
    "places/yudu/",
    "indicators/",
    "indicators/moved-in/",
    "indicators/move-in-rate/",
    "indicators/relocated-people/",
    "organs/",
    "organs/gf-drc/",
    SEARCH,
    f"{SEARCH}?q=搬迁",
    f"{SEARCH}?q=没有这个词",
    "about/",
    MISSING,
)
NAMED = ("series", "topics")
"""Kinds whose folders are named by what they are called."""


def every_kind(site: Path) -> tuple[str, ...]:
    """The addresses of a page of each kind."""
    named = (f"{name}/{min(path.name for path in (site / name).iterdir())}/" for name in NAMED)
    return (*FIXED, *named)


def every_page(site: Path) -> tuple[str, ...]:
    """The addresses of all pages."""
    found = (path.relative_to(site).as_posix() for path in sorted(site.rglob("*.html")))
    return tuple(MISSING if path == "404.html" else path.removesuffix("index.html") for path in found)


def settled(address: str) -> str:
    """What a page has when it is finished: a search has its answer."""
    return "#results li, #search-help:not([hidden])" if "?q=" in address else "main"
