"""The site by keyboard alone: the order of its stops, what each looks like, and that all works with it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from publish.browser.kinds import BULLETIN, CHARTS, SEARCH, every_kind, settled
from publish.browser.watching import Watched

STOPS = """() => [...document.querySelectorAll("a[href], button, input, select, summary, [tabindex='0']")]
  .filter(one => one.checkVisibility({visibilityProperty: true}))
  .map(one => { one.dataset.stop = [...document.querySelectorAll("*")].indexOf(one); return one.dataset.stop; })"""
STOP = """() => { const one = document.activeElement, look = getComputedStyle(one);
  const box = one.getBoundingClientRect();
  return one === document.body ? null : {
    stop: one.dataset.stop, says: one.outerHTML.slice(0, 100),
    outlined: look.outlineStyle !== "none" && parseFloat(look.outlineWidth) >= 2,
    seen: box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight && box.left < innerWidth,
  }; }"""
HELD = "() => document.activeElement.textContent.trim() || document.activeElement.id"


def walked(page: Page) -> list[Any]:
    """Every stop of the Tab key, from the first to behind the last."""
    found: list[Any] = []
    page.keyboard.press("Tab")
    while (stop := page.evaluate(STOP)) is not None and (not found or stop["stop"] != found[0]["stop"]):
        found.append(stop)
        assert len(found) < 400, "the way has no end"
        page.keyboard.press("Tab")
    return found


def tab_to(page: Page, text: str) -> None:
    """Presses Tab until something with a text or id is held."""
    for _ in range(120):
        page.keyboard.press("Tab")
        if page.evaluate(HELD) == text:
            return
    pytest.fail(f"Tab does not come to {text}")


@pytest.mark.parametrize("width", [360, 1440])
@pytest.mark.parametrize("address", ["", BULLETIN, CHARTS, "indicators/moved-in/", f"{SEARCH}?q=于都"])
def test_tab_comes_to_everything_in_order_and_shows_where_it_is(
    watched: Watched, width: int, address: str
) -> None:
    page = watched.page(width)
    watched.open(page, address)
    page.locator(settled(address)).first.wait_for()
    expected = page.evaluate(STOPS)
    stops = walked(page)
    assert [one["stop"] for one in stops] == expected
    assert [one["says"] for one in stops if not one["outlined"] or not one["seen"]] == []


def test_the_first_stop_of_every_kind_of_page_leads_to_its_text(
    watched: Watched, page: Page, site: Path
) -> None:
    for address in every_kind(site):
        watched.open(page, address)
        page.keyboard.press("Tab")
        assert page.evaluate(HELD) == "跳到正文", address
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.id") == "main", address


def test_the_menu_opens_and_closes(watched: Watched, narrow: Page) -> None:
    watched.open(narrow, "about/")
    tab_to(narrow, "菜单")
    entry = narrow.get_by_role("navigation", name="主菜单").get_by_role("link").first
    assert not entry.is_visible()
    narrow.keyboard.press("Enter")
    assert entry.is_visible()
    tab_to(narrow, "数据")
    narrow.keyboard.press("Escape")
    assert not entry.is_visible()
    assert narrow.evaluate(HELD) == "菜单"
    narrow.keyboard.press("Space")
    tab_to(narrow, "数据")
    narrow.keyboard.press("Enter")
    narrow.wait_for_url("**/indicators/")


def test_a_search_and_its_results(watched: Watched, page: Page) -> None:
    watched.open(page, "")
    tab_to(page, "q")
    page.keyboard.type("于都")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{SEARCH}?q=*")
    title = page.locator("#results h2 a").first.inner_text()
    tab_to(page, title)
    page.keyboard.press("Enter")
    page.wait_for_url("**/documents/**")
    assert title in page.title()


def test_the_switches(watched: Watched, page: Page) -> None:
    watched.open(page, "")
    tab_to(page, "特大")
    page.keyboard.press("Space")
    tab_to(page, "高对比度")
    page.keyboard.press("Enter")
    assert page.locator("html[data-size='2'][data-contrast=high]").count() == 1
    assert page.locator("button[aria-pressed=true]").all_inner_texts() == ["特大", "高对比度"]
