"""Files that documents share, named on the command line: to ask for one is to ask for every document.

Not the files of briefings and the names of documents: see `selection`.
"""

from __future__ import annotations

import os.path
from pathlib import Path

SETTINGS = "briefgen.toml"
FOLDERS = ("data", "templates")


def widened(root: Path, names: tuple[str, ...]) -> tuple[str, ...]:
    """The names as they are; none, which means all documents, if one is a file of records, a template or the
    settings. A hook before a commit names whatever was changed."""
    return () if any(_is_shared(root, name) for name in names) else names


def _is_shared(root: Path, name: str) -> bool:
    """Whether the file is there, seen from here or from the workspace."""
    return any(_is_shared_path(root, base / name) for base in (Path(), root) if (base / name).is_file())


def _is_shared_path(root: Path, path: Path) -> bool:
    inside = Path(os.path.relpath(path, root)).parts
    return inside == (SETTINGS,) or (len(inside) > 1 and inside[0] in FOLDERS)
