"""What a figure must be computed from, and whether it can have been.

Not which figures those are: the words say that, in `shares`, `rates` and `changes`.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal, localcontext

from briefgen.check.agreement.known import Known
from briefgen.check.agreement.reading import Figure, Reading
from briefgen.diagnostics import Diagnostic, Related, Span
from briefgen.model.interval import Interval, agreement, interval_of
from briefgen.model.quantity import PRECISION, Quantity, half_up
from briefgen.model.unit import Unit
from briefgen.rules import agreement as rules

MOST_SOURCES = 2
"""Places of an operand that are shown."""


@dataclass(frozen=True, slots=True)
class Founded:
    """What a figure must be computed from: the sum in words, its value and what that can have been."""

    sum: str
    value: Decimal
    possible: tuple[Interval, ...]
    operands: tuple[tuple[str, Figure | Known], ...]
    unit: Unit | None = None
    """The unit of the right figure, where it is not that of the printed one."""
    word: str = ""
    """What goes before the right figure: 下降."""
    is_named: bool = False
    """Whether the words say which two figures it is of, so that only others can give it."""

    def agrees(self, figure: Figure) -> bool:
        """Whether the figure can have been computed so, and rounded."""
        return any(agreed(figure, possible) == "rounded" for possible in self.possible)

    def finding(self, reading: Reading, figure: Figure) -> Diagnostic:
        """That it cannot, with the right figure and the places of its operands."""
        cut = any(agreed(figure, possible) == "truncated" for possible in self.possible)
        unit = self.unit or figure.unit
        right = f"{self.word}{half_up(self.value.scaleb(-unit.scale), figure.digits):f}{unit.text}"
        related = [
            Related(place, f"{text}出自这里", f"{text} comes from here")
            for text, operand in self.operands
            for place in _places(reading, operand)
        ]
        return rules.IRREPRODUCIBLE_FIGURE.at(
            reading.place(figure),
            *related,
            text=figure.entry.text,
            sum=self.sum,
            right=right,
            note_zh="（印的是舍去尾数的结果，应四舍五入）" if cut else "",
            note_en=" (the printed one is cut off, not rounded)" if cut else "",
        )


def _places(reading: Reading, operand: Figure | Known) -> tuple[Span, ...]:
    """Where an operand stands in the records, or where it is typed."""
    sources = tuple(source.span for source in operand.quantity.sources[:MOST_SOURCES])
    if sources:
        return sources
    return (reading.place(operand),) if isinstance(operand, Figure) else (operand.span,)


def share(part: Figure, whole: Figure | Known) -> Founded | None:
    """A part in its whole; None where it cannot be one."""
    divisor = whole.quantity.value.scaleb(whole.quantity.unit.scale)
    if divisor <= 0 or part.base > divisor or part.unit.is_ratio:
        return None
    exact = interval_of(part.quantity) / interval_of(whole.quantity)
    possible = [exact] if isinstance(whole, Known) else [exact, part.printed / whole.printed]
    name = plain(whole.quantity)
    title = f"{whole.title}：{name}" if isinstance(whole, Known) else name
    operands = ((bare(part), part), (title, whole))
    with localcontext(prec=PRECISION):
        value = part.base / divisor
    return Founded(f"{bare(part)}÷{name}", value, tuple(possible), operands)


def agreed(figure: Figure, possible: Interval) -> str:
    """How a figure agrees with what can have been: rounded, truncated, or not."""
    digits = None if figure.is_typed else figure.digits
    return agreement(figure.quantity, possible, digits)


def bare(figure: Figure) -> str:
    """A figure in words, without what makes it approximate."""
    return plain(figure.quantity)


def plain(quantity: Quantity) -> str:
    """A quantity in words, without zeros at its end."""
    text = f"{quantity.value:f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text) + quantity.unit.text


def size(found: Interval) -> Interval:
    """What can have been without its sign."""
    low, high = sorted((abs(found.low), abs(found.high)))
    return Interval(Decimal(0), high) if found.contains(Decimal(0)) else Interval(low, high)
