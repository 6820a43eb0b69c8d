"""Composes documents to ask where their numbers come from, and finds the document that a file was made of.

Nothing is written. Not the answers: those are the room `ledger`.
"""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from typing import Any

from briefgen.build.selection import chosen
from briefgen.compose.compose import compose
from briefgen.config import Config, load_config
from briefgen.diagnostics import Diagnostic, Lang, Span, has_errors
from briefgen.document.tree import Document
from briefgen.ledger.entry import Ledger
from briefgen.ledger.json import ledger_json
from briefgen.ledger.ledger import ledger_of
from briefgen.ledger.records import Records
from briefgen.model.workspace import Workspace
from briefgen.rules import load as load_rules

FILES = (".html", ".pdf", ".docx", ".txt", ".json")
AS_PRINTED = ".as-printed"
_DRESS = re.compile(r"(\.(as-printed|proof|checklist)|\.edited(-\d+)?)+$")
_TITLES = (
    re.compile(rb"<dc:title>(?:\s*<rdf:Alt>)?(?:\s*<rdf:li[^>]*>)?([^<]*)<"),
    re.compile(rb"<title>([^<]*)</title>"),
)


@dataclass(frozen=True, slots=True)
class Traced:
    """A loaded workspace to compose documents of; `findings` say what is wrong with its records, `ids` which
    documents are asked about."""

    records: Records
    config: Config
    findings: tuple[Diagnostic, ...]
    ids: tuple[str, ...]

    @property
    def workspace(self) -> Workspace:
        return self.records.workspace

    @property
    def language(self) -> Lang | None:
        """The language that the workspace asks for."""
        return self.config.language

    def document(self, id: str, as_printed: bool) -> tuple[Document | None, tuple[Diagnostic, ...]]:
        """The composed document; where there is none, why it cannot be composed."""
        file = self.workspace.span("briefing", id).file
        shared = (f for f in self.findings if f.span.file == file or not f.span.file.startswith("briefings/"))
        document, found = compose(self.workspace, self.config, id, as_printed=as_printed)
        wrong = tuple(finding for finding in (*shared, *found) if has_errors([finding]))
        return document, wrong if document is None else ()

    def ledger(self, document: Document) -> Ledger:
        """The ledger of a composed document."""
        return ledger_of(document, self.workspace.lexicon)

    def ledgers(self) -> tuple[tuple[Ledger, ...], tuple[Diagnostic, ...]]:
        """The ledgers of the documents asked about that can be composed, and why the others cannot."""
        ledgers: list[Ledger] = []
        findings: dict[Diagnostic, None] = {}
        for id in self.ids:
            document, found = self.document(id, as_printed=False)
            findings.update(dict.fromkeys(found))
            if document is not None:
                ledgers.append(self.ledger(document))
        return tuple(ledgers), tuple(findings)

    def printing(self, number: str, but: str) -> tuple[str, ...]:
        """The ids of the other documents that print a number."""
        others = (ledger for ledger in self.ledgers()[0] if ledger.document != but)
        return tuple(one.document for one in others if any(entry.text == number for entry in one.entries))

    def fact_line(self, name: str) -> Span | None:
        """Where a fact stands, by its name as ledgers print it: record.alias."""
        record, _, alias = name.partition(".")
        for (_, id), spans in self.workspace.spans.items():
            if id == record and alias and ("facts", alias) in spans.parts:
                return spans.at("facts", alias)
        return None

    def nameable(self) -> tuple[str, ...]:
        """What may be asked for by name: the ids and names of indicators, and facts."""
        indicators = self.workspace.indicators
        facts = (
            f"{id}.{path[1]}"
            for (_, id), spans in self.workspace.spans.items()
            for path in spans.parts
            if path[0] == "facts" and len(path) == 2
        )
        return (*indicators, *(str(one.name) for one in indicators.values()), *facts)


