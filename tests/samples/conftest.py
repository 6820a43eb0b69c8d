"""What the acceptance tests share: a copy of the samples, built once for all workers."""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from samples.builds import ROOT, briefgen, copy_workspace


@pytest.fixture(scope="session")
def samples(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """A copy of the root workspace, with all formats in its output/ made by the real command.
    Nothing in it may be changed."""
    base = tmp_path_factory.getbasetemp()
    shared = base if worker_id == "master" else base.parent
    folder = shared / "samples"
    with _held(shared / "samples.lock"):
        if not folder.is_dir():
            scratch = copy_workspace(ROOT, shared / "samples.unfinished")
            run = briefgen("-C", scratch, "build")
            assert run.returncode == 0, run.stderr[-3000:]
            scratch.rename(folder)
    return folder


@pytest.fixture(scope="session")
def built(samples: Path) -> Path:
    """The output folder of the samples."""
    return samples / "output"


@contextmanager
def _held(lock: Path) -> Iterator[None]:
    with lock.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
