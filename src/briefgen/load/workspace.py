"""A folder to a workspace: reads each file by what its folder says it is.

Not checks of sense: a workspace may hold dangling ids and impossible figures.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from briefgen.config import Config, load_config
from briefgen.diagnostics import Diagnostic, Related, Span, has_errors, in_order
from briefgen.load import allowances, csv_rows, faults, guard, lexicon, xlsx_rows
from briefgen.load.collector import resting_collector
from briefgen.load.columns import Columns, columns
from briefgen.load.folder import files, not_folders, strangers
from briefgen.load.lexicon import packaged_lexicon, with_units
from briefgen.load.limit import Findings, Guesses, clipped
from briefgen.load.nodes import MappingNode, Node, merged, value_spans
from briefgen.load.observations import duplicates, observation
from briefgen.load.records import BRIEFINGS, entries, named_facts, record
from briefgen.load.rows import Row
from briefgen.load.settings import style_node
from briefgen.load.tree import tree
from briefgen.load.vocabulary import vocabulary
from briefgen.load.yaml_rows import yaml_rows
from briefgen.model.allowance import Allowance
from briefgen.model.fields import Scalar
from briefgen.model.indicator import PAIRED, Dimension, Indicator, Observation
from briefgen.model.lexicon import Lexicon
from briefgen.model.place import Organ, Place
from briefgen.model.section import Case, Measure
from briefgen.model.workspace import Spans, Workspace
from briefgen.rules import records as record_rules
from briefgen.rules import rows as row_rules

READERS = {
    ".csv": (csv_rows.MAX_BYTES, csv_rows.csv_rows),
    ".xlsx": (xlsx_rows.MAX_BYTES, xlsx_rows.xlsx_rows),
}


@dataclass(slots=True)
class _Loading:
    """What is found so far."""

    root: Path
    style: MappingNode
    config: Config | None
    findings: Findings = field(default_factory=Findings)
    guesses: Guesses = field(default_factory=Guesses)
    records: dict[str, dict[str, Any]] = field(default_factory=dict)
    spans: dict[tuple[str, str], Spans] = field(default_factory=dict)
    lexicon: Lexicon = field(default_factory=packaged_lexicon)
    allowances: list[Allowance] = field(default_factory=list)

    def of(self, kind: str) -> dict[str, Any]:
        return self.records.setdefault(kind, {})


def load_workspace(root: Path) -> tuple[Workspace, tuple[Diagnostic, ...]]:
    """Every good record of a workspace, and a finding for every bad one."""
    config, _ = load_config(root)
    style, findings = style_node(config)
    loading = _Loading(root, style, config, Findings([*findings, *not_folders(root), *strangers(root)]))
    _list_file(loading, "data/places.yaml", "places", "place", Place)
    _list_file(loading, "data/organs.yaml", "organs", "organ", Organ)
    _list_file(loading, "data/vocab/dimensions.yaml", "dimensions", "dimension", Dimension)
    _lexicon_file(loading)
    for file in files(root, "data/indicators"):
        _list_file(loading, file, "indicators", "indicator", Indicator)
    for file in files(root, "data/cases"):
        _record_file(loading, file, "case", Case)
    for file in files(root, "data/measures"):
        _list_file(loading, file, "measures", "measure", Measure)
    for file in files(root, "briefings"):
        _briefing_file(loading, file)
    loading.allowances += [*allowances.in_templates(root), *allowances.in_settings(root)]
    return _workspace(loading, _observations(loading)), in_order(loading.findings.all())


def _workspace(loading: _Loading, observations: tuple[Observation, ...]) -> Workspace:
    """Plain dictionaries, read-only by type, so that a workspace can be sent to a worker."""
    return Workspace(
        root=loading.root,
        places=loading.of("place"),
        organs=loading.of("organ"),
        dimensions=loading.of("dimension"),
        indicators=loading.of("indicator"),
        observations=observations,
        cases=loading.of("case"),
        measures=loading.of("measure"),
        briefings=loading.of("briefing"),
        spans=loading.spans,
        lexicon=_lexicon(loading),
        allowances=tuple(loading.allowances),
    )


def _lexicon(loading: _Loading) -> Lexicon:
    records = (one for kind in ("case", "measure", "briefing") for one in loading.of(kind).values())
    facts = (fact for record in records for fact in getattr(record, "facts", {}).values())
    return with_units(loading.lexicon, loading.of("indicator").values(), facts)


# ---- files


def _tree(loading: _Loading, file: str) -> tuple[Node | None, bool]:
    """The nodes of a file; None where there are none, and whether that has been reported."""
    content, findings = guard.file_bytes(loading.root, file, guard.MAX_BYTES)
    node = None
    if content is not None:
        node, findings = tree(content, file)
        loading.allowances += allowances.in_yaml(content, file) if node is not None else []
    loading.findings += findings
    return node, has_errors(findings)


def _list_file(loading: _Loading, file: str, word: str, kind: str, record_type: type) -> None:
    if not os.path.lexists(loading.root / file):
        return
    node, reported = _tree(loading, file)
    if node is None:
        loading.findings += [] if reported else [row_rules.NO_ROWS.at(Span(file))]
        return
    found, findings = entries(node, word)
    loading.findings += findings
    for entry in found:
        _take(loading, entry, kind, record_type)


def _lexicon_file(loading: _Loading) -> None:
    node = _record_node(loading, lexicon.FILE) if os.path.lexists(loading.root / lexicon.FILE) else None
    if node is None:
        return
    made, findings = record(node, Lexicon, loading.guesses)
    loading.findings += findings
    if made is not None:
        loading.lexicon = loading.lexicon.joined(made)


def _record_file(loading: _Loading, file: str, kind: str, record_type: type) -> None:
    node = _record_node(loading, file)
    if node is not None and _is_named(loading, file, node):
        _take(loading, node, kind, record_type)


def _briefing_file(loading: _Loading, file: str) -> None:
    node = _record_node(loading, file)
    record_type = None if node is None else _briefing_type(loading, node)
    if node is None or record_type is None:
        return
    if loading.style and isinstance(node, MappingNode):
        style = node.get("style", MappingNode(node.span))
        if isinstance(style, MappingNode):
            node[Scalar("style", style.span)] = merged(loading.style, style)
    loading.findings += _unknown_house(loading, node)
    if _is_named(loading, file, node):
        _take(loading, node, "briefing", record_type)


def _unknown_house(loading: _Loading, node: Node) -> list[Diagnostic]:
    """A house that `briefgen.toml` does not have; what cannot be read there is told there."""
    house = node.get("house") if isinstance(node, MappingNode) else None
    if loading.config is None or not isinstance(house, Scalar) or house in loading.config.houses:
        return []
    names = loading.config.houses
    guess = loading.guesses.hint(house, house.span, names)
    choices = "、".join(names) or "（briefgen.toml 里还没有 [houses]）"
    return [record_rules.BAD_CHOICE.at(house.span, value=clipped(house), choices=choices, **guess)]


def _record_node(loading: _Loading, file: str) -> Node | None:
    node, reported = _tree(loading, file)
    if node is None and not reported:
        loading.findings.append(faults.nothing(file, "映射", "a mapping"))
    return node


def _is_named(loading: _Loading, file: str, node: Node) -> bool:
    """Whether a record's id is the name of its file. If it is not, the record is read for its
    other faults, but left out: references by id and by file would lead to different records."""
    id = node.get("id") if isinstance(node, MappingNode) else None
    stem = Path(file).stem
    if not isinstance(id, Scalar) or id == stem:
        return True
    loading.findings.append(record_rules.ID_NOT_FILE_NAME.at(id.span, id=id, stem=stem))
    if isinstance(node, MappingNode):
        node.broken = True
    return True


def _briefing_type(loading: _Loading, node: Node) -> type | None:
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
        guess = loading.guesses.hint(kind, kind.span, BRIEFINGS)
        finding = record_rules.BAD_CHOICE.at(kind.span, value=clipped(kind), choices=choices, **guess)
    loading.findings.append(finding)
    return None


# ---- records


def _take(loading: _Loading, node: Node, kind: str, record_type: type) -> None:
    """Reads a record and keeps it if it is good and its id is new."""
    made, findings = record(node, record_type, loading.guesses)
    loading.findings += [f for f in findings if not loading.findings.knows(f.span)]
    if made is None:
        return
    if hasattr(made, "facts"):
        units = {i.id: i.unit for i in loading.of("indicator").values() if i.unit != PAIRED}
        facts, findings = named_facts(made.id, made.facts, node, units)
        loading.findings += findings
        if findings:
            return
        made = replace(made, facts=facts)
    known = loading.of(kind)
    if made.id in known:
        first = Related(loading.spans[kind, made.id].at("id"), "第一次用在这里", "first used here")
        loading.findings.append(record_rules.DUPLICATE_ID.at(made.id.span, first, id=made.id))
        return
    known[made.id] = made
    loading.spans[kind, made.id] = Spans(node.span, value_spans(node))


# ---- observations


def _observations(loading: _Loading) -> tuple[Observation, ...]:
    """The observations of all files."""
    known_columns = columns(loading.of("dimension"))
    words = vocabulary(loading.of("place"), loading.of("indicator"), loading.of("dimension"))
    made: list[Observation] = []
    with resting_collector():
        for file in files(loading.root, "data/observations"):
            for row in _rows(loading, file, known_columns):
                one, findings = observation(row, words)
                loading.findings += [f for f in findings if not loading.findings.knows(f.span)]
                if one is not None:
                    made.append(one)
        loading.findings += duplicates(made)
    return tuple(made)


def _rows(loading: _Loading, file: str, known_columns: Columns) -> list[Row]:
    suffix = Path(file).suffix
    if suffix in READERS:
        limit, read = READERS[suffix]
        content, findings = guard.file_bytes(loading.root, file, limit)
        rows: list[Row] = []
        if content is not None:
            rows, findings = read(content, file, known_columns)
            notes = (row.cells["note"] for row in rows if "note" in row.cells)
            loading.allowances += [found for note in notes for found in allowances.in_cell(note)]
    else:
        node, reported = _tree(loading, file)
        if node is None:
            loading.findings += [] if reported else [row_rules.NO_ROWS.at(Span(file))]
            return []
        rows, findings = yaml_rows(node, known_columns)
    loading.findings += findings
    return rows
