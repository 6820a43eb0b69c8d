"""What a reader downloads is what was published."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page

from publish.browser.kinds import NOTICE
from publish.browser.watching import Watched


@pytest.mark.parametrize(
    ("name", "ending", "magic"),
    [("PDF", "pdf", b"%PDF-1.7"), ("Word", "docx", b"PK\x03\x04"), ("纯文本", "txt", "云岭县".encode())],
)
def test_a_download_is_the_published_file(
    watched: Watched, page: Page, site: Path, name: str, ending: str, magic: bytes
) -> None:
    watched.open(page, NOTICE)
    link = page.locator(".downloads").get_by_role("link", name=name)
    with page.expect_download() as waiting:
        link.click()
    file = site / NOTICE / f"yl-notice.{ending}"
    assert waiting.value.suggested_filename == file.name
    content = waiting.value.path().read_bytes()
    assert content == file.read_bytes()
    assert magic in content[:200]
    assert "KB" in link.inner_text()
