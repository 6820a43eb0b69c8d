"""What came of measuring one file: findings, figures for a summary, pages left out and why.

Not measuring, and not showing.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Literal

from briefgen.diagnostics import Diagnostic, Span, in_order
from briefgen.form.profile import Kind
from briefgen.rules import rows

FileFormat = Literal["pdf", "docx"]
PassageRole = Literal["title", "number", "body", "imprint", "sign", "other"]


MOST_OF_A_RULE = 5
"""How many findings of one rule are listed; the rest is counted."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A page that one measure (`F04`, lines of full pages) does not count, and why."""

    page: int
    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of text for the rules on words: a line or a paragraph, without line ends, and its place."""

    text: str
    span: Span
    role: PassageRole = "other"


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured figure of the summary: a key that programs read (`full_pages`), its value, its words."""

    key: str
    value: float | str
    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Measured:
    """One file, measured. `format` None where it could not be read at all."""

    file: str
    format: FileFormat | None = None
    kind: Kind = "official"
    guessed: bool = False
    """Whether the kind was taken from the page, and not asked for."""
    findings: tuple[Diagnostic, ...] = ()
    figures: tuple[Figure, ...] = ()
    left_out: tuple[LeftOut, ...] = ()


def capped(file: str, findings: list[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Findings in the order of their places, a few of each rule, and how many more there are."""
    kept, seen = [], Counter[str]()
    for finding in in_order(findings):
        seen[finding.code] += 1
        if seen[finding.code] <= MOST_OF_A_RULE:
            kept.append(finding)
    more = {code: count - MOST_OF_A_RULE for code, count in seen.items() if count > MOST_OF_A_RULE}
    return (*kept, *(rows.MORE_FINDINGS.at(whole(file), rule=c, count=n) for c, n in more.items()))


def whole(file: str) -> Span:
    """The place of a finding on the whole file."""
    return Span(file, 0, page=0)


def on_page(file: str, page: int, line: int = 0) -> Span:
    """A page of a PDF, from 1, and a line of it, from 1: 第3页第5行; line 0 is the whole page."""
    return Span(file, line, page=page)


def at_paragraph(file: str, paragraph: int) -> Span:
    """A paragraph of the text of a DOCX, from 1: 第12段."""
    return Span(file, paragraph, paragraph=True)
