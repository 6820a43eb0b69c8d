"""A chart of a section, as its record asks for it.

Not its figures, which are queried when the document is composed; not its drawing.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from briefgen.model.fields import Decimals, DimensionRef, IndicatorRef, Line, Paragraphs, Prose


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartSpec:
    """A chart (统计图) of indicators. `bars` are side by side, `lines` go over periods, `stacked` bars show
    the shares of their parts (rounded so that they add up to 100 %), `ranked` bars stand in order, the
    longest first. Maps are not drawn."""

    kind: Literal["bars", "lines", "stacked", "ranked"]
    title: Prose
    """What it shows; 图1 before it is set by the program."""
    indicators: tuple[IndicatorRef, ...]
    by: DimensionRef | None = None
    """What stands along its axis: `period`, `place`, a dimension; without it the indicators."""
    series: DimensionRef | None = None
    """What bars or lines are told apart by; without it the indicators, where there are several."""
    where: dict[str, Line] = field(default_factory=dict)
    """Fixed dimensions; `place` is the one around those that stand along an axis."""
    level: Line | None = None
    """The level of the places that stand along an axis: county; without it those that lie in no other."""
    half: Literal["households", "persons"] | None = None
    """Which figure of 户人 is drawn."""
    unit: Line | None = None
    """The unit that all figures are told in: 万元; without it that of the first one."""
    digits: Decimals | None = None
    """Decimals of its figures, where not those of their indicators."""
    missing: Line | None = None
    """What stands where the observation says 缺报; without it 缺报."""
    notes: Paragraphs = ()
    """What stands below it: 资料来源, remarks."""
