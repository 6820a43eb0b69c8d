"""What a build works on, and what it has found so far.

Not the stages.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from briefgen.build.assembly import Made, Page
from briefgen.build.freshness.reasons import Reason
from briefgen.build.freshness.trace import Seen
from briefgen.build.gathering import Gathered
from briefgen.build.weighing import Scales, Weighed
from briefgen.config import Config
from briefgen.diagnostics import Diagnostic, Lang, Passed
from briefgen.model.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Project:
    """A workspace whose documents can be composed, and which of them are asked for."""

    workspace: Workspace
    config: Config
    scales: Scales
    ids: tuple[str, ...]
    concerns: Callable[[Diagnostic], bool]
    """Whether a finding is about these documents or what they share."""
    is_sound: bool
    """Whether all records could be read."""


@dataclass(slots=True)
class Course:
    """What has been found so far."""

    findings: Gathered = field(default_factory=Gathered)
    passed: dict[Diagnostic, Passed] = field(default_factory=dict)
    details: list[str] = field(default_factory=list)
    language: Lang | None = None
    complete: bool = True
    """Whether every document, and all records, could be looked at."""
    stopped: list[str] = field(default_factory=list)
    """Documents that errors stop, and of which there is a proof copy."""
    unchecked: list[str] = field(default_factory=list)
    """Documents that could not be composed."""
    pages: dict[str, Page] = field(default_factory=dict)
    """What the pages of the documents that are written are to look like."""
    failed: list[str] = field(default_factory=list)
    """Documents that no worker could finish."""
    left: list[str] = field(default_factory=list)
    """Documents that are left undone."""

    fresh: dict[str, Made] = field(default_factory=dict)
    """Documents that are as they were."""
    reasons: dict[str, tuple[Reason, ...]] = field(default_factory=dict)
    """Why the others are made anew."""
    held: list[tuple[str, Seen]] = field(default_factory=list)
    """Documents that their own errors stop, with what they asked."""

    def take(self, weighed: Weighed) -> None:
        """Keeps what was found."""
        self.findings += weighed.findings
        self.let_pass(weighed.passed)

    def let_pass(self, passed: Iterable[Passed]) -> None:
        """Keeps what lines let pass, each once."""
        self.passed.update((one.finding, one) for one in passed)
