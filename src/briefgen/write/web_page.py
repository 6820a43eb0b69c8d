"""One document for the web as a value, and as the JSON file that holds it (`<id>.page.json`).

Not its markup: that is `web`. Not the page around it: that belongs to the site.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True)
class Use:
    """An indicator that a document prints: its id, a printed figure, and the anchor of that figure."""

    indicator: str
    text: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the contents beside the text: its words, its depth from 1, its anchor."""

    text: str
    depth: int
    anchor: str


@dataclass(frozen=True, slots=True)
class Part:
    """An article of a document that has several: its title, its anchor, and how it begins."""

    text: str
    anchor: str
    summary: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A file that the article shows, beside its page: its name, and its bytes in base64."""

    name: str
    data: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WebPage:
    """A document for the web. Words are as they are printed."""

    id: str
    kind: str
    format: str
    title: str
    """On one line."""
    subtitle: str = ""
    series: str = ""
    """刊名, of a bulletin."""
    issue: str = ""
    """The line of the issue's number."""
    number: str = ""
    """文号."""
    organs: tuple[str, ...] = ()
    """The organs that sign it."""
    house: str = ""
    """The name of its layout; empty for the standard's."""
    parts: tuple[Part, ...] = ()
    """Its articles, where it has several."""
    contents: tuple[Entry, ...] = ()
    """What stands beside the text: its highest headings."""
    headings: tuple[Entry, ...] = ()
    """Every heading with an anchor, those that open a paragraph, too."""
    uses: tuple[Use, ...] = ()
    summary: str = ""
    """The beginning of its text, for lists and descriptions."""
    html: str = ""
    """The article element: no style and no script in it; its links lead from the document's folder."""
    pictures: tuple[Picture, ...] = ()


def page_json(page: WebPage) -> bytes:
    """The file that holds a page; equal pages give equal bytes."""
    return (json.dumps(asdict(page), ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def page_of(content: bytes) -> WebPage:
    """The page that a file holds."""
    raw = json.loads(content)
    raw["parts"] = tuple(Part(**one) for one in raw["parts"])
    raw["headings"] = tuple(Entry(**one) for one in raw["headings"])
    raw["contents"] = tuple(Entry(**one) for one in raw["contents"])
    raw["uses"] = tuple(Use(**one) for one in raw["uses"])
    raw["pictures"] = tuple(Picture(**one) for one in raw["pictures"])
    raw["organs"] = tuple(raw["organs"])
    return WebPage(**raw)
