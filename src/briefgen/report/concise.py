"""Findings one a line: `file:line:col: BG201 message [name]`, as editors and grep like it.

Not the cure and not the source line: see `text`.
"""

from __future__ import annotations

from briefgen.diagnostics import Diagnostic
from briefgen.report.view import View, document_words, visible


def concise(findings: tuple[Diagnostic, ...], view: View) -> str:
    """One line a finding; [*] at its end says that --fix mends it."""
    return "".join(f"{_line(finding, view)}\n" for finding in findings)


def _line(finding: Diagnostic, view: View) -> str:
    message = visible(" ".join(finding.message(view.lang).split("\n")))
    mark = " [*]" if finding.fix is not None else ""
    mark += f" ({visible(several)})" if (several := document_words(finding, view.lang)) else ""
    return f"{visible(view.place(finding.span))}: {finding.code} {message} [{finding.rule.name}]{mark}"
