"""The files of the site, read by others than those who wrote them: the checker of the W3C, a reader of
feeds, a crawler."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from lxml import etree, html

from publish.browser.checkers import sound

NOT_OF_A_FOLDER = "Resource violates Content Security Policy"
"""The checker takes 'self' of a file for nothing; that browsers load all is what the other tests show."""
UNKNOWN = re.compile(
    "“footnote”: Parse Error|“(box-sizing|transform)”: Property .* exists in “\\[css3\\]”"
    "|Property “container-type” doesn't exist|Unrecognized at-rule “@container”"
)
"""What the checker does not know yet: paged media, and what fits its column."""
HOME = "https://briefgen.example/"
ATOM = "{http://www.w3.org/2005/Atom}"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def test_every_page_is_sound_html(site: Path) -> None:
    """Without an error, and without a warning: headings, sections and roles are as they should be."""
    wrong = [
        (one["type"], _path_of(one["url"], site), one.get("lastLine"), one["message"])
        for one in sound("--skip-non-html", site)
        if not one["message"].startswith(NOT_OF_A_FOLDER)
    ]
    assert wrong == []


def test_every_style_sheet_is_sound(site: Path) -> None:
    sheets = sorted(site.glob("assets/*.css"))
    assert len(sheets) >= 3
    found = sound("--css", *sheets)
    wrong = [
        (Path(one["url"]).name, one.get("lastLine"), one["message"])
        for one in found
        if one["type"] == "error" and not UNKNOWN.search(one["message"])
    ]
    assert wrong == []


def test_every_link_inside_the_site_leads_somewhere(site: Path) -> None:
    wrong, links = [], 0
    for file in sorted(site.rglob("*.html")):
        own = f"/{file.relative_to(site).as_posix()}"
        for link in html.fromstring(file.read_bytes()).xpath("//@href | //@src"):
            links += 1
            if not _leads(site, own, str(link)):
                wrong.append((own, link))
    assert links > 5000
    assert wrong == []


def test_the_feed_can_be_read_and_its_entries_are_there(site: Path) -> None:
    feed = etree.parse(site / "feed.xml").getroot()
    assert feed.tag == f"{ATOM}feed"
    entries = feed.findall(f"{ATOM}entry")
    assert len(entries) >= 20
    times = [datetime.fromisoformat(one.text or "") for one in feed.iter(f"{ATOM}updated")]
    assert {time.utcoffset() for time in times} == {timedelta(hours=8)}
    ids = [one.findtext(f"{ATOM}id") for one in entries]
    assert len(set(ids)) == len(ids)
    links = [str(link.get("href")) for link in feed.iter(f"{ATOM}link")]
    assert [link for link in links if not _is_there(site, link)] == []
    assert all(one.findtext(f"{ATOM}title") and one.find(f"{ATOM}link") is not None for one in entries)


def test_the_sitemap_names_every_page_once(site: Path) -> None:
    named = [str(one.text) for one in etree.parse(site / "sitemap.xml").iter(f"{MAP}loc")]
    assert len(set(named)) == len(named)
    pages = {path.relative_to(site).as_posix() for path in site.rglob("*.html")} - {"404.html"}
    assert {_path(one) for one in named} == pages
    assert f"Sitemap: {HOME}sitemap.xml" in (site / "robots.txt").read_text()


def _path_of(url: str, site: Path) -> str:
    return unquote(urlsplit(url).path).removeprefix(f"{site.resolve()}/")


def _leads(site: Path, own: str, link: str) -> bool:
    goal = urlsplit(urljoin(f"{HOME.rstrip('/')}{own}", link))
    if f"{goal.scheme}://{goal.netloc}/" != HOME:
        return False
    path = unquote(goal.path).lstrip("/")
    file = site / (f"{path}index.html" if path.endswith("/") or not path else path)
    return file.is_file() and (not goal.fragment or unquote(goal.fragment) in _anchors(file))


@cache
def _anchors(file: Path) -> frozenset[str]:
    return frozenset(map(str, html.fromstring(file.read_bytes()).xpath("//@id")))


def _is_there(site: Path, link: str) -> bool:
    return link.startswith(HOME) and (site / _path(link)).is_file()


def _path(link: str) -> str:
    path = unquote(urlsplit(link).path).lstrip("/")
    return f"{path}index.html" if path.endswith("/") or not path else path
