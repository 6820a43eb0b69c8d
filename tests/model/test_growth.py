"""Growth over a base, and places in an order."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.diagnostics import Span
from briefgen.model.growth import NoBase, excess, growth, is_tied, rank
from briefgen.model.interval import interval_of
from briefgen.model.quantity import Quantity, Source, UnitMismatch
from briefgen.model.unit import unit


def stored(value: str, word: str = "件", approx: str = "") -> Quantity:
    return Quantity(Decimal(value), unit(word), approx, Source(value, Span("f.yaml")))


@pytest.mark.parametrize(
    ("now", "base", "expected"),
    [
        (("1123", "件"), ("1000", "件"), "12.3"),
        (("969", "件"), ("1000", "件"), "-3.1"),
        (("1000", "件"), ("1000", "件"), "0"),
        (("1.2", "万件"), ("10000", "件"), "20"),
        (("0", "件"), ("5", "件"), "-100"),
    ],
)
def test_growth_is_in_percent_of_the_base(now: tuple[str, str], base: tuple[str, str], expected: str) -> None:
    found = growth(stored(*now), stored(*base))
    assert (found.value, found.unit.text, found.operation, found.rounded) == (
        Decimal(expected),
        "%",
        "growth",
        True,
    )
    assert [source.name for source in found.sources] == list(dict.fromkeys((now[0], base[0])))


@pytest.mark.parametrize("base", ["0", "-3"])
def test_no_growth_is_over_nothing_or_less(base: str) -> None:
    with pytest.raises(NoBase) as caught:
        growth(stored("5"), stored(base))
    assert (caught.value.now.value, caught.value.base.value) == (5, Decimal(base))


def test_growth_is_between_amounts_of_one_unit() -> None:
    with pytest.raises(UnitMismatch):
        growth(stored("5", "户"), stored("5", "人"))


def test_what_grew_can_have_grown_by_as_much_as_its_rounding_lets_it() -> None:
    found = interval_of(growth(stored("1.2", "万人"), stored("1.0", "万人")))
    assert (round(found.low, 4), round(found.high, 4)) == (Decimal("0.0952"), Decimal("0.3158"))


@pytest.mark.parametrize(
    ("own", "others", "ascending", "place", "tied"),
    [
        ("5", ("9", "7", "1"), False, 3, False),
        ("5", ("9", "7", "1"), True, 2, False),
        ("5", ("5", "7", "5"), False, 2, True),
        ("5", (), False, 1, False),
        ("9", ("1", "2"), False, 1, False),
    ],
)
def test_a_rank_counts_those_before_it(
    own: str, others: tuple[str, ...], ascending: bool, place: int, tied: bool
) -> None:
    found = rank(stored(own), tuple(map(stored, others)), ascending=ascending)
    assert (found.value, found.unit.text, found.operation, is_tied(found)) == (place, "位", "rank", tied)


def test_a_surplus_is_what_is_above_a_hundred_percent() -> None:
    assert (excess(stored("112.5", "%")).value, excess(stored("112.5", "%")).unit.text) == (
        Decimal("12.5"),
        "%",
    )
    assert excess(stored("90", "%")).value == -10


AMOUNTS = st.integers(1, 10**9)


@given(AMOUNTS, AMOUNTS)
def test_growth_is_exact(now: int, base: int) -> None:
    found = growth(stored(str(now)), stored(str(base)))
    exact = Fraction(100 * (now - base), base)
    assert abs(Fraction(found.value) - exact) <= abs(exact) * Fraction(1, 10**35)


@given(st.lists(st.integers(0, 9), min_size=2, max_size=8))
def test_ranks_are_those_of_a_list_in_order(values: list[int]) -> None:
    figures = [stored(str(v)) for v in values]
    for index, value in enumerate(values):
        others = tuple(f for i, f in enumerate(figures) if i != index)
        place = rank(figures[index], others)
        assert place.value == sorted(values, reverse=True).index(value) + 1
        assert is_tied(place) == (values.count(value) > 1)
