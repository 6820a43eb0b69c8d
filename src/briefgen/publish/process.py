"""The process that makes the website, started so that nothing but the projected workspace is at hand: its own
interpreter, its own folder, its own caches, and an environment without a word of where the workspace is.

Not what it does: that is `child`.
"""

from __future__ import annotations

import os
import pickle
import site
import subprocess
import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import IO

import briefgen
from briefgen import fonts
from briefgen.publish.child import HEAD, Made, Request
from briefgen.publish.order import Advance
from briefgen.publish.places import Places

PASSED_ON = ("PATH", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "SYSTEMROOT", "WEASYPRINT_DLL_DIRECTORIES")
"""Where programs and libraries are."""
PROGRAM = "from briefgen.publish.child import main; main()"
SAID = "said.txt"
TAIL = 4000
"""Characters of what the process said that are kept for debugging."""


class Stopped(Exception):
    """The process ended without an answer: why, and what it said."""

    def __init__(self, problem: str, details: str) -> None:
        super().__init__(problem)
        self.problem, self.details = problem, details


def made(request: Request, places: Places, advance: Advance) -> Made:
    """What the process makes of a request. Raises Stopped, OSError."""
    for folder in (places.made, places.caches, places.scratch):
        folder.mkdir(parents=True, exist_ok=True)
    with (places.scratch / SAID).open("w+b") as said:
        process = subprocess.Popen(
            [sys.executable, "-P", "-c", PROGRAM],
            cwd=places.public,
            env=dict(environment(places)),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=said,
        )
        try:
            return _answer(process, request, advance, said)
        finally:
            _ended(process)


def _ended(process: subprocess.Popen[bytes]) -> None:
    process.kill()
    for stream in (process.stdin, process.stdout):
        with suppress(OSError):  # what was not read yet is read by nobody
            if stream is not None:
                stream.close()
    process.wait()


def environment(places: Places) -> Mapping[str, str]:
    """All that the process is told of the machine."""
    passed = {name: os.environ[name] for name in PASSED_ON if name in os.environ}
    return {
        **passed,
        **_package(),
        "LANG": "C.UTF-8",
        "HOME": str(places.scratch),
        "TMPDIR": str(places.scratch),
        "XDG_CACHE_HOME": str(places.caches),
        "BRIEFGEN_FONTS": str(fonts.folder()),
        "PYTHONUSERBASE": site.getuserbase(),
    }


def _package() -> dict[str, str]:
    """Where this very briefgen is, if it is not installed."""
    folder = Path(briefgen.__file__).parents[1]
    installed = (*site.getsitepackages(), site.getusersitepackages())
    return {} if str(folder) in installed else {"PYTHONPATH": str(folder)}


def _answer(process: subprocess.Popen[bytes], request: Request, advance: Advance, said: IO[bytes]) -> Made:
    assert process.stdin is not None and process.stdout is not None
    try:
        process.stdin.write(pickle.dumps(request, pickle.HIGHEST_PROTOCOL))
        process.stdin.flush()  # and it stays open: the process ends when we do
    except BrokenPipeError:
        raise Stopped(_ending(process), _tail(said)) from None
    while True:
        head = process.stdout.read(HEAD)
        size = int.from_bytes(head, "big")
        content = process.stdout.read(size) if len(head) == HEAD else b""
        if not content or len(content) < size:
            raise Stopped(_ending(process), _tail(said))
        kind, value = pickle.loads(content)
        if kind == "made":
            made: Made = value
            return made
        if kind == "fault":
            raise Stopped(value.strip().splitlines()[-1], f"{value}{_tail(said)}")
        advance(*value)


def _ending(process: subprocess.Popen[bytes]) -> str:
    code = process.wait()
    return f"signal {-code}" if code < 0 else f"exit {code}"


def _tail(said: IO[bytes]) -> str:
    said.seek(0)
    return said.read().decode("utf-8", "replace")[-TAIL:]
