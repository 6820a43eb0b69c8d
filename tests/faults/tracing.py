"""Builds and publications under strace: which calls they make, and faults at one of them.

Not judging what is left: that is `states` and `sites`.

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
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

import pytest

WRITING = ("write", "pwrite64", "writev", "fsync", "fdatasync", "rename", "renameat", "renameat2")
MAKING = ("openat", "mkdir", "link", "linkat")
COPYING = ("sendfile", "copy_file_range", "syncfs")
REMOVING = ("unlink", "unlinkat", "rmdir")
FORKING = ("clone", "clone3", "fork", "vfork")
HERE = re.compile(r"AT_FDCWD<[^>]*>, ")
"""How strace tells the folder of a process before a path, which may be one from the root."""
HIT = re.compile(r"^(\d+ +)?(\w+)\((.*) \(INJECTED\)$")

SCRATCH = re.compile(r"\.\d+$|\.tmp/|/tmp\w{8}$|/scratch/")
"""Paths that have another name in each run."""
NOT_REACHED = "not reached"

needs_strace = pytest.mark.skipif(
    sys.platform != "linux" or shutil.which("strace") is None,
    reason="no strace here, which makes the faults (apt-get install strace)",
)


@dataclass(frozen=True, slots=True)
class Job:
    """What is run: the words of the command, and the programs that it starts whose calls count as well."""

    words: tuple[str, ...]
    programs: tuple[str, ...] = ()


BUILD = Job(("build", "--jobs", "1"))


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
    """How a run under strace ended, what it said on standard error and output, and which call was hit."""

    code: int
    said: str
    hit: str | None
    report: str = ""


Judge = Callable[[Path, Call], tuple[str, list[str]]]
"""Runs it with a fault at a call, in a folder of its own: how it ended, and what is wrong."""


def seed() -> int:
    """The seed of what is drawn: BRIEFGEN_SEED, or a new one; it is printed."""
    return int(os.environ.get("BRIEFGEN_SEED") or random.SystemRandom().randrange(1_000_000))


def briefgen(workspace: Path, *words: str, job: Job = BUILD) -> list[str]:
    """The command, as a person gives it."""
    return [sys.executable, "-m", "briefgen", "-C", str(workspace), *job.words, *words]


def surroundings(workspace: Path) -> dict[str, str]:
    """An environment with a temporary folder of its own beside the workspace."""
    place = temporary(workspace)
    place.mkdir(exist_ok=True)
    return {**os.environ, "TMPDIR": str(place), "LC_ALL": "C.UTF-8"}


def temporary(workspace: Path) -> Path:
    """The folder for temporary files of what is run in this workspace."""
    return workspace.with_name(workspace.name + ".tmp")


def traced(workspace: Path, kinds: Sequence[str], job: Job = BUILD) -> tuple[Call, ...]:
    """Every call of these kinds that it makes, in order; not those of programs that it starts, but for the
    job's own."""
    lines = logged(workspace, ("execve", *FORKING, *kinds), job)
    return tuple(_calls(lines, kinds, str(workspace), job.programs))


def logged(
    workspace: Path, kinds: Sequence[str], job: Job, more: Mapping[str, str] = MappingProxyType({})
) -> list[str]:
    """The lines of strace's log, each with its process before it; `more` is added to the environment."""
    log = workspace.with_name(workspace.name + ".trace")
    command = ["strace", "-f", "-y", "-qq", "-o", str(log), "-e", f"trace={','.join(kinds)}"]
    ended = subprocess.run(
        [*command, *briefgen(workspace, job=job)],
        env={**surroundings(workspace), **more},
        capture_output=True,
        check=False,
    )
    assert ended.returncode == 0, (ended.stdout + ended.stderr).decode()
    return log.read_text("utf-8", "replace").splitlines()


def parents(lines: Sequence[str]) -> dict[str, str]:
    """Who started each process or thread, of a log with the calls of FORKING."""
    found = {}
    for line in lines:
        pid, _, text = line.partition(" ")
        if started := re.search(rf"^(?:<\.\.\. )?(?:{'|'.join(FORKING)})\b.* = (\d+)$", text.strip()):
            found[started[1]] = pid
    return found


