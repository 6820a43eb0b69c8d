"""Twenty thousand observations: nothing is found in right ones, and time grows as the rows do."""

from __future__ import annotations

import importlib
import time
from pathlib import Path

import pytest

from briefgen.check import check_records
from briefgen.load import load_workspace

FEW, MANY = 2_000, 20_000
LOOSELY = 25
"""Times that ten times as many rows may take: far more than they do, for a machine that is busy."""


def seconds(root: Path) -> float:
    start = time.process_time()
    workspace, faults = load_workspace(root)
    findings = check_records(workspace)
    took = time.process_time() - start
    assert [f.message("en") for f in (*faults, *findings)] == []
    return took


def test_time_grows_as_the_rows_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(Path(__file__).parents[2] / "benchmarks")
    observations = importlib.import_module("observations")
    for size in (FEW, MANY):
        observations.write_workspace(tmp_path / str(size), size)
    assert len(load_workspace(tmp_path / str(MANY))[0].observations) == MANY
    few = min(seconds(tmp_path / str(FEW)) for _ in range(3))
    assert seconds(tmp_path / str(MANY)) < LOOSELY * few
