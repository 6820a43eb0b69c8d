"""Typed figures that contradict the records: wrong halves of pairs, wrong totals, slips of one digit.

Not figures that cannot be computed from others: those are in `reproduction`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from briefgen.check.agreement.known import Known, spoken
from briefgen.check.agreement.pool import ELSEWHERE, Pool
from briefgen.check.agreement.reading import SEGMENT, Figure, Reading, bounds, inside, same_unit
from briefgen.check.agreement.sums import is_printed_sum
from briefgen.check.records.figures import said
from briefgen.diagnostics import Diagnostic, Related
from briefgen.ledger.entry import Printed
from briefgen.model.interval import agreement, interval_of
from briefgen.model.origin import Moment
from briefgen.model.quantity import Quantity, half_up
from briefgen.rules import agreement as rules

TOTALITY = re.compile("共|合计|总计|累计|两年|目前|截至|全部|全[县市省区州乡镇旗国]|“十.五”")
"""Words by which a figure means everything there is."""
SOME_COVERAGE, COVERAGE, FULL_COVERAGE, LONG_NAME = Decimal("0.25"), Decimal("0.6"), Decimal("0.8"), 4
"""How much of an indicator's name the words must hold: beside a near figure, at all, and alone."""
NEAR, SMALL = Decimal("0.05"), Decimal(10)
_SPANS = re.compile("[两二三四五]年|累计|历年|“十.五”")
"""Words by which a figure is of several years."""
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})(?=[年、和至—－-])")
CHANCE = Decimal("0.2")
"""From how many chance neighbours on a slip must be borne out by the words around it."""
MOST_RELATED = 4


def conflicting_figure(reading: Reading) -> Iterator[Diagnostic]:
    """BG240: a typed figure that records contradict."""
    pool = Pool(reading)
    for line, figure in reading.typed():
        if not figure.is_weighty or figure.entry.id in reading.told:
            continue
        looked = _Looked(reading, pool, line, figure)
        found = _pair(looked)
        if found is None and not pool.said_by(figure) and not is_printed_sum(reading, line, figure):
            found = _total(looked) or _slip(looked) or _total(looked, across=True)
        if found is not None:
            reading.told.add(figure.entry.id)
            yield found


@dataclass(frozen=True, slots=True)
class _Looked:
    """A typed figure under the lens."""

    reading: Reading
    pool: Pool
    line: Printed
    figure: Figure

    def finding(self, text: str, write: str, zh: str, en: str, *known: Known) -> Diagnostic:
        related = tuple(_related(one) for one in known[:MOST_RELATED])
        place = self.reading.place(self.figure)
        return rules.CONFLICTING_FIGURE.at(place, *related, text=text, write=write, why_zh=zh, why_en=en)


def _related(known: Known) -> Related:
    return Related(known.span, f"{known.title}：{known.said}", f"{known.title}: {known.said}")


# ---- pairs


def _pair(looked: _Looked) -> Diagnostic | None:
    """户 and 人 side by side: known households with other persons, or the other way round."""
    couple = _couple(looked)
    if couple is None:
        return None
    households, persons = couple
    pairs = looked.pool.pairs
    if any(_equal(known.quantity, households) and _equal(known.partner, persons) for known in pairs):
        return None
    wrong = _half_wrong(pairs, households, persons)
    if wrong is None:
        return None
    looked.reading.told.update((households.entry.id, persons.entry.id))
    right = f"{said(wrong.quantity)}{said(wrong.partner)}" if wrong.partner is not None else ""
    text = households.entry.text + persons.entry.text
    write = wrong.write.replace(".households", "")
    zh, en = f"记录里是{right}（{wrong.title}）", f"the record says {right} ({wrong.title})"
    return looked.finding(text, write, zh, en, wrong)


def _couple(looked: _Looked) -> tuple[Figure, Figure] | None:
    figures = looked.reading.figures(looked.line)
    at = figures.index(looked.figure)
    for left, right in ((at, at + 1), (at - 1, at)):
        if left < 0 or right >= len(figures):
            continue
        households, persons = figures[left], figures[right]
        between = looked.line.text[households.end : persons.start]
        if between in ("", "、") and households.unit.over == ("户",) and persons.counts_people:
            return households, persons
    return None


