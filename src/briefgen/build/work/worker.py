"""Inside a working process: bound by its limits, it does one task after another.

Not who gives it tasks, and who ends it: that is `nursery`.
"""

from __future__ import annotations

import errno
import math
import os
import pickle
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from briefgen.build.work.limits import Failed, Limits
from briefgen.build.work.task import listen

STAGE, DONE, LAST, FAILED = b"s", b"d", b"l", b"f"
"""The first byte of what a process says: a stage, a result, a result and farewell, a failure."""
NO_MEMORY = 86
"""How a process ends that has not even the memory to say so."""
UNMAPPED = ("failed to map segment", "Cannot allocate memory")
"""What the loader says when a library finds no memory."""
STATM = Path("/proc/self/statm")
GROWTH_MB = 180
"""A process may grow by so much in any case, however large it was at its start: with 2,800 county reports
it begins with 330 MB, and what it remembers of their observations takes 130 more."""

Call = tuple[Callable[..., Any], tuple[Any, ...], dict[str, Any]]
"""A function and what it is called with."""


def serve(
    connection: Connection, begins: tuple[Call, ...], limits: Limits, parent: int, folder: Path | None
) -> None:
    """Does the tasks that come, until the connection ends or enough was done."""
    if folder is not None:
        tempfile.tempdir = str(folder)
    try:
        fault = _bound(limits, parent)
        for begin in begins:
            fault = fault or begun(begin)
        listen(lambda stage: connection.send_bytes(STAGE + stage.encode()))
        most_mb = max(limits.resident_mb, _resident_mb() + GROWTH_MB)
        for count in range(1, limits.tasks + 1):
            try:
                call = connection.recv_bytes()
            except EOFError:
                return
            _allow(limits.computing)
            tired = count == limits.tasks
            connection.send_bytes(_failure(fault) if fault is not None else _answer(call, tired, most_mb))
    except MemoryError:
        os._exit(NO_MEMORY)
    except (BrokenPipeError, ConnectionResetError):
        return  # who gave the task was killed, and nobody waits for its result


def begun(begin: Call) -> Failed | None:
    """Makes ready for tasks; why it could not."""
    function, arguments, named = begin
    try:
        function(*arguments, **named)
    except MemoryError:
        raise
    except Exception as error:
        return _fault(error)
    return None


def _answer(call: bytes, tired: bool, most_mb: float) -> bytes:
    try:
        function, arguments, named = pickle.loads(call)
        content = pickle.dumps(function(*arguments, **named), pickle.HIGHEST_PROTOCOL)
    except MemoryError:
        return _failure(Failed("memory", ""))
    except Exception as error:
        return _failure(_fault(error))
    return (LAST if tired or _resident_mb() > most_mb else DONE) + content


def _failure(failed: Failed) -> bytes:
    return FAILED + pickle.dumps(failed)


def _fault(error: Exception) -> Failed:
    said = str(error)
    if any(words in said for words in UNMAPPED) or getattr(error, "errno", None) == errno.ENOMEM:
        return Failed("memory", "")
    problem = f"{type(error).__name__}: {said}".splitlines()[0]
    return Failed("fault", "", problem, traceback.format_exc())


def _resident_mb() -> float:
    """The memory that this process holds; 0 where the system does not say."""
    try:
        pages = int(STATM.read_bytes().split()[1])
    except OSError:
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE") / 1024**2


def _allow(seconds: int) -> None:
    """Gives the next task its seconds of computing; the system ends a process that takes more."""
    if sys.platform == "win32":
        return
    import resource

    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    wanted = math.ceil(time.process_time()) + seconds
    resource.setrlimit(
        resource.RLIMIT_CPU, (wanted if hard == resource.RLIM_INFINITY else min(wanted, hard), hard)
    )


def _bound(limits: Limits, parent: int) -> Failed | None:
    """Binds this process; why it cannot be bound, if it cannot."""
    try:
        _bind(limits, parent)
    except MemoryError:
        raise
    except Exception as error:
        return _fault(error)
    return None


def _bind(limits: Limits, parent: int) -> None:
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
