"""Parts, wholes and changes that one sentence prints and that do not add up.

Only where the words say what is a part of what; not shares, which `reproduction` works out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from briefgen.check.agreement.reading import SEGMENT, Figure, Reading, bounds, inside, same_unit
from briefgen.diagnostics import Diagnostic, Related
from briefgen.ledger.entry import Entry, Printed
from briefgen.model.interval import Interval, agreement, interval_of, is_counted, total
from briefgen.model.quantity import half_up
from briefgen.rules import agreement as rules

_TOTAL = re.compile(r"[，；、（]?(?:合计|总计|共计|两[项者]合计)(?:为|是|达|有)?")
_JOINED = re.compile(r"(?:[、，]|和|及|与)[^。；，、（）\d%]{0,12}")
_AMONG = re.compile(r"[，（]其中[：，]?(?P<name>[^。；，、（）\d]{0,12})")
_NOT_LEVEL = re.compile(
    "[增减升降净差余亏盈均每最价费率限]|利润|标准|超过|不足|[比较].{0,2}[年月期季]|[上去前]年|累计|目前|现有|以来|共|达|总|计"
)
"""Words by which a figure may be more than the whole before it: a change, an average, a running total."""
_OVERLAPPING = re.compile("重复|重叠|交叉|兼|同时|扣除|剔除|去重|平均|分别")
_QUALIFIED = re.compile("[新改建修联完开竣验通达已在未拟重优先示困损坏装投用按含]")
"""Parts so named may count some of the same: 完工16个、验收10个."""
_AGO = "(?:上年|去年|前年|上期|上月|上季度?|上半年|年初)(?:同期|底|末)?"
_CHANGE = re.compile(f"，(?:[比较]|同比)?(?:{_AGO})(?P<word>增加|增长|增|减少|下降|减)了?")
_BEFORE = re.compile(rf"[，（]{_AGO}[^。；，、（）\d]{{0,6}}?(?:为|是|有|仅|只有)?")
_LED = re.compile(r"[由从][^。；，]{0,16}$")
_TO = re.compile(r"[^。；，\d]{0,10}[到至为]")
_BY = re.compile("，(?:净)?(?P<word>增加|减少|下降)了?")
_UNCOUNTED = frozenset({"分", "度", "米"})


def impossible_sum(reading: Reading) -> Iterator[Diagnostic]:
    """BG241: a total, a part or a change that the figures beside it do not give."""
    for line, entries in reading.running:
        if len(entries) > 1:
            yield from _totals(reading, line)
            yield from _among(reading, line)
            yield from _changes(reading, line, entries)


def is_printed_sum(reading: Reading, line: Printed, figure: Figure) -> bool:
    """Whether a figure is the sum of those printed before it: LED灯2310盏、太阳能灯1500盏，合计3810盏."""
    before = [one for one in reading.figures(line) if one.end <= figure.start]
    if not before or not _TOTAL.fullmatch(line.text[before[-1].end : figure.start]):
        return False
    run = _run(reading, line, before[-1])
    return len(run) > 1 and same_unit(run[0].unit, figure.unit) and _may_be(figure, run)


# ---- LED灯2310盏、太阳能灯1500盏，合计3850盏


def _totals(reading: Reading, line: Printed) -> Iterator[Diagnostic]:
    if "合计" not in line.text and "共计" not in line.text and "总计" not in line.text:
        return
    for last, figure in pairwise(reading.figures(line)):
        if not _TOTAL.fullmatch(line.text[last.end : figure.start]) or not _is_summed(figure):
            continue
        run = _run(reading, line, last)
        if len(run) > 1 and same_unit(last.unit, figure.unit) and not _may_be(figure, run):
            yield _told(reading, figure, run, "")


def _is_summed(figure: Figure) -> bool:
    unit = figure.unit
    return figure.is_weighty and bool(unit.over) and not unit.under and not set(unit.over) & _UNCOUNTED


def _run(reading: Reading, line: Printed, last: Figure) -> tuple[Figure, ...]:
    """The parts that end in a figure: all of its unit in the sentence, joined by 、 or ，; or none."""
    start, end = bounds(line.text, last.start)
    if _OVERLAPPING.search(line.text, start, end):
        return ()
    before = [one for one in inside(reading.figures(line), start, end) if one.start <= last.start]
    run = [last]
    for first, second in pairwise(reversed(before)):
        if not _JOINED.fullmatch(line.text[second.end : first.start]) or not _is_summed(second):
            break
        if not same_unit(second.unit, last.unit):
            break
        run.insert(0, second)
    others = [one for one in before if same_unit(one.unit, last.unit) and one not in run]
    lead = line.text[bounds(line.text, run[0].start, SEGMENT)[0] : run[0].start]
    words = lead + line.text[run[0].end : last.start]
    if _NOT_LEVEL.search(words) or (others and "其中" not in lead):
        return ()
    return tuple(run)


def _may_be(figure: Figure, parts: tuple[Figure, ...]) -> bool:
    digits = None if figure.is_typed else figure.digits
    exact = total(tuple(interval_of(one.quantity) for one in parts))
    printed = total(tuple(one.printed for one in parts))
    return any(_agrees(figure, possible, digits) for possible in (exact, printed))


def _agrees(figure: Figure, possible: Interval, digits: int | None) -> bool:
    return agreement(figure.quantity, possible, digits) != "neither"


def _told(reading: Reading, figure: Figure, parts: tuple[Figure, ...], note: str) -> Diagnostic:
    base = sum((one.base for one in parts), Decimal(0))
    sum_of = "+".join(one.entry.text for one in parts)
    return _finding(reading, figure, sum_of, _shown(figure, base), parts, note)


def _shown(figure: Figure, base: Decimal) -> str:
    value = half_up(base.scaleb(-figure.unit.scale), figure.digits)
    return f"{value:f}{figure.unit.text}"


def _finding(
    reading: Reading, figure: Figure, sum_of: str, right: str, operands: tuple[Figure, ...], note: str
) -> Diagnostic:
    reading.told.add(figure.entry.id)
    related = (
        Related(reading.place(one), f"{one.entry.text}印在这里", f"{one.entry.text} is printed here")
        for one in operands
    )
    return rules.IRREPRODUCIBLE_FIGURE.at(
        reading.place(figure),
        *related,
        text=figure.entry.text,
        sum=sum_of,
        right=right,
        note_zh=f"（{note}）" if note else "",
        note_en=" (the parts exceed the whole)" if note else "",
    )


# ---- 共有路灯3850盏，其中LED灯2310盏、太阳能灯1600盏


def _among(reading: Reading, line: Printed) -> Iterator[Diagnostic]:
    if "其中" not in line.text:
        return
    figures = reading.figures(line)
    for at, (whole, part) in enumerate(pairwise(figures)):
        among = _AMONG.fullmatch(line.text[whole.end : part.start])
        if among is None or not same_unit(whole.unit, part.unit) or not _is_summed(whole):
            continue
        lead = line.text[bounds(line.text, whole.start, SEGMENT + "、（")[0] : whole.start]
        if _is_moved(lead) or _NOT_LEVEL.search(among["name"]) or not _is_summed(part):
            continue
        if interval_of(part.quantity).low > whole.printed.high:
            right = f"不超过{whole.entry.text}的数"
            yield _finding(reading, part, f"{whole.entry.text}的一部分", right, (whole,), "部分比总数还大")
            continue
        parts = _parts(line, figures[at + 1 :], lead, among["name"])
        if len(parts) > 1 and total(tuple(one.printed for one in parts)).low > whole.printed.high:
            yield _told(reading, whole, parts, "各部分之和超过总数")


def _is_moved(lead: str) -> bool:
    """Whether a whole is a change, an average or a price: its parts may be more than it."""
    return _NOT_LEVEL.search(re.sub("[共总]计?|合计|累计|目前|现有|达", "", lead)) is not None


def _parts(line: Printed, figures: tuple[Figure, ...], lead: str, name: str) -> tuple[Figure, ...]:
    """Parts that count nothing twice: those named like the whole, LED灯 and 太阳能灯 of 路灯."""
    parts, names, last = [figures[0]], [name], figures[0]
    for one in figures[1:]:
        between = line.text[last.end : one.start]
        if not re.fullmatch(r"(?:、|和|及|与)[^。；，、（）\d]{1,12}", between):
            break
        parts.append(one)
        names.append(between)
        last = one
    start, end = bounds(line.text, last.start)
    if _OVERLAPPING.search(line.text, start, end) or any(one.counts_people for one in parts):
        return ()
    is_one_kind = all(len(one) > 1 and one[-1:] == lead[-1:] for one in names)
    if not is_one_kind or any(_QUALIFIED.search(one) or _NOT_LEVEL.search(one) for one in names):
        return ()
    if not all(same_unit(one.unit, last.unit) and _is_summed(one) and is_counted(one.unit) for one in parts):
        return ()
    return tuple(parts)


# ---- 全县路灯3850盏，比上年增加430盏，上年3420盏


def _changes(reading: Reading, line: Printed, entries: tuple[Entry, ...]) -> Iterator[Diagnostic]:
    if len(entries) < 3:
        return
    figures = reading.figures(line)
    for first, second, third in zip(figures, figures[1:], figures[2:], strict=False):
        if not all(_is_summed(one) and same_unit(one.unit, first.unit) for one in (first, second, third)):
            continue
        one, other = line.text[first.end : second.start], line.text[second.end : third.start]
        lead = line.text[max(first.start - 20, 0) : first.start]
        if (word := _CHANGE.fullmatch(one)) and _BEFORE.fullmatch(other):
            yield from _difference(reading, second, first, third, word["word"])
        elif _LED.search(lead) and _TO.fullmatch(one) and (word := _BY.fullmatch(other)):
            yield from _difference(reading, third, second, first, word["word"])


def _difference(
    reading: Reading, change: Figure, now: Figure, then: Figure, word: str
) -> Iterator[Diagnostic]:
    is_rise = word.startswith("增")
    high, low = (now, then) if is_rise else (then, now)
    digits = None if change.is_typed else change.digits
    possible = (
        interval_of(high.quantity) - interval_of(low.quantity),
        high.printed - low.printed,
    )
    if high.base <= low.base or any(_agrees(change, one, digits) for one in possible):
        return
    right = _shown(change, high.base - low.base)
    yield _finding(reading, change, f"{high.entry.text}-{low.entry.text}", right, (now, then), "")
