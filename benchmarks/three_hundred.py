"""The workspace of 300 documents, built once for all sections that change something in it.

Not measuring.
"""

from __future__ import annotations

import atexit
import shutil
import tempfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from commands import Run, build
from machine import as_installed
from province import City, write_province

COUNTIES = 272
"""With a table of each of their 28 cities, 300 documents."""


@dataclass(frozen=True, slots=True)
class Built:
    """A built workspace, its output, and how long the build took."""

    root: Path
    output: Path
    cities: tuple[City, ...]
    run: Run

    def change(self, city: int, county: int) -> frozenset[str]:
        """Changes one figure of one county in its city's file; the documents that print it."""
        held = self.cities[city]
        place = held.counties[county].id
        file = self.root / f"data/observations/{held.id}.csv"
        lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
        at = next(n for n, line in enumerate(lines) if line.startswith(f"riders,{place},2025,ring,"))
        cells = lines[at].split(",")
        cells[7] = f"{float(cells[7]) + 0.1:.1f}"
        lines[at] = ",".join(cells)
        scratch = file.with_suffix(".saving")
        scratch.write_text("".join(lines), encoding="utf-8")
        scratch.replace(file)
        return frozenset((f"report-{place}", f"{held.id}-table"))


@cache
def built() -> Built:
    """In a temporary folder, which goes when the process ends."""
    as_installed()
    folder = Path(tempfile.mkdtemp(prefix="briefgen-bench-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    root, output = folder / "province", folder / "output"
    cities = write_province(root, COUNTIES, tables=True)
    return Built(root, output, cities, build(root, output))
