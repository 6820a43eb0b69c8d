"""A document of the site, from the file that its writer left and from its record.

Not its text: that is read again when its page is made.
"""

from __future__ import annotations

from briefgen.config.publishing import Publishing
from briefgen.model.briefing import AnyBriefing, Bulletin, Unknown
from briefgen.model.workspace import Workspace
from briefgen.publish.site.site import Correction, Download, Part, Published, Version
from briefgen.write.web_page import WebPage


def published(
    page: WebPage,
    briefing: AnyBriefing,
    workspace: Workspace,
    settings: Publishing,
    *,
    index_number: str = "",
    downloads: tuple[Download, ...] = (),
    versions: tuple[Version, ...] = (),
) -> Published:
    """What lists, links and the metadata block need of a document."""
    issuers = tuple(map(str, briefing.issuer)) if isinstance(briefing.issuer, tuple) else ()
    return Published(
        id=page.id,
        kind=page.kind,
        title=page.title,
        subtitle=page.subtitle,
        series=page.series,
        series_column=str(briefing.series.sub or "") if isinstance(briefing, Bulletin) else "",
        issue=_issue(briefing),
        number=page.number,
        index_number=index_number,
        organs=tuple(str(workspace.organs[id].name) for id in issuers if id in workspace.organs)
        or page.organs,
        organ_ids=tuple(id for id in issuers if id in workspace.organs),
        written=_written(briefing),
        published=briefing.published.told(settings.time) if briefing.published is not None else "",
        place=str(briefing.place) if briefing.place in workspace.places else "",
        topics=tuple(map(str, briefing.tags)),
        summary=page.summary,
        parts=tuple(Part(one.text, one.anchor) for one in page.parts),
        house=page.house,
        format=page.format,
        uses=page.uses,
        downloads=downloads,
        corrections=tuple(Correction(one.date.isoformat(), str(one.text)) for one in briefing.corrections),
        versions=versions,
    )


def _issue(briefing: AnyBriefing) -> str:
    if not isinstance(briefing, Bulletin):
        return ""
    total = f"（总第{briefing.issue.total}期）" if briefing.issue.total is not None else ""
    return f"{briefing.issue.year}年第{briefing.issue.number}期{total}"


def _written(briefing: AnyBriefing) -> str:
    """Its own date, or the month or year that its record is sorted by; empty where nobody knows it."""
    issued = briefing.date_issued
    if issued is not None and not isinstance(issued, Unknown):
        return issued.isoformat()
    sorted_by = briefing.sort_date
    if sorted_by is None or isinstance(sorted_by, Unknown):
        return ""
    key = sorted_by.key
    return key if key[:4].isdigit() and len(key) in (4, 7, 10) and key.replace("-", "").isdigit() else ""
