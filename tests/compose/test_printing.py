"""The printed form of values, as official documents write them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.compose.printing import date_text, listed, number_text, printed
from briefgen.compose.values import Couple, Date, DayForm, Interval, Number, When
from briefgen.diagnostics import Span
from briefgen.document.tree import Text, plain
from briefgen.model.notation import amount_of
from briefgen.model.period import period_of
from briefgen.model.quantity import Pair, Quantity, Range, half_up, ratio
from briefgen.model.style import Style
from briefgen.model.unit import unit
from compose.workspaces import paragraph

HERE = Span("data/x.yaml", 3, 5)
PLAIN = Style()


def quantity(written: str) -> Quantity:
    amount = amount_of(written, HERE)
    assert isinstance(amount, Quantity)
    return amount


def number(written: str) -> Number:
    return Number(quantity(written))


def derived(value: str, word: str) -> Number:
    return Number(Quantity(Decimal(value), unit(word), operation="/", rounded=True))


def said(written: str, style: Style = PLAIN) -> str:
    amount = amount_of(written, HERE)
    match amount:
        case Quantity():
            return plain(printed(Number(amount), style, HERE))
        case Pair():
            return plain(printed(Couple(amount), style, HERE))
        case Range():
            return plain(printed(Interval(amount), style, HERE))


@pytest.mark.parametrize(
    "written",
    [
        "约3000人次",
        "近8000人",
        "不超过25平方米",
        "10余次",
        "3万多户",
        "4万余人",
        "6200余万元",
        "1000多亿元",
        "5500余名",
        "50平方米以上",
        "1万元以内",
        "90%以上",
        "354户1527人",
        "4100多户1200多人",
        "0.975万元",
        "34.50%",
    ],
)
def test_a_stored_amount_prints_as_it_was_reported(written: str) -> None:
    assert said(written) == written


@pytest.mark.parametrize(
    ("written", "mark", "expected"),
    [
        ("2—5户", "～", "2～5户"),
        ("2—5户", "—", "2—5户"),
        ("2—5户", "至", "2至5户"),
        ("20至30户", "～", "20至30户"),
        ("0.5万元至3万元", "～", "0.5万元至3万元"),
        ("0.5—3万元", "～", "0.5～3万元"),
        ("0.5—3万元", "至", "0.5万元至3万元"),
        ("3—5%", "～", "3%～5%"),
        ("1万人至3亿人", "～", "1万人至3亿人"),
        ("1元—3万元", "～", "1元～3万元"),
        ("8000—1万元", "～", "8000～1万元"),
        ("3—5%", "至", "3%至5%"),
    ],
)
def test_a_range_prints_with_the_mark_of_the_style_unless_its_record_says_至(
    written: str, mark: str, expected: str
) -> None:
    assert said(written, Style(range_mark=mark)) == expected  # type: ignore[arg-type]


def test_both_ends_of_a_range_are_values_and_its_mark_is_text() -> None:
    amount = amount_of("20至30户", HERE)
    assert isinstance(amount, Range)
    low, mark, high = printed(Interval(amount), PLAIN, HERE)
    assert [type(low).__name__, mark, type(high).__name__] == ["Value", Text("至"), "Value"]


@pytest.mark.parametrize(
    ("value", "digits", "expected"),
    [
        ("0.125", 2, "0.13"),
        ("2.5", 0, "3"),
        ("-2.5", 0, "-3"),
        ("0.5", 0, "1"),
        ("34.535", 2, "34.54"),
        ("34.53499999999999999999", 2, "34.53"),
        ("1332.6338", 0, "1333"),
    ],
)
def test_rounding_is_half_up(value: str, digits: int, expected: str) -> None:
    assert format(half_up(Decimal(value), digits), "f") == expected


@given(st.fractions(-(10**9), 10**9, max_denominator=10**6), st.integers(0, 6))
def test_rounding_agrees_with_exact_fractions(exact: Fraction, digits: int) -> None:
    value = Decimal(exact.numerator) / Decimal(exact.denominator)
    scaled = abs(Fraction(value)) * 10**digits
    whole = int(scaled)
    nearest = whole + (scaled - whole >= Fraction(1, 2))
    expected = Fraction(nearest, 10**digits) * (-1 if value < 0 else 1)
    assert Fraction(half_up(value, digits)) == expected


@pytest.mark.parametrize(
    ("part", "whole", "expected"),
    [
        ("2248人", "6509人", "34.54%"),
        ("227户", "962户", "23.6%"),
        ("16个", "44个", "36.36%"),
        ("1人", "2人", "50%"),
        ("1人", "8人", "12.5%"),
    ],
)
def test_a_rate_has_two_decimals_without_trailing_zeros(part: str, whole: str, expected: str) -> None:
    assert number_text(Number(ratio(quantity(part), quantity(whole))), PLAIN) == expected


def test_percent_digits_are_a_parameter_of_the_style() -> None:
    share = Number(ratio(quantity("227户"), quantity("962户")))
    assert number_text(share, Style(percent_digits=0)) == "24%"
    assert number_text(share, Style(percent_digits=2, trim_zeros=False)) == "23.60%"


def test_the_digits_of_a_use_win_over_those_of_the_style() -> None:
    share = Number(ratio(quantity("227户"), quantity("962户")), digits=3)
    assert number_text(share, Style(percent_digits=0)) == "23.597%"


def test_a_stored_number_keeps_the_zeros_it_was_given() -> None:
    assert number_text(number("98.90%"), PLAIN) == "98.90%"


def test_a_rounded_zero_has_no_sign() -> None:
    assert number_text(derived("-0.00", "%"), PLAIN) == "0%"


@pytest.mark.parametrize(
    ("written", "expected"), [("10090个", "10,090个"), ("3200元", "3200元"), ("1234567.5元", "1,234,567.5元")]
)
def test_grouping_sets_commas_from_five_digits_on(written: str, expected: str) -> None:
    assert number_text(number(written), Style(grouping=True)) == expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2个", "两个"),
        ("12项", "十二项"),
        ("10余次", "十余次"),
        ("3000余万元", "三千余万元"),
        ("3万多户", "三万多户"),
        ("105户", "一百零五户"),
        ("2.5倍", "2.5倍"),
    ],
)
def test_a_count_in_words_follows_the_trade(written: str, expected: str) -> None:
    assert number_text(Number(quantity(written), words=True), PLAIN) == expected


def test_two_without_a_unit_is_二() -> None:
    assert number_text(Number(quantity("2"), words=True), PLAIN) == "二"
    assert number_text(Number(quantity("2个"), words=True, bare=True), PLAIN) == "二"


def test_a_rate_that_is_no_whole_number_stays_in_digits_and_is_rounded() -> None:
    share = Number(ratio(quantity("1人"), quantity("3人")), words=True)
    assert number_text(share, PLAIN) == "33.33%"


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("day", "2019年1月4日"),
        ("year", "2019年"),
        ("month", "2019年1月"),
        ("month-day", "1月4日"),
        ("words", "二〇一九年一月四日"),
    ],
)
def test_a_date_prints_in_every_form(form: DayForm, expected: str) -> None:
    assert date_text(Date(date(2019, 1, 4), HERE, "x", form)) == expected


def test_tens_in_a_date_in_words_have_no_leading_one() -> None:
    assert date_text(Date(date(2020, 10, 31), HERE, "x", "words")) == "二〇二〇年十月三十一日"


def test_a_period_prints_as_it_is_said_and_as_printed_it_can_be_another() -> None:
    assert plain(printed(When(period_of("2016-09"), HERE, "x"), PLAIN, HERE)) == "2016年9月"
    assert plain(printed(When(period_of("2016-09"), HERE, "x", "2016年8月"), PLAIN, HERE)) == "2016年8月"


@pytest.mark.parametrize(
    ("items", "last", "expected"),
    [
        ((), "、", ""),
        (("甲",), "和", "甲"),
        (("甲", "乙"), "和", "甲和乙"),
        (("甲", "乙", "丙"), "、", "甲、乙、丙"),
        (("甲", "乙", "丙"), "和", "甲、乙和丙"),
        (("“甲”", "“乙”"), "、", "“甲”“乙”"),
        (("《甲》", "《乙》", "丙"), "、", "《甲》《乙》、丙"),
        (("“甲”", "“乙”"), "和", "“甲”和“乙”"),
    ],
)
def test_names_are_joined_as_the_standard_says(items: tuple[str, ...], last: str, expected: str) -> None:
    assert plain(listed(tuple((Text(item),) for item in items), last)) == expected


def test_a_value_of_one_document_prints_by_its_style(tmp_path: Path) -> None:
    made = paragraph(
        tmp_path, "{{ f.n }}，{{ f.r }}", "n: 12345户, r: 2—5户", "style: {grouping: true, range_mark: 至}\n"
    )
    assert made.text == "12,345户，2至5户"


def test_a_figure_that_would_print_as_zero_is_refused(tmp_path: Path) -> None:
    made = paragraph(tmp_path, "{{ f.money / f.people }}", "money: 1.5亿元, people: 6509人")
    assert made.codes == ["BG216"]


def test_a_small_figure_prints_in_a_smaller_unit(tmp_path: Path) -> None:
    made = paragraph(
        tmp_path, "{{ (f.money / f.people)|to('元/人')|digits(0) }}", "money: 1.5亿元, people: 6509人"
    )
    assert made.lines == ["23045元/人"]
