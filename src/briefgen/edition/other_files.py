"""Templates, settings, pictures and words: what an edition takes over of files that hold no records.

Not records and rows.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from briefgen import files
from briefgen.edition.record_files import Cut
from briefgen.edition.remarks import without_remarks, without_toml_comments
from briefgen.load.shape import parts
from briefgen.load.written import Written
from briefgen.model.section import FigureSpec
from briefgen.model.workspace import Workspace

MAX_ASSET = 200 * 1024 * 1024
MAX_TEMPLATE = 500_000  # bytes
_TABLE = re.compile(r"\s*\[")
_LEFT_OUT = re.compile(r"\s*(?:\[\s*editions\s*\]|\[\[\s*publish\s*\.\s*allow\s*\]\])\s*$")


class NotCopied(Exception):
    """Settings that cannot be copied without what readers may not see."""


def settings_copy(text: str) -> str:
    """The settings without comments, without who may see what, and without what the gate lets pass and why.
    Raises NotCopied."""
    lines: list[str] = []
    skipping = False
    for line in without_toml_comments(text).splitlines():
        if _TABLE.match(line):
            skipping = _LEFT_OUT.match(line) is not None
        lines.append("" if skipping else line.rstrip())
    made = "\n".join(lines).rstrip("\n") + "\n"
    try:
        same = tomllib.loads(made) == _without(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise NotCopied from error
    if not same:
        raise NotCopied
    return made


def _without(raw: dict[str, Any]) -> dict[str, Any]:
    raw.pop("editions", None)
    if isinstance(raw.get("publish"), dict):
        raw["publish"].pop("allow", None)
        if not raw["publish"]:
            del raw["publish"]
    return raw


def templates(root: Path) -> Iterator[tuple[str, str]]:
    """Every template with its path, without its comments."""
    folder = root / "templates"
    for path in sorted(folder.rglob("*.j2")) if folder.is_dir() else ():
        name = path.relative_to(root).as_posix()
        content = files.contents(root, name, MAX_TEMPLATE)
        yield name, without_remarks(content.decode("utf-8-sig"))


def pictures(root: Path, workspace: Workspace) -> Iterator[tuple[str, bytes]]:
    """The pictures that the records of an edition show."""
    records = (*workspace.cases.values(), *workspace.measures.values(), *workspace.briefings.values())
    names = {str(one.file) for record in records for one in parts(record, FigureSpec)}
    for name in sorted(names):
        path = f"data/assets/{name}"
        if (root / path).is_file() and not files.leads_out(root, root / path):
            yield path, files.contents(root, path, MAX_ASSET)


def words_cut(root: Written, said: str) -> Cut:
    """What is left out of a word list: words that no shown text holds would tell of others."""
    cut = Cut()
    for value in root.values:
        words = value.values if value.kind == "list" else [value]
        kept = [word for word in words if word.text in said]
        for word in words:
            if word not in kept:
                cut.drop(word)
        if not kept:
            cut.drop(value)
    if not any(map(cut.holds, root.values)):
        cut.drop(root)
    return cut
