"""The search finds what a reader types, and leads there."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from lxml import html
from playwright.sync_api import Page

from publish.browser.kinds import SEARCH, every_page
from publish.browser.watching import MISSING, Watched

EXPECTED = {
    "执行": "documents/relocation-report/",
    "搬迁": "documents/guizhou-follow-up/",
    "于都": "documents/yudu-follow-up/",
    "于都县": "documents/yudu-indicators/",
    "12.23%": "documents/yudu-follow-up/",
}


def pages_with(word: str, site: Path) -> Iterator[str]:
    """The pages that have a word in a piece of their text."""
    for address in every_page(site):
        if address != MISSING:
            page = html.fromstring((site / address / "index.html").read_bytes())
            if any(word in text for text in page.xpath("//*[@data-pagefind-body]//text()")):
                yield address


def results(page: Page, address: str) -> list[str]:
    """The addresses of all that was found."""
    page.locator("#results li, #search-help:not([hidden])").first.wait_for()
    more = page.get_by_role("button", name="再显示一些")
    while more.is_visible():
        shown = page.locator("#results li").count()
        more.click()
        page.locator("#results li").nth(shown).wait_for()
    links = page.locator("#results h2 a").evaluate_all("all => all.map(one => one.href)")
    root = urlsplit(address).path
    return [unquote(urlsplit(link).path).removeprefix(root) for link in links]


@pytest.mark.parametrize("word", EXPECTED)
def test_a_word_finds_every_page_that_has_it(watched: Watched, page: Page, site: Path, word: str) -> None:
    watched.open(page, "")
    page.get_by_role("searchbox", name="搜索全站").fill(word)
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{SEARCH}?q=*")
    found = results(page, watched.address)
    assert EXPECTED[word] in found
    assert set(pages_with(word, site)) <= set(found)
    assert f"找到{len(found)}条与“{word}”有关的内容" in page.locator("#search-status").inner_text()
    assert page.locator("#results mark").first.inner_text() in (word, word.rstrip("%"))


def test_a_result_opens_the_document(watched: Watched, page: Page) -> None:
    watched.open(page, f"{SEARCH}?q=于都")
    first = page.locator("#results h2 a").first
    title = first.inner_text()
    first.click()
    page.wait_for_url("**/documents/*/")
    assert title in page.title()
    assert "于都" in page.locator("main").inner_text()


def test_a_filter_leaves_only_its_kind(watched: Watched, page: Page) -> None:
    watched.open(page, f"{SEARCH}?q=搬迁")
    every = results(page, watched.address)
    page.get_by_label("文种").select_option("数据")
    page.wait_for_url("**kind*")
    page.locator("#search-status").filter(has_not_text="正在查找").wait_for()
    found = results(page, watched.address)
    assert found
    assert set(found) == {one for one in every if one.startswith("indicators/")} < set(every)


def test_a_word_that_stands_nowhere_gets_advice(watched: Watched, page: Page) -> None:
    watched.open(page, f"{SEARCH}?q=没有这个词")
    assert results(page, watched.address) == []
    assert page.locator("#search-status").inner_text() == "没有找到与“没有这个词”有关的内容。"
    assert page.get_by_role("heading", name="没有找到怎么办").is_visible()
    page.locator("#search-help .chips a").first.click()
    assert results(page, watched.address)
