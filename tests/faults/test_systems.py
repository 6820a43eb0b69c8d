"""File systems that cannot do what briefgen would like: exchange folders, lock files, link them."""

from __future__ import annotations

from pathlib import Path

import pytest

from faults.states import built, change, left_behind, states
from faults.tracing import needs_strace, refusing

SETTINGS = 'formats = ["html", "docx", "txt"]'
IDS = ("clinic-1",)


@needs_strace
@pytest.mark.parametrize(
    "refused",
    [
        ("renameat2:error=EINVAL",),
        pytest.param(("flock:error=ENOLCK",), marks=pytest.mark.slow),
        pytest.param(("link:error=EPERM", "linkat:error=EPERM"), marks=pytest.mark.slow),
        ("renameat2:error=EINVAL", "flock:error=ENOLCK", "link:error=EPERM", "linkat:error=EPERM"),
    ],
    ids=["no exchange", "no locks", "no links", "none of them"],
)
def test_a_build_makes_do_without(tmp_path: Path, refused: tuple[str, ...]) -> None:
    found = change(tmp_path, IDS, SETTINGS)
    workspace = found.copied(tmp_path / "refused")
    ended = refusing(workspace, refused)
    assert ended.returncode == 0, ended.stderr
    assert states(workspace / "output", IDS) == found.new
    assert left_behind(workspace) == []
    built(workspace)
    assert states(workspace / "output", IDS) == found.new
