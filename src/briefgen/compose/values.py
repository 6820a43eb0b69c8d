"""Values as templates see them: they compute, they print, and they never become text.

Not their printed form: that is `printing`.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal, DivisionByZero, InvalidOperation
from typing import Any, Literal, NoReturn

from briefgen.diagnostics import Diagnostic, Span
from briefgen.model.period import Period
from briefgen.model.quantity import Pair, Quantity, Range, UnitMismatch, converted
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
        raise Refused(_wrong(self, "不能这样比较").finding)

    __eq__ = __ne__ = __lt__ = __le__ = __gt__ = __ge__ = _refuse_comparison

    def __mod__(self, other: object) -> Bound:
        return _wrong(self, "不支持取余")

    def __floordiv__(self, other: object) -> Bound:
        return _wrong(self, "请用 / 和 |digits(0)")

    def __pow__(self, other: object) -> Bound:
        return _wrong(self, "不支持乘方")

    def __add__(self, other: object) -> Bound:
        return _wrong(self, "不能相加")

    def __sub__(self, other: object) -> Bound:
        return _wrong(self, "不能相减")

    def __mul__(self, other: object) -> Bound:
        return _wrong(self, "不能相乘")

    def __truediv__(self, other: object) -> Bound:
        return _wrong(self, "不能相除")

    __rmod__ = __mod__
    __rfloordiv__ = __floordiv__
    __rpow__ = __pow__

    def __radd__(self, other: object) -> Bound:
        if type(other) is int and other == 0:  # sum() starts with it
            return self
        return _plain(other)

    def __rsub__(self, other: object) -> Bound:
        return _plain(other)

    def __rmul__(self, other: object) -> Bound:
        return _plain(other)

    def __rtruediv__(self, other: object) -> Bound:
        return _plain(other)


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Number(Bound):
    """A quantity and how this use prints it."""

    quantity: Quantity
    digits: int | None = None
    words: bool = False
    """In Chinese numerals."""
    bare: bool = False
    """Without its unit."""
    text: str | None = None
    """A fixed printed form: a fraction, an erratum's original."""
    about: Mapping[str, object] = field(default_factory=dict)
    """What its fact says besides: period, label, note."""

    def said(self) -> str:
        return f"{self.quantity.value.normalize():f}{self.quantity.unit.text}"

    @property
    def _names(self) -> tuple[str, ...]:
        return tuple(self.about)

    def __getattr__(self, name: str) -> object:
        return _about(self, name)

    def __add__(self, other: object) -> Bound:
        return self._computed(other, lambda a, b: a + b)

    def __sub__(self, other: object) -> Bound:
        return self._computed(other, lambda a, b: a - b)

    def __mul__(self, other: object) -> Bound:
        return self._computed(other, lambda a, b: a * b)

    def __truediv__(self, other: object) -> Bound:
        return self._computed(other, lambda a, b: a / b)

    def __neg__(self) -> Number:
        zero = replace(self.quantity, value=Decimal(0), source=None, operands=())
        return Number(zero - self.quantity)

    def __abs__(self) -> Number:
        return self if self.quantity.value >= 0 else -self

    def __eq__(self, other: object) -> bool:
        return self._compared(other) == 0

    def __ne__(self, other: object) -> bool:
        return self._compared(other) != 0

    def __lt__(self, other: object) -> bool:
        return self._compared(other) < 0

    def __le__(self, other: object) -> bool:
        return self._compared(other) <= 0

    def __gt__(self, other: object) -> bool:
        return self._compared(other) > 0

    def __ge__(self, other: object) -> bool:
        return self._compared(other) >= 0

    def __bool__(self) -> bool:
        return True

    def _computed(self, other: object, join: Callable[[Quantity, Quantity], Quantity]) -> Bound:
        if isinstance(other, Lost):
            return other
        if not isinstance(other, Number):
            return _plain(other)
        return _joined(lambda: Number(join(self.quantity, other.quantity)))

    def _compared(self, other: object) -> int:
        mine = self.quantity.value
        if isinstance(other, Number):
            theirs = converted(other.quantity, self.quantity.unit).value
        elif isinstance(other, int | Decimal):
            theirs = Decimal(other)
        else:
            raise Refused(_plain(other).finding)
        return (mine > theirs) - (mine < theirs)


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Couple(Bound):
    """Households and persons (户人)."""

    pair: Pair
    about: Mapping[str, object] = field(default_factory=dict)
    text: str | None = None

    def said(self) -> str:
        return self.households.said() + self.persons.said()

    @property
    def households(self) -> Number:
        return Number(self.pair.households, about=self.about)

    @property
    def persons(self) -> Number:
        return Number(self.pair.persons, about=self.about)

    @property
    def _names(self) -> tuple[str, ...]:
        return ("households", "persons", *self.about)

    def __getattr__(self, name: str) -> object:
        return _about(self, name)

    def __add__(self, other: object) -> Bound:
        return self._computed(other, lambda a, b: a + b)

    def __sub__(self, other: object) -> Bound:
        return self._computed(other, lambda a, b: a - b)

    def _computed(self, other: object, join: Callable[[Pair, Pair], Pair]) -> Bound:
        if isinstance(other, Lost):
            return other
        if not isinstance(other, Couple):
            return _plain(other)
        return _joined(lambda: Couple(join(self.pair, other.pair)))


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Interval(Bound):
    """From one amount to another."""

    range: Range
    mark: str = ""
    bare: bool = False
    text: str | None = None
    about: Mapping[str, object] = field(default_factory=dict)

    def said(self) -> str:
        return f"{Number(self.range.low).said()}至{Number(self.range.high).said()}"

    @property
    def low(self) -> Number:
        return Number(self.range.low, about=self.about)

    @property
    def high(self) -> Number:
        return Number(self.range.high, about=self.about)

    @property
    def _names(self) -> tuple[str, ...]:
        return ("low", "high", *self.about)

    def __getattr__(self, name: str) -> object:
        return _about(self, name)


