"""Findings for people and machines, one file a format.

Not finding anything, and not printing: functions from findings to text.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Literal

from briefgen.diagnostics import Diagnostic, Passed
from briefgen.report.concise import concise
from briefgen.report.github import github
from briefgen.report.gitlab import gitlab
from briefgen.report.json import json
from briefgen.report.junit import junit
from briefgen.report.sarif import sarif
from briefgen.report.text import text
from briefgen.report.view import View

__all__ = ["REPORTS", "ReportName", "View", "report"]

ReportName = Literal["text", "concise", "json", "sarif", "github", "gitlab", "junit"]
Report = Callable[[tuple[Diagnostic, ...], View, tuple[Passed, ...]], str]


def _counted(report: Callable[[tuple[Diagnostic, ...], View], str]) -> Report:
    """A format without a place for what is let pass."""
    return lambda findings, view, passed: report(findings, view)


REPORTS: Mapping[ReportName, Report] = MappingProxyType(
    {
        "text": text,
        "concise": _counted(concise),
        "json": json,
        "sarif": sarif,
        "github": _counted(github),
        "gitlab": _counted(gitlab),
        "junit": _counted(junit),
    }
)


def report(
    name: ReportName, findings: tuple[Diagnostic, ...], view: View, passed: tuple[Passed, ...] = ()
) -> str:
    """The findings in a format, a line feed after the last line; empty if there is nothing to say.
    What is let pass stands apart, where a format has a place for it."""
    return REPORTS[name](findings, view, passed)
