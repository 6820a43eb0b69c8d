"""Quantities: exact, rounded half up, and never without their sources."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.diagnostics import Span
from briefgen.model.quantity import (
    Pair,
    Quantity,
    Source,
    UnitMismatch,
    complement,
    converted,
    half_up,
    ratio,
    total,
)
from briefgen.model.unit import unit


def stored(value: str, word: str, name: str = "a", approx: str = "") -> Quantity:
    return Quantity(Decimal(value), unit(word), approx, Source(name, Span("f.yaml")))


def test_a_sum_has_the_unit_of_its_first_part_and_knows_both() -> None:
    made = stored("1", "万人", "a") + stored("2345", "人", "b")
    assert (made.value, made.unit.text) == (Decimal("1.2345"), "万人")
    assert [s.name for s in made.sources] == ["a", "b"]


def test_households_and_persons_are_never_added() -> None:
    with pytest.raises(UnitMismatch):
        stored("1", "户") + stored("1", "人")
    with pytest.raises(UnitMismatch):
        stored("1", "%") - stored("1", "人")
    with pytest.raises(UnitMismatch):
        ratio(stored("1", "户"), stored("1", "人"))


@pytest.mark.parametrize(
    ("left", "right", "value", "word"),
    [
        (("0.7", "万元/人"), ("1475", "人"), "1032.5", "万元"),
        (("3", "亿元"), ("2", ""), "6", "亿元"),
        (("50", "%"), ("10", "人"), "5", "人"),
    ],
)
def test_a_product_has_the_product_of_units(
    left: tuple[str, str], right: tuple[str, str], value: str, word: str
) -> None:
    made = stored(*left) * stored(*right)
    assert (converted(made, unit(word)).value, made.unit.dimension) == (Decimal(value), unit(word).dimension)


def test_a_quotient_has_a_unit_with_a_word_and_must_be_rounded() -> None:
    made = stored("38", "亿元") / stored("2", "万人")
    assert (made.value, made.unit.text, made.rounded) == (Decimal(19), "万元/人", True)


def test_a_share_is_in_percent() -> None:
    made = ratio(stored("2248", "人", "part"), stored("6509", "人", "whole"))
    assert half_up(made.value, 2) == Decimal("34.54")
    assert (made.unit.text, made.rounded, [s.name for s in made.sources]) == ("%", True, ["part", "whole"])
    assert ratio(stored("1", "万人"), stored("20000", "人")).value == 50


def test_what_comes_of_approximate_figures_is_approximate() -> None:
    assert (stored("3", "人", approx="余") + stored("4", "人")).approx == "约"
    assert (stored("3", "人") + stored("4", "人")).approx == ""


@pytest.mark.parametrize(
    ("value", "digits", "expected"),
    [
        ("2.5", 0, "3"),
        ("0.125", 2, "0.13"),
        ("-2.5", 0, "-3"),
        ("36.365", 2, "36.37"),
        ("1.004", 2, "1.00"),
        ("999.5", 0, "1000"),
    ],
)
def test_halves_are_rounded_up(value: str, digits: int, expected: str) -> None:
    assert str(half_up(Decimal(value), digits)) == expected


def test_a_total_of_one_part_is_the_part() -> None:
    one = stored("3", "人")
    assert total((one,)) is one


def test_pairs_are_added_and_subtracted_half_by_half() -> None:
    first, second = Pair(stored("5", "户"), stored("20", "人")), Pair(stored("2", "户"), stored("7", "人"))
    added, left = first + second, first - second
    assert (added.households.value, added.persons.value) == (7, 27)
    assert (left.households.value, left.persons.value) == (3, 13)


COUNTS = st.integers(0, 10**9).map(str)


@given(st.lists(COUNTS, min_size=1, max_size=6))
def test_a_total_is_the_sum_and_names_every_part_once(values: list[str]) -> None:
    made = total(tuple(stored(v, "人", f"s{n}") for n, v in enumerate(values)))
    assert made.value == sum(int(v) for v in values)
    assert [s.name for s in made.sources] == [f"s{n}" for n in range(len(values))]


@given(COUNTS, st.sampled_from(["元", "万元", "亿元"]), st.sampled_from(["元", "万元", "亿元"]))
def test_converting_there_and_back_changes_nothing(value: str, first: str, second: str) -> None:
    there = converted(stored(value, first), unit(second))
    assert converted(there, unit(first)).value == Decimal(value)


@given(COUNTS, COUNTS)
def test_a_share_and_its_complement_are_a_hundred(part: str, rest: str) -> None:
    whole = stored(part, "人") + stored(rest, "人")
    if whole.value == 0:
        return
    shares = ratio(stored(part, "人"), whole).value + ratio(stored(rest, "人"), whole).value
    assert half_up(shares, 20) == 100


@pytest.mark.parametrize(
    ("left", "right", "value", "word"),
    [
        (("34.5", "%"), ("32.4", "%"), "2.1", "个百分点"),
        (("2.1", "百分点"), ("0.4", "个百分点"), "1.7", "百分点"),
        (("3", ""), ("2", ""), "1", ""),
        (("34.5", "%"), ("0.1", ""), "24.5", "%"),
    ],
)
def test_two_percentages_differ_by_points(
    left: tuple[str, str], right: tuple[str, str], value: str, word: str
) -> None:
    made = stored(*left) - stored(*right)
    assert (made.value, made.unit) == (Decimal(value), unit(word))


def test_two_quotients_differ_by_points_and_a_quotient_and_a_constant_do_not() -> None:
    half, fifth = stored("1", "人") / stored("2", "人"), stored("1", "人") / stored("5", "人")
    assert ((half - fifth).value, (half - fifth).unit.text) == (30, "个百分点")
    one = Quantity(Decimal(1), operation="constant")
    assert ((one - fifth).value, (one - fifth).unit.text) == (Decimal("0.8"), "")


def test_points_are_never_added_to_percentages() -> None:
    with pytest.raises(UnitMismatch):
        stored("34", "%") + stored("2", "百分点")
    with pytest.raises(UnitMismatch):
        stored("34", "%") - stored("2", "百分点")
    assert (stored("34", "%") + stored("2", "%")).unit.text == "%"


def test_what_a_share_leaves_of_the_whole_is_a_share() -> None:
    made = complement(stored("34.5", "%"))
    assert (made.value, made.unit.text) == (Decimal("65.5"), "%")
    with pytest.raises(UnitMismatch):
        complement(stored("3", "人"))


def test_the_sign_of_a_figure_is_turned_with_its_source() -> None:
    made = -stored("3", "人")
    assert (made.value, made.operation, [s.name for s in made.sources]) == (-3, "neg", ["a"])
    assert (abs(made).value, abs(made).operation) == (3, "abs")
    assert abs(stored("3", "人")).operation == ""


WORDS = st.sampled_from(["人", "户", "万人", "元", "亿元", "%", "个百分点", "", "元/人"])


@given(COUNTS, WORDS, COUNTS, WORDS)
def test_only_amounts_of_one_dimension_are_added(a: str, first: str, b: str, second: str) -> None:
    left, right = stored(a, first), stored(b, second)
    if unit(first).dimension == unit(second).dimension:
        assert (left + right).unit == unit(first)
        return
    with pytest.raises(UnitMismatch):
        left + right
    with pytest.raises(UnitMismatch):
        left - right


@given(COUNTS.filter(lambda v: v != "0"), WORDS, COUNTS.filter(lambda v: v != "0"), WORDS)
def test_a_quotient_times_its_divisor_is_the_amount_in_its_unit(
    a: str, first: str, b: str, second: str
) -> None:
    made = (stored(a, first) / stored(b, second)) * stored(b, second)
    exact = Fraction(a) * Fraction(10) ** unit(first).scale
    assert made.unit.dimension == unit(first).dimension
    found = Fraction(made.value) * Fraction(10) ** made.unit.scale
    assert abs(found - exact) <= exact * Fraction(1, 10**30)
