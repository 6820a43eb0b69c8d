"""Style parameters and their defaults by kind."""

from __future__ import annotations

import pytest

from briefgen.model.style import STANDARD, Style, form_of, resolved


@pytest.mark.parametrize(
    ("kind", "run_in"),
    [
        ("report", (3, 4)),
        ("rules", (3, 4)),
        ("bulletin", (3, 4)),
        ("survey", (1, 3, 4)),
        ("article", (2, 3, 4)),
    ],
)
def test_a_kind_runs_its_own_levels_in(kind: str, run_in: tuple[int, ...]) -> None:
    assert resolved(Style(), kind).run_in == run_in


def test_headings_are_numbered_by_the_standard_but_not_in_an_article() -> None:
    assert resolved(Style(), "report").numbering == ("一、", "（一）", "1.", "（1）")
    assert resolved(Style(), "article").numbering == ("无", "无", "无", "无")


def test_what_a_document_sets_wins_even_if_it_is_empty() -> None:
    style = resolved(Style(numbering=("章", "条"), run_in=()), "article")
    assert (style.numbering, style.run_in) == (("章", "条"), ())


def test_other_parameters_are_left_as_they_are() -> None:
    style = resolved(Style(items="apart", percent_digits=0, grouping=True, range_mark="至"), "survey")
    assert (style.items, style.percent_digits, style.grouping, style.range_mark) == ("apart", 0, True, "至")
    assert (style.item_mark, style.trim_zeros, style.issue_form, style.seal) == (
        "一是",
        True,
        "〔年〕第N期",
        False,
    )


@pytest.mark.parametrize(("level", "form"), [(1, "一、"), (4, "（1）"), (5, "无")])
def test_levels_beyond_the_marks_are_unnumbered(level: int, form: str) -> None:
    assert form_of(Style(numbering=STANDARD), level) == form


def test_a_style_without_marks_is_the_standards() -> None:
    assert form_of(Style(), 2) == "（一）"
