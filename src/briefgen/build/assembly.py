"""One document from its record to bytes in every format: the work of one worker.

Not the order of documents, and not the output folder.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import assert_never

from briefgen.build.review import PROOF, review
from briefgen.build.weighing import Scales, Weighed
from briefgen.build.worker import Tell
from briefgen.config import Config, Format
from briefgen.diagnostics import Diagnostic, Span, has_errors, in_order
from briefgen.document.layout import Layout
from briefgen.document.tree import Document
from briefgen.document.tree import Format as DocumentFormat
from briefgen.fonts import FontsMissing
from briefgen.ledger.entry import Ledger
from briefgen.ledger.places import Places, Written
from briefgen.ledger.proof import Reviewed
from briefgen.ledger.records import Records
from briefgen.model.workspace import Workspace
from briefgen.rules import build as rules

NAMES: dict[Format, str] = {"html": "HTML", "pdf": "PDF", "docx": "DOCX", "txt": "TXT"}
Writer = tuple[Format, Callable[[Document], Written]]
STAGES = {
    "": ("准备", "getting ready"),
    "compose": ("套用模板", "composing"),
    "check": ("检查文件", "checking the document"),
    "html": ("写 HTML", "writing HTML"),
    "pdf": ("写 PDF", "writing PDF"),
    "docx": ("写 DOCX", "writing DOCX"),
    "txt": ("写文本", "writing text"),
    "proof": ("写校样", "writing the proof"),
}
"""The stages of one document, in both languages."""
SETTINGS = Span("briefgen.toml")
"""Where findings stand that belong to no record: the workspace itself."""


@dataclass(frozen=True, slots=True)
class Page:
    """The format and the layout of a document: what its files are measured against."""

    format: DocumentFormat
    layout: Layout


@dataclass(frozen=True, slots=True)
class Made:
    """One document as it comes from its worker: its files by format, and what was found."""

    files: tuple[tuple[Format, bytes], ...]
    weighed: Weighed
    checked: bool = True
    """Whether it could be composed, so that it was looked at."""
    ledger: bytes = b""
    """What `ledger.json` holds; empty where no file was written."""
    review: tuple[tuple[str, bytes], ...] = ()
    """The proof copy and the checklist, by the ends of their names, if they are asked for."""
    page: Page | None = None
    """What its pages are to look like; None where it could not be composed."""

    @property
    def stopped(self) -> Made:
        """What is left of it where an error stops the document: its proof copy."""
        proof = tuple((name, content) for name, content in self.review if name == PROOF)
        return Made((), self.weighed, self.checked, review=proof)


@dataclass(frozen=True, slots=True)
class Assembly:
    """The work on one document, called with its id. No formats mean only checking."""

    workspace: Workspace
    config: Config
    scales: Scales
    formats: tuple[Format, ...]
    as_printed: bool
    proof: bool = False
    known: tuple[Diagnostic, ...] = ()
    """What was found in the records, for the proof copy."""
    _records: Records = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_records", Records(self.workspace))

    def __call__(self, id: str, tell: Tell) -> Made:
        from briefgen.compose.compose import compose
        from briefgen.ledger.ledger import ledger_of

        tell("compose")
        document, composed = compose(self.workspace, self.config, id, as_printed=self.as_printed)
        weighed = self.scales.weigh(composed)
        if document is None:
            return Made((), weighed, checked=False)
        tell("check")
        ledger = ledger_of(document, self.workspace.lexicon)
        weighed += self.scales.weigh(_checked(document, ledger, self.workspace))
        if has_errors(weighed.findings):
            return Made((), weighed, review=self._review(document, ledger, weighed, tell))
        files: dict[Format, Written] = {}
        for name in self.formats:
            tell(name)
            pages: Places | None = None
            needed = bool(document.contents) or document.layout.imprint_even_page
            if name == "docx" and (needed or document.signature is not None):
                pages, missing = self._pages(document, ledger, files.get("pdf"))
                weighed += self.scales.weigh(missing if needed else ())
            written, missing = _written(self._writer(name, ledger, pages), document)
            weighed += self.scales.weigh(missing)
            if written is not None:
                files[name] = written
        contents = tuple((name, written.content) for name, written in files.items())
        review = self._review(document, ledger, weighed, tell)
        page = Page(document.format, document.layout)
        return Made(contents, weighed, ledger=_listed(ledger, files), review=review, page=page)

    def _review(
        self, document: Document, ledger: Ledger, weighed: Weighed, tell: Tell
    ) -> tuple[tuple[str, bytes], ...]:
        if not self.proof:
            return ()
        tell("proof")
        found, passed = in_order(weighed.findings), tuple(weighed.passed)
        home = self.workspace.span("briefing", document.id).file
        looked = Reviewed(document, ledger, found, passed, self.known, home)
        return review(looked, self._records, self.config)

    def _pages(
        self, document: Document, ledger: Ledger, pdf: Written | None
    ) -> tuple[Places | None, tuple[Diagnostic, ...]]:
        """The pages that a Word file has to know: the PDF's, which is set for them if it is not asked for."""
        missing: tuple[Diagnostic, ...] = ()
        if pdf is None and "pdf" not in self.formats:
            pdf, missing = _written(self._writer("pdf", ledger, None), document)
        return pdf.places if pdf is not None else None, missing

    def _writer(self, name: Format, ledger: Ledger, pages: Places | None) -> Writer:
        match name:
            case "html":
                from briefgen.write.html import html_written

                return name, lambda document: html_written(document, ledger, self._records)
            case "pdf":
                from briefgen.write.pdf import pdf_written

                return name, pdf_written
            case "docx":
                from briefgen.write.docx import docx_written

                return name, lambda document: docx_written(document, self.config.fonts, pages=pages)
            case "txt":
                from briefgen.write.text import text_written

                return name, text_written
            case _:
                assert_never(name)


def _listed(ledger: Ledger, files: Mapping[Format, Written]) -> bytes:
    """The ledger with the places in the files that were written; nothing where there are none."""
    from briefgen.ledger.json import ledger_json

    return ledger_json(ledger, {name: written.places for name, written in files.items()}) if files else b""


def _checked(document: Document, ledger: Ledger, workspace: Workspace) -> Iterator[Diagnostic]:
    from briefgen.check import check_document

    try:
        yield from check_document(document, ledger, workspace)
    except FontsMissing as missing:
        yield _fonts_missing(missing)


def _written(writer: Writer, document: Document) -> tuple[Written | None, tuple[Diagnostic, ...]]:
    """The file in a format; None, and why, where this machine lacks what it takes."""
    from briefgen.write.pdf import EngineMissing

    name, write = writer
    try:
        return write(document), ()
    except EngineMissing as missing:
        return None, (rules.ENGINE_MISSING.at(SETTINGS, format=NAMES[name], problem=missing.reason),)
    except FontsMissing as missing:
        return None, (_fonts_missing(missing),)


def _fonts_missing(missing: FontsMissing) -> Diagnostic:
    files = "、".join((*missing.absent, *missing.altered))
    return rules.FONTS_MISSING.at(SETTINGS, folder=missing.folder, files=files, cure=missing.cure)
