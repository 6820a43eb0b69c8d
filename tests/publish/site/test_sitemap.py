"""The sitemap and robots.txt."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from briefgen.publish.site import sitemap
from briefgen.publish.site.site import Page
from publish.site import buses

NOTE, RULES = buses.DOCUMENTS
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def test_the_sitemap_names_every_page_with_its_day() -> None:
    pages = (
        Page(address="", title="首页", sort="home", changed="2023-02-01 10:30"),
        Page(address="documents/站/", title="站", sort="document", document=RULES),
        Page(address="about/", title="说明", sort="about"),
    )
    entries = tuple(sitemap.entry(buses.SETTINGS, page) for page in pages)
    (file,) = sitemap.files(buses.SETTINGS.url, entries)
    root = ElementTree.fromstring(file.content)
    assert [(url.findtext(f"{MAP}loc"), url.findtext(f"{MAP}lastmod")) for url in root] == [
        ("https://bus.example/info/", "2023-02-01T10:30:00+08:00"),
        ("https://bus.example/info/documents/%E7%AB%99/", "2023-01-10T09:00:00+08:00"),
        ("https://bus.example/info/about/", None),
    ]


def test_a_large_sitemap_is_several(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sitemap, "MOST", 2)
    made = tuple(sitemap.files("https://bus.example/", (("a/", ""), ("b/", ""), ("c/", ""))))
    assert [file.path for file in made] == ["sitemap.xml", "sitemap-1.xml", "sitemap-2.xml"]
    index = ElementTree.fromstring(made[0].content)
    assert [one.findtext(f"{MAP}loc") for one in index] == [
        "https://bus.example/sitemap-1.xml",
        "https://bus.example/sitemap-2.xml",
    ]


def test_robots_may_read_all_but_the_index_of_words() -> None:
    assert sitemap.robots("https://bus.example/info/").content.decode() == (
        "User-agent: *\nAllow: /info/\nDisallow: /info/pagefind/\nDisallow: /info/404.html\n\n"
        "Sitemap: https://bus.example/info/sitemap.xml\n"
    )
