"""What one task may use, and what is told of one that came to nothing.

Not how a limit is enforced: `worker` and `nursery` do that.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from concurrent.futures import Executor
from dataclasses import dataclass
from typing import Any, Literal

Tell = Callable[[str], None]
"""Called by a task with the name of the stage that it enters."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one task may use, and when a process has done enough."""

    seconds: float = 60
    memory_mb: int = 2048
    cpu_seconds: int | None = None
    """Seconds of computing; as many as of the clock where None."""
    tasks: int = 200
    """So many tasks a process does before another takes its place."""
    resident_mb: int = 400
    """A process that holds more memory after a task makes room for another."""

    @property
    def computing(self) -> int:
        """The seconds of computing, whole ones: the system counts no others."""
        return self.cpu_seconds if self.cpu_seconds is not None else math.ceil(self.seconds)


@dataclass(frozen=True, slots=True)
class Failed:
    """A task without a result: why, at which stage, and in debugging the traceback."""

    why: Literal["time", "memory", "died", "fault"]
    stage: str
    problem: str = ""
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Crew:
    """Workers that are ready: what takes tasks, the task, and how many are of use at a time."""

    executor: Executor
    task: Callable[[Any], Any]
    at_once: int


class TaskFailed(Exception):
    """What the Future of such a task raises. A task's own exception is told in words: it may be one that
    cannot be sent."""

    def __init__(self, failed: Failed) -> None:
        super().__init__(failed)
        self.failed = failed
