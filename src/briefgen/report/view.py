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
NAMED = 3
"""How many documents a finding names."""
UNSHOWN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


@dataclass(frozen=True, slots=True)
class View:
    """What a report may depend on. `prefix` leads from the folder of the reader to the workspace, with
    a slash at its end, so that a path in a report can be opened as it stands. `most` is how many findings of
    one rule are told to a person; None is all."""

    lang: Lang
    root: Path
    prefix: str = ""
    colour: bool = False
    width: int = 100
    most: int | None = None

    def file(self, span: Span) -> str:
        """The path of a place, for its reader."""
        file = span.file
        return file if Path(file).is_absolute() or is_packaged(file) else self.prefix + file

    def place(self, span: Span) -> str:
        """A place in one word: file:line:column, file:sheet!cell, or file:第3页第5行."""
        return span.told(self.lang).replace(span.file, self.file(span), 1)


def visible(text: str) -> str:
    """Text that can neither colour a terminal, nor turn the line round, nor break it."""
    return "".join("\ufffd" if unicodedata.category(char) in UNSHOWN else char for char in text)


def beside(finding: Diagnostic, view: View) -> tuple[str, ...]:
    """What belongs to a finding besides its message: related places, the cure, the mend."""
    related = (f"{view.place(one.span)}: {one.message(view.lang)}" for one in finding.related)
    documents = document_words(finding, view.lang)
    lines = (*related, documents, finding.help(view.lang), mend_words(finding, view.lang))
    return tuple(line for line in lines if line)


def document_words(finding: Diagnostic, lang: Lang) -> str:
    """The documents that a finding was met in, where there are several: how many, and the first of them."""
    ids = finding.documents
    if not ids:
        return ""
    if lang == "zh":
        return f"这样的文稿有 {len(ids)} 份：{'、'.join(ids[:NAMED])}{'……' if len(ids) > NAMED else ''}"
    return f"in {len(ids)} documents: {', '.join(ids[:NAMED])}{', …' if len(ids) > NAMED else ''}"


def mend_words(finding: Diagnostic, lang: Lang) -> str:
    """What `check --fix` would do; empty if there is no mend."""
    if finding.fix is None:
        return ""
    return f"可自动修改（--fix）：{finding.fix.zh}" if lang == "zh" else f"mended by --fix: {finding.fix.en}"


def severity_word(severity: Severity, lang: Lang) -> str:
    """错误, 提醒 or 说明."""
    zh, en, _ = WORDS[severity]
    return zh if lang == "zh" else en


def summary(findings: Iterable[Diagnostic], lang: Lang, passed: int = 0) -> str:
    """The counts in one line: 3 个错误，1 个提醒; empty if there is nothing to count."""
    found = tuple(findings)
    severities = [finding.severity for finding in found]
    counted = [(severity, severities.count(severity)) for severity in WORDS if severity in severities]
    fixable = sum(finding.fix is not None for finding in found)
    documents = len({id for finding in found for id in finding.documents})
    if lang == "zh":
        parts = [f"{count} 个{WORDS[severity][0]}" for severity, count in counted]
        parts += [f"同样的问题出现在 {documents} 份文稿里"] if documents else []
        parts += [f"其中 {fixable} 个可用 --fix 自动修改"] if fixable else []
        return "，".join([*parts, f"按注明的理由放行 {passed} 处"] if passed else parts)
    parts = [f"{count} {WORDS[severity][2 if count > 1 else 1]}" for severity, count in counted]
    parts += [f"the same ones in {documents} documents"] if documents else []
    parts += [f"{fixable} can be mended with --fix"] if fixable else []
    return ", ".join([*parts, f"{passed} let pass for the reasons given"] if passed else parts)
