"""Quantities: exact decimals with a unit, that know the records they come from.

Not their printed form: that is fixed at each use, in `compose`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal, localcontext

from briefgen.diagnostics import Span
from briefgen.model.unit import PERCENTAGE, POINT, POINTS, RATIO, Unit

PRECISION = 40


class UnitMismatch(Exception):
    """Two quantities that cannot be added or compared: 户 and 人."""

    def __init__(self, left: Unit, right: Unit) -> None:
        super().__init__(f"{left.text} / {right.text}")
        self.left, self.right = left, right


@dataclass(frozen=True, slots=True)
class Source:
    """Where a stored number stands: the record's name for it, and the place of the digits."""

    name: str
    span: Span


@dataclass(frozen=True, slots=True)
class Quantity:
    """An amount. Stored ones have a `source`, derived ones an `operation` and `operands`.

    Operations: + - * / sum count constant, `in` (another scale), `neg`, `abs`, `growth` (of the first
    over the second), `rank` (of the first among all) and `apportioned` (a share rounded so that all
    of them add up).

    `approx` is the word that was reported with it (约, 近, 余, 多, 以上 …). `rounded` says that a
    division has been made, so that a use must say how many digits it wants.
    """

    value: Decimal
    unit: Unit = RATIO
    approx: str = ""
    source: Source | None = None
    operation: str = ""
    operands: tuple[Quantity, ...] = ()
    rounded: bool = False
    digits: int | None = None
    """How many decimals its indicator asks for."""
    defined: Source | None = None
    """The named indicator whose formula gave it: its id, and the place of the formula."""

    @property
    def is_share(self) -> bool:
        """Whether it is a percentage, or a quotient of two amounts of one unit."""
        return self.unit == PERCENTAGE or (self.unit.is_ratio and self.rounded)

    @property
    def sources(self) -> tuple[Source, ...]:
        """Every stored number behind it, once, in the order of use."""
        found: dict[Source, None] = {}
        _collect(self, found)
        return tuple(found)

    def __add__(self, other: Quantity) -> Quantity:
        return self._joined(other, "+", lambda a, b: a + b)

    def __sub__(self, other: Quantity) -> Quantity:
        """Two shares differ by 百分点; what is above or below a typed 1 stays a share."""
        if not (self.is_share and other.is_share):
            return self._joined(other, "-", lambda a, b: a - b)
        left, right = converted(self, PERCENTAGE), converted(other, PERCENTAGE)
        return replace(left._joined(right, "-", lambda a, b: a - b), unit=POINTS)

    def __neg__(self) -> Quantity:
        return replace(derived("neg", (self,), -self.value, self.unit, self.rounded), digits=self.digits)

    def __abs__(self) -> Quantity:
        """The same amount above zero, in the same digits."""
        return self if self.value >= 0 else replace(-self, operation="abs")

    def __mul__(self, other: Quantity) -> Quantity:
        unit = self.unit.times(other.unit)
        with localcontext(prec=PRECISION):
            value = self.value * other.value
        value, unit = _fitting(value, unit)
        return derived("*", (self, other), value, unit, self.rounded or other.rounded)

    def __truediv__(self, other: Quantity) -> Quantity:
        unit = self.unit.per(other.unit)
        with localcontext(prec=PRECISION):
            value = self.value / other.value
            if unit.is_ratio and unit.scale:
                value, unit = value.scaleb(unit.scale), RATIO
        value, unit = _fitting(value, unit)
        return derived("/", (self, other), value, unit, rounded=True)

    def _joined(self, other: Quantity, sign: str, join: Callable[[Decimal, Decimal], Decimal]) -> Quantity:
        with localcontext(prec=PRECISION):
            value = join(self.value, converted(other, self.unit).value)
        return derived(sign, (self, other), value, self.unit, self.rounded or other.rounded)


