"""One document from its record to bytes in every format: the work of one worker.

Not the order of documents, and not the output folder.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, assert_never

from briefgen.build.freshness.fingerprint import fingerprint
from briefgen.build.freshness.keeping import EMPTY, Keeping, Shelf
from briefgen.build.freshness.trace import Seen
from briefgen.build.review import PROOF, review
from briefgen.build.weighing import Scales, Weighed
from briefgen.build.work.limits import Tell
from briefgen.config import Config, Format
from briefgen.diagnostics import Diagnostic, Span, has_errors, in_order
from briefgen.fonts import FontsMissing
from briefgen.ledger.places import Places, Written
from briefgen.ledger.records import Records
from briefgen.model.watch import Watch
from briefgen.model.workspace import Workspace
from briefgen.rules import build as rules
from briefgen.rules import charts as chart_rules

if TYPE_CHECKING:
    from briefgen.document.layout import Layout
    from briefgen.document.tree import Document
    from briefgen.document.tree import Format as DocumentFormat
    from briefgen.ledger.entry import Ledger

NAMES: dict[Format, str] = {"html": "HTML", "pdf": "PDF", "docx": "DOCX", "txt": "TXT", "web": "web page"}
Writer = tuple[Format, Callable[["Document"], Written]]
STAGES = {
    "": ("准备", "getting ready"),
    "compose": ("套用模板", "composing"),
    "check": ("检查文件", "checking the document"),
    "html": ("写 HTML", "writing HTML"),
    "pdf": ("写 PDF", "writing PDF"),
    "docx": ("写 DOCX", "writing DOCX"),
    "txt": ("写文本", "writing text"),
    "web": ("写网页正文", "writing the text of the web page"),
    "proof": ("写校样", "writing the proof"),
}
"""The stages of one document, in both languages."""
LACKING = frozenset({rules.ENGINE_MISSING.code, rules.FONTS_MISSING.code, chart_rules.CHART_ENGINE.code})
"""What this machine lacks: with it, the same document would be made otherwise."""
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
    seen: Seen | None = None
    """What tells the next build whether it would be made the same; None where that cannot be told."""
    kept: tuple[str, ...] = ()
    """The names of its files where it is fresh: they stand in the output folder already."""
    reads: tuple[str, ...] = ()
    """The input files that it read where it is fresh."""

    @property
    def stopped(self) -> Made:
        """What is left of it where an error stops the document: its proof copy."""
        proof = tuple((name, content) for name, content in self.review if name == PROOF)
        return Made((), self.weighed, self.checked, review=proof, seen=self.seen)


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
    shelf: Shelf = EMPTY
    """Where the last build's PDF may be found."""
    _watch: Watch = field(init=False, repr=False, compare=False, default_factory=Watch)
    _records: Records = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "workspace", self.workspace.plain.watched(self._watch))
        object.__setattr__(self, "_records", Records(self.workspace))

    def __call__(self, id: str, tell: Tell) -> Made:
        self._watch.begin()
        return _Work(self, id, tell, Keeping(self.shelf, id)).made()


