"""Chinese numerals and grouped digits."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.document.numerals import chinese, encircled, grouped, plain_digits, year_digits

DIGITS = "零一二三四五六七八九"
SIZES = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}


def read(text: str) -> int:
    """An independent reader: the greatest size word parts a number in two."""
    if not text:
        return 0
    size, at = (
        max((SIZES[char], at) for at, char in enumerate(text) if char in SIZES)
        if set(text) & set(SIZES)
        else (0, 0)
    )
    if not size:
        return DIGITS.index(text[-1])
    before, after = text[:at].lstrip("零"), text[at + 1 :].lstrip("零")
    return (read(before) if before else 1) * size + read(after)


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (0, "零"),
        (1, "一"),
        (10, "十"),
        (12, "十二"),
        (20, "二十"),
        (100, "一百"),
        (105, "一百零五"),
        (110, "一百一十"),
        (1010, "一千零一十"),
        (10000, "一万"),
        (20030, "二万零三十"),
        (100005, "十万零五"),
        (110000, "十一万"),
        (1234567, "一百二十三万四千五百六十七"),
        (100000000, "一亿"),
        (100010000, "一亿零一万"),
        (-3, "负三"),
    ],
)
def test_a_count_in_words(number: int, expected: str) -> None:
    assert chinese(number) == expected


@given(st.integers(0, 10**12 - 1))
def test_words_read_back_to_the_same_count(number: int) -> None:
    assert read(chinese(number)) == number


@given(st.integers(0, 10**12 - 1))
def test_words_never_double_a_zero_nor_end_in_one(number: int) -> None:
    words = chinese(number)
    assert "零零" not in words
    assert words == "零" or not words.endswith("零")


@pytest.mark.parametrize(("year", "expected"), [(2019, "二〇一九"), (2000, "二〇〇〇"), (1949, "一九四九")])
def test_a_year_is_read_digit_by_digit(year: int, expected: str) -> None:
    assert year_digits(year) == expected


@pytest.mark.parametrize(("number", "expected"), [(1, "①"), (20, "⑳"), (21, "（21）"), (0, "（0）")])
def test_circles_end_at_twenty(number: int, expected: str) -> None:
    assert encircled(number) == expected


@pytest.mark.parametrize(
    ("digits", "expected"),
    [
        ("3200", "3200"),
        ("10090", "10,090"),
        ("1234567", "1,234,567"),
        ("-10090", "-10,090"),
        ("10090.125", "10,090.125"),
        ("0.12345", "0.12345"),
        ("-3200", "-3200"),
    ],
)
def test_commas_stand_from_five_digits_on(digits: str, expected: str) -> None:
    assert grouped(digits) == expected


@given(st.decimals(-(10**15), 10**15, allow_nan=False, places=3))
def test_grouping_changes_commas_only(value: Decimal) -> None:
    digits = plain_digits(value)
    assert grouped(digits).replace(",", "") == digits


def test_plain_digits_have_no_exponent() -> None:
    assert plain_digits(Decimal("1.2E+3")) == "1200"
    assert plain_digits(Decimal("1E-7")) == "0.0000001"
