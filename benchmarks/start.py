"""The start of the program: its help page beside that of a bare click group.

Not a build where nothing has changed: that is measured with the province.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from machine import as_installed
from measure import paired
from rows import Section, against, page

from briefgen.cli import COMMANDS

PAIRS = 21
GOAL = 1.25
BARE = """
import click


@click.group()
def program():
    "A program."


for name in {names!r}:
    program.command(name, help=f"Does {{name}}.")(lambda: None)
program()
"""


def measured() -> Section:
    """Pairs of our help page and the bare one, each in a new process."""
    as_installed()
    with _bare() as script:
        ours, theirs = [sys.executable, "-m", "briefgen", "--help"], [sys.executable, script, "--help"]
        found = paired(lambda _: _run(ours), lambda _: _run(theirs), PAIRS)
    return Section(
        "The start",
        f"`python -m briefgen --help` beside `python` with a script that defines a click group of"
        f" {len(COMMANDS)} commands and prints its help, each in a new process, {PAIRS} pairs.",
        (against("`briefgen --help` against a bare click group", "click", found, GOAL, 0),),
    )


@contextmanager
def _bare() -> Iterator[str]:
    with tempfile.TemporaryDirectory() as folder:
        script = Path(folder) / "bare.py"
        script.write_text(BARE.format(names=[*COMMANDS]), encoding="utf-8")
        yield str(script)


def _run(command: list[str]) -> None:
    subprocess.run(command, capture_output=True, check=True)


if __name__ == "__main__":
    print("\n".join(page(measured())))
