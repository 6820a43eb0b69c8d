"""The files of an edition, each made from that of the workspace: what is left out was never written.

Not the order of things, and not the folder: that is `project`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from briefgen import files
from briefgen.config import FILE as SETTINGS
from briefgen.config import MAX_BYTES as MAX_SETTINGS
from briefgen.diagnostics import Diagnostic, Span
from briefgen.edition import other_files
from briefgen.edition.canvas import YamlCopy
from briefgen.edition.plan import Plan
from briefgen.edition.record_files import Cut, of_list, of_one, scalars
from briefgen.edition.row_files import of_rows
from briefgen.edition.sheet_files import csv_copy, xlsx_copy
from briefgen.load import guard, lexicon
from briefgen.load.columns import columns
from briefgen.load.folder import files as files_of
from briefgen.load.workspace import HOME, SHEETS
from briefgen.load.written import Written, written
from briefgen.model.workspace import Workspace
from briefgen.rules import editions as rules

LISTS = {"place": "places", "organ": "organs", "dimension": "dimensions"}
OWN_COLUMN = "sensitivity"
REMARK_COLUMN = "note"


@dataclass(slots=True)
class Copies:
    """The files of an edition by path, and what is wrong with them."""

    files: dict[str, bytes] = field(default_factory=dict)
    said: list[str] = field(default_factory=list)
    """Every text that is shown."""
    remarks: bool = False
    """Whether texts hold Jinja comments."""
    findings: list[Diagnostic] = field(default_factory=list)


def copied(root: Path, workspace: Workspace, shown: Workspace, plan: Plan) -> Copies:
    """The files of an edition; `shown` are the records that it holds."""
    return _Copying(root, workspace, shown, plan).all()


class _Copying:
    def __init__(self, root: Path, workspace: Workspace, shown: Workspace, plan: Plan) -> None:
        self.root, self.workspace, self.shown, self.plan = root, workspace, shown, plan
        self.copies = Copies()
        self.ids = _ids_by_file(workspace)
        self.hidden: dict[str, list[Span]] = {}
        for span in plan.rows:
            self.hidden.setdefault(span.file, []).append(span)

    def all(self) -> Copies:
        for kind, file in zip(LISTS, HOME, strict=True):
            if (self.root / file).is_file():
                self._list(file, kind, LISTS[kind])
        for folder, kind, word in (
            ("data/indicators", "indicator", "indicators"),
            ("data/measures", "measure", "measures"),
        ):
            for file in files_of(self.root, folder):
                self._list(file, kind, word)
        for folder, kind in (("data/cases", "case"), ("briefings", "briefing")):
            for file in files_of(self.root, folder):
                self._one(file, kind)
        for file in files_of(self.root, "data/observations"):
            self._rows(file)
        self._others()
        return self.copies

    # ---- records

    def _list(self, file: str, kind: str, word: str) -> None:
        text, node = self._yaml(file)
        if node is not None:
            self._put(file, text, node, of_list(node, file, kind, word, self.plan))

    def _one(self, file: str, kind: str) -> None:
        text, node = self._yaml(file)
        if node is not None:
            self._put(file, text, node, of_one(node, kind, self.ids.get((kind, file), ()), self.plan))

    def _yaml(self, file: str) -> tuple[str, Written | None]:
        text, _ = guard.utf8_text(files.contents(self.root, file, guard.MAX_BYTES), file)
        text = text or ""
        return text, written(text)

    def _put(self, file: str, text: str, node: Written, cut: Cut) -> None:
        self.copies.findings += cut.findings
        made = YamlCopy(text, frozenset(cut.dropped)).text(node)
        if made:
            self.copies.files[file] = made.encode()
            said = [*scalars(node, cut.holds)]
            self.copies.remarks |= any("{#" in one for one in said)  # however they are written
            self.copies.said += said

    # ---- rows

    def _rows(self, file: str) -> None:
        known = columns(self.workspace.dimensions)
        unseen = frozenset({OWN_COLUMN, *((REMARK_COLUMN,) if self.plan.edition == "public" else ())})
        hidden = self.hidden.get(file, [])
        suffix = Path(file).suffix
        spots = {(span.line - 1, span.column - 1) for span in hidden}
        if suffix == ".yaml":
            text, node = self._yaml(file)
            if node is not None:
                self._put(file, text, node, of_rows(node, spots, known, unseen))
            return
        content = files.contents(self.root, file, SHEETS[suffix])
        if suffix == ".csv":
            made = csv_copy(content, file, spots, known, unseen)
        else:
            cells = {(span.sheet or "", (span.line - 1, span.column - 1)) for span in hidden}
            made = xlsx_copy(content, file, cells, known, unseen)
        if made:
            self.copies.files[file] = made

    # ---- the others

    def _others(self) -> None:
        copies = self.copies
        for name, text in other_files.templates(self.root):
            copies.files[name] = text.encode()
            copies.said.append(text)
        copies.said += _words_of_rows(self.shown)
        copies.files |= dict(other_files.pictures(self.root, self.shown))
        if (self.root / lexicon.FILE).is_file():
            text, node = self._yaml(lexicon.FILE)
            if node is not None:
                self._put(lexicon.FILE, text, node, other_files.words_cut(node, "\n".join(copies.said)))
        settings = files.contents(self.root, SETTINGS, MAX_SETTINGS).decode("utf-8-sig")
        try:
            copies.files[SETTINGS] = other_files.settings_copy(settings).encode()
        except other_files.NotCopied:
            copies.findings.append(_not_copied(self.plan.edition))


def _not_copied(edition: str) -> Diagnostic:
    zh, en = (
        "[editions] 和 [[publish.allow]] 要各写成一张表",
        "write [editions] and [[publish.allow]] as tables",
    )
    return rules.NOT_AS_PLANNED.at(Span(SETTINGS), **edition_words(edition), what_zh=zh, what_en=en)


def edition_words(edition: str) -> dict[str, str]:
    """An edition by its names, for messages."""
    return {"edition": edition, "edition_zh": {"public": "公开版", "internal": "内部版"}[edition]}


def _ids_by_file(workspace: Workspace) -> dict[tuple[str, str], tuple[str, ...]]:
    found: dict[tuple[str, str], list[str]] = {}
    for (kind, id), spans in workspace.spans.items():
        found.setdefault((kind, spans.whole.file), []).append(id)
    return {key: tuple(ids) for key, ids in found.items()}


def _words_of_rows(workspace: Workspace) -> Iterator[str]:
    return (one.source for one in workspace.observations)
