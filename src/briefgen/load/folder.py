"""The folders of a workspace: which files stand where, and which stand where nothing is read.

Not their content.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from briefgen.diagnostics import Diagnostic, Span
from briefgen.rules import load as rules
from briefgen.rules.guess import nearest

SUFFIXES: dict[str, tuple[str, ...]] = {
    "data/indicators": (".yaml",),
    "data/observations": (".yaml", ".csv", ".xlsx"),
    "data/cases": (".yaml",),
    "data/measures": (".yaml",),
    "briefings": (".yaml",),
}
"""What is read from the folders that hold any number of files."""
SINGLE = ("data/places.yaml", "data/organs.yaml", "data/vocab/dimensions.yaml")
_OTHER_SHEETS = frozenset({".xls", ".et", ".ett", ".xlsm", ".xlsb", ".ods"})
_UNREAD = re.compile(r"\..*|~\$.*|README.*|.*\.md|.*~|Thumbs\.db|desktop\.ini", re.IGNORECASE)
"""Files that no one takes for records."""


def files(root: Path, folder: str) -> list[str]:
    """The files that are read from a folder, by path; only briefings stand in folders of their own."""
    pattern = "**/*" if folder == "briefings" else "*"
    paths = [p for p in (root / folder).glob(pattern) if p.suffix in SUFFIXES[folder]]
    found = [p for p in paths if not _unread(p, root) and (p.is_file() or p.is_symlink())]
    names = [p.relative_to(root).as_posix() for p in found]
    return sorted(name for name in names if _printable(name) == name)


def strangers(root: Path) -> Iterator[Diagnostic]:
    """Every file that stands among the records and is not read."""
    known = {name for folder in SUFFIXES for name in files(root, folder)} | set(SINGLE)
    for path in sorted([*(root / "data").rglob("*"), *(root / "briefings").rglob("*")]):
        name = path.relative_to(root).as_posix()
        if name in known or name.startswith("data/assets/") or _unread(path, root) or path.is_dir():
            continue
        if name.startswith("data/observations/") and path.suffix.lower() in _OTHER_SHEETS:
            yield _other_sheet(name, path.suffix)
        else:
            yield _stranger(name)


def _unread(path: Path, root: Path) -> bool:
    return any(_UNREAD.fullmatch(part) for part in path.relative_to(root).parts)


def _other_sheet(name: str, suffix: str) -> Diagnostic:
    return rules.NOT_A_WORKBOOK.at(
        Span(_printable(name)), problem_zh=f"它是 {suffix} 文件", problem_en=f"it is a {suffix} file"
    )


def _stranger(name: str) -> Diagnostic:
    shown = _printable(name)
    guess = _meant(shown)
    zh, en = (f"，是不是 {guess}？", f"; did you mean {guess}?") if guess else ("", "")
    return rules.UNKNOWN_FILE.at(Span(shown), hint_zh=zh, hint_en=en)


def _meant(name: str) -> str | None:
    """The place where a file of this name would be read."""
    folder, _, base = name.rpartition("/")
    stem = base.rpartition(".")[0] or base
    if folder in SUFFIXES and not base.endswith(".yaml"):
        return f"{folder}/{stem}.yaml"
    if folder in ("data", "data/vocab"):
        return nearest(name, SINGLE)
    top = "/".join(folder.split("/")[:2])
    close = top if top in SUFFIXES else nearest(top, SUFFIXES)
    return f"{close}/{base}" if close else None


def _printable(name: str) -> str:
    """A name that is not UTF-8 on disk cannot be printed as it is."""
    return name.encode("utf-8", "replace").decode("utf-8")
