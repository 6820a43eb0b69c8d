"""What the pages of a site are made of, and the files that they come to: values, light enough for
thousands of documents.

Not the pages: those are `pages` and the modules beside it. Not the folder on disk: that is the pipeline.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from briefgen.config.publishing import Publishing
from briefgen.document.layout import STANDARD, Layout
from briefgen.model.workspace import Workspace
from briefgen.write.web_page import Use, WebPage

Nav = Literal["home", "archive", "indicators", "organs", "search", "about", ""]
"""The entries of the menu; a page belongs to one of them, or to none."""
Sort = Literal["home", "list", "document", "indicator", "organ", "search", "about", "missing"]
"""What a page is, for its meta tags and for the search index."""


@dataclass(frozen=True, slots=True)
class File:
    """A file of the site: its path below the site's folder, with `/`, and what it holds."""

    path: str
    content: bytes


Made = tuple["Page | None", File]
"""A file with the page that it holds; None for a file that is no page."""


@dataclass(frozen=True, slots=True)
class Crumb:
    """A page above another one: its name, and its address below the site's root (`archive/`)."""

    name: str
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page of the site, but for what its own template prints."""

    address: str
    """Below the site's root: empty for the home page, `documents/x/` for a folder's `index.html`, or a
    file (`404.html`)."""
    title: str
    sort: Sort
    nav: Nav = ""
    column: str = ""
    """The name of the column (栏目) that it belongs to."""
    trail: tuple[Crumb, ...] = ()
    """The pages above it, without the home page and without itself."""
    description: str = ""
    keywords: tuple[str, ...] = ()
    document: Published | None = None
    """The document that it shows, if it shows one."""
    changed: str = ""
    """When what it shows last changed (`2019-01-10 09:30`), where that is known; of documents it is."""
    absolute: bool = False
    """Whether its links begin at the root of the server: a page that is shown at any address (404)."""

    @property
    def path(self) -> str:
        """The file that holds it."""
        return self.address if self.address.endswith(".html") else f"{self.address}index.html"

    @property
    def up(self) -> str:
        """The way from it to the site's root: empty, or `../` so often as it is deep."""
        return "../" * self.address.count("/")


@dataclass(frozen=True, slots=True)
class Download:
    """A file that goes with a document: `name` in the document's folder."""

    format: Literal["pdf", "docx", "txt"]
    name: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Correction:
    """更正说明: the day (ISO 8601) and what was corrected."""

    day: str
    text: str


@dataclass(frozen=True, slots=True)
class Version:
    """A version of a document that stood on the site: its number from 1, the day (ISO 8601) on which it
    was put there, and its downloads."""

    number: int
    day: str
    downloads: tuple[Download, ...]


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """A document that was taken off the site: the day (ISO 8601) and why."""

    id: str
    day: str
    why: str

    @property
    def address(self) -> str:
        """Its old folder below the site's root."""
        return f"documents/{self.id}/"


@dataclass(frozen=True, slots=True)
class Part:
    """An article inside a document of several (a bulletin): its title, and its anchor."""

    title: str
    anchor: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """A document of the site: what lists, links and its metadata block need; its text is read when its
    page is made."""

    id: str
    kind: str
    """bulletin, report, rules, survey, article, official or table."""
    title: str
    subtitle: str = ""
    series: str = ""
    """刊名."""
    series_column: str = ""
    """The column inside the series (子刊名)."""
    issue: str = ""
    """期号: 2019年第1期."""
    number: str = ""
    """文号."""
    index_number: str = ""
    """索引号."""
    organs: tuple[str, ...] = ()
    """发文机关, as they are printed."""
    organ_ids: tuple[str, ...] = ()
    written: str = ""
    """成文日期: a day, month or year (ISO 8601), or empty where the source does not say."""
    published: str = ""
    """发布日期 with its hour: `2019-01-10 09:30`."""
    place: str = ""
    """The id of its place."""
    topics: tuple[str, ...] = ()
    summary: str = ""
    parts: tuple[Part, ...] = ()
    house: str = ""
    """The name of its house, for its print sheet; empty for the standard's."""
    format: str = "plain"
    uses: tuple[Use, ...] = ()
    """The indicators that it prints."""
    downloads: tuple[Download, ...] = ()
    corrections: tuple[Correction, ...] = ()
    versions: tuple[Version, ...] = ()
    """Every version that stood on the site, the first one first; the last one stands there now."""

    @property
    def address(self) -> str:
        """Its folder below the site's root."""
        return f"documents/{self.id}/"

    @property
    def date(self) -> str:
        """The date that it is listed by: its own, else the day of its publication."""
        return self.written or self.day

    @property
    def year(self) -> str:
        """The year that it is listed under."""
        return self.date[:4]

    @property
    def day(self) -> str:
        """The day of its publication."""
        return self.published[:10]


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """Everything that the site shows: nothing in it is more than public."""

    settings: Publishing
    workspace: Workspace
    """The projected one."""
    documents: tuple[Published, ...]
    """The newest first."""
    read: Callable[[str], WebPage]
    """The text of a document, by its id: read when its page is made, so that memory stays flat."""
    layouts: Mapping[str, Layout] = field(default_factory=lambda: {"": STANDARD})
    """The layouts of print sheets by the names of houses."""
    withdrawn: tuple[Withdrawn, ...] = ()
