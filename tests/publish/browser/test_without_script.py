"""With scripts switched off all can be read but the search, which says so."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from publish.browser.kinds import SEARCH, every_kind
from publish.browser.watching import Watched


@pytest.fixture
def plain(browser: Browser, served: str) -> Iterator[Watched]:
    """A reader whose browser runs no scripts."""
    with Watched(browser, served, script=False) as made:
        yield made
        assert made.faults == []


@pytest.mark.parametrize("width", [360, 1440])
def test_every_kind_of_page_can_be_read_without_a_script(plain: Watched, site: Path, width: int) -> None:
    page = plain.page(width)
    for address in every_kind(site):
        plain.open(page, address)
        assert len(page.locator("main").inner_text()) > 40, address
        menu = page.get_by_role("navigation", name="主菜单").get_by_role("link")
        assert all(entry.is_visible() for entry in menu.all()), address
        assert menu.count() >= 5
        buttons = page.locator("button:visible").all_inner_texts()
        assert buttons == ["搜索"], "what needs a script is not shown"


def test_the_search_says_that_it_needs_a_script(plain: Watched) -> None:
    page = plain.page(1440)
    plain.open(page, SEARCH)
    note = page.locator("noscript .note")
    assert note.is_visible()
    assert "搜索要用脚本" in note.inner_text()
    note.get_by_role("link").click()
    assert page.url.endswith("/archive/")


def test_contents_and_figures_of_charts_open_without_a_script(plain: Watched) -> None:
    page = plain.page(360)
    plain.open(page, "documents/relocation-progress/")
    page.locator("details.chart-data summary").first.click()
    assert page.locator("details.chart-data table").first.is_visible()
