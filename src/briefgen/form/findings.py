"""What came of measuring one file: findings, figures for a summary, pages left out and why.

Not measuring, and not showing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from briefgen.diagnostics import Diagnostic, Related, Span, in_order
from briefgen.form.profile import Kind
from briefgen.rules import rows

FileFormat = Literal["pdf", "docx"]
PassageRole = Literal["title", "number", "body", "imprint", "sign", "other"]


MOST_OF_A_RULE = 5
"""How many findings of one rule are listed; the rest is counted."""
MOST_PLACES = 2
"""Further places that one finding names."""
OF_THE_PAGE = re.compile(r"BG4(?:[12]\d|3[0-8])")
"""Rules on what a page looks like: the same fault in several places has one cause, and is told once."""
OF_ONE_PLACE = frozenset({"text", "before", "after"})
"""What findings of one fault may differ in."""


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
    """Findings in the order of their places, each fault of the page once, a few of each rule, and how many
    more there are."""
    kept, seen = [], Counter[str]()
    for finding in _once(in_order(findings)):
        seen[finding.code] += 1
        if seen[finding.code] <= MOST_OF_A_RULE:
            kept.append(finding)
    more = {code: count - MOST_OF_A_RULE for code, count in seen.items() if count > MOST_OF_A_RULE}
    return (*kept, *(rows.MORE_FINDINGS.at(whole(file), rule=c, count=n) for c, n in more.items()))


def _once(findings: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """Findings of the same fault made one: at the first place, the others beside it."""
    groups: dict[object, list[Diagnostic]] = {}
    for finding in findings:
        shared = tuple(param for param in finding.params if param[0] not in OF_ONE_PLACE)
        alike = OF_THE_PAGE.match(finding.code) and not finding.related
        groups.setdefault((finding.code, shared) if alike else id(finding), []).append(finding)
    for first, *others in groups.values():
        yield replace(first, related=(*first.related, *_places(others))) if others else first


def _places(others: Sequence[Diagnostic]) -> Iterator[Related]:
    for other in others[:MOST_PLACES]:
        text = dict(other.params).get("text", "")
        yield Related(
            other.span, f"“{text}”也是" if text else "这里也是", f"“{text}”, too" if text else "here, too"
        )
    left = len(others) - MOST_PLACES
    if left > 0:
        yield Related(others[MOST_PLACES].span, f"等 {left} 处也是", f"{left} more, too")


def whole(file: str) -> Span:
    """The place of a finding on the whole file."""
    return Span(file, 0, page=0)


def on_page(file: str, page: int, line: int = 0) -> Span:
    """A page of a PDF, from 1, and a line of it, from 1: 第3页第5行; line 0 is the whole page."""
    return Span(file, line, page=page)


def at_paragraph(file: str, paragraph: int) -> Span:
    """A paragraph of the text of a DOCX, from 1: 第12段."""
    return Span(file, paragraph, paragraph=True)
