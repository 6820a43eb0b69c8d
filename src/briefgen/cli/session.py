"""What every command shares: the options before it, the codes of exit, and a line for the person.

Not the commands.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefgen.texts import say

if TYPE_CHECKING:
    from briefgen.diagnostics import Lang

CLEAN, FOUND, USAGE, ENVIRONMENT, INTERRUPTED = 0, 1, 2, 3, 130


@dataclass(slots=True)
class Session:
    """What the options before the command say. `asked` is the language asked for, if any."""

    asked: Lang | None = None
    root: Path = Path()

    @property
    def lang(self) -> Lang:
        return self.asked or "zh"

    @property
    def prefix(self) -> str:
        """The way from here to the workspace, as it stands in front of paths."""
        return "" if self.root == Path() else f"{self.root.as_posix()}/"

    def command(self, words: str) -> str:
        """A command of briefgen for this workspace."""
        place = "" if self.root == Path() else f" -C {quoted(str(self.root))}"
        return f"briefgen{place} {words}"


def tell(session: Session, key: str, **values: object) -> None:
    """A line for the person, on standard error: standard output is for data."""
    click.echo(say(key, session.lang, **values), err=True)


def debugging() -> bool:
    """Whether the details of faults are asked for."""
    return bool(os.environ.get("BRIEFGEN_DEBUG"))


def quoted(path: str) -> str:
    """A path as it stands in a command."""
    return f'"{path}"' if " " in path else path
