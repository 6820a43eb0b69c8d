"""The check of meta tags on finished pages."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefgen.diagnostics import Span
from briefgen.publish.site.meta_check import findings, required
from briefgen.publish.site.site import File, Page, Published
from publish.site import buses

NOTE, RULES = buses.DOCUMENTS
ARTICLE, told = buses.ARTICLE, buses.told


def file(path: str, page: Page, **changed: str) -> File:
    kept = {**told(page), **changed}
    lines = (f'<meta name="{name}" content="{content}">' for name, content in kept.items() if content != "-")
    return File(path, "\n".join(("<head>", *lines, "</head>")).encode())


def checked(*files: File, code: str = "1234567890") -> list[tuple[str, str]]:
    settings = replace(buses.SETTINGS, code=code)
    return [(one.code, dict(one.params).get("name", "")) for one in findings(files, settings)]


PATH = "documents/rules/index.html"


def test_the_tags_of_our_own_pages_are_sound() -> None:
    assert checked(file(PATH, ARTICLE)) == []


def test_what_a_page_must_carry_depends_on_what_it_is() -> None:
    assert required("index.html", buses.SETTINGS, is_article=False) == (
        "SiteName",
        "SiteDomain",
        "SiteIDCode",
    )
    assert len(required("archive/index.html", buses.SETTINGS, is_article=False)) == 7
    assert len(required(PATH, buses.SETTINGS, is_article=True)) == 13


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("PubDate", "-", "BG682"),
        ("SiteName", "-", "BG682"),
        ("ColumnType", "-", "BG682"),
        ("ContentSource", " ", "BG683"),
        ("PubDate", "2023年1月10日", "BG684"),
        ("PubDate", "2023-01-10", "BG684"),
        ("PubDate", "2023-02-30 09:00", "BG684"),
        ("PubDate", "2023-01-10 24:00", "BG684"),
        ("SiteIDCode", "12345", "BG684"),
        ("SiteDomain", "other.example", "BG684"),
        ("Url", "https://bus.example/info/documents/note/", "BG684"),
    ],
)
def test_a_wrong_tag_is_told(name: str, content: str, code: str) -> None:
    assert checked(file(PATH, ARTICLE, **{name: content})) == [(code, name)]


def test_a_tag_that_stands_twice_is_told() -> None:
    content = file(PATH, ARTICLE).content.replace(
        b"</head>", b'<meta name="PubDate" content="2023-01-10 09:00">'
    )
    assert checked(File(PATH, content)) == [("BG685", "PubDate")]


def test_a_site_without_a_code_is_told_once() -> None:
    page = file(PATH, ARTICLE, SiteIDCode="-")
    assert checked(page, file("index.html", ARTICLE, SiteIDCode="-", Url=buses.SETTINGS.url), code="") == [
        ("BG686", "")
    ]


def test_a_document_without_a_title_is_told() -> None:
    empty = Published(id="x", kind="rules", title="", published="2023-01-10 09:00")
    assert ("BG682", "ArticleTitle") in checked(file(PATH, replace(ARTICLE, document=empty)))


def test_a_page_in_place_of_a_withdrawn_document_is_no_article() -> None:
    gone = Page(address="documents/rules/", title="文件已撤下", sort="list", description="已撤下。")
    body = b'<body class="page-list" data-root="../../">'
    assert checked(File(PATH, file(PATH, gone).content + body)) == []


def test_a_fault_stands_at_its_line() -> None:
    (found,) = findings((file(PATH, ARTICLE, PubDate="x"),), buses.SETTINGS)
    assert found.span == Span(PATH, 10)
