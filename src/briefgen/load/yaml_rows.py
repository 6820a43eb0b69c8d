"""Observations written in YAML to rows: single ones, and tables with their columns named once.

Not YAML itself: that is `load/tree`.
"""

from __future__ import annotations

from briefgen.diagnostics import Diagnostic
from briefgen.load import faults, rows
from briefgen.load.columns import Columns
from briefgen.load.nodes import ListNode, MappingNode, Node
from briefgen.load.rows import Row
from briefgen.model.fields import Scalar
from briefgen.rules import records as record_rules
from briefgen.rules import rows as row_rules

KEYS = ("defaults", "observations", "tables")
Cells = dict[str, Scalar]


def yaml_rows(root: Node, columns: Columns) -> tuple[list[Row], list[Diagnostic]]:
    """The rows of a file: a list of observations, or a mapping with `defaults`, `observations`
    and `tables`. What a row leaves out is taken from its table, then from the defaults."""
    if isinstance(root, ListNode):
        return _observations(root, {}, columns)
    if not isinstance(root, MappingNode):
        return [], [faults.wrong_shape(root, "列表", "a list")]
    guesses = columns.guesses
    findings = [
        record_rules.UNKNOWN_KEY.at(
            root.key_span(key), key=key, known="、".join(KEYS), **guesses.hint(key, root.key_span(key), KEYS)
        )
        for key in root
        if key not in KEYS
    ]
    defaults: Cells = {}
    if "defaults" in root:
        defaults, found = _cells(root["defaults"], columns)
        findings += found
    made: list[Row] = []
    for key, read in (("observations", _observations), ("tables", _tables)):
        listed = root.get(key)
        if listed is None:
            continue
        if not isinstance(listed, ListNode):
            findings.append(faults.wrong_shape(listed, "列表", "a list"))
            continue
        read_rows, found = read(listed, defaults, columns)
        made += read_rows
        findings += found
    return made, findings


def _observations(listed: ListNode, defaults: Cells, columns: Columns) -> tuple[list[Row], list[Diagnostic]]:
    made: list[Row] = []
    findings: list[Diagnostic] = []
    for node in listed:
        cells, found = _cells(node, columns)
        findings += found
        if not found and isinstance(node, MappingNode) and not node.broken:
            made.append(Row({**defaults, **cells}, node.span))
    return made, findings


def _tables(listed: ListNode, defaults: Cells, columns: Columns) -> tuple[list[Row], list[Diagnostic]]:
    made: list[Row] = []
    findings: list[Diagnostic] = []
    for node in listed:
        table_rows, found = _table(node, defaults, columns)
        made += table_rows
        findings += found
    return made, findings


def _table(node: Node, defaults: Cells, columns: Columns) -> tuple[list[Row], list[Diagnostic]]:
    fixed, findings = _cells(node, columns, ("columns", "rows"))
    if not isinstance(node, MappingNode):
        return [], findings
    named, listed = node.get("columns"), node.get("rows")
    for key, value in (("columns", named), ("rows", listed)):
        if value is None:
            findings.append(record_rules.MISSING_KEY.at(node.span, key=key))
        elif not isinstance(value, ListNode):
            findings.append(faults.wrong_shape(value, "列表", "a list"))
    if not isinstance(named, ListNode) or not isinstance(listed, ListNode):
        return [], findings
    names, found = _header(named, len(listed), columns)
    if found:
        return [], [*findings, *found]
    made: list[Row] = []
    for line in listed:
        cells, found = _line(line, len(names))
        findings += found
        if found or (isinstance(line, ListNode) and line.broken):
            continue
        row, found = rows.row(names, cells, line.span)
        findings += found
        if row is not None:
            made.append(Row({**defaults, **fixed, **row.cells}, row.span))
    return made, findings


def _header(named: ListNode, height: int, columns: Columns) -> tuple[list[str | None], list[Diagnostic]]:
    findings = [faults.wrong_shape(n, "文字", "text") for n in named if not isinstance(n, Scalar)]
    if findings:
        return [], findings
    if len(named) > rows.MAX_COLUMNS:
        return [], [rows.too_large(named.span, height, len(named))]
    return rows.header([n for n in named if isinstance(n, Scalar)], columns)


def _line(line: Node, width: int) -> tuple[list[Scalar], list[Diagnostic]]:
    if not isinstance(line, ListNode):
        return [], [faults.wrong_shape(line, "列表", "a list")]
    findings = [faults.wrong_shape(c, "文字", "text") for c in line if not isinstance(c, Scalar)]
    if len(line) != width:
        findings.append(row_rules.ROW_LENGTH.at(line.span, found=len(line), expected=width))
    return [c for c in line if isinstance(c, Scalar)], findings


def _cells(node: Node, columns: Columns, others: tuple[str, ...] = ()) -> tuple[Cells, list[Diagnostic]]:
    """A mapping's cells by column, leaving out keys that are no columns."""
    if not isinstance(node, MappingNode):
        return {}, [faults.wrong_shape(node, "映射", "a mapping")]
    cells: Cells = {}
    findings: list[Diagnostic] = []
    for name, value in node.items():
        if name in others:
            continue
        key = columns.key(name)
        if key is None:
            findings.append(columns.unknown(Scalar(name, node.key_span(name))))
        elif not isinstance(value, Scalar):
            findings.append(faults.wrong_shape(value, "文字", "text"))
        elif value.strip():
            cells[key] = value
    return cells, findings
