"""Answers of `briefgen trace` as JSON: numbers as in `ledger.json`, stories as trees.

Not finding them, and not printing.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from briefgen.diagnostics import Lang, Span
from briefgen.ledger.entry import Entry, Ledger
from briefgen.ledger.json import VERSION, ledger_json
from briefgen.ledger.records import Records
from briefgen.ledger.story import Step, story
from briefgen.ledger.uses import Uses

Row = dict[str, Any]


def listed(ledger: Ledger, entries: Iterable[Entry]) -> str:
    """Numbers of one document, as its ledger lists them."""
    return _printed({"document": ledger.document, "numbers": [*_rows(ledger, entries)]})


def told(ledger: Ledger, entries: Iterable[Entry], records: Records, lang: Lang, older: bool) -> str:
    """Numbers with their stories; `older` says that the file asked about is older than the records."""
    held = tuple(entries)
    rows = [
        {**row, "story": _tree(story(entry, records), lang)}
        for row, entry in zip(_rows(ledger, held), held, strict=True)
    ]
    return _printed({"document": ledger.document, "older": older, "numbers": rows})


def touched(uses: Uses) -> str:
    """What a correction would touch."""
    rows = [
        {"document": use.ledger.document, **row}
        for use in uses.printed
        for row in _rows(use.ledger, (use.entry,))
    ]
    derived = [
        {"id": str(one.id), "name": str(one.name), "formula": str(one.formula)} for one in uses.derived
    ]
    return _printed({"indicators": derived, "numbers": rows})


def _rows(ledger: Ledger, entries: Iterable[Entry]) -> Iterable[Row]:
    """The numbers as `ledger.json` has them, with the text of their paragraph."""
    part = Ledger(ledger.document, ledger.lines, tuple(entries))
    for row in json.loads(ledger_json(part, {}))["numbers"]:
        line = ledger.lines[row["paragraph"]["line"] - 1]
        row["paragraph"] |= {"role": str(line.role), "under": line.under, "text": line.text}
        del row["outputs"]
        yield row


def _tree(step: Step, lang: Lang) -> Row:
    children = [_tree(child, lang) for child in step.children]
    return {"text": step.text(lang), **_place(step.span), "children": children}


def _place(span: Span | None) -> Row:
    if span is None:
        return {}
    if span.cell is not None:
        return {"file": span.file, "sheet": span.sheet, "cell": span.cell}
    return {"file": span.file, "line": span.line, "column": span.column}


def _printed(content: Row) -> str:
    return json.dumps({"version": VERSION, **content}, ensure_ascii=False, indent=1) + "\n"
