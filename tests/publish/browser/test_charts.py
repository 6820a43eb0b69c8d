"""The charts of the site: their words grow with the text of the page, and touch no bar."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page

from publish.browser.kinds import CHARTS
from publish.browser.watching import Watched

DRAWN = "indicators/scattered-rate/"
"""An indicator whose chart has gaps."""
LETTERS = """() => [...document.querySelectorAll(":is(.chart, .plot) svg")].filter(one => one.checkVisibility())
  .map(one => one.getScreenCTM().a * Math.min(...[...one.querySelectorAll("text")].map(
    text => parseFloat(getComputedStyle(text).fontSize))))"""
"""The least height of the letters of each chart that is shown, in pixels of the screen."""
TOUCHED = """() => { const found = [];
  for (const svg of document.querySelectorAll(":is(.chart, .plot) svg")) if (svg.checkVisibility()) {
    const box = one => one.getBoundingClientRect();
    const bars = [...svg.querySelectorAll("path")].filter(one => one.getAttribute("stroke") === "#333333")
      .map(box).filter(one => one.width > 1 && one.height > 1);
    for (const text of svg.querySelectorAll("text")) if (text.textContent === "无数据") {
      const line = box(text), size = 0.92 * parseFloat(getComputedStyle(text).fontSize) * svg.getScreenCTM().a;
      const at = {left: line.left, right: line.right, top: (line.top + line.bottom - size) / 2,
        bottom: (line.top + line.bottom + size) / 2};
      for (const bar of bars)
        if (at.left < bar.right && bar.left < at.right && at.top < bar.bottom && bar.top < at.bottom)
          found.push([at.top, at.bottom, bar.top, bar.bottom].map(one => one.toFixed(1)).join(" "));
    } }
  return found; }"""
"""Words of gaps and the bars that their ink touches: it takes 0.92 of the height of a letter."""


@pytest.mark.parametrize("width", [360, 1440])
def test_the_letters_of_charts_grow_with_the_text(watched: Watched, width: int) -> None:
    page = watched.page(width)
    for address in (DRAWN, CHARTS):
        sizes = []
        for name in ("标准字号", "大字号", "特大字号"):
            watched.open(page, address)
            page.get_by_role("button", name=name, exact=True).click()
            sizes.append(page.evaluate(LETTERS))
        usual, large, largest = sizes
        assert usual, address
        assert min(usual) >= 12, (address, usual)
        assert all(now >= 1.15 * before for before, now in zip(usual, large, strict=True)), (address, sizes)
        assert all(now >= 1.35 * before for before, now in zip(usual, largest, strict=True)), (address, sizes)


@pytest.mark.parametrize("size", ["标准字号", "特大字号"])
def test_words_of_a_gap_touch_no_bar(watched: Watched, narrow: Page, site: Path, size: str) -> None:
    watched.open(narrow, "")
    narrow.get_by_role("button", name=size, exact=True).click()
    gaps = [
        f"{page.parent.relative_to(site).as_posix()}/"
        for page in sorted(site.glob("indicators/*/index.html"))
        if ">无数据</text>" in page.read_text(encoding="utf-8")
    ]
    assert DRAWN in gaps
    found = {}
    for address in gaps:
        watched.open(narrow, address)
        found[address] = narrow.evaluate(TOUCHED)
    assert {address: touched for address, touched in found.items() if touched} == {}
