"""`make bench`: every target beside what was found, ours beside the peers', and docs/performance.md.

Not the measuring: that is a module for each section. A section that fails does not lose the others.
"""

from __future__ import annotations

import gc
import importlib
import sys
import time
import traceback
from collections.abc import Iterator
from pathlib import Path

import machine
import province_run
import site_run
from measure import PAIRS
from rows import Section, failed, page, targets

PAGE = Path(__file__).parents[1] / "docs" / "performance.md"
SECTIONS = (
    "pdf",
    "rival",
    "web",
    "cold",
    "start",
    "fresh",
    "saving",
    "yaml_speed",
    "county_reports",
    "checks",
    "observations",
    "stages",
)
"""Modules with a function `measured`, in the order of the table."""
HEAD = f"""\
<!-- Made by benchmarks/run.py; do not edit it here. -->
# Performance

Written by `make bench`. A figure is a median, in brackets stand the least and the most. Times depend on the
machine and on what else it does; ratios hardly do: both of a pair run next to each other, in turns, at least
{PAIRS} pairs, and the ratio is taken pair by pair. What is timed is the command as it is shipped, or the path
that it takes, compiled to bytecode as pip compiles what it installs, with all checks on and nothing kept from
a run before; the text differs in each run, and peers get the same text and as many pages.
{province_run.REMARK}
{site_run.REMARK}
"""


def main() -> None:
    """Measures all sections, or those named; only a run of all writes the page."""
    machine.as_installed()
    named = tuple(sys.argv[1:])
    sections = [_measured(name) for name in named or SECTIONS]
    if not named:
        sections.insert(SECTIONS.index("county_reports") + 1, province_run.last())
        sections.append(site_run.last())
    text = "\n".join(_page(sections)) + "\n"
    print(text, end="")
    if not named:
        PAGE.write_text(text, encoding="utf-8")
    missed = [row.what for section in sections for row in section.rows if row.met is False]
    for what in missed:
        print(f"not met: {what}", file=sys.stderr)
    sys.exit(1 if missed else 0)


def _measured(name: str) -> Section:
    gc.freeze()  # what other sections left is not looked through again before every call
    start = time.monotonic()
    print(f"{name} …", file=sys.stderr, end=" ", flush=True)
    try:
        section: Section = importlib.import_module(name).measured()
    except Exception as error:
        traceback.print_exc()
        said = str(error).strip().splitlines() or [""]
        row = failed(name, f"{type(error).__name__}: {said[0]}"[:200])
        return Section(f"{name} (failed)", "This section could not be measured.", (row,))
    print(f"{time.monotonic() - start:.0f} s", file=sys.stderr)
    return section


def _page(sections: list[Section]) -> Iterator[str]:
    yield from (HEAD, "## Machine", "", *machine.facts(), "", "## Targets", "")
    yield from targets(row for section in sections for row in section.rows)
    for section in sections:
        yield from ("", *page(section))


if __name__ == "__main__":
    main()
