"""A folder to a workspace: finds the files, reads each by what its folder says it is.

Not checks of sense: a workspace may hold dangling ids and impossible figures.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, get_args

from briefgen.diagnostics import Diagnostic, Related, Span, in_order
from briefgen.load import csv_rows, faults, guard, xlsx_rows
from briefgen.load.columns import Columns, columns
from briefgen.load.nodes import MappingNode, Node, value_spans
from briefgen.load.observations import duplicates, observation
from briefgen.load.records import entries, named_facts, record
from briefgen.load.rows import Row
from briefgen.load.tree import tree
from briefgen.load.vocabulary import vocabulary
from briefgen.load.yaml_rows import yaml_rows
from briefgen.model import briefing
from briefgen.model.fields import Scalar
from briefgen.model.indicator import PAIRED, Dimension, Indicator, Observation
from briefgen.model.place import Organ, Place
from briefgen.model.section import Case, Measure
from briefgen.model.workspace import Spans, Workspace
from briefgen.rules import load as rules
from briefgen.rules.guess import hint

BRIEFINGS: dict[str, type] = {
    "bulletin": briefing.Bulletin,
    "report": briefing.Report,
    "rules": briefing.Rules,
    "survey": briefing.Survey,
    "article": briefing.ArticleBriefing,
    "official": briefing.Official,
    "table": briefing.TableBriefing,
}
READERS = {
    ".csv": (csv_rows.MAX_BYTES, csv_rows.csv_rows),
    ".xlsx": (xlsx_rows.MAX_BYTES, xlsx_rows.xlsx_rows),
}
assert set(BRIEFINGS.values()) == set(get_args(briefing.AnyBriefing))


@dataclass(slots=True)
class _Loading:
    """What is found so far."""

    root: Path
    findings: list[Diagnostic] = field(default_factory=list)
    records: dict[str, dict[str, Any]] = field(default_factory=dict)
    spans: dict[tuple[str, str], Spans] = field(default_factory=dict)

    def of(self, kind: str) -> dict[str, Any]:
        return self.records.setdefault(kind, {})


def load_workspace(root: Path) -> tuple[Workspace, tuple[Diagnostic, ...]]:
    """Every good record of a workspace, and a finding for every bad one."""
    loading = _Loading(root)
    _list_file(loading, "data/places.yaml", "places", "place", Place)
    _list_file(loading, "data/organs.yaml", "organs", "organ", Organ)
    _list_file(loading, "data/vocab/dimensions.yaml", "dimensions", "dimension", Dimension)
    for path in _yaml_files(root, "data/indicators"):
        _list_file(loading, path, "indicators", "indicator", Indicator)
    for path in _yaml_files(root, "data/cases"):
        _record_file(loading, path, "case", Case)
    for path in _yaml_files(root, "data/measures"):
        _list_file(loading, path, "measures", "measure", Measure)
    for path in _yaml_files(root, "briefings", deep=True):
        _record_file(loading, path, "briefing", None)
    observations = _observations(loading)
    return _workspace(loading, observations), in_order(loading.findings)


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
    )


def _observations(loading: _Loading) -> tuple[Observation, ...]:
    """The observations of all files, without those that are reported twice."""
    named_columns = columns(loading.of("dimension"))
    words = vocabulary(loading.of("place"), loading.of("indicator"), loading.of("dimension"))
    made: list[Observation] = []
    for path in sorted((loading.root / "data/observations").glob("*")):
        file = path.relative_to(loading.root).as_posix()
        for row in _rows(loading, file, named_columns):
            one, findings = observation(row, words)
            loading.findings += findings
            if one is not None:
                made.append(one)
    loading.findings += duplicates(made)
    return tuple(made)


def _rows(loading: _Loading, file: str, named_columns: Columns) -> list[Row]:
    suffix = Path(file).suffix
    if suffix == ".yaml":
        node, reported = _tree(loading, file)
        if node is None:
            loading.findings += [] if reported else [rules.NO_ROWS.at(Span(file))]
            return []
        rows, findings = yaml_rows(node, named_columns)
    elif suffix in READERS:
        limit, read = READERS[suffix]
        content, findings = guard.file_bytes(loading.root / file, file, limit)
        rows = []
        if content is not None:
            rows, findings = read(content, file, named_columns)
    else:
        return []
    loading.findings += findings
    return rows


def _yaml_files(root: Path, folder: str, deep: bool = False) -> Iterable[str]:
    pattern = "**/*.yaml" if deep else "*.yaml"
    return sorted(p.relative_to(root).as_posix() for p in (root / folder).glob(pattern) if p.is_file())


def _tree(loading: _Loading, file: str) -> tuple[Node | None, bool]:
    """The nodes of a file; None where there are none, and whether that has been reported."""
    content, findings = guard.file_bytes(loading.root / file, file, guard.MAX_BYTES)
    node = None
    if content is not None:
        node, findings = tree(content, file)
    loading.findings += findings
    return node, bool(findings)


def _list_file(loading: _Loading, file: str, word: str, kind: str, record_type: type) -> None:
    if not (loading.root / file).exists():
        return
    node, reported = _tree(loading, file)
    if node is None:
        if not reported:
            loading.findings.append(rules.NO_ROWS.at(Span(file)))
        return
    found, findings = entries(node, word)
    loading.findings += findings
    for entry in found:
        _take(loading, entry, kind, record_type)


def _record_file(loading: _Loading, file: str, kind: str, record_type: type | None) -> None:
    node, reported = _tree(loading, file)
    if node is None:
        if not reported:
            loading.findings.append(faults.nothing(file, "映射", "a mapping"))
        return
    if record_type is None:
        record_type = _briefing_type(loading, node)
    if record_type is None:
        return
    made = _take(loading, node, kind, record_type)
    stem = Path(file).stem
    if isinstance(node, MappingNode) and isinstance(node.get("id"), Scalar) and node["id"] != stem:
        loading.findings.append(rules.ID_NOT_FILE_NAME.at(node["id"].span, id=node["id"], stem=stem))
        if made is not None:
            del loading.of(kind)[made.id]


def _briefing_type(loading: _Loading, node: Node) -> type | None:
    if not isinstance(node, MappingNode):
        loading.findings.append(faults.wrong_shape(node, "映射", "a mapping"))
        return None
    kind = node.get("kind")
    if kind is None:
        loading.findings.append(rules.MISSING_KEY.at(node.span, key="kind"))
        return None
    if not isinstance(kind, Scalar):
        loading.findings.append(faults.wrong_shape(kind, "文字", "text"))
        return None
    if kind not in BRIEFINGS:
        loading.findings.append(
            rules.BAD_CHOICE.at(kind.span, value=kind, choices="、".join(BRIEFINGS), **hint(kind, BRIEFINGS))
        )
        return None
    return BRIEFINGS[kind]


def _take(loading: _Loading, node: Node, kind: str, record_type: type) -> Any:
    """Reads a record and keeps it if it is good and its id is new."""
    made, findings = record(node, record_type)
    loading.findings += _without_repeats(findings, loading.findings)
    if made is None:
        return None
    if hasattr(made, "facts"):
        units = {i.id: i.unit for i in loading.of("indicator").values() if i.unit != PAIRED}
        facts, findings = named_facts(made.id, made.facts, node, units)
        loading.findings += findings
        if findings:
            return None
        made = replace(made, facts=facts)
    known = loading.of(kind)
    if made.id in known:
        first = Related(loading.spans[kind, made.id].at("id"), "第一次用在这里", "first used here")
        loading.findings.append(rules.DUPLICATE_ID.at(made.id.span, first, id=made.id))
        return None
    known[made.id] = made
    loading.spans[kind, made.id] = Spans(node.span, value_spans(node))
    return made


def _without_repeats(findings: list[Diagnostic], known: list[Diagnostic]) -> list[Diagnostic]:
    """Findings about values that have not been found at fault already."""
    places = {(k.span.file, k.span.line, k.span.column) for k in known}
    return [f for f in findings if (f.span.file, f.span.line, f.span.column) not in places]
