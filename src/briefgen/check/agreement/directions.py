"""Words of direction and size against the figures beside them: 增长 over a fall, 过半 over 48 %.

Not the words that filters choose: those are held true where they are made.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from briefgen.check.agreement.known import Holdings, holdings_of
from briefgen.check.agreement.reading import CLAUSE, Figure, Reading, bounds, inside, same_unit
from briefgen.diagnostics import Diagnostic, Related
from briefgen.document.numerals import chinese_value
from briefgen.ledger.entry import Printed
from briefgen.model.period import days
from briefgen.model.quantity import Quantity
from briefgen.rules import agreement as rules

UP = frozenset(
    (
        "增长",
        "增加",
        "上升",
        "上涨",
        "提高",
        "提升",
        "扩大",
        "延长",
        "加长",
        "拓宽",
        "加宽",
        "增",
        "升",
        "涨",
        "净增",
    )
)
_WORDS = (
    "净增|净减|增长|增加|上升|上涨|提高|提升|扩大|延长|加长|拓宽|加宽|下降|下跌|减少|降低|下滑|回落|缩小|缩短|压缩|压减|"
    "缩减|精简"
)
_LED = re.compile(r"[由从][^。；，]{0,16}$")
_JOINED = re.compile(rf"^[^。；，\d]{{0,12}}?(?P<word>{_WORDS}|[增升涨减降跌])了?[到至为]$")
_BESIDE = re.compile(rf"(?P<word>{_WORDS})(?:了|约|近|超过|达|为)?(?P<minus>[-−－])?$")
_LAST = re.compile("[上去前]年|上期|上[个一]?月|上季度?|去年同期")
_LEVEL = re.compile(r"^(?P<word>基本持平|持平)")
_SAME_AS = re.compile(r"[与和同较][^。；，\d]{0,12}$")
_COMPLETED = re.compile(r"(?:完成率|完成[^，。；]{0,12}?的)(?:为|达到|达)?$")
_PARTS = re.compile(
    "(?P<most>绝?大多数|过半|超半数|超过一半|一半以上|半数以上|过半数)|(?P<half>近半|近一半|接近一半|将近一半)|"
    "(?<!一二三四五六七八九)(?P<tenths>[一二三四五六七八九])成(?P<more>以上|多)|"
    "(?:近|接近|将近)(?P<nearly>[一二三四五六七八九])成"
)
_OF_ALL = re.compile(r"(?:占|占比|比例|比重)(?:为|达|达到|约)?(?:[^，。；]{0,12}的)?$|（(?:占)?$")
HALF, TENTH, WHOLE = Decimal("0.5"), Decimal("0.1"), Decimal(1)
BROADLY = Decimal("0.05")
"""How far apart two figures of 基本持平 may be."""
_THAN = re.compile(
    "，?(?:也|仍|均|明显|大幅|略|远|已|大大)?(?P<word>不?(?:高于|低于|多于|少于|大于|小于)|超过)"
    "(?:[^，。；、\\d]{0,8}(?:[上去前]年|[上前][个一]?月|上季度?|上期|同期|年初|此前|原来|计划|目标|平均)"
    "[^，。；、\\d]{0,8}|全[国省市州县区][^，。；、\\d]{0,8})的"
)
"""From one figure to the next: ，高于上年的. Without 的 it would say by how much."""
ABOVE = frozenset(("高于", "多于", "大于", "超过", "不低于", "不少于", "不小于"))
MOVING = frozenset(
    (
        *("增", "升", "涨", "提高", "扩大", "延长", "加长", "加宽", "拓宽"),
        *("减", "降", "跌", "下滑", "回落", "缩小", "缩短", "压缩", "精简"),
    )
)
COMPARING = frozenset(("高于", "低于", "多于", "少于", "大于", "小于", "超过"))
_TOUCHED = re.compile("|".join((*sorted(MOVING | COMPARING), "持平", "超额完成", "半", "成", "多数")))


def contrary_direction(reading: Reading) -> Iterator[Diagnostic]:
    """BG245: the word says the contrary of the figures."""
    for line, _ in reading.running:
        touched = frozenset(_TOUCHED.findall(line.text))
        if touched & MOVING:
            yield from _moves(reading, line)
            yield from _changes(reading, line)
        if touched & COMPARING:
            yield from _compared(reading, line)
        if touched & {"持平", "超额完成"}:
            yield from _levels(reading, line)
        if touched & {"半", "成", "多数"}:
            yield from _sizes(reading, line)


# ---- 由3.2万册增加到2.9万册


def _moves(reading: Reading, line: Printed) -> Iterator[Diagnostic]:
    if "由" not in line.text and "从" not in line.text:
        return
    figures = reading.figures(line)
    for first, last in pairwise(figures):
        joined = _JOINED.search(line.text[first.end : last.start])
        if joined is None or not same_unit(first.unit, last.unit):
            continue
        if _LED.search(line.text[: first.start]) is None:
            continue
        falls = last.base < first.base
        if last.base != first.base and falls == (joined["word"] in UP):
            yield _contrary(reading, last, joined["word"], first)


def _contrary(reading: Reading, last: Figure, word: str, first: Figure) -> Diagnostic:
    was, now = first.entry.text, last.entry.text
    related = Related(reading.place(first), f"{was}印在这里", f"{was} is printed here")
    zh = f"由{was}到{now}是{'减少' if word in UP else '增加'}"
    en = f"from {was} to {now} is a {'fall' if word in UP else 'rise'}"
    return rules.CONTRARY_DIRECTION.at(reading.place(last), related, word=word, fact_zh=zh, fact_en=en)


# ---- 增长3.2%, computed from a fall


def _changes(reading: Reading, line: Printed) -> Iterator[Diagnostic]:
    for entry in reading.paper.ledger.on(line):
        if entry.kind not in ("derived", "literal"):
            continue
        beside = _BESIDE.search(line.text[max(entry.offset - 8, 0) : entry.offset])
        figure = reading.figure(line, entry) if beside else None
        if beside is None or figure is None:
            continue
        rise = Decimal(-1) if beside["minus"] else _rise(figure.quantity, reading)
        if rise is None or not rise or (rise > 0) == (beside["word"] in UP):
            continue
        zh = f"{figure.entry.text}是{'增加' if rise > 0 else '减少'}的数"
        en = f"{figure.entry.text} is a {'rise' if rise > 0 else 'fall'}"
        related = tuple(
            Related(source.span, source.name, source.name) for source in figure.quantity.sources[:4]
        )
        yield rules.CONTRARY_DIRECTION.at(
            reading.place(figure), *related, word=beside["word"], fact_zh=zh, fact_en=en
        )


def _rise(quantity: Quantity, reading: Reading) -> Decimal | None:
    """The change behind a figure, above zero for a rise; None where nothing tells which is later."""
    sign = Decimal(1)
    while quantity.operation in ("in", "abs", "neg") and quantity.operands:
        if quantity.operation == "neg" or (quantity.operation == "abs" and quantity.operands[0].value < 0):
            sign = -sign
        quantity = quantity.operands[0]
    if quantity.operation == "growth":
        return quantity.value
    if quantity.operation == "/" and quantity.operands[0].operation == "-":
        quantity = quantity.operands[0]
    if quantity.operation != "-":
        return None
    holdings = holdings_of(reading.paper.workspace)
    left, right = (_time(operand, holdings) for operand in quantity.operands)
    if left is None or right is None or left == right:
        return _against_last(quantity, reading)
    return quantity.value if left > right else -quantity.value


def _against_last(quantity: Quantity, reading: Reading) -> Decimal | None:
    """The change from a fact that its label calls last year's to one that it does not."""
    left, right = (_is_last(operand, reading) for operand in quantity.operands)
    if left is None or right is None or left == right:
        return None
    return quantity.value if right else -quantity.value


