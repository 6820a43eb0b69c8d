"""The whole site: what holds for every page of it."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from briefgen.publish.site.files import files
from briefgen.publish.site.pages import POLICY
from briefgen.publish.site.site import File
from publish.site import buses


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, File]:
    found = list(files(buses.site(tmp_path_factory.mktemp("buses"))))
    assert len({file.path for file in found}) == len(found)
    return {file.path: file for file in found}


class Reader(HTMLParser):
    """The start tags of a page and its ids, every element being closed in its turn."""

    VOID = frozenset(("meta", "link", "br", "wbr", "img", "col", "input", "path", "rect"))

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in self.VOID:
            assert self.open.pop() == tag

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))


def read(file: File) -> Reader:
    reader = Reader()
    reader.feed(file.content.decode())
    assert reader.open == []
    return reader


def pages(made: dict[str, File]) -> list[File]:
    return [file for path, file in made.items() if path.endswith(".html")]


def test_it_has_a_page_of_every_kind(made: dict[str, File]) -> None:
    assert {
        "index.html",
        "documents/note/index.html",
        "documents/rules/index.html",
        "archive/index.html",
        "years/2023/index.html",
        "kinds/rules/index.html",
        "places/dongshan/index.html",
        f"topics/{_topic(made)}/index.html",
        "indicators/index.html",
        "organs/index.html",
        "search/index.html",
        "about/index.html",
        "404.html",
        "feed.xml",
        "sitemap.xml",
        "robots.txt",
    } <= made.keys()


def _topic(made: dict[str, File]) -> str:
    return next(path.split("/")[1] for path in made if path.startswith("topics/"))


def test_the_same_site_gives_the_same_bytes(made: dict[str, File], tmp_path: Path) -> None:
    again = {file.path: file.content for file in files(buses.site(tmp_path))}
    assert again == {path: file.content for path, file in made.items()}


def test_no_page_needs_what_its_own_policy_forbids(made: dict[str, File]) -> None:
    for file in pages(made):
        reader = read(file)
        policies = [
            a["content"] for tag, a in reader.tags if a.get("http-equiv") == "Content-Security-Policy"
        ]
        assert policies == [POLICY]
        for tag, attributes in reader.tags:
            assert tag != "style", file.path
            assert tag != "script" or attributes.get("src"), file.path
            assert not any(name == "style" or name.startswith("on") for name in attributes), file.path


def test_the_policy_allows_only_the_site_itself() -> None:
    assert POLICY.startswith("default-src 'none'; ")
    assert "unsafe-inline" not in POLICY
    assert "'unsafe-eval'" not in POLICY
    assert not re.search(r"https?:|data:|\*", POLICY)


def test_no_page_asks_another_site_for_anything(made: dict[str, File]) -> None:
    for file in made.values():
        if file.path.endswith((".html", ".css", ".js")):
            text = file.content.decode()
            loaded = re.findall(r"(?:src|srcset|action)=\"([^\"]*)\"|url\(([^)]*)\)|@import[^;]*", text)
            loaded += re.findall(r"<link rel=\"(?:stylesheet|icon|preload)\"[^>]*href=\"([^\"]*)\"()", text)
            assert [one for one in loaded if any("//" in part for part in one)] == [], file.path


def test_every_page_has_one_first_heading_landmarks_and_a_way_past_the_menu(made: dict[str, File]) -> None:
    for file in pages(made):
        tags = read(file).tags
        names = [tag for tag, _ in tags]
        headings = 0 if file.path.startswith("documents/") else names.count("h1")
        assert headings == (0 if file.path.startswith("documents/") else 1), file.path
        assert names.count("main") == 1, file.path
        assert any(tag == "a" and a.get("href") == "#main" for tag, a in tags), file.path
        assert ("html", {"lang": "zh-CN"}) in tags, file.path


def test_the_menu_says_where_the_reader_is(made: dict[str, File]) -> None:
    archive = made["archive/index.html"].content.decode()
    assert '<a href="../archive/" aria-current="page">文件</a>' in archive
    note = made["documents/note/index.html"].content.decode()
    assert '<a href="../../archive/" aria-current="true">文件</a>' in note


def test_links_are_relative_but_on_the_page_for_missing_ones(made: dict[str, File]) -> None:
    for file in pages(made):
        hrefs = [a["href"] or "" for tag, a in read(file).tags if tag == "a"]
        if file.path == "404.html":
            assert all(href.startswith(("/info/", "#")) for href in hrefs)
        else:
            assert not any(href.startswith("/") for href in hrefs), file.path


def test_shared_files_are_named_by_what_they_hold(made: dict[str, File]) -> None:
    names = [path for path in made if path.startswith("assets/site.")]
    assert all(re.fullmatch(r"assets/site\.[0-9a-f]{10}\.(css|js)", name) for name in names)
    assert len(names) == 2
    for name in names:
        assert any(name in file.content.decode() for file in pages(made))
