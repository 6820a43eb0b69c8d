"""What shapes files besides a workspace: this package, the libraries, the fonts and the system's libraries.

Not the inputs. Contents are hashed only where names, sizes and times are not those of the last time.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from functools import cache

from briefgen import __version__
from briefgen.build.freshness.inputs import hashed

PACKAGE = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
LIBRARIES = frozenset(
    [
        *("weasyprint", "pydyf", "tinycss2", "tinyhtml5", "cssselect2", "pyphen", "pillow", "fonttools"),
        *("uharfbuzz", "zlib_ng", "isal", "brotli", "zopfli", "jinja2", "markupsafe", "markdown_it_py"),
        *("mdurl", "python_docx", "lxml", "rjieba", "pyyaml", "pydantic", "pydantic_core", "cffi"),
        "python_calamine",
    ]
)
"""Packages that have a hand in what is written, as the folders of their metadata are named."""
NATIVE = (
    *("libpango-1.0.so.0", "libpangoft2-1.0.so.0", "libharfbuzz.so.0", "libharfbuzz-subset.so.0"),
    *("libfontconfig.so.1", "libfreetype.so.6", "libyaml-0.so.2"),
)
NATIVE_FOLDERS = (
    *("/usr/lib", "/usr/lib64", "/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu"),
    *("/usr/local/lib", "/opt/homebrew/lib"),
)


class Machine:
    """`sieve` is quick and changes whenever something may have changed; `content` changes when it has."""

    def __init__(self, known: tuple[str, str] = ("", ""), begun: str = "") -> None:
        self._files = sorted(_files())
        rows = [
            f"{path}\0{found.st_size}\0{found.st_mtime_ns}\0{found.st_ctime_ns}"
            for path, found in self._files
        ]
        libraries = sorted(set(_libraries()))
        self._versions = [__version__, sys.version, sys.platform, _fonts(), *libraries, *_native()]
        self.sieve = hashed("\n".join((*rows, *self._versions)))
        if begun not in ("", self.sieve):  # this process holds some of what was there when it began
            self._versions.append(f"begun with {begun}")
            self.sieve = hashed(f"{self.sieve}\n{begun}")
        self._known = known

    @property
    def content(self) -> str:
        """The hash of all of it, by content."""
        if self._known[0] != self.sieve:
            self._known = self.sieve, self._remembered()
        return self._known[1]

    def _remembered(self) -> str:
        """The same, hashed once for all output folders."""
        from briefgen import kept

        path = kept.place("machine", self.sieve)
        try:
            return kept.remembered(path).decode("ascii")
        except (OSError, ValueError):
            content = hashed("\n".join((*map(_content, self._files), *self._versions)))
            kept.keep(path, content.encode())
            return content


@cache
def begun() -> str:
    """The sieve of the machine when this process asked first."""
    return Machine().sieve


def _files() -> Iterator[tuple[str, os.stat_result]]:
    for folder in (PACKAGE, *_beside()):
        yield from _inside(folder)
    if os.path.isdir(_fonts()):
        yield from ((entry.path, entry.stat()) for entry in os.scandir(_fonts()) if entry.is_file())


def _beside() -> Iterator[str]:
    """In a checkout: the templates and the word list that an installed package holds inside."""
    if not os.path.isdir(os.path.join(PACKAGE, "templates")):
        above = os.path.dirname(os.path.dirname(PACKAGE))
        yield from (os.path.join(above, "templates"), os.path.join(above, "data", "vocab"))


def _inside(folder: str) -> Iterator[tuple[str, os.stat_result]]:
    if not os.path.isdir(folder):
        return
    for entry in os.scandir(folder):
        if entry.is_file():
            if entry.name[0] != ".":  # what editors leave there
                yield entry.path, entry.stat()
        elif entry.is_dir() and entry.name != "__pycache__":
            yield from _inside(entry.path)


def _libraries() -> Iterator[str]:
    for folder in sys.path:
        if os.path.isdir(folder):
            for name in os.listdir(folder):
                if name.endswith(".dist-info") and name.partition("-")[0].lower() in LIBRARIES:
                    yield name


def _native() -> Iterator[str]:
    """The versions of the system's libraries: the files that their names lead to, and their sizes."""
    for folder in NATIVE_FOLDERS:
        for name in NATIVE:
            if os.path.exists(f"{folder}/{name}"):
                path = os.path.realpath(f"{folder}/{name}")
                yield f"{path} {os.path.getsize(path)}"


def _fonts() -> str:
    """The folder of the fonts, as `fonts.folder` has it; that room is too slow to import here."""
    chosen, root = os.environ.get("BRIEFGEN_FONTS"), os.environ.get("XDG_DATA_HOME")
    home = root or os.path.join(os.path.expanduser("~"), ".local", "share")
    return chosen or os.path.join(home, "briefgen", "fonts")


def _content(file: tuple[str, os.stat_result]) -> str:
    import hashlib

    path, _ = file
    try:
        with open(path, "rb") as opened:
            return f"{path}\0{hashlib.file_digest(opened, 'sha256').hexdigest()}"
    except OSError:
        return f"{path}\0"
