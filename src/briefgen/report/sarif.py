"""Findings as SARIF 2.1.0, the form that code scanning services read.

Not the findings of other runs: one run, no baseline.
"""

from __future__ import annotations

from json import dumps
from typing import Any
from urllib.parse import quote

from briefgen import __version__
from briefgen.diagnostics import Diagnostic, Fix, Passed, Rule, Severity, Span
from briefgen.report.view import View

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def sarif(findings: tuple[Diagnostic, ...], view: View, passed: tuple[Passed, ...] = ()) -> str:
    """One run with the rules that found something. What is let pass is a suppressed result."""
    every = (*findings, *(one.finding for one in passed))
    rules = tuple({finding.code: finding.rule for finding in every}.values())
    driver = {
        "name": "briefgen",
        "version": __version__,
        "semanticVersion": __version__,
        "rules": [_rule(rule, view) for rule in rules],
    }
    places = {rule.code: index for index, rule in enumerate(rules)}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [
            *(_result(finding, places[finding.code], view) for finding in findings),
            *(_suppressed(one, places[one.finding.code], view) for one in passed),
        ],
    }
    content = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return dumps(content, ensure_ascii=False, indent=2) + "\n"


def _rule(rule: Rule, view: View) -> dict[str, Any]:
    zh = view.lang == "zh"
    why = rule.why_zh if zh else rule.why_en
    described: dict[str, Any] = {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": why or rule.name},
        "defaultConfiguration": {"level": LEVELS[rule.severity]},
    }
    if cure := rule.help_zh if zh else rule.help_en:
        described["help"] = {"text": cure}
    return described


def _result(finding: Diagnostic, rule_index: int, view: View) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": rule_index,
        "level": LEVELS[finding.severity],
        "message": {"text": f"{finding.message(view.lang)}\n{finding.help(view.lang)}".rstrip("\n")},
        "locations": [_location(finding.span, view)],
    }
    if finding.related:
        result["relatedLocations"] = [
            {"id": number, **_location(related.span, view), "message": {"text": related.message(view.lang)}}
            for number, related in enumerate(finding.related, 1)
        ]
    if finding.documents:
        result["occurrenceCount"] = len(finding.documents)
        result["properties"] = {"documents": list(finding.documents)}
    if finding.fix is not None:
        result["fixes"] = [_fix(finding.fix, view)]
    return result


def _suppressed(passed: Passed, rule_index: int, view: View) -> dict[str, Any]:
    suppression = {
        "kind": "inSource",
        "justification": passed.reason,
        "location": _location(passed.span, view),
    }
    return _result(passed.finding, rule_index, view) | {"suppressions": [suppression]}


def _location(span: Span, view: View) -> dict[str, Any]:
    location: dict[str, Any] = {"physicalLocation": {"artifactLocation": _artifact(span, view)}}
    if (inside := span.inside(view.lang)) is not None:
        if inside:
            location["logicalLocations"] = [{"fullyQualifiedName": inside, "kind": _kind(span)}]
    else:
        location["physicalLocation"]["region"] = _region(span)
    return location


def _kind(span: Span) -> str:
    return "cell" if span.cell is not None else "paragraph" if span.paragraph else "page"


def _artifact(span: Span, view: View) -> dict[str, str]:
    return {"uri": quote(view.file(span))}


def _region(span: Span) -> dict[str, int]:
    region = {"startLine": span.line, "startColumn": span.column}
    if span.end_line is not None:
        region["endLine"] = span.end_line
    if span.end_column is not None:
        region["endColumn"] = span.end_column
    return region


def _fix(fix: Fix, view: View) -> dict[str, Any]:
    files = tuple(dict.fromkeys(edit.span.file for edit in fix.edits))
    return {
        "description": {"text": fix.zh if view.lang == "zh" else fix.en},
        "artifactChanges": [
            {
                "artifactLocation": {"uri": quote(view.prefix + file)},
                "replacements": [
                    {"deletedRegion": _region(edit.span), "insertedContent": {"text": edit.text}}
                    for edit in fix.edits
                    if edit.span.file == file
                ],
            }
            for file in files
        ],
    }
