"""`make bench-province`: 2,800 county reports in three formats, and the 280 beside them. About ten minutes.

Its figures are kept in `province_run.json`, and `make bench` prints the last ones.
"""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from pathlib import Path

import machine
from county_reports import built, memory_rows
from rows import Row, Section, at_most, failed, page

KEPT = Path(__file__).with_suffix(".json")
FEW, MANY = 280, 2_800
GROWTH, MINUTES, FLAT = 11, 15, 1.2
TITLE = "2,800 county reports"
REMARK = "The 2,800 county reports are built by `make bench-province` alone; the last figures are repeated."
HOW = """\
As above with `--jobs 2`: the 2,800 reports, then 280, each into an empty folder with its own workspace.
Written by the last `make bench-province`, on this machine:"""


def main() -> None:
    """Measures, keeps the figures, and prints them."""
    many, few = built(MANY), built(FEW)
    what = "2,800 county reports × 3 formats"
    rows = (
        at_most(f"{what}, two workers", many.seconds / 60, MINUTES, "min"),
        at_most(f"{what}, times that of 280", many.seconds / few.seconds, GROWTH, "×"),
        *memory_rows(MANY, many),
        at_most(
            "private memory per worker, 2,800 against 280", many.peak.private / few.peak.private, FLAT, "×", 2
        ),
        at_most(
            "resident memory per worker, 2,800 against 280",
            many.peak.resident / few.peak.resident,
            FLAT,
            "×",
            2,
        ),
    )
    lines = (*machine.facts(), "", f"280 reports: {few.seconds:.1f} s; 2,800 reports: {many.seconds:.1f} s.")
    KEPT.write_text(
        json.dumps({"rows": [asdict(row) for row in rows], "lines": lines}, ensure_ascii=False, indent=1)
        + "\n",
        encoding="utf-8",
    )
    print("\n".join(page(last())))
    sys.exit(1 if any(row.met is False for row in rows) else 0)


def last() -> Section:
    """What the last run found."""
    if not KEPT.exists():
        return Section(TITLE, HOW, (failed(TITLE, "never measured: make bench-province"),))
    kept = json.loads(KEPT.read_text(encoding="utf-8"))
    return Section(TITLE, HOW, tuple(Row(**row) for row in kept["rows"]), tuple(kept["lines"]))


if __name__ == "__main__":
    main()
