"""Findings as the workspace weighs them: by its settings, and by what its lines let pass.

Not finding anything. Every finding goes through `Scales`, in the workers as well as outside.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from briefgen.check.allowances import granted, granted_texts
from briefgen.config import Config
from briefgen.diagnostics import Diagnostic, Passed, Span
from briefgen.model.allowance import Allowance
from briefgen.rules import allowances as rules
from briefgen.rules.numbers import UNBOUND_NUMBER

Line = tuple[str, str | None, int]
"""A file, a sheet of it if it is a workbook, and a line or row."""

Codes = Mapping[str, tuple[str, ...]]
"""The codes that pass, each with the texts that alone pass; all where none are named."""


@dataclass(slots=True)
class Weighed:
    """Findings that count, and those that their lines let pass."""

    findings: list[Diagnostic] = field(default_factory=list)
    passed: list[Passed] = field(default_factory=list)

    def __iadd__(self, other: Weighed) -> Weighed:
        self.findings += other.findings
        self.passed += other.passed
        return self


class Scales:
    """What weighs the findings of one workspace. It can be sent to a worker."""

    def __init__(self, config: Config, allowances: Iterable[Allowance]) -> None:
        self._config = config
        self._granted = tuple((one, granted(one)) for one in allowances)
        self._lines: dict[Line, list[tuple[Allowance, Codes]]] = {}
        for allowance, _ in self._granted:
            codes = {rule.code: texts for rule, texts in granted_texts(allowance)}
            for number in range(allowance.first, allowance.last + 1) if codes else ():
                line = allowance.span.file, allowance.span.sheet, number
                self._lines.setdefault(line, []).append((allowance, codes))

    def weigh(self, findings: Iterable[Diagnostic]) -> Weighed:
        """The findings with the weight that the settings give them, without those they switch off."""
        made = Weighed()
        swallowed: dict[Allowance, dict[str, None]] = {}
        for finding in findings:
            severity = self._config.weighed(finding)
            if severity is None:
                continue
            if severity is not finding.severity:
                finding = replace(finding, rule=replace(finding.rule, severity=severity))
            allowance = self._allowance(finding)
            if allowance is None:
                made.findings.append(finding)
            else:
                made.passed.append(Passed(finding, allowance.reason, allowance.span))
                if finding.code == UNBOUND_NUMBER.code:
                    swallowed.setdefault(allowance, {}).setdefault(_text(finding))
        made.findings += self._several(swallowed)
        return made

    def unused(self, passed: Iterable[Passed]) -> Iterator[Diagnostic]:
        """BG184: what may pass and was not found. Rules that are switched off find nothing anywhere, and
        are left alone."""
        used = {(one.span, one.finding.code) for one in passed}
        for allowance, rules_granted in self._granted:
            for rule in rules_granted:
                if (allowance.span, rule.code) not in used and not self._config.is_off(rule):
                    yield rules.UNUSED_ALLOWANCE.at(allowance.span, code=rule.code, name=rule.name)

    def _allowance(self, finding: Diagnostic) -> Allowance | None:
        if not self._lines:
            return None
        span = finding.span
        for number in _numbers(span):
            for allowance, codes in self._lines.get((span.file, span.sheet, number), ()):
                if finding.code in codes and _fits(finding, codes[finding.code]):
                    return allowance
        return None

    def _several(self, swallowed: Mapping[Allowance, Mapping[str, None]]) -> Iterator[Diagnostic]:
        """BG185: comments that let several typed numbers pass and do not say which."""
        for allowance, texts in swallowed.items():
            if len(texts) < 2 or any(allowance.named):
                continue
            found = rules.WHICH_NUMBER.at(
                allowance.span,
                count=len(texts),
                texts="、".join(texts),
                first=next(iter(texts)),
                code=UNBOUND_NUMBER.code,
            )
            severity = self._config.weighed(found)
            if severity is not None:
                yield replace(found, rule=replace(found.rule, severity=severity))


def _fits(finding: Diagnostic, texts: tuple[str, ...]) -> bool:
    return not texts or _bare(_text(finding)) in map(_bare, texts)


def _text(finding: Diagnostic) -> str:
    return dict(finding.params).get("text", "")


def _bare(text: str) -> str:
    """A text without its blanks and the marks between thousands."""
    return "".join(text.split()).replace(",", "")


def _numbers(span: Span) -> range:
    last = span.end_line or span.line
    if span.end_column == 1 and last > span.line:  # it ends before that line
        last -= 1
    return range(span.line, last + 1)
