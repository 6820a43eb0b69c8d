"""The real command in a process of its own, and where the samples stand.

Not a test.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).parents[2]
WATERWORKS = ROOT / "tests" / "workspaces" / "waterworks"
LIBRARIES = ROOT / "tests" / "workspaces" / "libraries"
FORMATS = ("html", "pdf", "docx", "txt")
FILES = {path.stem: path for path in sorted((ROOT / "briefings").rglob("*.yaml"))}
"""The record of every briefing of the root workspace, by id."""
TIMEOUT_S = 110


def briefgen(
    *arguments: str | Path, cwd: Path = ROOT, environment: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Runs the command; messages come in English unless the environment says otherwise."""
    return subprocess.run(
        [sys.executable, "-m", "briefgen", *map(str, arguments)],
        cwd=cwd,
        env={**os.environ, "LC_ALL": "en_US.UTF-8", "PYTHONUTF8": "1", **(environment or {})},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=TIMEOUT_S,
        check=False,
    )


def snapshot(folder: Path) -> dict[str, bytes]:
    """Every file of a folder by its path, but for the folder's own workroom (.briefgen)."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and ".briefgen" not in path.parts
    }


def copy_workspace(root: Path, folder: Path) -> Path:
    """Copies what a workspace is made of, without its output; gives the copy."""
    for name in ("data", "briefings", "templates"):
        if (root / name).is_dir():
            shutil.copytree(root / name, folder / name, dirs_exist_ok=True)
    shutil.copy2(root / "briefgen.toml", folder / "briefgen.toml")
    return folder
