"""Averages of a sum over heads, and changes from one figure to another in the same sentence.

Not changes that the records work out, and not shares.
"""

from __future__ import annotations

import re
from decimal import Decimal, localcontext

from briefgen.check.agreement.founded import Founded, bare, size
from briefgen.check.agreement.reading import Figure, bounds, same_unit
from briefgen.ledger.entry import Printed
from briefgen.model.interval import interval_of, point
from briefgen.model.quantity import PRECISION
from briefgen.model.unit import POINTS

_AVERAGE = re.compile(
    r"(?:(?P<per>[人户亩])均|平均每(?P<each>[人户名亩])|每(?P<one>[人户亩])平均)(?P<of>[^，。；：\d]{0,8})$"
)
_PEOPLE = frozenset({"人", "名", "口"})
_PER = {"人": _PEOPLE, "名": _PEOPLE, "户": frozenset({"户"}), "亩": frozenset({"亩"})}
_CHANGED = re.compile(
    r"^[^。；\d]{0,10}?(?P<word>增长|增加|提高|提升|上升|上涨|下降|减少|降低|缩短|延长)了?$"
)
_RISING = frozenset(("增长", "增加", "提高", "提升", "上升", "上涨"))
ONE = Decimal(1)


def average(words: str, figure: Figure, before: tuple[Figure, ...]) -> Founded | None:
    """1906人……254万元，平均每人1333元."""
    led = _AVERAGE.search(words)
    sums = [one for one in before if one.unit.over == figure.unit.over and not one.unit.under]
    per = _PER[led["per"] or led["each"] or led["one"]] if led is not None else frozenset()
    counted = per if figure.unit.under else frozenset().union(*_PER.values())
    heads = [one for one in before if set(one.unit.over) <= counted and one.unit.over and not one.unit.under]
    if led is None or len(sums) != 1 or len(heads) != 1 or heads[0].base <= 0:
        return None
    if not set(figure.unit.under) <= per or not set(heads[0].unit.over) <= per:
        return None
    if not _is_same_sum(led["of"], words[: led.start()]):
        return None
    (amount,), (number,) = sums, heads
    with localcontext(prec=PRECISION):
        value = amount.base / number.base
    possible = (
        interval_of(amount.quantity) / interval_of(number.quantity),
        amount.printed / number.printed,
    )
    operands = ((amount.entry.text, amount), (number.entry.text, number))
    return Founded(f"{bare(amount)}÷{bare(number)}", value, possible, operands)


def _is_same_sum(of: str, words: str) -> bool:
    """Whether what is averaged is what was told: 人均补贴 of 补贴254万元, and not 人均增收."""
    named = re.sub("(?:约|为|达到?|近|仅|只有?|可|超过?)$", "", of)
    return not named or any(named[at : at + 2] in words for at in range(max(len(named) - 1, 1)))


def change(line: Printed, figure: Figure, before: tuple[Figure, ...]) -> Founded | None:
    """由3.2万册增加到3.6万册，增长12.5%."""
    if len(before) < 2:
        return None
    first, last = before[-2:]
    start, _ = bounds(line.text, first.start)
    led = re.search(r"[由从][^。；，\d]{0,12}$", line.text[start : first.start])
    joined = re.fullmatch(r"[^。；，\d]{0,10}[到至为]", line.text[first.end : last.start])
    told = _CHANGED.search(line.text[last.end : figure.start])
    if led is None or joined is None or told is None or not same_unit(first.unit, last.unit):
        return None
    if first.unit.is_ratio:
        return _points(figure, first, last)
    if first.base <= 0 or figure.unit == POINTS:
        return None
    with localcontext(prec=PRECISION):
        value = abs(last.base / first.base - ONE)
    possible = tuple(
        size(right / left - point(ONE))
        for left, right in (
            (interval_of(first.quantity), interval_of(last.quantity)),
            (first.printed, last.printed),
        )
    )
    operands = ((first.entry.text, first), (last.entry.text, last))
    sum = f"（{bare(last)}-{bare(first)}）÷{bare(first)}"
    word = "下降" if last.base < first.base and told["word"] in _RISING else ""
    return Founded(sum, value, possible, operands, word=word)


def _points(figure: Figure, first: Figure, last: Figure) -> Founded | None:
    """由88.4%提高到91.2%，提高2.8个百分点: a percentage there is how much the share itself grew."""
    if not first.unit.scale or not last.unit.scale or first.base <= 0:
        return None
    with localcontext(prec=PRECISION):
        value = abs(last.base - first.base)
    pairs = (
        (interval_of(first.quantity), interval_of(last.quantity)),
        (first.printed, last.printed),
    )
    if figure.unit == POINTS:
        possible = tuple(size(right - left) for left, right in pairs)
    else:
        possible = tuple(size(right / left - point(ONE)) for left, right in pairs)
    high, low = (last, first) if last.base > first.base else (first, last)
    operands = ((first.entry.text, first), (last.entry.text, last))
    return Founded(f"{bare(high)}-{bare(low)}", value, possible, operands, POINTS)
