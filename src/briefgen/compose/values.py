"""Values as templates see them: they compute, they print, and they never become text.

Not their printed form: that is `printing`.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any, Literal

from briefgen.compose.bound import Bound, Lost, Refused, joined, plain, typed, wrong
from briefgen.diagnostics import Span
from briefgen.model.derivation import Comparison
from briefgen.model.origin import Phrase
from briefgen.model.period import Period
from briefgen.model.place import Place
from briefgen.model.quantity import Pair, Quantity, Range, Source, converted, half_up
from briefgen.model.unit import MEASURED
from briefgen.rules import numbers

WORD = r"(?!成(?!员))[^\W\d_〇零一二三四五六七八九十百千万亿半两廿卅壹贰叁肆伍陆柒捌玖拾佰仟]*"
"""What may stand beside digits; 成 alone is tenths."""

MOST_DIGITS = 9


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
    compared: Comparison | Place | None = None
    """What it is compared with, where its indicator is a growth, a change or a rank."""

    def said(self) -> str:
        return told(self.quantity)

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
        return replace(self, quantity=-self.quantity, text=None)

    def __abs__(self) -> Number:
        return self if self.quantity.value >= 0 else replace(self, quantity=abs(self.quantity), text=None)

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
            return Lost(other.finding)
        if not isinstance(other, Number):
            return plain(other)
        return joined(lambda: Number(join(self.quantity, other.quantity)))

    def _compared(self, other: object) -> int:
        mine = self.quantity.value
        if isinstance(other, Number):
            theirs = converted(other.quantity, self.quantity.unit).value
        elif isinstance(other, int | Decimal):
            theirs = Decimal(other)
        else:
            raise Refused(plain(other).finding)
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
            return Lost(other.finding)
        if not isinstance(other, Couple):
            return plain(other)
        return joined(lambda: Couple(join(self.pair, other.pair)))


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
            raise Refused(wrong(self, "日期只和日期比较", "a day is compared with a day only").finding)
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

    def __bool__(self) -> bool:
        return bool(self.items)

    def __getitem__(self, index: int) -> str:
        return self.items[index]

    def __iter__(self) -> Iterator[str]:
        return iter(self.items)


@dataclass(frozen=True, slots=True)
class Structural:
    """A mark of order (一是, ①) or, with a source, a fixed phrase of a record (4+1). Not a figure."""

    text: str
    source: Source | None = None

    @property
    def behind(self) -> Phrase | None:
        """What stands behind it where it prints."""
        return Phrase(self.source) if self.source is not None else None


def told(quantity: Quantity) -> str:
    """How a message tells an amount: a quotient in four decimals, or in all that it needs not to
    look whole."""
    value = half_up(quantity.value, 4) if quantity.rounded else quantity.value
    if value != quantity.value and value == value.to_integral_value():
        value = quantity.value
    return f"{value.normalize() if value else Decimal(0):f}{quantity.unit.text}"


def quantity_of(value: object) -> Quantity:
    """The one quantity of a value that a filter wants to compute with."""
    if isinstance(value, Number):
        return value.quantity
    if isinstance(value, Lost):
        raise Refused(value.finding)
    raise Refused(plain(value).finding)


def number_of(value: object) -> Number:
    """The number that a filter wants to print in another way."""
    return value if isinstance(value, Number) else Number(quantity_of(value))


def decimals(count: object) -> int:
    """How many decimals a template asks for."""
    if type(count) is not int or not 0 <= count <= MOST_DIGITS:
        raise refused(count, f"小数位数是 0 到 {MOST_DIGITS} 的整数", f"decimals are 0 to {MOST_DIGITS}")
    return count


def plain_word(word: object) -> str:
    """A word that is set beside digits; numbers and marks in it would have no source."""
    if not isinstance(word, str) or not re.fullmatch(WORD, word):
        raise refused(word, "这里要一个不带数字和标点的词", "a word without numbers and marks is wanted here")
    return word


def counting_word(word: object) -> str:
    """A word that things are counted in: 个, 项, 户; nothing that is measured."""
    said = plain_word(word)
    if said in MEASURED:
        raise refused(word, "数出来的用量词，如 个、项、户", "things are counted in 个, 项, 户 …")
    return said


def unit_word(word: object) -> str:
    """A unit to convert to: 万元, 元/人, %."""
    if not isinstance(word, str) or not word or any(char.isdigit() for char in word):
        raise refused(word, "这里要一个不带数字的单位", "a unit without digits is wanted here")
    return word


def refused(value: object, zh: str, en: str) -> Refused:
    """What may not be done with a value, in both languages."""
    said = named(value)
    return Refused(lambda span: numbers.WRONG_SHAPE.at(span, what=said, why_zh=zh, why_en=en))


def named(value: object) -> str:
    """How a message names what a template gave."""
    if isinstance(value, Bound):
        return value.said()
    return value.text if isinstance(value, Structural) else typed(value)


def _about(value: Any, name: str) -> object:
    about: Mapping[str, object] = object.__getattribute__(value, "about")
    if name in about:
        return about[name]
    raise AttributeError(name)
