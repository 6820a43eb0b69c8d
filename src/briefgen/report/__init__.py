"""Findings for people and machines, one file a format.

Not finding anything, and not printing: functions from findings to text.
"""

from __future__ import annotations

from importlib import import_module
from typing import Literal, get_args

from briefgen.diagnostics import Diagnostic, Passed
from briefgen.report.view import View

__all__ = ["REPORTS", "ReportName", "View", "report"]

ReportName = Literal["text", "concise", "json", "sarif", "github", "gitlab", "junit"]
REPORTS: tuple[ReportName, ...] = get_args(ReportName)
WHOLE = frozenset({"text", "json", "sarif"})
"""The formats with a place for what is let pass."""


def report(
    name: ReportName, findings: tuple[Diagnostic, ...], view: View, passed: tuple[Passed, ...] = ()
) -> str:
    """The findings in a format, a line feed after the last line; empty if there is nothing to say.
    What is let pass stands apart, where a format has a place for it."""
    write = getattr(import_module(f"briefgen.report.{name}"), name)
    written: str = write(findings, view, *([passed] if name in WHOLE else []))
    return written
