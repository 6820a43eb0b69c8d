"""The seeded-fault corpus: base workspaces, and cases that change a few words of one.

Not the checks, and not what they ought to find: that is written in the YAML files beside this one.
"""

from __future__ import annotations

import csv
import io
import shutil
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import openpyxl
import yaml

from briefgen.build.stages import Order, check
from briefgen.diagnostics import Span

HERE = Path(__file__).parent
BASES = HERE / "bases"
MARK = "▸"
"""Stands, in the words of an expectation, before the character at which the finding begins."""
WORKBOOK, SHEET = ".xlsx.csv", "填报"
"""Ending of the text that a base keeps of a workbook, so that cases can change its cells, and its sheet."""


@dataclass(frozen=True, slots=True)
class Edit:
    """One change: `old` stands exactly once in the file. Without `old` it is a new file."""

    file: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Expected:
    """A finding: its code, and the words at which it stands, or the cell of a workbook."""

    code: str
    file: str
    at: str


@dataclass(frozen=True, slots=True)
class Case:
    """A base, what is changed in it, why, and everything that is to be found; a right case has none,
    and says in `near` which rules it comes close to."""

    id: str
    base: str
    why: str
    edits: tuple[Edit, ...] = ()
    finds: tuple[Expected, ...] = ()
    near: tuple[str, ...] = ()


@cache
def cases(name: str) -> tuple[Case, ...]:
    """The cases of `faults.yaml`, `pairs.yaml` or `right.yaml`."""
    listed = yaml.safe_load((HERE / f"{name}.yaml").read_text(encoding="utf-8"))
    return tuple(
        Case(
            one["id"],
            one["base"],
            one["why"],
            tuple(Edit(edit["file"], edit.get("from", ""), edit["to"]) for edit in one["edits"]),
            tuple(Expected(find["code"], find["file"], find["at"]) for find in one.get("finds", ())),
            tuple(one.get("near", ())),
        )
        for one in listed
    )


def written(case: Case, root: Path) -> Path:
    """The base with the edits of the case, at a place of its own."""
    shutil.copytree(BASES / case.base, root)
    for edit in case.edits:
        path = root / edit.file
        if not edit.old:
            path.write_text(edit.new, encoding="utf-8")
            continue
        text = path.read_text(encoding="utf-8")
        assert text.count(edit.old) == 1, f"{text.count(edit.old)}× {edit.old}"
        path.write_text(text.replace(edit.old, edit.new), encoding="utf-8")
    for path in sorted(root.rglob(f"*{WORKBOOK}")):
        _workbook(path)
    return root


def _workbook(path: Path) -> None:
    """Writes the rows of a text as a workbook in its place."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = SHEET
    header, *rows = csv.reader(io.StringIO(path.read_text(encoding="utf-8")))
    sheet.append(header)
    for row in rows:
        named = zip(header, row, strict=True)
        sheet.append(
            [int(cell) if name == "value" and cell.isdigit() else cell or None for name, cell in named]
        )
    book.save(path.with_suffix(""))
    path.unlink()


def found(root: Path) -> list[str]:
    """What `briefgen check` finds, warnings and notes included, as code and place."""
    outcome = check(Order(root, jobs=1), lambda done, total, id: None)
    return sorted(f"{finding.code} {place(finding.span)}" for finding in outcome.findings)


def place(span: Span) -> str:
    """file:line:column, or file:sheet!cell."""
    if span.cell is not None:
        return f"{span.file}:{span.sheet}!{span.cell}"
    return f"{span.file}:{span.line}:{span.column}"


def expected(case: Case, root: Path) -> list[str]:
    """What the case says is to be found, its words looked up in the changed files."""
    return sorted(f"{one.code} {_looked_up(one, root)}" for one in case.finds)


def _looked_up(one: Expected, root: Path) -> str:
    if one.file.endswith(".xlsx"):
        return f"{one.file}:{SHEET}!{one.at}"
    words, text = one.at.replace(MARK, "", 1), (root / one.file).read_text(encoding="utf-8")
    assert MARK in one.at, f"no {MARK} in {one.at}"
    assert text.count(words) == 1, f"{text.count(words)}× {words}"
    at = text.index(words) + one.at.index(MARK)
    return f"{one.file}:{text.count(chr(10), 0, at) + 1}:{at - text.rfind(chr(10), 0, at)}"
