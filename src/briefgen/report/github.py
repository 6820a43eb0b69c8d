"""Findings as GitHub workflow commands: annotations on the lines of a change.

Not GitLab's: see `gitlab`.
"""

from __future__ import annotations

from briefgen.diagnostics import Diagnostic, Severity
from briefgen.report.view import View, beside

COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def github(findings: tuple[Diagnostic, ...], view: View) -> str:
    """One workflow command a finding."""
    return "".join(f"{_command(finding, view)}\n" for finding in findings)


def _command(finding: Diagnostic, view: View) -> str:
    span = finding.span
    properties: dict[str, object] = {"file": view.file(span)}
    inside = span.inside(view.lang)
    if inside is None:
        properties |= {"line": span.line, "col": span.column}
        if span.end_line is not None:
            properties["endLine"] = span.end_line
        if span.end_column is not None:
            properties["endColumn"] = span.end_column
    properties["title"] = f"{finding.code} {finding.rule.name}"
    named = ",".join(f"{key}={_property(str(value))}" for key, value in properties.items())
    place = f"{inside}: " if inside else ""
    message = "\n".join((f"{place}{finding.message(view.lang)}", *beside(finding, view)))
    return f"::{COMMANDS[finding.severity]} {named}::{_data(message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