def traced(
    root: Path, name: str | None = None, select: tuple[str, ...] = ()
) -> tuple[Traced | None, tuple[Diagnostic, ...]]:
    """The workspace of a folder; without one, why there is none. With conditions (`select`) it is asked about
    the documents that meet them, and of those about the ones that a name stands for, if it is one."""
    from briefgen.load.workspace import load_workspace

    config, found = load_config(root)
    if config is None or any(finding.rule == load_rules.NO_WORKSPACE for finding in found):
        return None, tuple(found)
    workspace, faults = load_workspace(root)
    names = (name,) if select and name is not None and is_name(workspace, name) else ()
    ids, wrong = chosen(workspace, names, select)
    if wrong:
        return None, tuple(wrong)
    ids = tuple(id for id in ids if id in workspace.briefings)
    return Traced(Records(workspace), config, tuple(faults), ids), ()


def is_name(workspace: Workspace, word: str) -> bool:
    """Whether a word is the id of a briefing, or the name of a file with `for:`."""
    id = Path(word).stem if word.endswith((".yaml", ".yml")) else word
    return id in workspace.briefings or id in workspace.families


# ---- files


@dataclass(frozen=True, slots=True)
class Origin:
    """What a file was made of: the document, whether with its figures as printed, and the numbers of the
    ledger beside it (None where there is no ledger of this document)."""

    id: str
    as_printed: bool
    numbers: tuple[Any, ...] | None = None

    def is_older(self, ledger: Ledger) -> bool:
        """Whether the ledger beside the file tells other numbers than the records do now."""
        return self.numbers is not None and [*map(_told, self.numbers)] != [*map(_told, numbers_of(ledger))]

    def former(self, ledger: Ledger, asked: str) -> Iterator[Former]:
        """The numbers asked for, as the ledger beside the file tells them."""
        now = {entry.id: entry.text for entry in ledger.entries}
        for row in self.numbers or ():
            if isinstance(row, dict) and asked in (row.get("text"), row.get("id")):
                names = (str(record.get("name")) for record in row.get("records") or ())
                behind = str(row.get("formula") or "、".join(names))
                yield Former(str(row.get("text")), behind, now.get(str(row.get("id")), ""))


@dataclass(frozen=True, slots=True)
class Former:
    """A number as a file prints it: what stood behind it then, and what its id prints now."""

    text: str
    behind: str
    now: str


def is_file(name: str) -> bool:
    """Whether a name is meant to be a file that was made, and no id of a briefing."""
    return name.lower().endswith(FILES)


def made_of(traced: Traced, file: Path) -> tuple[Origin, ...]:
    """What a file may have been made of: by its name, by the ledger beside it, by the title that it says
    it has. Raises OSError where it cannot be read."""
    content = file.read_bytes()
    known, as_printed = traced.workspace.briefings, AS_PRINTED in file.stem
    beside = _beside(file, as_printed)
    listed = str(beside.get("document", ""))
    id = next((id for id in (_DRESS.sub("", file.stem), listed) if id in known), None)
    if id is not None:
        numbers = beside.get("numbers") if listed == id else None
        return (Origin(id, as_printed, tuple(numbers) if isinstance(numbers, list) else None),)
    title = _title(file, content)
    return tuple(Origin(id, as_printed) for id in known if title and title == _title_of(traced, id))


def numbers_of(ledger: Ledger) -> tuple[Any, ...]:
    """The numbers of a ledger as `ledger.json` lists them."""
    return tuple(json.loads(ledger_json(ledger, {}))["numbers"])


def _told(number: Any) -> tuple[object, ...]:
    """What a number says, without where it stands."""
    row = number if isinstance(number, dict) else {}
    return tuple(row.get(key) for key in ("text", "kind", "value", "unit"))


def _beside(file: Path, as_printed: bool) -> dict[str, Any]:
    """The ledger in the folder of a file; an empty one if there is none that can be read."""
    try:
        found = json.loads((file.parent / f"ledger{AS_PRINTED if as_printed else ''}.json").read_bytes())
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _title(file: Path, content: bytes) -> str:
    """The title that a file says it has."""
    if file.suffix.lower() == ".docx":
        content = _properties(content)
    for pattern in _TITLES:
        if found := pattern.search(content):
            return unescape(found[1].decode("utf-8", "replace")).strip()
    return ""


def _properties(content: bytes) -> bytes:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            return package.read("docProps/core.xml")
    except (zipfile.BadZipFile, KeyError, OSError):
        return b""


def _title_of(traced: Traced, id: str) -> str:
    document, _ = traced.document(id, as_printed=False)
    return document.properties.title if document is not None else ""
