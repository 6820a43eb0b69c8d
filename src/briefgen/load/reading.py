"""One file to its part of the workspace: nodes, records, rows.

Not which files there are, and not what another file says: see `workspace`. It brings in the parsers, so it is
imported for the first file that is not remembered.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from briefgen.diagnostics import Diagnostic, Span, has_errors
from briefgen.load import allowances, faults
from briefgen.load.family import family, is_family
from briefgen.load.limit import Findings, Guesses, clipped
from briefgen.load.nodes import MappingNode, Node, merged, value_places
from briefgen.load.observations import observation
from briefgen.load.part import Around, Loop, Part
from briefgen.load.records import BRIEFINGS, entries, named_facts, record
from briefgen.load.rows import Row
from briefgen.load.tree import tree
from briefgen.load.yaml_rows import yaml_rows
from briefgen.model.allowance import Allowance
from briefgen.model.fields import Scalar
from briefgen.model.indicator import Dimension, Indicator, Observation
from briefgen.model.lexicon import Lexicon
from briefgen.model.place import Organ, Place
from briefgen.model.section import Case, Measure
from briefgen.model.workspace import Spans
from briefgen.rules import records as record_rules
from briefgen.rules import rows as row_rules

LISTS: dict[str, tuple[str, type]] = {
    "place": ("places", Place),
    "organ": ("organs", Organ),
    "dimension": ("dimensions", Dimension),
    "indicator": ("indicators", Indicator),
    "measure": ("measures", Measure),
}
"""The word that a list of records stands under, and their type, by kind."""


@dataclass(slots=True)
class _Reading:
    """One file being read, and what is found so far."""

    file: str
    around: Around
    findings: Findings = field(default_factory=Findings)
    guesses: Guesses = field(default_factory=Guesses)
    records: list[tuple[str, Any, Spans]] = field(default_factory=list)
    observations: list[Observation] = field(default_factory=list)
    loop: Loop | None = None
    lexicon: Lexicon | None = None
    allowances: list[Allowance] = field(default_factory=list)

    @property
    def part(self) -> Part:
        return Part(
            tuple(self.records),
            self.loop,
            tuple(self.observations),
            self.lexicon,
            tuple(self.allowances),
            tuple(self.findings.all()),
        )

    def tell(self, found: list[Diagnostic]) -> None:
        """Tells of what stands where nothing has been found yet."""
        self.findings += [f for f in found if not self.findings.knows(f.span)]


def part(kind: str, file: str, content: bytes, around: Around) -> Part:
    """What a file of a kind holds."""
    reading = _Reading(file, around)
    _READERS[kind](reading, kind, content)
    return reading.part


def _tree(reading: _Reading, content: bytes) -> tuple[Node | None, bool]:
    """The nodes of a file; None where there are none, and whether that has been reported."""
    node, findings = tree(content, reading.file)
    reading.allowances += allowances.in_yaml(content, reading.file) if node is not None else []
    reading.findings += findings
    return node, has_errors(findings)


def _record_node(reading: _Reading, content: bytes) -> Node | None:
    node, reported = _tree(reading, content)
    if node is None and not reported:
        reading.findings.append(faults.nothing(reading.file, "映射", "a mapping"))
    return node


# ---- files of records


def _list_file(reading: _Reading, kind: str, content: bytes) -> None:
    node, reported = _tree(reading, content)
    if node is None:
        reading.findings += [] if reported else [row_rules.NO_ROWS.at(Span(reading.file))]
        return
    word, record_type = LISTS[kind]
    found, findings = entries(node, word)
    reading.findings += findings
    for entry in found:
        _take(reading, entry, kind, record_type)


def _lexicon_file(reading: _Reading, kind: str, content: bytes) -> None:
    node = _record_node(reading, content)
    if node is not None:
        reading.lexicon, findings = record(node, Lexicon, reading.guesses)
        reading.findings += findings


def _case_file(reading: _Reading, kind: str, content: bytes) -> None:
    node = _record_node(reading, content)
    if node is not None:
        _hold_name(reading, node)
        _take(reading, node, kind, Case)


def _briefing_file(reading: _Reading, kind: str, content: bytes) -> None:
    node = _record_node(reading, content)
    record_type = None if node is None else _briefing_type(reading, node)
    if node is None or record_type is None:
        return
    if reading.around.style and isinstance(node, MappingNode):
        style = node.get("style", MappingNode(node.span))
        if isinstance(style, MappingNode):
            node[Scalar("style", style.span)] = merged(reading.around.style, style)
    reading.findings += _unknown_house(reading, node)
    if isinstance(node, MappingNode) and is_family(node):
        _loop(reading, node, record_type)
    else:
        _hold_name(reading, node)
        _take(reading, node, kind, record_type)


def _loop(reading: _Reading, node: MappingNode, record_type: type) -> None:
    """The documents that a briefing is made into; none where something is wrong with it."""
    around = reading.around
    assert around.known is not None
    name = Path(reading.file).stem
    made = family(name, node, record_type, around.known, around.units, reading.guesses)
    reading.tell(made.findings)
    broken = has_errors(made.findings)
    members = () if broken else tuple(made.members)
    reading.loop = Loop(made.name, members, Spans(node.span, value_places(node)), broken)


def _unknown_house(reading: _Reading, node: Node) -> list[Diagnostic]:
    """A house that `briefgen.toml` does not have; what cannot be read there is told there."""
    house = node.get("house") if isinstance(node, MappingNode) else None
    config = reading.around.config
    if config is None or not isinstance(house, Scalar) or house in config.houses:
        return []
    guess = reading.guesses.hint(house, house.span, config.houses)
    choices = "、".join(config.houses) or "（briefgen.toml 里还没有 [houses]）"
    return [record_rules.BAD_CHOICE.at(house.span, value=clipped(house), choices=choices, **guess)]


def _hold_name(reading: _Reading, node: Node) -> None:
    """A record's id is the name of its file. If it is not, the record is read for its other faults, but
    left out: references by id and by file would lead to different records."""
    id = node.get("id") if isinstance(node, MappingNode) else None
    stem = Path(reading.file).stem
    if not isinstance(id, Scalar) or id == stem:
        return
    reading.findings.append(record_rules.ID_NOT_FILE_NAME.at(id.span, id=id, stem=stem))
    if isinstance(node, MappingNode):
        node.broken = True


def _briefing_type(reading: _Reading, node: Node) -> type | None:
    kind = node.get("kind") if isinstance(node, MappingNode) else None
    if isinstance(kind, Scalar) and kind in BRIEFINGS:
        return BRIEFINGS[kind]
    if not isinstance(node, MappingNode):
        finding = faults.wrong_shape(node, "映射", "a mapping")
    elif kind is None:
        finding = record_rules.MISSING_KEY.at(node.span, key="kind")
    elif not isinstance(kind, Scalar):
        finding = faults.wrong_shape(kind, "文字", "text")
    else:
        choices = "、".join(BRIEFINGS)
        guess = reading.guesses.hint(kind, kind.span, BRIEFINGS)
        finding = record_rules.BAD_CHOICE.at(kind.span, value=clipped(kind), choices=choices, **guess)
    reading.findings.append(finding)
    return None


def _take(reading: _Reading, node: Node, kind: str, record_type: type) -> None:
    """Reads a record and keeps it if it is good."""
    made, findings = record(node, record_type, reading.guesses)
    reading.tell(findings)
    if made is None:
        return
    if hasattr(made, "facts"):
        facts, findings = named_facts(made.id, made.facts, node, dict(reading.around.units))
        reading.findings += findings
        if findings:
            return
        made = replace(made, facts=facts)
    reading.records.append((kind, made, Spans(node.span, value_places(node))))


# ---- observations


def _observation_file(reading: _Reading, kind: str, content: bytes) -> None:
    words = reading.around.words
    assert words is not None
    for row in _rows(reading, content):
        one, findings = observation(row, words)
        reading.tell(findings)
        if one is not None:
            reading.observations.append(one)


def _rows(reading: _Reading, content: bytes) -> list[Row]:
    columns = reading.around.columns
    assert columns is not None
    suffix = Path(reading.file).suffix
    if suffix in (".csv", ".xlsx"):
        rows, findings = _sheet_reader(suffix)(content, reading.file, columns)
        notes = (row.cells["note"] for row in rows if "note" in row.cells)
        reading.allowances += [found for note in notes for found in allowances.in_cell(note)]
    else:
        node, reported = _tree(reading, content)
        if node is None:
            reading.findings += [] if reported else [row_rules.NO_ROWS.at(Span(reading.file))]
            return []
        rows, findings = yaml_rows(node, columns)
    reading.findings += findings
    return rows


def _sheet_reader(suffix: str) -> Callable[..., tuple[list[Row], list[Diagnostic]]]:
    if suffix == ".csv":
        from briefgen.load.csv_rows import csv_rows

        return csv_rows
    from briefgen.load.xlsx_rows import xlsx_rows  # workbooks are few, and their reader is slow to come

    return xlsx_rows


_READERS: dict[str, Callable[[_Reading, str, bytes], None]] = {
    **dict.fromkeys(LISTS, _list_file),
    "lexicon": _lexicon_file,
    "case": _case_file,
    "briefing": _briefing_file,
    "observation": _observation_file,
}
