"""From a number in an article to its indicator, and from there back to where it is printed."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from publish.browser.kinds import BULLETIN, REPORT
from publish.browser.watching import Watched


@pytest.mark.parametrize("address", [BULLETIN, REPORT])
def test_a_number_leads_to_its_indicator_and_back(watched: Watched, page: Page, address: str) -> None:
    watched.open(page, address)
    number = page.locator("main a.num").first
    printed, name = number.inner_text(), number.get_attribute("id")
    assert any(one.isdigit() for one in printed)
    number.click()
    page.wait_for_url("**/indicators/*/*")
    assert page.locator("main table td").count() > 0
    assert page.get_by_role("link", name="下载 CSV").count() == 1
    back = page.locator(f"section[aria-labelledby=printed] a[href$='{address}#{name}']")
    assert printed in back.inner_text()
    back.click()
    page.wait_for_url(f"**/{address}#{name}")
    assert page.locator(f"#{name}").inner_text() == printed
    assert page.locator(f"#{name}").evaluate("one => one.matches(':target')")


def test_the_data_of_an_indicator_can_be_downloaded(watched: Watched, page: Page) -> None:
    watched.open(page, "indicators/moved-in/")
    with page.expect_download() as waiting:
        page.get_by_role("link", name="下载 CSV").click()
    assert waiting.value.suggested_filename == "moved-in.csv"
    assert waiting.value.path().read_bytes().startswith(b"\xef\xbb\xbf")
