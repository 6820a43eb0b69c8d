"""The home page."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from briefgen.publish.site.home import lead_of, pages
from briefgen.publish.site.site import Download, Part, Published
from briefgen.write import web_page
from publish.site import buses

ISSUE = Published(
    id="issue",
    kind="bulletin",
    title="公交简报〔2023〕第1期",
    series="公交简报",
    issue="2023年第1期",
    written="2023-01-20",
    published="2023-01-20 09:00",
    parts=(Part("夜班车来了", "article-1"),),
    downloads=(Download("pdf", "issue.pdf", 2048, "0" * 64),),
)
TEXT = replace(
    buses.PAGES["note"], parts=(web_page.Part("夜班车来了", "article-1", "从去年冬天起，末班车推迟到深夜。"),)
)


def home(root: Path, *documents: Published) -> str:
    made = replace(buses.site(root), documents=documents, read=lambda id: TEXT)
    ((_, file),) = pages(made)
    assert file.path == "index.html"
    return file.content.decode()


def test_the_newest_issue_leads_with_its_articles(tmp_path: Path) -> None:
    text = home(tmp_path, buses.DOCUMENTS[0], ISSUE)
    assert "最新一期" in text
    assert '<h3><a href="documents/issue/#article-1">夜班车来了</a></h3><p>从去年冬天起' in text
    assert '<a class="quiet" href="documents/issue/issue.pdf" download>下载 PDF（2 KB）</a>' in text


def test_without_a_bulletin_the_newest_document_leads(tmp_path: Path) -> None:
    text = home(tmp_path, *buses.DOCUMENTS)
    assert "最新文件" in text
    assert '<h2 id="lead-title"><a href="documents/note/">东山县的公交</a></h2>' in text
    assert lead_of(()) is None


def test_a_site_without_documents_has_a_home_page(tmp_path: Path) -> None:
    assert "<h1" in home(tmp_path)


def test_its_only_first_heading_is_the_name_of_the_site(tmp_path: Path) -> None:
    text = home(tmp_path, ISSUE)
    assert '<h1 class="brand-name"><a href="./" aria-current="page">清河市公交信息网</a></h1>' in text
    assert text.count("<h1") == 1
