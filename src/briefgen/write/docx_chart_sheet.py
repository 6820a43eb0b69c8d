"""The workbook inside a chart of a Word file: what a person sees who chooses to edit its data.

Not a writer of workbooks at large: one sheet, names down, series across. The same chart, the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from string import ascii_uppercase

from briefgen.document.numerals import plain_digits
from briefgen.document.tree import Chart, plain
from briefgen.write.docx_text import escape
from briefgen.write.docx_zip import archive, deflate

SHEET = "Sheet1"
OPENING = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml"
RELATIONSHIP_TYPE = "application/vnd.openxmlformats-package.relationships+xml"


def workbook(chart: Chart) -> bytes:
    """The figures of a chart as a workbook."""
    return archive(deflate(name, (OPENING + content).encode()) for name, content in _parts(chart))


def column(series: int) -> str:
    """The letter of the column of a series."""
    return ascii_uppercase[series + 1]


def _parts(chart: Chart) -> Iterator[tuple[str, str]]:
    override = '<Override PartName="/xl/{}.xml" ContentType="' + SPREADSHEET + '.{}+xml"/>'
    yield (
        "[Content_Types].xml",
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        f'<Default Extension="rels" ContentType="{RELATIONSHIP_TYPE}"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f"{override.format('workbook', 'sheet.main')}{override.format('worksheets/sheet1', 'worksheet')}"
        f"{override.format('styles', 'styles')}"
        f"{override.format('sharedStrings', 'sharedStrings')}</Types>",
    )
    yield "_rels/.rels", _relationships(("rId1", "officeDocument", "xl/workbook.xml"))
    yield (
        "xl/workbook.xml",
        f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>'
        f'<sheet name="{SHEET}" sheetId="1" r:id="rId1"/></sheets></workbook>',
    )
    yield (
        "xl/_rels/workbook.xml.rels",
        _relationships(
            ("rId1", "worksheet", "worksheets/sheet1.xml"),
            ("rId2", "styles", "styles.xml"),
            ("rId3", "sharedStrings", "sharedStrings.xml"),
        ),
    )
    yield "xl/styles.xml", _styles()
    cells = tuple(_cells(chart))
    texts = tuple(dict.fromkeys(cell for row in cells for cell in row if isinstance(cell, str) and cell))
    strings = "".join(f'<si><t xml:space="preserve">{escape(text)}</t></si>' for text in texts)
    yield "xl/sharedStrings.xml", f'<sst xmlns="{MAIN}" uniqueCount="{len(texts)}">{strings}</sst>'
    rows = "".join(_row(number, row, texts) for number, row in enumerate(cells, 1))
    yield "xl/worksheets/sheet1.xml", f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>'


def _styles() -> str:
    return (
        f'<styleSheet xmlns="{MAIN}"><fonts count="1"><font><sz val="11"/><name val="宋体"/></font></fonts>'
        '<fills count="2"><fill><patternFill patternType="none"/></fill>'
        '<fill><patternFill patternType="gray125"/></fill></fills>'
        '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
        '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
        '<cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs>'
        '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>'
        "</styleSheet>"
    )


def _relationships(*related: tuple[str, str, str]) -> str:
    entries = "".join(
        f'<Relationship Id="{id}" Type="{OFFICE}/{kind}" Target="{target}"/>' for id, kind, target in related
    )
    return f'<Relationships xmlns="{PACKAGE}">{entries}</Relationships>'


def _cells(chart: Chart) -> Iterator[tuple[str | Decimal | None, ...]]:
    """The rows of the sheet."""
    yield (chart.unit, *(plain(head) for head in chart.series))
    for at, name in enumerate(chart.names):
        yield (plain(name), *(row[at].amount for row in chart.points))


def _row(number: int, cells: tuple[str | Decimal | None, ...], texts: Sequence[str]) -> str:
    shown = (_cell(f"{ascii_uppercase[at]}{number}", cell, texts) for at, cell in enumerate(cells))
    return f'<row r="{number}">{"".join(shown)}</row>'


def _cell(place: str, cell: str | Decimal | None, texts: Sequence[str]) -> str:
    if isinstance(cell, Decimal):
        return f'<c r="{place}"><v>{plain_digits(cell)}</v></c>'
    return f'<c r="{place}" t="s"><v>{texts.index(cell)}</v></c>' if cell else ""
