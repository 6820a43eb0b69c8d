"""Amounts as bulletins write them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.diagnostics import Span
from briefgen.model.notation import AFTER, BEFORE, INSIDE, NotationError, amount_of, measured, named
from briefgen.model.quantity import Pair, Quantity, Range, Source
from briefgen.model.unit import unit

PLACE = Span("f.yaml", 3, 7)


def quantity(text: str) -> Quantity:
    amount = amount_of(text, PLACE)
    assert isinstance(amount, Quantity)
    return amount


def pair(text: str) -> Pair:
    amount = amount_of(text, PLACE)
    assert isinstance(amount, Pair)
    return amount


def between(text: str) -> Range:
    amount = amount_of(text, PLACE)
    assert isinstance(amount, Range)
    return amount


@pytest.mark.parametrize(
    ("text", "value", "word", "approx"),
    [
        ("1348人", "1348", "人", ""),
        ("34.54%", "34.54", "%", ""),
        ("约3000人次", "3000", "人次", "约"),
        ("3万多户", "3", "万户", "多"),
        ("10余次", "10", "次", "余"),
        ("4100多户", "4100", "户", "多"),
        ("50平方米以上", "50", "平方米", "以上"),
        ("不超过25平方米", "25", "平方米", "不超过"),
        ("近8亿元", "8", "亿元", "近"),
        ("3,200元", "3200", "元", ""),
        ("0.5", "0.5", "", ""),
        ("-1.2个百分点", "-1.2", "个百分点", ""),
        ("1.0万元", "1.0", "万元", ""),
    ],
)
def test_a_quantity_is_read(text: str, value: str, word: str, approx: str) -> None:
    read = quantity(text)
    assert (str(read.value), read.unit.text, read.approx) == (value, word, approx)
    assert read.source == Source("", PLACE)


def test_households_and_persons_are_one_amount() -> None:
    read = pair("354户1527人")
    assert (read.households.value, read.persons.value) == (Decimal(354), Decimal(1527))
    read = pair("约3万户10万多人")
    assert (read.households.approx, read.households.unit) == ("约", unit("万户"))
    assert (read.persons.approx, read.persons.unit) == ("多", unit("万人"))


@pytest.mark.parametrize(
    ("text", "low", "high", "mark"),
    [
        ("2—5户", "2户", "5户", ""),
        ("8%～9%", "8%", "9%", ""),
        ("0.5万元至3万元", "0.5万元", "3万元", "至"),
        ("3—5万元", "3万元", "5万元", ""),
        ("8000—1万元", "8000元", "1万元", ""),
        ("1万—3万户", "1万户", "3万户", ""),
    ],
)
def test_a_range_is_read(text: str, low: str, high: str, mark: str) -> None:
    read = between(text)
    assert (
        f"{read.low.value}{read.low.unit.text}",
        f"{read.high.value}{read.high.unit.text}",
        read.mark,
    ) == (low, high, mark)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "三千人",
        "0123人",
        "1 000人",
        "12:30",
        "1:500",
        "4+1",
        "NaN",
        "Infinity",
        "-",
        "人",
        "1e5",
        "０人",
        "12人34",
        "3.人",
        ".5",
        "1,00元",
        "5-6人",
        "1_000",
        "1" * 61,
        "1" * 31 + "人",
        "3人至5户",
        "3人—5",
        "5%至3",
        "5万元至3万元",
        "5%至3%",
        "3人—3人",
        "3多—5万户",
        "约5人左右",
        "约3万多户",
        "3万余多人",
        "约-5人",
        "近-200人次",
        "-5人以上",
    ],
)
def test_what_is_no_amount_is_refused(text: str) -> None:
    with pytest.raises(NotationError):
        amount_of(text, PLACE)


def test_a_unit_is_given_where_none_was_written() -> None:
    assert measured(quantity("3"), "户") == quantity("3户")
    assert measured(quantity("3万多"), "户") == quantity("3万多户")
    assert measured(quantity("3人"), "户") == quantity("3人")
    assert measured(quantity("3%"), "户") == quantity("3%")
    assert measured(amount_of("2—5", PLACE), "户") == amount_of("2—5户", PLACE)
    assert measured(pair("3户5人"), "元") == pair("3户5人")


def test_every_number_of_an_amount_is_named() -> None:
    for text in ("3人", "3户5人", "3—5人"):
        amount = named(amount_of(text, PLACE), "a.b")
        parts = {"Quantity": ("",), "Pair": ("households", "persons"), "Range": ("low", "high")}[
            type(amount).__name__
        ]
        sources = [(getattr(amount, part) if part else amount).source for part in parts]
        assert sources == [Source("a.b", PLACE)] * len(parts)


NUMBERS = st.decimals(min_value=0, max_value=10**9, places=2).map(lambda d: format(d, "f"))
UNITS = st.sampled_from(["人", "户", "万元", "%", "人次", "平方米", "亿元/万人"])


@given(NUMBERS, UNITS, st.sampled_from(["", *BEFORE]))
def test_a_number_with_a_word_before_it_comes_back(number: str, word: str, before: str) -> None:
    read = quantity(f"{before}{number}{word}")
    assert (str(read.value), read.unit.text, read.approx) == (number, word, before)


@given(NUMBERS, UNITS, st.sampled_from(AFTER))
def test_a_number_with_a_word_after_it_comes_back(number: str, word: str, after: str) -> None:
    read = quantity(f"{number}{word}{after}")
    assert (str(read.value), read.unit.text, read.approx) == (number, word, after)


@given(NUMBERS, UNITS, st.sampled_from(INSIDE))
def test_a_number_with_a_word_in_its_unit_comes_back(number: str, word: str, inside: str) -> None:
    read = quantity(f"{number}{inside}{word}")
    assert (str(read.value), read.unit.text, read.approx) == (number, word, inside)


@given(NUMBERS, NUMBERS)
def test_a_pair_comes_back(households: str, persons: str) -> None:
    read = pair(f"{households}户{persons}人")
    assert (str(read.households.value), str(read.persons.value)) == (households, persons)


@given(st.text(alphabet="0123456789.,-约余多以上—至～户人万元% ", max_size=14))
def test_any_text_is_an_amount_or_refused(text: str) -> None:
    try:
        amount = amount_of(text, PLACE)
    except NotationError:
        return
    assert isinstance(amount, Quantity | Pair | Range)
