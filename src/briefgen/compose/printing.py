"""The printed form of values: rounding, digits, units, approximations, dates.

Writers never do this: a printed number is fixed here, once.
"""

from __future__ import annotations

from decimal import Decimal
from typing import assert_never

from briefgen.compose.bound import Bound, Lost, Refused
from briefgen.compose.values import Couple, Date, Interval, Listing, Number, When
from briefgen.diagnostics import Span
from briefgen.document.numerals import chinese, grouped, plain_digits, year_digits
from briefgen.document.tree import Inline, Text, Value, Words, plain
from briefgen.model.notation import BEFORE, INSIDE
from briefgen.model.origin import Moment
from briefgen.model.quantity import Quantity, Source, half_up
from briefgen.model.style import Style
from briefgen.rules import numbers

QUOTIENT_DIGITS = 2
SAME = frozenset({"in", "neg", "abs"})
"""Operations that leave a figure as exact as it was."""


def printed(value: Bound, style: Style, span: Span) -> Words:
    """The words of a value at one use."""
    match value:
        case Number():
            return (Value(number_text(value, style), value.quantity, span),)
        case Couple(pair, _, text):
            if text is not None:
                return (Value(text, pair.households, span),)
            return (
                Value(number_text(value.households, style), pair.households, span),
                Value(number_text(value.persons, style), pair.persons, span),
            )
        case Interval():
            return _interval(value, style, span)
        case Date(day, at, name, _, text):
            return (Value(text or date_text(value), Moment(day.isoformat(), Source(name, at)), span),)
        case When(period, at, name, text):
            return (Value(text or period.text, Moment(period.key, Source(name, at)), span),)
        case Listing(items, at, _, last, text):
            return (Text(text, at),) if text else listed(tuple((Text(i, at),) for i in items), last)
        case Lost():
            raise AssertionError("a lost value is reported, not printed")
        case _:
            raise AssertionError(type(value).__name__)


def below_zero(value: Bound) -> str:
    """How a message names a value that prints a negative number; empty where none is."""
    match value:
        case Number():
            return value.said() if value.quantity.value < 0 and value.text is None else ""
        case Couple():
            return below_zero(value.households) or below_zero(value.persons)
        case Interval():
            return below_zero(value.low) or below_zero(value.high)
        case _:
            return ""


def number_text(number: Number, style: Style) -> str:
    """Digits with unit and approximation: 约3000人次, 3万多户, 34.54%, 两个."""
    if number.text is not None:
        return number.text
    quantity = number.quantity
    if not number.bare and max(len(quantity.unit.over), len(quantity.unit.under)) > 1:
        said = number.said()
        raise Refused(lambda span: numbers.PRODUCT_UNIT.at(span, value=said))
    _hold_precision(number)
    value = _figure(number, style)
    digits = plain_digits(value)
    if number.words and value == value.to_integral_value():
        digits = _words(int(value), number)
    elif style.grouping:
        digits = grouped(digits)
    if number.bare:
        return digits
    return _approximate(digits, quantity, whole=value % 10 == 0)


def date_text(date: Date) -> str:
    """2019年1月4日 without leading zeros (GB/T 9704-2012 7.3.5.4), or 二〇一九年一月四日."""
    day = date.day
    match date.form:
        case "day":
            return f"{day.year}年{day.month}月{day.day}日"
        case "year":
            return f"{day.year}年"
        case "month":
            return f"{day.year}年{day.month}月"
        case "month-day":
            return f"{day.month}月{day.day}日"
        case "words":
            return f"{year_digits(day.year)}年{chinese(day.month)}月{chinese(day.day)}日"
        case _:
            assert_never(date.form)


def listed(items: tuple[Words, ...], last: str) -> Words:
    """Names joined: 甲、乙和丙. Between quoted words or titles no 、 stands (GB/T 15834-2011 4.5.3.5)."""
    joined: list[Inline] = []
    for number, item in enumerate(items, 1):
        mark = last if number == len(items) else "、"
        closed = plain(tuple(joined)).endswith(("”", "》")) and plain(item).startswith(("“", "《"))
        if joined and not (mark == "、" and closed):
            joined.append(Text(mark))
        joined.extend(item)
    return tuple(joined)


def rounded(number: Number, style: Style) -> Decimal:
    """The figure in the decimals that it prints with, half-up."""
    quantity = number.quantity
    digits = number.digits if number.digits is not None else quantity.digits
    if digits is None and quantity.rounded:
        digits = style.percent_digits if quantity.unit.text == "%" else QUOTIENT_DIGITS
    return quantity.value if digits is None else half_up(quantity.value, digits)


def _hold_precision(number: Number) -> None:
    """A stored figure has no more decimals than it was written with; those of a change of its unit count."""
    held, wanted = _held(number.quantity), number.digits
    if held is not None and wanted is not None and wanted > max(held, number.quantity.digits or 0):
        said = number.said()
        raise Refused(lambda span: numbers.FALSE_PRECISION.at(span, value=said, held=held, wanted=wanted))


def _held(quantity: Quantity) -> int | None:
    """How many decimals a stored figure was written with, in the unit that it has now; None of others."""
    stored = quantity
    while stored.operation in SAME and stored.operands:
        stored = stored.operands[0]
    if stored.source is None:
        return None
    exponent = quantity.value.as_tuple().exponent
    return max(-exponent, 0) if isinstance(exponent, int) else None


def _figure(number: Number, style: Style) -> Decimal:
    quantity, value = number.quantity, rounded(number, style)
    if not value:
        if quantity.value:
            said = number.said()
            raise Refused(lambda span: numbers.ROUNDS_TO_ZERO.at(span, value=said))
        value = value.copy_abs()  # -0.00
    derived = quantity.source is None
    return _trimmed(value) if derived and style.trim_zeros else value


def _trimmed(value: Decimal) -> Decimal:
    text = plain_digits(value)
    return Decimal(text.rstrip("0").rstrip(".")) if "." in text else value


def _words(value: int, number: Number) -> str:
    if value == 2 and number.quantity.unit.text and not number.bare:
        return "两"
    return chinese(value)


def _approximate(digits: str, quantity: Quantity, *, whole: bool) -> str:
    """Sets the approximating word where the trade sets it: 约 before, 余 and 多 before the scale
    word of a number of whole tens (6200余万元) and after it otherwise (3万多户), 以上 at the end."""
    word, unit = quantity.approx, quantity.unit
    if not word:
        return digits + unit.text
    if word in BEFORE:
        return word + digits + unit.text
    if word in INSIDE:
        scale, base = unit.scale_text, unit.base_text
        if scale and not whole:
            return digits + scale + word + base
        return digits + word + unit.text
    return digits + unit.text + word


def _interval(value: Interval, style: Style, span: Span) -> Words:
    low, high = value.range.low, value.range.high
    if value.text is not None:
        return (Value(value.text, low, span),)
    mark = value.mark or value.range.mark or style.range_mark
    repeat = (mark == "至" and low.unit.text in ("%", "万元", "元", "亿元")) or low.unit.text == "%"
    if low.unit.scale != high.unit.scale and (low.unit.scale_text or low.value < high.value):
        repeat = True  # 1万人至3亿人, where 1至3亿人 would be another amount
    bottom = number_text(Number(low, bare=not repeat or value.bare), style)
    top = number_text(Number(high, bare=value.bare), style)
    return (Value(bottom, low, span), Text(mark), Value(top, high, span))
