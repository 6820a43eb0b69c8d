"""The search index of the website, made of its finished pages by the program Pagefind.

Not the search page. The same pages keep their index; nothing is asked of the network, here or there.
A large website has an index of several parts, made one after the other: so memory stays flat, and a changed
page makes one of them anew.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
from collections.abc import Iterable, Iterator, Sequence
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from inspect import getsourcefile
from pathlib import Path
from zlib import crc32

from briefgen.config import FILE as SETTINGS
from briefgen.diagnostics import Diagnostic, Span
from briefgen.publish.folder import Folder
from briefgen.publish.site.searchable import LANGUAGE, searchable
from briefgen.rules import publish as rules

FOLDER = "pagefind"
PARTS = "parts.json"
"""The file that names the further parts, for the script of the search page."""
PACKAGE, READER = "pagefind_bin_extended", "cbor2"
"""What has to be installed: the program, and what reads its files."""
KEY, PAGES, MADE = "key", "pages", "made"
MARK = b"data-pagefind-body"
"""What a page that is to be found carries."""
MOST = 600
"""Pages of a part: the program holds about half a megabyte for each."""
UNUSED = ("pagefind-ui.", "pagefind-modular-ui.", "pagefind-component-ui.", "pagefind-highlight.")
"""How the names of its own boxes and buttons begin: the site has others."""
OF_MAIN = ("pagefind.js", "pagefind-worker.js", "wasm.")
"""How the names of what only the first part needs begin."""
SAID = 300
"""Characters of what the program says that a message takes."""


class NotInstalled(Exception):
    """The program is not there."""


class Failed(Exception):
    """What the program said when it could not make the index."""


def missing() -> Iterator[Diagnostic]:
    """BG665: that the index cannot be made here, as far as it can be seen before anything is made."""
    if find_spec(PACKAGE) is None or find_spec(READER) is None:
        yield rules.NO_SEARCH.at(Span(SETTINGS))


def executable() -> Path:
    """The program, which knows Chinese words. Raises NotInstalled."""
    try:
        from pagefind_bin_extended import get_executable
    except ImportError as error:
        raise NotInstalled from error
    return Path(get_executable())


def brought(goal: Folder, paths: Sequence[str], work: Path, most: int = MOST) -> Iterator[Diagnostic]:
    """Puts the index of some pages beside the pages; what kept it from that.

    `work` is the folder where its parts are made and kept, each of about `most` pages. Raises OSError.
    """
    count = -(-len(paths) // most) or 1
    parts = [[path for path in paths if crc32(path.encode()) % count == at] for at in range(count)]
    try:
        for number, part in enumerate(parts, 1):
            _part(goal, part, work / str(number))
            _put(goal, work / str(number) / MADE, number)
    except NotInstalled:
        yield rules.NO_SEARCH.at(Span(SETTINGS))
        return
    except Failed as fault:
        yield rules.SEARCH_FAILED.at(Span(SETTINGS), problem=fault)
        return
    goal.put(f"{FOLDER}/{PARTS}", json.dumps([str(number) for number in range(2, count + 1)]).encode())
    _sweep(work, count)


def _put(goal: Folder, made: Path, number: int) -> None:
    """The first part stands in the folder itself, where the script of the program looks for it."""
    below = FOLDER if number == 1 else f"{FOLDER}/{number}"
    for file in sorted(made.rglob("*")):
        path = file.relative_to(made).as_posix()
        if file.is_file() and not path.startswith(UNUSED) and (number == 1 or not path.startswith(OF_MAIN)):
            goal.put(f"{below}/{path}", file.read_bytes())


def _part(goal: Folder, paths: Sequence[str], work: Path) -> None:
    """Makes a part, unless it is there as it is."""
    key = _key(goal, paths)
    if _read(work / KEY) == f"{key} {_digest(work / MADE)}":
        return
    shutil.rmtree(work, ignore_errors=True)
    for path in paths:
        (work / PAGES / path).parent.mkdir(parents=True, exist_ok=True)
        (work / PAGES / path).write_bytes(searchable((goal.root / path).read_bytes()))
    (work / PAGES).mkdir(parents=True, exist_ok=True)
    _run("--site", work / PAGES, "--output-path", work / MADE)
    _settle(work / MADE)
    shutil.rmtree(work / PAGES)
    (work / KEY).write_text(f"{key} {_digest(work / MADE)}")


def _run(*places: str | Path) -> None:
    options = ("--force-language", LANGUAGE, "--silent")
    command = (executable(), *places, *options)
    done = subprocess.run(command, capture_output=True, check=False, stdin=subprocess.DEVNULL)
    if done.returncode != 0 or not Path(places[-1]).is_dir():
        said = (done.stderr or done.stdout).decode("utf-8", "replace").split()
        raise Failed(" ".join(said)[-SAID:] or f"exit {done.returncode}")


def _settle(made: Path) -> None:
    """Gives the filters the order that they have each time."""
    try:
        from briefgen.publish.filters import settle
    except ImportError as error:
        raise NotInstalled from error
    try:
        settle(made)
    except (ValueError, KeyError, TypeError) as error:
        raise Failed(f"{made.name}: {error}"[-SAID:]) from error


def _key(goal: Folder, paths: Iterable[str]) -> str:
    """The hash of what the index is made of, of the program, and of what we do to pages and index."""
    try:
        program = version(PACKAGE)
    except PackageNotFoundError as error:
        raise NotInstalled from error
    ours = Path(getsourcefile(searchable) or __file__), Path(__file__).with_name("filters.py")
    code = (hashlib.sha256(file.read_bytes()).hexdigest() for file in ours)
    lines = (program, *code, *(f"{path} {goal.hash(path)}" for path in paths))
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def _digest(folder: Path) -> str:
    """The hash of all that stands in a folder."""
    made = hashlib.sha256()
    for file in sorted(folder.rglob("*")):
        if file.is_file():
            made.update(f"{file.relative_to(folder).as_posix()}\n".encode())
            made.update(hashlib.sha256(file.read_bytes()).digest())
    return made.hexdigest()


def _read(file: Path) -> str:
    try:
        return file.read_text()
    except OSError:
        return ""


def _sweep(work: Path, count: int) -> None:
    """Removes parts that are not needed any more."""
    for folder in work.iterdir():
        if folder.is_dir() and folder.name not in map(str, range(1, count + 1)):
            shutil.rmtree(folder, ignore_errors=True)
