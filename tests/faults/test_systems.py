"""File systems that cannot do what briefgen would like: exchange folders, lock files, link them."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from faults.states import built, change, left_behind, states
from faults.tracing import briefgen, needs_strace, surroundings

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
    kinds = ",".join(one.partition(":")[0] for one in refused)
    faults = [word for one in refused for word in ("-e", f"inject={one}")]
    command = ["strace", "-f", "--seccomp-bpf", "-qq", "-o", "/dev/null", "-e", f"trace={kinds}", *faults]
    ended = subprocess.run(
        [*command, *briefgen(workspace)],
        env=surroundings(workspace),
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    assert states(workspace / "output", IDS) == found.new
    assert left_behind(workspace) == []
    built(workspace)
    assert states(workspace / "output", IDS) == found.new
