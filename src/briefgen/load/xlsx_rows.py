"""XLSX files to rows, each cell with its sheet and address.

Not formulas: their results are read as they were saved.
"""

from __future__ import annotations

import datetime
import io
from collections.abc import Iterator
from decimal import Decimal
from itertools import islice

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, SheetVisibleEnum

from briefgen.diagnostics import Diagnostic, Span
from briefgen.load import guard, rows
from briefgen.load.columns import Columns
from briefgen.load.rows import Row
from briefgen.load.workbook import CellMarks, Fault, address, marks
from briefgen.model.fields import Scalar
from briefgen.rules import load as rules
from briefgen.rules import rows as row_rules

MAX_BYTES = 20 * 1024 * 1024
Value = int | float | str | bool | datetime.time | datetime.date | datetime.datetime | datetime.timedelta


def xlsx_rows(content: bytes, file: str, columns: Columns) -> tuple[list[Row], list[Diagnostic]]:
    """The rows of every visible sheet that has a header."""
    try:
        marked = marks(content)
        workbook = _opened(content)
    except Fault as fault:
        return [], [row_rules.NOT_A_WORKBOOK.at(Span(file), problem_zh=fault.zh, problem_en=fault.en)]
    made: list[Row] = []
    findings: list[Diagnostic] = []
    read = 0
    for sheet in workbook.sheets_metadata:
        if sheet.visible is not SheetVisibleEnum.Visible or sheet.name not in marked:
            continue
        sheet_rows, found, is_table = _sheet(workbook, sheet.name, marked[sheet.name], file, columns)
        made += sheet_rows
        findings += found
        read += is_table
    if not read and not findings:
        findings.append(row_rules.NO_ROWS.at(Span(file)))
    return made, findings


def xlsx_cells(content: bytes, file: str, columns: Columns) -> Iterator[tuple[str, list[list[Scalar]]]]:
    """The names and lines of cells of the visible sheets that have a header, in a good workbook."""
    marked = marks(content)
    workbook = _opened(content)
    for sheet in workbook.sheets_metadata:
        if sheet.visible is not SheetVisibleEnum.Visible or sheet.name not in marked:
            continue
        values = workbook.get_sheet_by_name(sheet.name).to_python(skip_empty_area=False)
        lines, _ = _cells(values, marked[sheet.name], sheet.name, file)
        if lines and any(columns.key(cell) == "indicator" for cell in lines[0]):
            yield sheet.name, lines


def _opened(content: bytes) -> CalamineWorkbook:
    try:
        return CalamineWorkbook.from_filelike(io.BytesIO(content))
    except CalamineError as error:
        raise Fault(f"文件已损坏（{error}）", f"it is damaged ({error})") from error


def _sheet(
    workbook: CalamineWorkbook, name: str, marked: CellMarks, file: str, columns: Columns
) -> tuple[list[Row], list[Diagnostic], bool]:
    """The rows of a sheet, and whether it is a table of observations."""
    whole = Span(file, sheet=name, cell="A1")
    if marked.height > rows.MAX_ROWS + 1 or marked.width > rows.MAX_COLUMNS:
        return [], [rows.too_large(whole, marked.height, marked.width)], True
    try:
        sheet = workbook.get_sheet_by_name(name)
        values = sheet.to_python(skip_empty_area=False)
    except CalamineError as error:
        zh, en = f"工作表已损坏（{error}）", f"a sheet is damaged ({error})"
        return [], [row_rules.NOT_A_WORKBOOK.at(whole, problem_zh=zh, problem_en=en)], True
    lines, findings = _cells(values, marked, name, file)
    if not any(cell.strip() for line in lines for cell in line):
        return [], [], False
    if not any(columns.key(cell) == "indicator" for cell in lines[0]):
        return [], [row_rules.SHEET_NOT_READ.at(whole, sheet=name)], False
    findings += [*_merged(sheet, name, file), *_hidden(lines, marked)]
    made, found = rows.table(lines, columns, whole)
    return made, [*findings, *found], True


def _cells(
    values: list[list[Value]], marked: CellMarks, sheet: str, file: str
) -> tuple[list[list[Scalar]], list[Diagnostic]]:
    lines: list[list[Scalar]] = []
    findings: list[Diagnostic] = []
    for row_number, line in enumerate(values):
        cells: list[Scalar] = []
        for column_number, value in enumerate(line):
            cell = address(row_number, column_number)
            span = Span(file, row_number + 1, column_number + 1, sheet=sheet, cell=cell)
            if cell in marked.faults:
                findings.append(row_rules.ERROR_CELL.at(span, value=marked.faults[cell]))
            text = _text(value, cell in marked.percents)
            if text is None:
                findings.append(_wrong_type(value, span))
            elif found := guard.FORBIDDEN.search(text):
                findings.append(rules.FORBIDDEN_CHARACTER.at(span, **guard.described(found[0])))
            elif "\u00a0" in text:
                findings.append(rules.NO_BREAK_SPACE.at(span))
            if text is None:  # something stands here, so that no one says the cell is empty
                text = str(value)
            cells.append(Scalar(marked.faults.get(cell, text), span))
        lines.append(cells)
    return lines, findings


def _text(value: Value, percent: bool) -> str | None:
    """A cell as it would be typed. Numbers have the 15 digits that a spreadsheet keeps."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, bool | datetime.time | datetime.timedelta):
        return None
    if isinstance(value, datetime.datetime):
        return value.date().isoformat() if value.time() == datetime.time() else None
    if isinstance(value, datetime.date):
        return value.isoformat()
    number = Decimal(format(value, ".15g"))
    if not number.is_finite():
        return None
    if percent:
        return f"{_plain(number * 100)}%"
    return _plain(number)


def _plain(number: Decimal) -> str:
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _wrong_type(value: Value, span: Span) -> Diagnostic:
    if isinstance(value, bool):
        zh, en = "“是/否”（TRUE 或 FALSE）", "true or false"
    elif isinstance(value, float):
        zh, en = "算不出的数（无穷大或 NaN）", "no finite number"
    else:
        zh, en = "时刻", "a time of day"
    return row_rules.CELL_TYPE.at(
        span, found_zh=zh, found_en=en, expected_zh="文字或数", expected_en="text or a number"
    )


def _merged(sheet: CalamineSheet, name: str, file: str) -> list[Diagnostic]:
    return [
        row_rules.MERGED_CELLS.at(
            Span(file, top + 1, left + 1, sheet=name, cell=address(top, left)),
            cells=f"{address(top, left)}:{address(bottom, right)}",
        )
        for (top, left), (bottom, right) in sheet.merged_cell_ranges or []
    ]


def _hidden(lines: list[list[Scalar]], marked: CellMarks) -> list[Diagnostic]:
    """The first cell of a row or column that nobody sees, and that is read all the same."""
    if not (marked.hidden_rows or marked.hidden_columns):
        return []
    unseen = (
        cell
        for row, line in enumerate(lines)
        for column, cell in enumerate(line)
        if cell.strip() and (row in marked.hidden_rows or column in marked.hidden_columns)
    )
    return [row_rules.HIDDEN_CELLS.at(cell.span) for cell in islice(unseen, 1)]
