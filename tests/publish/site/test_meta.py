"""The meta tags of Chinese government sites."""

from __future__ import annotations

from dataclasses import replace

from briefgen.publish.site.meta import shortened, url_of
from briefgen.publish.site.site import Page
from publish.site import buses

NOTE, RULES = buses.DOCUMENTS
ARTICLE, told = buses.ARTICLE, buses.told


def test_an_article_has_the_tags_of_site_column_and_article() -> None:
    assert told(ARTICLE) == {
        "SiteName": "清河市公交信息网",
        "SiteDomain": "bus.example/info",
        "SiteIDCode": "1234567890",
        "ColumnName": "实施细则",
        "ColumnDescription": "清河市公交信息网“实施细则”栏目",
        "ColumnKeywords": "实施细则,清河市公交信息网",
        "ColumnType": "信息公开",
        "ArticleTitle": "公交服务办法",
        "PubDate": "2023-01-10 09:00",
        "ContentSource": "清河市交通运输局",
        "Keywords": "公交,办法",
        "Description": "为办好公交，制定本办法。",
        "Url": "https://bus.example/info/documents/rules/",
    }


def test_the_home_page_has_no_column() -> None:
    home = Page(address="", title="清河市公交信息网", sort="home")
    assert [name for name in told(home) if name.startswith("Column")] == []
    assert told(home)["Keywords"] == "公交,客流"


def test_a_list_describes_its_column() -> None:
    page = Page(
        address="archive/", title="文件", sort="list", description="全部文件。", keywords=("文件", "公交")
    )
    assert told(page)["ColumnDescription"] == "全部文件。"
    assert told(page)["ColumnKeywords"] == "文件,公交"


def test_without_an_organ_the_source_is_the_office() -> None:
    assert told(replace(ARTICLE, document=NOTE))["ContentSource"] == "清河市交通运输局"


def test_addresses_are_quoted() -> None:
    assert url_of(buses.SETTINGS, replace(ARTICLE, address="documents/站/")).endswith("/documents/%E7%AB%99/")


def test_a_description_is_one_line_and_not_too_long() -> None:
    assert shortened("一\n二  三") == "一 二 三"
    assert shortened("车" * 300, 10) == "车" * 9 + "…"
