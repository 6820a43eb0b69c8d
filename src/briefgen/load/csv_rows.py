"""CSV files to rows, in UTF-8 or GB18030, each cell with its line and column.

Not guesses: commas only, the first row is the header.
"""

from __future__ import annotations

import csv
import io

from briefgen.diagnostics import Diagnostic, Span
from briefgen.load import guard, rows
from briefgen.load.columns import Columns
from briefgen.load.rows import Row
from briefgen.model.fields import Scalar
from briefgen.rules import load as rules

MAX_BYTES = 20 * 1024 * 1024


def csv_rows(content: bytes, file: str, columns: Columns) -> tuple[list[Row], list[Diagnostic]]:
    """The rows of a file under its header."""
    text, findings = _text(content, file)
    if text is None:
        return [], findings
    lines, findings = _lines(text, file)
    if findings or not lines:
        return [], findings or [rules.NO_ROWS.at(Span(file))]
    return rows.table(lines, columns, Span(file))


def _text(content: bytes, file: str) -> tuple[str | None, list[Diagnostic]]:
    """The text as UTF-8, or else as GB18030, which is what Excel saves in China."""
    text, findings = guard.utf8_text(content, file)
    if text is None:
        try:
            text = content.decode("gb18030")
        except UnicodeDecodeError:
            return None, findings
    findings = guard.characters(text, file)
    return (None if findings else text), findings


def _lines(text: str, file: str) -> tuple[list[list[Scalar]], list[Diagnostic]]:
    """Every line that holds a cell. A quoted cell may hold line breaks."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    cursor = _Cursor(text, file)
    made: list[list[Scalar]] = []
    try:
        for line in reader:
            cells = [cursor.cell(value) for value in line]
            cursor.end_line()
            if not cells:
                continue
            if len(made) > rows.MAX_ROWS:
                return [], [rows.too_large(cells[0].span, len(made), len(cells))]
            made.append(cells)
    except csv.Error as error:
        return [], [rules.CSV_FAULT.at(Span(file, max(reader.line_num, 1)), problem=error)]
    return made, []


class _Cursor:
    """Follows the reader through the text: a value tells how long it is as written."""

    def __init__(self, text: str, file: str) -> None:
        self.text, self.file = text, file
        self.at, self.line, self.line_start = 0, 1, 0

    def cell(self, value: str) -> Scalar:
        quoted = self.text.startswith('"', self.at)
        end = self.at + len(value) + (2 + value.count('"') if quoted else 0)
        line, column = self.line, self.at - self.line_start + 1
        if quoted and ("\n" in value or "\r" in value):
            self._pass_breaks(end)
        place = Span(self.file, line, column, self.line, end - self.line_start + 1)
        self.at = end + 1 if self.text.startswith(",", end) else end
        return Scalar(value, place)

    def end_line(self) -> None:
        if self.text.startswith("\r\n", self.at):
            self.at += 2
        elif self.at < len(self.text):
            self.at += 1
        self.line, self.line_start = self.line + 1, self.at

    def _pass_breaks(self, end: int) -> None:
        written = self.text[self.at : end].replace("\r\n", " \n").replace("\r", "\n")
        self.line += written.count("\n")
        self.line_start = self.at + written.rindex("\n") + 1
