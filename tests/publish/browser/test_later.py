"""What only a second publication has: a corrected document with its former version, a page of a document
that was taken off. They are as sound and as accessible as the others."""

from __future__ import annotations

import shutil
from hashlib import sha256
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from briefgen.publish.preview import serving
from publish.browser.checkers import barriers, sound
from publish.browser.kinds import NOTICE
from publish.browser.publishing import publish
from publish.browser.watching import Watched, unfold
from samples.builds import ROOT, copy_workspace

TAKEN_OFF = "documents/yl-letter/"
CORRECTED = """
published: 2024-06-03
corrections:
  - {date: 2025-02-01, text: 时间安排第一步里的词改了一处，其余不变。}
"""
WITHDRAWN = """
withdrawn: {date: 2025-02-01, why: 已由新的函代替。}
"""


@pytest.fixture
def later(site: Path, tmp_path: Path) -> Path:
    """The site after its second publication."""
    records = copy_workspace(ROOT, tmp_path / "records") / "briefings" / "official"
    notice, letter = records / "yl-notice.yaml", records / "yl-letter.yaml"
    text = notice.read_text(encoding="utf-8").replace("published: 2024-06-03\n", "")
    assert "逐点自查" in text
    notice.write_text(text.replace("逐点自查", "逐点核查") + CORRECTED, encoding="utf-8")
    letter.write_text(letter.read_text(encoding="utf-8") + WITHDRAWN, encoding="utf-8")
    folder = tmp_path / "site"
    shutil.copytree(site, folder)
    publish(tmp_path / "records", folder, "2025-02-01")
    return folder


@pytest.mark.slow
def test_a_correction_and_a_withdrawal_are_shown_to_everybody(
    browser: Browser, site: Path, later: Path
) -> None:
    pages = [later / address / "index.html" for address in (NOTICE, TAKEN_OFF, "about")]
    assert [one["message"] for one in sound("--errors-only", *pages)] == []
    with serving(later, 0) as server, Watched(browser, server.address) as reader:
        for width in (360, 1440):
            page = reader.page(width)
            for address in (NOTICE, TAKEN_OFF, "about/"):
                reader.open(page, address)
                unfold(page)
                assert barriers(page) == [], address
                assert page.evaluate("document.documentElement.scrollWidth") <= width
        reader.open(page, NOTICE)
        assert "改了一处" in page.locator("#corrections").inner_text()
        unfold(page)
        told = page.locator(".versions").inner_text()
        for folder in (site, later):
            assert sha256((folder / NOTICE / "yl-notice.pdf").read_bytes()).hexdigest() in told
        reader.open(page, TAKEN_OFF)
        assert "已由新的函代替" in page.locator("main").inner_text()
        assert reader.faults == []
    assert [one.name for one in (later / TAKEN_OFF).iterdir()] == ["index.html"]
