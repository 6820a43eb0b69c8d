"""What every value of a template shares: it computes into values and refuses to become text.

Not the kinds of values: those are `values`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import DecimalException
from typing import NoReturn

from briefgen.diagnostics import Diagnostic, Span
from briefgen.model.quantity import Source, UnitMismatch
from briefgen.model.unit import Unit
from briefgen.rules import numbers


class Refused(Exception):
    """What may not be done with a value: the finding says why. A filter that raises it gives a
    lost value; where nothing can stand for the result, it stops the text around it."""

    def __init__(self, finding: Callable[[Span], Diagnostic]) -> None:
        super().__init__()
        self.finding = finding


class Bound:
    """A value that knows its records. Turning it into text is refused (BG202)."""

    __slots__ = ()
    __hash__ = None  # type: ignore[assignment]

    def said(self) -> str:
        """How a message names it."""
        return "？"

    @property
    def _names(self) -> tuple[str, ...]:
        """What a template may read of it. Never its digits: they would lose their source."""
        return ()

    def _refuse_text(self, *_: object) -> NoReturn:
        said = self.said()
        raise Refused(lambda span: numbers.VALUE_AS_TEXT.at(span, value=said))

    def __str__(self) -> str:
        self._refuse_text()

    def __format__(self, spec: str) -> str:
        self._refuse_text()

    def __repr__(self) -> str:
        return f"<{type(self).__name__}>"

    def __contains__(self, item: object) -> bool:
        self._refuse_text()

    def __bool__(self) -> bool:
        return True

    def __len__(self) -> int:
        raise Refused(wrong(self, "只有清单可以数", "only a list can be counted").finding)

    def __int__(self) -> int:
        self._refuse_text()

    def __float__(self) -> float:
        self._refuse_text()

    def __index__(self) -> int:
        self._refuse_text()

    def __round__(self, digits: int = 0) -> Bound:
        self._refuse_text()

    def __iter__(self) -> Iterator[str]:
        self._refuse_text()

    def _refuse_comparison(self, other: object) -> bool:
        raise Refused(wrong(self, "不能这样比较", "it cannot be compared so").finding)

    __eq__ = __ne__ = __lt__ = __le__ = __gt__ = __ge__ = _refuse_comparison

    def __mod__(self, other: object) -> Bound:
        return wrong(self, "不支持取余", "no remainders here")

    def __floordiv__(self, other: object) -> Bound:
        return wrong(self, "请用 / 和 |digits(0)", "use / and |digits(0)")

    def __pow__(self, other: object) -> Bound:
        return wrong(self, "不支持乘方", "no powers here")

    def __add__(self, other: object) -> Bound:
        return wrong(self, "不能相加", "it cannot be added")

    def __sub__(self, other: object) -> Bound:
        return wrong(self, "不能相减", "it cannot be subtracted")

    def __mul__(self, other: object) -> Bound:
        return wrong(self, "不能相乘", "it cannot be multiplied")

    def __truediv__(self, other: object) -> Bound:
        return wrong(self, "不能相除", "it cannot be divided")

    __rmod__ = __mod__
    __rfloordiv__ = __floordiv__
    __rpow__ = __pow__

    def __radd__(self, other: object) -> Bound:
        if type(other) is int and other == 0:  # sum() starts with it
            return self
        return plain(other)

    def __rsub__(self, other: object) -> Bound:
        return plain(other)

    def __rmul__(self, other: object) -> Bound:
        return plain(other)

    def __rtruediv__(self, other: object) -> Bound:
        return plain(other)


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Lost(Bound):
    """A figure that could not be had. Computing with it loses the result; printing it reports."""

    finding: Callable[[Span], Diagnostic]
    unreported: Source | None = None
    """The observation that says 缺报, where that is all that is wrong."""

    def said(self) -> str:
        return "缺数"

    def _refuse_text(self, *_: object) -> NoReturn:
        raise Refused(self.finding)

    def __getattr__(self, name: str) -> Lost:
        if name.startswith("_"):
            raise AttributeError(name)
        return self

    def _same(self, *_: object) -> Lost:
        return Lost(self.finding) if self.unreported is not None else self

    __getitem__ = _same
    __add__ = __sub__ = __mul__ = __truediv__ = _same
    __radd__ = __rsub__ = __rmul__ = __rtruediv__ = __neg__ = __abs__ = _same
    __mod__ = __floordiv__ = __pow__ = __rmod__ = __rfloordiv__ = __rpow__ = _same

    def __bool__(self) -> bool:
        raise Refused(self.finding)

    def _refuse_comparison(self, other: object) -> bool:
        raise Refused(self.finding)

    __eq__ = __ne__ = __lt__ = __le__ = __gt__ = __ge__ = _refuse_comparison


def fault_of(error: Exception) -> Callable[[Span], Diagnostic] | None:
    """The finding of arithmetic that has no honest result; None if the error is another one."""
    match error:
        case Refused():
            return error.finding
        case UnitMismatch(left=left, right=right):
            return mismatch(left, right)
        case DecimalException() | ZeroDivisionError():
            return unworkable(error, "这里的算式", "the expression here")
        case _:
            return None


def joined(compute: Callable[[], Bound]) -> Bound:
    try:
        return compute()
    except (UnitMismatch, DecimalException) as error:
        finding = fault_of(error)
        assert finding is not None
        return Lost(finding)


def plain(other: object) -> Lost:
    if isinstance(other, Bound):
        return wrong(other, "这里要一个数", "one number is wanted here")
    said = typed(other)
    return Lost(lambda span: numbers.PLAIN_OPERAND.at(span, operand=said))


def typed(other: object) -> str:
    """How a message names what is no value."""
    if other is None or isinstance(other, bool):
        return "none" if other is None else str(other).lower()
    if isinstance(other, str | int | float):
        return str(other)
    return "[…]" if isinstance(other, list | tuple) else "{…}"


def wrong(value: Bound, zh: str, en: str) -> Lost:
    said = value.said()
    return Lost(lambda span: numbers.WRONG_SHAPE.at(span, what=said, why_zh=zh, why_en=en))


def mismatch(left: Unit, right: Unit) -> Callable[[Span], Diagnostic]:
    """The finding of two units that cannot be joined."""
    (left_zh, left_en), (right_zh, right_en) = (
        (unit.text, unit.text) if unit.text else ("没有单位的数", "a bare number") for unit in (left, right)
    )
    return lambda span: numbers.UNIT_MISMATCH.at(
        span, left_zh=left_zh, left_en=left_en, right_zh=right_zh, right_en=right_en
    )


def unworkable(error: ArithmeticError, zh: str, en: str) -> Callable[[Span], Diagnostic]:
    """The finding of a division by zero, or of a figure beyond the precision."""
    zero = isinstance(error, ZeroDivisionError) or "DivisionUndefined" in str(error)  # 1/0, 0/0
    rule = numbers.ZERO_BASE if zero else numbers.TOO_LARGE
    return lambda span: rule.at(span, query_zh=zh, query_en=en)
