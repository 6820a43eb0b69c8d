"""Filters that tell a figure in round numbers: 近12万人, 超3000户, 5500余名, 约120公里.

The round number is checked against the exact one, which stays behind the words.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal

from briefgen.compose.bound import Bound, Refused
from briefgen.compose.printing import number_text
from briefgen.compose.rendering import current
from briefgen.compose.values import Number, named, number_of, refused, told, unit_word
from briefgen.model.quantity import Quantity, converted
from briefgen.model.unit import unit
from briefgen.rules import wording

NEAR = Decimal("0.05")
"""近 and 超 are said within this part of the round number."""

HALF = Decimal("0.5")
OVER = ("超", "超过", "逾")
ODD = ("余", "多")
"""Words behind a number: less than one more of its last digit that is not zero."""


@dataclass(frozen=True, slots=True)
class Round:
    """A round number, and how far below (or above) it the exact one is."""

    value: Decimal
    off: Decimal
    exact: Quantity

    @property
    def step(self) -> Decimal:
        """One of its last digit that is not zero: 100 for 5500."""
        exponent = self.value.normalize().as_tuple().exponent
        return Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)


def nearly(value: object, word: str = "", step: object = 1) -> Bound:
    """近12万人 of 11.92万人: the next round number, at most 5 % above the exact one."""
    number = _exact(value, word)
    found = _round(number, step, ROUND_CEILING)
    said = "近" + _digits(found)
    if not found.off:
        raise _untrue(found, said, "正好是这个数", "it is exactly this")
    if found.value <= 0 or found.off > found.value * NEAR or found.off > found.step:
        raise _untrue(found, said, "差得太远", "it is too far below")
    return replace(number, text=said)


def over(value: object, word: str = "", step: object = 1, said: str = "超") -> Bound:
    """超12万人, 逾12万人, 12万余人 of 12.04万人: the round number below, at most 5 % below the exact
    one with 超, 超过 and 逾, and less than one more of its last digit with 余 and 多."""
    number = _exact(value, word)
    if said not in (*OVER, *ODD):
        choices = (*OVER, *ODD)
        raise refused(said, f"写 {'、'.join(choices)} 之一", f"one of {', '.join(choices)} is wanted here")
    found = _round(number, step, ROUND_FLOOR)
    text = said + _digits(found) if said in OVER else _digits(found, said)
    if not found.off:
        raise _untrue(found, text, "正好是这个数", "it is exactly this")
    far = found.off > found.value * NEAR if said in OVER else found.off >= found.step
    if found.value <= 0 or far:
        raise _untrue(found, text, "超得太多", "it is too far above")
    return replace(number, text=text)


def about(value: object, word: str = "", step: object = 1) -> Bound:
    """约12万人 of 11.92万人 or 12.04万人: within half of the last digit of the round number."""
    number = _exact(value, word, approximate=True)
    found = _round(number, step, ROUND_HALF_UP)
    said = "约" + _digits(found)
    if not found.value or found.off > found.step * HALF:
        raise _untrue(found, said, "差得太远", "it is too far off")
    return replace(number, text=said)


def _exact(value: object, word: str, *, approximate: bool = False) -> Number:
    """The figure in the unit asked for; an approximate one is no ground for a word on top."""
    number = number_of(value)
    if number.quantity.approx and not approximate:
        raise refused(value, f"它本身带“{number.quantity.approx}”", "it is approximate itself")
    return replace(number, quantity=converted(number.quantity, unit(unit_word(word)))) if word else number


def _round(number: Number, step: object, rounding: str) -> Round:
    size = Decimal(str(step)) if type(step) in (int, float) else Decimal(0)
    if not size.is_finite() or size <= 0:
        raise refused(named(step), "取整的单位是大于零的数", "what is rounded to is a number above zero")
    exact = number.quantity.value
    value = (exact / size).to_integral_value(rounding=rounding) * size
    return Round(value, abs(value - exact), number.quantity)


def _digits(found: Round, approx: str = "") -> str:
    round_ = Quantity(found.value, found.exact.unit, approx, operation="constant")
    return number_text(Number(round_), current().style)


def _untrue(found: Round, said: str, zh: str, en: str) -> Refused:
    exact = told(found.exact)
    return Refused(
        lambda span: wording.UNTRUE_APPROXIMATION.at(span, value=exact, said=said, why_zh=zh, why_en=en)
    )


FILTERS: dict[str, Callable[..., object]] = {"nearly": nearly, "over": over, "about": about}
