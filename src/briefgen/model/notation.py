"""Reads amounts as bulletins write them: 约3000人次, 3万多户, 354户1527人, 0.5万元至3万元.

Not printing, and no Chinese numerals: records hold Arabic digits.
"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from briefgen.diagnostics import Span
from briefgen.model.quantity import Amount, Pair, Quantity, Range, Source, converted
from briefgen.model.unit import PERCENTAGE, RATIO, unit

BEFORE = ("不超过", "不低于", "不少于", "不足", "至少", "最多", "超过", "将近", "接近", "近", "约", "超")
INSIDE = ("余", "多")
AFTER = ("以上", "以下", "以内", "左右")
LONGEST = 60
"""Characters of an amount; the patterns below take long on long texts."""

MOST_DIGITS = 30
"""Of one number: with nine decimals more it still computes exactly."""

_NUMBER = r"-?(?:0|[1-9][0-9]*|[1-9][0-9]{0,2}(?:,[0-9]{3})+)(?:\.[0-9]+)?"
_UNIT = r"[^\d\s,，.。、:：;；!！?？—～~<>{}=*|+-]*?"
_ONE = re.compile(
    rf"(?P<before>{'|'.join(BEFORE)})?(?P<number>{_NUMBER})(?P<unit>{_UNIT})(?P<after>{'|'.join(AFTER)})?"
)
_BARE = re.compile(_NUMBER)
_PAIR = re.compile(r"(.+户)(.*\d.*人)")
_RANGE = re.compile(rf"({_NUMBER}[^\d]*?)(—|～|~|至)({_NUMBER}.*)")


class NotationError(ValueError):
    """Not an amount."""


def amount_of(text: str, span: Span) -> Amount:
    """The amount a text says; every quantity in it is sourced at `span`."""
    written = text.strip()
    if len(written) > LONGEST:
        raise NotationError(text)
    if _BARE.fullmatch(written):
        return Quantity(_value(written), RATIO, "", Source("", span))
    if match := _PAIR.fullmatch(written):
        return Pair(_quantity(match[1], span), _quantity(match[2], span))
    if match := _RANGE.fullmatch(written):
        return _range(match[1], match[2], match[3], span)
    return _quantity(written, span)


def _range(low: str, mark: str, high: str, span: Span) -> Range:
    top = _quantity(high, span)
    bottom = _quantity(low, span)
    if bottom.approx:
        raise NotationError(low)
    if bottom.unit.text == "" and bottom.value <= top.value:
        bottom = replace(bottom, unit=top.unit)
    else:  # 8000—1万元, 1万—3万元
        bottom = _measured(bottom, top.unit.base_text)
    alike = bottom.unit.dimension == top.unit.dimension
    if not alike or (bottom.unit == PERCENTAGE) != (top.unit == PERCENTAGE):
        raise NotationError(f"{low}{mark}{high}")
    if converted(bottom, top.unit).value >= top.value:
        raise NotationError(f"{low}{mark}{high}")
    return Range(bottom, top, mark if mark == "至" else "")


def _quantity(text: str, span: Span) -> Quantity:
    match = _ONE.fullmatch(text)
    if match is None:
        raise NotationError(text)
    word, approx = match["unit"], match["before"] or match["after"] or ""
    for inside in INSIDE:
        if inside in word and not approx:
            word, approx = word.replace(inside, "", 1), inside
            break
    value = _value(match["number"])
    twice = (match["before"] and match["after"]) or any(inside in word for inside in INSIDE)
    if twice or (approx and value < 0):
        raise NotationError(text)
    return Quantity(value, unit(word), approx, Source("", span))


def _value(number: str) -> Decimal:
    value = Decimal(number.replace(",", ""))
    if len(number) > MOST_DIGITS and len(value.as_tuple().digits) > MOST_DIGITS:
        raise NotationError(number)
    return value


def named(amount: Amount, name: str) -> Amount:
    """The same amount, its sources named."""
    match amount:
        case Pair(households, persons):
            return Pair(_named(households, name), _named(persons, name))
        case Range(low, high, mark):
            return Range(_named(low, name), _named(high, name), mark)
        case Quantity():
            return _named(amount, name)


def measured(amount: Amount, word: str) -> Amount:
    """The same amount in a unit, where none was written with it; 3万 in 户 is 3万户."""
    match amount:
        case Quantity():
            return _measured(amount, word)
        case Range(low, high, mark):
            return Range(_measured(low, word), _measured(high, word), mark)
        case Pair():
            return amount


def _measured(quantity: Quantity, word: str) -> Quantity:
    written = quantity.unit
    is_bare = written.is_ratio and written != PERCENTAGE
    if not is_bare or not word:
        return quantity
    return Quantity(quantity.value, unit(written.text + word), quantity.approx, quantity.source)


def _named(quantity: Quantity, name: str) -> Quantity:
    if quantity.source is None:
        return quantity
    return Quantity(quantity.value, quantity.unit, quantity.approx, Source(name, quantity.source.span))
