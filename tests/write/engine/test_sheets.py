"""The engine's style sheet without rules for other elements says the same of ours."""

from __future__ import annotations

import importlib.resources
import os
import subprocess
import sys
from itertools import pairwise, product
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import cssselect2  # type: ignore[import-untyped]
import pytest

from briefgen.write.engine import sheets
from briefgen.write.engine.lean import KNOWN
from briefgen.write.pdf_engine import engine

WEASYPRINT = engine()
pytestmark = pytest.mark.skipif(WEASYPRINT.VERSION not in KNOWN, reason="this engine is left as it is")
ATTRIBUTES = (
    "",
    ' hidden=""',
    ' dir="ltr"',
    ' dir="rtl"',
    ' href="#x"',
    ' type="button" value=""',
    ' title="a"',
)
PSEUDO = (None, "before", "after", "marker", "first-line", "footnote-call", "note-callback")


def whole() -> str:
    return (importlib.resources.files(sheets.PACKAGE) / sheets.SHEET).read_text("utf-8")


def sheet(text: str) -> Any:
    return WEASYPRINT.CSS(string=text, counter_style=WEASYPRINT.html.UA_COUNTER_STYLE.copy())


def said(of: Any, element: Any) -> list[object]:
    """The declarations that are for an element, in the order in which they count."""
    found = of.matcher.match(element)
    return [
        (specificity, pseudo, repr(payload))
        for specificity, _, pseudo, payload in sorted(found, key=lambda one: one[:2])
    ]


def elements() -> Any:
    """Every usual element with every attribute, in an element of every kind."""
    made = (
        f"<{outer}{attribute}><{inner}{other}></{inner}></{outer}>"
        for outer, inner in product(sorted(sheets.TAGS), repeat=2)
        for attribute, other in (("", ""), *pairwise(ATTRIBUTES))
    )
    root = ElementTree.fromstring(f"<html>{''.join(made)}</html>")
    return cssselect2.ElementWrapper.from_html_root(root).iter_subtree()


def test_it_says_the_same_of_every_usual_element() -> None:
    text = whole()
    short = sheets.trimmed(text)
    ours, theirs = sheet(short), sheet(text)
    assert len(short) < len(text) * 0.7
    looked = 0
    for element in elements():
        assert said(ours, element) == said(theirs, element)
        looked += 1
    assert looked > 10_000
    assert [repr(rule) for rule in ours.page_rules] != []
    assert len(ours.page_rules) == len(theirs.page_rules)


def test_it_counts_the_same() -> None:
    counted = []
    for text in (whole(), sheets.trimmed(whole())):
        style = type(WEASYPRINT.html.UA_COUNTER_STYLE)()
        WEASYPRINT.CSS(string=text, counter_style=style)
        counted.append(dict(style))
    assert counted[0] == counted[1] == dict(WEASYPRINT.html.UA_COUNTER_STYLE)


@pytest.mark.parametrize(
    ("selector", "may"),
    [
        ("p", True),
        ("ul", False),
        ("ul p", True),
        ("p > ul", False),
        ("[dir=ltr i] :is(dir, menu)", False),
        (":is(ul, td)[hidden]", True),
        ("ul ::marker", True),
        ("*", True),
        ("ul:not(p, td) > b::after", True),
        ("select option:not(option[selected] ~ option[selected])", False),
    ],
)
def test_what_no_usual_element_can_be_is_left_out(selector: str, may: bool) -> None:
    assert bool(sheets.trimmed(selector + "{color:red}")) == may


def test_a_document_with_other_elements_has_the_whole_sheet() -> None:
    usual, again, other, more, size = told(OTHERS)
    assert (usual, again) == ("True", "True")
    assert (other, more) == ("False", "True")
    assert int(size) > 0


def test_the_pages_are_the_same_bytes() -> None:
    ours = told(PAGES)
    assert len(ours) > 3
    assert told(WHOLE + PAGES) == ours


def told(script: str) -> list[str]:
    """What a new process says."""
    environment = {**os.environ, "PYTHONPATH": str(TESTS)}
    command = [sys.executable, "-c", script]
    run = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    return run.stdout.split()


TESTS = Path(__file__).parents[2]
OTHERS = """
from briefgen.write.pdf_engine import engine, fetcher
engine = engine()
def styles(markup):
    (found,) = engine.HTML(string=markup, url_fetcher=fetcher())._ua_stylesheets()
    return found
def size(sheet):
    matcher = sheet.matcher
    return sum(len(rules) for held in vars(matcher).values() if isinstance(held, dict) for rules in held.values())
usual, other = styles("<p>1</p>"), styles("<p>1</p><ul><li>2</li></ul>")
print(usual is engine.html.UA_STYLESHEET, styles("<table><tr><td>1</td></tr></table>") is usual)
print(other is usual, styles("<dl></dl>") is other, size(other) - size(usual))
"""
WHOLE = """
from contextlib import nullcontext
from briefgen.write.engine import sheets
sheets.trimmed_sheets, sheets.install = nullcontext, lambda engine: None
"""
PAGES = """
import hashlib
from briefgen.write.pdf import write_pdf
from write import documents, test_pdf_body
for one in (*documents.ALL, documents.long_document(4), test_pdf_body.document(test_pdf_body.mixed(2))):
    print(hashlib.sha256(write_pdf(one)).hexdigest())
"""
