"""Processes that do one task after another and can be killed: limits of time and memory.

Not what the tasks do: `stages` says that.
"""

from __future__ import annotations

import errno
import multiprocessing
import os
import signal
import sys
import tempfile
import time
import traceback
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any, Generic, Literal, TypeVar

from briefgen.build.scratch import scratch

Task = TypeVar("Task")
Result = TypeVar("Result")
Tell = Callable[[str], None]
"""Called by a task with the name of the stage that it enters."""

NO_MEMORY = 86
"""How a process ends that has not even the memory to say so."""
UNMAPPED = ("failed to map segment", "Cannot allocate memory")
"""What the loader says when a library finds no memory."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one task may use."""

    seconds: float = 60
    memory_mb: int = 2048


@dataclass(frozen=True, slots=True)
class Failed:
    """A task without a result: why, at which stage, and in debugging the traceback."""

    why: Literal["time", "memory", "died", "fault"]
    stage: str
    problem: str = ""
    detail: str = ""


@dataclass(slots=True, eq=False)
class _Worker(Generic[Task]):
    process: BaseProcess
    connection: Connection
    task: Task | None = None
    stage: str = ""
    deadline: float = 0


def run(
    tasks: Sequence[Task],
    work: Callable[[Task, Tell], Result],
    *,
    jobs: int,
    limits: Limits,
    closed: tuple[int, ...] = (),
) -> Iterator[tuple[Task, Result | Failed]]:
    """Does every task in one of `jobs` processes; gives results as they come.

    A task that passes a limit is killed, and the others go on. Children close the descriptors `closed`.
    Where processes cannot be forked, `work` is pickled.
    """
    with scratch() as folder:
        yield from _run(tasks, work, jobs, limits, closed, folder)


def _run(
    tasks: Sequence[Task],
    work: Callable[[Task, Tell], Result],
    jobs: int,
    limits: Limits,
    closed: tuple[int, ...],
    folder: Path | None,
) -> Iterator[tuple[Task, Result | Failed]]:
    waiting, workers = deque(tasks), list[_Worker[Task]]()
    try:
        while waiting or workers:
            while waiting and len(workers) < jobs:
                workers.append(_started(work, limits, closed, workers, folder))
                _assign(workers[-1], waiting.popleft(), limits)
            for worker in _stirring(workers):
                outcome = _outcome(worker, limits)
                if outcome is None:
                    continue
                task = worker.task
                assert task is not None
                if isinstance(outcome, Failed) or not waiting:
                    workers.remove(worker)
                    _end(worker)
                else:
                    _assign(worker, waiting.popleft(), limits)
                yield task, outcome
    finally:
        for worker in workers:
            _end(worker)


def _started(
    work: Callable[[Task, Tell], Result],
    limits: Limits,
    closed: tuple[int, ...],
    others: list[_Worker[Task]],
    folder: Path | None,
) -> _Worker[Task]:
    forks = "fork" in multiprocessing.get_all_start_methods() and sys.platform != "darwin"
    context: Any = multiprocessing.get_context("fork" if forks else "spawn")
    ours, theirs = context.Pipe()
    inherited = (*closed, ours.fileno(), *(w.connection.fileno() for w in others)) if forks else ()
    process = context.Process(
        target=_serve, args=(theirs, work, limits, inherited, os.getpid(), folder), daemon=True
    )
    with _uninterrupted():
        process.start()
    theirs.close()
    return _Worker(process, ours)


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Holds Ctrl-C back: an interrupt within a fork would be swallowed by what Python runs after it."""
    if sys.platform == "win32":
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _assign(worker: _Worker[Task], task: Task, limits: Limits) -> None:
    worker.task, worker.stage = task, ""
    worker.deadline = time.monotonic() + limits.seconds
    worker.connection.send(task)


def _stirring(workers: list[_Worker[Task]]) -> list[_Worker[Task]]:
    """The workers that said something, died or are out of time."""
    rest = min(worker.deadline for worker in workers) - time.monotonic()
    ready = wait([worker.connection for worker in workers], max(rest, 0))
    now = time.monotonic()
    return [w for w in workers if w.connection in ready or now >= w.deadline]


def _outcome(worker: _Worker[Task], limits: Limits) -> Any:
    """The result, a failure, or None if the task goes on."""
    if not worker.connection.poll():
        return Failed("time", worker.stage)
    try:
        kind, content = worker.connection.recv()
    except (EOFError, OSError):
        worker.process.join()
        if worker.process.exitcode == NO_MEMORY:
            return Failed("memory", worker.stage)
        return Failed("died", worker.stage, _death(worker.process.exitcode))
    if kind == "stage":
        worker.stage = content
        return None
    if kind == "failed":
        return Failed(content.why, worker.stage, content.problem, content.detail)
    return content


def _end(worker: _Worker[Task]) -> None:
    worker.process.kill()
    worker.process.join()
    worker.connection.close()


def _death(code: int | None) -> str:
    if code is not None and code < 0:
        try:
            return signal.Signals(-code).name
        except ValueError:
            return f"signal {-code}"
    return f"exit {code}"


# ---- inside the process


def _serve(
    connection: Connection,
    work: Callable[[Task, Tell], Result],
    limits: Limits,
    inherited: tuple[int, ...],
    parent: int,
    folder: Path | None,
) -> None:
    if folder is not None:
        tempfile.tempdir = str(folder)
    for descriptor in inherited:
        os.close(descriptor)
    try:
        fault = _restricted(limits, parent)
        while True:
            try:
                task = connection.recv()
            except EOFError:
                return
            connection.send(_answer(task, work, connection) if fault is None else ("failed", fault))
    except MemoryError:
        os._exit(NO_MEMORY)


def _answer(
    task: Task, work: Callable[[Task, Tell], Result], connection: Connection
) -> tuple[str, Result | Failed]:
    def tell(stage: str) -> None:
        connection.send(("stage", stage))

    try:
        return "done", work(task, tell)
    except MemoryError:
        return "failed", Failed("memory", "")
    except Exception as error:
        return "failed", _fault(error)


def _fault(error: Exception) -> Failed:
    said = str(error)
    if any(words in said for words in UNMAPPED) or getattr(error, "errno", None) == errno.ENOMEM:
        return Failed("memory", "")
    problem = f"{type(error).__name__}: {said}".splitlines()[0]
    return Failed("fault", "", problem, traceback.format_exc())


def _restricted(limits: Limits, parent: int) -> Failed | None:
    """Binds this process; why it cannot be bound, if it cannot."""
    try:
        _restrict(limits, parent)
    except MemoryError:
        raise
    except Exception as error:
        return _fault(error)
    return None


def _restrict(limits: Limits, parent: int) -> None:
    """Binds this process: memory, no core file, Ctrl-C left to the parent, no life without it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform == "win32":
        return  # time is limited by the parent; there is no limit of memory
    import ctypes  # before memory is limited: loading it takes some
    import resource

    # On Linux the data limit counts what is allocated, and not the files that are mapped.
    kind = resource.RLIMIT_DATA if sys.platform == "linux" else resource.RLIMIT_AS
    _, hard = resource.getrlimit(kind)
    wanted = limits.memory_mb * 1024 * 1024
    resource.setrlimit(kind, (wanted if hard == resource.RLIM_INFINITY else min(wanted, hard), hard))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        set_death_signal = 1  # PR_SET_PDEATHSIG
        ctypes.CDLL(None).prctl(set_death_signal, signal.SIGKILL)
        if os.getppid() != parent:
            os._exit(0)
