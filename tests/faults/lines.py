"""A process killed at one of its lines, at one after the other.

Not faults of system calls: that is `tracing`.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import FrameType
from typing import Any

Trace = Callable[[FrameType, str, Any], Any]


def script(text: str, *words: str) -> subprocess.CompletedProcess[str]:
    """Runs a program that imports from here, in a process without threads of its own: it forks."""
    return subprocess.run(
        [sys.executable, "-c", text, *words],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def killed(work: Callable[[], object], places: tuple[str, ...], every: int) -> Iterator[tuple[int, bool]]:
    """Does the work in a forked process that is killed at its n-th line in these files or folders, again and
    again, n growing by `every`; gives n, and whether the work came to its end. It does so the last time."""
    line, ended = 0, False
    while not ended:
        line += every
        child = os.fork()
        if child == 0:
            sys.settrace(_killing(line, places))
            work()
            sys.settrace(None)
            os._exit(0)
        status = os.waitpid(child, 0)[1]
        assert status in (0, signal.SIGKILL), status
        ended = status == 0
        yield line, ended


def folder_of(module: Any) -> str:
    """The folder of a package: a place."""
    return str(Path(module.__file__).parent)


def _killing(line: int, places: tuple[str, ...]) -> Trace:
    left = [line]

    def trace(frame: FrameType, event: str, argument: Any) -> Any:
        if not frame.f_code.co_filename.startswith(places):
            return None
        if event == "line":
            left[0] -= 1
            if left[0] == 0:
                os.kill(os.getpid(), signal.SIGKILL)
        return trace

    return trace
