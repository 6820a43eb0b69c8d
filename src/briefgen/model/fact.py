"""Facts of a record: one stored amount, list or day under an alias, and errata.

Not derived figures: they are never stored.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from briefgen.model.fields import (
    AmountField,
    Day,
    IndicatorRef,
    Line,
    PeriodField,
    PlaceRef,
    Prose,
    Scalar,
)
from briefgen.model.reading import Before, wrong
from briefgen.model.sensitivity import Level


def _some(value: Any) -> Any:
    if value in ([], ()):
        raise wrong("amount", "an amount or a list of names expected")
    return value


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One fact. Written short as an amount (约3000人次), a day (2018-12-31) or a list of names;
    written long to say where it belongs. Exactly one of `value`, `households` with `persons`,
    `items`, `day` and `text` is given."""

    value: AmountField | None = None
    unit: Line | None = None
    households: AmountField | None = None
    """The 户 of a pair of households and persons."""
    persons: AmountField | None = None
    items: tuple[Line, ...] | None = None
    """A list of names; its count is taken from it."""
    day: Day | None = None
    text: Line | None = None
    """A fixed phrase that holds digits and is not a quantity: 4+1, a name."""
    formula: Line | None = None
    """How a reported figure follows from other facts of its record, by their names: done / planned.
    It is printed as reported; `check` works it out again within the rounding of what was written."""
    label: Line | None = None
    """What it is, in words: for tables of facts."""
    indicator: IndicatorRef | None = None
    place: PlaceRef | None = None
    period: PeriodField | None = None
    status: Literal["reported", "inferred"] = "reported"
    source: Line | None = None
    note: Prose | None = None
    """A remark; tables of facts print it beside a fact that has a label."""
    sensitivity: Level | None = None
    """Who may see it (公开范围), where not everyone who may see its record."""


def _long_form(value: Any) -> Any:
    if isinstance(value, Scalar):
        key = "day" if re.fullmatch(r"\d{4}-\d{2}-\d{2}", value) else "value"
        return {Scalar(key, value.span): value}
    if isinstance(value, list):
        return {Scalar("items"): _some(value)}
    if isinstance(value, dict):
        _some(value.get("items"))
    return value


FactField = Annotated[Fact, Before(_long_form)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Erratum:
    """A figure that a source printed wrong: what was printed, and why the record differs (勘误)."""

    printed: Line
    """The source's text, printed instead of the right one by `build --as-printed`."""
    why: Prose
    where: Line | None = None
    """Where in the source."""