def family(pid: str, started: Mapping[str, str]) -> set[str]:
    """A process and all that came of it."""
    found = {pid}
    while more := {one for one, by in started.items() if by in found} - found:
        found |= more
    return found


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


def faulted(workspace: Path, call: Call, fault: str, job: Job = BUILD) -> Ended:
    """A run with a fault (signal=KILL, error=EIO) at one call."""
    log = workspace.with_name(workspace.name + ".hit")
    killing = fault.startswith("signal=")  # which strace's filter keeps from children
    follow = ([] if killing else ["--seccomp-bpf"]) + ["-f"] if call.of_child else []
    command = ["strace", *follow, "-y", "-qq", "-o", str(log), "-e", f"trace={call.kind}"]
    command += ["-P", f"{workspace}{call.path}"] if call.path else []
    inject = ["-e", f"inject={call.kind}:{fault}:when={call.number}"]
    ended = subprocess.run(
        [*command, *inject, *briefgen(workspace, job=job)],
        env=surroundings(workspace),
        capture_output=True,
        check=False,
    )
    lines = log.read_text("utf-8", "replace").splitlines()
    hit = next((line for line in lines if HIT.match(line)), None)
    if killing:  # the call of a process that was killed in it has no result
        hit = next((line for line in lines if re.search(r" = \?$", line)), None)
    said, report = (one.decode("utf-8", "replace") for one in (ended.stderr, ended.stdout))
    return Ended(ended.returncode, said, hit, report)


def refusing(workspace: Path, faults: Sequence[str], job: Job = BUILD) -> subprocess.CompletedProcess[str]:
    """A run on a system that refuses some kinds of calls, each with an error (link:error=EPERM)."""
    kinds = ",".join(one.partition(":")[0] for one in faults)
    injected = [word for one in faults for word in ("-e", f"inject={one}")]
    command = ["strace", "-f", "--seccomp-bpf", "-qq", "-o", "/dev/null", "-e", f"trace={kinds}", *injected]
    return subprocess.run(
        [*command, *briefgen(workspace, job=job)],
        env=surroundings(workspace),
        capture_output=True,
        text=True,
        check=False,
    )


def within(*folders: Path) -> Callable[[str], bool]:
    """Whether a line of strace's is about a path in one of these folders, or relative to one of them."""
    starts = tuple(str(folder) for folder in folders)
    return lambda text: any(start in re.sub(HERE.pattern + '(?="/)', "", text) for start in starts)


def _calls(
    lines: Sequence[str], kinds: Sequence[str], workspace: str, programs: Sequence[str]
) -> Iterator[Call]:
    counted: Counter[tuple[str, str, str]] = Counter()
    first = lines[0].split()[0]
    others = _of_others(lines, first, programs)
    for line in lines:
        pid, _, text = line.partition(" ")
        kind = text.strip().partition("(")[0]
        if kind in kinds and "resumed>" not in text and pid not in others:
            paths = ["", *_paths(text, workspace)]
            for path in paths:
                counted[pid, kind, path] += 1
            yield Call(kind, counted[pid, kind, paths[-1]], paths[-1], pid != first, text.strip())


def _of_others(lines: Sequence[str], first: str, programs: Sequence[str]) -> set[str]:
    """The processes of programs that do not count."""
    started, found = parents(lines), set[str]()
    for line in lines:
        pid, _, text = line.partition(" ")
        if (program := re.match(r' *execve\("([^"]*)"', text)) and pid != first:
            found |= set() if Path(program[1]).name in programs else family(pid, started)
    return found


def _paths(text: str, workspace: str) -> list[str]:
    """The paths of a call beside the workspace's, those that have another name in each run left out."""
    found = re.findall(rf'["<]{re.escape(workspace)}([^">]*)[">]', HERE.sub("", text))
    return [path for path in dict.fromkeys(found) if path and not SCRATCH.search(path)]
