"""Fresh documents told again from their traces, as if they had been made.

Not whether they are fresh: `book` says that, and the weight of what was found has its say here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.build.assembly import Assembly, Made, Page, said_in_review
from briefgen.build.freshness import reasons
from briefgen.build.freshness.reasons import Reason
from briefgen.build.freshness.trace import Trace
from briefgen.build.weighing import Weighed
from briefgen.compose.formats import format_of
from briefgen.diagnostics import has_errors

if TYPE_CHECKING:
    from briefgen.build.course import Project
    from briefgen.build.freshness.book import Book


def sifted(
    book: Book | None, project: Project, assembly: Assembly
) -> tuple[dict[str, Made], dict[str, tuple[Reason, ...]]]:
    """The fresh documents as they would be made, without their files, and the reasons why others are not."""
    if book is None:
        return {}, {}
    plan = book.plan(project.ids)
    fresh: dict[str, Made] = {}
    stale: dict[str, tuple[Reason, ...]] = dict(plan.stale)
    for id, trace in plan.fresh.items():
        made = _replayed(id, trace, assembly)
        why = _weighs_otherwise(made, trace, assembly)
        if why is None:
            fresh[id] = made
        else:
            stale[id] = (why,)
    return fresh, stale


def _replayed(id: str, trace: Trace, assembly: Assembly) -> Made:
    weighed = Weighed()
    for batch in trace.batches:
        weighed += assembly.scales.weigh(batch)
    briefing = assembly.workspace.plain.briefings[id]
    page = Page(format_of(briefing), assembly.config.layout(briefing.house or "")) if trace.files else None
    return Made((), weighed, trace.checked, page=page, kept=tuple(trace.files), reads=trace.reads)


def _weighs_otherwise(made: Made, trace: Trace, assembly: Assembly) -> Reason | None:
    """Why a document must be made anew although nothing that it read has changed."""
    if has_errors(made.weighed.findings) == bool(trace.files):
        return reasons.SEVERITY
    if assembly.proof and trace.review != said_in_review(made.weighed, assembly.known):
        return reasons.REVIEW
    return None
