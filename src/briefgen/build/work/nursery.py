"""The process that forks the others, gives them tasks, and ends those that pass a limit or are not needed.

Not the process of the build: it has no threads and opens no files, so that forking is safe at any time.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import pickle
import signal
import sys
import tempfile
import time
from collections import deque
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

from briefgen.build.work.limits import Failed, Limits
from briefgen.build.work.worker import DONE, FAILED, LAST, NO_MEMORY, STAGE, Call, begun, serve

BEGIN, DO, DROP, END = "begin", "do", "drop", "end"
"""What the build says: what to begin with (a call, or the file that it is in), a task, one that nobody wants
any more, and no more tasks (and whether to end at once)."""


@dataclass(frozen=True, slots=True)
class Terms:
    """How the processes of one executor work."""

    jobs: int
    limits: Limits
    forks: bool
    """Whether processes can be forked here."""
    begin: Call | None = None
    """What makes a process ready: called once before processes are forked, in each where they cannot be."""
    folder: Path | None = None
    """The folder for temporary files."""
    closed: tuple[int, ...] = ()
    """Descriptors of the build that its children must not hold."""


@dataclass(slots=True, eq=False)
class _Worker:
    process: BaseProcess
    connection: Connection
    task: int | None = None
    stage: str = ""
    deadline: float = float("inf")


@dataclass(slots=True)
class _Nursery:
    """The tasks that wait, and the processes."""

    build: Connection
    terms: Terms
    waiting: deque[tuple[int, bytes]] = field(default_factory=deque)
    workers: list[_Worker] = field(default_factory=list)
    begins: list[Call] = field(default_factory=list)
    """What processes that are not forked begin with."""
    ended: bool = False
    fault: Failed | None = None


def tend(build: Connection, terms: Terms, parent: int, inherited: tuple[int, ...]) -> None:
    """Does what the build says until it has no more tasks, or is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for descriptor in inherited:
        os.close(descriptor)
    _die_with(parent)
    _run(build, terms)


