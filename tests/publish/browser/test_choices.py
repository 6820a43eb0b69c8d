"""A larger text and a higher contrast that a reader chose stay chosen on the next page and the next day."""

from __future__ import annotations

from playwright.sync_api import Page

from publish.browser.kinds import NOTICE
from publish.browser.watching import Watched

LOOK = """() => [parseFloat(getComputedStyle(document.documentElement).fontSize),
  getComputedStyle(document.body).backgroundColor]"""
PLAIN, CHOSEN = [16, "rgb(255, 255, 255)"], [23, "rgb(0, 0, 0)"]


def test_choices_stay_on_the_next_page_and_in_the_next_window(watched: Watched, page: Page) -> None:
    watched.open(page, "")
    assert page.evaluate(LOOK) == PLAIN
    page.get_by_role("button", name="特大字号").click()
    page.get_by_role("button", name="高对比度").click()
    assert page.evaluate(LOOK) == CHOSEN
    page.get_by_role("link", name="说明", exact=True).click()
    page.wait_for_url("**/about/")
    assert page.evaluate(LOOK) == CHOSEN
    other = watched.page(1440)
    watched.open(other, NOTICE)
    assert other.evaluate(LOOK) == CHOSEN
    assert other.get_by_role("button", name="高对比度").get_attribute("aria-pressed") == "true"


def test_choices_can_be_taken_back(watched: Watched, page: Page) -> None:
    watched.open(page, "")
    for name in ("大字号", "高对比度", "标准字号", "高对比度"):
        page.get_by_role("button", name=name, exact=True).click()
    watched.open(page, "about/")
    assert page.evaluate(LOOK) == PLAIN
