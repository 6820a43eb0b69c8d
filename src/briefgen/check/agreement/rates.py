"""Rates that the records have by the name that the text gives them: 完工率.

Not shares of figures that stand beside them: see `shares`.
"""

from __future__ import annotations

import re

from briefgen.check.agreement.founded import Founded, agreed, plain
from briefgen.check.agreement.known import Holdings, Known, holdings_of
from briefgen.check.agreement.reading import Figure, Reading
from briefgen.model.interval import interval_of
from briefgen.model.quantity import Quantity
from briefgen.model.unit import PERCENTAGE

RATE = re.compile(r"(?P<name>[\u4e00-\u9fff]{2,8}?(?:率|比例|比重|占比))(?:已|仅|只)?(?:为|达到|达|是|有)?$")


def named_rate(reading: Reading, words: str, figure: Figure, before: tuple[Figure, ...]) -> Founded | None:
    """完工率24%: the indicator of that name whose operands the sentence prints, or the only one."""
    match = RATE.search(words)
    if match is None or not figure.is_typed:
        return None
    holdings = holdings_of(reading.paper.workspace)
    rates = _called(holdings, reading, match["name"])
    if any(agreed(figure, interval_of(known.quantity)) == "rounded" for known in rates):
        return None
    printed = {source.span for one in before for source in one.quantity.sources}
    shown = [known for known in rates if {source.span for source in known.quantity.sources} <= printed]
    most = max((len(known.quantity.sources) for known in shown), default=0)
    meant = [known for known in shown if len(known.quantity.sources) == most] or rates
    if len({known.quantity.value for known in meant}) != 1:
        return None
    (known, *_) = meant
    value = known.quantity.value.scaleb(known.quantity.unit.scale)
    sum = _formula(known.quantity) or known.title
    return Founded(sum, value, (interval_of(known.quantity),), ((known.title, known),))


def _called(holdings: Holdings, reading: Reading, name: str) -> list[Known]:
    """The rates whose names end like a word of the text, those that share most of it."""
    found: dict[int, list[Known]] = {}
    for known in holdings.rates(reading.paper):
        length = _common_end(known.words[0], name)
        if length >= 3 and known.quantity.unit == PERCENTAGE:
            found.setdefault(length, []).append(known)
    return found[max(found)] if found else []


def _common_end(left: str, right: str) -> int:
    length = 0
    while length < min(len(left), len(right)) and left[-1 - length] == right[-1 - length]:
        length += 1
    return length


def _formula(quantity: Quantity) -> str:
    """A quotient of two figures: 227套÷962套."""
    while quantity.operation == "in":
        quantity = quantity.operands[0]
    if quantity.operation != "/":
        return ""
    left, right = quantity.operands
    return f"{plain(left)}÷{plain(right)}"
