"""What the gate is told of the documents, from the whole workspace.

Not the search. Names that records keep back are known here only, in the process that makes no page.
"""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from briefgen.config.publishing import Publishing
from briefgen.model.briefing import AnyBriefing, Unknown
from briefgen.model.person import Person
from briefgen.model.workspace import Workspace
from briefgen.publish.gate.about import About, Allowed
from briefgen.publish.site import assets


class Known:
    """What is known of each document, on the day of the publication: it tells who is still a child."""

    def __init__(self, workspace: Workspace, settings: Publishing, day: datetime.date) -> None:
        self._workspace = workspace
        people = tuple(_people(workspace))
        self._minors = frozenset(str(one.name) for one in people if one.is_minor(day))
        self._private = frozenset(str(one.name) for one in people) - self._minors
        self._allowed = tuple(
            Allowed(one.rule, one.reason, one.span, one.text, one.file) for one in settings.allowed
        )

    def about(self, id: str) -> About:
        """What is known of a document by its id; of none where it is empty."""
        briefing = self._workspace.briefings.get(id)
        if briefing is None:
            return About(self._minors, self._private, allowed=self._allowed, shipped=_shipped())
        return About(
            self._minors,
            self._private,
            record=self._workspace.span("briefing", id),
            dated=_dated(briefing),
            undated=isinstance(briefing.date_issued, Unknown) or briefing.kind == "table",
            published=briefing.published.day if briefing.published is not None else None,
            allowed=self._allowed,
        )


def _people(workspace: Workspace) -> Iterator[Person]:
    """Everybody whom a record is about. Documents of others must not name them either."""
    for case in workspace.cases.values():
        yield from case.people
    for briefing in workspace.briefings.values():
        yield from briefing.people


@cache
def _shipped() -> frozenset[str]:
    """The hashes of files that come with briefgen and stand on the website as they are."""
    files = (file for file in Path(assets.__file__).parent.joinpath("assets").rglob("*") if file.is_file())
    return frozenset(hashlib.sha256(file.read_bytes()).hexdigest() for file in files)


def _dated(briefing: AnyBriefing) -> datetime.date | None:
    """Its own day, where one is known."""
    issued = briefing.date_issued
    return issued if isinstance(issued, datetime.date) else None
