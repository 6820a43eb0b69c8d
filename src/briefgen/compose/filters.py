"""The filters of templates: official Chinese forms of values.

Each takes a value and gives a value that still knows its sources.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from jinja2 import pass_context
from jinja2.runtime import Context

from briefgen.compose.printing import date_text, listed, number_text
from briefgen.compose.rendering import current
from briefgen.compose.values import (
    Bound,
    Couple,
    Date,
    DayForm,
    Interval,
    Listing,
    Lost,
    Number,
    Refused,
    Structural,
    quantity_of,
)
from briefgen.compose.views import Prose
from briefgen.document.numerals import chinese, encircled
from briefgen.model.fact import Erratum
from briefgen.model.quantity import Quantity, Source, converted, half_up, ratio
from briefgen.model.unit import POINTS, unit
from briefgen.rules import numbers


def digits(value: object, count: int) -> Bound:
    """So many decimals, half-up."""
    if isinstance(value, Lost):
        return value
    return replace(_number(value), digits=count)


def zh(value: object) -> Bound:
    """In Chinese numerals: 两个, 十二项."""
    if isinstance(value, Lost):
        return value
    return replace(_number(value), words=True)


def bare(value: object) -> Bound:
    """Without its unit."""
    if isinstance(value, Lost):
        return value
    if isinstance(value, Interval):
        return replace(value, bare=True)
    return replace(_number(value), bare=True)


def to(value: object, word: str) -> Bound:
    """In another scale of its unit: 万元, 亿元, 万人."""
    if isinstance(value, Lost):
        return value
    number = _number(value)
    return replace(number, quantity=converted(number.quantity, unit(word)))


def exactly(value: object) -> Bound:
    """Without its approximating word: for tables."""
    if isinstance(value, Lost):
        return value
    number = _number(value)
    return replace(number, quantity=replace(number.quantity, approx=""))


def share(part: object, whole: object, count: int | None = None) -> Bound:
    """The share of a part in a whole, in percent."""
    if isinstance(part, Lost):
        return part
    if isinstance(whole, Lost):
        return whole
    return Number(ratio(quantity_of(part), quantity_of(whole)), digits=count)


def complement(value: object) -> Bound:
    """What a percentage leaves of 100 %."""
    if isinstance(value, Lost):
        return value
    quantity = quantity_of(value)
    whole = Quantity(Decimal(100), unit("%"), operation="constant")
    return Number(whole - quantity)


def points(value: object) -> Bound:
    """A difference of percentages: 2.15个百分点."""
    if isinstance(value, Lost):
        return value
    number = _number(value)
    return replace(number, quantity=replace(number.quantity, unit=POINTS))


def fraction(value: object, parts: int, of: str = "") -> Bound:
    """A share as a fraction with the word that is true of it: 超过总数的1/3, 近1/2."""
    if isinstance(value, Lost):
        return value
    number = _number(value)
    exact = converted(number.quantity, unit("")).value * parts
    over = max(int(half_up(exact, 0)), 1)
    word = "超过" if exact > over else "近" if exact < over else ""
    return replace(number, text=f"{word}{of}{over}/{parts}")


@pass_context
def erratum(context: Context, value: object, name: str) -> object:
    """Marks a use that a source printed wrong; with --as-printed the source's text stands."""
    errata = context.resolve("errata")
    found = errata.get(name) if isinstance(errata, Mapping) else None
    if not isinstance(found, Erratum):
        raise Refused(lambda span: numbers.UNKNOWN_ERRATUM.at(span, name=name))
    if current().as_printed and isinstance(value, Structural):
        return Structural(str(found.printed))
    if not current().as_printed or not isinstance(value, Number | Couple | Interval | Date | Listing):
        return value
    return replace(value, text=str(found.printed))


def count(value: object, word: str = "") -> Bound:
    """How many: a list's length as a value in a counting unit."""
    if isinstance(value, Lost):
        return value
    if isinstance(value, Listing):
        source = Source(value.name, value.span)
        return Number(Quantity(Decimal(len(value)), unit(word), source=source, operation="count"))
    if isinstance(value, Sequence) and not isinstance(value, str):
        span = next((v.text.span for v in value if isinstance(v, Prose)), current().here)
        source = Source("清单", span)
        return Number(Quantity(Decimal(len(value)), unit(word), source=source, operation="count"))
    raise Refused(lambda span: numbers.WRONG_SHAPE.at(span, what=type(value).__name__, why="只能数清单"))


def listed_with(value: object, last: str = "、") -> object:
    """A list joined with 、 and a last word: 甲、乙和丙."""
    if isinstance(value, Listing):
        return replace(value, last=last)
    if isinstance(value, Sequence) and not isinstance(value, str):
        texts = tuple(str(v.text) if isinstance(v, Prose) else str(v) for v in value)
        return listed(texts, last)
    raise Refused(lambda span: numbers.WRONG_SHAPE.at(span, what=type(value).__name__, why="不是清单"))


def average(value: object) -> Bound:
    """Without the unit below the stroke, after 人均 and 户均: 人均1333元."""
    if isinstance(value, Lost):
        return value
    number = _number(value)
    over = number.quantity.unit.text.partition("/")[0]
    return replace(number, quantity=replace(number.quantity, unit=unit(over)))


def _day_form(form: DayForm) -> Callable[[object], Bound]:
    def shaped(value: object) -> Bound:
        if isinstance(value, Lost):
            return value
        if not isinstance(value, Date):
            raise Refused(lambda span: numbers.WRONG_SHAPE.at(span, what=_said(value), why="不是日期"))
        return replace(value, form=form)

    return shaped


date = _day_form("day")
year = _day_form("year")
month = _day_form("month")
month_day = _day_form("month-day")
date_zh = _day_form("words")


def item_mark(index: object, form: str = "一是") -> Structural:
    """The mark of the n-th item: 一是, （1）, 1., ①, 第一，, 一方面."""
    number = int(index) if isinstance(index, int) else 1
    marks = {
        "一是": chinese(number) + "是",
        "（1）": f"（{number}）",
        "1.": f"{number}.",
        "（一）": f"（{chinese(number)}）",
        "①": encircled(number),
        "第一，": f"第{chinese(number)}，",
        "一方面": "一方面，" if number == 1 else "另一方面，",
        "无": "",
    }
    return Structural(marks[form])


def structural(value: object) -> Structural:
    """A value of a record as part of the document's structure: 第3期, 〔2019〕."""
    if isinstance(value, Number):
        return Structural(number_text(replace(value, bare=True), current().style))
    if isinstance(value, Date):
        return Structural(date_text(value))
    raise Refused(lambda span: numbers.WRONG_SHAPE.at(span, what=_said(value), why="只能是数或日期"))


def _said(value: object) -> str:
    return value.said() if isinstance(value, Bound) else type(value).__name__


def _number(value: object) -> Number:
    if isinstance(value, Number):
        return value
    return Number(quantity_of(value))


FILTERS: dict[str, Callable[..., object]] = {
    "digits": digits,
    "zh": zh,
    "bare": bare,
    "average": average,
    "to": to,
    "exactly": exactly,
    "share": share,
    "complement": complement,
    "points": points,
    "fraction": fraction,
    "erratum": erratum,
    "count": count,
    "listed": listed_with,
    "date": date,
    "year": year,
    "month": month,
    "month_day": month_day,
    "date_zh": date_zh,
    "item_mark": item_mark,
    "structural": structural,
}
