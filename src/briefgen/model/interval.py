"""Intervals: what the exact figure can have been, given what was written of it.

Not printing, and not the checks: a figure of 4.45万人 is any from 44,450 to 44,550 people.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal, localcontext
from itertools import product
from typing import Literal

from briefgen.model.quantity import PRECISION, Quantity
from briefgen.model.unit import Unit

INFINITE = Decimal("Infinity")
ZERO = Decimal(0)
HALF = Decimal("0.5")

ABOVE = frozenset({"余", "多"})
NEARLY = frozenset({"近", "将近", "接近"})
ABOUT = frozenset({"约", "左右"})
AT_LEAST = frozenset({"以上", "不低于", "不少于", "至少", "超过", "超"})
AT_MOST = frozenset({"以下", "以内", "不超过", "不足", "最多"})

_MEASURED = (
    "元 美元 角 亩 公顷 平方米 平方公里 平方千米 立方米 公里 千米 厘米 毫米 米 吨 千克 公斤 克 毫克 升 毫升 "
    "千瓦时 千瓦 度 小时 分钟 百分点 倍 成 ㎡ km m t kg g"
)
MEASURED = frozenset(_MEASURED.split())
"""Units whose figures are rounded even where they are written whole; 人, 户 and 个 are counted."""

MOST_REPEATED = 6
"""Figures used more than once in a formula whose ends are tried one by one."""


@dataclass(frozen=True, slots=True)
class Interval:
    """From `low` to `high`, both included, in the base unit (人, 元, a ratio); the ends may be infinite."""

    low: Decimal
    high: Decimal

    @property
    def is_exact(self) -> bool:
        """Whether it is one value."""
        return self.low == self.high

    def __add__(self, other: Interval) -> Interval:
        with localcontext(prec=PRECISION):
            return Interval(self.low + other.low, self.high + other.high)

    def __sub__(self, other: Interval) -> Interval:
        with localcontext(prec=PRECISION):
            return Interval(self.low - other.high, self.high - other.low)

    def __mul__(self, other: Interval) -> Interval:
        with localcontext(prec=PRECISION):
            ends = [_times(a, b) for a in (self.low, self.high) for b in (other.low, other.high)]
        return Interval(min(ends), max(ends))

    def __truediv__(self, other: Interval) -> Interval:
        """By an interval that holds zero, anything can come out."""
        if other.low <= 0 <= other.high:
            return ANYTHING
        with localcontext(prec=PRECISION):
            ends = [_over(a, b) for a in (self.low, self.high) for b in (other.low, other.high)]
        return Interval(min(ends), max(ends))

    def contains(self, value: Decimal) -> bool:
        """Whether a value can be the exact one."""
        return self.low <= value <= self.high

    def overlaps(self, other: Interval) -> bool:
        """Whether both can be the same figure."""
        return self.low <= other.high and other.low <= self.high


Agreement = Literal["rounded", "truncated", "neither"]
ANYTHING = Interval(-INFINITE, INFINITE)


def point(value: Decimal) -> Interval:
    """One value."""
    return Interval(value, value)


def interval_of(quantity: Quantity, digits: int | None = None) -> Interval:
    """What the exact figure can have been, in the base unit. A stored figure is rounded in its last
    written place, or in the place of `digits` decimals where it was printed with those; a derived
    one is computed from the intervals of the stored ones."""
    if quantity.operation and digits is None:
        return _derived(quantity)
    return written(quantity.value, quantity.unit, quantity.approx, digits)


def written(value: Decimal, unit: Unit, approx: str = "", digits: int | None = None) -> Interval:
    """What a figure as written can stand for: 4.45万人, 5500余名, 以上, 36%."""
    scale = unit.scale
    if approx:
        low, high = _approximate(value, approx)
    else:
        place = _last_place(value) if digits is None else -digits
        if place >= 0 and not scale and is_counted(unit):
            return point(value)
        step = HALF.scaleb(place)
        with localcontext(prec=PRECISION):
            low, high = value - step, value + step
    return Interval(low.scaleb(scale), high.scaleb(scale)) if scale else Interval(low, high)


def truncated(value: Decimal, unit: Unit, digits: int | None = None) -> Interval:
    """What a figure stands for if its further decimals were cut off: 36.6 written as 36."""
    step = Decimal(1).scaleb(_last_place(value) if digits is None else -digits)
    with localcontext(prec=PRECISION):
        low, high = (value, value + step) if value >= 0 else (value - step, value)
    return Interval(low.scaleb(unit.scale), high.scaleb(unit.scale))


def agreement(reported: Quantity, possible: Interval, digits: int | None = None) -> Agreement:
    """How a reported figure agrees with what it must have been computed from: rounded 四舍五入,
    only if the further decimals were cut off, or not at all."""
    stated = written(reported.value, reported.unit, reported.approx, digits)
    if stated.overlaps(possible) and (reported.approx or not _beyond_half(reported.value, stated, possible)):
        return "rounded"
    if reported.approx:
        return "neither"
    cut = truncated(reported.value, reported.unit, digits)
    return "truncated" if cut.overlaps(possible) and possible.low < cut.high else "neither"


def share(part: Interval, whole: Interval) -> Interval:
    """The share of a part in a whole, as a ratio: 37.32% is 0.3732."""
    return part / whole


def total(parts: Iterator[Interval] | tuple[Interval, ...]) -> Interval:
    """The sum of intervals."""
    low = high = ZERO
    with localcontext(prec=PRECISION):
        for part in parts:
            low, high = low + part.low, high + part.high
    return Interval(low, high)


def is_counted(unit: Unit) -> bool:
    """Whether a whole figure of this unit is exact: people and households are, metres are not."""
    return not unit.under and len(unit.over) == 1 and unit.over[0] not in MEASURED


def _beyond_half(value: Decimal, stated: Interval, possible: Interval) -> bool:
    """Whether the two meet only where half is rounded away from zero: 35.5 is 36, never 35."""
    if stated.is_exact:
        return False
    up = value >= 0 and possible.low == stated.high
    return up or (value <= 0 and possible.high == stated.low)


def _last_place(value: Decimal) -> int:
    """The exponent of the last written digit: -2 for 4.45, 0 for 120."""
    exponent = value.as_tuple().exponent
    return min(exponent, 0) if isinstance(exponent, int) else 0


def _approximate(value: Decimal, word: str) -> tuple[Decimal, Decimal]:
    """近12万 is more than 11万; 5500余 less than 5600; 约300 from 250 to 350."""
    exponent = value.normalize().as_tuple().exponent
    step = Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)
    if word in ABOVE:
        return value, value + step
    if word in NEARLY:
        return value - step, value
    if word in AT_LEAST:
        return value, INFINITE
    if word in AT_MOST:
        return min(ZERO, value), value
    return value - step * HALF, value + step * HALF


# ---- derived quantities


def _derived(quantity: Quantity) -> Interval:
    """A figure that is used twice has one value, not two: 4.45万 over 4.45万 and 7.47万 together."""
    counts = Counter(_stored(quantity))
    twice = [q for q, count in counts.items() if count > 1 and not interval_of(q).is_exact]
    finite = [q for q in twice if INFINITE not in (abs(interval_of(q).low), abs(interval_of(q).high))]
    if not finite or len(finite) > MOST_REPEATED:
        return _computed(quantity, {})
    ends = [(point(interval_of(q).low), point(interval_of(q).high)) for q in finite]
    found = [_computed(quantity, dict(zip(finite, chosen, strict=True))) for chosen in product(*ends)]
    return Interval(min(f.low for f in found), max(f.high for f in found))


def _stored(quantity: Quantity) -> Iterator[Quantity]:
    if not quantity.operation:
        yield quantity
    for operand in quantity.operands:
        yield from _stored(operand)


def _computed(quantity: Quantity, fixed: Mapping[Quantity, Interval]) -> Interval:
    if not quantity.operation:
        return fixed.get(quantity) or interval_of(quantity)
    match quantity.operation:
        case "+" | "-" | "*" | "/":
            left, right = (_computed(operand, fixed) for operand in quantity.operands)
            return _joined(quantity.operation, left, right)
        case "growth":
            now, base = (_computed(operand, fixed) for operand in quantity.operands)
            return now / base - point(Decimal(1))
        case "neg":
            found = _computed(quantity.operands[0], fixed)
            return Interval(-found.high, -found.low)
        case "sum":
            return total(tuple(_computed(operand, fixed) for operand in quantity.operands))
        case "growth":
            now, base = (_computed(operand, fixed) for operand in quantity.operands)
            return now / base - point(Decimal(1))
        case "in" | "abs" | "neg" if len(quantity.operands) == 1:
            found = _computed(quantity.operands[0], fixed)
            if quantity.operation == "neg":
                return point(ZERO) - found
            return found if quantity.operation == "in" or found.low >= 0 else _absolute(found)
        case _:
            return point(quantity.value.scaleb(quantity.unit.scale))


def _joined(sign: str, left: Interval, right: Interval) -> Interval:
    if sign == "+":
        return left + right
    if sign == "-":
        return left - right
    return left * right if sign == "*" else left / right


def _absolute(found: Interval) -> Interval:
    low = ZERO if found.contains(ZERO) else min(abs(found.low), abs(found.high))
    return Interval(low, max(abs(found.low), abs(found.high)))


# ---- ends that may be infinite


def _times(a: Decimal, b: Decimal) -> Decimal:
    return ZERO if not a or not b else a * b


def _over(a: Decimal, b: Decimal) -> Decimal:
    """Any share of two unbounded figures lies between those of their finite ends and nothing."""
    return ZERO if b.is_infinite() else a / b
