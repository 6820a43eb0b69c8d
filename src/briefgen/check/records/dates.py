"""Times that do not fit a document's day of issue: figures of the future, stock figures of no day.

Not prose that speaks of the future: that is in `tenses`. Unknown days are data, not faults.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping

from briefgen.check.records.asked import Asked, matches, queries
from briefgen.check.records.figures import titled
from briefgen.check.records.passages import Owner, cases, passages
from briefgen.diagnostics import Diagnostic, Related, Span
from briefgen.load.limit import capped
from briefgen.load.shape import parts
from briefgen.model.briefing import AnyBriefing
from briefgen.model.indicator import Indicator, Observation
from briefgen.model.period import Period, days
from briefgen.model.section import Case, TableSpec
from briefgen.model.workspace import Workspace
from briefgen.rules import totals as rules

_PLANNED = re.compile("计划|规划|目标|任务|预[计期测算]|拟|下达|指标")
"""Names of figures that are set beforehand."""


def as_of_missing(workspace: Workspace) -> tuple[Diagnostic, ...]:
    """BG234: stock figures that a document prints without any time."""
    return tuple(capped(f for b in workspace.briefings.values() for f in _timeless(workspace, b)))


def as_of_future(workspace: Workspace) -> tuple[Diagnostic, ...]:
    """BG235: times of figures after the day of issue."""
    latest = _latest(workspace)
    return tuple(capped(f for b in workspace.briefings.values() for f in _ahead(workspace, b, latest)))


# ---- stock figures of no day


def _timeless(workspace: Workspace, briefing: AnyBriefing) -> Iterator[Diagnostic]:
    undated_extract = briefing.kind == "table" and briefing.date_issued is None
    if briefing.as_of is not None or undated_extract:
        return
    told: set[str] = set()
    for passage in passages(workspace, briefing):
        if isinstance(passage.owner, Case) and passage.owner.as_of is not None:
            continue
        for asked in queries(workspace, passage):
            held = matches(workspace, asked, _place(passage.owner, briefing))
            is_new = asked.indicator.kind == "stock" and asked.indicator.id not in told
            if is_new and any(one.as_of is None and one.period is None for one in held):
                told.add(asked.indicator.id)
                yield rules.AS_OF_MISSING.at(passage.place(asked.at), indicator=asked.indicator.name)


def _place(owner: Owner, briefing: AnyBriefing) -> str | None:
    place = owner.place if owner.place is not None else briefing.place
    return None if place is None else str(place)


# ---- figures of the future


Latest = Mapping[tuple[str, str | None], datetime.date]
"""The last day on which the time of a figure begins: of an indicator at a place, and of an indicator."""


def _latest(workspace: Workspace) -> Latest:
    planned = {id for id, indicator in workspace.indicators.items() if _is_planned(indicator)}
    begins: dict[str, datetime.date | None] = {}
    found: dict[tuple[str, str | None], datetime.date] = {}
    for one in workspace.observations:
        time = one.as_of or (None if one.indicator in planned else one.period)
        if time is None:
            continue
        if time.key not in begins:
            reach = days(time)
            begins[time.key] = None if reach is None else reach[0]
        begin = begins[time.key]
        if begin is not None:
            for key in ((one.indicator, one.place), (one.indicator, None)):
                found[key] = max(begin, found.get(key, begin))
    return found


def _ahead(workspace: Workspace, briefing: AnyBriefing, latest: Latest) -> Iterator[Diagnostic]:
    issued = briefing.date_issued
    if not isinstance(issued, datetime.date):
        return
    related = Related(
        workspace.span("briefing", briefing.id, "date_issued"), "成文日期写在这里", "the date of issue"
    )
    for time, span, zh, en in _times(workspace, briefing, issued, latest):
        reach = days(time)
        if reach is not None and reach[0] > issued:
            yield rules.AS_OF_FUTURE.at(
                span, related, what_zh=zh, what_en=en, time=time.text, issued=_chinese(issued)
            )


Timed = tuple[Period, Span, str, str]


def _times(
    workspace: Workspace, briefing: AnyBriefing, issued: datetime.date, latest: Latest
) -> Iterator[Timed]:
    """The times that a document prints; those of figures only where one may be after the day of issue."""
    if isinstance(briefing.as_of, Period):
        span = workspace.span("briefing", briefing.id, "as_of")
        yield briefing.as_of, span, "数据截止时间", "the as-of time"
    for case in cases(workspace, briefing):
        if case.as_of is not None:
            span = workspace.span("case", case.id, "as_of")
            yield case.as_of, span, f"案例 {case.id} 的数据截止时间", f"the as-of time of the case {case.id}"
    for one in _printed(workspace, briefing, issued, latest):
        title = titled(one, workspace)
        indicator = workspace.indicators[one.indicator]
        if one.as_of is not None:
            yield one.as_of, one.span, f"{title}的截止时间", f"the as-of time of {title}"
        elif one.period is not None and not _is_planned(indicator):
            yield one.period, one.span, f"{title}的时期", f"the period of {title}"


def _is_planned(indicator: Indicator) -> bool:
    return indicator.kind == "standard" or _PLANNED.search(indicator.name) is not None


def _printed(
    workspace: Workspace, briefing: AnyBriefing, issued: datetime.date, latest: Latest
) -> Iterator[Observation]:
    """The observations that the texts and tables of a document ask for, each once, where some indicator has
    figures of a time after the day of issue."""
    if max(latest.values(), default=issued) <= issued:
        return
    seen: set[int] = set()
    for asked, place in _queries(workspace, briefing):
        last = latest.get((asked.indicator.id, asked.where.get("place", place)))
        if last is None or last <= issued:
            continue
        for one in matches(workspace, asked, place):
            if id(one) not in seen:
                seen.add(id(one))
                yield one


def _queries(workspace: Workspace, briefing: AnyBriefing) -> Iterator[tuple[Asked, str | None]]:
    for passage in passages(workspace, briefing):
        for asked in queries(workspace, passage):
            yield asked, _place(passage.owner, briefing)
    for table in parts(briefing, TableSpec):
        for indicator in table.indicators:
            if indicator in workspace.indicators:
                where = {key: str(word) for key, word in table.where.items()}
                yield Asked(workspace.indicators[indicator], where), _place(briefing, briefing)


def _chinese(day: datetime.date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
