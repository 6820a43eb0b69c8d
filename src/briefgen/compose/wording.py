"""Filters that write what bulletins say of a figure: 同比增长, 提高…个百分点, 净增, 居全省第N位, 占….

Not the figures. The word is chosen by the figure as it prints, and a word that it does not bear out
is refused. Each gives words in which the number stays a value.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

from briefgen.compose.bound import Refused
from briefgen.compose.printing import number_text, printed, rounded
from briefgen.compose.rendering import current
from briefgen.compose.values import Number, number_of, plain_word, refused, told
from briefgen.compose.views import Prose
from briefgen.diagnostics import Diagnostic, Span
from briefgen.document.tree import Text, Value, Words
from briefgen.model import growth
from briefgen.model.place import Place
from briefgen.model.quantity import converted
from briefgen.model.unit import PERCENTAGE, POINTS
from briefgen.rules import wording

HUNDRED = Decimal(100)
YEARLY = re.compile("同比|同期|上年|去年")
PERIODIC = re.compile("环比|上(?:个|一)?(?:月|季|期|半年|旬|周)")
FLAT = {"同比": "与上年同期", "环比": "与上期"}
NONE = ("无一", "没有", "未有", "未", "无", "零")
"""Words that say that there is none."""


def grew(value: object, against: object = None) -> Words:
    """同比增长12.3%, 同比下降3.1%, 与上年同期持平; `against` is 同比, 环比, 比上年 … or nothing."""
    number = number_of(value)
    if not number.quantity.unit.is_ratio:
        raise refused(value, "增长用百分数，数量和百分点用 |rose", "growth is in percent; else use |rose")
    number = replace(number, quantity=converted(number.quantity, PERCENTAGE))
    return _moved(number, against, "增长", "下降")


def rose(value: object, against: object = None) -> Words:
    """提高2.1个百分点, 降低2.1个百分点; of amounts 增加20户, 减少20户; 持平 where neither."""
    number = number_of(value)
    if number.quantity.unit.is_ratio:
        raise refused(value, "增减的是数量或百分点，增长率用 |grew", "a percentage grows: use |grew")
    if number.quantity.unit.dimension == POINTS.dimension:
        return _moved(number, against, "提高", "降低")
    return _moved(number, against, "增加", "减少")


def net(value: object) -> Words:
    """净增20户, 净减20户; none of both is refused."""
    number = number_of(value)
    if number.quantity.unit.is_ratio:
        raise refused(value, "净增的是数量", "amounts grow by a net figure")
    sign = _sign(number)
    if not sign:
        raise contrary(number, "净增", "没有增减", "there is no change")
    return (Text("净增" if sign > 0 else "净减"), *_words(abs(number)))


def ranked(value: object, among: object = None) -> Words:
    """居全省第3位; 并列全省第3位 where others have the same figure. `among` defaults to the place
    that the rank is taken in."""
    number = number_of(value)
    quantity = number.quantity
    if quantity.unit != growth.PLACE or quantity.value < 1 or quantity.value % 1:
        raise refused(value, "位次由 rank 公式得出", "a place in an order comes from a rank formula")
    circle = _circle(number, among)
    tied = quantity.operation == "rank" and growth.is_tied(quantity)
    digits = number_text(replace(number, bare=True), current().style)
    place = Value(f"第{digits}位", quantity, current().here)
    return (Text(("并列" if tied else "居") + circle), place)


def part_of(value: object, whole: object) -> Words:
    """占搬迁人口的34.5%: a share of nothing less than none and nothing more than all."""
    number, word = _percentage(value), _word(whole)
    said = f"占{word}的"
    if not 0 <= number.quantity.value <= HUNDRED:
        raise contrary(number, said, "占比在 0 和 100% 之间", "a share is from 0 to 100 %")
    if number.quantity.operation == "growth":
        raise contrary(number, said, "它是增长率", "it is a rate of growth")
    return (Text(said), *_words(number))


def completed(value: object, task: object = "") -> Words:
    """完成年度任务的87.5%; what only rounds to 100 % is not completed."""
    number, word = _percentage(value), _word(task)
    share = number.quantity.value
    if share < 0:
        raise contrary(number, "完成", "完成率不是负数", "nothing is completed below zero")
    if share < HUNDRED <= rounded(number, current().style):
        raise untrue(number, f"完成{word}的100%" if word else "完成100%")
    return (Text(f"完成{word}的" if word else "完成"), *_words(number))


def exceeded(value: object, task: object = "") -> Words:
    """超额完成12.5%, or 超额12.5%完成年度任务: what a rate is above 100 %."""
    number, word = _percentage(value), _word(task)
    digits = number.digits if number.digits is not None else number.quantity.digits
    over = replace(number, quantity=growth.excess(number.quantity), digits=digits)
    if _sign(over) <= 0:
        raise contrary(number, "超额完成", "没有超过 100%", "it is not above 100 %")
    if not word:
        return (Text("超额完成"), *_words(over))
    return (Text("超额"), *_words(over), Text(f"完成{word}"))


def all_of(value: object, word: object) -> Words:
    """全部, 每户, 均 …, where a rate is exactly 100 %."""
    number, said = _percentage(value), _word(word)
    if number.quantity.value != HUNDRED or number.quantity.approx:
        raise untrue(number, said)
    return (Value(said, number.quantity, current().here),)


def none_of(value: object, word: str = "无一") -> Words:
    """无一, 没有, 未 …, where a count or a rate is exactly zero."""
    number = number_of(value)
    if word not in NONE:
        raise refused(word, f"写 {'、'.join(NONE)} 之一", f"one of {', '.join(NONE)} is wanted here")
    if number.quantity.value or number.quantity.approx:
        raise untrue(number, word)
    return (Value(word, number.quantity, current().here),)


# ---- what rises and falls


def _moved(number: Number, against: object, up: str, down: str) -> Words:
    lead = _lead(number, against)
    sign = _sign(number)
    if sign:
        return (Text(lead + (up if sign > 0 else down)), *_words(abs(number)))
    word = "基本持平" if number.quantity.value else "持平"
    before = FLAT.get(lead) or (f"与{lead[1:]}" if lead else "")
    flat = Value(word, number.quantity, current().here)
    return (Text(before), flat) if before else (flat,)


def _lead(number: Number, against: object) -> str:
    """The word that says what the figure is compared with; by its formula where none is given."""
    compared = number.compared
    if against is None:
        return {"year": "同比", "period": "环比"}.get(compared, "") if isinstance(compared, str) else ""
    word = _word(against)
    if word and not re.match("同比$|环比$|[比较].", word):
        raise refused(word, "写 同比、环比 或 比…、较…", "同比, 环比 or 比… is wanted here")
    wrong = {"year": PERIODIC, "period": YEARLY}.get(compared) if isinstance(compared, str) else None
    if wrong is not None and wrong.search(word):
        zh, en = ("上年同期", "the year before") if compared == "year" else ("上一期", "the period before")
        raise Refused(_mistaken(word, zh, en))
    return word


def _sign(number: Number) -> int:
    """Whether a figure prints above zero, below it or as zero."""
    value = rounded(number, current().style)
    return (value > 0) - (value < 0)


# ---- ranks


def _circle(number: Number, among: object) -> str:
    place = number.compared if isinstance(number.compared, Place) else None
    usual = str(place.all or f"全{place.class_word}") if place is not None else ""
    if among is None:
        return usual
    word = _word(among)
    if place is not None and word not in ("", usual, str(place.name), str(place.short or place.name)):
        raise Refused(_mistaken(word, str(place.name), str(place.id)))
    return word


# ---- all of them


def contrary(number: Number, said: str, zh: str, en: str) -> Refused:
    """A word that a figure speaks against (BG225)."""
    value = told(number.quantity)
    return Refused(lambda span: wording.CONTRARY_WORD.at(span, value=value, said=said, why_zh=zh, why_en=en))


def untrue(number: Number, said: str) -> Refused:
    """A word that is said of all or of none, and is not true of all or none (BG224)."""
    value = number.quantity.approx + told(number.quantity)
    return Refused(lambda span: wording.UNTRUE_UNIVERSAL.at(span, value=value, said=said))


def _mistaken(word: str, zh: str, en: str) -> Callable[[Span], Diagnostic]:
    return lambda span: wording.WRONG_COMPARISON.at(span, said=word, basis_zh=zh, basis_en=en)


def _percentage(value: object) -> Number:
    number = number_of(value)
    if not number.quantity.unit.is_ratio:
        raise refused(value, "这里要一个比率", "a rate is wanted here")
    return replace(number, quantity=converted(number.quantity, PERCENTAGE))


def _word(word: object) -> str:
    return plain_word(str(word.text) if isinstance(word, Prose) else word)


def _words(number: Number) -> Words:
    state = current()
    return printed(number, state.style, state.here)


FILTERS: dict[str, Callable[..., object]] = {
    "grew": grew,
    "rose": rose,
    "net": net,
    "ranked": ranked,
    "part_of": part_of,
    "completed": completed,
    "exceeded": exceeded,
    "all_of": all_of,
    "none_of": none_of,
}
