"""What the folder of a website holds before and after a fault, and whether that is whole.

Not making faults: that is `tracing`.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from faults.states import PROBE, Files
from faults.tracing import Call, Job, briefgen, surroundings, temporary, traced
from publish.ferry import SETTINGS

PUBLISH = Job(
    ("publish", "--jobs", "1", "--date", "2019-03-01"),
    ("python", "python3", "pagefind_extended"),
)
RECORD = """\
id: {id}
kind: article
title: 渡口的班次
byline: 青石渡管理站
date_issued: 2019-01-04
status: signed
published: 2019-01-10
{more}lead: {lead}
sections:
  - heading: 班次
    paragraphs: 早晚都开船。
"""
CORRECTED = "corrections:\n  - {date: 2019-02-01, text: 渡船停开的日子写错了。}\n"
FOREIGN: Mapping[str, bytes] = {"CNAME": b"ferry.example", ".well-known/key": b"k"}
TOLD = re.compile(r"^\S+ BG\d{3} .*\n +--> \S", re.MULTILINE)
"""A message with its place."""
REMEMBERED = re.compile(r"/made/caches/|/\.briefgen/(lock|former)$")
"""What is remembered, and the folders of a build, may be more or less."""


@dataclass(frozen=True, slots=True)
class Change:
    """A workspace whose website is of the old records while one of the records is a new one, and one where it is
    of the new; the website before and after; the calls of the publication that makes the one the other, and what
    it leaves beside it."""

    template: Path
    traced: Path
    old: Files
    new: Files
    calls: tuple[Call, ...]
    beside: frozenset[str]

    def copied(self, place: Path) -> Path:
        """A copy to do harm to."""
        shutil.copytree(self.template, place, symlinks=True)
        return place


def change(place: Path, kinds: tuple[str, ...]) -> Change:
    """Publishes the old state, and the new one under strace. Others have put files into the folder."""
    template, ended = place / "workspace", place / "traced"
    ferry(template)
    done = published(template)
    assert done.returncode == 0, done.stdout + done.stderr
    for path, content in FOREIGN.items():
        (site(template) / path).parent.mkdir(exist_ok=True)
        (site(template) / path).write_bytes(content)
    _written(template, "ferry-1", "渡船暂时停开。", CORRECTED)
    shutil.copytree(template, ended, symlinks=True)
    calls = traced(ended, kinds, PUBLISH)
    old, new = held(site(template)), held(site(ended))
    assert old["documents/ferry-1/ferry-1.pdf"] != new["documents/ferry-1/ferry-1.pdf"]
    assert FOREIGN.items() <= old.items() & new.items()
    return Change(template, ended, old, new, calls, beside(ended))


def ferry(workspace: Path) -> None:
    """A workspace of two signed documents."""
    (workspace / "briefings").mkdir(parents=True)
    (workspace / "briefgen.toml").write_text(SETTINGS, "utf-8")
    _written(workspace, "ferry-1", "渡船照常开行。")
    _written(workspace, "ferry-2", "票价没有变。")


def site(workspace: Path) -> Path:
    """The folder of the website."""
    return workspace / "site"


def state(workspace: Path) -> Path:
    """The folder where it is made."""
    return workspace / ".briefgen-site"


def published(workspace: Path) -> subprocess.CompletedProcess[str]:
    """A publication that nothing disturbs."""
    return subprocess.run(
        briefgen(workspace, job=PUBLISH),
        env=surroundings(workspace),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def held(folder: Path) -> Files:
    """Every file by its path."""
    files = (path for path in folder.rglob("*") if not path.is_dir())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def beside(workspace: Path) -> frozenset[str]:
    """What stands beside the website, and in the folder for temporary files; not what is remembered."""
    place, scratch = state(workspace), temporary(workspace)
    found = {f"/{path.relative_to(place)}" for path in place.rglob("*")}
    found |= {f"/tmp/{path.name}" for path in scratch.rglob("*") if not PROBE.fullmatch(path.name)}
    return frozenset(name for name in found if not REMEMBERED.search(name))


def torn(workspace: Path) -> list[str]:
    """Scratch files in the caches."""
    caches = state(workspace) / "made/caches"
    return [str(file.relative_to(workspace)) for file in caches.rglob("tmp*") if file.is_file()]


def second(found: Change, workspace: Path) -> list[str]:
    """What is wrong with the publication after one that was disturbed."""
    done = published(workspace)
    if done.returncode != 0:
        return [f"the next publication fails: {done.stdout[-600:]}{done.stderr[-300:]}"]
    wrong = [] if held(site(workspace)) == found.new else ["the next publication does not make up for it"]
    wrong += [f"left behind: {path}" for path in sorted(beside(workspace) - found.beside)]
    return wrong + [f"left behind: {path}" for path in torn(workspace)]


def _written(workspace: Path, id: str, lead: str, more: str = "") -> None:
    record = RECORD.format(id=id, lead=lead, more=more)
    (workspace / "briefings" / f"{id}.yaml").write_text(record, "utf-8")
