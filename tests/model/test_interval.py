"""Intervals of reported figures: what is written, what is computed, what agrees."""

from __future__ import annotations

from decimal import Decimal
from itertools import count

import pytest

from briefgen.diagnostics import Span
from briefgen.model.interval import ANYTHING, Interval, agreement, interval_of, point, total, truncated
from briefgen.model.notation import amount_of
from briefgen.model.quantity import Quantity, ratio
from briefgen.model.unit import PERCENTAGE

LINES = count(1)


def figure(text: str) -> Quantity:
    """A stored figure of its own place."""
    made = amount_of(text, Span("data/a.csv", next(LINES)))
    assert isinstance(made, Quantity)
    return made


def ends(found: Interval) -> tuple[str, str]:
    return f"{found.low.normalize():f}", f"{found.high.normalize():f}"


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("1906人", "1906", "1906"),
        ("120户", "120", "120"),
        ("4.45万人", "44450", "44550"),
        ("3万户", "25000", "35000"),
        ("254万元", "2535000", "2545000"),
        ("0.30元", "0.295", "0.305"),
        ("617公里", "616.5", "617.5"),
        ("37.32%", "0.37315", "0.37325"),
        ("36%", "0.355", "0.365"),
        ("1332元/人", "1331.5", "1332.5"),
        ("5500余名", "5500", "5600"),
        ("10余次", "10", "20"),
        ("4万余人", "40000", "50000"),
        ("近12万人", "110000", "120000"),
        ("约3000人次", "2500", "3500"),
        ("50平方米左右", "45", "55"),
        ("90%以上", "0.9", "Infinity"),
        ("不超过25平方米", "0", "25"),
        ("超过300户", "300", "Infinity"),
    ],
)
def test_a_written_figure_stands_for_an_interval(text: str, low: str, high: str) -> None:
    assert ends(interval_of(figure(text))) == (low, high)


def test_a_use_may_print_fewer_digits_than_are_stored() -> None:
    assert ends(interval_of(figure("37.32%"), 0)) == ("0.3682", "0.3782")


def test_sums_add_their_roundings() -> None:
    found = total((interval_of(figure("4.45万人")), interval_of(figure("7.47万人"))))
    assert ends(found) == ("119100", "119300")
    assert ends(interval_of(figure("4.45万人") + figure("7.47万人"))) == ("119100", "119300")


def test_differences_products_and_quotients() -> None:
    a, b = Interval(Decimal(2), Decimal(4)), Interval(Decimal(-1), Decimal(2))
    assert a - b == Interval(Decimal(0), Decimal(5))
    assert a * b == Interval(Decimal(-4), Decimal(8))
    assert a / Interval(Decimal(2), Decimal(4)) == Interval(Decimal("0.5"), Decimal(2))
    assert a / b == ANYTHING


def test_unbounded_ends_stay_unbounded() -> None:
    over = interval_of(figure("300户以上"))
    assert ends(over - point(Decimal(100))) == ("200", "Infinity")
    assert ends(over / point(Decimal(3))) == ("100", "Infinity")
    assert ends(point(Decimal(600)) / over) == ("0", "2")
    assert ends(over * point(Decimal(0))) == ("0", "0")


def test_a_figure_used_twice_has_one_value() -> None:
    poor, other = figure("4.45万人"), figure("7.47万人")
    found = interval_of(ratio(poor, poor + other))
    assert f"{found.low:.6f}" == "0.372903"
    assert f"{found.high:.6f}" == "0.373742"


@pytest.mark.parametrize(
    ("reported", "part", "whole", "expected"),
    [
        ("37.32%", "4.45万人", "11.92万人", "rounded"),
        ("37.33%", "4.45万人", "11.92万人", "rounded"),
        ("37.42%", "4.45万人", "11.92万人", "neither"),
        ("34.54%", "2248人", "6509人", "rounded"),
        ("35.54%", "2248人", "6509人", "neither"),
        ("34.53%", "2248人", "6509人", "truncated"),
        ("36%", "16个", "44个", "rounded"),
        ("38%", "16个", "44个", "neither"),
        ("24%", "227套", "962套", "rounded"),
        ("23%", "227套", "962套", "truncated"),
        ("36%", "71户", "200户", "rounded"),
        ("35%", "71户", "200户", "truncated"),
        ("约35%", "71户", "200户", "rounded"),
        ("30%以上", "71户", "200户", "rounded"),
        ("40%以上", "71户", "200户", "neither"),
    ],
)
def test_a_share_agrees_with_its_operands(reported: str, part: str, whole: str, expected: str) -> None:
    possible = interval_of(ratio(figure(part), figure(whole)))
    assert agreement(figure(reported), possible) == expected


def test_an_average_agrees_within_the_rounding_of_the_sum() -> None:
    possible = interval_of(figure("254万元") / figure("1906人"))
    assert agreement(figure("1332元/人"), possible) == "rounded"
    assert agreement(figure("1329元/人"), possible) == "neither"


def test_half_is_rounded_away_from_zero_below_it_too() -> None:
    possible = point(Decimal("-0.355"))
    assert agreement(Quantity(Decimal(-36), PERCENTAGE), possible) == "rounded"
    assert agreement(Quantity(Decimal(-35), PERCENTAGE), possible) == "truncated"


def test_truncated_figures_stand_for_what_lies_beyond_them() -> None:
    assert ends(truncated(Decimal("36.6"), PERCENTAGE)) == ("0.366", "0.367")
    assert ends(truncated(Decimal(-3), PERCENTAGE)) == ("-0.04", "-0.03")


def test_counts_and_constants_are_exact() -> None:
    found = Quantity(Decimal(6), operation="count", operands=(figure("3万户"),))
    assert interval_of(found).is_exact
