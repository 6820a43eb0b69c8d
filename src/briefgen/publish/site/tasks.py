"""The tasks that published documents give to organs: measures with their place in the article.

Not pages. Who does what is said as the record says it: nobody is made a leader who is only named first.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from briefgen.model.briefing import AnyBriefing, Bulletin, TableBriefing
from briefgen.model.section import Measure, Responsible, Section
from briefgen.publish.site.site import Published, Site
from briefgen.write.web_page import Entry

DIVISION = "按职责分工负责"
ALONE = "负责"
FIRST = "列首位，"
_EXPRESSION = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One measure as a task of one organ."""

    document: Published
    part: str
    """The heading that it stands under, as it is printed; empty where there is none."""
    heading: str
    """Its own heading, as it is printed, with its number."""
    anchor: str
    """Its place in the document's page; empty where the document prints no heading for it."""
    role: str
    others: tuple[str, ...]
    """The ids of the other organs that answer for it."""
    deadline: str
    """A day (ISO 8601), or empty."""


@dataclass(frozen=True, slots=True)
class _Stand:
    """Where a measure stands in the page of a document."""

    part: str
    heading: str
    anchor: str


def tasks(site: Site) -> Mapping[str, tuple[Task, ...]]:
    """By the id of each organ its tasks, in the order of documents and of their articles."""
    found: dict[str, list[Task]] = {}
    for document in site.documents:
        measures = tuple(_measures(site, document))
        if not measures:
            continue
        headings = site.read(document.id).headings
        for measure, stand in zip(measures, _stands(measures, headings), strict=True):
            for organ, task in _tasks(document, measure, stand):
                found.setdefault(organ, []).append(task)
    return {organ: tuple(held) for organ, held in found.items()}


def _measures(site: Site, document: Published) -> Iterator[Measure]:
    briefing = site.workspace.briefings.get(document.id)
    if briefing is None:
        return
    for section in _sections(_tops(briefing)):
        for id in section.measures:
            if str(id) in site.workspace.measures:
                yield site.workspace.measures[str(id)]


def _tops(briefing: AnyBriefing) -> Iterator[Section]:
    if isinstance(briefing, Bulletin):
        for entry in briefing.articles:
            yield from entry.sections
    elif not isinstance(briefing, TableBriefing):
        yield from briefing.sections
    for annex in briefing.attachments:
        yield from annex.sections


def _sections(tops: Iterable[Section]) -> Iterator[Section]:
    for section in tops:
        yield section
        yield from _sections(section.sections)


def _stands(measures: tuple[Measure, ...], headings: tuple[Entry, ...]) -> Iterator[_Stand]:
    """Where each of some measures stands: its heading is the next one with its words."""
    at = 0
    for measure in measures:
        words = _pattern(str(measure.heading))
        found = next((n for n in range(at, len(headings)) if words.search(headings[n].text)), None)
        if found is None:
            yield _Stand("", _EXPRESSION.sub("…", str(measure.heading)), "")
            continue
        at = found + 1
        yield _Stand(_above(headings, found), headings[found].text, headings[found].anchor)


def _pattern(heading: str) -> re.Pattern[str]:
    """The end of a printed heading, with any words where the record has an expression."""
    return re.compile(".*".join(map(re.escape, _EXPRESSION.split(heading.strip()))) + r"$")


def _above(headings: tuple[Entry, ...], at: int) -> str:
    depth = headings[at].depth
    return next((one.text for one in reversed(headings[:at]) if one.depth < depth), "")


def _tasks(document: Published, measure: Measure, stand: _Stand) -> Iterator[tuple[str, Task]]:
    responsible = measure.responsible
    if responsible is None:
        return
    ids = tuple(dict.fromkeys(str(id) for id in (responsible.lead, *responsible.organs) if id))
    for id in ids:
        yield (
            id,
            Task(
                document=document,
                part=stand.part,
                heading=stand.heading,
                anchor=stand.anchor,
                role=role(responsible, id, len(ids)),
                others=tuple(other for other in ids if other != id),
                deadline=measure.deadline.isoformat() if measure.deadline is not None else "",
            ),
        )


def role(responsible: Responsible, id: str, count: int) -> str:
    """What an organ has to do with a measure: the role that the record gives, or how all answer for it."""
    if id in responsible.roles:
        return str(responsible.roles[id])
    if responsible.mode == "none":
        return ""
    words = DIVISION if responsible.mode == "division" and count > 1 else ALONE
    return f"{FIRST}{words}" if responsible.lead == id and count > 1 else words
