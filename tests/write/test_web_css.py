"""The print sheet of the site: it knows every class that a page of any layout may have."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from briefgen.document.layout import STANDARD
from briefgen.document.tree import Document
from briefgen.ledger.ledger import ledger_of
from briefgen.ledger.records import Records
from briefgen.load.lexicon import packaged_lexicon
from briefgen.model.workspace import Workspace
from briefgen.write.web import web_page
from briefgen.write.web_css import print_sheet
from write.documents import ALL

STEPS = re.compile(r"\b(?:gap|right|left|hang|size|space|fewer|beside)-m?\d+\b")


@pytest.mark.parametrize("document", ALL, ids=lambda one: one.id)
def test_every_place_of_a_line_has_a_rule(document: Document) -> None:
    page = web_page(document, ledger_of(document, packaged_lexicon()), Records(Workspace(Path())))
    sheet = print_sheet(document.layout)
    asked = set(STEPS.findall(" ".join(re.findall(r'class="([^"]*)"', page.html))))
    assert {name for name in asked if f".{name}{{" not in sheet} == set()


def test_lengths_are_those_of_the_layout() -> None:
    assert ".gap-10{margin-top:28.95pt}" in print_sheet(STANDARD)
    assert ".gap-10{margin-top:30pt}" in print_sheet(replace(STANDARD, pitch_pt=30))


def test_it_is_for_the_paper_of_the_layout() -> None:
    sheet = print_sheet(STANDARD)
    assert "size:210mm 297mm;margin:37mm 26mm 35mm 28mm" in sheet
    assert "@footnote" not in sheet
    assert "<" not in sheet
