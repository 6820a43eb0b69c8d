"""One function a rule; the two lists below are what `check` runs, in order."""

from __future__ import annotations

from briefgen.check.glyphs import fallback_glyph, missing_glyph
from briefgen.check.numbers import unbound_number
from briefgen.check.references import check_references
from briefgen.diagnostics import Diagnostic
from briefgen.document.tree import Document
from briefgen.model.workspace import Workspace

RECORDS = (check_references,)
DOCUMENT = (unbound_number, missing_glyph, fallback_glyph)


def check_records(workspace: Workspace) -> tuple[Diagnostic, ...]:
    """What is wrong with the records, before anything is composed."""
    return tuple(finding for check in RECORDS for finding in check(workspace))


def check_document(document: Document, workspace: Workspace) -> tuple[Diagnostic, ...]:
    """What is wrong with a finished document."""
    home = workspace.span("briefing", document.id)
    return tuple(finding for check in DOCUMENT for finding in check(document, home))
