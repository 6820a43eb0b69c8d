"""How the site prints an amount: with the notation and the rounding of documents.

Not rounding of its own: that is `compose.printing`.
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import assert_never

from briefgen.compose.bound import Refused
from briefgen.compose.printing import number_text, rounded
from briefgen.compose.values import Number
from briefgen.document.numerals import plain_digits
from briefgen.model.quantity import Amount, Pair, Quantity, Range, UnitMismatch, converted
from briefgen.model.style import Style
from briefgen.model.unit import Unit

STYLE = Style()
GROUPED = Style(grouping=True)
"""In tables, where digits stand under digits."""


def amount_text(amount: Amount) -> str:
    """An amount in words, with its unit: 354户1527人, 3200～5200元, 34.5%."""
    match amount:
        case Quantity():
            return quantity_text(amount)
        case Pair(households, persons):
            return quantity_text(households) + quantity_text(persons)
        case Range(low, high, mark):
            bare = low.unit == high.unit and low.unit.text != "%"
            return f"{quantity_text(low, bare=bare)}{mark or STYLE.range_mark}{quantity_text(high)}"
        case _:
            assert_never(amount)


def quantity_text(quantity: Quantity, *, bare: bool = False, style: Style = STYLE) -> str:
    """One quantity in words, or without its unit."""
    try:
        return number_text(Number(quantity, bare=bare), style)
    except Refused:
        digits = plain_digits(_exact(quantity))
        return digits if bare else digits + quantity.unit.text


def cell_text(amount: Amount, unit: Unit) -> str:
    """An amount in a column of a unit: digits alone where it is in that unit and nothing is said with it."""
    if isinstance(amount, Quantity) and amount.unit.text == unit.text and not amount.approx:
        return quantity_text(amount, bare=True, style=GROUPED)
    return amount_text(amount)


def value_in(quantity: Quantity, unit: Unit) -> Decimal | None:
    """The figure in a unit, as documents round it; None where it is of another kind."""
    try:
        found = converted(quantity, unit)
    except UnitMismatch:
        return None
    return rounded(Number(found), STYLE)


def _exact(quantity: Quantity) -> Decimal:
    """A figure that documents refuse to print (it rounds to nothing): two digits that count."""
    value = quantity.value
    if not value or not quantity.rounded:
        return value
    return value.quantize(Decimal(1).scaleb(value.adjusted() - 1), rounding=ROUND_HALF_UP)
