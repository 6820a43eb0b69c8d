"""The workspace that benchmarks build by the thousand is sound: nothing is found in it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from samples.builds import ROOT, briefgen


def test_nothing_is_found_in_the_reports_of_a_province(tmp_path: Path) -> None:
    command = [sys.executable, ROOT / "benchmarks" / "province.py", tmp_path, "12", "tables"]
    written = subprocess.run(command, capture_output=True, text=True, check=True)
    assert written.stdout == "12 counties in 2 cities\n"
    run = briefgen("-C", tmp_path, "check", "--strict")
    assert (run.returncode, run.stdout) == (0, "")
    assert run.stderr.startswith("14 documents")
