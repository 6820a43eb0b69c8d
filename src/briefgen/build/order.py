"""What is asked of a build, and what came of it.

Not the stages between.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from briefgen.build.work.limits import Limits
from briefgen.config import Format
from briefgen.diagnostics import Diagnostic, Lang, Passed

if TYPE_CHECKING:
    from briefgen.build.assembly import Page
    from briefgen.build.freshness.reasons import Reason
    from briefgen.build.work.processes import Processes

Advance = Callable[[int, int, str], None]
"""Called with how many documents are done, how many there are, and the id of the last."""


USUAL = Limits()


@dataclass(frozen=True, slots=True)
class Order:
    """What is asked for. No names mean all documents, no formats those of the workspace's settings."""

    root: Path
    names: tuple[str, ...] = ()
    formats: tuple[Format, ...] = ()
    as_printed: bool = False
    jobs: int | None = None
    limits: Limits = USUAL
    proof: bool = False
    """Whether a proof copy and a checklist are written as well; of a document with errors, only the proof."""
    fail_fast: bool = False
    """Whether the first document with an error ends it all."""
    select: tuple[str, ...] = ()
    """Conditions that documents must meet, as they are written: kind:report."""
    key: str = ""
    """Names the options that shape what is written and said: what came of it is remembered under it."""
    force: bool = False
    """Whether everything is built anew, and put out over what people changed or have open."""
    wait_s: float | None = None
    """How long another build of the same folder is waited for; None for the usual time."""
    cluster: str | None = None
    """The address of the cluster that does the work; this machine where None."""
    superseded: Callable[[], bool] | None = None
    """Asked from time to time whether the work is still wanted."""
    early: Processes | None = None
    """Processes that began before the records are loaded; who began them ends them."""

    @property
    def is_whole(self) -> bool:
        """Whether every document is asked for."""
        return not self.names and not self.select


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of it: findings in order, documents asked for, files written, tracebacks of faults."""

    findings: tuple[Diagnostic, ...]
    documents: tuple[str, ...] = ()
    written: tuple[Path, ...] = ()
    details: tuple[str, ...] = ()
    """For debugging only."""
    language: Lang | None = None
    """The language that the workspace asks for; None if its settings cannot be read."""
    passed: tuple[Passed, ...] = ()
    """What the lines of the workspace let pass."""
    stopped: tuple[str, ...] = ()
    """Documents with errors, of which only the proof copy was written."""
    unchecked: tuple[str, ...] = ()
    """Documents that could not be composed, so that nothing in them was checked."""
    pages: Mapping[str, Page] = field(default_factory=dict)
    """What the pages of the documents that were written are to look like, by id."""
    left: tuple[str, ...] = ()
    """Documents that were left undone because another has an error."""
    fresh: tuple[str, ...] = ()
    """Documents that are as they were: their files were left alone."""
    reasons: Mapping[str, tuple[Reason, ...]] = field(default_factory=dict)
    """Why each of the others was made anew, by id."""
    failed: tuple[str, ...] = ()
    """Documents that no worker could finish."""
