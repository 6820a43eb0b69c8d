"""The versions of the libraries that have a say in what a file means: YAML, validation, workbooks.

Not their use. They are told by names of files: a record that is remembered needs none of them imported.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

PACKAGES = ("pyyaml", "pydantic", "pydantic_core", "python_calamine")
"""As the folders of their metadata are named."""
PARSERS = "_yaml.*"
"""The file that holds libyaml, or calls the system's."""
LIBYAML = ("libyaml-0.so.2", "libyaml-0.2.dylib")
SYSTEM = (
    "/usr/lib",
    "/usr/lib64",
    "/usr/lib/x86_64-linux-gnu",
    "/usr/lib/aarch64-linux-gnu",
    "/usr/local/lib",
)


def libraries(folders: list[str] | None = None, system: tuple[str, ...] = SYSTEM) -> tuple[str, ...]:
    """The libraries that are installed, each with its version; by default where Python looks for them."""
    where = [Path(folder) for folder in (sys.path if folders is None else folders)]
    found = {name for folder in where if folder.is_dir() for name in _installed(folder)}
    return (*sorted(found), *_libyaml(system))


def _installed(folder: Path) -> Iterator[str]:
    for path in folder.glob("*.dist-info"):
        if path.name.partition("-")[0].lower() in PACKAGES:
            yield path.name
    for parser in (folder / "yaml").glob(PARSERS):
        yield f"{parser.name} {parser.stat().st_size}"


def _libyaml(system: tuple[str, ...]) -> Iterator[str]:
    """The system's own: the file that its name leads to."""
    links = (Path(folder, name) for folder in system for name in LIBYAML)
    return (str(link.resolve()) for link in links if link.exists())
