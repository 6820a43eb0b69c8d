"""Whether the search index is whole: Pagefind ends as if all were well when a file could not be written.

Not making it: that is `index`. A part that is torn is removed, so that the next publication makes it anew.
"""

from __future__ import annotations

import gzip
import hashlib
import shutil
import zlib
from collections.abc import Iterator
from pathlib import Path

from cbor2 import CBORDecodeError, loads

from briefgen.config import FILE as SETTINGS
from briefgen.diagnostics import Diagnostic, Span
from briefgen.publish.filters import MARK
from briefgen.publish.index import MADE
from briefgen.rules import publish as rules

META = "*.pf_meta"
NEEDED = (META, "wasm.*.pagefind")
"""What an index has one of: it is made in one language."""
PACKED = ("*/*.pf_*", *NEEDED)
SCRIPTS = {
    "1.5.2": {
        "pagefind.js": "252d272bd34d483d19a752060f6a065114d15ab12c42d8f905ca565e2768a009",
        "pagefind-worker.js": "4ca50d25bcab9e1c3afbc00ab5f7761114e83c8fc1b83d38655af1558b650c2a",
    },
}
"""The hashes of its scripts, by its version; of another version they must not be empty."""
EMPTY = {"pagefind.js": "", "pagefind-worker.js": ""}


class Torn(Exception):
    """The name of a file that is not whole, not there, or there and not of it."""


def findings(work: Path) -> Iterator[Diagnostic]:
    """What is not whole in the parts of an index, each in a folder of its own. Raises OSError."""
    for part in sorted(work.iterdir()):
        try:
            _look(part / MADE)
        except Torn as fault:
            shutil.rmtree(part)
            yield rules.SEARCH_FAILED.at(Span(SETTINGS), problem=f"pagefind: {fault} is not whole")


def _look(made: Path) -> None:
    """Raises Torn, OSError."""
    for form in PACKED:
        for file in sorted(made.glob(form)):
            _unpacked(file)
    for form in NEEDED:
        if len(list(made.glob(form))) != 1:
            raise Torn(form)
    (meta,) = made.glob(META)
    _look_at_scripts(made, _look_at_all_of(made, meta))


def _unpacked(file: Path) -> bytes:
    content = file.read_bytes()
    if not content:  # which unpacks to nothing, and without an error
        raise Torn(file.name)
    try:
        return gzip.decompress(content)
    except (gzip.BadGzipFile, EOFError, zlib.error):
        raise Torn(file.name) from None


def _look_at_all_of(made: Path, meta: Path) -> str:
    """Whether the files are there that are named, and no others: a program whose publication was killed may
    have gone on writing. The version of the program."""
    try:
        version, pages, chunks, filters, *_ = loads(_unpacked(meta).removeprefix(MARK))
        named = [f"fragment/{name}.pf_fragment" for name, _ in pages]
        named += [f"index/{name}.pf_index" for _, _, name in chunks]
        named += [f"filter/{name}.pf_filter" for _, name in filters]
    except (CBORDecodeError, ValueError, TypeError):
        raise Torn(meta.name) from None
    held = {file.relative_to(made).as_posix() for file in made.glob("*/*.pf_*")}
    for name in sorted(held.symmetric_difference(named)):
        raise Torn(name)
    return str(version)


def _look_at_scripts(made: Path, version: str) -> None:
    for name, known in SCRIPTS.get(version, EMPTY).items():
        try:
            content = (made / name).read_bytes()
        except FileNotFoundError:
            raise Torn(name) from None
        if not content or (known and hashlib.sha256(content).hexdigest() != known):
            raise Torn(name)
