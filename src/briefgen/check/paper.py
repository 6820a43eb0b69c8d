"""What a check of a document looks at.

Not a check.
"""

from __future__ import annotations

from dataclasses import dataclass

from briefgen.diagnostics import Span
from briefgen.document.tree import Document
from briefgen.ledger.entry import Ledger
from briefgen.model.briefing import AnyBriefing
from briefgen.model.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Paper:
    """A finished document with its ledger, and the record and workspace that it comes from."""

    document: Document
    ledger: Ledger
    workspace: Workspace

    @property
    def briefing(self) -> AnyBriefing:
        """The record of the document."""
        return self.workspace.briefings[self.document.id]

    @property
    def home(self) -> Span:
        """Where findings stand that have no better place: the briefing's record."""
        return self.workspace.span("briefing", self.document.id)
