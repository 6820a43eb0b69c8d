"""The pages that say something about the site itself: search, about, missing and withdrawn ones."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from briefgen.publish.site import about, missing, search, withdrawn
from briefgen.publish.site.site import Correction, Made, Site, Withdrawn
from briefgen.publish.site.words import day_words, moment_words, size_words
from publish.site import buses


def only(pages: Callable[[Site], Iterator[Made]], site: Site) -> str:
    ((_, file),) = pages(site)
    return file.content.decode()


def test_the_search_page_offers_what_the_documents_can_be_filtered_by(tmp_path: Path) -> None:
    text = only(search.pages, buses.site(tmp_path))
    assert 'data-filter="place"' in text
    assert "<option>东山县</option>" in text
    assert "<option>数据</option>" in text


def test_without_a_script_it_says_so_and_leads_elsewhere(tmp_path: Path) -> None:
    text = only(search.pages, buses.site(tmp_path))
    before, _, said = text.partition("<noscript>")
    assert "脚本没有打开" in said
    assert '<a href="../archive/">' in said
    assert '<fieldset class="search-filters" hidden>' in before


def test_the_page_about_the_site_lists_corrections_and_withdrawn_documents(tmp_path: Path) -> None:
    made = buses.site(tmp_path)
    note = replace(made.documents[0], corrections=(Correction("2023-03-01", "改字。"),))
    text = only(
        about.pages,
        replace(made, documents=(note,), withdrawn=(Withdrawn("old", "2023-05-01", "内容有误"),)),
    )
    assert '<a href="../documents/note/#corrections">东山县的公交</a>' in text
    assert '<a href="../documents/old/">old</a>' in text


def test_a_withdrawn_document_leaves_the_day_and_the_reason(tmp_path: Path) -> None:
    site = replace(buses.site(tmp_path), withdrawn=(Withdrawn("old", "2023-05-01", "内容有误"),))
    text = only(withdrawn.pages, site)
    assert "这个地址上的文件已于2023年5月1日撤下" in text
    assert "撤下原因：内容有误" in text


def test_the_page_for_missing_ones_works_at_any_address(tmp_path: Path) -> None:
    text = only(missing.pages, buses.site(tmp_path))
    assert 'href="/info/assets/site.' in text
    assert 'href="/info/documents/note/"' in text


def test_days_and_sizes_are_said_in_words() -> None:
    assert [day_words(one) for one in ("2023-01-05", "2023-11", "2023", "")] == [
        "2023年1月5日",
        "2023年11月",
        "2023年",
        "",
    ]
    assert moment_words("2023-01-05 09:30") == "2023年1月5日 09:30"
    assert [size_words(size) for size in (0, 1500, 1_048_576)] == ["1 KB", "1 KB", "1.0 MB"]
