"""What the figures of one document may say: its records' figures and what it computes, by their units.

Not whether they say it rightly.
"""

from __future__ import annotations

from functools import cached_property

from briefgen.check.agreement.known import Holdings, Known, holdings_of
from briefgen.check.agreement.reading import Figure, Reading, same_unit
from briefgen.model.interval import agreement, interval_of, is_counted
from briefgen.model.quantity import Quantity
from briefgen.model.unit import Unit
from briefgen.model.workspace import Workspace

ELSEWHERE = "{{ … }}"
"""How a figure is written that the document computes itself."""


class Pool:
    """The known figures that a document may mean; gathered when a typed figure asks for them."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.holdings: Holdings = holdings_of(reading.paper.workspace)
        self._of: dict[Unit, tuple[Known, ...]] = {}

    @cached_property
    def held(self) -> tuple[Known, ...]:
        """Facts, observations and their sums."""
        return self.holdings.of(self.reading.paper)

    @cached_property
    def pairs(self) -> tuple[Known, ...]:
        """The households of every pair."""
        return tuple(known for known in self.held if known.is_pair)

    @cached_property
    def computed(self) -> tuple[Known, ...]:
        """What the document computes and prints itself."""
        home = self.reading.paper.home
        return tuple(
            Known(entry.quantity, f"本文另印有{entry.text}", entry.place or home, ELSEWHERE)
            for entry in self.reading.paper.ledger.entries
            if entry.kind == "derived" and entry.quantity is not None
        )

    def like(self, unit: Unit) -> tuple[Known, ...]:
        """The known figures in a unit; rates only where the unit asks for them."""
        if unit not in self._of:
            held = [*self.held, *self.computed]
            if unit.is_ratio or unit.under:
                held += self.holdings.rates(self.reading.paper)
            self._of[unit] = tuple(known for known in held if same_unit(known.quantity.unit, unit))
        return self._of[unit]

    def said_by(self, figure: Figure) -> tuple[Known, ...]:
        """The known figures that a typed one says, within its rounding."""
        held = self.like(figure.unit)
        if figure.unit.over and not figure.unit.under:
            held += self._averages(figure.unit)
        return tuple(known for known in held if _is_same(figure, known))

    def _averages(self, unit: Unit) -> tuple[Known, ...]:
        """Rates that texts print without what they are per: 人均1333元."""
        if unit.over not in self._averaged:
            return ()
        rates = self.holdings.rates(self.reading.paper)
        return tuple(one for one in rates if one.quantity.unit.under and one.quantity.unit.over == unit.over)

    @cached_property
    def _averaged(self) -> frozenset[tuple[str, ...]]:
        self.reading.paper.workspace.note("averages")
        return frozenset((word,) for word in averaged(self.reading.paper.workspace.plain))


def averaged(workspace: Workspace) -> frozenset[str]:
    """What the derived indicators of a workspace have so much of per something: 元 of 元/人."""
    return frozenset(
        str(indicator.unit).partition("/")[0].lstrip("万亿")
        for indicator in workspace.indicators.values()
        if indicator.formula is not None and "/" in str(indicator.unit)
    )


def _is_same(figure: Figure, known: Known) -> bool:
    if _is_exact(figure.quantity) and _is_exact(known.quantity):
        return figure.quantity.value == known.quantity.value
    return agreement(figure.quantity, interval_of(known.quantity)) == "rounded"


def _is_exact(quantity: Quantity) -> bool:
    return not quantity.unit.scale and not quantity.approx and is_counted(quantity.unit)
