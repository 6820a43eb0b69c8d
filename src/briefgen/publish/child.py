"""The process that makes the website: it is given the projected workspace, and knows nothing else.

Not who starts it: that is `process`. Not the gate, which must know what it looks for, and not the folder of
the website, which this process never sees.
"""

from __future__ import annotations

import datetime
import os
import pickle
import shutil
import sys
import threading
import traceback
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

from briefgen.build import stages
from briefgen.build.order import Order, Outcome
from briefgen.build.work.limits import Limits
from briefgen.config import Format, load_config
from briefgen.diagnostics import Diagnostic, Passed, has_errors
from briefgen.load.workspace import load_workspace
from briefgen.publish import index
from briefgen.publish.documents import downloads, site_of
from briefgen.publish.folder import Folder, Listed
from briefgen.publish.history import History, written
from briefgen.publish.order import Advance
from briefgen.publish.places import HISTORY
from briefgen.publish.site import days, links, meta_check
from briefgen.publish.site.files import files
from briefgen.publish.site.kept import Kept, Stored
from briefgen.publish.site.site import Download, Site
from briefgen.publish.versions import ruled

FORMATS: tuple[Format, ...] = ("pdf", "docx", "txt", "web")
DOCUMENTS, PAGES, INDEXING = "documents", "pages", "indexing"
"""Folders below that of what is made."""
LINKS, META = "links.kept", "meta.kept"
"""What the checks remember of pages that stay as they are."""
READ = (".html", ".css", ".svg", ".xml")
"""The endings of files that the checks of links and meta tags look into."""
HEAD = 8
"""Bytes that say how long a message is."""


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked of the process. Its own folder is the projected workspace."""

    ids: tuple[str, ...]
    history: History
    day: datetime.date
    made: str
    """Where it writes."""
    force: bool
    jobs: int | None
    limits: Limits


@dataclass(frozen=True, slots=True)
class Made:
    """What came of it."""

    findings: tuple[Diagnostic, ...] = ()
    passed: tuple[Passed, ...] = ()
    files: tuple[Listed, ...] = ()
    """The files of the website, as far as they could be made."""
    documents: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    """Documents that were asked for and are not in the projected workspace."""
    details: tuple[str, ...] = ()
    complete: bool = False
    """Whether the files are the whole website."""


def main() -> None:
    """Reads a request, and answers it on standard output; whatever prints goes to standard error."""
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    request: Request = pickle.load(sys.stdin.buffer)
    threading.Thread(target=end_with_parent, daemon=True).start()

    def advance(stage: str, done: int, total: int, name: str) -> None:
        send(answers, ("advance", (stage, done, total, name)))

    try:
        send(answers, ("made", made(request, advance)))
    except Exception:
        send(answers, ("fault", traceback.format_exc()))


def send(stream: BinaryIO, message: tuple[str, object]) -> None:
    """A message as bytes, its length before it."""
    content = pickle.dumps(message, pickle.HIGHEST_PROTOCOL)
    stream.write(len(content).to_bytes(HEAD, "big") + content)
    stream.flush()


def end_with_parent() -> None:
    """Ends this process when nobody holds the other end of its input any more. Python's own reader would hold
    a lock meanwhile, which forked processes wait for when they close their input."""
    while os.read(0, 1):
        pass
    os._exit(1)


def made(request: Request, advance: Advance) -> Made:
    """The documents, and of them the website."""
    folder = Path(request.made)
    config, faults = load_config(Path())
    workspace, found = load_workspace(Path())
    if has_errors((*faults, *found)):  # of this machine: who projected it has read it without one
        return Made((*faults, *found))
    ids = tuple(id for id in request.ids if id in workspace.briefings)
    hidden = tuple(id for id in request.ids if id not in workspace.briefings)
    _sweep(folder / DOCUMENTS, frozenset(ids))
    if not ids:
        return Made(hidden=hidden)
    outcome = _built(request, ids, folder, advance)
    sound = {path.parent.name for path in outcome.written}.difference(outcome.stopped)
    built = downloads(folder / DOCUMENTS, (id for id in ids if id in sound))
    came = Made(outcome.findings, outcome.passed, tuple(_downloads(built)), ids, hidden, outcome.details)
    if config is None or config.publishing is None or has_errors(outcome.findings) or len(built) < len(ids):
        return came
    ruling = ruled(workspace, config.publishing, built, request.history, request.day)
    if has_errors(ruling.findings):
        return replace(came, findings=(*came.findings, *ruling.findings))
    site = site_of(workspace, config, config.publishing, built, ruling.history, folder / DOCUMENTS)
    pages, wrong = _pages(site, ruling.history, folder, came.files, advance)
    told = (*came.findings, *ruling.findings, *wrong, *days.findings(site.documents, request.day))
    return replace(came, findings=told, files=(*came.files, *pages), complete=True)


def _sweep(folder: Path, ids: frozenset[str]) -> None:
    """Removes what was built of documents that are not asked for any more."""
    for entry in os.scandir(folder) if folder.is_dir() else ():
        if entry.is_dir() and entry.name not in ids and not entry.name.startswith("."):
            shutil.rmtree(entry.path)


def _built(request: Request, ids: tuple[str, ...], folder: Path, advance: Advance) -> Outcome:
    order = Order(Path(), ids, FORMATS, jobs=request.jobs, limits=request.limits, force=request.force)
    return stages.build(order, folder / DOCUMENTS, lambda *said: advance("documents", *said))


def _downloads(built: Mapping[str, tuple[Download, ...]]) -> Iterator[Listed]:
    for id, found in built.items():
        for one in found:
            source = f"{DOCUMENTS}/{id}/{one.name}"
            yield Listed(f"documents/{id}/{one.name}", source, one.size, one.sha256, id)


def _pages(
    site: Site, history: History, folder: Path, others: tuple[Listed, ...], advance: Advance
) -> tuple[tuple[Listed, ...], tuple[Diagnostic, ...]]:
    """The pages with their search index, and what is wrong with them."""
    goal = Folder(folder / PAGES)
    total, done = len(site.documents), 0
    sought = []
    for file in files(site):
        goal.put(file.path, file.content)
        if file.path.endswith(".html") and index.MARK in file.content:
            sought.append(file.path)
        if file.path.startswith("documents/") and file.path.endswith(".html"):
            done += 1
            advance("pages", done, total, file.path)
    goal.put(HISTORY, written(history))
    advance("search", 0, 1, "")
    faults = [*_indexed(goal, sought, folder / INDEXING)]
    goal.sweep()
    listed = tuple(_of_documents(goal.listed(PAGES)))
    advance("links", 0, 1, "")
    with Kept(folder / LINKS, links.key(site.settings.url)) as kept:
        faults += links.findings(_contents(folder, (*listed, *others)), site.settings.url, kept)
    with Kept(folder / META, meta_check.key(site.settings)) as kept:
        faults += meta_check.findings(_contents(folder, listed), site.settings, kept)
    return listed, tuple(faults)


def _indexed(goal: Folder, sought: list[str], work: Path) -> Iterator[Diagnostic]:
    """The search index beside the pages; what kept it from that, or is not whole of it."""
    faults = tuple(index.brought(goal, sought, work))
    yield from faults
    if not faults:
        from briefgen.publish import intact  # reads what only those have who have the program

        yield from intact.findings(work)


def _of_documents(listed: tuple[Listed, ...]) -> Iterator[Listed]:
    """The same, where the files of a document's page know whose they are."""
    for one in listed:
        folder, _, rest = one.path.partition("/")
        yield replace(one, document=rest.partition("/")[0]) if folder == "documents" else one


def _contents(folder: Path, listed: tuple[Listed, ...]) -> Iterator[Stored]:
    """The files one after the other; what no check reads comes empty."""
    for one in listed:
        read = one.path.endswith(READ) and not one.path.startswith(f"{index.FOLDER}/")
        yield Stored(one.path, one.sha256, folder / one.source if read else None)
