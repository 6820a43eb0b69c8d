"""A whole build, killed in the middle: every document's folder is the old one or the new one."""

from __future__ import annotations

import shutil
import sys
import time
from pathlib import Path

import pytest

from build.started import build, write

IDS = tuple(f"d{number}" for number in range(5))


def fill(root: Path, lead: str) -> None:
    for id in IDS:
        write(root, id, lead)


def contents(output: Path) -> dict[str, dict[str, bytes]]:
    return {id: {p.name: p.read_bytes() for p in (output / id).iterdir()} for id in IDS}


def replaced(output: Path, before: dict[str, int]) -> int:
    """How many documents' folders have been exchanged: they are other folders then."""
    return sum((output / id).stat().st_ino != before[id] for id in IDS)


@pytest.mark.skipif(sys.platform != "linux", reason="folders are not exchanged in one step there")
def test_a_build_killed_between_two_documents_leaves_every_folder_old_or_new(tmp_path: Path) -> None:
    (tmp_path / "briefgen.toml").write_text('formats = ["html", "docx", "txt"]\n')
    output, states = tmp_path / "output", []
    for word in ("旧的。", "新的。"):
        fill(tmp_path, word)
        with build(tmp_path, tmp_path / word) as whole:
            pass
        assert whole.returncode == 0
        states.append(contents(tmp_path / word))
    old, new = states
    assert old != new

    for count in range(1, len(IDS)):
        shutil.copytree(tmp_path / "旧的。", output)
        before = {id: (output / id).stat().st_ino for id in IDS}
        with build(tmp_path, output) as killed:
            while killed.poll() is None and replaced(output, before) < count:
                time.sleep(0.0005)
            killed.kill()
        found = contents(output)
        assert all(found[id] in (old[id], new[id]) for id in IDS), count
        assert sum(found[id] == new[id] for id in IDS) >= count
        if count < len(IDS) - 1:
            shutil.rmtree(output)

    with build(tmp_path, output) as last:
        pass
    assert last.returncode == 0
    assert contents(output) == new
