"""Words of the future about days that had passed when the document was issued.

Not figures: times of those are in `dates`. Only documents whose day of issue is known.
"""

from __future__ import annotations

import calendar
import datetime
import re
from collections.abc import Iterator

from briefgen.check.records.passages import UNKNOWN, Filled, filled, passages
from briefgen.diagnostics import Diagnostic, Related
from briefgen.load.limit import capped
from briefgen.model.briefing import AnyBriefing
from briefgen.model.fact import Fact
from briefgen.model.quantity import Quantity
from briefgen.model.workspace import Workspace
from briefgen.rules import staleness as rules

_WORDS = ("将于", "将在", "拟于", "拟在", "计划", "预计", "力争", "争取", "确保", "定于")
_DATE = (
    r"(?:(?<!\d)(?P<year>(?:19|20)\d\d)年(?:(?P<month>\d{1,2})月)?|(?<![\d年])(?P<bare>\d{1,2})月)"
    r"(?:(?P<day>\d{1,2})日|(?P<part>上旬|中旬|下旬|上半年|下半年|第?[一二三四1-4]季度)|(?P<end>年?底|末))?"
)
_FUTURE = re.compile(
    rf"(?P<any>将于|将在|拟于|拟在|计划于|计划在|预计于?|定于){_DATE}"
    rf"|(?P<due>计划|预计|力争|争取|确保)[于在到]?[^。；;，,！？\d]{{0,6}}?{_DATE.replace('?P<', '?P<due_')}"
    r"(?=[底末以之]?前|(?<=[底末]))"
)
_TOLD = re.compile("原|曾|当时|此前|当年|年初|去年|上年|往年|明年|次年|来年|翌年|基础")
"""Words that put a plan into the past, or the day into another year."""
_BEFORE, _BEHIND = 12, 12
"""Characters around the phrase in which they are looked for."""
NEAR = 3
"""Months that a month without a year may have passed; one further back is next year's."""


def past_future(workspace: Workspace) -> tuple[Diagnostic, ...]:
    """BG351: 将于2019年底 in a document of 2020."""
    found = (
        finding
        for briefing in workspace.briefings.values()
        if isinstance(briefing.date_issued, datetime.date)
        for finding in _of(workspace, briefing, briefing.date_issued)
    )
    return tuple(capped(found))


def _of(workspace: Workspace, briefing: AnyBriefing, issued: datetime.date) -> Iterator[Diagnostic]:
    home = workspace.span("briefing", briefing.id, "date_issued")
    related = Related(home, "成文日期写在这里", "the date of issue")
    for passage in passages(workspace, briefing):
        if not any(word in passage.text for word in _WORDS):
            continue
        text = filled(passage, lambda fact, _: _date_words(fact))
        for match in _FUTURE.finditer(text.text):
            due = _last_day(match, issued)
            if due is not None and due < issued and not _is_told(text.text, match):
                yield rules.PAST_FUTURE.at(
                    text.place(match.start()),
                    related,
                    *_stored(text, match),
                    text=match[0].replace(UNKNOWN, "…"),
                    due=_chinese(due),
                    issued=_chinese(issued),
                )


def _date_words(fact: Fact) -> str:
    """A day, a year or a phrase as it can be read in the text; other facts tell no time."""
    if fact.day is not None:
        return _chinese(fact.day)
    if fact.text is not None:
        return str(fact.text)
    if isinstance(fact.value, Quantity) and fact.value.unit.text == "年":
        return f"{fact.value.value:f}年"
    return UNKNOWN


def _last_day(match: re.Match[str], issued: datetime.date) -> datetime.date | None:
    """The last day of the time that is named."""
    known = {k.removeprefix("due_"): v for k, v in match.groupdict().items() if v is not None}
    year = int(known.get("year", issued.year))
    month = int(known.get("month") or known.get("bare") or 0)
    if "bare" in known and not 0 <= issued.month - month <= NEAR:
        return None
    first, last = _months(known.get("part", ""), month)
    try:
        if "day" in known:
            return datetime.date(year, month, int(known["day"]))
        day = {"上旬": 10, "中旬": 20}.get(known.get("part", ""), 0)
        return datetime.date(year, last, day or calendar.monthrange(year, last)[1]) if first else None
    except (ValueError, IndexError):
        return None


def _months(part: str, month: int) -> tuple[int, int]:
    """The first and the last month of a time in a year."""
    if month:
        return month, month
    if "半年" in part:
        return (1, 6) if part.startswith("上") else (7, 12)
    if part.endswith("季度"):
        number = "一二三四".find(part[-3]) + 1 or int(part[-3])
        return 3 * number - 2, 3 * number
    return 1, 12


def _is_told(text: str, match: re.Match[str]) -> bool:
    """Whether the words around say that the plan is told as past, or name another year."""
    before = re.split("[。；！？]", text[max(0, match.start() - _BEFORE) : match.start()])[-1]
    behind = re.split("[。；，！？]", text[match.end() : match.end() + _BEHIND])[0]
    return bool(_TOLD.search(before) or _TOLD.search(match[0]) or "基础" in behind)


def _stored(text: Filled, match: re.Match[str]) -> Iterator[Related]:
    for at, fact in text.facts:
        if match.start() <= at < match.end() and fact.text is not None:
            yield Related(fact.text.span, "日期登记在这里", "the date is stored here")


def _chinese(day: datetime.date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
