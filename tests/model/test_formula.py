"""Formulas of derived indicators."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.model.formula import FormulaError, Term, names, parsed


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


def call(of: str, *operands: Term, options: tuple[str, ...] = ()) -> Term:
    return Term("call", of, operands=operands, options=options)


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        ("growth(a)", call("growth", name("a"))),
        ("growth(a, previous)", call("growth", name("a"), options=("previous",))),
        (
            "growth(a + b.persons)",
            call("growth", Term("+", operands=(name("a"), name("b", "persons")))),
        ),
        ("change(growth(a))", call("change", call("growth", name("a")))),
        ("rank(a, province, ascending)", call("rank", name("a"), options=("province", "ascending"))),
        ("mean(a, b)", call("mean", name("a"), name("b"))),
        ("mean(a, b, place)", call("mean", name("a"), name("b"), options=("place",))),
        ("count(a, 个, place)", call("count", name("a"), options=("个", "place"))),
        ("share(a[x=y], x)", call("share", name("a", "", ("x", "y")), options=("x",))),
        (
            "(growth(a) + 1) * b",
            Term(
                "*",
                operands=(
                    Term("+", operands=(call("growth", name("a")), Term("number", number=Decimal(1)))),
                    name("b"),
                ),
            ),
        ),
        ("growth / rank", Term("/", operands=(name("growth"), name("rank")))),
    ],
)
def test_a_function_takes_formulas_and_then_words(formula: str, expected: Term) -> None:
    assert parsed(formula) == expected


def test_the_names_inside_a_function_are_read_too() -> None:
    assert names(parsed("mean(a / b, growth(c), place) + d")) == ("a", "b", "c", "d")


@pytest.mark.parametrize(
    ("formula", "at", "zh"),
    [
        ("grow(a)", 0, "没有函数 grow，可用的有 growth、change、rank、mean、count、share"),
        ("b + grow(a)", 4, "没有函数 grow，可用的有 growth、change、rank、mean、count、share"),
        ("growth()", 7, "growth 写成 growth(moved, previous)"),
        ("growth(a, last)", 10, "growth 不认识“last”，可以写 previous"),
        ("growth(a, previous, previous)", 20, "growth 写成 growth(moved, previous)"),
        ("growth(a, 3)", 10, "growth 写成 growth(moved, previous)"),
        ("rank(a, ascending, descending)", 19, "ascending 与 descending 只能写一个"),
        ("rank(a, county, province)", 16, "county 与 province 只能写一个"),
        ("mean(a)", 6, "mean 写成 mean(price, users, place)"),
        ("mean(a b)", 7, "mean 写成 mean(price, users, place)"),
        ("share(a)", 7, "share 写成 share(moved, group)，括号里先写一个指标"),
        ("share(a + b, x)", 6, "share 写成 share(moved, group)，括号里先写一个指标"),
        ("count(2)", 6, "count 写成 count(moved, 个, place)，括号里先写一个指标"),
        ("growth(a", 8, ""),
        ("growth(a,", 9, "growth 写成 growth(moved, previous)"),
        ("growth(", 7, "growth 写成 growth(moved, previous)"),
        ("growth(a))", 9, ""),
        ("a, b", 1, ""),
        ("(" * 60 + "a", 50, "括号套得太深"),
    ],
)
def test_a_function_that_is_used_wrongly_is_refused_at_its_fault(formula: str, at: int, zh: str) -> None:
    with pytest.raises(FormulaError) as caught:
        parsed(formula)
    assert (caught.value.at, caught.value.zh) == (at, zh)
    assert bool(caught.value.en) == bool(zh)


def test_a_term_knows_where_it_stands() -> None:
    term = parsed("a + growth(b - c)")
    assert (term.at, term.operands[1].at, term.operands[1].operands[0].at) == (2, 4, 13)


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


@given(
    st.text(alphabet="ab12.+-*/()[]=, ", max_size=24)
    | st.lists(
        st.sampled_from(["growth(", "rank(", "mean(", "share(", "a", "b", ",", ")", "previous", " - ", "2"])
    ).map("".join)
)
def test_any_text_is_a_formula_or_refused(text: str) -> None:
    try:
        term = parsed(text)
    except FormulaError as error:
        assert 0 <= error.at <= len(text)
        return
    assert all(n for n in names(term))


def test_a_formula_that_is_too_long_is_told_so() -> None:
    with pytest.raises(FormulaError) as caught:
        parsed(" + ".join(["a"] * 3000))
    assert (caught.value.at, caught.value.zh) == (500, "公式太长，最多 500 个字符")
