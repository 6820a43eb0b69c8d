"""Stock figures of different dates in one sentence that names none, and old ones called present.

Not stock figures without a date, and not dates to come: those are in `dates`.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from itertools import pairwise

from briefgen.check.agreement.known import Holdings, holdings_of
from briefgen.check.agreement.reading import Figure, Reading, bounds, inside
from briefgen.diagnostics import Diagnostic, Related
from briefgen.document.pieces import Role
from briefgen.ledger.entry import Entry, Printed
from briefgen.model.origin import Moment
from briefgen.model.period import Period, days
from briefgen.model.quantity import Quantity
from briefgen.rules import agreement as rules
from briefgen.rules import totals

_TIMES = re.compile(
    "[年月日]|季度|同期|截至|底|末|分别|累计|以来|此前|前期|期[初间]|原[有定来]|增|减|升|降|由|从"
)
_NOW = re.compile("目前|现有|现在|当前|截至目前")
_DATED = re.compile("[年月]")
_UNTIL = re.compile("截至(?:今年)?$")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_NAMED_YEAR = re.compile(r"\b\d{4}\b")
A_YEAR = datetime.timedelta(days=366)


def mixed_moments(reading: Reading) -> Iterator[Diagnostic]:
    """BG248: two dates, or a date long past."""
    for line, entries in reading.running:
        if line.role is Role.BODY and (dated := [entry for entry in entries if _may_be_dated(entry)]):
            yield from _mixed(reading, line, dated)
            if _NOW.search(line.text):
                yield from _stale(reading, line)
        if "截至" in line.text and line.role is Role.BODY:
            yield from _until(reading, line, entries)


def _may_be_dated(entry: Entry) -> bool:
    quantity = entry.quantity if entry.kind in ("bound", "derived") else None
    stored = _first(quantity) if quantity is not None else None
    return (
        stored is not None
        and stored.source is not None
        and _NAMED_YEAR.search(stored.source.name) is not None
    )


def _first(quantity: Quantity) -> Quantity:
    while quantity.operands:
        quantity = quantity.operands[0]
    return quantity


def _mixed(reading: Reading, line: Printed, entries: list[Entry]) -> Iterator[Diagnostic]:
    if len(entries) < 2:
        return
    holdings = holdings_of(reading.paper.workspace)
    told = -1
    for entry in entries:
        start, end = bounds(line.text, entry.offset)
        if start == told or _TIMES.search(line.text, start, end):
            continue
        told = start
        dated = [
            (figure, period)
            for figure in inside(reading.figures(line), start, end)
            if (period := _date(figure.quantity, holdings)) is not None
        ]
        for (first, then), (second, now) in pairwise(dated):
            if then.key != now.key and first.unit.dimension:
                yield _finding(reading, first, second, then, now)
                break


def _finding(reading: Reading, first: Figure, second: Figure, then: Period, now: Period) -> Diagnostic:
    one, other = first.entry.text, second.entry.text
    related = Related(reading.place(first), f"{one}印在这里", f"{one} is printed here")
    zh = f"{one}是{then.text}的数，{other}是{now.text}的数"
    en = f"{one} is of {then.key}, {other} of {now.key}"
    return rules.MIXED_MOMENTS.at(reading.place(second), related, fact_zh=zh, fact_en=en)


def _stale(reading: Reading, line: Printed) -> Iterator[Diagnostic]:
    issued = getattr(reading.paper.workspace.briefings.get(reading.paper.document.id), "date_issued", None)
    if not isinstance(issued, datetime.date):
        return
    holdings = holdings_of(reading.paper.workspace)
    for match in _NOW.finditer(line.text):
        start, end = bounds(line.text, match.start())
        if _DATED.search(line.text, start, end):
            continue
        for figure in inside(reading.figures(line), match.end(), end):
            period = _date(figure.quantity, holdings)
            span = days(period) if period is not None else None
            if period is not None and span is not None and issued - span[1] > A_YEAR:
                text = figure.entry.text
                zh = f"“{match[0]}”的{text}是{period.text}的数"
                en = f"{text}, told as of now, is of {period.key}"
                yield rules.MIXED_MOMENTS.at(reading.place(figure), fact_zh=zh, fact_en=en)
                return


def _until(reading: Reading, line: Printed, entries: tuple[Entry, ...]) -> Iterator[Diagnostic]:
    """截至6月15日 over figures of the end of June, or in a document of 10 June."""
    issued = getattr(reading.paper.workspace.briefings.get(reading.paper.document.id), "date_issued", None)
    for entry in entries:
        day = _stored_day(entry)
        if day is None or not _UNTIL.search(line.text[: entry.offset]):
            continue
        if isinstance(issued, datetime.date) and day > issued:
            yield _in_future(reading, entry, day, issued)
        else:
            yield from _later(reading, line, entry, day)


def _stored_day(entry: Entry) -> datetime.date | None:
    if not isinstance(entry.behind, Moment) or not _DAY.fullmatch(entry.behind.key):
        return None
    return datetime.date.fromisoformat(entry.behind.key)


def _in_future(reading: Reading, entry: Entry, day: datetime.date, issued: datetime.date) -> Diagnostic:
    home = reading.paper.workspace.span("briefing", reading.paper.document.id, "date_issued")
    return totals.AS_OF_FUTURE.at(
        entry.place or reading.paper.home,
        Related(home, "成文日期写在这里", "the date of issue"),
        what_zh="文中的“截至”",
        what_en="the day after 截至",
        time=day.isoformat(),
        issued=issued.isoformat(),
    )


def _later(reading: Reading, line: Printed, entry: Entry, day: datetime.date) -> Iterator[Diagnostic]:
    holdings = holdings_of(reading.paper.workspace)
    _, end = bounds(line.text, entry.offset)
    between = entry.end
    for figure in inside(reading.figures(line), entry.end, end):
        if _TIMES.search(line.text, between, figure.start) or "计划" in line.text[between : figure.start]:
            return
        between = figure.end
        period = _date(figure.quantity, holdings)
        span = days(period) if period is not None else None
        if period is not None and span is not None and day < span[1]:
            text = figure.entry.text
            zh = f"“截至{entry.text}”的{text}是{period.text}的数"
            en = f"{text}, told as of {day.isoformat()}, is of {period.key}"
            related = Related(entry.place or reading.paper.home, "日期印在这里", "the date is printed here")
            yield rules.MIXED_MOMENTS.at(reading.place(figure), related, fact_zh=zh, fact_en=en)
            return


def _date(quantity: Quantity, holdings: Holdings) -> Period | None:
    """The date of a stock figure, if all behind it are of one."""
    found: set[Period | None] = set()
    for stored in _all(quantity):
        one = holdings.observation(stored)
        if one is None or holdings.workspace.indicators[one.indicator].kind != "stock":
            return None
        found.add(one.as_of or one.period)
    return found.pop() if len(found) == 1 else None


def _all(quantity: Quantity) -> list[Quantity]:
    if not quantity.operands:
        return [quantity]
    return [one for operand in quantity.operands for one in _all(operand)]
