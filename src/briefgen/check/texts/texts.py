"""The text rules in order, over all typed texts of a workspace in one walk.

Not the rules themselves: those stand in `marks`, `forms`, `phrases`, `strays`, `series`, `elements`.
"""

from __future__ import annotations

from briefgen.check.texts.elements import (
    annex_mark,
    heading_mark,
    missing_annex,
    recipient_mark,
    title_kind,
)
from briefgen.check.texts.forms import (
    date_form,
    document_number_form,
    numbering_mark,
    range_mark,
    unit_sign,
    year_brackets,
)
from briefgen.check.texts.marks import doubled_mark, half_width_mark, mark_between_titles, unbalanced_pair
from briefgen.check.texts.pages import Page
from briefgen.check.texts.phrases import cutoff_word, double_limit, placeholder, unnamed, web_residue
from briefgen.check.texts.series import numbering_gap
from briefgen.check.texts.sources import Sources
from briefgen.check.texts.strays import stray_space, traditional_character, web_bullet
from briefgen.check.texts.typed import typed_texts
from briefgen.diagnostics import Diagnostic, in_order
from briefgen.load.limit import Findings
from briefgen.model.workspace import Workspace

TEXTS = (
    half_width_mark,
    year_brackets,
    document_number_form,
    date_form,
    numbering_mark,
    doubled_mark,
    mark_between_titles,
    range_mark,
    cutoff_word,
    double_limit,
    stray_space,
    web_bullet,
    web_residue,
    unbalanced_pair,
    traditional_character,
    unit_sign,
    numbering_gap,
    annex_mark,
    missing_annex,
    recipient_mark,
    placeholder,
    title_kind,
    heading_mark,
    unnamed,
)
"""Each rule, in the order of its code."""


def check_texts(workspace: Workspace) -> tuple[Diagnostic, ...]:
    """What is wrong with the texts that people typed, as they typed them."""
    page = Page(workspace, typed_texts(workspace), Sources(workspace.root))
    found = Findings()
    for rule in TEXTS:
        found += rule(page)
    return in_order(found.all())
