"""Processes of this machine as an Executor: one that dies or passes a limit fails its own task only.

Not the library's `ProcessPoolExecutor`, which breaks as a whole when one of its processes is killed.
"""

from __future__ import annotations

import atexit
import multiprocessing
import os
import pickle
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future
from contextlib import ExitStack, contextmanager, suppress
from functools import partial
from multiprocessing.connection import Connection
from pathlib import Path
from types import TracebackType
from typing import Any, ParamSpec, TypeVar

from briefgen.build.scratch import scratch
from briefgen.build.work.limits import Failed, Limits, TaskFailed
from briefgen.build.work.nursery import BEGIN, DO, DROP, END, Terms, tend
from briefgen.build.work.worker import FAILED, Call

P = ParamSpec("P")
Result = TypeVar("Result")
BRIEF = 32 * 1024
"""So many bytes can be said without waiting until they are heard."""
GRACE_S = 1
"""Seconds in which the process that forks must end when it is told to."""


class Processes(Executor):
    """At most `jobs` processes that do one task after another, each within `limits`.

    `begin` is called once, in the process that the others are forked from; what it sets is inherited and
    never pickled. A task fails with `TaskFailed`. Cancelling one that runs ends its process. Leaving a
    `with` block by an exception ends all at once. Children close the descriptors `closed`. What has
    threads, or may have no children of its own kind, wants them `apart`: forked by a program started anew.
    """

    def __init__(
        self,
        jobs: int,
        limits: Limits,
        begin: Callable[..., None] | None = None,
        arguments: tuple[Any, ...] = (),
        closed: tuple[int, ...] = (),
        apart: bool = False,
    ) -> None:
        call: Call | None = None if begin is None else (begin, arguments, {})
        self._held = ExitStack()
        self._folder = self._held.enter_context(scratch())
        terms = Terms(jobs, limits, forks(), call, self._folder, closed)
        self._process, self._nursery = _started_apart(terms) if apart else _started(terms)
        self._speaking, self._changing = threading.Lock(), threading.Lock()
        self._open: dict[int, Future[Any]] = {}
        self._number = self._left_before = 0
        self._over = False
        self._listener = threading.Thread(target=self._listen, daemon=True)
        self._listener.start()
        atexit.register(self.stop)

    def submit(self, fn: Callable[P, Result], /, *args: P.args, **kwargs: P.kwargs) -> Future[Result]:
        """Gives a task to the next process that is free; the function and its arguments are pickled."""
        call = pickle.dumps((fn, args, kwargs), pickle.HIGHEST_PROTOCOL)
        future: Future[Result] = Future()
        with self._changing:
            if self._over:
                raise RuntimeError("no task can be given to an executor that was shut down")
            self._number += 1
            number = self._number
            self._open[number] = future
        future.add_done_callback(partial(self._forget, number))
        self._say(DO, (number, call))
        return future

    def begin(self, function: Callable[..., None], *arguments: object) -> None:
        """Makes ready once more, while no task is under way: what it takes was not known at the start, and is
        pickled. Nobody need wait until it is heard."""
        call: Call = (function, arguments, {})
        content = pickle.dumps(call, pickle.HIGHEST_PROTOCOL)
        file = self._left(content) if len(content) > BRIEF else None
        self._say(BEGIN, call if file is None else file)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Takes no more tasks; waits for those that it has, unless they are cancelled."""
        with self._changing:
            self._over = True
        for future in [*self._open.values()] if cancel_futures else ():
            future.cancel()
        self._say(END, False)
        if wait:
            self._listener.join()
            self._close()

    def stop(self) -> None:
        """Ends every process at once; what is not done is cancelled."""
        with self._changing:
            self._over = True
        if self._open:
            self._say(END, True)
            self._listener.join(GRACE_S)
        if self._listener.is_alive():  # it has nothing to do, or is still making ready and hears nothing
            self._process.kill()
            self._listener.join()
        self._close()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None:
            self.shutdown()
        else:
            self.stop()

    def _close(self) -> None:
        _wait_for(self._process)
        self._nursery.close()
        self._held.close()
        atexit.unregister(self.stop)

    def _say(self, kind: str, content: object) -> None:
        with self._speaking:
            try:
                self._nursery.send((kind, content))
            except OSError:  # it is gone, or will be: without a task it would wait for ever
                self._process.kill()  # and the listener tells so

    def _left(self, content: bytes) -> Path | None:
        """The file that has what is to be said; None where none can be written."""
        if self._folder is None:
            return None
        self._left_before += 1
        file = self._folder / f"said-{self._left_before}"
        try:
            file.write_bytes(content)
        except OSError:
            return None
        return file

    def _forget(self, number: int, future: Future[Any]) -> None:
        """Called when a task is done, or cancelled: then nobody need do it."""
        with self._changing:
            known = self._open.pop(number, None) is not None
        if known and future.cancelled():
            self._say(DROP, number)

    # ---- in a thread of its own

    def _listen(self) -> None:
        with suppress(EOFError, OSError):
            while True:
                number, said = self._nursery.recv(), self._nursery.recv_bytes()
                self._settle(number, said)
                del said  # it may be large, and the next may be long in coming
        for future in [*self._open.values()]:
            if self._over:
                future.cancel()
            else:
                _fail(future, Failed("died", "", "nursery"))

    def _settle(self, number: int, said: bytes) -> None:
        future = self._open.get(number)
        if future is None or not future.set_running_or_notify_cancel():
            return
        if said[:1] == FAILED:
            future.set_exception(TaskFailed(pickle.loads(said[1:])))
        else:
            future.set_result(pickle.loads(memoryview(said)[1:]))


def forks() -> bool:
    """Whether processes can be forked here."""
    return "fork" in multiprocessing.get_all_start_methods() and sys.platform != "darwin"


def _fail(future: Future[Any], failed: Failed) -> None:
    if future.set_running_or_notify_cancel():
        future.set_exception(TaskFailed(failed))


def _started(terms: Terms) -> tuple[Any, Connection]:
    context: Any = multiprocessing.get_context("fork" if terms.forks else "spawn")
    ours, theirs = context.Pipe()
    inherited = (*terms.closed, ours.fileno()) if terms.forks else ()
    process = context.Process(target=tend, args=(theirs, terms, os.getpid(), inherited))
    with _uninterrupted():
        process.start()
    theirs.close()
    return process, ours


def _started_apart(terms: Terms) -> tuple[Any, Connection]:
    """It is sent its terms, and ends with the connection."""
    ours, theirs = socket.socketpair()
    with theirs:
        number = theirs.fileno()
        program = f"from briefgen.build.work.nursery import serve_from; serve_from({number})"
        process = subprocess.Popen(
            [sys.executable, "-c", program], pass_fds=(number,), stdin=subprocess.DEVNULL
        )
    connection = Connection(ours.detach())
    connection.send(terms)
    return process, connection


def _wait_for(process: Any) -> None:
    if isinstance(process, subprocess.Popen):
        process.wait()
    else:
        process.join()


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