@dataclass(frozen=True, slots=True)
class Pair:
    """Households and persons of one fact (户人): 354户1527人."""

    households: Quantity
    persons: Quantity

    def __add__(self, other: Pair) -> Pair:
        return Pair(self.households + other.households, self.persons + other.persons)

    def __sub__(self, other: Pair) -> Pair:
        return Pair(self.households - other.households, self.persons - other.persons)


@dataclass(frozen=True, slots=True)
class Range:
    """From `low` to `high`; `mark` is the word between them if the record insists on one (至)."""

    low: Quantity
    high: Quantity
    mark: str = ""


Amount = Quantity | Pair | Range


def quantities(amount: Amount | None) -> tuple[Quantity, ...]:
    """The quantities of an amount: both halves of a pair, both ends of a range, none of 缺报."""
    match amount:
        case Quantity():
            return (amount,)
        case Pair(households, persons):
            return households, persons
        case Range(low, high):
            return low, high
        case None:
            return ()


def derived(
    operation: str, operands: tuple[Quantity, ...], value: Decimal, unit: Unit, rounded: bool
) -> Quantity:
    """A computed amount; what is computed from approximate figures is approximate itself (约)."""
    approx = "约" if any(o.approx for o in operands) else ""
    return Quantity(value, unit, approx, None, operation, operands, rounded)


def converted(quantity: Quantity, unit: Unit) -> Quantity:
    """The same amount in another scale of its unit (万人 to 人)."""
    if quantity.unit == unit and quantity.unit.text == unit.text:
        return quantity
    if quantity.unit.dimension != unit.dimension:
        raise UnitMismatch(quantity.unit, unit)
    with localcontext(prec=PRECISION):
        value = quantity.value.scaleb(quantity.unit.scale - unit.scale)
    return derived("in", (quantity,), value, unit, quantity.rounded)


def ratio(part: Quantity, whole: Quantity) -> Quantity:
    """The share of a part in a whole, in percent."""
    share = part / whole
    if not share.unit.is_ratio:
        raise UnitMismatch(part.unit, whole.unit)
    return converted(share, PERCENTAGE)


def complement(share: Quantity) -> Quantity:
    """What a share leaves of the whole, in percent."""
    part = converted(share, PERCENTAGE)
    whole = Quantity(Decimal(100), PERCENTAGE, operation="constant")
    with localcontext(prec=PRECISION):
        return derived("-", (whole, part), whole.value - part.value, PERCENTAGE, part.rounded)


def total(parts: tuple[Quantity, ...]) -> Quantity:
    """The sum of one quantity or more, in the unit of the first."""
    first = parts[0]
    if len(parts) == 1:
        return first
    with localcontext(prec=PRECISION):
        value = sum((converted(p, first.unit).value for p in parts), Decimal(0))
    return derived("sum", parts, value, first.unit, any(p.rounded for p in parts))


def half_up(value: Decimal, digits: int) -> Decimal:
    """Rounds 四舍五入: half away from zero, as GB/T 8170 appendix and every office does."""
    with localcontext(prec=PRECISION):
        return value.quantize(Decimal(1).scaleb(-digits), rounding=ROUND_HALF_UP)


def _fitting(value: Decimal, unit: Unit) -> tuple[Decimal, Unit]:
    """Gives a derived unit a scale that has a word, so that 亿元/万人 comes out in 万元/人."""
    if unit.is_ratio or unit.scale in (0, 4, 8) or POINT in unit.over:
        return value, unit
    target = 8 if unit.scale > 8 else 4 if unit.scale > 4 else 0
    bare = Unit(unit.over, unit.under)
    fitted = bare.times(Unit((), (), target))
    with localcontext(prec=PRECISION):
        return value.scaleb(unit.scale - target), fitted


def _collect(quantity: Quantity, found: dict[Source, None]) -> None:
    if quantity.source is not None:
        found[quantity.source] = None
    for operand in quantity.operands:
        _collect(operand, found)
