"""The files that all pages share: style sheets and scripts, named by what they hold, so that browsers may
keep them for ever.

Not pictures and files of documents.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from hashlib import sha256
from importlib.resources import files

from briefgen.document.layout import Layout
from briefgen.publish.site.site import File
from briefgen.write.web_css import print_sheet

FOLDER, LOOK = "assets", "site.css"
NAMES = ("site.css", "data.css", "site.js", "settings.js", "icon.svg")


def shared(layouts: Mapping[str, Layout]) -> Iterator[File]:
    """All of them, with the print sheet of each layout."""
    for name in NAMES:
        yield File(path(name), _content(name))
    for layout in dict.fromkeys(layouts.values()):
        yield File(print_path(layout), _print_content(layout))


@cache
def path(name: str) -> str:
    """Where a shared file stands below the site's root."""
    return _named(name, _content(name))


@cache
def print_path(layout: Layout) -> str:
    """Where the print sheet of a layout stands."""
    return _named("print.css", _print_content(layout))


@cache
def _content(name: str) -> bytes:
    content = files("briefgen.publish.site").joinpath(FOLDER, name).read_bytes()
    return content + _widths().encode() if name == LOOK else content


def _widths() -> str:
    """The widths of columns of tables, in hundredths: the classes that the writer gives them."""
    rules = "\n".join(f".w-{n} {{ width: {n}%; }}" for n in range(1, 101))
    return f"\n@media screen and (min-width: 48rem) {{\n{rules}\n}}\n"


@cache
def _print_content(layout: Layout) -> bytes:
    return print_sheet(layout).encode("utf-8")


def _named(name: str, content: bytes) -> str:
    stem, _, ending = name.rpartition(".")
    return f"{FOLDER}/{stem}.{sha256(content).hexdigest()[:10]}.{ending}"
