"""Growth over a base, and places in an order.

Not which period is the base and which places are compared: those are `derivation`.
"""

from __future__ import annotations

from decimal import Decimal, localcontext

from briefgen.model.quantity import PRECISION, Quantity, converted, derived
from briefgen.model.unit import PERCENTAGE, RATIO, unit

PLACE = unit("位")


class NoBase(Exception):
    """A growth over nothing, or over less than nothing."""

    def __init__(self, now: Quantity, base: Quantity) -> None:
        super().__init__(f"{now.value} / {base.value}")
        self.now, self.base = now, base


def growth(now: Quantity, base: Quantity) -> Quantity:
    """By how many percent a figure is above its base (增长率); below it where it is negative."""
    before = converted(base, now.unit)
    if before.value <= 0:
        raise NoBase(now, base)
    with localcontext(prec=PRECISION):
        value = (now.value - before.value) * 100 / before.value
    return derived("growth", (now, base), value, PERCENTAGE, rounded=True)


def rank(own: Quantity, others: tuple[Quantity, ...], *, ascending: bool = False) -> Quantity:
    """The place of a figure among others: the largest is first, or the smallest. Equal figures
    share the better place."""
    before = sum(1 for other in others if _precedes(converted(other, own.unit), own, ascending))
    return Quantity(Decimal(before + 1), PLACE, operation="rank", operands=(own, *others))


def is_tied(place: Quantity) -> bool:
    """Whether a place in an order is shared."""
    own, *others = place.operands
    return any(converted(other, own.unit).value == own.value for other in others)


def excess(rate: Quantity) -> Quantity:
    """By how many percent a rate is above 100 % (超额)."""
    found = converted(rate, PERCENTAGE)
    whole = Quantity(Decimal(1), RATIO, operation="constant")
    return found - whole


def _precedes(other: Quantity, own: Quantity, ascending: bool) -> bool:
    return other.value < own.value if ascending else other.value > own.value
