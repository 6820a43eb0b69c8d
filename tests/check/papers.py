"""Documents as the checks see them."""

from __future__ import annotations

from pathlib import Path

from briefgen.check.paper import Paper
from briefgen.diagnostics import Span
from briefgen.document.tree import Document
from briefgen.ledger.ledger import ledger_of
from briefgen.load.lexicon import packaged_lexicon
from briefgen.model.workspace import Spans, Workspace

HOME = Span("briefings/d.yaml", 1, 1)


def paper(document: Document) -> Paper:
    """A document of a workspace that holds nothing else."""
    workspace = Workspace(Path(), spans={("briefing", document.id): Spans(HOME, {})})
    return Paper(document, ledger_of(document, packaged_lexicon()), workspace)
