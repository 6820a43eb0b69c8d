"""The filters of templates: official Chinese forms of values.

Each takes a value and gives a value that still knows its sources.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal

from jinja2 import pass_context
from jinja2.runtime import Context

from briefgen.compose.bound import Bound, Refused
from briefgen.compose.emission import words_from
from briefgen.compose.names import masked
from briefgen.compose.printing import listed
from briefgen.compose.rendering import current
from briefgen.compose.values import (
    Couple,
    Date,
    DayForm,
    Interval,
    Listing,
    Number,
    Structural,
    When,
    counting_word,
    decimals,
    number_of,
    plain_word,
    quantity_of,
    refused,
    told,
    unit_word,
)
from briefgen.compose.views import Prose
from briefgen.document.numerals import chinese, encircled
from briefgen.model import growth as growths
from briefgen.model import quantity as quantities
from briefgen.model.fact import Erratum
from briefgen.model.quantity import Quantity, Source, converted, half_up, ratio
from briefgen.model.unit import PERCENTAGE, POINTS, unit
from briefgen.rules import numbers, wording

MOST_ITEMS = 50
"""Marks of order; a larger number is no item's."""
FAR = Decimal(3)
"""How many percentage points a fraction may be off."""


def digits(value: object, count: int) -> Bound:
    """So many decimals, half-up."""
    return replace(number_of(value), digits=decimals(count))


def zh(value: object) -> Bound:
    """In Chinese numerals: 两个, 十二项."""
    return replace(number_of(value), words=True)


def bare(value: object) -> Bound:
    """Without its unit."""
    if isinstance(value, Interval):
        return replace(value, bare=True)
    return replace(number_of(value), bare=True)


def to(value: object, word: str) -> Bound:
    """In another scale of its unit: 万元, 亿元, 万人."""
    number = number_of(value)
    return replace(number, quantity=converted(number.quantity, unit(unit_word(word))))


def exactly(value: object) -> Bound:
    """Without its approximating word: for tables."""
    number = number_of(value)
    return replace(number, quantity=replace(number.quantity, approx=""))


def share(part: object, whole: object, count: int | None = None) -> Bound:
    """The share of a part in a whole, in percent."""
    wanted = decimals(count) if count is not None else None
    return Number(ratio(quantity_of(part), quantity_of(whole)), digits=wanted)


def growth(now: object, base: object, count: int | None = None) -> Bound:
    """The growth of a figure over its base, in percent."""
    wanted = decimals(count) if count is not None else None
    try:
        return Number(growths.growth(quantity_of(now), quantity_of(base)), digits=wanted)
    except growths.NoBase as error:
        given, before = told(error.now), told(error.base)
        raise Refused(
            lambda span: wording.GROWTH_BASE.at(span, now=given, base_zh=before, base_en=before)
        ) from error


def complement(value: object) -> Bound:
    """What a percentage leaves of 100 %."""
    return Number(quantities.complement(quantity_of(value)))


def points(value: object) -> Bound:
    """A difference of percentages: 2.15个百分点."""
    number = number_of(value)
    if number.quantity.unit != POINTS:
        raise refused(value, "百分点是两个百分数之差", "points are the difference of two percentages")
    return number


def fraction(value: object, parts: int, of: str = "") -> Bound:
    """A share as a fraction with the word that is true of it: 超过总数的1/3, 近1/2."""
    number = number_of(value)
    if type(parts) is not int or parts < 2:
        raise refused(parts, "分母是 2 以上的整数", "the denominator is 2 or more")
    if not number.quantity.unit.is_ratio:
        raise refused(value, "分数只用于比率", "a fraction is of a ratio only")
    part = converted(number.quantity, PERCENTAGE).value
    exact = part * parts / 100
    over = max(int(half_up(exact, 0)), 1)
    if part <= 0 or over >= parts or abs(part - Decimal(100) * over / parts) > FAR:
        said, fraction = f"{half_up(part, 2).normalize():f}%", f"{over}/{parts}"
        raise Refused(lambda span: numbers.FALSE_FRACTION.at(span, value=said, fraction=fraction))
    word = "超过" if exact > over else "近" if exact < over else ""
    return replace(number, text=f"{word}{plain_word(of)}{over}/{parts}")


@pass_context
def erratum(context: Context, value: object, name: str) -> object:
    """Marks a use that a source printed wrong; with --as-printed the source's text stands."""
    errata = context.resolve("errata")
    found = errata.get(name) if isinstance(errata, Mapping) else None
    if not isinstance(found, Erratum):
        raise Refused(lambda span: numbers.UNKNOWN_ERRATUM.at(span, name=name))
    if not isinstance(value, Number | Couple | Interval | Date | When | Listing | Structural):
        raise refused(
            value, "勘误只用于记录里的数值、日期、清单和固定说法", "errata are for values of records"
        )
    return replace(value, text=str(found.printed)) if current().as_printed else value


def count(value: object, word: str = "") -> Bound:
    """How many: a list's length as a value in a counting unit."""
    if isinstance(value, Listing):
        source = Source(value.name, value.span)
    elif isinstance(value, list | tuple) and not any(isinstance(v, int) for v in value):
        span = next((v.text.span for v in value if isinstance(v, Prose)), current().here)
        source = Source("清单", span)
    else:
        raise refused(value, "只能数清单", "only a list can be counted")
    return Number(Quantity(Decimal(len(value)), unit(counting_word(word)), source=source, operation="count"))


def listed_with(value: object, last: str = "、") -> object:
    """A list joined with 、 and a last word: 甲、乙和丙. Values in it stay bound."""
    if isinstance(value, Listing):
        return replace(value, last=last)
    if isinstance(value, list | tuple):
        return listed(tuple(words_from(item) for item in value), last)
    raise refused(value, "不是清单", "it is no list")


def average(value: object) -> Bound:
    """Without the unit below the stroke, after 人均 and 户均: 人均1333元."""
    number = number_of(value)
    over = number.quantity.unit.text.partition("/")[0]
    return replace(number, quantity=replace(number.quantity, unit=unit(over)))


def _day_form(form: DayForm) -> Callable[[object], Bound]:
    def shaped(value: object) -> Bound:
        if not isinstance(value, Date):
            raise refused(value, "不是日期", "it is no day")
        return replace(value, form=form)

    return shaped


date = _day_form("day")
year = _day_form("year")
month = _day_form("month")
month_day = _day_form("month-day")
date_zh = _day_form("words")


def item_mark(index: object, form: str = "一是") -> Structural:
    """The mark of the n-th item: 一是, （1）, 1., ①, 第一，, 一方面."""
    if type(index) is not int or not 1 <= index <= MOST_ITEMS:
        raise refused(index, "次序用 loop.index", "the order is loop.index")
    marks = {
        "一是": chinese(index) + "是",
        "（1）": f"（{index}）",
        "1.": f"{index}.",
        "（一）": f"（{chinese(index)}）",
        "①": encircled(index),
        "第一，": f"第{chinese(index)}，",
        "一方面": "一方面，" if index == 1 else "另一方面，",
        "无": "",
    }
    if form not in marks:
        raise refused(form, f"次序写成 {'、'.join(marks)} 之一", f"the mark is one of {', '.join(marks)}")
    return Structural(marks[form])


FILTERS: dict[str, Callable[..., object]] = {
    "digits": digits,
    "zh": zh,
    "bare": bare,
    "average": average,
    "to": to,
    "exactly": exactly,
    "share": share,
    "growth": growth,
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
    "masked": masked,
}
