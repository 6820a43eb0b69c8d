"""Places in finished files, and how many findings of a rule are listed."""

from __future__ import annotations

import pytest

from briefgen.diagnostics import Span, in_order
from briefgen.form.findings import at_paragraph, capped, on_page, whole
from briefgen.rules.office import HALF_WIDTH_ON_PAGE
from briefgen.rules.page import FIRST_PAGE_TEXT, LINES_PER_PAGE


@pytest.mark.parametrize(
    ("span", "zh", "en"),
    [
        (whole("a.pdf"), "a.pdf", "a.pdf"),
        (on_page("a.pdf", 3), "a.pdf:第3页", "a.pdf:page 3"),
        (on_page("a.pdf", 3, 5), "a.pdf:第3页第5行", "a.pdf:page 3, line 5"),
        (at_paragraph("a.docx", 12), "a.docx:第12段", "a.docx:paragraph 12"),
        (Span("a.yaml", 3, 5), "a.yaml:3:5", "a.yaml:3:5"),
        (Span("a.xlsx", sheet="人口", cell="C7"), "a.xlsx:人口!C7", "a.xlsx:人口!C7"),
    ],
)
def test_a_place_is_told_in_both_languages(span: Span, zh: str, en: str) -> None:
    assert (span.told("zh"), span.told("en")) == (zh, en)


def test_findings_stand_in_the_order_of_pages_then_lines() -> None:
    places = [on_page("a.pdf", 10, 1), on_page("a.pdf", 9, 20), on_page("a.pdf", 9, 3), whole("a.pdf")]
    said = in_order([FIRST_PAGE_TEXT.at(place) for place in places])
    assert [finding.span.inside("zh") for finding in said] == ["", "第9页第3行", "第9页第20行", "第10页第1行"]


def test_five_findings_of_a_rule_are_listed_and_the_others_counted() -> None:
    many = [LINES_PER_PAGE.at(on_page("a.pdf", page), found=page, expected=22) for page in range(1, 10)]
    told = capped("a.pdf", [*many, FIRST_PAGE_TEXT.at(on_page("a.pdf", 1))])
    assert [finding.code for finding in told] == ["BG415", "BG433", *["BG415"] * 4, "BG158"]
    assert told[-1].message("zh") == "这个文件里 BG415 还有 4 处，没有一一列出"
    assert len(capped("a.pdf", many[:5])) == 5


def test_the_same_fault_on_many_pages_is_told_once_with_the_other_places() -> None:
    many = [LINES_PER_PAGE.at(on_page("a.pdf", page), found=21, expected=22) for page in range(1, 10)]
    (told,) = capped("a.pdf", many)
    assert told.span == on_page("a.pdf", 1)
    assert [place.span.page for place in told.related] == [2, 3, 4]
    assert told.related[-1].zh == "等 6 处也是"


def test_faults_of_words_are_told_one_by_one() -> None:
    many = [HALF_WIDTH_ON_PAGE.at(on_page("a.pdf", n), text=f"{n}", marks=",", wide="，") for n in (1, 2)]
    assert len(capped("a.pdf", many)) == 2
