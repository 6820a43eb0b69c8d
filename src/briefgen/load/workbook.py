"""What must be known of an XLSX file before its cells are read: that it is one, that it is not a
bomb, and which cells hold errors and percentages.

Not its values: those are read in `load/xlsx_rows`.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree import ElementTree

MAX_ENTRIES = 2_000
MAX_UNPACKED = 200 * 1024 * 1024
_CHUNK = 1 << 20
_DAMAGE = (
    ElementTree.ParseError,
    KeyError,
    ValueError,
    NotImplementedError,
    RuntimeError,
    OSError,
    zlib.error,
)

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_REL = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
MOST_COLUMNS = 16_384
_PERCENT_FORMATS = frozenset({9, 10})  # ECMA-376 part 1, 18.8.30: 0% and 0.00%


class Fault(Exception):
    """Why a file cannot be read as XLSX, in Chinese and English."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(en)
        self.zh, self.en = zh, en


@dataclass(slots=True)
class CellMarks:
    """What a sheet's cells are besides their values; `height` and `width` reach the last cell."""

    height: int = 0
    width: int = 0
    faults: dict[str, str] = field(default_factory=dict)
    """Error values by address; a formula without a saved result is one."""
    percents: set[str] = field(default_factory=set)
    """Addresses of numbers that are shown as percentages."""
    hidden_rows: set[int] = field(default_factory=set)
    """Rows that nobody sees, counted from 0: those that a filter hides are among them."""
    hidden_columns: set[int] = field(default_factory=set)


def address(row: int, column: int) -> str:
    """The name of a cell, counted from 0: B3."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return f"{letters}{row + 1}"


def marks(content: bytes) -> dict[str, CellMarks]:
    """The marks of every sheet, by its name."""
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        raise Fault("它是旧格式（.xls、.et）或设了密码", "it is an old format (.xls, .et) or has a password")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            _refuse_bombs(package)
            percent_styles = _percent_styles(package)
            return {name: _marks_of_sheet(package, part, percent_styles) for name, part in _sheets(package)}
    except Fault:
        raise
    except (zipfile.BadZipFile, zipfile.LargeZipFile, EOFError) as error:
        raise Fault("它不是 XLSX 文件，或已损坏", "it is no XLSX file, or it is damaged") from error
    except _DAMAGE as error:
        raise Fault(f"文件已损坏（{error}）", f"it is damaged ({error})") from error


def _refuse_bombs(package: zipfile.ZipFile) -> None:
    """Unpacks every part once, counting: a zip's own figures may lie."""
    entries = package.infolist()
    if len(entries) > MAX_ENTRIES or sum(e.file_size for e in entries) > MAX_UNPACKED:
        raise Fault("解压后过大", "it is too large when unpacked")
    names = {e.filename for e in entries}
    if "xl/workbook.xml" not in names:
        raise Fault("压缩包里没有工作簿", "there is no workbook in it")
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        raise Fault("它带有宏", "it holds macros")
    unpacked = 0
    for entry in entries:
        if entry.flag_bits & 1:
            raise Fault("它设了密码", "it has a password")
        with package.open(entry) as part:
            while chunk := part.read(_CHUNK):
                unpacked += len(chunk)
                if unpacked > MAX_UNPACKED:
                    raise Fault("解压后过大", "it is too large when unpacked")


def _sheets(package: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    relations = _parsed(package.read("xl/_rels/workbook.xml.rels"))
    targets = {r.get("Id"): r.get("Target", "") for r in relations}
    for sheet in _parsed(package.read("xl/workbook.xml")).iter(f"{MAIN}sheet"):
        target = targets.get(sheet.get(_REL), "")
        part = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
        if part.startswith("xl/worksheets/"):
            yield sheet.get("name", ""), part


def _percent_styles(package: zipfile.ZipFile) -> frozenset[int]:
    """The numbers of the cell styles that show percentages."""
    if "xl/styles.xml" not in package.namelist():
        return frozenset()
    styles = _parsed(package.read("xl/styles.xml"))
    custom = {
        int(f.get("numFmtId", "0"))
        for f in styles.iter(f"{MAIN}numFmt")
        if "%" in re.sub(r'"[^"]*"|\\.', "", f.get("formatCode", ""))
    }
    cell_styles = styles.find(f"{MAIN}cellXfs")
    return frozenset(
        number
        for number, style in enumerate(cell_styles if cell_styles is not None else ())
        if int(style.get("numFmtId", "0")) in custom | _PERCENT_FORMATS
    )


def _marks_of_sheet(package: zipfile.ZipFile, part: str, percent_styles: frozenset[int]) -> CellMarks:
    made = CellMarks()
    content = package.read(part)
    _refuse_entities(content)
    row = column = -1
    for event, element in ElementTree.iterparse(io.BytesIO(content), ("start", "end")):
        if event == "start":
            if element.tag == f"{MAIN}row":
                row, column = int(element.get("r", row + 2)) - 1, -1
                if _is_hidden(element):
                    made.hidden_rows.add(row)
            continue
        if element.tag == f"{MAIN}col" and _is_hidden(element):
            first, last = int(element.get("min", "1")), int(element.get("max", "1"))
            made.hidden_columns.update(range(first - 1, min(last, MOST_COLUMNS)))
        if element.tag == f"{MAIN}c":
            row, column = _position(element.get("r"), row, column)
            made.height, made.width = max(made.height, row + 1), max(made.width, column + 1)
            _mark(made, element, address(row, column), percent_styles)
        if element.tag == f"{MAIN}row":
            element.clear()
    return made


def _is_hidden(element: ElementTree.Element) -> bool:
    return element.get("hidden") in ("1", "true")


def _mark(made: CellMarks, cell: ElementTree.Element, name: str, percents: frozenset[int]) -> None:
    value = cell.findtext(f"{MAIN}v")
    if cell.get("t") == "e":
        made.faults[name] = value or "#N/A"
    elif cell.find(f"{MAIN}f") is not None and not value:
        made.faults[name] = "公式没有结果"
    elif cell.get("t", "n") == "n" and int(cell.get("s", "0")) in percents:
        made.percents.add(name)


def _position(name: str | None, row: int, column: int) -> tuple[int, int]:
    match = re.fullmatch(r"([A-Z]{1,3})([1-9]\d{0,6})", name or "")
    if match is None:
        return max(row, 0), column + 1
    number = 0
    for letter in match[1]:
        number = number * 26 + ord(letter) - ord("A") + 1
    return int(match[2]) - 1, number - 1


def _parsed(content: bytes) -> ElementTree.Element:
    _refuse_entities(content)
    return ElementTree.fromstring(content)


def _refuse_entities(content: bytes) -> None:
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        raise Fault("它带有 XML 实体", "it holds XML entities")
