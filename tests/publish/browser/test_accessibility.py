"""axe-core finds nothing to mend on any kind of page, as it comes and in every state of its controls."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page

from publish.browser.checkers import barriers
from publish.browser.kinds import BULLETIN, CHARTS, NOTICE, SEARCH, every_kind, settled
from publish.browser.watching import Watched, unfold


@pytest.mark.parametrize(
    ("width", "choices"),
    [
        (360, ()),
        (1440, ()),
        (1440, ("高对比度",)),
        pytest.param(360, ("特大字号",), marks=pytest.mark.slow),
    ],
)
def test_every_kind_of_page_is_accessible(
    watched: Watched, site: Path, width: int, choices: tuple[str, ...]
) -> None:
    page = watched.page(width)
    watched.open(page, "")
    for name in choices:
        page.get_by_role("button", name=name, exact=True).click()
    found = {}
    for address in every_kind(site):
        watched.open(page, address)
        page.locator(settled(address)).first.wait_for()
        assert page.locator("html[data-contrast=high], html[data-size='2']").count() == len(choices)
        found[address] = barriers(page)
    assert {address: wrong for address, wrong in found.items() if wrong} == {}


def test_the_open_menu_is_accessible(watched: Watched, narrow: Page) -> None:
    for address in ("", NOTICE):
        watched.open(narrow, address)
        narrow.get_by_role("button", name="菜单").click()
        assert narrow.get_by_role("link", name="说明", exact=True).is_visible()
        assert barriers(narrow) == []


def test_the_open_details_of_a_document_are_accessible(watched: Watched, narrow: Page) -> None:
    """Contents and figures of charts, which a narrow screen has closed."""
    for address in (BULLETIN, CHARTS):
        watched.open(narrow, address)
        unfold(narrow)
        assert narrow.locator("details[open]").count() >= 1
        assert barriers(narrow) == []


def test_results_in_high_contrast_and_the_largest_text_are_accessible(watched: Watched, narrow: Page) -> None:
    watched.open(narrow, f"{SEARCH}?q=执行")
    narrow.get_by_role("button", name="高对比度").click()
    narrow.get_by_role("button", name="特大字号").click()
    narrow.locator("#results li").first.wait_for()
    assert barriers(narrow) == []
