"""The indicator that a printed number belongs to, if it belongs to one.

Not its link: that is `web`.
"""

from __future__ import annotations

from collections.abc import Mapping

from briefgen.ledger.entry import Ledger
from briefgen.ledger.records import Records
from briefgen.model.quantity import Quantity, Source


def indicators(ledger: Ledger, records: Records) -> Mapping[str, str]:
    """The ids of the indicators of a document's numbers, by the ids of the numbers."""
    found: dict[str, str] = {}
    for entry in ledger.entries:
        id = _indicator(entry.quantity, records) if entry.quantity is not None else ""
        if id and records.indicator(id) is not None:
            found[entry.id] = id
    return found


def _indicator(quantity: Quantity, records: Records) -> str:
    """The one whose formula gave it, or the one that all stored numbers behind it belong to."""
    if quantity.defined is not None:
        return quantity.defined.name
    behind = {_of_source(source, records) for source in quantity.sources}
    return behind.pop() if len(behind) == 1 else ""


def _of_source(source: Source, records: Records) -> str:
    id, bracket, _ = source.name.partition("(")
    if bracket:
        return id
    fact = records.fact(source)
    return str(fact.indicator) if fact is not None and fact.indicator is not None else ""
