"""Tasks done in processes of this machine, from the first to the last.

Not a choice of machines: that is `engine`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from briefgen.build.work.limits import Failed, Limits, Tell
from briefgen.build.work.processes import Processes
from briefgen.build.work.results import results
from briefgen.build.work.task import equip, perform

Task = TypeVar("Task")
Result = TypeVar("Result")
AHEAD = 2
"""So many tasks a process may be ahead of who takes the results."""


def run(
    tasks: Sequence[Task],
    work: Callable[[Task, Tell], Result],
    *,
    jobs: int,
    limits: Limits,
    closed: tuple[int, ...] = (),
    apart: bool = False,
) -> Iterator[tuple[Task, Result | Failed]]:
    """Does every task in one of `jobs` processes; gives results as they come. `apart` from this process, they
    know nothing but what the work holds, and take no more memory than that."""
    if tasks:
        with Processes(jobs, limits, equip, (work,), closed, apart) as executor:
            yield from results(executor, perform, tasks, jobs * (1 + AHEAD))
