"""Rows of observations in YAML, CSV and XLSX: the same figures, and every fault at its place."""

from __future__ import annotations

import io
import struct
import zipfile
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefgen.diagnostics import Diagnostic, Span
from briefgen.load import csv_rows, xlsx_rows
from briefgen.load.columns import columns
from briefgen.model.indicator import Observation
from briefgen.model.quantity import Pair, Quantity, Range

from .workspaces import Files, faults, loaded, told

YAML, CSV, XLSX = "data/observations/o.yaml", "data/observations/o.csv", "data/observations/o.xlsx"


def rows(root: Path, files: Files) -> tuple[Observation, ...]:
    workspace, findings = loaded(root, files)
    assert told(findings) == []
    return workspace.observations


def quantity(one: Observation) -> Quantity:
    assert isinstance(one.amount, Quantity)
    return one.amount


def sheet(*lines: tuple[object, ...], name: str = "数据") -> bytes:
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page.title = name
    for line in lines:
        page.append(line)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


# ---- the three forms


def test_yaml_rows_take_what_they_leave_out_from_table_and_defaults(tmp_path: Path) -> None:
    text = """\
defaults: {place: donghu, source: 月报, period: 2023}
observations:
  - {indicator: supply, pipe: small, value: 12.5}
  - {indicator: supply, period: 2024, pipe: small, value: 约13万吨, note: 估计}
tables:
  - indicator: users
    period: 2022
    columns: [place, households, persons]
    rows:
      - [donghu, 354, 1527]
      - [linan, 3.5万, 10万多]
"""
    found = rows(tmp_path, {YAML: text})
    assert [(o.indicator, o.place, str(o.period), o.source) for o in found] == [
        ("supply", "donghu", "2023", "月报"),
        ("supply", "donghu", "2024", "月报"),
        ("users", "donghu", "2022", "月报"),
        ("users", "linan", "2022", "月报"),
    ]
    first = quantity(found[0])
    assert (first.value, first.unit.text, found[0].dimensions) == (
        Decimal("12.5"),
        "万吨",
        (("pipe", "small"),),
    )
    assert first.source is not None
    assert (first.source.name, str(first.source.span)) == ("supply(donghu, 2023, small)", f"{YAML}:3:45")
    assert (quantity(found[1]).approx, found[1].note) == ("约", "估计")
    pair = found[3].amount
    assert isinstance(pair, Pair)
    assert (pair.households.unit.text, pair.persons.unit.text, pair.persons.approx) == ("万户", "万人", "多")


def test_the_three_forms_say_the_same(tmp_path: Path) -> None:
    head = ("指标", "地点", "时期", "管径", "数值", "户数", "人数", "来源")
    lines = [
        ("供水量", "东湖", 2023, "小", 12.5, None, None, "年报"),
        ("users", "linan", "2023-Q3", None, None, 354, 1527, None),
    ]
    table = "\n".join(",".join("" if c is None else str(c) for c in line) for line in (head, *lines))
    as_yaml = """\
- {指标: 供水量, 地点: 东湖, 时期: 2023, 管径: 小, 数值: 12.5, 来源: 年报}
- {indicator: users, place: linan, period: 2023-Q3, households: 354, persons: 1527}
"""
    forms: list[Files] = [
        {YAML: as_yaml},
        {CSV: table},
        {CSV: "\ufeff" + table.replace("\n", "\r\n")},
        {CSV: table.encode("gb18030")},
        {XLSX: sheet(head, *lines)},
    ]
    said = [
        [
            (o.indicator, o.place, str(o.period), o.dimensions, _values(o), o.source)
            for o in rows(tmp_path / str(n), form)
        ]
        for n, form in enumerate(forms)
    ]
    assert said[0] == [
        ("supply", "donghu", "2023", (("pipe", "small"),), (Decimal("12.5"),), "年报"),
        ("users", "linan", "2023-Q3", (), (Decimal(354), Decimal(1527)), ""),
    ]
    assert all(form == said[0] for form in said)


def _values(one: Observation) -> tuple[Decimal, ...]:
    if isinstance(one.amount, Pair):
        return one.amount.households.value, one.amount.persons.value
    return (quantity(one).value,)


