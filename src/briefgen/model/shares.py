"""Shares of a whole that add up to it: the largest remainder.

Not their words.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal, localcontext

from briefgen.model.interval import interval_of
from briefgen.model.quantity import PRECISION, Quantity, converted, derived, ratio, total
from briefgen.model.unit import PERCENTAGE

HUNDRED = Decimal(100)


class NotTheWhole(Exception):
    """Parts that do not add up to their whole, or that are no parts: a negative one."""

    def __init__(self, parts: Quantity, whole: Quantity) -> None:
        super().__init__(f"{parts.value} / {whole.value}")
        self.parts, self.whole = parts, whole


def apportioned(
    parts: tuple[Quantity, ...], digits: int, whole: Quantity | None = None
) -> tuple[Quantity, ...]:
    """The shares of the parts in percent, rounded so that they add up to exactly 100.

    The largest remainder (最大余额法): each share is cut to `digits` decimals, and what is then
    missing of 100 goes in steps of the last decimal to those that lost most; of equal losses the
    first goes first. So each share is within one step of the exact one.
    """
    sum_ = total(parts)
    negative = next((part for part in parts if part.value < 0), None)
    if negative is not None:
        raise NotTheWhole(negative, sum_)
    if whole is not None and not make_up(sum_, whole):
        raise NotTheWhole(sum_, whole)
    exact = tuple(ratio(part, sum_) for part in parts)
    rounded = largest_remainder(tuple(share.value for share in exact), digits)
    return tuple(
        replace(derived("apportioned", (share,), value, PERCENTAGE, rounded=True), digits=digits)
        for share, value in zip(exact, rounded, strict=True)
    )


def largest_remainder(shares: tuple[Decimal, ...], digits: int) -> tuple[Decimal, ...]:
    """Percentages that add up to 100 (as near as the precision goes), rounded so that they add up exactly."""
    step = Decimal(1).scaleb(-digits)
    with localcontext(prec=PRECISION):
        cut = [(share / step).to_integral_value(rounding="ROUND_FLOOR") for share in shares]
        lost = [share / step - whole for share, whole in zip(shares, cut, strict=True)]
        missing = int(HUNDRED / step - sum(cut))
        for index in sorted(range(len(cut)), key=lambda i: -lost[i])[:missing]:
            cut[index] += 1
        return tuple((steps * step).quantize(step) for steps in cut)


def make_up(parts: Quantity, whole: Quantity) -> bool:
    """Whether a sum can be the whole, as exactly as both were written."""
    converted(parts, whole.unit)
    return interval_of(parts).overlaps(interval_of(whole))
