"""On a telephone nothing has to be moved sideways but a wide table, inside its own frame."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page

from publish.browser.kinds import RULES, TABLE, every_kind, settled
from publish.browser.watching import Watched

TOO_WIDE = """() => document.documentElement.scrollWidth <= document.documentElement.clientWidth ? [] :
  [...document.querySelectorAll("body *")].filter(one => !one.closest(".scroll")
    && one.getBoundingClientRect().right > innerWidth + 1).slice(0, 3).map(one => one.outerHTML.slice(0, 120))"""
BROKEN = """() => {
  const found = [];
  let count = 0;
  for (const title of document.querySelectorAll("main .phrased")) if (title.checkVisibility()) {
    const holder = title.closest("h1, h2, h3, li, dd, p, a"), look = getComputedStyle(holder);
    const room = holder.clientWidth - parseFloat(look.paddingLeft) - parseFloat(look.paddingRight);
    const range = document.createRange();
    const walk = document.createTreeWalker(title, NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) {
      range.selectNodeContents(walk.currentNode);
      const lines = [...range.getClientRects()], words = walk.currentNode.data;
      count += 1;
      if (new Set(lines.map(one => Math.round(one.top))).size > 1 && /^[\\p{sc=Han}]+$/u.test(words)
          && lines.reduce((sum, one) => sum + one.width, 0) < room) found.push(words);
    }
  }
  return [count, found];
}"""
"""The parts of titles that may not break: how many there are, and those that do, though a line has room."""
FRAMES = """() => [...document.querySelectorAll("table")].map(table => table.closest(".scroll")).map(
  frame => [frame !== null && getComputedStyle(frame).overflowX, frame?.tabIndex, frame?.ariaLabel > ""])"""


@pytest.mark.parametrize("size", ["标准字号", "特大字号"])
def test_no_kind_of_page_is_wider_than_a_telephone(
    watched: Watched, narrow: Page, site: Path, size: str
) -> None:
    watched.open(narrow, "")
    narrow.get_by_role("button", name=size, exact=True).click()
    found = {}
    for address in every_kind(site):
        watched.open(narrow, address)
        narrow.locator(settled(address)).first.wait_for()
        found[address] = narrow.evaluate(TOO_WIDE)
    assert {address: wide for address, wide in found.items() if wide} == {}


@pytest.mark.parametrize("address", [TABLE, RULES, "indicators/moved-in/"])
def test_tables_scroll_in_a_frame_that_the_keyboard_reaches(
    watched: Watched, narrow: Page, address: str
) -> None:
    watched.open(narrow, address)
    frames = narrow.evaluate(FRAMES)
    assert frames
    assert all(frame == ["auto", 0, True] for frame in frames), frames


def test_arrow_keys_move_a_wide_table(watched: Watched, narrow: Page) -> None:
    watched.open(narrow, TABLE)
    frame = narrow.locator(".scroll").first
    assert frame.evaluate("one => one.scrollWidth > one.clientWidth")
    frame.focus()
    narrow.keyboard.press("End")
    for _ in range(3):
        narrow.keyboard.press("ArrowRight")
    frame.evaluate(
        "one => new Promise(done => one.scrollLeft > 0 ? done() : one.addEventListener('scroll', done))"
    )
    assert frame.evaluate("one => one.scrollLeft") > 0


@pytest.mark.parametrize("size", ["标准字号", "特大字号"])
def test_no_title_breaks_inside_a_word_on_a_telephone(
    watched: Watched, narrow: Page, site: Path, size: str
) -> None:
    watched.open(narrow, "")
    narrow.get_by_role("button", name=size, exact=True).click()
    found, parts = {}, 0
    for address in every_kind(site):
        watched.open(narrow, address)
        narrow.locator(settled(address)).first.wait_for()
        count, found[address] = narrow.evaluate(BROKEN)
        parts += count
    assert parts > 200
    assert {address: broken for address, broken in found.items() if broken} == {}
