"""What was built compared with what was published: new versions, and changes that nobody explains.

Not the file that keeps them: that is `history`.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from briefgen.config.publishing import Publishing
from briefgen.diagnostics import Diagnostic
from briefgen.model.briefing import AnyBriefing
from briefgen.model.workspace import Workspace
from briefgen.publish.history import Entry, History, Past, numbered
from briefgen.publish.site.site import Download, Version
from briefgen.rules import publish as rules


@dataclass(frozen=True, slots=True)
class Ruling:
    """The history as it is to be, and what is wrong with the changes."""

    history: History
    findings: tuple[Diagnostic, ...]


def ruled(
    workspace: Workspace,
    settings: Publishing,
    built: Mapping[str, tuple[Download, ...]],
    history: History,
    day: datetime.date,
) -> Ruling:
    """The history with what was built; documents that it does not hold this time stay as they are in it."""
    documents = dict(history.documents)
    findings: list[Diagnostic] = []
    briefings = {id: workspace.briefings[id] for id in built}
    numbers = numbered(history, _by_day(briefings, settings))
    for id, files in built.items():
        findings += _bad_corrections(briefings[id], workspace, history.documents.get(id), day)
        past = _past(briefings[id], files, history.documents.get(id), numbers[id], day)
        if past is None:
            findings.append(rules.CHANGED.at(workspace.span("briefing", id, "corrections"), id=id))
        else:
            documents[id] = past
    made = History(documents)
    return Ruling(made, (*findings, *_same_numbers(workspace, settings, made, built)))


def index_number(settings: Publishing, briefing: AnyBriefing, past: Past) -> str:
    """索引号: the record's, or else the code of the site, the year and the number in it."""
    if briefing.index_number is not None:
        return str(briefing.index_number)
    code = f"{settings.code}/" if settings.code else ""
    return f"{code}{past.year}-{past.sequence:05}"


def versions(past: Past) -> tuple[Version, ...]:
    """Every version as the pages of the site tell it."""
    return tuple(Version(number, one.day, one.files) for number, one in enumerate(past.versions, 1))


def _by_day(briefings: Mapping[str, AnyBriefing], settings: Publishing) -> Iterator[tuple[str, int]]:
    """The documents in the order of their publication, each with its year."""
    moments = {id: one.published for id, one in briefings.items() if one.published is not None}
    for id in sorted(moments, key=lambda id: (moments[id].told(settings.time), id)):
        yield id, moments[id].day.year


def _past(
    briefing: AnyBriefing,
    files: tuple[Download, ...],
    past: Past | None,
    number: tuple[int, int],
    day: datetime.date,
) -> Past | None:
    """What is known of a document from now on; None where its words changed and nothing says why."""
    count = len(briefing.corrections)
    if past is None or not past.versions:
        first = briefing.published.day if briefing.published is not None else day
        return Past(*number, (Entry(first.isoformat(), count, files),))
    *former, last = past.versions
    if last.files == files:
        return replace(past, versions=(*former, replace(last, corrections=count)), withdrawn=None)
    new = Entry(day.isoformat(), count, files)
    if last.words != new.words:
        if count <= last.corrections:
            return None
        new = replace(new, day=briefing.corrections[-1].date.isoformat())
    return replace(past, versions=(*past.versions, new), withdrawn=None)


def _bad_corrections(
    briefing: AnyBriefing, workspace: Workspace, past: Past | None, day: datetime.date
) -> Iterator[Diagnostic]:
    before = briefing.published.day if briefing.published is not None else None
    for at, one in enumerate(briefing.corrections):
        zh = en = ""
        if one.date > day:
            zh, en = "还没有到", "has not come yet"
        elif before is not None and one.date < before:
            first = at == 0
            zh = f"早于{'发布日期' if first else '上一条更正'} {before}"
            en = f"is before the {'publication' if first else 'correction above it'}, {before}"
        before = one.date
        if zh:
            place = workspace.span("briefing", str(briefing.id), "corrections", at, "date")
            yield rules.BAD_CORRECTION.at(place, day=one.date, problem_zh=zh, problem_en=en)
    told = past.versions[-1].corrections if past is not None and past.versions else 0
    if len(briefing.corrections) < told:
        place = workspace.span("briefing", str(briefing.id), "corrections")
        yield rules.LOST_CORRECTION.at(place, id=briefing.id, told=told, now=len(briefing.corrections))


def _same_numbers(
    workspace: Workspace, settings: Publishing, history: History, built: Mapping[str, object]
) -> Iterator[Diagnostic]:
    owners: dict[str, str] = {}
    for id in built:
        past = history.documents.get(id)
        if past is None:
            continue
        number = index_number(settings, workspace.briefings[id], past)
        other = owners.setdefault(number, id)
        if other != id:
            place = workspace.span("briefing", id, "index_number")
            yield rules.SAME_INDEX_NUMBER.at(place, number=number, other=other)