def test_a_missing_report_is_a_value_and_a_range_is_one(tmp_path: Path) -> None:
    text = (
        "- {indicator: loss, place: linan, value: 缺报}\n- {indicator: loss, place: donghu, value: 8%—9%}\n"
    )
    missing, between = rows(tmp_path, {YAML: text})
    assert (missing.amount, missing.status) == (None, "missing")
    assert isinstance(between.amount, Range)


def test_a_paired_indicator_may_be_given_in_persons_alone_or_in_words(tmp_path: Path) -> None:
    text = "- {indicator: users, period: 2023, persons: 40}\n- {indicator: users, period: 2024, value: 3户12人}\n"
    alone, both = rows(tmp_path, {YAML: text})
    assert quantity(alone).unit.text == "人"
    assert isinstance(both.amount, Pair)


def test_status_and_approximation_have_columns(tmp_path: Path) -> None:
    text = "指标,数值,单位,约数,状态\nsupply,3,吨,余,推定\n"
    (one,) = rows(tmp_path, {CSV: text})
    assert (quantity(one).approx, quantity(one).unit.text, one.status) == ("余", "吨", "inferred")


# ---- faults


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("{indicator: suply, value: 1}", ["1:15 BG501"]),
        ("{indicator: supply, place: dongho, value: 1}", ["1:30 BG501"]),
        ("{indicator: supply, pipe: huge, value: 1}", ["1:29 BG501"]),
        ("{indicator: loss, pipe: small, value: 1}", ["1:27 BG511"]),
        ("{indicator: supply, peroid: 2023, value: 1}", ["1:23 BG140"]),
        ("{indicator: supply, period: 2023-13, value: 1}", ["1:31 BG133"]),
        ("{place: donghu, value: 1}", ["1:3 BG142"]),
        ("{indicator: supply}", ["1:3 BG150"]),
        ('{indicator: supply, value: ""}', ["1:3 BG150"]),
        ("{indicator: supply, value: 三吨}", ["1:30 BG134"]),
        ("{indicator: supply, value: .inf}", ["1:30 BG118"]),
        ("{indicator: supply, value: NaN}", ["1:30 BG134"]),
        ("{indicator: supply, value: 3户}", ["1:30 BG144"]),
        ("{indicator: supply, value: 3, unit: 户}", ["1:30 BG144"]),
        ("{indicator: supply, value: 3吨, unit: 万吨}", ["1:40 BG138"]),
        ("{indicator: supply, value: 3户12人}", ["1:30 BG145"]),
        ("{indicator: supply, households: 3, persons: 12}", ["1:35 BG145"]),
        ("{indicator: users, value: 354}", ["1:29 BG145"]),
        ("{indicator: users, households: 354}", ["1:34 BG145"]),
        ("{indicator: users, households: 3人, persons: 12}", ["1:34 BG144"]),
        ("{indicator: users, households: 3户2人, persons: 12}", ["1:34 BG134"]),
        ("{indicator: supply, value: 3, status: final}", ["1:41 BG123"]),
        ("{indicator: supply, value: 3, status: missing}", ["1:30 BG152"]),
        ("{indicator: supply, value: 缺报, status: reported}", ["1:30 BG152"]),
        ("{indicator: users, households: 缺报, persons: 3}", ["1:47 BG152"]),
        ("{indicator: supply, value: 3, approx: 大概}", ["1:41 BG123"]),
        ("{indicator: supply, value: [3]}", ["1:30 BG122"]),
        ("供水三吨", ["1:3 BG122"]),
    ],
)
def test_a_fault_of_a_row_is_told_at_its_cell(tmp_path: Path, row: str, expected: list[str]) -> None:
    assert faults(tmp_path, {YAML: f"- {row}\n"}) == [f"{YAML}:{e}" for e in expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("observation: []\n", ["1:1 BG120"]),
        ("observations: {a: 1}\n", ["1:15 BG122"]),
        ("tables: [{indicator: loss, rows: [[1]]}]\n", ["1:10 BG121"]),
        ("tables: [{indicator: loss, columns: [value], rows: [[1, 2]]}]\n", ["1:53 BG143"]),
        ("tables: [{indicator: loss, columns: [value, ''], rows: []}]\n", ["1:45 BG141"]),
        ("tables: [{indicator: loss, columns: [value, 数值], rows: []}]\n", ["1:45 BG141"]),
        ("tables: [{indicator: loss, columns: [vlaue], rows: [[1]]}]\n", ["1:38 BG140"]),
        ("tables: [{indicator: loss, columns: [value], rows: [[[1]]]}]\n", ["1:54 BG122"]),
        ("tables: [{indicator: loss, columns: [value], rows: [1]}]\n", ["1:53 BG122"]),
        ("defaults: a\n", ["1:11 BG122"]),
        ("供水\n", ["1:1 BG122"]),
    ],
)
def test_a_fault_of_a_yaml_table_is_told(tmp_path: Path, text: str, expected: list[str]) -> None:
    assert faults(tmp_path, {YAML: text}) == [f"{YAML}:{e}" for e in expected]


