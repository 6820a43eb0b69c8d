"""Finds and compiles templates: the workspace's before the packaged ones, prose by its text.

Not rendering: that is `compose`.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

import jinja2
from jinja2 import BaseLoader, FunctionLoader, Template
from jinja2.exceptions import TemplateNotFound

from briefgen.compose.bound import Refused
from briefgen.compose.environment import Environment
from briefgen.compose.packaged import LARGEST, packaged_templates
from briefgen.compose.places import packaged_file
from briefgen.diagnostics import Span
from briefgen.files import TooLarge, Unreadable, contents
from briefgen.load.guard import utf8_text
from briefgen.rules import load

__all__ = ["LARGEST", "Folders", "environment", "packaged_templates", "prose_template"]

PACKAGED = "packaged"
"""`packaged/bulletin.md.j2` is the packaged template, whatever the workspace has."""


class Folders(BaseLoader):
    """Templates of the workspace, then the packaged ones. A source is named as findings name it."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def get_source(
        self, environment: jinja2.Environment, template: str
    ) -> tuple[str, str, Callable[[], bool]]:
        """The source with its name; names stay inside the folders."""
        parts = template.split("/")
        if template.startswith("/") or "\\" in template or ".." in parts:
            raise TemplateNotFound(template)
        ours = parts[0] == PACKAGED
        inside = "/".join(parts[1:] if ours else parts)
        own, folder = self.root / "templates" / inside, packaged_templates()
        looked_for = (*(() if ours else (own,)), folder / inside)
        versions = _versions(looked_for)
        found = None if ours else _read_own(self.root, inside)
        if found is not None:
            shown = f"templates/{inside}"
        else:
            found = _read(folder / inside)
            workspace = folder.resolve() == (self.root / "templates").resolve()
            shown = f"templates/{inside}" if workspace else packaged_file(inside)
        if found is None:
            raise TemplateNotFound(template)
        return found, shown, lambda: _versions(looked_for) == versions


def _read_own(root: Path, name: str) -> str | None:
    """A template of the workspace. One that is there and cannot be read is refused: the packaged one
    in its stead would drop what somebody changed."""
    file = f"templates/{name}"
    try:
        if not os.path.lexists(root / file):
            return None
    except ValueError:
        return None  # a NUL in the name
    span = Span(file)
    try:
        content = contents(root, file, LARGEST)
    except Unreadable as fault:
        zh, en = fault.zh, fault.en
        raise Refused(lambda at: load.UNREADABLE.at(span, problem_zh=zh, problem_en=en)) from None
    except TooLarge as fault:
        size = f"{fault.size / 1000:.0f} kB"
        raise Refused(lambda at: load.TOO_LARGE.at(span, size=size, limit=f"{LARGEST // 1000} kB")) from None
    text, findings = utf8_text(content, file)
    if text is None:
        raise Refused(lambda at: findings[0])
    return text


def _read(path: Path) -> str | None:
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, ValueError):
        return None  # not there, or no name of a file


def _versions(paths: tuple[Path, ...]) -> tuple[tuple[int, ...] | None, ...]:
    """What changes when one of these files is written, replaced, comes or goes: the first that is there is
    the template."""
    return tuple(map(_version, paths))


def _version(path: Path) -> tuple[int, ...] | None:
    try:
        found = path.stat()
        return found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino, found.st_mode
    except (OSError, ValueError):
        return None


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
