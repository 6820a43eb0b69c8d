"""The results of tasks as they come, whatever does them.

Not an order: who needs one sorts what came.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import FIRST_COMPLETED, CancelledError, Executor, Future, wait
from typing import TypeVar

from briefgen.build.work.limits import Failed, TaskFailed

Name = TypeVar("Name")
Result = TypeVar("Result")


PATIENCE_S = 0.02
"""Seconds between two looks whether results are still wanted."""


class Superseded(Exception):
    """Nobody wants the results any more: they would be out of date."""


def results(
    executor: Executor,
    task: Callable[[Name], Result],
    names: Iterable[Name],
    at_once: int,
    superseded: Callable[[], bool] | None = None,
    meanwhile: Callable[[], None] | None = None,
    given: Mapping[Name, Future[Result]] | None = None,
) -> Iterator[tuple[Name, Result | Failed]]:
    """Every name with what came of it. At most `at_once` are under way or wait to be taken, so that memory
    does not grow with the number of tasks; they are cancelled when nobody takes any more. `meanwhile` is
    called once, as soon as there is something to wait for; `given` are tasks that the executor has already.
    Raises Superseded when `superseded` says so."""
    running = {future: name for name, future in (given or {}).items()}
    waiting = deque(name for name in names if given is None or name not in given)
    try:
        while waiting or running:
            while waiting and len(running) < at_once:
                name = waiting.popleft()
                running[executor.submit(task, name)] = name
            if meanwhile is not None:
                meanwhile()
                meanwhile = None
            if superseded is not None and superseded():
                raise Superseded
            patience = None if superseded is None else PATIENCE_S
            done = wait(running, patience, FIRST_COMPLETED).done
            for future in [future for future in running if future in done]:
                name = running.pop(future)
                outcome = _outcome(future)
                yield name, outcome
    finally:
        for future in running:
            future.cancel()


def _outcome(future: Future[Result]) -> Result | Failed:
    try:
        return future.result()
    except TaskFailed as error:
        return error.failed
    except CancelledError:
        return Failed("died", "", "cancelled")
    except Exception as error:  # of a cluster: a worker was lost once too often, and what else may happen
        return Failed("died", "", f"{type(error).__name__}: {error}".splitlines()[0])
