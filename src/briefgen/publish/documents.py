"""The documents that were built, as the website takes them: what readers download, and each document's page.

Not building: that is the room `build`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from briefgen.build import manifest
from briefgen.config import Config
from briefgen.config.publishing import Publishing
from briefgen.model.workspace import Workspace
from briefgen.publish.history import FORMATS, History
from briefgen.publish.site.reading import published
from briefgen.publish.site.site import Download, Published, Site, Withdrawn
from briefgen.publish.versions import index_number, versions
from briefgen.write.web_page import WebPage, page_of

PAGE = ".page.json"


def downloads(folder: Path, ids: Iterable[str]) -> dict[str, tuple[Download, ...]]:
    """What readers download of each document, as the record of the build has it. Raises OSError."""
    known = manifest.read(folder).documents
    found: dict[str, tuple[Download, ...]] = {}
    for id in ids:
        files = []
        for format in FORMATS:
            name = f"{id}.{format}"
            if name in known.get(id, {}):
                size = (folder / id / name).stat().st_size
                files.append(Download(format, name, size, known[id][name].sha256))
        found[id] = tuple(files)
    return found


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads the page of a document from the folder of those that were built."""

    folder: Path

    def __call__(self, id: str) -> WebPage:
        return page_of((self.folder / id / f"{id}{PAGE}").read_bytes())


def site_of(
    workspace: Workspace,
    config: Config,
    settings: Publishing,
    built: Mapping[str, tuple[Download, ...]],
    history: History,
    folder: Path,
) -> Site:
    """The website of these documents, the newest first. Raises OSError."""
    read = Reader(folder)
    made = [_published(id, read, workspace, settings, built[id], history) for id in built]
    made.sort(key=lambda one: (one.published, one.written, one.id), reverse=True)
    return Site(
        settings=settings,
        workspace=workspace,
        documents=tuple(made),
        read=read,
        layouts={"": config.layout(), **config.houses},
        withdrawn=tuple(_withdrawn(history)),
    )


def _withdrawn(history: History) -> Iterator[Withdrawn]:
    for id, past in history.documents.items():
        if past.withdrawn is not None:
            yield Withdrawn(id, *past.withdrawn)


def _published(
    id: str,
    read: Reader,
    workspace: Workspace,
    settings: Publishing,
    files: tuple[Download, ...],
    history: History,
) -> Published:
    briefing, past = workspace.briefings[id], history.documents[id]
    return published(
        read(id),
        briefing,
        workspace,
        settings,
        index_number=index_number(settings, briefing, past),
        downloads=files,
        versions=versions(past),
    )
