"""Findings as JUnit XML: a test case each, so that any CI server lists them.

Not test results of briefgen itself.
"""

from __future__ import annotations

import re
from xml.sax.saxutils import escape, quoteattr

from briefgen.diagnostics import Diagnostic, Severity
from briefgen.report.view import View, beside

NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def junit(findings: tuple[Diagnostic, ...], view: View) -> str:
    """One suite: errors are failures, warnings and notes pass with a word; one passed case if all is well."""
    failures = sum(finding.severity is Severity.ERROR for finding in findings)
    cases = "".join(_case(finding, view) for finding in findings) or (
        '  <testcase classname="briefgen" name="check"/>\n'
    )
    counts = f'tests="{max(len(findings), 1)}" failures="{failures}" errors="0"'
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<testsuites {counts}>\n <testsuite name="briefgen" {counts}>\n{cases} </testsuite>\n</testsuites>\n'
    )


def _case(finding: Diagnostic, view: View) -> str:
    message = _clean(finding.message(view.lang))
    first = f"{view.place(finding.span)}: {finding.message(view.lang)}"
    detail = escape(_clean("\n".join((first, *beside(finding, view)))))
    if finding.severity is Severity.ERROR:
        inside = f"<failure type={quoteattr(finding.code)} message={quoteattr(message)}>{detail}</failure>"
    else:
        inside = f"<system-out>{detail}</system-out>"
    name = f"{finding.code} {finding.rule.name} {view.place(finding.span)}"
    file = _clean(view.file(finding.span))
    return (
        f"  <testcase classname={quoteattr(file)} name={quoteattr(_clean(name))} "
        f'file={quoteattr(file)} line="{finding.span.line}">{inside}</testcase>\n'
    )


def _clean(text: str) -> str:
    return NOT_XML.sub("\ufffd", text)
