"""Findings as a GitLab code quality report: JSON in the form of Code Climate.

Not GitHub's: see `github`.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from json import dumps
from typing import Any

from briefgen.diagnostics import Diagnostic, Severity, Span
from briefgen.report.view import View, beside

WEIGHTS = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def gitlab(findings: tuple[Diagnostic, ...], view: View) -> str:
    """One list; a fingerprint stays the same when a finding only moves to another line."""
    seen: Counter[tuple[str, ...]] = Counter()
    issues = []
    for finding in findings:
        identity = (finding.span.file, finding.code, *(f"{key}={value}" for key, value in finding.params))
        issues.append(_issue(finding, view, _fingerprint(identity, seen[identity])))
        seen[identity] += 1
    return dumps(issues, ensure_ascii=False, indent=2) + "\n"


def _issue(finding: Diagnostic, view: View, fingerprint: str) -> dict[str, Any]:
    span = finding.span
    place = f"{inside}: " if (inside := span.inside(view.lang)) else ""
    issue: dict[str, Any] = {
        "description": f"{place}{finding.message(view.lang)}",
        "check_name": f"{finding.code} {finding.rule.name}",
        "fingerprint": fingerprint,
        "severity": WEIGHTS[finding.severity],
        "location": _location(span, view),
    }
    if aside := beside(finding, view):
        issue["content"] = {"body": "\n".join(aside)}
    if finding.related:
        issue["other_locations"] = [_location(related.span, view) for related in finding.related]
    return issue


def _location(span: Span, view: View) -> dict[str, Any]:
    return {"path": view.file(span), "lines": {"begin": max(span.line, 1)}}


def _fingerprint(identity: tuple[str, ...], earlier: int) -> str:
    return hashlib.sha256("\0".join((*identity, str(earlier))).encode("utf-8", "replace")).hexdigest()[:40]
