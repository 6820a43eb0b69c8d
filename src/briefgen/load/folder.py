"""The folders of a workspace: which files stand where, and which stand where nothing is read.

Not their content.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

from briefgen.diagnostics import Diagnostic, Span
from briefgen.files import shown
from briefgen.rules import load as rules
from briefgen.rules import rows as row_rules
from briefgen.rules.guess import nearest

SUFFIXES: dict[str, tuple[str, ...]] = {
    "data/indicators": (".yaml",),
    "data/observations": (".yaml", ".csv", ".xlsx"),
    "data/cases": (".yaml",),
    "data/measures": (".yaml",),
    "briefings": (".yaml",),
}
"""What is read from the folders that hold any number of files."""
SINGLE = (
    "data/places.yaml",
    "data/organs.yaml",
    "data/vocab/dimensions.yaml",
    "data/vocab/lexicon.yaml",
)
_FREE = ("data/assets/", "templates/")
"""Where files may have any name, as long as it is UTF-8."""
_OTHER_SHEETS = frozenset({".xls", ".et", ".ett", ".xlsm", ".xlsb", ".ods"})
_UNREAD = re.compile(r"\..*|~\$.*|README.*|.*\.md|.*~|Thumbs\.db|desktop\.ini", re.IGNORECASE)
"""Files that no one takes for records."""


def files(root: Path, folder: str) -> list[str]:
    """The files that are read from a folder, by path; only briefings stand in folders of their own."""
    pattern = "**/*" if folder == "briefings" else "*"
    paths = [p for p in (root / folder).glob(pattern) if p.suffix in SUFFIXES[folder]]
    found = [p for p in paths if not _unread(p, root)]
    names = [p.relative_to(root).as_posix() for p in found]
    return sorted(name for name in names if shown(name) == name)


def not_folders(root: Path) -> Iterator[Diagnostic]:
    """Every file that stands where a folder of records should."""
    for name in ("data", "data/assets", "data/vocab", "templates", *SUFFIXES):
        if os.path.lexists(root / name) and not (root / name).is_dir():
            yield rules.UNREADABLE.at(
                Span(name), problem_zh="这里要文件夹", problem_en="a folder is expected here"
            )


def strangers(root: Path) -> Iterator[Diagnostic]:
    """Every file that stands among the records and is not read."""
    known = {name for folder in SUFFIXES for name in files(root, folder)} | {*SINGLE, *SUFFIXES}
    for path in sorted(p for top in ("data", "briefings", "templates") for p in (root / top).rglob("*")):
        name = path.relative_to(root).as_posix()
        if name in known or _unread(path, root) or path.is_dir():
            continue
        if name.startswith(_FREE) and shown(name) == name:
            continue
        if name.startswith("data/observations/") and path.suffix.lower() in _OTHER_SHEETS:
            yield _other_sheet(name, shown(path.suffix))
        else:
            yield _stranger(name)


def _unread(path: Path, root: Path) -> bool:
    return any(_UNREAD.fullmatch(part) for part in path.relative_to(root).parts)


def _other_sheet(name: str, suffix: str) -> Diagnostic:
    return row_rules.NOT_A_WORKBOOK.at(
        Span(shown(name)), problem_zh=f"它是 {suffix} 文件", problem_en=f"it is a {suffix} file"
    )


def _stranger(name: str) -> Diagnostic:
    printed = shown(name)
    guess = _meant(printed) if printed == name else None
    zh, en = (f"，是不是 {guess}？", f"; did you mean {guess}?") if guess else ("", "")
    if printed != name:
        zh, en = "：文件名的编码不是 UTF-8，要重新命名", ": its name is not UTF-8 and must be changed"
    return rules.UNKNOWN_FILE.at(Span(printed), hint_zh=zh, hint_en=en)


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
