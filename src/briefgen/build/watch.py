"""Tells when the files of a workspace were saved; the one place that knows watchfiles.

Not what is then built. A file that was touched and holds the same as before is no news, and neither are the
temporary files of editors: what a build would read decides.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Thread

from watchfiles import watch

from briefgen.build.freshness.inputs import FOLDERS, Snapshot

QUIET_MS = 10
"""So long nothing must be written: what an editor, or a checkout, saves at a stroke is one piece of news."""
MOST_MS = 200
"""After so long a stream of changes is told of all the same."""
AWAKE_MS = 250
"""So often it is seen that looking has begun, or is to end."""


class Lookout:
    """What a workspace held when it was last looked at, and whether anything was written since."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._seen = Snapshot(str(root)).hashes
        self._stirred = Event()

    def saved(self) -> frozenset[str]:
        """Waits until files hold something else, came or went; gives their names."""
        while True:
            self._stirred.wait()
            self._stirred.clear()
            found = Snapshot(str(self._root)).hashes
            names = {name for name in {**found, **self._seen} if found.get(name) != self._seen.get(name)}
            self._seen = found
            if names:
                return frozenset(names)

    def is_news(self) -> bool:
        """Whether files hold something else than when they were last told of; this tells nobody."""
        return self._stirred.is_set() and Snapshot(str(self._root)).hashes != self._seen

    def stir(self) -> None:
        """Something was written."""
        self._stirred.set()


@contextmanager
def lookout(root: Path) -> Iterator[Lookout]:
    """Looks out until the block ends."""
    found, end, again = Lookout(root), Event(), Event()
    threads = (
        Thread(target=_top, args=(root, found, end, again)),
        Thread(target=_folders, args=(root, found, end, again)),
    )
    for thread in threads:
        thread.daemon = True
        thread.start()
    try:
        yield found
    finally:
        end.set()
        again.set()
        for thread in threads:
            thread.join()


def _top(root: Path, found: Lookout, end: Event, again: Event) -> None:
    """Looks at the settings, and whether folders came or went."""
    folders = _existing(root)
    for _ in _stirs(found, [root], end, deep=False):
        now = _existing(root)
        if now != folders:
            folders = now
            again.set()


def _folders(root: Path, found: Lookout, end: Event, again: Event) -> None:
    """Looks into the folders, and anew when one came or went."""
    while not end.is_set():
        again.clear()
        paths = [path for path, _ in _existing(root)]
        if not paths:
            again.wait()
            continue
        for _ in _stirs(found, paths, again, deep=True):
            pass


def _stirs(found: Lookout, paths: list[Path], end: Event, deep: bool) -> Iterator[None]:
    """Tells when something is written, and first of all when looking has begun: what was written before that
    is not told by the system."""
    begun = False
    for changes in watch(
        *paths,
        watch_filter=None,
        debounce=MOST_MS,
        step=QUIET_MS,
        stop_event=end,
        rust_timeout=AWAKE_MS,
        yield_on_timeout=True,
        recursive=deep,
    ):
        if changes or not begun:
            begun = True
            found.stir()
            yield


def _existing(root: Path) -> list[tuple[Path, int]]:
    """The folders of records and templates that are there, each with its inode: another may get its name."""
    found = []
    for name in FOLDERS:
        try:
            found.append((root / name, (root / name).stat().st_ino))
        except OSError:
            continue
    return found
