"""Findings and places as plain lists and back, so that they can be written down and told again.

Not the files they are written to.
"""

from __future__ import annotations

from dataclasses import astuple, replace
from functools import cache
from typing import Any

from briefgen.diagnostics import Diagnostic, Edit, Fix, Passed, Related, Rule, Severity, Span
from briefgen.ledger.places import Places
from briefgen.rules import RULES

Plain = list[Any]


def plain_finding(finding: Diagnostic) -> Plain:
    """A finding as lists."""
    fix = finding.fix
    return [
        finding.code,
        str(finding.severity),
        _plain_span(finding.span),
        finding.params,
        [[_plain_span(one.span), one.zh, one.en] for one in finding.related],
        None if fix is None else [fix.zh, fix.en, [[_plain_span(e.span), e.text] for e in fix.edits]],
        finding.documents,
    ]


def finding_of(plain: Plain) -> Diagnostic:
    """The finding of such lists. Raises KeyError, ValueError or TypeError where they are none."""
    code, severity, span, params, related, fix, documents = plain
    rule = _rules()[code]
    if rule.severity != severity:
        rule = replace(rule, severity=Severity(severity))
    made = Diagnostic(
        rule,
        _span(span),
        tuple((str(key), str(value)) for key, value in params),
        tuple(Related(_span(place), str(zh), str(en)) for place, zh, en in related),
        None if fix is None else _fix(*fix),
        tuple(map(str, documents)),
    )
    made.message("zh"), made.help("zh")  # KeyError where a parameter is lacking
    return made


def plain_passed(passed: Passed) -> Plain:
    """A finding that its line lets pass, as lists."""
    return [plain_finding(passed.finding), passed.reason, _plain_span(passed.span)]


def passed_of(plain: Plain) -> Passed:
    """What such lists say."""
    finding, reason, span = plain
    return Passed(finding_of(finding), str(reason), _span(span))


def plain_places(places: Places) -> Plain:
    """Places in a file as lists."""
    return [places.marks, places.places, sorted(places.short)]


def places_of(plain: Plain) -> Places:
    """The places of such lists."""
    marks, found, short = plain
    if len(marks) != len(found) or not all(isinstance(one, int | str) for one in found):
        raise ValueError(found)
    return Places(tuple((int(line), int(at)) for line, at in marks), tuple(found), frozenset(map(int, short)))


def _span(plain: Plain) -> Span:
    made = Span(*plain)
    texts, numbers = (made.file, made.sheet, made.cell), (made.line, made.column)
    if made.file is None or not all(isinstance(one, str | None) for one in texts):
        raise TypeError(plain)
    if not all(isinstance(one, int) for one in numbers) or not all(
        isinstance(one, int | str | None) for one in plain
    ):
        raise TypeError(plain)
    return made


def _fix(zh: str, en: str, edits: Plain) -> Fix:
    return Fix(str(zh), str(en), tuple(Edit(_span(at), str(text)) for at, text in edits))


def _plain_span(span: Span) -> Plain:
    return list(astuple(span))


@cache
def _rules() -> dict[str, Rule]:
    return {rule.code: rule for rule in RULES}
