"""The shipped command, run and timed: one build, and what it did to the output folder.

Not what is built.
"""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from dataclasses import dataclass
from pathlib import Path

from memory import Peak, Watcher

BRIEFGEN = Path(sys.executable).parent / "briefgen"
State = dict[str, tuple[int, int]]
"""The files of a folder by their paths: inode and time of change."""


@dataclass(frozen=True, slots=True)
class Run:
    """What one build took."""

    seconds: float
    peak: Peak


def run(*command: str | Path) -> None:
    """Runs a command that has to come to a good end; what it said, if it does not."""
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        said = (done.stderr or done.stdout).strip()[-300:]
        raise RuntimeError(f"{Path(command[0]).name} ended with {done.returncode}: {said}")


def build(root: Path, output: Path, *options: str) -> Run:
    """Builds a workspace with the shipped command; one that finds something is no measurement."""
    start = time.perf_counter()
    with subprocess.Popen(
        [BRIEFGEN, "-C", root, "build", "--output", output, *options],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        found: list[Peak] = []
        watcher = Watcher(process)
        thread = threading.Thread(target=lambda: found.append(watcher.watch()))
        thread.start()
        _, said = process.communicate()
        seconds = time.perf_counter() - start
        watcher.over.set()
        thread.join()
    if process.returncode:
        raise RuntimeError(f"briefgen build ended with {process.returncode}: {said.strip()[-300:]}")
    return Run(seconds, found[0])


def state(output: Path) -> State:
    """The files of the documents, but for the folder's own workroom."""
    return {
        path.relative_to(output).as_posix(): (path.stat().st_ino, path.stat().st_mtime_ns)
        for path in output.glob("[!.]*/*")
    }


def rebuilt(before: State, after: State) -> frozenset[str]:
    """The documents with a file that was written anew or taken away."""
    changed = {path for path, what in after.items() if before.get(path) != what} | (
        before.keys() - after.keys()
    )
    return frozenset(path.partition("/")[0] for path in changed)
