"""Formulas of derived indicators."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.model.indicator import FormulaError, Term, names, parsed


def name(of: str, part: str = "", *where: tuple[str, str]) -> Term:
    return Term("name", of, part, where)  # type: ignore[arg-type]


def test_multiplication_binds_closer_than_addition() -> None:
    assert parsed("a + b * 2") == Term(
        "+", operands=(name("a"), Term("*", operands=(name("b"), Term("number", number=Decimal(2)))))
    )


def test_signs_of_one_rank_are_read_from_left_to_right() -> None:
    assert parsed("a - b - c") == Term("-", operands=(Term("-", operands=(name("a"), name("b"))), name("c")))
    assert parsed("a / b * c") == Term("*", operands=(Term("/", operands=(name("a"), name("b"))), name("c")))


def test_brackets_come_first() -> None:
    assert parsed("(a + b) / c") == Term(
        "/", operands=(Term("+", operands=(name("a"), name("b"))), name("c"))
    )


def test_a_name_may_pick_a_half_and_fix_dimensions() -> None:
    assert parsed("committed.persons") == name("committed", "persons")
    assert parsed("committed[siting=central].households") == name(
        "committed", "households", ("siting", "central")
    )
    assert parsed("committed[siting=central, group=a]") == name(
        "committed", "", ("siting", "central"), ("group", "a")
    )


def test_a_hyphen_inside_a_name_is_no_minus() -> None:
    assert parsed("site-done / site") == Term("/", operands=(name("site-done"), name("site")))


def test_the_names_of_a_formula_are_the_indicators_it_reads() -> None:
    assert names(parsed("(a.persons - b) / c[x=y] * 100")) == ("a", "b", "c")


@pytest.mark.parametrize(
    ("formula", "at"),
    [
        ("", 0),
        ("a +", 3),
        ("a b", 2),
        ("(a", 2),
        ("a)", 1),
        ("* a", 0),
        ("a ÷ b", 1),
        ("a[x]", 0),
        ("a + ^", 3),
    ],
)
def test_what_is_no_formula_is_refused_at_its_fault(formula: str, at: int) -> None:
    with pytest.raises(FormulaError) as caught:
        parsed(formula)
    assert caught.value.at == at


@given(st.text(alphabet="ab12.+-*/()[]= ", max_size=24))
def test_any_text_is_a_formula_or_refused(text: str) -> None:
    try:
        term = parsed(text)
    except FormulaError as error:
        assert 0 <= error.at <= len(text)
        return
    assert all(n for n in names(term))
