"""How findings are shown: language, colours, and where paths are counted from.

Not the findings, and not the environment: the command line decides and says it here.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from briefgen.compose.places import is_packaged
from briefgen.diagnostics import Diagnostic, Lang, Severity, Span

WORDS: dict[Severity, tuple[str, str, str]] = {
    Severity.ERROR: ("错误", "error", "errors"),
    Severity.WARNING: ("提醒", "warning", "warnings"),
    Severity.INFO: ("说明", "note", "notes"),
}
UNSHOWN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


@dataclass(frozen=True, slots=True)
class View:
    """What a report may depend on. `prefix` leads from the folder of the reader to the workspace, with
    a slash at its end, so that a path in a report can be opened as it stands."""

    lang: Lang
    root: Path
    prefix: str = ""
    colour: bool = False
    width: int = 100

    def file(self, span: Span) -> str:
        """The path of a place, for its reader."""
        file = span.file
        return file if Path(file).is_absolute() or is_packaged(file) else self.prefix + file

    def place(self, span: Span) -> str:
        """A place in one word: file:line:column, or file:sheet!cell."""
        return str(span).replace(span.file, self.file(span), 1)


def visible(text: str) -> str:
    """Text that can neither colour a terminal, nor turn the line round, nor break it."""
    return "".join("\ufffd" if unicodedata.category(char) in UNSHOWN else char for char in text)


def severity_word(severity: Severity, lang: Lang) -> str:
    """错误, 提醒 or 说明."""
    zh, en, _ = WORDS[severity]
    return zh if lang == "zh" else en


def summary(findings: Iterable[Diagnostic], lang: Lang) -> str:
    """The counts in one line: 3 个错误，1 个提醒; empty if nothing was found."""
    severities = [finding.severity for finding in findings]
    counted = [(severity, severities.count(severity)) for severity in WORDS if severity in severities]
    if lang == "zh":
        return "，".join(f"{count} 个{WORDS[severity][0]}" for severity, count in counted)
    return ", ".join(f"{count} {WORDS[severity][2 if count > 1 else 1]}" for severity, count in counted)
