"""The meta tags that pages of Chinese government sites carry (政府网站发展指引, 国办发〔2017〕47号, 附件1):
three of the site, four of the column, those of the article.

Not their markup: the base template prints them. Not whether they are right: that is `meta_check`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING
from urllib.parse import quote

from briefgen.publish.site.site import Page, Published, Sort

if TYPE_CHECKING:
    from briefgen.config.publishing import Publishing

COLUMN_TYPES: Mapping[Sort, str] = MappingProxyType(
    {
        "list": "信息公开",
        "document": "信息公开",
        "indicator": "数据发布",
        "organ": "机构职能",
        "about": "网站说明",
        "search": "站内搜索",
    }
)
"""What kind of column a page belongs to (ColumnType). The home page and that for missing pages have none."""
LONGEST = 200
"""Characters of a description."""


@dataclass(frozen=True, slots=True)
class Tag:
    """One meta tag."""

    name: str
    content: str


def tags(settings: Publishing, page: Page) -> tuple[Tag, ...]:
    """The tags of a page, in the order of the guideline; one without a value is left out."""
    found = (*_site(settings), *_column(settings, page), *_article(settings, page), *_common(settings, page))
    return tuple(Tag(name, content) for name, content in found if content)


def url_of(settings: Publishing, page: Page) -> str:
    """The full address of a page, as canonical links and tags have it."""
    return settings.address(quote(page.address))


def source_of(settings: Publishing, document: Published) -> str:
    """Where a document comes from (ContentSource): who issued it, else the office behind the site."""
    return "、".join(document.organs) or settings.organ or settings.name


def shortened(text: str, longest: int = LONGEST) -> str:
    """A text on one line, no longer than descriptions may be."""
    line = " ".join(text.split())
    return line if len(line) <= longest else f"{line[: longest - 1]}…"


def _site(settings: Publishing) -> Iterator[tuple[str, str]]:
    yield "SiteName", settings.name
    yield "SiteDomain", settings.domain
    yield "SiteIDCode", settings.code


def _column(settings: Publishing, page: Page) -> Iterator[tuple[str, str]]:
    if page.sort not in COLUMN_TYPES:
        return
    name = page.column or page.title
    about = "" if page.document is not None else page.description
    keywords = () if page.document is not None else page.keywords
    yield "ColumnName", name
    yield "ColumnDescription", shortened(about or f"{settings.name}“{name}”栏目")
    yield "ColumnKeywords", ",".join(keywords or (name, settings.name))
    yield "ColumnType", COLUMN_TYPES[page.sort]


def _article(settings: Publishing, page: Page) -> Iterator[tuple[str, str]]:
    document = page.document
    if document is None:
        return
    yield "ArticleTitle", document.title
    yield "PubDate", document.published
    yield "ContentSource", source_of(settings, document)


def _common(settings: Publishing, page: Page) -> Iterator[tuple[str, str]]:
    yield "Keywords", ",".join(page.keywords or settings.keywords or (page.title,))
    yield "Description", shortened(page.description or settings.description or page.title)
    if not page.absolute:
        yield "Url", url_of(settings, page)
