"""Pages ask nothing of other places, break no rule of their policy, and complain of nothing: the fixture
`watched` fails every test of this folder that sees such a thing; here all kinds of pages are opened for it."""

from __future__ import annotations

from pathlib import Path

import pytest

from publish.browser.kinds import every_kind, every_page, settled
from publish.browser.watching import Watched


def test_no_kind_of_page_asks_anything_of_other_places(watched: Watched, site: Path) -> None:
    page = watched.page(1440)
    for address in every_kind(site):
        watched.open(page, address)
        page.locator(settled(address)).first.wait_for()
    assert watched.requests > 100
    assert watched.faults == []


@pytest.mark.slow
def test_no_page_at_all_does_or_is_too_wide_for_a_telephone(watched: Watched, site: Path) -> None:
    page, wide = watched.page(360), []
    for address in every_page(site):
        watched.open(page, address)
        if page.evaluate("document.documentElement.scrollWidth") > 360:
            wide.append(address)
    assert wide == []


def test_the_watch_sees_what_a_page_does(watched: Watched) -> None:
    """What the other tests rely on."""
    page = watched.page(1440)
    watched.open(page, "about/")
    page.evaluate(
        """() => new Promise(done => { const one = new Image();
        one.onerror = done; one.src = "https://elsewhere.invalid/x.png"; document.body.append(one); })"""
    )
    page.evaluate("console.error('trouble')")
    told = " ".join(watched.faults)
    watched.faults.clear()
    assert "policy img-src https://elsewhere.invalid" in told
    assert "trouble" in told
