"""Words that allow no exception (全部, 均, 每户, 无一) beside figures or records that show one.

Not words that filters choose: those are held true where they are made.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from briefgen.check.agreement.known import Holdings, Known, holdings_of, spoken
from briefgen.check.agreement.reading import CLAUSE, Figure, Reading, bounds, inside, same_unit
from briefgen.check.records.figures import said
from briefgen.diagnostics import Diagnostic, Related
from briefgen.ledger.entry import Printed
from briefgen.rules import agreement as rules

_ALL = (
    "全部|全都|一律|(?<![人户平年月日])均(?![衡匀等价])|均(?=已|实现|完成|采取)|"
    "户户|家家|人人|每[户人村个家所](?!每)"
)
_UNIVERSAL = re.compile(rf"(?P<word>{_ALL})")
_NONE = "无一[人户个家例处所村]?|没有一[人户个家例处所村]"
_EMPTY = re.compile(_NONE)
_DONE = "(?:已经|已|都|均|按期|如期|顺利|实现|完成|得到|有|能|采取|实行){0,3}"
_RATE = re.compile(r"(?P<what>[\u4e00-\u9fff]{2})率(?:已|仅|只|也)?(?:为|达到|达|是|有)?$")
NEAR, REACH = 16, 14
"""Characters between a universal word and its rate, and between a figure and the word."""
WHOLE = Decimal(1)


def untrue_universal(reading: Reading) -> Iterator[Diagnostic]:
    """BG246: an exception is printed, or known."""
    for line, entries in reading.running:
        matches = tuple(_UNIVERSAL.finditer(line.text))
        rated = "率" in line.text and "%" in line.text
        if rated and matches:
            yield from _against_rates(reading, line)
        if rated and _EMPTY.search(line.text):
            yield from _none_against_rates(reading, line)
        for match in matches:
            if any(0 <= match.start() - entry.end <= REACH for entry in entries):
                yield from _against_records(reading, line, match)


# ---- 全部入住，入住率79%


def _against_rates(reading: Reading, line: Printed) -> Iterator[Diagnostic]:
    for figure, what in _rates(reading, line):
        if figure.base >= WHOLE:
            continue
        claim = re.compile(rf"(?P<word>{_ALL})(?:[^，。；\d]{{0,6}}){_DONE}{what}(?!率)")
        for match in _claims(reading, line, figure, claim):
            if re.fullmatch(_DONE, match[0][len(match["word"]) : -2]):
                yield _untrue(reading, figure, match[0], what)


# ---- 无一未达标，达标率93.7%


def _none_against_rates(reading: Reading, line: Printed) -> Iterator[Diagnostic]:
    for figure, what in _rates(reading, line):
        claim = re.compile(rf"(?:{_NONE})(?P<none>未|不|没有?)?{what}(?!率)")
        for match in _claims(reading, line, figure, claim):
            if figure.base < WHOLE if match["none"] else figure.base > 0:
                yield _untrue(reading, figure, match[0], what)


def _rates(reading: Reading, line: Printed) -> Iterator[tuple[Figure, str]]:
    """Percentages that are called a rate, and of what."""
    for figure in reading.figures(line):
        start, _ = bounds(line.text, figure.start)
        rate = _RATE.search(line.text[start : figure.start]) if figure.entry.unit == "%" else None
        if rate is not None:
            yield figure, rate["what"]


def _claims(
    reading: Reading, line: Printed, figure: Figure, claim: re.Pattern[str]
) -> Iterator[re.Match[str]]:
    """The claims in the sentence of a rate that stand beside it."""
    for match in claim.finditer(line.text, *bounds(line.text, figure.start)):
        first, last = sorted(((match.start(), match.end()), (figure.start, figure.end)))
        if last[0] - first[1] <= NEAR and not _between(reading, line, first[1], last[0]):
            yield match


def _untrue(reading: Reading, figure: Figure, words: str, what: str) -> Diagnostic:
    text = figure.entry.text
    return rules.UNIVERSAL_CLAIM.at(
        reading.place(figure), word=words, fact_zh=f"{what}率是{text}", fact_en=f"the rate is {text}"
    )


def _between(reading: Reading, line: Printed, start: int, end: int) -> bool:
    """Whether another number stands between two offsets: then they speak of different things."""
    return any(start <= entry.offset < end for entry in reading.paper.ledger.on(line))


# ---- 5047人，全部采取统规统建


def _against_records(reading: Reading, line: Printed, match: re.Match[str]) -> Iterator[Diagnostic]:
    start, end = bounds(line.text, match.start(), CLAUSE)
    before = [one for one in inside(reading.figures(line), start, match.start()) if not one.unit.is_ratio]
    if not before:
        return
    figure = before[-1]
    stop = re.search("[，。；]", line.text[match.end() : end])
    words = line.text[match.end() : match.end() + stop.start() if stop is not None else end]
    holdings = holdings_of(reading.paper.workspace)
    for key, id, name in _named(holdings, words):
        exception = _exception(holdings, reading, figure, key, id)
        if exception is not None:
            reading.told.add(figure.entry.id)
            yield _finding(reading, figure, match["word"] + words, name, *exception)
            return


def _named(holdings: Holdings, words: str) -> Iterator[tuple[str, str, str]]:
    """The members that words name: dimension, id and word."""
    for dimension in holdings.workspace.dimensions.values():
        for member in dimension.members:
            word = next((word for word in spoken(member) if word in words), None)
            if word is not None:
                yield str(dimension.id), str(member.id), word


def _exception(
    holdings: Holdings, reading: Reading, figure: Figure, key: str, id: str
) -> tuple[Known, tuple[Known, ...]] | None:
    """The sum that a figure is, and its parts that belong to other members."""
    if figure.base < 2:
        return None
    same = [
        known
        for known in holdings.of(reading.paper)
        if known.indicator
        and same_unit(known.quantity.unit, figure.unit)
        and known.quantity.value.scaleb(known.quantity.unit.scale) == figure.base
    ]
    if any(known.where.get(key) == id for known in same):
        return None
    for known in same:
        others = tuple(p for p in known.parts if p.where.get(key, id) != id and p.quantity.value)
        if others and any(part.where.get(key) == id for part in known.parts):
            return known, others
    return None


def _finding(
    reading: Reading, figure: Figure, words: str, name: str, whole: Known, others: tuple[Known, ...]
) -> Diagnostic:
    listed = "、".join(f"{known.title}{_amount(known)}" for known in others)
    mine = [part for part in whole.parts if part not in others]
    right = "、".join(_amount(part) for part in mine)
    related = [
        Related(part.span, f"{part.title}：{_amount(part)}", f"{part.title}: {_amount(part)}")
        for part in (*others, *mine)
    ]
    return rules.UNIVERSAL_CLAIM.at(
        reading.place(figure),
        *related[:4],
        word=f"{figure.entry.text}{words}",
        fact_zh=f"记录里{name}的是{right}，另有{listed}",
        fact_en=f"the records have {right} of {name}, and besides {listed}",
    )


def _amount(known: Known) -> str:
    """The figure with its other half: 66户234人."""
    if known.partner is None:
        return said(known.quantity)
    pair = (known.quantity, known.partner) if known.is_pair else (known.partner, known.quantity)
    return "".join(said(half) for half in pair)
