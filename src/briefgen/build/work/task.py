"""What a process works with: set once before the first task, and found there by each.

Not a task: only its name is sent to a process, never the records that it is made from.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from briefgen.build.work.limits import Tell

Work = Callable[[Any, Tell], Any]
"""Does a task: called with its name, and with what is told the stages that it enters."""


def _untold(stage: str) -> None:
    """Nobody listens."""


_work: Work | None = None
_tell: Tell = _untold


def equip(work: Work) -> None:
    """Sets what this process does. Forked processes inherit it, so that nothing is pickled."""
    global _work
    _work = work
    warm = getattr(work, "warm", None)
    if warm is not None:
        warm()


def equipped() -> bool:
    """Whether this process can do a task."""
    return _work is not None


def working() -> Work:
    """What this process does."""
    assert _work is not None
    return _work


def listen(tell: Tell) -> None:
    """Sets what is told the stages of a task."""
    global _tell
    _tell = tell


def perform(name: Any) -> Any:
    """Does the work on one name."""
    return working()(name, _tell)
