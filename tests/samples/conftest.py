"""What the acceptance tests share: the samples, built once for all workers."""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from samples.builds import briefgen


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """The folder of all samples in all formats, made by the real command; not to be changed."""
    base = tmp_path_factory.getbasetemp()
    shared = base if worker_id == "master" else base.parent
    folder = shared / "samples-built"
    with _held(shared / "samples-built.lock"):
        if not (folder / "manifest.json").is_file():
            run = briefgen("build", "--output", folder)
            assert run.returncode == 0, run.stderr[-3000:]
    return folder


@contextmanager
def _held(lock: Path) -> Iterator[None]:
    with lock.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
