"""What is asked of a publication, and what came of it.

Not the stages between.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from briefgen.build.order import USUAL
from briefgen.build.work.limits import Limits
from briefgen.diagnostics import Diagnostic, Lang, Passed

Stage = Literal["documents", "pages", "search", "links", "gate", "folder"]
"""What a publication is at, in this order."""
Advance = Callable[[Stage, int, int, str], None]
"""Called with the stage, how much of it is done, how much there is, and the name of the last."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What is asked for."""

    root: Path
    site: Path
    """The folder of the website."""
    day: datetime.date
    """The day of publication, by Beijing time: what is to be published later is left out."""
    withdrawn: tuple[str, ...] = ()
    """Documents that are taken off although no record says so: their records are gone."""
    why: str = ""
    """The reason for that, for readers."""
    replace: bool = True
    """Whether the folder is replaced in the end."""
    stage: bool = False
    """Whether the new website is laid out beside the folder even so."""
    strict: bool = False
    """Whether warnings stop it as errors do."""
    force: bool = False
    """Whether what people changed in the folder is overwritten, and everything is made anew."""
    jobs: int | None = None
    limits: Limits = USUAL
    wait_s: float | None = None
    """How long another publication into this folder is waited for; None for the usual time."""


@dataclass(frozen=True, slots=True)
class Changes:
    """How the new website differs from the one that was there: paths of files."""

    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    kept: int = 0
    """How many files are the very same."""
    foreign: tuple[str, ...] = ()
    """Files that others put there, and that stay."""

    def __bool__(self) -> bool:
        return bool(self.added or self.changed or self.removed)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of it: findings in order, documents on the website, and what became of its folder."""

    findings: tuple[Diagnostic, ...] = ()
    passed: tuple[Passed, ...] = ()
    documents: tuple[str, ...] = ()
    changes: Changes = field(default_factory=Changes)
    replaced: bool = False
    """Whether the folder holds the new website now."""
    staged: Path | None = None
    """Where the new website stands, where it was asked to be laid out only."""
    details: tuple[str, ...] = ()
    """For debugging only."""
    language: Lang | None = None
    """The language that the workspace asks for."""
