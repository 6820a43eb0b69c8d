"""New workspaces and new records: copies of packaged files, never over existing ones.

Not the files themselves: those are in `starter/` and `skeletons/`.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path

PACKAGE = Path(__file__).parent


class Refused(Exception):
    """Nothing was made; `key` names the text that says why."""

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key)
        self.key, self.values = key, values


def new_workspace(folder: Path) -> str:
    """Makes a workspace with one small ready bulletin; gives that bulletin's id. Raises Refused, OSError."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise Refused("new.not-empty", folder=folder)
    shutil.copytree(
        PACKAGE / "starter", folder, dirs_exist_ok=True, ignore=shutil.ignore_patterns("__pycache__", "*.pyc")
    )
    return next(path.stem for path in sorted(folder.glob("briefings/**/*.yaml")))


def new_record(root: Path, kind: str, id: str) -> Path:
    """Makes the commented record of a briefing; gives its file. Raises Refused, OSError."""
    if not (root / "briefgen.toml").is_file():
        raise Refused("new.no-workspace", folder=root)
    if not re.fullmatch(r"\w[\w.-]*", id) or id.endswith(".") or len(id.encode()) > 120:
        raise Refused("new.bad-id", id=id)
    taken = next((root / "briefings").rglob(f"{id}.yaml"), None) or _made_elsewhere(root, id)
    if taken is not None:
        raise Refused("new.exists", file=taken)
    file = root / "briefings" / f"{id}.yaml"
    file.parent.mkdir(parents=True, exist_ok=True)
    text = (PACKAGE / "skeletons" / f"{kind}.yaml").read_text(encoding="utf-8")
    with file.open("x", encoding="utf-8", newline="\n") as opened:
        opened.write(text.replace("<id>", id))
    return file


def _made_elsewhere(root: Path, id: str) -> Path | None:
    """The file that makes a document of this id for a match of its own (`for:`)."""
    if not any(b"for:" in file.read_bytes() for file in (root / "briefings").rglob("*.yaml")):
        return None
    from briefgen.load import load_workspace

    workspace, _ = load_workspace(root)
    return root / workspace.span("briefing", id).file if id in workspace.targets else None
