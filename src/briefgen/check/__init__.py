"""One function a rule; the two lists below are what `check` runs, in order."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.check.agreement.disagreements import disagreements
from briefgen.check.agreement.numbers import unbound_number, unitless_number
from briefgen.check.glyphs import missing_glyph
from briefgen.check.paper import Paper
from briefgen.check.records.counts import impossible_count
from briefgen.check.records.dates import as_of_future, as_of_missing
from briefgen.check.records.derivation import formula_unit, unknown_axis, unsourced_constant
from briefgen.check.records.disguised import figure_as_text, hidden_number
from briefgen.check.records.formulas import irreproducible_figure
from briefgen.check.records.issues import stale_words, unchanged_value
from briefgen.check.records.references import check_references
from briefgen.check.records.shares import shares_over_whole
from briefgen.check.records.tenses import past_future
from briefgen.check.records.totals import sum_mismatch
from briefgen.check.records.twins import equal_indicators
from briefgen.check.texts.texts import check_texts
from briefgen.check.titles import title_form
from briefgen.diagnostics import Diagnostic
from briefgen.document.tree import Document
from briefgen.ledger.entry import Ledger
from briefgen.load.collector import resting_collector
from briefgen.model.workspace import Workspace

RECORDS = (
    check_references,
    formula_unit,
    unknown_axis,
    unsourced_constant,
    figure_as_text,
    hidden_number,
    impossible_count,
    sum_mismatch,
    equal_indicators,
    irreproducible_figure,
    shares_over_whole,
    as_of_missing,
    as_of_future,
    unchanged_value,
    stale_words,
    past_future,
    check_texts,
)
DOCUMENT = (unbound_number, unitless_number, disagreements, title_form, missing_glyph)
"""Glyphs come last: where fonts are missing, all else has been looked at."""


def check_records(workspace: Workspace) -> tuple[Diagnostic, ...]:
    """What is wrong with the records, before anything is composed."""
    with resting_collector():
        return tuple(finding for check in RECORDS for finding in check(workspace))


def check_document(document: Document, ledger: Ledger, workspace: Workspace) -> Iterator[Diagnostic]:
    """What is wrong with a finished document. Raises FontsMissing once all else is found."""
    paper = Paper(document, ledger, workspace)
    return (finding for check in DOCUMENT for finding in check(paper))
