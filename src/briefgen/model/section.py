"""Sections: the recursive shape of every body of text, and measures and tables in it.

Not documents. A paragraph is the largest string.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Annotated, Any, Literal

from briefgen.model.chart import ChartSpec
from briefgen.model.fact import Erratum, FactField
from briefgen.model.fields import (
    BriefingRef,
    CaseRef,
    Day,
    Decimals,
    DimensionRef,
    Flag,
    Ident,
    IndicatorRef,
    Line,
    Lines,
    MeasureRef,
    OrganRef,
    Paragraphs,
    PeriodField,
    PlaceRef,
    Prose,
    Scalar,
    Whole,
)
from briefgen.model.person import Person
from briefgen.model.reading import Before
from briefgen.model.sensitivity import SensitivityField


def _item(value: Any) -> Any:
    return {Scalar("text"): value} if isinstance(value, Scalar) else value


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One item of a list (一是…); `head` is its first phrase, without a mark at its end."""

    head: Prose | None = None
    text: Prose | None = None
    items: tuple[ItemField, ...] = ()
    """Items inside the item, on one line with it."""
    item_mark: Literal["一是", "（一）", "（1）", "1.", "①", "第一，", "一方面", "无"] = "（1）"
    """The mark of the items inside."""


ItemField = Annotated[Item, Before(_item)]


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnSpec:
    """A column of a table."""

    title: Prose
    align: Literal["left", "center", "right", "decimal"] = "left"
    weight: Whole = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class TableSpec:
    """A table. `kind` says where its rows come from: `cells` are written out here (each cell is
    prose, so its numbers are bound); `tasks` lists measures with their organs (任务分工表);
    `organs` lists organs with their measures; `facts` lists a case's facts; `errata` lists what
    was corrected (勘误表); `pivot` lays observations out by two dimensions."""

    kind: Literal["cells", "tasks", "organs", "facts", "errata", "pivot"] = "cells"
    caption: Prose | None = None
    columns: tuple[ColumnSpec, ...] = ()
    rows: tuple[tuple[Prose, ...], ...] = ()
    measures: tuple[MeasureRef, ...] = ()
    of: BriefingRef | None = None
    """The document whose measures or errata are listed."""
    organ: OrganRef | None = None
    """Only measures of this organ."""
    case: CaseRef | None = None
    indicators: tuple[IndicatorRef, ...] = ()
    down: DimensionRef | None = None
    across: DimensionRef | None = None
    where: dict[str, Line] = field(default_factory=dict)
    """Fixed dimensions of a pivot."""
    shares: Literal["down", "across"] | None = None
    """Whether a pivot prints its figures as shares of their column (`down`) or row (`across`) in
    percent, rounded so that they add up to 100 % (the largest remainder)."""
    digits: Decimals | None = None
    """Decimals of those shares, where not those of the style."""
    missing: Line | None = None
    """What a pivot prints where the observation says 缺报; without it the mark of a gap, —."""
    notes: Paragraphs = ()
    landscape: Flag = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureSpec:
    """A picture: a file under `data/assets/`."""

    file: Line
    alt: Line
    """What the picture shows, for readers who cannot see it."""
    caption: Prose | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A heading and what stands under it, printed in this order: heading, lead, paragraphs,
    items, closing, table, figure, charts, measures, sections."""

    heading: Lines = ()
    """One line, or a list for a heading of several lines; no number, no mark at the end."""
    lead: Prose | None = None
    """The paragraph that joined items run on from."""
    paragraphs: Paragraphs = ()
    items: tuple[ItemField, ...] = ()
    item_mark: Literal["一是", "（一）", "（1）", "1.", "①", "第一，", "无"] | None = None
    """Overrides the document's mark."""
    items_style: Literal["joined", "apart"] | None = None
    """Overrides the document's style."""
    closing: Prose | None = None
    """After joined items it ends their paragraph."""
    table: TableSpec | None = None
    figure: FigureSpec | None = None
    charts: tuple[ChartSpec, ...] = ()
    measures: tuple[MeasureRef, ...] = ()
    sections: tuple[Section, ...] = ()
    page_break: Flag = False
    """Whether it starts a page."""
    level: Whole | None = None
    """The level of its heading (1 to 4), where it skips one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Responsible:
    """Who answers for a measure (责任单位), in order."""

    lead: OrganRef | None = None
    """The body named first, before the comma (有关乡镇)."""
    organs: tuple[OrganRef, ...] = ()
    mode: Literal["division", "single", "none"] = "division"
    """等部门按职责分工负责, or 负责, or no note."""
    roles: dict[str, Line] = field(default_factory=dict)
    """The role of an organ, by id: 牵头, 配合."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A group of demands that begin with the same verb (两必须): the count is the list's."""

    verb: Line
    items: tuple[Prose, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """A measure (措施) of a set of rules."""

    id: Ident
    heading: Prose
    text: Paragraphs = ()
    """`{{ announced }}` prints the groups' announcement (“两必须、两严禁”)."""
    groups: tuple[Group, ...] = ()
    """Printed after the first paragraph."""
    responsible: Responsible | None = None
    deadline: Day | None = None
    place: PlaceRef | None = None
    facts: dict[str, FactField] = field(default_factory=dict)
    tags: tuple[Line, ...] = ()
    printed: Line | None = None
    """The attribution as a damaged source has it."""
    note: Prose | None = None
    """An editor's remark; never printed."""
    sensitivity: SensitivityField | None = None
    """Who may see it (公开范围): public, internal or restricted; or {fields: {note: restricted}}."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A case (案例): a place, its facts, and the text about them."""

    id: Ident
    title: Lines
    place: PlaceRef | None = None
    subtitle: Prose | None = None
    as_of: PeriodField | None = None
    """The day, month or year its figures stand at."""
    source: Line | None = None
    tags: tuple[Line, ...] = ()
    facts: dict[str, FactField] = field(default_factory=dict)
    errata: dict[str, Erratum] = field(default_factory=dict)
    lead: Paragraphs = ()
    sections: tuple[Section, ...] = ()
    closing: Paragraphs = ()
    people: tuple[Person, ...] = ()
    """Whom it is about (当事人): never printed, and no website that names one is published."""
    note: Prose | None = None
    """An editor's remark; never printed."""
    sensitivity: SensitivityField | None = None
    """Who may see it (公开范围): public, internal or restricted; or {fields: {note: restricted}}."""
