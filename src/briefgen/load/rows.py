"""Rows of cells, as YAML tables, CSV and XLSX all give them.

Not observations: what the cells mean is read in `load/observations`.
"""

from __future__ import annotations

from dataclasses import dataclass

from briefgen.diagnostics import Diagnostic, Related, Span
from briefgen.load.columns import Columns
from briefgen.model.fields import Scalar
from briefgen.rules import rows as row_rules

MAX_ROWS = 200_000
MAX_COLUMNS = 200


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of a row that hold something, by column; `span` is the row's beginning."""

    cells: dict[str, Scalar]
    span: Span


def header(cells: list[Scalar], columns: Columns) -> tuple[list[str | None], list[Diagnostic]]:
    """The column that each cell of a header names; None where it names none."""
    found: list[str | None] = []
    findings: list[Diagnostic] = []
    for cell in cells:
        if not cell.strip():
            findings.append(
                row_rules.BAD_HEADER.at(
                    cell.span, problem_zh="有一列没有名称", problem_en="a column has no name"
                )
            )
            found.append(None)
            continue
        key = columns.key(cell)
        if key is None:
            findings.append(columns.unknown(cell))
        elif key in found:
            first = cells[found.index(key)]
            findings.append(
                row_rules.BAD_HEADER.at(
                    cell.span,
                    Related(first.span, "第一次写在这里", "first named here"),
                    problem_zh=f"“{cell}”这一列写了两次",
                    problem_en=f"the column {cell} is named twice",
                )
            )
        found.append(key)
    return found, findings


def row(names: list[str | None], cells: list[Scalar], span: Span) -> tuple[Row | None, list[Diagnostic]]:
    """A row under its header; None for one without content."""
    beyond = next((cell for cell in cells[len(names) :] if cell.strip()), None)
    if beyond is not None:
        return None, [row_rules.ROW_LENGTH.at(beyond.span, found=len(cells), expected=len(names))]
    filled = {name: cell for name, cell in zip(names, cells, strict=False) if cell and not cell.isspace()}
    if not filled:
        return None, []
    return Row({name: cell for name, cell in filled.items() if name is not None}, span), []


def table(lines: list[list[Scalar]], columns: Columns, whole: Span) -> tuple[list[Row], list[Diagnostic]]:
    """The rows of a sheet whose first line is the header. Empty cells at the end of a line are
    nothing: spreadsheets leave them behind."""
    named = _trimmed(lines[0])
    if len(named) > MAX_COLUMNS:
        return [], [too_large(named[0].span, len(lines), len(named))]
    names, findings = header(named, columns)
    if findings:
        return [], findings
    made: list[Row] = []
    for cells in lines[1:]:
        one, found = row(names, cells, cells[0].span)
        findings += found
        if one is not None:
            made.append(one)
    if not made and not findings:
        findings.append(row_rules.NO_ROWS.at(whole))
    return made, findings


def too_large(span: Span, height: int, width: int) -> Diagnostic:
    """A table beyond the limits."""
    return row_rules.TOO_MANY_ROWS.at(
        span, rows=height, columns=width, max_rows=MAX_ROWS, max_columns=MAX_COLUMNS
    )


def _trimmed(cells: list[Scalar]) -> list[Scalar]:
    width = max((index + 1 for index, cell in enumerate(cells) if cell.strip()), default=0)
    return cells[:width] or cells[:1]
