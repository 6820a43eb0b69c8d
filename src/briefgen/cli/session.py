"""What every command shares: the options before it, the codes of exit, and a line for the person.

Not the commands.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import click

from briefgen.texts import say

if TYPE_CHECKING:
    from pathlib import Path

    from briefgen.diagnostics import Lang

CLEAN, FOUND, USAGE, ENVIRONMENT, INTERRUPTED = 0, 1, 2, 3, 130


class Session:
    """What the options before the command say. `asked` is the language asked for, if any; `folder` is
    where the workspace stands; `most` is how many findings of one rule are told, None all. No dataclass,
    and no path before one is asked for: the help page waits for neither."""

    __slots__ = ("asked", "folder", "most")

    def __init__(self, asked: Lang | None = None, folder: str = ".") -> None:
        self.asked, self.folder = asked, folder
        self.most: int | None = None

    @property
    def root(self) -> Path:
        from pathlib import Path

        return Path(self.folder)

    @property
    def lang(self) -> Lang:
        return self.asked or "zh"

    @property
    def prefix(self) -> str:
        """The way from here to the workspace, as it stands in front of paths."""
        root = self.root
        return "" if root == type(root)() else f"{root.as_posix()}/"

    def command(self, words: str) -> str:
        """A command of briefgen for this workspace."""
        place = f" -C {quoted(str(self.root))}" if self.prefix else ""
        return f"briefgen{place} {words}"


def selected(names: tuple[str, ...], select: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Names and conditions apart: behind --select, conditions may stand among the names."""
    among = tuple(name for name in names if select and ":" in name)
    return tuple(name for name in names if name not in among), (*select, *among)


def tell(session: Session, key: str, **values: object) -> None:
    """A line for the person, on standard error: standard output is for data."""
    click.echo(say(key, session.lang, **values), err=True)


def debugging() -> bool:
    """Whether the details of faults are asked for."""
    return bool(os.environ.get("BRIEFGEN_DEBUG"))


def quoted(path: str) -> str:
    """A path as it stands in a command."""
    return f'"{path}"' if " " in path else path
