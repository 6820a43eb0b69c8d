"""Whether the pages of a finished site carry the meta tags that the guideline asks for.

Not the tags themselves: those are made in `meta`. Each page is looked at by itself.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING
from urllib.parse import unquote

from briefgen.diagnostics import Diagnostic, Span
from briefgen.publish.site.days import is_moment
from briefgen.publish.site.kept import Kept, Stored
from briefgen.publish.site.kept import key as kept_key
from briefgen.publish.site.markup import Tag, tags
from briefgen.publish.site.site import File
from briefgen.rules import site as rules

if TYPE_CHECKING:
    from briefgen.config.publishing import Publishing

OF_SITE = ("SiteName", "SiteDomain")
OF_COLUMN = ("ColumnName", "ColumnDescription", "ColumnKeywords", "ColumnType")
OF_ARTICLE = ("ArticleTitle", "PubDate", "ContentSource", "Keywords", "Description", "Url")
CODE = "SiteIDCode"
KNOWN = frozenset({*OF_SITE, *OF_COLUMN, *OF_ARTICLE, CODE})
WITHOUT_COLUMN = frozenset({"index.html", "404.html"})
ARTICLES = re.compile(r"documents/[^/]+/index\.html")
LISTS = b'<body class="page-list"'
"""A page in the place of a document that was taken off the site (撤下): it is no article."""
SOUND = b"sound"
_CODE = re.compile(r"\d{10}|bm\d{8}")


def findings(
    files: Iterable[File | Stored], settings: Publishing, kept: Kept | None = None
) -> Iterator[Diagnostic]:
    """What is missing, empty, ill-formed or written twice in the tags of a site's pages; a page that is kept
    as sound is not read again."""
    if not settings.code:
        yield rules.NO_SITE_CODE.at(settings.span)
    for file in files:
        if file.path.endswith(".html"):
            yield from _page_kept(file, settings, kept)


def key(settings: Publishing) -> str:
    """What decides which pages are sound."""
    said = (settings.name, settings.domain, settings.code, settings.url)
    return kept_key(("meta_check", "markup", "days"), said)


def _page_kept(file: File | Stored, settings: Publishing, kept: Kept | None) -> Iterator[Diagnostic]:
    if kept is None or not isinstance(file, Stored):
        yield from _page(file, settings)
        return
    found = () if kept.of(file) is not None else tuple(_page(file, settings))
    if not found:
        kept.keep(file, SOUND)
    yield from found


def _page(file: File | Stored, settings: Publishing) -> Iterator[Diagnostic]:
    page = file.content
    found = tuple(tag for tag in tags(page.decode("utf-8")) if _is_meta(tag))
    counts = Counter(tag.attributes["name"] for tag in found)
    is_article = ARTICLES.fullmatch(file.path) is not None and LISTS not in page
    for name in required(file.path, settings, is_article=is_article):
        if not counts[name]:
            yield rules.MISSING_META.at(Span(file.path), name=name)
    seen: set[str] = set()
    for tag in found:
        name, content = tag.attributes["name"], tag.attributes.get("content", "")
        yield from _tag(file.path, tag.line, name, content, settings)
        if name in seen:
            yield rules.REPEATED_META.at(Span(file.path, tag.line), name=name)
        seen.add(name)


def required(path: str, settings: Publishing, *, is_article: bool) -> tuple[str, ...]:
    """The tags that the page in a file must carry."""
    code = (CODE,) if settings.code else ()
    column = () if path in WITHOUT_COLUMN else OF_COLUMN
    article = OF_ARTICLE if is_article else ()
    return (*OF_SITE, *code, *column, *article)


def _is_meta(tag: Tag) -> bool:
    return tag.name == "meta" and tag.attributes.get("name") in KNOWN


def _tag(path: str, line: int, name: str, content: str, settings: Publishing) -> Iterator[Diagnostic]:
    if not content.strip():
        yield rules.EMPTY_META.at(Span(path, line), name=name)
    elif name in FORMS:
        holds, zh, en = FORMS[name]
        if not holds(content, path, settings):
            yield rules.BAD_META.at(Span(path, line), name=name, content=content, form_zh=zh, form_en=en)


def _is_own(content: str, path: str, settings: Publishing) -> bool:
    address = path.removesuffix("index.html")
    return unquote(content) == settings.address(address)


FORMS: Mapping[str, tuple[Callable[[str, str, Publishing], bool], str, str]] = MappingProxyType(
    {
        "SiteName": (lambda c, p, s: c == s.name, "网站名称", "the name of the site"),
        "SiteDomain": (lambda c, p, s: c == s.domain, "网站的域名", "the domain of the site"),
        CODE: (lambda c, p, s: _CODE.fullmatch(c) is not None, "十位标识码", "a code of ten signs"),
        "PubDate": (
            lambda c, p, s: is_moment(c),
            "年-月-日 时:分，例如 2019-01-10 09:00",
            "a day and an hour: 2019-01-10 09:00",
        ),
        "Url": (_is_own, "这一页自己的地址", "the page's own address"),
    }
)
"""The form of a tag's content, as a question and in words."""
