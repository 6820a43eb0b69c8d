"""Shares of a whole that stands in the same sentence, or in the records by its name.

Not rates that the records work out: see `rates`.
"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import localcontext

from briefgen.check.agreement.founded import Founded, bare, share
from briefgen.check.agreement.known import holdings_of
from briefgen.check.agreement.rates import RATE
from briefgen.check.agreement.reading import SEGMENT, Figure, Reading, bounds, same_unit
from briefgen.ledger.entry import Printed
from briefgen.model.interval import interval_of
from briefgen.model.quantity import PRECISION

_SHARE_OF = re.compile(
    r"占(?P<whole>[^，。；：占]{0,30}?)(?:总数|总量|总人数|总户数)?(?:的|的比例为|的比重为)$"
)
_PLAIN_SHARE = re.compile(r"[，（、]?(?:占(?:比|比例|比重)?|比例|比重)(?:为|达|约)?$")
_TAKES = re.compile("[，（]?(?:约|仅|只)?占")
_MOVED = re.compile("[增减升降新]|[比较].{0,2}[年月期季]|[上去前]年|同期|原有|平均|每")
"""Words by which a figure is a change or one of another time."""
_WHOLE = re.compile("计划|规划|应|共|总|合计|任务|目标|全[县市省区州乡镇]")
_REST = re.compile("^，?(?:在建|未|剩余|其余|尚有|尚未|还有|另有)")


def share_of(
    reading: Reading, line: Printed, words: str, figure: Figure, before: tuple[Figure, ...]
) -> Founded | None:
    """2248人，占搬迁人口的34.54%: the whole is printed inside, or the records call one figure so."""
    match = _SHARE_OF.search(words)
    if match is None:
        return None
    named = match["whole"]
    if before and len(before) > 1 and before[-1].entry.text in named:
        part = _last(before[:-1], before[-1])
        return share(part, before[-1]) if part is not None else None
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
    return share(part, wholes[0]) if len(values) == 1 else None


def _told_whole(line: Printed, figure: Figure, named: str, before: tuple[Figure, ...]) -> Founded | None:
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
    found = share(part, wholes[0]) if len(wholes) == 1 else None
    return replace(found, is_named=True) if found is not None else None


def _is_whole_of(name: str, words: str) -> bool:
    if _MOVED.search(words) or "其中" in words:
        return False
    return words.endswith(name) if name else _WHOLE.search(words) is not None


def _before(line: Printed, figure: Figure) -> str:
    """The words that lead to a figure: 共有路灯."""
    start, _ = bounds(line.text, figure.start, SEGMENT + "、（")
    return line.text[start : figure.start]


def share_beside(
    reading: Reading, line: Printed, figure: Figure, before: tuple[Figure, ...]
) -> Founded | None:
    """计划962套，已完工227套，完工率24%; 共有44个，其中16个……，占36%."""
    if len(before) < 2:
        return None
    part = before[-1]
    whole = _last(before[:-1], part)
    if whole is None:
        return None
    between = line.text[whole.end : part.start]
    tail = line.text[part.end : figure.start]
    rate = RATE.search(tail)
    plain = _PLAIN_SHARE.fullmatch(tail)
    if rate is None and plain is None:
        return None
    if rate is not None:
        words = line.text[whole.end : part.end] + tail[: rate.start()]
        if not _is_of(rate["name"], words + _label(reading, part)):
            return None
    start, _ = bounds(line.text, whole.start, SEGMENT)
    if "其中" in between or (rate is not None and _is_whole(rate, line.text[start : whole.start], between)):
        return share(part, whole)
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


def share_with_rest(line: Printed, figure: Figure, figures: tuple[Figure, ...]) -> Founded | None:
    """已完工16个，完工率36%，在建28个: the part and the rest make up the whole."""
    at = figures.index(figure)
    if not 0 < at < len(figures) - 1:
        return None
    part, rest = figures[at - 1], figures[at + 1]
    rate = RATE.search(line.text[part.end : figure.start])
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
    operands = ((bare(part), part), (bare(rest), rest))
    return Founded(f"{bare(part)}÷（{bare(part)}+{bare(rest)}）", value, possible, operands)


def _is_of(rate: str, words: str) -> bool:
    """Whether a rate is one of what the words say: 完工率 of 已完工."""
    return any(rate[at : at + 2] in words for at in range(len(rate) - 2))


def _last(figures: tuple[Figure, ...], like: Figure) -> Figure | None:
    return next((one for one in reversed(figures) if same_unit(one.unit, like.unit)), None)
