"""Findings as JSON, version 1: the form that programs of our own and of others read.

Not a schema of records: that is `briefgen schema`.
"""

from __future__ import annotations

from json import dumps
from typing import Any

from briefgen.diagnostics import Diagnostic, Edit, Fix, Passed, Related, Span
from briefgen.report.view import View

VERSION = 1


def json(findings: tuple[Diagnostic, ...], view: View, passed: tuple[Passed, ...] = ()) -> str:
    """One object; paths are relative to the workspace. `suppressed` is there if something is let pass,
    `documents` where several documents have the finding alike."""
    content: dict[str, Any] = {"version": VERSION}
    content["diagnostics"] = [_finding(finding, view) for finding in findings]
    if passed:
        content["suppressed"] = [_finding(one.finding, view) | _leave(one) for one in passed]
    return dumps(content, ensure_ascii=False, indent=2) + "\n"


def _finding(finding: Diagnostic, view: View) -> dict[str, Any]:
    span = finding.span
    return {
        "code": finding.code,
        "name": finding.rule.name,
        "severity": finding.severity.value,
        "message": finding.message(view.lang),
        "help": finding.help(view.lang),
        "file": span.file,
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
        "sheet": span.sheet,
        "cell": span.cell,
        **_inside(span, view),
        "related": [_related(related, view) for related in finding.related],
        "fix": None if finding.fix is None else _fix(finding.fix, view),
        **({"documents": list(finding.documents)} if finding.documents else {}),
    }


def _leave(passed: Passed) -> dict[str, Any]:
    return {"reason": passed.reason, "allowance": _place(passed.span)}


def _related(related: Related, view: View) -> dict[str, Any]:
    return _place(related.span) | {"message": related.message(view.lang)}


def _place(span: Span) -> dict[str, Any]:
    place: dict[str, Any] = {"file": span.file, "line": span.line, "column": span.column}
    return place | ({"sheet": span.sheet, "cell": span.cell} if span.cell is not None else {})


def _inside(span: Span, view: View) -> dict[str, Any]:
    """Where in a finished file: its page, its paragraph, and the words for it."""
    if span.page is None and not span.paragraph:
        return {}
    return {
        "page": span.page,
        "paragraph": span.line if span.paragraph else None,
        "where": span.inside(view.lang),
    }


def _fix(fix: Fix, view: View) -> dict[str, Any]:
    return {
        "message": fix.zh if view.lang == "zh" else fix.en,
        "edits": [_edit(edit) for edit in fix.edits],
    }


def _edit(edit: Edit) -> dict[str, Any]:
    span = edit.span
    return {
        "file": span.file,
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
        "text": edit.text,
    }
