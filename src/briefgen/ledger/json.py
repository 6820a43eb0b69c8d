"""`ledger.json`: every number of a document and what stands behind it, one number a line.

Not the story of a number: that is told by `story`. No clock, no absolute path: the same bytes every time.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from json.encoder import encode_basestring as quoted
from typing import get_args

from briefgen.diagnostics import Span
from briefgen.ledger.entry import Entry, Kind, Ledger, Printed
from briefgen.ledger.places import Medium, Places
from briefgen.ledger.story import formula
from briefgen.model.quantity import Quantity, Source

NAME = "ledger.json"
VERSION = 1
KINDS: tuple[Kind, ...] = get_args(Kind)


def ledger_json(ledger: Ledger, outputs: Mapping[Medium, Places]) -> bytes:
    """The ledger as UTF-8 JSON; `outputs` are the files that were written, in the order they are listed."""
    kinds = [entry.kind for entry in ledger.entries]
    counted = ",".join(f"{quoted(kind)}:{kinds.count(kind)}" for kind in KINDS)
    holding = dict.fromkeys(entry.line for entry in ledger.entries)
    paragraphs = ",\n".join(_paragraph(ledger.lines[line - 1]) for line in holding)
    noted = _Notes(outputs)
    numbers = ",\n".join(_number(entry, noted) for entry in ledger.entries)
    text = (
        f'{{"version":{VERSION},\n"document":{quoted(ledger.document)},\n"kinds":{{{counted}}},\n'
        f'"paragraphs":[\n{paragraphs}],\n"numbers":[\n{numbers}]}}\n'
    )
    return text.encode("utf-8")


def _paragraph(line: Printed) -> str:
    return (
        f'{{"line":{line.number},"role":{quoted(line.role)},"under":{quoted(line.under)},'
        f'"text":{quoted(line.text)}}}'
    )


def _number(entry: Entry, noted: _Notes) -> str:
    behind, said, defined = entry.behind, None, None
    sources: Iterable[Source] = ()
    if isinstance(behind, Quantity):
        sources, defined = _sources(behind), behind.defined
        said = formula(behind) if entry.kind == "derived" else None
    elif behind is not None:
        sources = behind.sources
    return (
        f'{{"id":"{entry.id}","text":{quoted(entry.text)},"kind":"{entry.kind}",'
        f'"value":{quoted(entry.value) if entry.value else "null"},"unit":{quoted(entry.unit)},'
        f'"records":[{",".join(dict.fromkeys(map(noted.record, sources)))}],'
        f'"formula":{quoted(said[0]) if said is not None else "null"},'
        f'"indicator":{noted.record(defined) if defined is not None else "null"},'
        f'"template":{f"{{{_place(entry.place)}}}" if entry.place is not None else "null"},'
        f'"paragraph":{{"line":{entry.line},"offset":{entry.offset}}},'
        f'"outputs":{noted.outputs(entry)}}}'
    )


def _sources(quantity: Quantity) -> list[Source]:
    """Every stored number behind it, in the order of use, one as often as it is used."""
    found = [quantity.source] if quantity.source is not None else []
    for operand in quantity.operands:
        found += _sources(operand)
    return found


class _Notes:
    """What is told again and again in one ledger: records, and the places of a line."""

    def __init__(self, outputs: Mapping[Medium, Places]) -> None:
        self._pages = outputs.get("pdf")
        self._files = {medium: places for medium, places in outputs.items() if medium != "pdf"}
        self._records: dict[int, str] = {}
        self._lines: dict[int, str] = {}

    def record(self, source: Source) -> str:
        """A record behind a number. Sources live as long as the document, so they are known by identity."""
        found = self._records.get(id(source))
        if found is None:
            found = self._records[id(source)] = f'{{"name":{quoted(source.name)},{_place(source.span)}}}'
        return found

    def outputs(self, entry: Entry) -> str:
        """Where a number stands in each file; only pages end within a line."""
        found = self._lines.get(entry.line)
        if found is None:
            places = ((medium, held.of(entry.line)) for medium, held in self._files.items())
            found = ",".join(f'"{medium}":{_where(place)}' for medium, place in places)
            self._lines[entry.line] = found
        if self._pages is None:
            return f"{{{found}}}"
        page = _where(self._pages.of(entry.line, entry.offset))
        return f'{{{found}{"," if found else ""}"pdf":{page}}}'


def _where(place: int | str | None) -> str:
    return quoted(place) if isinstance(place, str) else "null" if place is None else str(place)


def _place(span: Span) -> str:
    if span.cell is not None:
        return f'"file":{quoted(span.file)},"sheet":{quoted(span.sheet or "")},"cell":{quoted(span.cell)}'
    return f'"file":{quoted(span.file)},"line":{span.line},"column":{span.column}'
