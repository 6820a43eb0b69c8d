"""What the browser prints of a document is the official page, without the site around it."""

from __future__ import annotations

import io
import re
import unicodedata
from collections import Counter
from pathlib import Path

import pdfplumber
import pytest
from playwright.sync_api import Page

from publish.browser.kinds import ARTICLE, BULLETIN, NOTICE, RULES
from publish.browser.watching import Watched

A4 = (595, 842)
ONLY_WITH_PAGES = frozenset("续表.…0123456789")
"""What the PDF has besides, where it knows its pages: numbers in a contents list, tables that go on."""
NUMBER = re.compile(r"[—-]\d+[—-]$")


def _text(file: pdfplumber.PDF) -> str:
    """The words without blanks and page numbers; Chromium writes some characters as radicals (⽂, ⻓)."""
    said = (NUMBER.sub("", re.sub(r"[\s\x01]", "", page.extract_text())) for page in file.pages)
    return unicodedata.normalize("NFKC", "".join(said)).replace("⻓", "长")


@pytest.mark.parametrize(
    ("address", "title"),
    [
        (NOTICE, "关于开展集中安置点后续扶持工作自查的通知"),
        (RULES, "实施细则"),
        (ARTICLE, "后续扶持"),
        (BULLETIN, "真正让搬迁群众安居乐业"),
    ],
)
def test_a_document_is_printed_as_the_official_page(
    watched: Watched, page: Page, site: Path, caplog: pytest.LogCaptureFixture, address: str, title: str
) -> None:
    caplog.set_level("ERROR", "pdfminer")  # it has a word for each of Chromium's fonts
    watched.open(page, address)
    printed = page.pdf(prefer_css_page_size=True)
    official = site / address / f"{Path(address).name}.pdf"
    with pdfplumber.open(io.BytesIO(printed)) as ours, pdfplumber.open(official) as theirs:
        assert {(round(one.width), round(one.height)) for one in ours.pages} == {A4}
        text = _text(ours)
        assert title in text
        assert Counter(text) - Counter(_text(theirs)) == Counter(), "nothing of the site around it"
        assert set(Counter(_text(theirs)) - Counter(text)) <= ONLY_WITH_PAGES, "nothing left out"
        assert abs(len(ours.pages) - len(theirs.pages)) <= 1