def _half_wrong(pairs: tuple[Known, ...], households: Figure, persons: Figure) -> Known | None:
    for known in pairs:
        for mine, theirs, other, wanted in (
            (households, known.quantity, persons, known.partner),
            (persons, known.partner, households, known.quantity),
        ):
            if wanted is None or not _equal(theirs, mine):
                continue
            if mine.base >= 100 or _is_slip(other.numeral, _numeral(wanted, other)):
                return known
    return None


def _equal(quantity: Quantity | None, figure: Figure) -> bool:
    return quantity is not None and agreement(figure.quantity, interval_of(quantity)) == "rounded"


# ---- totals


def _total(looked: _Looked, *, across: bool = False) -> Diagnostic | None:
    """Words that name an indicator and its details, with a figure that is not theirs; `across` admits
    sums of a stock over periods, which are right where it is registered year by year."""
    if looked.figure.base < SMALL:
        return None
    start, _ = bounds(looked.line.text, looked.figure.start, SEGMENT + "（")
    words = looked.line.text[start : looked.figure.start]
    indicator, coverage = _named_indicator(looked, words)
    where = _named_where(looked, indicator, words) if indicator else None
    meant = [
        known
        for known in looked.pool.like(looked.figure.unit)
        if known.indicator == indicator and where is not None and dict(known.where) == where
    ]
    if (
        not across
        and not _SPANS.search(looked.line.text)
        and any(_is_stock_of_many(looked, one) for one in meant)
    ):
        return None
    if len(meant) != 1 or not _is_meant(looked, meant[0], words, coverage):
        return None
    (known,) = meant
    if _is_explained(looked, known):
        return None
    right, parts = known.said, _parts(known)
    zh = f"{known.title}{'合计' if known.parts else ''}是{right}{f'（{parts}）' if parts else ''}"
    en = f"{known.title} {'comes to' if known.parts else 'is'} {right}{f' ({parts})' if parts else ''}"
    return looked.finding(looked.figure.entry.text, known.write, zh, en, *(known.parts or (known,)))


def _is_stock_of_many(looked: _Looked, known: Known) -> bool:
    """Whether a sum adds a stock of one time to that of another, which is seldom a total."""
    if not known.parts or looked.reading.paper.workspace.indicators[known.indicator].kind != "stock":
        return False
    return len({part.where.get("period") for part in known.parts}) > 1


def _named_indicator(looked: _Looked, words: str) -> tuple[str, Decimal]:
    """The indicator whose name the words hold most of, and how much of it."""
    names = {
        known.indicator: known.words[0] for known in looked.pool.like(looked.figure.unit) if known.indicator
    }
    for id in names:
        for member in _members(looked, id):
            if member in words:
                words = words.replace(member, "|")
    covered = sorted(((_coverage(name, words), id) for id, name in names.items()), reverse=True)
    if not covered or not covered[0][0] or (len(covered) > 1 and covered[1][0] == covered[0][0]):
        return "", Decimal(0)
    return covered[0][1], covered[0][0]


def _members(looked: _Looked, id: str) -> Iterator[str]:
    workspace = looked.reading.paper.workspace
    for key in workspace.indicators[id].dimensions:
        dimension = workspace.dimensions.get(str(key))
        for member in dimension.members if dimension is not None else ():
            yield from spoken(member)


def _coverage(name: str, words: str) -> Decimal:
    """How much of a name the words hold, in pairs of characters."""
    held = {n for at in range(len(name) - 1) if name[at : at + 2] in words for n in (at, at + 1)}
    return Decimal(len(held)) / len(name)


def _named_where(looked: _Looked, indicator: str, words: str) -> dict[str, str] | None:
    """The details that the words name; None where another part of the sentence names some."""
    start, _ = bounds(looked.line.text, looked.figure.start)
    sentence = looked.line.text[start : looked.figure.start]
    workspace, where = looked.reading.paper.workspace, dict[str, str]()
    years = _years(looked, start)
    if len(years) == 1:
        where["period"] = years.pop()
    for key in workspace.indicators[indicator].dimensions:
        dimension = workspace.dimensions.get(str(key))
        members = dimension.members if dimension is not None else ()
        named = [str(m.id) for m in members if any(word in words for word in spoken(m))]
        if len(named) == 1:
            where[str(key)] = named[0]
        elif named or any(word in sentence for m in members for word in spoken(m)):
            return None
    return where


