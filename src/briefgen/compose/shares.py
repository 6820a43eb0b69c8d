"""Filters over the parts of a whole: shares that add up to 100 %, and the note that they do not.

Not a single share: that is the filter `share`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from briefgen.compose.bound import Bound, Lost, Refused
from briefgen.compose.printing import rounded
from briefgen.compose.rendering import current
from briefgen.compose.values import Number, decimals, number_of, quantity_of, refused, told
from briefgen.diagnostics import Diagnostic, Span
from briefgen.model.quantity import Quantity, converted
from briefgen.model.shares import NotTheWhole, apportioned
from briefgen.rules import numbers, wording

ROUNDING_NOTE = "因四舍五入，各项之和与总数略有出入。"


def shares(values: object, count: int, of: object = None) -> list[Bound]:
    """The shares of the parts in percent, in so many decimals, rounded so that they add up to 100 %
    (the largest remainder). `of` is the whole, which the parts must come to."""
    parts = tuple(quantity_of(value) for value in _several(values))
    whole = quantity_of(of) if of is not None else None
    try:
        found = apportioned(parts, decimals(count), whole)
    except NotTheWhole as error:
        raise Refused(_not_the_whole(error)) from error
    return [_printable(share) for share in found]


def rounding_note(values: object) -> str:
    """因四舍五入…, where the parts as they print do not add up to their sum as it prints; else nothing."""
    parts = tuple(number_of(value) for value in _several(values))
    style = current().style
    unit = parts[0].quantity.unit
    printed = [converted(replace(part.quantity, value=rounded(part, style)), unit).value for part in parts]
    whole = parts[0].quantity
    for part in parts[1:]:
        whole = whole + part.quantity
    most = max((-int(value.as_tuple().exponent) for value in printed), default=0)
    together = rounded(Number(whole, digits=max(most, 0)), style)
    return "" if sum(printed) == together else ROUNDING_NOTE


def _several(values: object) -> list[object]:
    if not isinstance(values, list | tuple) or not values:
        raise refused(values, "这里要一份数值的清单", "a list of values is wanted here")
    return list(values)


def _printable(share: Quantity) -> Bound:
    """A part that is there must not print as none."""
    (exact,) = share.operands
    if exact.value and not share.value:
        said = told(exact)
        return Lost(lambda span: numbers.ROUNDS_TO_ZERO.at(span, value=said))
    return Number(share)


def _not_the_whole(error: NotTheWhole) -> Callable[[Span], Diagnostic]:
    parts, whole = told(error.parts), told(error.whole)
    return lambda span: wording.NOT_THE_WHOLE.at(span, parts=parts, whole=whole)


FILTERS: dict[str, Callable[..., object]] = {"shares": shares, "rounding_note": rounding_note}