@dataclass(slots=True)
class _Work:
    """The work on one document: what is found on the way, and its PDF."""

    assembly: Assembly
    id: str
    tell: Tell
    keeping: Keeping
    weighed: Weighed = field(default_factory=Weighed)
    batches: list[tuple[Diagnostic, ...]] = field(default_factory=list)

    def made(self) -> Made:
        """The document in every format."""
        from briefgen.compose.compose import compose
        from briefgen.ledger.ledger import ledger_of

        given = self.assembly
        workspace = given.workspace
        self.tell("compose")
        document, composed = compose(workspace, given.config, self.id, as_printed=given.as_printed)
        self._weigh(composed)
        if document is None:
            return self._finished(Made((), self.weighed, checked=False))
        self.tell("check")
        ledger = ledger_of(document, workspace.lexicon)
        workspace.note("words", "\n".join(line.text for line in ledger.lines))
        self._weigh(_checked(document, ledger, workspace))
        if has_errors(self.weighed.findings):
            return self._finished(Made((), self.weighed, review=self._review(document, ledger)))
        files = self._files(document, ledger)
        contents = tuple((name, written.content) for name, written in files.items())
        review = self._review(document, ledger)
        page = Page(document.format, document.layout)
        made = Made(contents, self.weighed, ledger=_listed(ledger, files), review=review, page=page)
        return self._finished(made)

    def _weigh(self, found: Iterable[Diagnostic]) -> None:
        self.batches.append(tuple(found))
        self.weighed += self.assembly.scales.weigh(self.batches[-1])

    def _finished(self, made: Made) -> Made:
        """With what it asked, unless this machine lacks something, which no question tells."""
        if any(finding.code in LACKING for batch in self.batches for finding in batch):
            return made
        asked, review = self.assembly._watch.asked(), ""
        if self.assembly.proof:
            review = said_in_review(made.weighed, self.assembly.known)
        return replace(made, seen=Seen(asked, tuple(self.batches), made.checked, self.keeping.drawn, review))

    def _files(self, document: Document, ledger: Ledger) -> dict[Format, Written]:
        files: dict[Format, Written] = {}
        for name in self.assembly.formats:
            self.tell(name)
            pages: Places | None = None
            needed = bool(document.contents) or document.layout.imprint_even_page
            if name == "docx" and (needed or document.signature is not None):
                pages, missing = self._pages(document, files.get("pdf"))
                self._weigh(missing if needed else ())
            written, missing = _written(self._writer(name, ledger, pages), document)
            self._weigh(missing)
            if written is not None:
                files[name] = written
        return files

    def _review(self, document: Document, ledger: Ledger) -> tuple[tuple[str, bytes], ...]:
        given = self.assembly
        if not given.proof:
            return ()
        from briefgen.ledger.proof import Reviewed

        self.tell("proof")
        given.workspace.note("faces")
        found, passed = in_order(self.weighed.findings), tuple(self.weighed.passed)
        home = given.workspace.span("briefing", document.id).file
        looked = Reviewed(document, ledger, found, passed, given.known, home)
        return review(looked, given._records, given.config)

    def _pages(self, document: Document, pdf: Written | None) -> tuple[Places | None, tuple[Diagnostic, ...]]:
        """The pages that a Word file has to know: the PDF's, which is set for them if it is not asked for."""
        missing: tuple[Diagnostic, ...] = ()
        if pdf is None and "pdf" not in self.assembly.formats:
            pdf, missing = _written(("pdf", lambda one: Written(b"", self.keeping.places(one))), document)
        return pdf.places if pdf is not None else None, missing

    def _writer(self, name: Format, ledger: Ledger, pages: Places | None) -> Writer:
        given = self.assembly
        match name:
            case "html":
                from briefgen.write.html import html_written

                return name, lambda document: html_written(document, ledger, given._records)
            case "pdf":
                return name, self.keeping.written
            case "docx":
                from briefgen.write.docx import docx_written

                given.workspace.note("faces")
                return name, lambda document: docx_written(document, given.config.fonts, pages=pages)
            case "txt":
                from briefgen.write.text import text_written

                return name, text_written
            case "web":
                from briefgen.write.web import web_written

                return name, lambda document: web_written(document, ledger, given._records)
            case _:
                assert_never(name)


def said_in_review(weighed: Weighed, known: tuple[Diagnostic, ...]) -> str:
    """The fingerprint of what a proof copy says besides the document: what was found."""
    return fingerprint(in_order(weighed.findings), tuple(weighed.passed), known)


def _listed(ledger: Ledger, files: Mapping[Format, Written]) -> bytes:
    """The ledger with the places in the files that were written; nothing where there are none."""
    from briefgen.ledger.json import ledger_json

    places = {name: written.places for name, written in files.items() if name != "web"}
    return ledger_json(ledger, places) if files else b""


def _checked(document: Document, ledger: Ledger, workspace: Workspace) -> Iterator[Diagnostic]:
    from briefgen.check import check_document

    try:
        yield from check_document(document, ledger, workspace)
    except FontsMissing as missing:
        yield _fonts_missing(missing)


def _written(writer: Writer, document: Document) -> tuple[Written | None, tuple[Diagnostic, ...]]:
    """The file in a format; None, and why, where this machine lacks what it takes."""
    from briefgen.write.chart_missing import ChartEngineMissing
    from briefgen.write.pdf import EngineMissing

    name, write = writer
    try:
        return write(document), ()
    except EngineMissing as missing:
        return None, (rules.ENGINE_MISSING.at(SETTINGS, format=NAMES[name], problem=missing.reason),)
    except ChartEngineMissing as missing:
        return None, (chart_rules.CHART_ENGINE.at(SETTINGS, id=document.id, install=missing.install),)
    except FontsMissing as missing:
        return None, (_fonts_missing(missing),)


def _fonts_missing(missing: FontsMissing) -> Diagnostic:
    files = "、".join((*missing.absent, *missing.altered))
    return rules.FONTS_MISSING.at(SETTINGS, folder=missing.folder, files=files, cure=missing.cure)
