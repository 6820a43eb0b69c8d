"""Percentages, averages and multiples that do not come out of the figures they stand beside.

Only where the words say which figures those are; silence is better than a guess. Not rates of
records, which `formulas` works out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal, localcontext

from briefgen.check.agreement.known import Holdings, Known, holdings_of
from briefgen.check.agreement.reading import SEGMENT, Figure, Reading, bounds, inside, same_unit
from briefgen.diagnostics import Diagnostic, Related, Span
from briefgen.ledger.entry import Entry, Printed
from briefgen.model.interval import Interval, agreement, interval_of, point
from briefgen.model.quantity import PRECISION, Quantity, half_up
from briefgen.model.unit import PERCENTAGE, POINTS, Unit, unit
from briefgen.rules import agreement as rules

_SHARE_OF = re.compile(
    r"占(?P<whole>[^，。；：占]{0,30}?)(?:总数|总量|总人数|总户数)?(?:的|的比例为|的比重为)$"
)
_PLAIN_SHARE = re.compile(r"[，（、]?(?:占(?:比|比例|比重)?|比例|比重)(?:为|达|约)?$")
_RATE = re.compile(r"(?P<name>[\u4e00-\u9fff]{2,8}?(?:率|比例|比重|占比))(?:已|仅|只)?(?:为|达到|达|是|有)?$")
_AVERAGE = re.compile(
    r"(?:(?P<per>[人户亩])均|平均每(?P<each>[人户名亩])|每(?P<one>[人户亩])平均)(?P<of>[^，。；：\d]{0,8})$"
)
_TAKES = re.compile("[，（]?(?:约|仅|只)?占")
_MOVED = re.compile("[增减升降新]|[比较].{0,2}[年月期季]|[上去前]年|同期|原有|平均|每")
"""Words by which a figure is a change or one of another time."""
_PEOPLE = frozenset({"人", "名", "口"})
_PER = {"人": _PEOPLE, "名": _PEOPLE, "户": frozenset({"户"}), "亩": frozenset({"亩"})}
_WHOLE = re.compile("计划|规划|应|共|总|合计|任务|目标|全[县市省区州乡镇]")
_CHANGED = re.compile(
    r"^[^。；\d]{0,10}?(?P<word>增长|增加|提高|提升|上升|上涨|下降|减少|降低|缩短|延长)了?$"
)
_RISING = frozenset(("增长", "增加", "提高", "提升", "上升", "上涨"))
ONE = Decimal(1)
MOST_SOURCES, MOST_FIGURES = 2, 30
"""Places of an operand that are shown, and figures of a sentence: among more, chance gives any share."""
_REST = re.compile("^，?(?:在建|未|剩余|其余|尚有|尚未|还有|另有)")


def irreproducible_figure(reading: Reading) -> Iterator[Diagnostic]:
    """BG241: a typed or reported figure that its operands do not give."""
    for line, figure in _stated(reading):
        founded = _founded(reading, line, figure)
        if founded is None or founded.agrees(figure) or _is_reproduced(reading, line, figure, founded):
            continue
        reading.told.add(figure.entry.id)
        yield founded.finding(reading, figure)


@dataclass(frozen=True, slots=True)
class _Founded:
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
        return any(_agreement(figure, possible) == "rounded" for possible in self.possible)

    def finding(self, reading: Reading, figure: Figure) -> Diagnostic:
        cut = any(_agreement(figure, possible) == "truncated" for possible in self.possible)
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


def _agreement(figure: Figure, possible: Interval) -> str:
    digits = None if figure.is_typed else figure.digits
    return agreement(figure.quantity, possible, digits)


def _stated(reading: Reading) -> Iterator[tuple[Printed, Figure]]:
    """Shares and averages that nobody computed here."""
    for entry in reading.paper.ledger.entries:
        if not (entry.kind == "literal" and entry.counted) and not (
            entry.kind == "bound" and _is_proportion(entry)
        ):
            continue
        line = reading.line(entry)
        figure = reading.figure(line, entry) if line is not None else None
        if line is not None and figure is not None and figure.is_stated and not figure.quantity.approx:
            yield line, figure


def _is_proportion(entry: Entry) -> bool:
    return "/" in entry.unit or entry.unit in ("%", "％", "倍", "个百分点", "百分点")


def _founded(reading: Reading, line: Printed, figure: Figure) -> _Founded | None:
    start, end = bounds(line.text, figure.start)
    figures = inside(reading.figures(line), start, end)
    before = tuple(one for one in figures if one.end <= figure.start)
    words = line.text[start : figure.start]
    if figure.unit.is_ratio and figure.unit.scale == PERCENTAGE.scale:
        return (
            _share_of(reading, line, words, figure, before)
            or _named_rate(reading, words, figure, before)
            or _share_beside(reading, line, figure, before)
            or _share_with_rest(line, figure, figures)
            or _change(line, figure, before)
        )
    if figure.unit == POINTS:
        return _change(line, figure, before)
    if figure.unit.over and _AVERAGE.search(words):
        return _average(words, figure, before)
    return None


# ---- shares


def _share_of(
    reading: Reading, line: Printed, words: str, figure: Figure, before: tuple[Figure, ...]
) -> _Founded | None:
    """2248人，占搬迁人口的34.54%: the whole is printed inside, or the records call one figure so."""
    match = _SHARE_OF.search(words)
    if match is None:
        return None
    named = match["whole"]
    if before and len(before) > 1 and before[-1].entry.text in named:
        part = _last(before[:-1], before[-1])
        return _share(part, before[-1]) if part is not None else None
    if not before:
        return None
    told = _told_whole(line, figure, named, before)
    if told is not None:
        return told
    if not named:
        return None
    part = before[-1]
    holdings = holdings_of(reading.paper.workspace)
    wholes = [
        known
        for known in holdings.of(reading.paper)
        if known.words and known.words[0] == named and same_unit(known.quantity.unit, part.unit)
        if not known.where or known.parts
    ]
    values = {known.quantity.value for known in wholes}
    return _share(part, wholes[0]) if len(values) == 1 else None


def _told_whole(line: Printed, figure: Figure, named: str, before: tuple[Figure, ...]) -> _Founded | None:
    """共有路灯3850盏，LED灯2310盏，占路灯总数的60%: one figure before is called what 占 names."""
    part, name = before[-1], re.sub("^(?:全部|所有|其)", "", named)
    is_beside = _TAKES.match(line.text[part.end : figure.start]) is not None
    if not is_beside or _MOVED.search(_before(line, part)) or part.quantity.approx:
        return None
    wholes = [
        one
        for one in before[:-1]
        if same_unit(one.unit, part.unit)
        and not one.quantity.approx
        and _is_whole_of(name, _before(line, one))
    ]
    found = _share(part, wholes[0]) if len(wholes) == 1 else None
    return replace(found, is_named=True) if found is not None else None


def _is_whole_of(name: str, words: str) -> bool:
    if _MOVED.search(words) or "其中" in words:
        return False
    return words.endswith(name) if name else _WHOLE.search(words) is not None


def _before(line: Printed, figure: Figure) -> str:
    """The words that lead to a figure: 共有路灯."""
    start, _ = bounds(line.text, figure.start, SEGMENT + "、（")
    return line.text[start : figure.start]


def _share_beside(
    reading: Reading, line: Printed, figure: Figure, before: tuple[Figure, ...]
) -> _Founded | None:
    """计划962套，已完工227套，完工率24%; 共有44个，其中16个……，占36%."""
    if len(before) < 2:
        return None
    part = before[-1]
    whole = _last(before[:-1], part)
    if whole is None:
        return None
    between = line.text[whole.end : part.start]
    tail = line.text[part.end : figure.start]
    rate = _RATE.search(tail)
    plain = _PLAIN_SHARE.fullmatch(tail)
    if rate is None and plain is None:
        return None
    if rate is not None:
        words = line.text[whole.end : part.end] + tail[: rate.start()]
        if not _is_of(rate["name"], words + _label(reading, part)):
            return None
    start, _ = bounds(line.text, whole.start, SEGMENT)
    if "其中" in between or (rate is not None and _is_whole(rate, line.text[start : whole.start], between)):
        return _share(part, whole)
    return None


def _is_whole(rate: re.Match[str], words: str, between: str) -> bool:
    """Whether words say that a figure is all there is: 计划962套; 有118个，已……97个，……比例."""
    if _WHOLE.search(words):
        return True
    return not rate["name"].endswith("率") and "有" in words and between.startswith("，已")


def _label(reading: Reading, figure: Figure) -> str:
    """What the record of a figure calls it."""
    spans = {source.span for source in figure.quantity.sources}
    held = holdings_of(reading.paper.workspace).of(reading.paper) if len(spans) == 1 else ()
    return next((known.title for known in held if known.span in spans), "")


def _share_with_rest(line: Printed, figure: Figure, figures: tuple[Figure, ...]) -> _Founded | None:
    """已完工16个，完工率36%，在建28个: the part and the rest make up the whole."""
    at = figures.index(figure)
    if not 0 < at < len(figures) - 1:
        return None
    part, rest = figures[at - 1], figures[at + 1]
    rate = _RATE.search(line.text[part.end : figure.start])
    start, _ = bounds(line.text, part.start, SEGMENT)
    if rate is None or not same_unit(part.unit, rest.unit) or part.unit.is_ratio or part.base <= 0:
        return None
    if not _is_of(rate["name"], line.text[start : part.end]) or not _REST.search(
        line.text[figure.end : rest.start]
    ):
        return None
    with localcontext(prec=PRECISION):
        value = part.base / (part.base + rest.base)
    possible = tuple(
        left / (left + right)
        for left, right in (
            (interval_of(part.quantity), interval_of(rest.quantity)),
            (part.printed, rest.printed),
        )
    )
    operands = ((_bare(part), part), (_bare(rest), rest))
    return _Founded(f"{_bare(part)}÷（{_bare(part)}+{_bare(rest)}）", value, possible, operands)


def _is_of(rate: str, words: str) -> bool:
    """Whether a rate is one of what the words say: 完工率 of 已完工."""
    return any(rate[at : at + 2] in words for at in range(len(rate) - 2))


def _last(figures: tuple[Figure, ...], like: Figure) -> Figure | None:
    return next((one for one in reversed(figures) if same_unit(one.unit, like.unit)), None)


def _share(part: Figure, whole: Figure | Known) -> _Founded | None:
    divisor = whole.quantity.value.scaleb(whole.quantity.unit.scale)
    if divisor <= 0 or part.base > divisor or part.unit.is_ratio:
        return None
    exact = interval_of(part.quantity) / interval_of(whole.quantity)
    possible = [exact] if isinstance(whole, Known) else [exact, part.printed / whole.printed]
    name = _plain(whole.quantity)
    title = f"{whole.title}：{name}" if isinstance(whole, Known) else name
    operands = ((_bare(part), part), (title, whole))
    with localcontext(prec=PRECISION):
        value = part.base / divisor
    return _Founded(f"{_bare(part)}÷{name}", value, tuple(possible), operands)


def _bare(figure: Figure) -> str:
    return _plain(figure.quantity)


def _plain(quantity: Quantity) -> str:
    text = f"{quantity.value:f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text) + quantity.unit.text


# ---- rates of the records


def _named_rate(reading: Reading, words: str, figure: Figure, before: tuple[Figure, ...]) -> _Founded | None:
    """完工率24%: the indicator of that name whose operands the sentence prints, or the only one."""
    match = _RATE.search(words)
    if match is None or not figure.is_typed:
        return None
    holdings = holdings_of(reading.paper.workspace)
    rates = _called(holdings, reading, match["name"])
    if any(_agreement(figure, interval_of(known.quantity)) == "rounded" for known in rates):
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
    return _Founded(sum, value, (interval_of(known.quantity),), ((known.title, known),))


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
    return f"{_plain(left)}÷{_plain(right)}"


# ---- averages and changes


def _average(words: str, figure: Figure, before: tuple[Figure, ...]) -> _Founded | None:
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
    return _Founded(f"{_bare(amount)}÷{_bare(number)}", value, possible, operands)


def _is_same_sum(of: str, words: str) -> bool:
    """Whether what is averaged is what was told: 人均补贴 of 补贴254万元, and not 人均增收."""
    named = re.sub("(?:约|为|达到?|近|仅|只有?|可|超过?)$", "", of)
    return not named or any(named[at : at + 2] in words for at in range(max(len(named) - 1, 1)))


def _change(line: Printed, figure: Figure, before: tuple[Figure, ...]) -> _Founded | None:
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
        _size(right / left - point(ONE))
        for left, right in (
            (interval_of(first.quantity), interval_of(last.quantity)),
            (first.printed, last.printed),
        )
    )
    operands = ((first.entry.text, first), (last.entry.text, last))
    sum = f"（{_bare(last)}-{_bare(first)}）÷{_bare(first)}"
    word = "下降" if last.base < first.base and told["word"] in _RISING else ""
    return _Founded(sum, value, possible, operands, word=word)


def _points(figure: Figure, first: Figure, last: Figure) -> _Founded | None:
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
        possible = tuple(_size(right - left) for left, right in pairs)
    else:
        possible = tuple(_size(right / left - point(ONE)) for left, right in pairs)
    high, low = (last, first) if last.base > first.base else (first, last)
    operands = ((first.entry.text, first), (last.entry.text, last))
    return _Founded(f"{_bare(high)}-{_bare(low)}", value, possible, operands, POINTS)


def _size(found: Interval) -> Interval:
    low, high = sorted((abs(found.low), abs(found.high)))
    return Interval(Decimal(0), high) if found.contains(Decimal(0)) else Interval(low, high)


# ---- other ways to come by it


def _is_reproduced(reading: Reading, line: Printed, figure: Figure, founded: _Founded) -> bool:
    """Whether any two figures of the sentence give it: then it is another pair's."""
    start, end = bounds(line.text, figure.start)
    held = [one for one in inside(reading.figures(line), start, end) if one is not figure and one.base > 0]
    if len(held) > MOST_FIGURES:
        return True
    named = [operand for _, operand in founded.operands] if founded.is_named else []
    for whole in held:
        for part in held:
            if part in named and whole in named:
                continue
            if part is whole or not same_unit(part.unit, whole.unit) or part.unit.is_ratio:
                continue
            left, right = interval_of(part.quantity), interval_of(whole.quantity)
            for possible in (left / right, left / (left + right), _size(left / right - point(ONE))):
                if figure.unit == unit("%") and _agreement(figure, possible) == "rounded":
                    return True
    return False