def _years(looked: _Looked, start: int) -> set[str]:
    """The years that the sentence names before the figure, or else the heading above it."""
    text = looked.line.text[start : looked.figure.start]
    moments = {
        entry.value
        for entry in looked.reading.paper.ledger.on(looked.line)
        if start <= entry.offset < looked.figure.start and isinstance(entry.behind, Moment)
    }
    return set(_YEAR.findall(text)) | moments or set(_YEAR.findall(looked.line.under))


def _is_meant(looked: _Looked, known: Known, words: str, coverage: Decimal) -> bool:
    """Whether the words are clear enough: most of the name, or some of it beside a figure that is near."""
    is_near = _is_near(looked.figure, known)
    is_named = any(word in words for word in known.words[1:])
    if coverage < COVERAGE and not (coverage >= SOME_COVERAGE and is_near and is_named):
        return False
    if known.parts:
        start, _ = bounds(looked.line.text, looked.figure.start)
        return TOTALITY.search(looked.line.text, start, looked.figure.start) is not None
    return len(known.words[0]) >= LONG_NAME and (bool(known.where) or coverage >= FULL_COVERAGE)


def _is_near(figure: Figure, known: Known) -> bool:
    value = known.quantity.value.scaleb(known.quantity.unit.scale)
    return bool(value) and abs(figure.base / value - 1) <= NEAR


def _is_explained(looked: _Looked, known: Known) -> bool:
    """Whether the sentence prints by how much the two differ: 原定49个，取消5个."""
    line, figure = looked.line, looked.figure
    apart = abs(figure.base - known.quantity.value.scaleb(known.quantity.unit.scale))
    start, end = bounds(line.text, figure.start)
    return any(
        one is not figure and one.base == apart and same_unit(one.unit, figure.unit)
        for one in inside(looked.reading.figures(line), start, end)
    )


def _parts(known: Known) -> str:
    return "+".join(f"{part.quantity.value.normalize():f}" for part in known.parts)


# ---- slips


def _slip(looked: _Looked) -> Diagnostic | None:
    """One digit is another, or two neighbours are swapped."""
    figure = looked.figure
    numeral = figure.numeral
    digits = len(numeral.replace(".", ""))
    if digits < 3:
        return None
    like = looked.pool.like(figure.unit)
    comparable = [known for known in like if known.quantity.unit.scale == figure.unit.scale]
    if any(_is_near(figure, known) and _is_explained(looked, known) for known in comparable):
        return None
    pool = {_numeral(known.quantity, figure): known for known in reversed(comparable)}
    near = [known for other, known in pool.items() if _is_slip(numeral, other)]
    if not near:
        return None
    alike = sum(1 for other in pool if len(other) == len(numeral))
    chance = Decimal(alike * (10 * digits - 1)) / (9 * 10 ** (digits - 1))
    named = [known for known in near if is_called(looked.line, figure, known)]
    if not named and (figure.unit.is_ratio or chance > CHANCE or len(near) > 1):
        return None
    known = (named or near)[0]
    right = _numeral(known.quantity, figure) + figure.unit.text
    zh = f"记录里没有这个数，只差一处的是{right}（{known.title}）"
    en = f"no record holds it; one slip away is {right} ({known.title})"
    return looked.finding(figure.entry.text, known.write, zh, en, known)


def is_called(line: Printed, figure: Figure, known: Known) -> bool:
    """Whether the sentence calls the known figure by one of its names."""
    start, end = bounds(line.text, figure.start)
    sentence = line.text[start:end]
    if not known.words:
        return known.write == ELSEWHERE
    name, *members = known.words
    return any(word in sentence for word in members) or _coverage(name, sentence) >= COVERAGE


def _numeral(quantity: Quantity, figure: Figure) -> str:
    """A known figure with as many decimals as the typed one has."""
    return f"{half_up(quantity.value, figure.digits):f}"


def _is_slip(typed: str, known: str) -> bool:
    if len(typed) != len(known) or typed == known:
        return False
    wrong = [at for at, (a, b) in enumerate(zip(typed, known, strict=True)) if a != b]
    if "." in (typed[wrong[0]], known[wrong[0]], typed[wrong[-1]], known[wrong[-1]]):
        return False
    if len(wrong) == 1:
        return True
    first, last = wrong[0], wrong[-1]
    return (
        len(wrong) == 2 and last == first + 1 and typed[first] == known[last] and typed[last] == known[first]
    )
