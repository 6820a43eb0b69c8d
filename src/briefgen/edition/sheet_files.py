"""CSV files and workbooks without the rows and columns that readers may not see.

Not YAML. Cells keep their places: a cell that is left out is a blank one.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Collection, Iterable
from xml.sax.saxutils import escape, quoteattr

from briefgen.edition.canvas import Canvas
from briefgen.load.columns import Columns
from briefgen.load.csv_rows import csv_cells
from briefgen.load.written import Spot
from briefgen.load.xlsx_rows import xlsx_cells
from briefgen.model.fields import Scalar

Names = frozenset[str]
Line = list[Scalar]
CLOCK = 1980, 1, 1, 0, 0, 0
"""The time of every part of a workbook."""
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def csv_copy(content: bytes, file: str, hidden: Collection[Spot], columns: Columns, unseen: Names) -> bytes:
    """A CSV file in UTF-8; empty where no row is left."""
    text, lines = csv_cells(content, file)
    shown = [line for line in lines[1:] if not _is_hidden(line, hidden)]
    if not any(_filled(shown)):
        return b""
    canvas = Canvas(text)
    dropped = _dropped(lines[0], columns, unseen)
    for line in (lines[0], *shown):
        for at, cell in enumerate(line):
            span = cell.span
            start, end = (span.line - 1, span.column - 1), (_less(span.end_line), _less(span.end_column))
            if at not in dropped or line is lines[0]:
                canvas.copy(start, end, remarks=True)
            elif canvas.is_at('"', start):  # a cell of several lines stays one
                canvas.copy(start, (start[0], start[1] + 1), remarks=True)
                canvas.copy((end[0], end[1] - 1), end, remarks=True)
            if at:
                canvas.copy((start[0], start[1] - 1), start, remarks=True)
    return canvas.text().encode()


def xlsx_copy(
    content: bytes, file: str, hidden: Collection[tuple[str, Spot]], columns: Columns, unseen: Names
) -> bytes:
    """A new workbook that holds the cells that may be seen as text, and nothing else; empty where there is
    none."""
    sheets: list[tuple[str, list[Line]]] = []
    for name, lines in xlsx_cells(content, file, columns):
        spots = {spot for sheet, spot in hidden if sheet == name}
        dropped = _dropped(lines[0], columns, unseen)
        shown = [line for line in lines[1:] if not _is_hidden(line, spots)]
        kept = [[cell for at, cell in enumerate(line) if at not in dropped] for line in shown]
        if any(_filled(kept)):
            sheets.append((name, [lines[0], *kept]))
    return _workbook(sheets) if sheets else b""


def _less(number: int | None) -> int:
    return (number or 1) - 1


def _is_hidden(line: Line, hidden: Collection[Spot]) -> bool:
    return any((cell.span.line - 1, cell.span.column - 1) in hidden for cell in line)


def _filled(lines: Iterable[Line]) -> Iterable[bool]:
    return (any(cell.strip() for cell in line) for line in lines)


def _dropped(header: Line, columns: Columns, unseen: Names) -> frozenset[int]:
    return frozenset(at for at, cell in enumerate(header) if columns.key(cell) in unseen)


# ---- workbooks


def _workbook(sheets: list[tuple[str, list[Line]]]) -> bytes:
    """The fewest parts that make a workbook (ECMA-376), in fixed order and at a fixed time."""
    numbers = range(1, len(sheets) + 1)
    parts = {
        "[Content_Types].xml": _types(numbers),
        "_rels/.rels": _relations([(1, "officeDocument", "xl/workbook.xml")]),
        "xl/workbook.xml": _book([name for name, _ in sheets]),
        "xl/_rels/workbook.xml.rels": _relations(
            [(n, "worksheet", f"worksheets/sheet{n}.xml") for n in numbers]
        ),
        **{
            f"xl/worksheets/sheet{n}.xml": _sheet(lines)
            for n, (_, lines) in zip(numbers, sheets, strict=True)
        },
    }
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in parts.items():
            entry = zipfile.ZipInfo(name, CLOCK)
            entry.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(entry, HEAD + text)
    return stream.getvalue()


def _types(numbers: Iterable[int]) -> str:
    form = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    rows = "".join(
        f'<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType="{form}.worksheet+xml"/>'
        for n in numbers
    )
    return (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{form}.sheet.main+xml"/>{rows}</Types>'
    )


def _relations(found: Iterable[tuple[int, str, str]]) -> str:
    rows = "".join(
        f'<Relationship Id="rId{n}" Type="{_OFFICE}/{kind}" Target="{target}"/>' for n, kind, target in found
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{rows}</Relationships>'


def _book(names: list[str]) -> str:
    rows = "".join(
        f'<sheet name={quoteattr(name)} sheetId="{n}" r:id="rId{n}"/>' for n, name in enumerate(names, 1)
    )
    return f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>{rows}</sheets></workbook>'


def _sheet(lines: list[Line]) -> str:
    rows = "".join(
        f'<row r="{line[0].span.line}">{"".join(map(_cell, line))}</row>' for line in lines if any(line)
    )
    return f'<worksheet xmlns="{_MAIN}"><sheetData>{rows}</sheetData></worksheet>'


def _cell(cell: Scalar) -> str:
    if not cell:
        return ""
    return f'<c r="{cell.span.cell}" t="inlineStr"><is><t xml:space="preserve">{escape(cell)}</t></is></c>'
