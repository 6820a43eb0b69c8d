"""Shares that add up: the largest remainder."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.diagnostics import Span
from briefgen.model.quantity import Quantity, Source, UnitMismatch
from briefgen.model.shares import NotTheWhole, apportioned
from briefgen.model.unit import unit


def people(value: str, word: str = "人") -> Quantity:
    return Quantity(Decimal(value), unit(word), source=Source(value, Span("f.yaml")))


def rounded(digits: int, *values: str) -> list[str]:
    return [format(share.value, "f") for share in apportioned(tuple(map(people, values)), digits)]


@pytest.mark.parametrize(
    ("values", "digits", "expected"),
    [
        (("1", "1", "1"), 0, ["34", "33", "33"]),
        (("1", "1", "1"), 1, ["33.4", "33.3", "33.3"]),
        (("2", "1"), 0, ["67", "33"]),
        (("1", "1", "1", "1", "1", "1"), 0, ["17", "17", "17", "17", "16", "16"]),
        (("0", "5"), 1, ["0.0", "100.0"]),
        (("7",), 2, ["100.00"]),
        (("1", "7"), 0, ["13", "87"]),
        (("3", "5"), 0, ["38", "62"]),
    ],
)
def test_what_is_missing_goes_to_the_largest_remainders_and_the_first_of_equal_ones(
    values: tuple[str, ...], digits: int, expected: list[str]
) -> None:
    assert rounded(digits, *values) == expected


def test_a_share_knows_its_exact_value_and_every_part() -> None:
    first, _ = apportioned((people("1"), people("2")), 1)
    assert (first.operation, first.unit.text, first.digits) == ("apportioned", "%", 1)
    assert first.operands[0].value.quantize(Decimal("0.0001")) == Decimal("33.3333")
    assert [source.name for source in first.sources] == ["1", "2"]


def test_parts_in_other_scales_are_converted() -> None:
    found = apportioned((people("1", "万人"), people("30000")), 0)
    assert [share.value for share in found] == [25, 75]


@pytest.mark.parametrize("whole", ["11.92", "11.93", "11.91", "12"])
def test_a_whole_that_the_rounded_parts_can_make_up_is_taken(whole: str) -> None:
    parts = (people("4.45", "万人"), people("7.47", "万人"))
    assert len(apportioned(parts, 1, people(whole, "万人"))) == 2


def test_parts_that_cannot_make_up_the_whole_are_refused() -> None:
    parts = (people("4.45", "万人"), people("7.47", "万人"))
    with pytest.raises(NotTheWhole):
        apportioned(parts, 1, people("11.95", "万人"))
    with pytest.raises(NotTheWhole):
        apportioned((people("3"), people("4")), 1, people("8"))
    with pytest.raises(NotTheWhole):
        apportioned((people("3"), people("-1")), 1)
    with pytest.raises(UnitMismatch):
        apportioned((people("3"),), 1, people("3", "户"))
    with pytest.raises(ArithmeticError):
        apportioned((people("0"),), 1)


PARTS = st.lists(st.integers(0, 10**9), min_size=1, max_size=12).filter(any)


@given(PARTS, st.integers(0, 9))
def test_shares_add_up_to_exactly_a_hundred_and_are_within_a_step_of_the_exact_ones(
    values: list[int], digits: int
) -> None:
    found = apportioned(tuple(people(str(v)) for v in values), digits)
    assert sum(Fraction(share.value) for share in found) == 100
    step = Fraction(1, 10**digits)
    for value, share in zip(values, found, strict=True):
        assert abs(Fraction(share.value) - Fraction(100 * value, sum(values))) < step
        assert Fraction(share.value) % step == 0
        assert share.value >= 0


@given(PARTS, st.integers(0, 4))
def test_a_larger_part_never_has_the_smaller_share(values: list[int], digits: int) -> None:
    found = [share.value for share in apportioned(tuple(people(str(v)) for v in values), digits)]
    ordered = sorted(zip(values, found, strict=True))
    for (smaller, its), (larger, other) in pairwise(ordered):
        assert its <= other or smaller == larger
