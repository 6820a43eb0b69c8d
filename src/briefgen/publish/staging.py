"""The new website laid out beside the old one, and put in its place in one step.

Not what belongs into it. Files that are as they were are the very same files: links, not copies.
"""

from __future__ import annotations

import errno
import os
import shutil
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from briefgen.build.output.exchange import exchanged
from briefgen.build.output.files import link, sync_folder
from briefgen.publish.folder import Listed
from briefgen.publish.places import Places
from briefgen.publish.standing import Standing

FORMER = "former"
"""Where the old website waits if folders cannot be exchanged in one step."""


class Linked(Exception):
    """A link in the place of one of our folders: what it leads to would be swept as if it were ours."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.folder = folder


def recover(places: Places) -> None:
    """Goes on with what a killed publication had under way, and removes what it left. Raises OSError or
    Linked."""
    hold_own(places)
    former = places.state / FORMER
    if former.is_dir() and not places.site.exists():
        (places.staged if places.staged.is_dir() else former).rename(places.site)
    _remove(former)
    _remove(places.staged)
    _remove(places.scratch)
    for torn in places.state.glob(".*.json*"):
        torn.unlink(missing_ok=True)
    with suppress(OSError):  # they cost no more than their room
        for torn in places.caches.rglob("tmp*"):
            torn.unlink()


def hold_own(places: Places) -> None:
    """Makes sure that our folders are no links. Raises Linked."""
    own = (places.public, places.made, places.documents, places.pages, places.caches, places.scratch)
    for folder in (places.state, *own, places.staged, places.state / FORMER):
        if folder.is_symlink():
            raise Linked(folder)


def staged(places: Places, files: Iterable[Listed], standing: Standing) -> None:
    """Lays the new website out, safe on disk. Raises OSError."""
    _remove(places.staged)
    places.staged.mkdir(parents=True)
    try:
        for path, source in _sources(places, files, standing):
            goal = places.staged / path
            goal.parent.mkdir(parents=True, exist_ok=True)
            if source.is_relative_to(places.site):
                link(source, goal)
            else:
                shutil.copyfile(source, goal)
        if places.site.is_dir():
            shutil.copymode(places.site, places.staged)
        _sync(places.staged)
    except OSError:
        _remove(places.staged)
        raise


def swapped(places: Places) -> None:
    """Puts the new website in the place of the old one. Raises OSError, and then the old one stands."""
    site, former = places.site, places.state / FORMER
    is_new, is_moved = not site.exists(), False
    if is_new:
        site.parent.mkdir(parents=True, exist_ok=True)
        places.staged.rename(site)
    elif not exchanged(places.staged, site):
        is_moved = True
        _remove(former)
        site.rename(former)
        try:
            places.staged.rename(site)
        except OSError:
            former.rename(site)
            raise
    try:
        sync_folder(site.parent)
        sync_folder(places.state)
    except OSError:
        _undone(places, is_new, is_moved)
        raise


def _undone(places: Places, is_new: bool, is_moved: bool) -> None:
    """Puts the old website back. Raises OSError."""
    if is_new or is_moved:
        places.site.rename(places.staged)
        if is_moved:
            (places.state / FORMER).rename(places.site)
    else:
        exchanged(places.staged, places.site)


def swept(places: Places) -> None:
    """Removes the old website; what cannot be removed now, the next publication removes."""
    with suppress(OSError):
        _remove(places.staged)
        _remove(places.state / FORMER)


def _sources(places: Places, files: Iterable[Listed], standing: Standing) -> Iterator[tuple[str, Path]]:
    """Every file of the new website with where it is taken from."""
    for one in files:
        is_same = standing.files.get(one.path) == one.sha256
        yield one.path, (places.site / one.path if is_same else places.made / one.source)
    for path in standing.foreign:
        yield path, places.site / path


def _sync(folder: Path) -> None:
    """Makes everything below a folder safe on disk, in one call where the system has it."""
    if sys.platform == "linux":
        import ctypes

        descriptor = os.open(folder, os.O_RDONLY)
        try:
            libc = ctypes.CDLL(None, use_errno=True)
            if libc.syncfs(descriptor) == 0:
                return
            code = ctypes.get_errno()
            if code != errno.ENOSYS:
                raise OSError(code, os.strerror(code), str(folder))
        finally:
            os.close(descriptor)
    for file in folder.rglob("*"):
        if file.is_dir():
            sync_folder(file)
        else:
            with file.open("rb+") as stream:
                os.fsync(stream.fileno())


def _remove(folder: Path) -> None:
    if folder.is_dir():
        shutil.rmtree(folder)
