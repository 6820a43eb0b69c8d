"""Builds under strace: which calls they make, and faults at one of them.

Not judging what is left: that is `states`.

strace counts calls by process and kind, and where a path is given only those on that path. So a point is a
process (the one that was started, or one of its children), a kind, a path where it is the same in every run,
and a number. For the first process strace follows no children; for the others it does, and whichever process
comes to that number first is hit. The log of each run tells which call was hit.
"""

from __future__ import annotations

import os
import random
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import pytest

WRITING = ("write", "pwrite64", "writev", "fsync", "fdatasync", "rename", "renameat", "renameat2")
MAKING = ("openat", "mkdir", "link", "linkat")
HIT = re.compile(r"^(\d+ +)?(\w+)\((.*) \(INJECTED\)$")

NOT_REACHED = "not reached"

needs_strace = pytest.mark.skipif(
    sys.platform != "linux" or shutil.which("strace") is None,
    reason="no strace here, which makes the faults (apt-get install strace)",
)


@dataclass(frozen=True, slots=True)
class Call:
    """The n-th call of a kind of one process, of those on a path (as it goes on from the workspace's)."""

    kind: str
    number: int
    path: str
    of_child: bool
    text: str


@dataclass(frozen=True, slots=True)
class Ended:
    """How a build under strace ended, and which call was hit."""

    code: int
    said: str
    hit: str | None


Judge = Callable[[Path, Call], tuple[str, list[str]]]
"""Runs a build with a fault at a call, in a folder of its own: how it ended, and what is wrong."""


def seed() -> int:
    """The seed of what is drawn: BRIEFGEN_SEED, or a new one; it is printed."""
    return int(os.environ.get("BRIEFGEN_SEED") or random.SystemRandom().randrange(1_000_000))


def briefgen(workspace: Path, *words: str) -> list[str]:
    """The command, as a person gives it."""
    return [sys.executable, "-m", "briefgen", "-C", str(workspace), "build", "--jobs", "1", *words]


def surroundings(workspace: Path) -> dict[str, str]:
    """An environment with a temporary folder of its own beside the workspace."""
    place = temporary(workspace)
    place.mkdir(exist_ok=True)
    return {**os.environ, "TMPDIR": str(place), "LC_ALL": "C.UTF-8"}


def temporary(workspace: Path) -> Path:
    """The folder for temporary files of this workspace's builds."""
    return workspace.with_name(workspace.name + ".tmp")


def traced(workspace: Path, kinds: Sequence[str]) -> tuple[Call, ...]:
    """Every call of these kinds that a build makes, in order; not those of programs that it starts."""
    log = workspace.with_name(workspace.name + ".trace")
    command = ["strace", "-f", "-y", "-qq", "-o", str(log), "-e", f"trace=execve,{','.join(kinds)}"]
    ended = subprocess.run(
        [*command, *briefgen(workspace)], env=surroundings(workspace), capture_output=True, check=False
    )
    assert ended.returncode == 0, ended.stderr.decode()
    return tuple(_calls(log.read_text("utf-8", "replace").splitlines(), kinds, str(workspace)))


def drawn(calls: Sequence[Call], count: int, chance: random.Random) -> list[Call]:
    """So many calls, evenly over all; some twice where there are not so many."""
    step = len(calls) / count
    start = chance.random() * step
    return [calls[int(start + step * number) % len(calls)] for number in range(count)]


def until_reached(
    calls: Sequence[Call], count: int, chance: random.Random, judge: Judge, place: Path
) -> tuple[Counter[str], list[str]]:
    """Judges so many points, as many at once as there are cores; where the call has another number in that run
    and is not met, further ones are drawn. Gives how they ended, and what is wrong."""
    ends, wrong, runs = Counter[str](), list[str](), 0
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        while (lacking := count - ends.total() + ends[NOT_REACHED]) > 0 and runs < 3 * count:
            points = drawn(calls, lacking, chance)
            tasks = [pool.submit(judge, place / f"run-{runs + n}", call) for n, call in enumerate(points)]
            runs += lacking
            for end, faults in (task.result() for task in tasks):
                ends[end] += 1
                wrong += faults
    return ends, wrong


def faulted(workspace: Path, call: Call, fault: str) -> Ended:
    """A build with a fault (signal=KILL, error=EIO) at one call."""
    log = workspace.with_name(workspace.name + ".hit")
    killing = fault.startswith("signal=")  # which strace's filter keeps from children
    follow = ([] if killing else ["--seccomp-bpf"]) + ["-f"] if call.of_child else []
    command = ["strace", *follow, "-y", "-qq", "-o", str(log), "-e", f"trace={call.kind}"]
    command += ["-P", f"{workspace}{call.path}"] if call.path else []
    inject = ["-e", f"inject={call.kind}:{fault}:when={call.number}"]
    ended = subprocess.run(
        [*command, *inject, *briefgen(workspace)],
        env=surroundings(workspace),
        capture_output=True,
        check=False,
    )
    lines = log.read_text("utf-8", "replace").splitlines()
    hit = next((line for line in lines if HIT.match(line)), None)
    if killing:  # the call of a process that was killed in it has no result
        hit = next((line for line in lines if re.search(r" = \?$", line)), None)
    return Ended(ended.returncode, ended.stderr.decode("utf-8", "replace"), hit)


def within(*folders: Path) -> Callable[[str], bool]:
    """Whether a line of strace's is about a path in one of these folders, or relative to the workspace."""
    starts = tuple(str(folder) for folder in folders)
    return lambda text: any(start in text for start in starts)


def _calls(lines: Sequence[str], kinds: Sequence[str], workspace: str) -> Iterator[Call]:
    counted: Counter[tuple[str, str, str]] = Counter()
    first = lines[0].split()[0]
    others = {line.split()[0] for line in lines if " execve(" in line} - {first}
    for line in lines:
        pid, _, text = line.partition(" ")
        kind = text.strip().partition("(")[0]
        if kind in kinds and "resumed>" not in text and pid not in others:
            paths = ["", *_paths(text, workspace)]
            for path in paths:
                counted[pid, kind, path] += 1
            yield Call(kind, counted[pid, kind, paths[-1]], paths[-1], pid != first, text.strip())


def _paths(text: str, workspace: str) -> list[str]:
    """The paths of a call beside the workspace's, those that have another name in each run left out."""
    found = re.findall(rf'["<]{re.escape(workspace)}([^">]*)[">]', text)
    return [path for path in dict.fromkeys(found) if path and not re.search(r"\.\d+$|\.tmp/", path)]
