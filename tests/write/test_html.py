"""The HTML page: its elements, its escaping, and that it needs nothing from outside."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from briefgen.document.tree import (
    Article,
    Block,
    Document,
    Heading,
    Link,
    Paragraph,
    Properties,
    Text,
    Value,
)
from briefgen.write.html import write_html
from write.documents import ALL, BULLETIN, COMMON, LETTER, SHARE, w


def html(*blocks: Block, title: str = "题") -> str:
    properties = Properties(title, "", "", (), "")
    article = Article((w(title),), blocks=blocks)
    return write_html(Document("d", "article", "plain", properties, (article,))).decode()


class Outline(HTMLParser):
    """Collects the start tags, and checks that every element is closed in its turn."""

    VOID = frozenset(("meta", "br", "img", "col"))

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def outline(page: bytes) -> Outline:
    parser = Outline()
    parser.feed(page.decode())
    assert parser.open == []
    return parser


@pytest.mark.parametrize("document", ALL, ids=lambda d: d.id)
def test_every_element_is_closed(document: Document) -> None:
    outline(write_html(document))


@pytest.mark.parametrize("document", ALL, ids=lambda d: d.id)
def test_every_target_stands_once_and_every_goal_exists(document: Document) -> None:
    tags = outline(write_html(document)).tags
    ids = [attrs["id"] for _, attrs in tags if "id" in attrs]
    goals = {str(attrs["href"])[1:] for _, attrs in tags if str(attrs.get("href", "")).startswith("#")}
    assert len(ids) == len(set(ids))
    assert goals <= set(ids)


@pytest.mark.parametrize("document", ALL, ids=lambda d: d.id)
def test_nothing_comes_from_outside(document: Document) -> None:
    page = write_html(document).decode()
    assert not re.search(r"<(script|link|iframe)\b|@import|url\(", page)
    assert all(source.startswith("data:image/") for source in re.findall(r'src="([^"]*)"', page))


def test_the_page_says_its_language_and_title() -> None:
    page = write_html(BULLETIN).decode()
    assert '<html lang="zh-CN">' in page
    assert "<title>柳溪县搬迁安置工作简报第7期</title>" in page


def test_the_parts_of_the_page_are_landmarks() -> None:
    tags = [tag for tag, _ in outline(write_html(BULLETIN)).tags]
    assert [t for t in tags if t in ("article", "header", "nav", "section", "footer")] == [
        "article",
        "header",
        "section",
        "nav",
        "section",
        "section",
        "section",
        "footer",
    ]


def test_heading_levels_leave_no_gap() -> None:
    page = html(Heading(1, w("一、甲")), Heading(3, w("1. 乙")), Heading(2, w("（一）丙")))
    assert re.findall(r"<(h\d)", page) == ["h1", "h2", "h3", "h3"]


def test_a_bulletin_has_its_name_as_first_heading() -> None:
    page = write_html(BULLETIN).decode()
    assert re.findall(r'<(h\d) class="([a-z-]+)', page)[:2] == [("h1", "series"), ("h2", "title")]


def test_the_lines_of_a_title_are_one_heading() -> None:
    page = write_html(COMMON).decode()
    assert (
        '<h1 class="title" id="article-1" style="margin-top:calc(57.9*var(--u))">'
        '<span class="more">柳溪县人民政府</span><span class="more">关于加强安置点冬季管护的请示</span></h1>'
    ) in page


def test_a_number_carries_its_value_and_its_source() -> None:
    page = html(Paragraph((Value("34.54%", SHARE),)))
    assert '<data class="num" value="34.54" title="迁入户数（data/moved.yaml:12:10）">34.54%</data>' in page


def test_a_number_without_a_quantity_is_plain_text() -> None:
    page = html(Paragraph((Value("第7期", None),)))
    assert '<p class="body" style="margin-top:calc(28.95*var(--u))">第7期</p>' in page


def test_data_never_become_markup() -> None:
    page = html(Paragraph((Text('<b onclick="x">&amp;'),)), title="</title><script>")
    assert '&lt;b onclick="x"&gt;&amp;amp;' in page
    assert "<script" not in page


def test_only_known_schemes_become_links() -> None:
    page = html(Paragraph((Link(w("甲"), "javascript:alert(1)"), Link(w("乙"), 'https://a.cn/"x'))))
    assert re.findall(r'href="([^"]*)"', page) == ["https://a.cn/&quot;x"]
    assert "甲" in page


def test_a_table_names_its_columns() -> None:
    tags = outline(write_html(BULLETIN)).tags
    assert [attrs.get("scope") for tag, attrs in tags if tag == "th"] == ["col"] * 4
    assert [tag for tag, _ in tags if tag in ("caption", "thead", "tbody", "figcaption")] == [
        "caption",
        "thead",
        "tbody",
        "figcaption",
    ]


def test_a_picture_has_its_alternative_text() -> None:
    images = [attrs for tag, attrs in outline(write_html(BULLETIN)).tags if tag == "img"]
    assert [i["alt"] for i in images] == ["灰度由左向右渐亮的示意图"]


def test_a_draft_is_marked_in_the_style_and_not_in_the_text() -> None:
    draft, signed = write_html(LETTER).decode(), write_html(replace(LETTER, draft=False)).decode()
    assert '<body class="is-draft">' in draft
    assert '<body class="is-draft">' not in signed
    assert "草稿" not in draft[draft.index("<body") :]


def test_printing_from_a_browser_has_the_page_of_the_standard() -> None:
    assert "@page{size:210mm 297mm;margin:37mm 26mm 35mm 28mm" in write_html(COMMON).decode()
