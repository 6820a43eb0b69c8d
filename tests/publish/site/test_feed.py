"""The Atom feed of the newest documents."""

from __future__ import annotations

from dataclasses import replace
from xml.etree import ElementTree

import pytest

from briefgen.publish.site import feed
from briefgen.publish.site.site import Correction, Site
from publish.site import buses

NOTE, RULES = buses.DOCUMENTS
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return buses.site(tmp_path_factory.mktemp("buses"))


def read(site: Site) -> ElementTree.Element:
    return ElementTree.fromstring(feed.file(site).content)


def text(element: ElementTree.Element, name: str) -> str:
    found = element.find(f"{ATOM}{name}")
    return found.text or "" if found is not None else ""


def test_the_feed_has_what_atom_asks_for(site: Site) -> None:
    root = read(site)
    assert (text(root, "id"), text(root, "title")) == ("https://bus.example/info/", "清河市公交信息网")
    assert text(root, "updated") == "2023-02-01T10:30:00+08:00"
    links = [(link.get("rel"), link.get("href")) for link in root.findall(f"{ATOM}link")]
    assert links == [
        ("self", "https://bus.example/info/feed.xml"),
        ("alternate", "https://bus.example/info/"),
    ]
    assert [text(entry, "title") for entry in root.findall(f"{ATOM}entry")] == [
        "东山县的公交",
        "公交服务办法",
    ]


def test_an_entry_has_a_name_that_never_changes(site: Site) -> None:
    entry = read(site).findall(f"{ATOM}entry")[1]
    assert text(entry, "id") == "tag:bus.example,2023-01-10:/info/documents/rules"
    assert (text(entry, "published"), text(entry, "updated")) == ("2023-01-10T09:00:00+08:00",) * 2
    assert [one.get("term") for one in entry.findall(f"{ATOM}category")] == ["实施细则"]
    author = entry.find(f"{ATOM}author")
    assert author is not None
    assert text(author, "name") == "清河市交通运输局"


def test_a_correction_is_news_of_the_same_entry(site: Site) -> None:
    corrected = replace(RULES, corrections=(Correction("2023-03-01", "改正站名。"),))
    entry = read(replace(site, documents=(corrected,))).findall(f"{ATOM}entry")[0]
    assert text(entry, "id") == "tag:bus.example,2023-01-10:/info/documents/rules"
    assert text(entry, "updated") == "2023-03-01T09:00:00+08:00"


def test_marks_are_escaped(site: Site) -> None:
    odd = replace(RULES, title="<站> & “牌”", topics=('"x"',))
    entry = read(replace(site, documents=(odd,))).findall(f"{ATOM}entry")[0]
    assert text(entry, "title") == "<站> & “牌”"


def test_the_feed_of_an_empty_site_is_a_feed(site: Site) -> None:
    root = read(replace(site, documents=()))
    assert text(root, "updated") == "1970-01-01T00:00:00+08:00"


def test_the_newest_fifty_are_in_it(site: Site) -> None:
    many = tuple(replace(RULES, id=f"r{n}", published=f"2023-01-10 09:{n:02}") for n in range(60))
    entries = read(replace(site, documents=many)).findall(f"{ATOM}entry")
    assert len(entries) == 50
    assert text(entries[0], "published") == "2023-01-10T09:59:00+08:00"
