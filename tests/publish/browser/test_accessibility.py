"""axe-core finds nothing to mend on any kind of page, as it comes and in every state of its controls."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from publish.browser.kinds import BULLETIN, CHARTS, NOTICE, SEARCH, every_kind, settled
from publish.browser.watching import Watched
from samples.builds import ROOT

AXE = ROOT / "scripts" / "web" / "node_modules" / "axe-core" / "axe.min.js"
RUN = """() => axe.run(document, {resultTypes: ["violations"]}).then(found => found.violations.flatMap(
  rule => rule.nodes.map(node => `${rule.id}: ${node.html.slice(0, 200)} ${node.failureSummary}`)))"""


@pytest.fixture(scope="module")
def axe() -> str:
    """The checker, with all its rules (best practices are among them)."""
    if not AXE.is_file():
        (pytest.fail if os.environ.get("CI") else pytest.skip)("axe-core is missing: scripts/setup.sh test")
    return AXE.read_text(encoding="utf-8")


def faults(page: Page, axe: str) -> list[str]:
    page.evaluate(axe)
    found: Any = page.evaluate(RUN)
    return [str(one) for one in found]


@pytest.mark.parametrize(
    ("width", "choices"),
    [
        (360, ()),
        (1440, ()),
        (1440, ("高对比度",)),
        (360, ("特大字号",)),
    ],
)
def test_every_kind_of_page_is_accessible(
    watched: Watched, site: Path, axe: str, width: int, choices: tuple[str, ...]
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
        found[address] = faults(page, axe)
    assert {address: wrong for address, wrong in found.items() if wrong} == {}


def test_the_open_menu_is_accessible(watched: Watched, narrow: Page, axe: str) -> None:
    for address in ("", NOTICE):
        watched.open(narrow, address)
        narrow.get_by_role("button", name="菜单").click()
        assert narrow.get_by_role("link", name="说明", exact=True).is_visible()
        assert faults(narrow, axe) == []


def test_the_open_details_of_a_document_are_accessible(watched: Watched, narrow: Page, axe: str) -> None:
    """Contents and figures of charts, which a narrow screen has closed."""
    for address in (BULLETIN, CHARTS):
        watched.open(narrow, address)
        closed = narrow.locator("details:not([open]) > summary:visible")
        while closed.count():
            closed.first.click()
        assert narrow.locator("details[open]").count() >= 1
        assert faults(narrow, axe) == []


def test_results_in_high_contrast_and_the_largest_text_are_accessible(
    watched: Watched, narrow: Page, axe: str
) -> None:
    watched.open(narrow, f"{SEARCH}?q=执行")
    narrow.get_by_role("button", name="高对比度").click()
    narrow.get_by_role("button", name="特大字号").click()
    narrow.locator("#results li").first.wait_for()
    assert faults(narrow, axe) == []