def _is_last(quantity: Quantity, reading: Reading) -> bool | None:
    spans = {source.span for source in quantity.sources}
    held = holdings_of(reading.paper.workspace).of(reading.paper) if len(spans) == 1 else ()
    label = next((one.words[0] for one in held if one.span in spans and one.words), "")
    return _LAST.search(label) is not None if label else None


def _time(quantity: Quantity, holdings: Holdings) -> datetime.date | None:
    """The last day that a figure is of, if all behind it are of one time."""
    found = set()
    for stored in _stored(quantity):
        one = holdings.observation(stored)
        period = (one.as_of or one.period) if one is not None else None
        found.add(days(period) if period is not None else None)
    time = found.pop() if len(found) == 1 else None
    return time[1] if time is not None else None


def _stored(quantity: Quantity) -> list[Quantity]:
    if not quantity.operands:
        return [quantity]
    return [one for operand in quantity.operands for one in _stored(operand)]


# ---- 368万元，高于上年的412万元


def _compared(reading: Reading, line: Printed) -> Iterator[Diagnostic]:
    for first, last in pairwise(reading.figures(line)):
        than = _THAN.fullmatch(line.text[first.end : last.start])
        if than is None or not same_unit(first.unit, last.unit) or last.quantity.approx:
            continue
        word, negated = than["word"], than["word"].startswith("不")
        holds = first.base > last.base if word in ABOVE else first.base < last.base
        if not holds and not (negated and first.base == last.base):
            yield _not_so(reading, first, last, word)


