"""The pages of organs: what each one has to do, by the documents that say so, and what it issued.

Not the tasks themselves: those are `tasks`. An organ with neither has no page.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from briefgen.model.place import Organ
from briefgen.publish.site.days import newest
from briefgen.publish.site.groups import address_of as group_address
from briefgen.publish.site.pages import render
from briefgen.publish.site.site import Crumb, Made, Page, Published, Site
from briefgen.publish.site.tasks import Task, tasks

LIST = Crumb("机构", "organs/")
ELSEWHERE = "其他机构"


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """An organ of the site."""

    organ: Organ
    tasks: tuple[Task, ...]
    documents: tuple[Published, ...]
    """Those that it issued."""

    @property
    def address(self) -> str:
        """Its folder below the site's root."""
        return f"organs/{self.organ.id}/"


@dataclass(frozen=True, slots=True)
class Region:
    """The organs of one place."""

    name: str
    bodies: tuple[Body, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """The tasks under one heading of a document."""

    heading: str
    tasks: tuple[Task, ...]


@dataclass(frozen=True, slots=True)
class Duties:
    """The tasks that one document gives an organ."""

    document: Published
    parts: tuple[Part, ...]
    dated: bool
    """Whether one of them has a deadline."""

    @property
    def count(self) -> int:
        """How many tasks they are."""
        return sum(len(part.tasks) for part in self.parts)


def pages(site: Site) -> Iterator[Made]:
    """The list of organs, and the page of each."""
    held = bodies(site)
    yield _list(site, held)
    names = {id: Crumb(str(body.organ.short or body.organ.name), body.address) for id, body in held.items()}
    for body in held.values():
        yield _organ(site, body, names)


def bodies(site: Site) -> Mapping[str, Body]:
    """The organs that have a page, by id, in the order of the records."""
    given, issued = tasks(site), _issued(site)
    return {
        id: Body(organ=organ, tasks=given.get(id, ()), documents=issued.get(id, ()))
        for id, organ in site.workspace.organs.items()
        if id in given or id in issued
    }


def _issued(site: Site) -> Mapping[str, tuple[Published, ...]]:
    found: dict[str, list[Published]] = {}
    for document in site.documents:
        for id in dict.fromkeys(document.organ_ids):
            found.setdefault(id, []).append(document)
    return {id: tuple(held) for id, held in found.items()}


def _list(site: Site, held: Mapping[str, Body]) -> Made:
    page = Page(
        address=LIST.address,
        title=LIST.name,
        sort="organ",
        nav="organs",
        column=LIST.name,
        description=f"{site.settings.name}的文件提到的责任单位和发文机关：各自承担的任务，发布的文件。",
        keywords=(LIST.name, "任务清单"),
    )
    return page, render(site, page, "organs.html.j2", regions=_regions(site, held), count=len(held))


def _regions(site: Site, held: Mapping[str, Body]) -> tuple[Region, ...]:
    found: dict[str, list[Body]] = {}
    for body in held.values():
        found.setdefault(_place(site, body.organ), []).append(body)
    return tuple(Region(name or ELSEWHERE, tuple(bodies)) for name, bodies in found.items())


def _place(site: Site, organ: Organ) -> str:
    place = site.workspace.places.get(str(organ.place)) if organ.place is not None else None
    return str(place.name) if place is not None else ""


def _organ(site: Site, body: Body, names: Mapping[str, Crumb]) -> Made:
    name = str(body.organ.name)
    page = Page(
        address=body.address,
        title=name,
        sort="organ",
        nav="organs",
        column=LIST.name,
        trail=(LIST,),
        description=f"{name}：承担任务{len(body.tasks)}项，发布文件{len(body.documents)}份。",
        keywords=(name, "任务清单"),
        changed=newest(site.settings, (*(one.document for one in body.tasks), *body.documents)),
    )
    successor = names.get(str(body.organ.successor)) if body.organ.successor is not None else None
    context = {
        "body": body,
        "place": _place(site, body.organ),
        "place_address": _place_address(site, body.organ),
        "successor": successor,
        "duties": tuple(_duties(body)),
        "names": names,
    }
    return page, render(site, page, "organ.html.j2", **context)


def _place_address(site: Site, organ: Organ) -> str:
    id = str(organ.place or "")
    return group_address("places", id) if any(one.place == id for one in site.documents) else ""


def _duties(body: Body) -> Iterator[Duties]:
    for _, given in groupby(body.tasks, key=lambda task: task.document.id):
        held = tuple(given)
        parts = tuple(
            Part(heading, tuple(under)) for heading, under in groupby(held, key=lambda one: one.part)
        )
        yield Duties(held[0].document, parts, any(one.deadline for one in held))
