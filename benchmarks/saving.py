"""A figure is saved while `build --watch` runs: how long until the page that prints it is there.

Not builds from the command line: see `fresh`.
"""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from commands import BRIEFGEN, rebuilt, state
from measure import PAIRS, Spread
from rows import Section, at_most, exactly, page
from three_hundred import built

GOAL_S, PATIENCE_S, QUIET_S, GLANCE_S = 0.2, 60, 1.5, 0.002
WARM = 2
HOW = f"""\
`briefgen build --watch` on the workspace of 300 documents, warm: it has built all of them. One figure of a
county is changed in its CSV file, which is saved as editors do (a new file takes the old one's place); the
clock runs from just before until the HTML of the county's report has been replaced. {PAIRS} times after two
to warm up, each with another county, PDF and DOCX following. Afterwards only what prints the figures may
have been written."""


def measured() -> Section:
    """Seconds from the save to the page, and the documents too many or too few."""
    made, times, wrong = built(), list[float](), 0
    with _watching() as process:
        for number in range(WARM + PAIRS):
            before = state(made.output)
            took, wanted = _saved(number)
            _quiet(process)
            wrong += len(rebuilt(before, state(made.output)) ^ wanted)
            times.append(took)
    rows = (
        at_most("one changed value: HTML ready in a warm watch", Spread(tuple(times[WARM:])), GOAL_S, "s", 3),
        exactly(f"the same, {WARM + PAIRS} times: documents too many or too few", wrong, 0, "documents"),
    )
    return Section("Watch", HOW, rows)


@contextmanager
def _watching() -> Iterator[subprocess.Popen[bytes]]:
    made = built()
    command = (BRIEFGEN, "-C", made.root, "build", "--watch", "--output", made.output)
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            _quiet(process)
            yield process
        finally:
            process.terminate()


def _saved(number: int) -> tuple[float, frozenset[str]]:
    """Changes a figure of a county; the seconds until its page has been replaced, and who prints it."""
    made = built()
    city = len(made.cities) - 2 - number  # not the last, which may have few counties
    county = number % 2
    name = f"report-{made.cities[city].counties[county].id}"
    target = made.output / name / f"{name}.html"
    before = _stands(target)
    start = time.perf_counter()
    wanted = made.change(city, county)
    _until(lambda: _stands(target) not in (before, None), f"{name} was not written anew")
    return time.perf_counter() - start, wanted


def _stands(path: Path) -> tuple[int, int] | None:
    """Which file stands there; none in the moment of an exchange."""
    try:
        found = os.stat(path)  # noqa: PTH116 (every two milliseconds)
    except FileNotFoundError:
        return None
    return found.st_ino, found.st_mtime_ns


def _quiet(process: subprocess.Popen[bytes]) -> None:
    """Waits until neither the process nor its children have computed for a while."""
    last, since = -1, time.monotonic()

    def idle() -> bool:
        nonlocal last, since
        if process.poll() is not None:
            raise RuntimeError(f"briefgen build --watch ended with {process.returncode}")
        now = _ticks(process.pid)
        if now != last:
            last, since = now, time.monotonic()
        return time.monotonic() - since > QUIET_S

    _until(idle, "the watch did not come to rest")


def _ticks(pid: int) -> int:
    """What a process, its living children and its former ones have computed; nothing if it is gone."""
    try:
        words = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="utf-8").split()
    except FileNotFoundError:
        return 0
    return sum(map(int, words[11:15])) + sum(_ticks(int(child)) for child in children)


def _until(done: Callable[[], bool], otherwise: str) -> None:
    end = time.monotonic() + PATIENCE_S
    while not done():
        if time.monotonic() > end:
            raise RuntimeError(otherwise)
        time.sleep(GLANCE_S)


if __name__ == "__main__":
    print("\n".join(page(measured())))
