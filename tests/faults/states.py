"""What an output folder holds before and after a fault, and whether that is whole.

Not making faults: that is `tracing`.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from faults.tracing import briefgen, surroundings, temporary

RECORD = """\
id: {id}
kind: article
title: 镇上图书馆的{word}事
byline: 河湾镇文化站
issuer: {{missing: 还没有定}}
date_issued: {{missing: 还没有印发}}
lead: 图书馆{word}开门。
sections:
  - heading: 开门
    paragraphs: 读者{word}来了，借走想读的书。
"""
SETTINGS = 'formats = ["html", "pdf", "docx"]\n'
SCRATCH = re.compile(r"^\.|\.\d+$|^held")
PROBE = re.compile(r"[a-z0-9_]{8}")
"""How Python calls the file of four bytes by which it tries a folder for temporary files."""
Files = Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class Change:
    """A workspace whose output is of the old records while the records are the new ones, and both outputs."""

    template: Path
    ids: tuple[str, ...]
    old: Mapping[str, Files]
    new: Mapping[str, Files]

    def copied(self, place: Path) -> Path:
        """A copy to do harm to."""
        shutil.copytree(self.template, place, symlinks=True)
        return place


def change(place: Path, ids: tuple[str, ...], settings: str = SETTINGS, links: bool = False) -> Change:
    """Builds the old and the new state. With `links` the documents' folders are links."""
    template, ended = place / "workspace", place / "ended"
    (template / "briefings").mkdir(parents=True)
    (template / "briefgen.toml").write_text(settings, "utf-8")
    if links:
        for id in ids:
            (template / "elsewhere" / id).mkdir(parents=True)
            (template / "output").mkdir(exist_ok=True)
            (template / "output" / id).symlink_to(f"../elsewhere/{id}")
    written(template, ids, "旧")
    built(template)
    old = states(template / "output", ids)
    written(template, ids, "新")
    shutil.copytree(template, ended, symlinks=True)
    built(ended)
    return Change(template, ids, old, states(ended / "output", ids))


def written(workspace: Path, ids: tuple[str, ...], word: str) -> None:
    """Writes the records."""
    for id in ids:
        file = workspace / "briefings" / f"{id}.yaml"
        file.write_text(RECORD.format(id=id, word=word), encoding="utf-8")


def built(workspace: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """A build that nothing disturbs."""
    ended = subprocess.run(
        briefgen(workspace, *words),
        env=surroundings(workspace),
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    return ended


def states(output: Path, ids: tuple[str, ...]) -> dict[str, Files]:
    """The files of each document's folder."""
    return {id: {path.name: path.read_bytes() for path in (output / id).iterdir()} for id in ids}


def broken(found: Files, old: Files, new: Files) -> list[str]:
    """The files that are neither the old nor the new ones."""
    return [name for name, content in found.items() if content not in (old.get(name), new.get(name))]


def differing_names(found: Files, wanted: Files) -> list[str]:
    """The files that are not what they should be, are missing, or are too many."""
    return sorted(name for name in {*found, *wanted} if found.get(name) != wanted.get(name))


def left_behind(workspace: Path) -> list[str]:
    """What is neither a document, nor a record of them, nor kept for the next build."""
    output = workspace / "output"
    work = output / ".briefgen"
    found = [*work.glob("staged/*"), *work.glob("former/*")]
    found += [path for path in temporary(workspace).iterdir() if not PROBE.fullmatch(path.name)]
    found += [path for path in work.rglob("*") if path.is_file() and SCRATCH.search(path.name)]
    found += [path for path in output.glob("**/.*") if path != work and work not in path.parents]
    return sorted({str(path.relative_to(workspace.parent)) for path in found})
