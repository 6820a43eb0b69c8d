"""Briefings: what a document is made of, one shape a kind.

Not its words: those come from the records it names.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from briefgen.model.chart import ChartSpec
from briefgen.model.fact import Erratum, FactField
from briefgen.model.fields import (
    CaseRef,
    Day,
    Ident,
    Levels,
    Line,
    Lines,
    OrganRef,
    OrganRefs,
    Paragraphs,
    PeriodField,
    PlaceRef,
    Prose,
    Whole,
)
from briefgen.model.person import Person
from briefgen.model.publication import Correction, MomentField, Withdrawal
from briefgen.model.section import Section, TableSpec
from briefgen.model.sensitivity import SensitivityField
from briefgen.model.style import Style


@dataclass(frozen=True, slots=True, kw_only=True)
class Unknown:
    """A thing that the source does not say, and why; `inferred` is a guess for sorting only."""

    missing: Prose | None = None
    inferred: PeriodField | None = None
    why: Prose | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EditorNote:
    """按语."""

    text: Paragraphs
    label: Literal["编者按", "按", "按语"] = "编者按"


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """发文字号: 赣扶办字〔2019〕3号."""

    organ_code: Line
    year: Whole
    sequence: Whole


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """A document that this one rests on: its title (without 《》), issuers and number."""

    title: Line
    issuer: Line | None = None
    number: Number | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Signed:
    """Released by an organ on a day; no personal names."""

    organ: OrganRef | None = None
    date: Day | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipients:
    """Who gets it. Names as they are printed."""

    main: tuple[Line, ...] = ()
    """主送."""
    copy: tuple[Line, ...] = ()
    """抄送."""
    report: tuple[Line, ...] = ()
    """报 (superiors)."""
    send: tuple[Line, ...] = ()
    """送 (peers)."""
    issue: tuple[Line, ...] = ()
    """发 (subordinates)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Annex:
    """An attachment (附件): a table, or sections."""

    title: Prose
    table: TableSpec | None = None
    sections: tuple[Section, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Briefing:
    """What every document has."""

    id: Ident
    title: Lines = ()
    """One line, broken into lines where it is wider than the page; or a list of its lines."""
    subtitle: Prose | None = None
    place: PlaceRef | None = None
    issuer: OrganRefs | Unknown | None = None
    date_issued: Day | Unknown | None = None
    sort_date: PeriodField | Unknown | None = None
    as_of: PeriodField | Unknown | None = None
    status: Literal["draft", "review", "signed"] = "draft"
    signed: Signed | None = None
    source: Line | None = None
    facts: dict[str, FactField] = field(default_factory=dict)
    errata: dict[str, Erratum] = field(default_factory=dict)
    recipients: Recipients = field(default_factory=Recipients)
    attachments: tuple[Annex, ...] = ()
    contents: Levels | None = None
    """目录: how many levels of headings are listed, 1 to 3."""
    copies: Whole | None = None
    """印数."""
    printer: OrganRef | None = None
    """印发机关."""
    date_printed: Day | None = None
    style: Style = field(default_factory=Style)
    house: Line | None = None
    """How it looks: a name under `[houses]` of `briefgen.toml`, in place of its `house`."""
    template: Line | None = None
    """A template of another name than the kind's."""
    tags: tuple[Line, ...] = ()
    """What it is about: for `--select`, and the topics of the website."""
    published: MomentField | None = None
    """When it is on the website; without it, it is not published."""
    index_number: Line | None = None
    """索引号; where it is not given, made of the code of the website, the year and a number."""
    corrections: tuple[Correction, ...] = ()
    """更正说明, the oldest first: each change of a published document needs one more."""
    withdrawn: Withdrawal | None = None
    """That it was taken off the website."""
    people: tuple[Person, ...] = ()
    """Whom it is about (当事人): never printed, and no website that names one is published."""
    note: Prose | None = None
    """An editor's remark; never printed."""
    sensitivity: SensitivityField | None = None
    """Who may see it (公开范围): public, internal or restricted; or {fields: {note: restricted}}."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """A bulletin's name (刊名) and column."""

    name: Line
    sub: Line | None = None
    notice: Line | None = None
    """内部资料 注意保存."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """期号: year, number in the year, running total."""

    year: Whole
    number: Whole
    total: Whole | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One article of a bulletin: a case, or a text of its own."""

    case: CaseRef | None = None
    title: Lines = ()
    subtitle: Prose | None = None
    lead: Paragraphs = ()
    sections: tuple[Section, ...] = ()
    closing: Paragraphs = ()
    editor_note: EditorNote | None = None
    contributor: Line | None = None
    """供稿单位."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bulletin(Briefing):
    """工作简报."""

    kind: Literal["bulletin"]
    series: Series
    issue: Issue
    articles: tuple[Entry, ...]
    secrecy: Line | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """A problem, and the steps that answer it."""

    id: Ident
    heading: Prose
    text: Prose | None = None
    addressed_by: tuple[Ident, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A next step, and the problems it answers."""

    id: Ident
    heading: Prose
    text: Prose | None = None
    addresses: tuple[Ident, ...] = ()
    responsible: tuple[OrganRef, ...] = ()
    deadline: Day | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlook:
    """The section of problems and next steps."""

    heading: Lines
    lead: Prose | None = None
    bridge: Prose | None = None
    """Between the problems and the steps."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report(Briefing):
    """工作汇报."""

    kind: Literal["report"]
    lead: Paragraphs = ()
    sections: tuple[Section, ...]
    outlook: Outlook | None = None
    problems: tuple[Problem, ...] = ()
    steps: tuple[Step, ...] = ()
    closing: Paragraphs = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules(Briefing):
    """实施细则. `number` stands under the title."""

    kind: Literal["rules"]
    number: Number | Unknown | None = None
    basis: tuple[Basis, ...] = ()
    preamble: Paragraphs
    sections: tuple[Section, ...]
    effect: Paragraphs = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Survey(Briefing):
    """调研报告."""

    kind: Literal["survey"]
    editor_note: EditorNote | None = None
    byline: Line | None = None
    lead: Paragraphs = ()
    sections: tuple[Section, ...]
    closing: Paragraphs = ()
    office: Line | None = None
    """责任处室, at the end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleBriefing(Briefing):
    """署名文章."""

    kind: Literal["article"]
    byline: Line
    editor_note: EditorNote | None = None
    lead: Paragraphs = ()
    sections: tuple[Section, ...]
    closing: Paragraphs = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Official(Briefing):
    """公文."""

    kind: Literal["official"]
    format: Literal["common", "letter", "order", "minutes"] = "common"
    mark: Lines
    """发文机关标志: 某某人民政府文件."""
    number: Number | None = None
    signers: tuple[Line, ...] = ()
    posts: tuple[Line, ...] = ()
    """签发人职务: the end has room for their stamps (签名章, GB/T 9704-2012 7.3.5.3), and no organ."""
    copy_number: Line | None = None
    secrecy: Line | None = None
    urgency: Literal["特急", "加急"] | None = None
    lead: Paragraphs = ()
    sections: tuple[Section, ...] = ()
    closing: Paragraphs = ()
    attendance: dict[str, tuple[Line, ...]] = field(default_factory=dict)
    """出席, 请假, 列席 of minutes."""
    remark: Prose | None = None
    """附注, without brackets."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TableBriefing(Briefing):
    """A table as a document of its own."""

    kind: Literal["table"]
    lead: Paragraphs = ()
    tables: tuple[TableSpec, ...]
    charts: tuple[ChartSpec, ...] = ()
    """Printed after the tables."""
    closing: Paragraphs = ()


AnyBriefing = Bulletin | Report | Rules | Survey | ArticleBriefing | Official | TableBriefing
