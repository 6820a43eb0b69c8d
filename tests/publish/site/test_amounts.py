"""Amounts on the site print as in documents."""

from __future__ import annotations

from decimal import Decimal

import pytest

from briefgen.diagnostics import Span
from briefgen.model.notation import amount_of
from briefgen.model.quantity import Quantity
from briefgen.model.unit import PERCENTAGE, unit
from briefgen.publish.site.amounts import amount_text, cell_text, value_in


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("354户1527人", "354户1527人"),
        ("12000人", "12000人"),
        ("约2元", "约2元"),
        ("1—2元", "1～2元"),
        ("0.5万元至3万元", "0.5至3万元"),
        ("3%—5%", "3%～5%"),
    ],
)
def test_an_amount_prints_with_its_unit(written: str, printed: str) -> None:
    assert amount_text(amount_of(written, Span("x"))) == printed


def test_a_cell_has_no_unit_where_it_is_that_of_the_column() -> None:
    assert cell_text(amount_of("12000人", Span("x")), unit("人")) == "12,000"
    assert cell_text(amount_of("1.2万人", Span("x")), unit("人")) == "1.2万人"
    assert cell_text(amount_of("近8000人", Span("x")), unit("人")) == "近8000人"


def test_a_share_that_rounds_to_nothing_keeps_the_digits_that_count() -> None:
    share = Quantity(Decimal("0.00012345"), PERCENTAGE, operation="/", rounded=True, digits=1)
    assert amount_text(share) == "0.00012%"


def test_a_figure_is_counted_in_the_unit_of_its_indicator() -> None:
    (found,) = (amount_of("1.2万人", Span("x")),)
    assert isinstance(found, Quantity)
    assert value_in(found, unit("人")) == Decimal("12000")
    assert value_in(found, unit("元")) is None
