"""One document from its record to bytes in every format: the work of one worker.

Not the order of documents, and not the output folder.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import assert_never

from briefgen.build.worker import Tell
from briefgen.config import Config, Format
from briefgen.diagnostics import Diagnostic, Span, has_errors
from briefgen.document.tree import Document
from briefgen.fonts import FontsMissing
from briefgen.model.workspace import Workspace
from briefgen.rules import build as rules

NAMES: dict[Format, str] = {"html": "HTML", "pdf": "PDF", "docx": "DOCX", "txt": "TXT"}
STAGES = {
    "": ("准备", "getting ready"),
    "compose": ("套用模板", "composing"),
    "check": ("检查文件", "checking the document"),
    "html": ("写 HTML", "writing HTML"),
    "pdf": ("写 PDF", "writing PDF"),
    "docx": ("写 DOCX", "writing DOCX"),
    "txt": ("写文本", "writing text"),
}
"""The stages of one document, in both languages."""
SETTINGS = Span("briefgen.toml")
"""Where findings stand that belong to no record: the workspace itself."""


@dataclass(frozen=True, slots=True)
class Made:
    """One document as it comes from its worker: its files by format, and what was found."""

    files: tuple[tuple[Format, bytes], ...]
    findings: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class Assembly:
    """The work on one document, called with its id. No formats mean only checking."""

    workspace: Workspace
    config: Config
    formats: tuple[Format, ...]
    as_printed: bool

    def __call__(self, id: str, tell: Tell) -> Made:
        from briefgen.compose.compose import compose

        tell("compose")
        document, composed = compose(self.workspace, self.config, id, as_printed=self.as_printed)
        found = [*weighed(composed, self.config)]
        if document is None:
            return Made((), tuple(found))
        tell("check")
        found += weighed(_checked(document, self.workspace), self.config)
        if has_errors(found):
            return Made((), tuple(found))
        files = []
        for name in self.formats:
            tell(name)
            content, missing = _written(name, document, self.config)
            found += weighed(missing, self.config)
            if content is not None:
                files.append((name, content))
        return Made(tuple(files), tuple(found))


def weighed(findings: Iterable[Diagnostic], config: Config) -> Iterator[Diagnostic]:
    """The findings with the weight that the workspace gives them, without those it switches off."""
    for finding in findings:
        severity = config.weighed(finding)
        if severity is finding.severity:
            yield finding
        elif severity is not None:
            yield replace(finding, rule=replace(finding.rule, severity=severity))


def _checked(document: Document, workspace: Workspace) -> tuple[Diagnostic, ...]:
    from briefgen.check import check_document

    try:
        return check_document(document, workspace)
    except FontsMissing as missing:
        return (_fonts_missing(missing),)


def _written(name: Format, document: Document, config: Config) -> tuple[bytes | None, tuple[Diagnostic, ...]]:
    """The file in a format; None, and why, where this machine lacks what it takes."""
    from briefgen.write.pdf import EngineMissing

    try:
        return _writer(name, config)(document), ()
    except EngineMissing as missing:
        return None, (rules.ENGINE_MISSING.at(SETTINGS, format=NAMES[name], problem=missing.reason),)
    except FontsMissing as missing:
        return None, (_fonts_missing(missing),)


def _writer(name: Format, config: Config) -> Callable[[Document], bytes]:
    match name:
        case "html":
            from briefgen.write.html import write_html

            return write_html
        case "pdf":
            from briefgen.write.pdf import write_pdf

            return write_pdf
        case "docx":
            from briefgen.write.docx import write_docx

            return lambda document: write_docx(document, config.fonts)
        case "txt":
            from briefgen.write.text import write_text

            return write_text
        case _:
            assert_never(name)


def _fonts_missing(missing: FontsMissing) -> Diagnostic:
    files = "、".join((*missing.absent, *missing.altered))
    return rules.FONTS_MISSING.at(SETTINGS, folder=missing.folder, files=files, cure=missing.cure)