DayForm = Literal["day", "year", "month", "month-day", "words"]


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Date(Bound):
    """A day of a record."""

    day: datetime.date
    span: Span
    name: str
    form: DayForm = "day"
    text: str | None = None

    def said(self) -> str:
        return self.day.isoformat()

    def __eq__(self, other: object) -> bool:
        return self._compared(other) == 0

    def __ne__(self, other: object) -> bool:
        return self._compared(other) != 0

    def __lt__(self, other: object) -> bool:
        return self._compared(other) < 0

    def __le__(self, other: object) -> bool:
        return self._compared(other) <= 0

    def __gt__(self, other: object) -> bool:
        return self._compared(other) > 0

    def __ge__(self, other: object) -> bool:
        return self._compared(other) >= 0

    def _compared(self, other: object) -> int:
        if not isinstance(other, Date):
            raise Refused(_wrong(self, "日期只和日期比较").finding)
        return (self.day > other.day) - (self.day < other.day)


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class When(Bound):
    """A period of a record."""

    period: Period
    span: Span
    name: str
    text: str | None = None

    def said(self) -> str:
        return self.period.text

    def __eq__(self, other: object) -> bool:
        if isinstance(other, When):
            return self.period.key == other.period.key
        return isinstance(other, int | str) and str(other) == self.period.key

    def __ne__(self, other: object) -> bool:
        return not self == other


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Listing(Bound):
    """A list of names; its count is taken from it."""

    items: tuple[str, ...]
    span: Span
    name: str
    last: str = "、"
    text: str | None = None

    def said(self) -> str:
        return "、".join(self.items)

    def __len__(self) -> int:
        return len(self.items)

    def __getitem__(self, index: int) -> str:
        return self.items[index]

    def __iter__(self) -> Iterator[str]:
        return iter(self.items)


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Lost(Bound):
    """A figure that could not be had. Computing with it loses the result; printing it reports."""

    finding: Callable[[Span], Diagnostic]

    def said(self) -> str:
        return "缺数"

    def _refuse_text(self, *_: object) -> NoReturn:
        raise Refused(self.finding)

    def __getattr__(self, name: str) -> Lost:
        if name.startswith("_"):
            raise AttributeError(name)
        return self

    def _same(self, *_: object) -> Lost:
        return self

    __add__ = __sub__ = __mul__ = __truediv__ = _same
    __radd__ = __rsub__ = __rmul__ = __rtruediv__ = __neg__ = __abs__ = _same
    __mod__ = __floordiv__ = __pow__ = __rmod__ = __rfloordiv__ = __rpow__ = _same

    def __bool__(self) -> bool:
        raise Refused(self.finding)

    def _refuse_comparison(self, other: object) -> bool:
        raise Refused(self.finding)

    __eq__ = __ne__ = __lt__ = __le__ = __gt__ = __ge__ = _refuse_comparison


@dataclass(frozen=True, slots=True)
class Structural:
    """A mark of order: 一是, 第3期. Part of the document's structure, not a figure."""

    text: str


def quantity_of(value: object) -> Quantity:
    """The one quantity of a value that a filter wants to compute with."""
    if isinstance(value, Number):
        return value.quantity
    if isinstance(value, Lost):
        raise Refused(value.finding)
    raise Refused(_plain(value).finding)


def plain_word(word: object) -> str:
    """A word that is set beside digits; digits in it would have no source."""
    if not isinstance(word, str) or any(char.isdigit() for char in word):
        said = _typed(word)
        why = "这里要一个不带数字的词"
        raise Refused(lambda span: numbers.WRONG_SHAPE.at(span, what=said, why=why))
    return word


def fault_of(error: Exception) -> Callable[[Span], Diagnostic] | None:
    """The finding of arithmetic that has no honest result; None if the error is another one."""
    match error:
        case Refused():
            return error.finding
        case UnitMismatch(left=left, right=right):
            return lambda span: numbers.UNIT_MISMATCH.at(span, left=left.text, right=right.text)
        case DivisionByZero() | InvalidOperation() | ZeroDivisionError():
            return lambda span: numbers.ZERO_BASE.at(span, query="除数是 0")
        case _:
            return None


def _joined(compute: Callable[[], Bound]) -> Bound:
    try:
        return compute()
    except (UnitMismatch, DivisionByZero, InvalidOperation) as error:
        finding = fault_of(error)
        assert finding is not None
        return Lost(finding)


def _about(value: Any, name: str) -> object:
    about: Mapping[str, object] = object.__getattribute__(value, "about")
    if name in about:
        return about[name]
    raise AttributeError(name)


def _plain(other: object) -> Lost:
    if isinstance(other, Bound):
        return _wrong(other, "这里要一个数")
    said = _typed(other)
    return Lost(lambda span: numbers.PLAIN_OPERAND.at(span, operand=said))


def _typed(other: object) -> str:
    return str(other) if isinstance(other, str | int | float) else type(other).__name__


def _wrong(value: Bound, why: str) -> Lost:
    said = value.said()
    return Lost(lambda span: numbers.WRONG_SHAPE.at(span, what=said, why=why))