def test_a_figure_reported_twice_is_told_with_both_places(tmp_path: Path) -> None:
    files: Files = {
        "data/observations/a.csv": "指标,地点,时期,数值\nloss,linan,2023,9\n",
        "data/observations/b.yaml": "- {indicator: loss, place: linan, period: 2023, value: 8}\n",
    }
    _, findings = loaded(tmp_path, files)
    assert told(findings) == ["data/observations/b.yaml:1:56 BG146"]
    assert str(findings[0].related[0].span) == "data/observations/a.csv:2:17"


def test_a_name_that_two_records_have_must_be_written_as_an_id(tmp_path: Path) -> None:
    places = "- {id: a, name: 鼓楼区, level: county}\n- {id: b, name: 鼓楼区, level: county}\n"
    files: Files = {"data/places.yaml": places, CSV: "指标,地点,数值\nloss,鼓楼区,9\nloss,a,9\n"}
    workspace, findings = loaded(tmp_path, files)
    assert told(findings) == [f"{CSV}:2:6 BG510"]
    assert [o.place for o in workspace.observations] == ["a"]


# ---- CSV


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("指标,地点,值\n", ["1:7 BG140"]),
        ("指标,,数值\nloss,,9\n", ["1:4 BG141"]),
        ("指标,数值,value\nloss,9,9\n", ["1:7 BG141"]),
        ("指标,数值\nloss,9,,\nloss,9,,x\n", ["3:9 BG143"]),
        ('指标,数值\n"loss"x,9\n', ["2:1 BG151"]),
        ('指标,数值\nloss,"9\n', ["2:1 BG151"]),
        ("指标,数值\n", ["1:1 BG149"]),
        ("", ["1:1 BG149"]),
        ("指标,数值\nloss,9\x07\n", ["2:7 BG107"]),
        ('指标,备注,数值\nloss,"a,""b""\n二",三\n', ["3:4 BG134"]),
        ("指标,数值\n\n,\nloss,三\n", ["4:6 BG134"]),
        ("指标,地点,数值\nloss,linan,9.1\nloss,linna,9.2\nlos,linan,9.3\n", ["3:6 BG501", "4:1 BG501"]),
    ],
)
def test_a_fault_of_a_csv_file_is_told_at_line_and_column(
    tmp_path: Path, text: str, expected: list[str]
) -> None:
    assert faults(tmp_path, {CSV: text}) == [f"{CSV}:{e}" for e in expected]


def test_csv_in_utf_16_is_refused(tmp_path: Path) -> None:
    assert faults(tmp_path, {CSV: "指标,数值\nloss,9\n".encode("utf-16")}) == [f"{CSV}:1:1 BG106"]


@settings(max_examples=300, deadline=None)
@given(
    st.one_of(st.binary(max_size=300), st.text(alphabet='指标,数值"\n\r x9;\t', max_size=80).map(str.encode))
)
def test_no_bytes_make_the_csv_reader_raise(content: bytes) -> None:
    _, findings = csv_rows.csv_rows(content, "o.csv", columns({}))
    assert all(f.code.startswith("BG1") and f.message("zh") for f in findings)


@settings(max_examples=100, deadline=None)
@given(
    st.lists(st.text(alphabet='水x9,"\n ', min_size=1, max_size=8).filter(str.strip), min_size=1, max_size=5)
)
def test_every_csv_cell_stands_where_its_text_is(cells: list[str]) -> None:
    line = ",".join('"' + c.replace('"', '""') + '"' for c in cells)
    text = "指标,备注\n" + "".join(f'loss,"{c.replace(chr(34), chr(34) * 2)}"\n' for c in cells) + line[:0]
    found, findings = csv_rows.csv_rows(text.encode(), "o.csv", columns({}))
    assert findings == []
    lines = text.split("\n")
    for row, cell in zip(found, cells, strict=True):
        place = row.cells["note"].span
        assert row.cells["note"] == cell
        assert lines[place.line - 1][place.column - 1 :].startswith(
            '"' + cell.split("\n")[0].replace('"', '""')
        )


