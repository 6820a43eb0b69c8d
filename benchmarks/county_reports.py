"""County reports by the hundred: the time of a build, what a second worker brings, and the memory.

Not the 2,800: `province_run` builds those, since they take minutes.
"""

from __future__ import annotations

import multiprocessing
import statistics
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from commands import Run, build
from measure import PAIRS, Spread
from province import write_province
from rows import Row, Section, at_least, at_most, page, shown, table

COUNTIES, PAIRED = 280, 70
SPEED_UP, MEMORY_MB = 0.85, 512
TURNS = 12_000_000
HOW = f"""\
`briefgen build` of made-up county reports, about five pages each with four tables, into an empty folder, in
HTML, PDF and DOCX with all checks on. What a second worker brings: {PAIRED} reports with `--jobs 1` and with
`--jobs 2`, {PAIRS} interleaved pairs, and within each pair a plain counting loop alone and two of them at
once, since two cores are not always worth twice one. The figure of a pair is the gain of the build over the
gain of the loops. Memory is looked at four times a second in /proc of the worker processes: *resident*
(VmHWM) counts the pages that a worker shares with the process it was forked from, *private* (smaps_rollup)
only its own; the most of any worker stands here, that is of any process that forks no others."""


@dataclass(frozen=True, slots=True)
class _Pair:
    one: Run
    two: Run
    gain: float
    loops: float


def measured() -> Section:
    """All 280 once, and pairs with one worker and with two."""
    whole = built(COUNTIES)
    with tempfile.TemporaryDirectory(prefix="briefgen-bench-") as name:
        root = Path(name)
        write_province(root / "province", PAIRED)
        pairs = [_pair(root, number) for number in range(PAIRS)]
    shares = Spread(tuple(pair.gain / pair.loops for pair in pairs))
    what = "two workers, of what two plain loops gain"
    rows = (*memory_rows(COUNTIES, whole), at_least(what, shares, SPEED_UP, ""))
    return Section("County reports", HOW, rows, (_time(COUNTIES, whole), "", *_gains(pairs)))


def built(counties: int) -> Run:
    """One build with two workers into an empty folder."""
    with tempfile.TemporaryDirectory(prefix="briefgen-bench-") as name:
        root = Path(name)
        write_province(root / "province", counties)
        return build(root / "province", root / "output", "--jobs", "2")


def memory_rows(counties: int, run: Run) -> tuple[Row, ...]:
    """The most memory of a worker, both ways of counting, and of a process that is none."""
    what = f"memory per worker, {counties:,} reports × 3"
    return (
        at_most(f"{what}: resident, shared pages too", run.peak.resident, MEMORY_MB, "MB", 0),
        at_most(f"{what}: private", run.peak.private, MEMORY_MB, "MB", 0),
        shown(
            f"memory of the process that loads the records, {counties:,} reports × 3", run.peak.others, "MB"
        ),
    )


def _time(counties: int, run: Run) -> str:
    each = run.seconds / counties * 1000
    return f"{counties:,} reports × 3 with two workers: {run.seconds:.1f} s, {each:.0f} ms a report."


def _pair(root: Path, number: int) -> _Pair:
    """One worker and two, the loops between them; who begins changes from pair to pair."""
    runs: dict[int, Run] = {}
    loops = 1.0
    for turn, jobs in enumerate((1, 2) if number % 2 else (2, 1)):
        if turn:
            loops = _loops_gain()
        output = root / f"output-{number}-{jobs}"
        runs[jobs] = build(root / "province", output, "--jobs", str(jobs))
    return _Pair(runs[1], runs[2], runs[1].seconds / runs[2].seconds, loops)


def _loops_gain() -> float:
    """How much more two loops at once do than one alone."""
    alone, both = [], []
    for _ in range(3):
        alone.append(_loops(1))
        both.append(_loops(2))
    return 2 * statistics.median(alone) / statistics.median(both)


def _loops(count: int) -> float:
    processes = [multiprocessing.Process(target=_loop) for _ in range(count)]
    start = time.perf_counter()
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    return time.perf_counter() - start


def _loop() -> None:
    total = 0
    for number in range(TURNS):
        total += number & 7
    if total < 0:
        sys.exit("the loop was not run")


def _gains(pairs: list[_Pair]) -> tuple[str, ...]:
    rows = (
        (str(n), f"{p.one.seconds:.1f}", f"{p.two.seconds:.1f}", f"{p.gain:.2f}", f"{p.loops:.2f}")
        for n, p in enumerate(pairs, 1)
    )
    return tuple(table(("pair", "one worker, s", "two workers, s", "gain", "gain of the loops"), rows))


if __name__ == "__main__":
    print("\n".join(page(measured())))
