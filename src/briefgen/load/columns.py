"""The columns of observations: what a header or a key may be called.

Not their values.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from briefgen.diagnostics import Diagnostic
from briefgen.load.limit import Guesses, clipped
from briefgen.model.fields import Scalar
from briefgen.model.indicator import Dimension
from briefgen.rules import rows as row_rules

NAMES: dict[str, str] = {
    "indicator": "指标",
    "place": "地点",
    "period": "时期",
    "as_of": "截至",
    "value": "数值",
    "households": "户数",
    "persons": "人数",
    "unit": "单位",
    "approx": "约数",
    "status": "状态",
    "source": "来源",
    "note": "备注",
    "sensitivity": "公开范围",
}
"""The fixed columns, and what they are called in Chinese."""


@dataclass(frozen=True, slots=True)
class Columns:
    """The fixed columns and one for each dimension, by every name they have."""

    keys: Mapping[str, str]
    guesses: Guesses = field(default_factory=Guesses)

    def key(self, name: str) -> str | None:
        """The column of this name."""
        return self.keys.get(name.strip())

    def unknown(self, name: Scalar) -> Diagnostic:
        """A name that no column has."""
        known = "、".join(f"{key} {zh}" for key, zh in NAMES.items())
        guess = self.guesses.hint(name, name.span, self.keys)
        return row_rules.UNKNOWN_COLUMN.at(name.span, column=clipped(name), known=known, **guess)


def columns(dimensions: Mapping[str, Dimension]) -> Columns:
    """The columns of a workspace with these dimensions."""
    keys = {name: d.id for d in dimensions.values() for name in (str(d.name), str(d.id))}
    fixed = {name: key for key, zh in NAMES.items() for name in (key, zh)}
    return Columns({**keys, **fixed})
