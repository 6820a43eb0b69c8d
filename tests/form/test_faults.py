"""Every planted fault is found under its rule, and nothing is found in the files that it was planted in."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from briefgen.document.pieces import Role
from briefgen.form import docx, pdf
from briefgen.form.profile import Profile
from briefgen.write.docx import write_docx
from briefgen.write.pdf import write_pdf
from form.documents import notice
from form.planted import OTHERS, Case, cases, found

ROWS = (
    *(
        f"F{number:02}"
        for number in (1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 23)
    ),
    *(
        "F24",
        "F26",
        "F27",
        "F30",
        "T01",
        "T02",
        "T03",
        "T04",
        "T05",
        "T06",
        "T07",
        "T08",
        "T09",
        "T10",
        "T13",
        "T17",
    ),
)
"""The rows that both formats show."""
GROUNDS = {"notice": notice(), **OTHERS}
KINDS: dict[str, Any] = {"notice": "official", **{name: name for name in OTHERS}}


def _marked() -> list[Any]:
    """The cases of a DOCX, and the first PDF of each row; the other PDFs take their time."""
    seen: set[str] = set()
    marked = []
    for case in cases():
        again = case.format == "pdf" and case.row in seen
        seen |= {case.row} if case.format == "pdf" else set()
        marks = [pytest.mark.slow] if again else []
        marked.append(pytest.param(case, id=f"{case.row}-{case.id}-{case.format}", marks=marks))
    return marked


@pytest.mark.parametrize("case", _marked())
def test_a_planted_fault_is_found_under_its_rule(case: Case) -> None:
    assert case.finds in found(case), case.why


@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("told", [True, False], ids=["kind told", "kind guessed"])
def test_nothing_is_found_in_a_docx_that_keeps_the_rules(ground: str, told: bool) -> None:
    content = write_docx(GROUNDS[ground])
    measured = docx.measured("文件", content, Profile(kind=KINDS[ground] if told else None))
    assert [finding.message("zh") for finding in measured.findings] == []
    assert measured.kind == KINDS[ground]


@pytest.mark.parametrize("ground", GROUNDS)
def test_nothing_is_found_in_a_pdf_that_keeps_the_rules(ground: str) -> None:
    measured = pdf.measured("文件", write_pdf(GROUNDS[ground]), Profile())
    assert [finding.message("zh") for finding in measured.findings] == []
    assert measured.kind == KINDS[ground]


@pytest.mark.parametrize("faces", ["windows", "fzgbk"])
def test_nothing_is_found_with_the_faces_of_other_offices(faces: Any) -> None:
    measured = docx.measured("文件", write_docx(notice(), faces), Profile())
    assert [finding.message("zh") for finding in measured.findings] == []


def test_a_house_is_measured_by_its_own_layout() -> None:
    standard = notice().layout
    looks = {
        **standard.looks,
        Role.HEADING_2: replace(standard.look(Role.HEADING_2), face="hei"),
        Role.TITLE: replace(standard.look(Role.TITLE), size_pt=24),
        Role.MARK: replace(standard.look(Role.MARK), top_mm=60, color="#C00000"),
        Role.HEAD_RULE: replace(standard.look(Role.HEAD_RULE), color="#C00000"),
    }
    number = replace(standard.page_number, side="center", below_mm=9)
    house = replace(standard, name="江城", red="#C00000", top_mm=35, looks=looks, page_number=number)
    content = write_docx(replace(notice(), layout=house))
    own = docx.measured("文件", content, Profile(layout=house)).findings
    assert [finding.message("zh") for finding in own] == []
    by_standard = {
        finding.code for finding in docx.measured("文件", content, Profile(kind="official")).findings
    }
    assert {"BG413", "BG425", "BG426", "BG427", "BG432", "BG436"} <= by_standard


@pytest.mark.parametrize("row", ROWS)
@pytest.mark.parametrize("format", ["pdf", "docx"])
def test_every_row_has_a_planted_fault(row: str, format: str) -> None:
    assert [case.id for case in cases() if (case.row, case.format) == (row, format)]


def test_rows_of_one_format_only_have_a_fault_too() -> None:
    only = {("F10", "pdf"), ("F22", "pdf"), ("F28", "docx")}
    assert only <= {(case.row, case.format) for case in cases()}


def test_no_two_cases_share_a_name() -> None:
    listed = [(case.id, case.format) for case in cases()]
    assert len(set(listed)) == len(listed)
