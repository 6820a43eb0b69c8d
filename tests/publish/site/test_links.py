"""Links of a finished site: dead ones, lost anchors, requests that leave it, pages that nothing leads to."""

from __future__ import annotations

import pytest

from briefgen.publish.site.links import findings
from briefgen.publish.site.site import File

URL = "https://bus.example/info/"


def page(path: str, *body: str) -> File:
    lines = "\n".join(("<!DOCTYPE html>", "<html><head></head><body>", *body, "</body></html>", ""))
    return File(path, lines.encode())


def told(*files: File) -> list[tuple[str, str, int, str]]:
    return [
        (one.code, one.span.file, one.span.line, dict(one.params).get("href", ""))
        for one in findings(files, URL)
    ]


def test_a_sound_site_has_no_findings() -> None:
    assert (
        told(
            page(
                "index.html",
                '<a href="lines/">线路</a> <a href="lines/#l1">一路</a> <a href="#top">上</a> <i id="top"></i>',
                '<a href="https://elsewhere.example/">别处</a> <a href="mailto:a@bus.example">信</a>',
                f'<link rel="canonical" href="{URL}"> <link rel="stylesheet" href="assets/site.css">',
            ),
            page(
                "lines/index.html",
                '<a href="../">首页</a> <b id="l1"></b> <a href="../files/plan.pdf">计划</a>',
            ),
            page("404.html", '<a href="/info/">首页</a> <img src="/info/assets/bus.svg" alt="">'),
            File("assets/site.css", b"a { background: url(bus.svg) }"),
            File("assets/bus.svg", b"<svg xmlns='http://www.w3.org/2000/svg'></svg>"),
            File("files/plan.pdf", b""),
            File("sitemap.xml", f"<urlset><url><loc>{URL}lines/</loc></url></urlset>".encode()),
        )
        == []
    )


@pytest.mark.parametrize(
    ("body", "code", "href"),
    [
        ('<a href="stops/">站点</a>', "BG676", "stops/index.html"),
        ('<a href="../outside/">外面</a>', "BG676", "../outside/index.html"),
        (f'<link rel="canonical" href="{URL}home/">', "BG676", "home/index.html"),
        ('<a href="#l9">九路</a>', "BG677", "index.html#l9"),
        ('<a href="plan.pdf">计划</a>', "BG678", "plan.pdf"),
        ('<a href="data.csv" download>数据</a>', "BG678", "data.csv"),
        ('<img src="https://elsewhere.example/a.png" alt="">', "BG679", "https://elsewhere.example/a.png"),
        ('<script src="//elsewhere.example/a.js"></script>', "BG679", "//elsewhere.example/a.js"),
        (
            '<link rel="stylesheet" href="http://elsewhere.example/a.css">',
            "BG679",
            "http://elsewhere.example/a.css",
        ),
        ('<link rel="preconnect" href="https://elsewhere.example/">', "BG679", "https://elsewhere.example/"),
        ('<form action="https://elsewhere.example/s"></form>', "BG679", "https://elsewhere.example/s"),
        (
            '<meta http-equiv="refresh" content="0; url=https://elsewhere.example/">',
            "BG679",
            "https://elsewhere.example/",
        ),
        ('<img src="data:image/png;base64,AA" alt="">', "BG679", "data:image/png;base64,AA"),
    ],
)
def test_a_fault_is_told_at_its_line(body: str, code: str, href: str) -> None:
    assert told(page("index.html", "<p>第一行</p>", body)) == [(code, "index.html", 4, href)]


def test_a_comment_holds_no_links() -> None:
    assert told(page("index.html", '<!-- <a href="stops/">站点</a> -->')) == []


def test_a_page_that_nothing_leads_to_is_told() -> None:
    files = (
        page("index.html"),
        page("a/index.html", '<a href="../b/">二</a>'),
        page("b/index.html", '<a href="../a/">一</a>'),
    )
    assert [row[:2] for row in told(*files)] == [("BG680", "a/index.html"), ("BG680", "b/index.html")]


def test_two_places_of_one_name_are_told() -> None:
    assert told(page("index.html", '<p id="x"></p>', '<p id="x"></p>')) == [("BG681", "index.html", 4, "")]


def test_style_sheets_and_pictures_ask_nobody_else() -> None:
    files = (
        page("index.html", '<link rel="stylesheet" href="a.css">'),
        File("a.css", b"p {}\na { background: url('https://elsewhere.example/x.png') }"),
        File("b.svg", b'<svg><image href="https://elsewhere.example/y.png"/></svg>'),
    )
    assert [row[:3] for row in told(*files)] == [("BG679", "a.css", 2), ("BG679", "b.svg", 1)]


def test_a_feed_names_pages_that_are_there() -> None:
    feed = f'<feed>\n<link rel="alternate" href="{URL}gone/"/></feed>'
    assert told(page("index.html"), File("feed.xml", feed.encode())) == [
        ("BG676", "feed.xml", 2, "gone/index.html")
    ]


def test_addresses_in_percent_signs_are_the_same() -> None:
    files = (page("index.html", '<a href="%E7%AB%99/">站</a>'), page("站/index.html"))
    assert told(*files) == []
