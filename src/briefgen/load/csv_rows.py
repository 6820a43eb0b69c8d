"""CSV files to rows, in UTF-8 or GB18030, each cell with its line and column.

Not guesses: commas only, the first row is the header.
"""

from __future__ import annotations

import csv
import io

from briefgen.diagnostics import Diagnostic, Span, has_errors
from briefgen.load import guard, rows
from briefgen.load.columns import Columns
from briefgen.load.rows import Row
from briefgen.model.fields import Scalar
from briefgen.rules import rows as row_rules

MAX_BYTES = 20 * 1024 * 1024
_PROBLEMS = (
    (
        "field larger than field limit",
        "一格超过 131,072 个字符，多半是引号没有成对",
        "a cell is longer than 131,072 characters, most likely for want of a closing quote",
    ),
    ("expected after", "右引号后面要紧跟逗号或换行", "a comma or a line end must follow the closing quote"),
    ("unexpected end of data", "到文件末尾引号还没有成对", "a quote is still open at the end of the file"),
    ("new-line character", "格里有没加引号的换行", "a cell holds a line end without quotes"),
)
"""What the reader of the standard library says, and what it means."""


def csv_rows(content: bytes, file: str, columns: Columns) -> tuple[list[Row], list[Diagnostic]]:
    """The rows of a file under its header."""
    text, findings = _text(content, file)
    if text is None:
        return [], findings
    lines, found = _lines(text, file)
    if found or not lines:
        return [], [*findings, *(found or [row_rules.NO_ROWS.at(Span(file))])]
    made, found = rows.table(lines, columns, Span(file))
    return made, [*findings, *found]


def csv_cells(content: bytes, file: str) -> tuple[str, list[list[Scalar]]]:
    """The text of a file that is known to be good, and the cells of its lines, the header first."""
    text, _ = _text(content, file)
    assert text is not None
    return text, _lines(text, file)[0]


def _text(content: bytes, file: str) -> tuple[str | None, list[Diagnostic]]:
    """The text as UTF-8, or else as GB18030, which is what Excel saves in China."""
    text, findings = guard.utf8_text(content, file)
    if text is None:
        try:
            text = content.decode("gb18030")
        except UnicodeDecodeError:
            return None, findings
    findings = guard.characters(text, file)
    return (None if has_errors(findings) else text), findings


def _lines(text: str, file: str) -> tuple[list[list[Scalar]], list[Diagnostic]]:
    """Every line that holds a cell. A quoted cell may hold line breaks."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    cursor = _Cursor(text, file)
    made: list[list[Scalar]] = []
    try:
        for line in reader:
            cells = cursor.cells(line)
            if not cells:
                continue
            if len(made) > rows.MAX_ROWS:
                return [], [rows.too_large(cells[0].span, len(made), len(cells))]
            made.append(cells)
    except csv.Error as error:
        return [], [_fault(error, Span(file, max(reader.line_num, 1)))]
    return made, []


def _fault(error: csv.Error, place: Span) -> Diagnostic:
    said = str(error)
    zh, en = next(((zh, en) for part, zh, en in _PROBLEMS if part in said), (said, said))
    return row_rules.CSV_FAULT.at(place, problem_zh=zh, problem_en=en)


class _Cursor:
    """Follows the reader through the text: a value tells how long it is as written."""

    def __init__(self, text: str, file: str) -> None:
        self.text, self.file = text, file
        self.at, self.line, self.line_start = 0, 1, 0

    def cells(self, values: list[str]) -> list[Scalar]:
        """The cells of a line. Lines are many, so a plain one is followed without a call for each cell."""
        text, file, line, start, at = self.text, self.file, self.line, self.line_start, self.at
        end = at + sum(map(len, values)) + len(values) - 1
        made: list[Scalar] = []
        if '"' in text[at : end + 1]:
            made += (self._cell(value) for value in values)
        else:
            for value in values:
                end = at + len(value)
                made.append(Scalar(value, (file, line, at - start + 1, line, end - start + 1)))
                at = end + 1
            self.at = at - 1 if values else at
        self._end_line()
        return made

    def _cell(self, value: str) -> Scalar:
        quoted = self.text.startswith('"', self.at)
        end = self.at + len(value) + (2 + value.count('"') if quoted else 0)
        line, column = self.line, self.at - self.line_start + 1
        if quoted and ("\n" in value or "\r" in value):
            self._pass_breaks(end)
        place = (self.file, line, column, self.line, end - self.line_start + 1)
        self.at = end + 1 if self.text.startswith(",", end) else end
        return Scalar(value, place)

    def _end_line(self) -> None:
        if self.text.startswith("\r\n", self.at):
            self.at += 2
        elif self.at < len(self.text):
            self.at += 1
        self.line, self.line_start = self.line + 1, self.at

    def _pass_breaks(self, end: int) -> None:
        written = self.text[self.at : end].replace("\r\n", " \n").replace("\r", "\n")
        self.line += written.count("\n")
        self.line_start = self.at + written.rindex("\n") + 1
