"""Builds that have little to do: none of 300 documents has changed, or one figure of one of them.

Not `--watch`: see `saving`.
"""

from __future__ import annotations

import sys
import time

from commands import BRIEFGEN, build, rebuilt, run, state
from measure import PAIRS, Pairs, Spread, paired
from rows import Section, against, exactly, page, table
from three_hundred import built

NO_OPS, GOAL = 15, 8
HOW = f"""\
272 county reports and 28 city tables, each with its figures in CSV files, in HTML, PDF and DOCX: 300
documents, 900 files. With nothing changed, `briefgen build` runs beside `python -c pass`, {NO_OPS}
interleaved pairs; no file may be written. Then one figure of one county is changed in its CSV file and
`briefgen build` runs: what prints the figure, the county's report and its city's table, has to be written
anew and nothing else, {PAIRS} times, each with another county. Counted by inode and time of change of all
files."""


def measured() -> Section:
    """The build with nothing changed, then those with one figure changed."""
    made = built()
    pairs, touched = _no_op()
    times, wrong = _changes()
    rows = (
        against("no-op build of 300 documents against `python -c pass`", "python", pairs, GOAL, 0),
        exactly("files written by those builds", touched, 0, "files"),
        exactly(f"one changed value, {PAIRS} times: documents too many or too few", wrong, 0, "documents"),
    )
    lines = (
        ("all 300 documents, nothing built before", made.run.seconds),
        ("after one changed value", times),
    )
    return Section(
        "Incremental builds",
        HOW,
        rows,
        tuple(table(("build", "seconds"), ((what, _seconds(took)) for what, took in lines))),
    )


def _no_op() -> tuple[Pairs, int]:
    made = built()
    before = state(made.output)
    ours = (BRIEFGEN, "-C", made.root, "build", "--output", made.output)
    theirs = (sys.executable, "-c", "pass")
    pairs = paired(
        lambda _: run(*ours),
        lambda _: run(*theirs),
        NO_OPS,
    )
    after = state(made.output)
    return pairs, sum(before.get(path) != what for path, what in after.items())


def _changes() -> tuple[Spread, int]:
    """Seconds of each build, and how many documents were written that should not have been, or not written
    that should have been, over all of them."""
    made, times, wrong = built(), list[float](), 0
    for number in range(PAIRS):
        before, wanted = state(made.output), made.change(number, number % 2)
        start = time.perf_counter()
        build(made.root, made.output)
        times.append(time.perf_counter() - start)
        wrong += len(rebuilt(before, state(made.output)) ^ wanted)
    return Spread(tuple(times)), wrong


def _seconds(took: Spread | float) -> str:
    return took.text(2) if isinstance(took, Spread) else f"{took:.1f}"


if __name__ == "__main__":
    print("\n".join(page(measured())))
