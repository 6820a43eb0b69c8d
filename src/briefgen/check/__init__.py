"""One function a rule; the lists of `of_records` and `of_documents` are what `check` runs, in order.

Not finding the records, and not composing. Each list is imported by the process that runs it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefgen.diagnostics import Diagnostic
    from briefgen.document.tree import Document
    from briefgen.ledger.entry import Ledger
    from briefgen.model.workspace import Workspace


def check_records(workspace: Workspace) -> tuple[Diagnostic, ...]:
    """What is wrong with the records, before anything is composed."""
    from briefgen.check.of_records import RECORDS
    from briefgen.load.collector import resting_collector

    with resting_collector():
        return tuple(finding for check in RECORDS for finding in check(workspace))


def check_document(document: Document, ledger: Ledger, workspace: Workspace) -> Iterator[Diagnostic]:
    """What is wrong with a finished document. Raises FontsMissing once all else is found."""
    from briefgen.check.of_documents import DOCUMENT
    from briefgen.check.paper import Paper

    paper = Paper(document, ledger, workspace)
    return (finding for check in DOCUMENT for finding in check(paper))
