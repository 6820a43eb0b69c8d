"""Temporary files of a run are gone when it is over, however it ended."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from briefgen.build.scratch import scratch
from briefgen.build.work.limits import Limits, Tell
from briefgen.build.work.run import run


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def leave_a_file(task: str, tell: Tell) -> str:
    return tempfile.mkdtemp(prefix="left-behind-")


def test_what_a_killed_worker_leaves_behind_is_removed(temporary: Path) -> None:
    ((_, left),) = run(["one"], leave_a_file, jobs=1, limits=Limits())
    assert isinstance(left, str)
    assert Path(left).parent.parent == temporary
    assert list(temporary.iterdir()) == []


def test_what_a_dead_run_left_is_swept_and_a_living_one_keeps_its_folder(temporary: Path) -> None:
    dead = subprocess.run(
        [sys.executable, "-c", "import os; print(os.getpid())"], capture_output=True, text=True, check=True
    )
    stale = temporary / f"briefgen-run-{int(dead.stdout)}-abc"
    living = temporary / f"briefgen-run-{os.getpid()}-abc"
    strange = temporary / "briefgen-run-mine"
    for folder in (stale, living, strange):
        folder.mkdir()
    with scratch() as folder:
        assert folder is not None and folder.is_dir()
    assert sorted(temporary.iterdir()) == sorted((living, strange))


def test_a_run_goes_on_where_no_folder_can_be_made(temporary: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(temporary / "missing"))
    with scratch() as folder:
        assert folder is None
