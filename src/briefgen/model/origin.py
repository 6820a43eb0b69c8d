"""What stands behind a printed number: an amount, a time, a fixed phrase or an order number of a record.

Not its printed form, and not its kind in the ledger.
"""

from __future__ import annotations

from dataclasses import dataclass

from briefgen.model.quantity import Quantity, Source


@dataclass(frozen=True, slots=True)
class Moment:
    """A day (ISO 8601), or the key of a period (2016, 2016-09, 2016-Q3)."""

    key: str
    source: Source

    @property
    def sources(self) -> tuple[Source, ...]:
        return (self.source,)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A fixed phrase of a record that holds digits and is no amount: 4+1, a name."""

    source: Source

    @property
    def sources(self) -> tuple[Source, ...]:
        return (self.source,)


@dataclass(frozen=True, slots=True)
class Order:
    """A number that orders and counts nothing: 第3期, 〔2019〕2号."""

    number: int
    source: Source

    @property
    def sources(self) -> tuple[Source, ...]:
        return (self.source,)


Origin = Quantity | Moment | Phrase | Order
