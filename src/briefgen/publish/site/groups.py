"""The documents of the site by series, year, kind, place and topic, and the addresses of these lists.

Not their pages: those are `lists`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import Literal

from briefgen.publish.site.site import Published, Site
from briefgen.publish.site.spelling import folded

Sorting = Literal["series", "years", "kinds", "places", "topics"]
SORTINGS: dict[Sorting, str] = {
    "series": "刊物",
    "years": "年份",
    "kinds": "文种",
    "places": "地区",
    "topics": "主题",
}
"""The ways of sorting, by the folders of their pages, and their names."""
WORDED: tuple[Sorting, ...] = ("series", "topics")
"""Those whose keys are words, not ids."""
SHORT_HASH = 8


@dataclass(frozen=True, slots=True)
class Group:
    """Documents that have something in common, the newest first."""

    sorting: Sorting
    key: str
    name: str
    documents: tuple[Published, ...]

    @property
    def address(self) -> str:
        """Its page below the site's root."""
        return address_of(self.sorting, self.key)


def address_of(sorting: Sorting, key: str) -> str:
    """The page of a group: an id as it is, the words of a series or a topic as a slug."""
    return f"{sorting}/{slug(key) if sorting in WORDED else key}/"


def slug(text: str) -> str:
    """A name for an address: the text itself, in small letters, where it is plain letters, digits and
    hyphens; others are hashed, since servers disagree on file names in Chinese, and on large letters."""
    key = folded(text)
    plain = key.isascii() and key.replace("-", "").replace("_", "").isalnum()
    return key if plain else sha256(key.encode("utf-8")).hexdigest()[:SHORT_HASH]


def groups(site: Site, sorting: Sorting) -> tuple[Group, ...]:
    """The groups of one way of sorting: years the latest first, others by their number of documents."""
    found: dict[str, list[Published]] = {}
    for document in listed(site.documents):
        for key in _keys(document, sorting):
            found.setdefault(key, []).append(document)
    made = (Group(sorting, key, name_of(site, sorting, key), tuple(held)) for key, held in found.items())
    if sorting == "years":
        return tuple(sorted(made, key=lambda group: group.key, reverse=True))
    return tuple(sorted(made, key=lambda group: (-len(group.documents), group.key)))


def listed(documents: Iterable[Published]) -> tuple[Published, ...]:
    """Documents in the order of lists: by their own dates, the newest first."""
    return tuple(sorted(documents, key=lambda document: document.date, reverse=True))


def name_of(site: Site, sorting: Sorting, key: str) -> str:
    """What a group is called."""
    match sorting:
        case "years":
            return f"{key}年"
        case "kinds":
            return site.settings.columns[key]
        case "places":
            place = site.workspace.places.get(key)
            return str(place.name) if place is not None else key
        case "series" | "topics":
            return key


def neighbours(documents: Iterable[Published]) -> dict[str, tuple[Published | None, Published | None]]:
    """The document before and the one after each, in its series or else its kind; the newest first."""
    rows: dict[tuple[str, str], list[Published]] = {}
    for document in listed(documents):
        rows.setdefault(("series", document.series) if document.series else ("", document.kind), []).append(
            document
        )
    found: dict[str, tuple[Published | None, Published | None]] = {}
    for row in rows.values():
        for at, document in enumerate(row):
            older = row[at + 1] if at + 1 < len(row) else None
            found[document.id] = older, row[at - 1] if at else None
    return found


def _keys(document: Published, sorting: Sorting) -> Iterator[str]:
    match sorting:
        case "series":
            yield from filter(None, (document.series,))
        case "years":
            yield from filter(None, (document.year,))
        case "kinds":
            yield document.kind
        case "places":
            yield from filter(None, (document.place,))
        case "topics":
            yield from document.topics
