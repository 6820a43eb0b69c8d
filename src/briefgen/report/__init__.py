"""Findings for people and machines, one file a format.

Not finding anything, and not printing: functions from findings to text.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Literal

from briefgen.diagnostics import Diagnostic
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
Report = Callable[[tuple[Diagnostic, ...], View], str]

REPORTS: Mapping[ReportName, Report] = MappingProxyType(
    {
        "text": text,
        "concise": concise,
        "json": json,
        "sarif": sarif,
        "github": github,
        "gitlab": gitlab,
        "junit": junit,
    }
)


def report(name: ReportName, findings: tuple[Diagnostic, ...], view: View) -> str:
    """The findings in a format, a line feed after the last line; empty if there is nothing to say."""
    return REPORTS[name](findings, view)
