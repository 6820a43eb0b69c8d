"""Indicators, dimensions and observations: what is counted, along what, and each count.

Not formulas and not queries: those are `formula` and `query`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from briefgen.diagnostics import Span
from briefgen.model.fields import Decimals, DimensionRef, Flag, Ident, IndicatorRef, Line, Prose
from briefgen.model.period import Period
from briefgen.model.quantity import Amount
from briefgen.model.sensitivity import Level, SensitivityField

PAIRED = "户人"
"""The unit of an indicator that counts households and persons together."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One value of a dimension."""

    id: Ident
    name: Line
    short: Line | None = None
    overlaps: tuple[Line, ...] = ()
    """Members that count some of the same people; they are never added."""
    aliases: tuple[Line, ...] = ()
    """Other words that texts use for it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dimension:
    """A dimension of observations (口径): population group, kind of site. Its `members` close it."""

    id: Ident
    name: Line
    members: tuple[Member, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """What is counted or measured (指标). `unit` is 户人 where households and persons are one
    fact. `formula` derives it from others: committed.persons / target.persons."""

    id: Ident
    name: Line
    unit: Line
    kind: Literal["stock", "flow", "rate", "standard"] = "stock"
    dimensions: tuple[DimensionRef, ...] = ()
    """Besides place and period, which every indicator has."""
    additive: Flag = True
    """Whether its observations may be summed."""
    formula: Line | None = None
    digits: Decimals | None = None
    """Decimals of a derived figure, where a use does not ask for others."""
    share: Flag | None = None
    """Whether it is the share of a part in its whole (占比), never over 100 %. Where it is not given,
    the name tells: 占比, 构成, 份额."""
    composition: tuple[DimensionRef, ...] = ()
    """Dimensions whose members make up one whole: their shares add up to 100 % at most. A dimension
    whose name stands in the name of a share is one of them."""
    may_equal: tuple[IndicatorRef, ...] = ()
    """Other indicators that may have the very same figure."""
    subject: Line | None = None
    """主题: what the website lists it under."""
    suppress: Flag = False
    """Whether it counts people so few that they could be known: on the website small counts are not shown."""
    note: Prose | None = None
    sensitivity: SensitivityField | None = None
    """Who may see it (公开范围): public, internal or restricted; or {fields: {note: restricted}}."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Observation:
    """One reported figure: an indicator at a place and a time, along dimensions.
    `amount` is None where the report itself is missing (缺报)."""

    indicator: str
    place: str | None
    period: Period | None
    as_of: Period | None
    dimensions: tuple[tuple[str, str], ...]
    amount: Amount | None
    status: Literal["reported", "inferred", "missing"]
    source: str
    note: str
    span: Span
    sensitivity: Level | None = None
    """Who may see it, where its row says so."""

    def at(self, key: str) -> str | None:
        """Its value along a dimension, by id; `place`, `period` and `as_of` are dimensions too."""
        if key == "place":
            return self.place
        if key == "period":
            return self.period.key if self.period else None
        if key == "as_of":
            return self.as_of.key if self.as_of else None
        return dict(self.dimensions).get(key)