def _not_so(reading: Reading, first: Figure, last: Figure, word: str) -> Diagnostic:
    one, other = first.entry.text, last.entry.text
    is_less, is_more = first.base < last.base, first.base > last.base
    zh = f"{one}{'低于' if is_less else '高于' if is_more else '等于'}{other}"
    en = f"{one} is {'below' if is_less else 'above' if is_more else 'the same as'} {other}"
    related = Related(reading.place(first), f"{one}印在这里", f"{one} is printed here")
    return rules.CONTRARY_DIRECTION.at(reading.place(last), related, word=word, fact_zh=zh, fact_en=en)


# ---- 持平, 超额完成


def _levels(reading: Reading, line: Printed) -> Iterator[Diagnostic]:
    if "持平" in line.text:
        figures = reading.figures(line)
        for first, last in pairwise(figures):
            level = _LEVEL.search(line.text[last.end :])
            if level is None or not same_unit(first.unit, last.unit):
                continue
            if _SAME_AS.search(line.text[first.end : last.start]) is None or not first.base:
                continue
            apart = abs(last.base / first.base - WHOLE)
            if apart > (BROADLY if level["word"] == "基本持平" else 0):
                yield _not_level(reading, first, last, level["word"])
    if "超额完成" in line.text:
        yield from _short(reading, line)


def _not_level(reading: Reading, first: Figure, last: Figure, word: str) -> Diagnostic:
    was, now = last.entry.text, first.entry.text
    related = Related(reading.place(first), f"{now}印在这里", f"{now} is printed here")
    return rules.CONTRARY_DIRECTION.at(
        reading.place(last), related, word=word, fact_zh=f"{now}与{was}不相等", fact_en=f"{now} is not {was}"
    )


def _short(reading: Reading, line: Printed) -> Iterator[Diagnostic]:
    at = line.text.index("超额完成")
    start, end = bounds(line.text, at)
    for figure in inside(reading.figures(line), start, end):
        before = line.text[start : figure.start]
        if figure.entry.unit == "%" and figure.base < WHOLE and _COMPLETED.search(before):
            if before.endswith("超额完成") or "未" in before[-14:]:
                continue
            text = figure.entry.text
            yield rules.CONTRARY_DIRECTION.at(
                reading.place(figure),
                word="超额完成",
                fact_zh=f"完成率是{text}，不到100%",
                fact_en=f"{text} is less than 100 %",
            )


# ---- 过半, 九成以上


def _sizes(reading: Reading, line: Printed) -> Iterator[Diagnostic]:
    if "%" not in line.text:
        return
    for match in _PARTS.finditer(line.text):
        start, end = bounds(line.text, match.start(), CLAUSE)
        shares = [one for one in inside(reading.figures(line), start, end) if one.entry.unit == "%"]
        if len(shares) != 1 or not _OF_ALL.search(line.text[start : shares[0].start]):
            continue
        (share,) = shares
        low, high = _range(match)
        if not low <= share.base < high:
            text = share.entry.text
            yield rules.CONTRARY_DIRECTION.at(
                reading.place(share),
                word=match[0],
                fact_zh=f"同句的比例是{text}",
                fact_en=f"the share in the sentence is {text}",
            )


def _range(match: re.Match[str]) -> tuple[Decimal, Decimal]:
    """From what share to below what share a word is true."""
    if match["most"]:
        return HALF, Decimal(2)
    if match["half"]:
        return HALF - TENTH, HALF
    tenths = chinese_value(match["tenths"] or match["nearly"]) or Decimal(0)
    if match["nearly"]:
        return (tenths - 1) * TENTH, tenths * TENTH
    return tenths * TENTH, Decimal(2) if match["more"] == "以上" else (tenths + 1) * TENTH
