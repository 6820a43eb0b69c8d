"""The page of each document: its metadata, its text, its files, its corrections.

Not its article: its writer made that.
"""

from __future__ import annotations

import base64
from collections.abc import Iterator
from dataclasses import dataclass

from briefgen.document.layout import STANDARD
from briefgen.publish.site.assets import print_path
from briefgen.publish.site.groups import address_of, name_of, neighbours
from briefgen.publish.site.lists import ARCHIVE
from briefgen.publish.site.pages import render
from briefgen.publish.site.site import Crumb, File, Made, Page, Published, Site
from briefgen.publish.site.words import day_words, moment_words

FORMATS = {"pdf": "PDF", "docx": "Word", "txt": "纯文本"}
"""What readers call the formats."""


@dataclass(frozen=True, slots=True)
class Field:
    """A line of the metadata block: its name, its words, and where they lead, if they do."""

    name: str
    text: str
    addresses: tuple[Crumb, ...] = ()
    always: str = ""
    """What is said where it is empty; without it the line is left out."""
    wide: bool = False
    """Whether it takes a line of its own."""


def pages(site: Site) -> Iterator[Made]:
    """The page of every document, and the pictures beside it."""
    beside = neighbours(site.documents)
    for document in site.documents:
        yield from _document(site, document, *beside[document.id])


def _document(
    site: Site, document: Published, older: Published | None, newer: Published | None
) -> Iterator[Made]:
    text = site.read(document.id)
    page = _page(site, document)
    yield (
        page,
        render(
            site,
            page,
            "document.html.j2",
            document=document,
            text=text,
            fields=fields(site, document),
            formats=FORMATS,
            older=older,
            newer=newer,
            topics=tuple(Crumb(topic, address_of("topics", topic)) for topic in document.topics),
            column=site.settings.columns[document.kind],
            place=name_of(site, "places", document.place) if document.place else "",
            print_sheet=print_path(site.layouts.get(document.house, STANDARD)),
        ),
    )
    for picture in text.pictures:
        yield None, File(f"{document.address}{picture.name}", base64.b64decode(picture.data))


def _page(site: Site, document: Published) -> Page:
    column = site.settings.columns[document.kind]
    above = Crumb(column, address_of("kinds", document.kind))
    if document.series:
        above = Crumb(document.series, address_of("series", document.series))
    return Page(
        address=document.address,
        title=document.title,
        sort="document",
        nav="archive",
        column=column,
        trail=(ARCHIVE, above),
        description=document.summary,
        keywords=document.topics or (column,),
        document=document,
    )


def fields(site: Site, document: Published) -> tuple[Field, ...]:
    """索引号, 发文机关, 成文日期, 发布日期, 标题, 文号: the block that offices put over a document."""
    organs = tuple(
        Crumb(str(site.workspace.organs[id].name), f"organs/{id}/")
        for id in document.organ_ids
        if id in site.workspace.organs
    )
    place: tuple[Crumb, ...] = ()
    if document.place:
        place = (Crumb(name_of(site, "places", document.place), address_of("places", document.place)),)
    return (
        Field("索引号", document.index_number, always="无"),
        Field("发文机关", "、".join(document.organs), organs, always="原件未署"),
        Field("成文日期", day_words(document.written), always="原件未署"),
        Field("发布日期", moment_words(document.published), always="无"),
        Field("标题", document.title, wide=True),
        Field("文号", document.number, always="无"),
        Field("地区", "", place, always="不分地区"),
    )