# ---- XLSX


def xlsx_faults(content: bytes) -> list[Diagnostic]:
    from briefgen.model.fields import Scalar
    from briefgen.model.indicator import Dimension, Member

    pipe = Dimension(
        id=Scalar("pipe"), name=Scalar("管径"), members=(Member(id=Scalar("small"), name=Scalar("小")),)
    )
    return xlsx_rows.xlsx_rows(content, "o.xlsx", columns({"pipe": pipe}))[1]


def test_percentages_of_a_sheet_are_read_as_they_are_shown(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    for line in (
        ("指标", "时期", "数值"),
        ("loss", 2021, 0.345),
        ("loss", 2022, "34.5%"),
        ("loss", 2023, 34.5),
        ("loss", 2024, 0.07),
    ):
        page.append(line)
    page["C2"].number_format = "0.0%"
    page["C5"].number_format = '0.00"%"'
    stream = io.BytesIO()
    book.save(stream)
    found = rows(tmp_path, {XLSX: stream.getvalue()})
    assert [str(quantity(o).value) for o in found] == ["34.5", "34.5", "34.5", "0.07"]
    assert {quantity(o).unit.text for o in found} == {"%"}


def test_numbers_of_a_sheet_have_the_digits_that_it_shows(tmp_path: Path) -> None:
    content = sheet(
        ("指标", "时期", "数值"), ("loss", 2022, 354.0), ("loss", 2023, 0.1 + 0.2), ("loss", 2024, 12345678.5)
    )
    assert [str(quantity(o).value) for o in rows(tmp_path, {XLSX: content})] == ["354", "0.3", "12345678.5"]


def test_a_figure_of_a_sheet_knows_its_cell(tmp_path: Path) -> None:
    (one,) = rows(tmp_path, {XLSX: sheet(("指标", "数值"), ("loss", 9))})
    assert str(one.span) == f"{XLSX}:数据!B2"


def test_faults_of_a_sheet_are_told_at_their_cells(tmp_path: Path) -> None:
    content = sheet(
        ("指标", "地点", "数值"), ("loss", "linna", 9), ("los", "linan", True), ("loss", "linan", "三")
    )
    assert faults(tmp_path, {XLSX: content}) == [
        f"{XLSX}:数据!{c}" for c in ("B2 BG501", "A3 BG501", "C3 BG157", "C4 BG134")
    ]


def test_an_error_cell_and_a_formula_without_a_result_are_told() -> None:
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page.title = "数据"
    page.append(("指标", "数值"))
    page.append(("loss", "#DIV/0!"))
    page.append(("loss", "=1+1"))
    page["B2"].data_type = "e"
    stream = io.BytesIO()
    book.save(stream)
    assert told(xlsx_faults(stream.getvalue())) == ["o.xlsx:数据!B2 BG147", "o.xlsx:数据!B3 BG147"]


def test_merged_and_empty_header_cells_are_told() -> None:
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page.title = "数据"
    page.append(("指标", None, "数值"))
    page.append(("loss", None, 9))
    page.merge_cells("A2:A4")
    stream = io.BytesIO()
    book.save(stream)
    assert told(xlsx_faults(stream.getvalue())) == ["o.xlsx:数据!A2 BG155", "o.xlsx:数据!B1 BG141"]


def test_a_hidden_sheet_is_passed_over_and_one_without_header_is_told() -> None:
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page.append(("指标", "数值"))
    page.append(("loss", 9))
    book.create_sheet("说明").append(("填表说明",))
    book.create_sheet("空")
    hidden = book.create_sheet("隐")
    hidden.append(("隐藏",))
    hidden.sheet_state = "hidden"
    stream = io.BytesIO()
    book.save(stream)
    assert told(xlsx_faults(stream.getvalue())) == ["o.xlsx:说明!A1 BG154"]


@pytest.mark.parametrize("hidden", ["row", "column"])
def test_a_hidden_row_or_column_is_read_and_told(hidden: str) -> None:
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page.title = "数据"
    page.append(("指标", "数值"))
    page.append(("loss", 9))
    if hidden == "row":
        page.row_dimensions[2].hidden = True
    else:
        page.column_dimensions["B"].hidden = True
    stream = io.BytesIO()
    book.save(stream)
    place = {"row": "A2", "column": "B1"}[hidden]
    assert told(xlsx_faults(stream.getvalue())) == [f"o.xlsx:数据!{place} BG159"]


def test_a_stray_cell_far_away_does_not_fill_the_memory() -> None:
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page.title = "数据"
    page.append(("指标", "数值"))
    page["XFD1048576"] = "x"
    stream = io.BytesIO()
    book.save(stream)
    (finding,) = xlsx_faults(stream.getvalue())
    assert (str(finding.span), finding.code) == ("o.xlsx:数据!A1", "BG156")
    assert "1048576" in finding.message("en")


def zipped(parts: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return stream.getvalue()


def with_part(content: bytes, name: str, part: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        parts = {n: package.read(n) for n in package.namelist()}
    return zipped({**parts, name: part})


GOOD = sheet(("指标", "数值"), ("loss", 9))


def encrypted(content: bytes) -> bytes:
    """The bit that says so, in the directory at the end."""
    at = content.rindex(b"PK\x01\x02")
    return content[: at + 8] + struct.pack("<H", 1) + content[at + 10 :]


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "password"),
        (b"", "no XLSX"),
        (b"indicator,value\n", "no XLSX"),
        (zipped({"word/document.xml": b"<a/>"}), "no workbook"),
        (with_part(GOOD, "xl/vbaProject.bin", b"x"), "macros"),
        (with_part(GOOD, "xl/media/a.bin", b"\0" * 210_000_000), "too large"),
        (with_part(GOOD, "xl/workbook.xml", b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"), "entities"),
        (with_part(GOOD, "xl/workbook.xml", b"<a"), "damaged"),
        (GOOD[: len(GOOD) // 2], "no XLSX"),
        (encrypted(GOOD), "password"),
    ],
    ids=["ole", "empty", "text", "docx", "macros", "bomb", "entities", "broken-xml", "cut", "encrypted"],
)
def test_what_is_no_workbook_is_told_and_why(content: bytes, word: str) -> None:
    (finding,) = xlsx_faults(content)
    assert finding.code == "BG148"
    assert word in finding.message("en")


@pytest.mark.parametrize("suffix", [".xls", ".et", ".ods", ".xlsm"])
def test_other_spreadsheets_are_refused_by_name(tmp_path: Path, suffix: str) -> None:
    name = f"data/observations/o{suffix}"
    assert faults(tmp_path, {name: b"x"}) == [f"{name}:1:1 BG148"]


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(0, len(GOOD) - 1), st.binary(min_size=1, max_size=4))
def test_a_damaged_workbook_never_makes_the_reader_raise(at: int, noise: bytes) -> None:
    damaged = GOOD[:at] + noise + GOOD[at + len(noise) :]
    assert all(f.code.startswith("BG1") for f in xlsx_faults(damaged))


def test_what_a_cell_holds_besides_text_and_numbers_is_named() -> None:
    span = Span("o.xlsx", sheet="数据", cell="A1")
    for value, word in ((True, "是/否"), (float("nan"), "算不出的数"), (float("inf"), "算不出的数")):
        assert xlsx_rows._text(value, percent=False) is None
        assert word in xlsx_rows._wrong_type(value, span).message("zh")


def test_a_no_break_space_in_a_cell_is_told() -> None:
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page.title = "数据"
    page.append(("指标", "数值", "备注"))
    page.append(("loss", 9, "水\u00a0厂"))
    page.append(("loss", 9, "水\u200b厂"))
    stream = io.BytesIO()
    book.save(stream)
    assert told(xlsx_faults(stream.getvalue())) == ["o.xlsx:数据!C2 BG109", "o.xlsx:数据!C3 BG107"]


@pytest.mark.parametrize("value", ["#DIV/0!", "=1+1", True], ids=["error", "no result", "yes or no"])
def test_a_cell_that_cannot_be_read_is_one_fault(tmp_path: Path, value: object) -> None:
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page.title = "数据"
    page.append(("指标", "地点", "数值"))
    page.append(("loss", "linan", value))
    if value == "#DIV/0!":
        page["C2"].data_type = "e"
    stream = io.BytesIO()
    book.save(stream)
    code = "BG157" if value is True else "BG147"
    assert faults(tmp_path, {XLSX: stream.getvalue()}) == [f"{XLSX}:数据!C2 {code}"]
