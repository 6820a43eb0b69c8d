"""Findings as values: a place, a rule and the figures that disagree.

Not printing: that is `report/`. Not the wording of each rule: that is `rules/`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal

Lang = Literal["zh", "en"]


class Severity(StrEnum):
    """How much a finding weighs: an error stops writing, the others do not."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A place in a file: 1-based line and column in characters, or sheet and cell of a workbook.

    `file` is relative to the workspace, with forward slashes. In a finished file `line` counts the lines
    of a `page` (PDF) or the paragraphs (DOCX, `paragraph`); page 0 is the whole file, line 0 the whole page.
    """

    file: str
    line: int = 1
    column: int = 1
    end_line: int | None = None
    end_column: int | None = None
    sheet: str | None = None
    cell: str | None = None
    page: int | None = None
    paragraph: bool = False

    def __str__(self) -> str:
        return self.told("zh")

    def told(self, lang: Lang) -> str:
        """A place in one word: file:line:column, file:sheet!cell, file:第3页第5行 or file:第12段."""
        inside = self.inside(lang)
        if inside is None:
            return f"{self.file}:{self.line}:{self.column}"
        return f"{self.file}:{inside}" if inside else self.file

    def inside(self, lang: Lang) -> str | None:
        """Where in a file that has no lines of text: sheet!cell, 第3页第5行, 第12段, "" for the whole of it;
        None in a text file."""
        zh = lang == "zh"
        if self.cell is not None:
            return f"{self.sheet}!{self.cell}"
        if self.paragraph:
            return f"第{self.line}段" if zh else f"paragraph {self.line}"
        if not self.page:
            return None if self.page is None else ""
        if not self.line:
            return f"第{self.page}页" if zh else f"page {self.page}"
        return f"第{self.page}页第{self.line}行" if zh else f"page {self.page}, line {self.line}"


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of finding: its code, its message and its cure in both languages.

    Messages are `str.format` templates over the parameters given to `at`.
    `why_*` explains the rule at length for `briefgen explain` and the generated docs.
    """

    code: str
    name: str
    severity: Severity
    zh: str
    en: str
    help_zh: str
    help_en: str
    why_zh: str = ""
    why_en: str = ""
    example: str = ""

    def at(self, span: Span, *related: Related, **params: object) -> Diagnostic:
        """A finding of this rule at a place."""
        return Diagnostic(self, span, tuple((k, str(v)) for k, v in params.items()), related)


@dataclass(frozen=True, slots=True)
class Related:
    """Another place that belongs to a finding, with a word on why."""

    span: Span
    zh: str
    en: str

    def message(self, lang: Lang) -> str:
        return self.zh if lang == "zh" else self.en


@dataclass(frozen=True, slots=True)
class Edit:
    """Replace the text of a span."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Fix:
    """A safe mend: edits that belong together."""

    zh: str
    en: str
    edits: tuple[Edit, ...]


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding."""

    rule: Rule
    span: Span
    params: tuple[tuple[str, str], ...] = ()
    related: tuple[Related, ...] = ()
    fix: Fix | None = None
    documents: tuple[str, ...] = field(default=(), compare=False)
    """The ids of the documents that it was found in alike, where there are several; others of them may have
    other figures."""

    @property
    def severity(self) -> Severity:
        return self.rule.severity

    @property
    def code(self) -> str:
        return self.rule.code

    def message(self, lang: Lang) -> str:
        """The fault with its figures, in one sentence."""
        template = self.rule.zh if lang == "zh" else self.rule.en
        return template.format(**dict(self.params))

    def help(self, lang: Lang) -> str:
        """The cure, in one sentence."""
        template = self.rule.help_zh if lang == "zh" else self.rule.help_en
        return template.format(**dict(self.params))


@dataclass(frozen=True, slots=True)
class Passed:
    """A finding that its line lets pass, so that it stops nothing: 放行."""

    finding: Diagnostic
    reason: str
    span: Span
    """Where that is said."""


def has_errors(findings: tuple[Diagnostic, ...] | list[Diagnostic]) -> bool:
    """Whether anything found stops writing."""
    return any(d.severity is Severity.ERROR for d in findings)


def in_order(findings: list[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Each finding once, by place."""
    unique = {(d.span, d.code, d.params): d for d in findings}
    keys = sorted(
        unique,
        key=lambda k: (k[0].file, k[0].sheet or "", k[0].page or 0, k[0].line, k[0].column, k[1], k[2]),
    )
    return tuple(unique[k] for k in keys)
