"""Finds and compiles templates: the workspace's before the packaged ones, prose by its text.

Not rendering: that is `compose`.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

import jinja2
from jinja2 import BaseLoader, FunctionLoader, Template
from jinja2.exceptions import TemplateNotFound

from briefgen.compose.environment import Environment

LARGEST = 500_000  # bytes


PACKAGED = "packaged"
"""`packaged/bulletin.md.j2` is the packaged template, whatever the workspace has."""


class Folders(BaseLoader):
    """Templates of the workspace, then the packaged ones."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def get_source(
        self, environment: jinja2.Environment, template: str
    ) -> tuple[str, str, Callable[[], bool]]:
        """The source with its name; names stay inside the folders."""
        parts = template.split("/")
        if template.startswith("/") or "\\" in template or ".." in parts:
            raise TemplateNotFound(template)
        folders = [self.root / "templates", packaged_templates()]
        if parts[0] == PACKAGED:
            folders, parts = folders[1:], parts[1:]
        for folder in folders:
            path = folder.joinpath(*parts)
            found = _read(path)
            if found is not None:
                text, version = found
                return text, str(path), lambda path=path, version=version: _version(path) == version
        raise TemplateNotFound(template)


def _read(path: Path) -> tuple[str, tuple[int, int] | None] | None:
    version = _version(path)
    if version is None or version[1] > LARGEST:
        return None
    return path.read_text(encoding="utf-8-sig"), version


def _version(path: Path) -> tuple[int, int] | None:
    """When a file was written and its size; None if there is none."""
    try:
        found = path.stat()
        return (found.st_mtime_ns, found.st_size) if path.is_file() else None
    except (OSError, ValueError):
        return None


def packaged_templates() -> Path:
    """The templates that come with the package: in a checkout those of the repository root."""
    inside = Path(str(files("briefgen"))) / "templates"
    return inside if inside.is_dir() else Path(__file__).parents[3] / "templates"


@lru_cache(maxsize=8)
def environment(root: Path) -> Environment:
    """The environment of a workspace; templates are compiled once a process."""
    return Environment(loader=Folders(root), cache_size=200)


@lru_cache(maxsize=1)
def _prose_environment() -> Environment:
    return Environment(loader=FunctionLoader(lambda name: None))


@lru_cache(maxsize=20_000)
def prose_template(text: str, name: str) -> Template:
    """A compiled prose text; `name` tells its place."""
    room = _prose_environment()
    code = room.compile(text, name, filename=f"<{name.split(chr(0))[0]}>")
    return room.template_class.from_code(room, code, dict(room.globals))