def serve_from(descriptor: int) -> None:
    """The same as a program of its own, which is sent its terms and not bound to the life of its parent's
    thread."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    build = Connection(descriptor)
    os.set_inheritable(descriptor, False)
    _run(build, build.recv())


def _run(build: Connection, terms: Terms) -> None:
    nursery = _Nursery(build, terms)
    if terms.folder is not None:
        tempfile.tempdir = str(terms.folder)
    try:
        _begin(nursery, terms.begin)
        while not (nursery.ended and not nursery.waiting and not _busy(nursery)):
            _assign(nursery)
            _turn(nursery)
    except (EOFError, BrokenPipeError, ConnectionResetError):
        pass  # the build is gone, or wants no more
    finally:
        for worker in nursery.workers:
            _end(worker)
        build.close()


def _die_with(parent: int) -> None:
    """Binds the life of this process to that of its parent, where the system can."""
    if sys.platform == "linux":
        import ctypes

        set_death_signal = 1  # PR_SET_PDEATHSIG
        ctypes.CDLL(None).prctl(set_death_signal, signal.SIGKILL)
        if os.getppid() != parent:
            os._exit(0)


def _begin(nursery: _Nursery, begin: Call | None) -> None:
    """Makes ready once what all processes inherit. Frozen, it is not copied by looking for garbage. Processes
    that wait for a task were forked before, and end."""
    for worker in [worker for worker in nursery.workers if worker.task is None]:
        nursery.workers.remove(worker)
        _end(worker)
    if begin is not None and nursery.terms.forks:
        gc.disable()  # modules and records are none
        nursery.fault = nursery.fault or begun(begin)
        gc.freeze()
        gc.enable()


def _left(file: Path) -> Call:
    """What the build has left in a file, so that it need not wait until all is taken."""
    call: Call = pickle.loads(file.read_bytes())
    file.unlink()
    return call


def _busy(nursery: _Nursery) -> list[_Worker]:
    return [worker for worker in nursery.workers if worker.task is not None]


def _assign(nursery: _Nursery) -> None:
    while nursery.waiting:
        idle = next((worker for worker in nursery.workers if worker.task is None), None)
        if idle is None and len(nursery.workers) == nursery.terms.jobs:
            return
        number, call = nursery.waiting.popleft()
        if nursery.fault is not None:
            _say(nursery, number, FAILED + pickle.dumps(nursery.fault))
            continue
        worker = idle or _started(nursery)
        try:
            worker.connection.send_bytes(call)
        except BrokenPipeError:  # it died: reading from it tells how, unless that was before this task
            if idle is not None:
                nursery.workers.remove(idle)
                _end(idle)
                nursery.waiting.appendleft((number, call))
                continue
        worker.task, worker.stage = number, ""
        worker.deadline = time.monotonic() + nursery.terms.limits.seconds


def _started(nursery: _Nursery) -> _Worker:
    terms = nursery.terms
    context: Any = multiprocessing.get_context("fork" if terms.forks else "spawn")
    ours, theirs = context.Pipe()
    begins = () if terms.forks else (*([terms.begin] if terms.begin else []), *nursery.begins)
    others = (nursery.build, ours, *(worker.connection for worker in nursery.workers))
    inherited = tuple(other.fileno() for other in others) if terms.forks else ()
    arguments = theirs, begins, terms.limits, os.getpid(), terms.folder, inherited
    process = context.Process(target=_apart, args=arguments, daemon=True)
    process.start()
    theirs.close()
    nursery.workers.append(_Worker(process, ours))
    return nursery.workers[-1]


def _apart(
    connection: Connection,
    begins: tuple[Call, ...],
    limits: Limits,
    parent: int,
    folder: Path | None,
    inherited: tuple[int, ...],
) -> None:
    """The life of a process."""
    for descriptor in inherited:
        os.close(descriptor)
    serve(connection, begins, limits, parent, folder)


def _turn(nursery: _Nursery) -> None:
    """Waits until somebody says something, dies, or is out of time; then hears each once."""
    rest = min((worker.deadline for worker in nursery.workers), default=float("inf")) - time.monotonic()
    listened = [nursery.build, *(worker.connection for worker in nursery.workers)]
    ready = wait(listened, None if rest == float("inf") else max(rest, 0))
    if nursery.build in ready:
        _heed(nursery)
    now = time.monotonic()
    for worker in [*nursery.workers]:
        if worker.connection in ready or now >= worker.deadline:
            _hear(nursery, worker)


def _heed(nursery: _Nursery) -> None:
    """Takes in all that the build has said."""
    while nursery.build.poll():
        kind, content = nursery.build.recv()
        if kind == DO:
            nursery.waiting.append(content)
        elif kind == BEGIN:
            call = _left(content) if isinstance(content, Path) else content
            nursery.begins.append(call)
            _begin(nursery, call)
        elif kind == DROP:
            _drop(nursery, content)
        else:
            nursery.ended = True
            if content:  # at once, as if the build were gone
                raise EOFError


def _drop(nursery: _Nursery, number: int) -> None:
    nursery.waiting = deque(task for task in nursery.waiting if task[0] != number)
    for worker in [*nursery.workers]:
        if worker.task == number:
            nursery.workers.remove(worker)
            _end(worker)


def _hear(nursery: _Nursery, worker: _Worker) -> None:
    if worker not in nursery.workers:
        return  # dropped a moment ago
    said = _said(worker)
    if said[:1] == STAGE:
        worker.stage = said[1:].decode()
        return
    if said[:1] != DONE:
        nursery.workers.remove(worker)
        _end(worker)
    number, worker.task, worker.deadline = worker.task, None, float("inf")
    if number is not None:
        _say(nursery, number, DONE + said[1:] if said[:1] == LAST else said)


def _said(worker: _Worker) -> bytes:
    """What a process said, or in its stead that it is out of time or dead."""
    if not worker.connection.poll():
        return _lost(Failed("time", worker.stage))
    try:
        said = worker.connection.recv_bytes()
    except (EOFError, OSError):
        worker.process.join()
        return _lost(_death(worker.process.exitcode, worker.stage))
    if said[:1] == FAILED:
        failed: Failed = pickle.loads(said[1:])
        return _lost(Failed(failed.why, worker.stage, failed.problem, failed.detail))
    return said


def _lost(failed: Failed) -> bytes:
    return FAILED + pickle.dumps(failed)


def _death(code: int | None, stage: str) -> Failed:
    if code == NO_MEMORY:
        return Failed("memory", stage)
    if code is None or code >= 0:
        return Failed("died", stage, f"exit {code}")
    if -code == getattr(signal, "SIGXCPU", None):
        return Failed("time", stage)
    try:
        return Failed("died", stage, signal.Signals(-code).name)
    except ValueError:
        return Failed("died", stage, f"signal {-code}")


def _say(nursery: _Nursery, number: int, content: bytes) -> None:
    nursery.build.send(number)
    nursery.build.send_bytes(content)


def _end(worker: _Worker) -> None:
    worker.process.kill()
    worker.process.join()
    worker.connection.close()
