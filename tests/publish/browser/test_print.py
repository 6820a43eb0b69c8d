"""What the browser prints of a document is the official page, without the site around it."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pdfplumber
import pytest
from playwright.sync_api import Page

from publish.browser.kinds import ARTICLE, BULLETIN, NOTICE, RULES
from publish.browser.watching import Watched

A4 = (595, 842)
AROUND = (
    "首页",
    "搜索",
    "菜单",
    "高对比度",
    "字号标准",
    "跳到正文",
    "目录",
    "下载",
    "样例网站",
    "订阅",
    "本站说明",
    "索引号",
    "上一篇",
)


def _text(file: pdfplumber.PDF) -> str:
    return re.sub(r"\s", "", "".join(page.extract_text() for page in file.pages))


@pytest.mark.parametrize(
    ("address", "title"),
    [
        (NOTICE, "关于开展易地扶贫搬迁安置点后续扶持情况摸底的通知"),
        (RULES, "实施细则"),
        (ARTICLE, "后续扶持"),
        (BULLETIN, "工作简报"),
    ],
)
def test_a_document_is_printed_as_the_official_page(
    watched: Watched, page: Page, site: Path, address: str, title: str
) -> None:
    watched.open(page, address)
    printed = page.pdf(prefer_css_page_size=True)
    official = site / address / f"{Path(address).name}.pdf"
    with pdfplumber.open(io.BytesIO(printed)) as ours, pdfplumber.open(official) as theirs:
        assert {(round(one.width), round(one.height)) for one in ours.pages} == {A4}
        text = _text(ours)
        assert title in text
        assert [word for word in AROUND if word in text] == []
        assert abs(len(ours.pages) - len(theirs.pages)) <= 1
