"""Two stored facts of one record that bear one label, differ, and are both printed.

Not one fact printed in two ways: that is in `repeats`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations

from briefgen.check.agreement.known import records_of
from briefgen.check.agreement.reading import TABLES, Figure, Reading
from briefgen.check.records.figures import said
from briefgen.compose.views import fact_amount
from briefgen.diagnostics import Diagnostic, Related, Span
from briefgen.model.fact import Fact
from briefgen.model.interval import interval_of
from briefgen.model.quantity import Quantity
from briefgen.rules import agreement as rules

Named = tuple[str, Quantity]
"""The alias of a fact with its amount."""


def rival_facts(reading: Reading) -> Iterator[Diagnostic]:
    """BG240: 路灯总数 is 3850盏 in one fact and 3580盏 in another, and both are printed."""
    rivals = [one for _, record in records_of(reading.paper) for one in _rivals(record.facts)]
    printed = _printed(reading) if rivals else {}
    for label, first, second in rivals:
        was, now = (printed.get(_place(one)) for one in (first, second))
        if was is not None and now is not None:
            yield _told(reading, label, first, (was, now))


def _rivals(facts: Mapping[str, Fact]) -> Iterator[tuple[str, Named, Named]]:
    """Amounts of one label, place, time and unit that cannot be one figure."""
    named: dict[tuple[object, ...], list[Named]] = {}
    for alias, fact in facts.items():
        amount = fact_amount(fact) if fact.label else None
        if isinstance(amount, Quantity) and amount.source is not None:
            key = (str(fact.label), fact.place, fact.period, fact.indicator, amount.unit.dimension)
            named.setdefault(key, []).append((str(alias), amount))
    for (label, *_), held in named.items():
        for one, other in combinations(held, 2):
            if not interval_of(one[1]).overlaps(interval_of(other[1])):
                yield str(label), one, other


def _place(named: Named) -> Span | None:
    source = named[1].source
    return source.span if source is not None else None


def _printed(reading: Reading) -> dict[Span | None, Figure]:
    """Where each stored figure is printed first as it is, outside of tables."""
    found: dict[Span | None, Figure] = {}
    for line, entries in reading.running:
        for entry in entries:
            quantity = entry.quantity if entry.kind == "bound" and line.role not in TABLES else None
            figure = reading.figure(line, entry) if quantity is not None else None
            if figure is not None:
                for source in figure.quantity.sources:
                    found.setdefault(source.span, figure)
    return found


def _told(reading: Reading, label: str, first: Named, figures: tuple[Figure, Figure]) -> Diagnostic:
    was, now = figures
    text, other = now.entry.text, said(first[1])
    related = (
        Related(reading.place(was), f"{was.entry.text}印在这里", f"{was.entry.text} is printed here"),
        *(Related(one.span, label, label) for one in (*first[1].sources, *now.quantity.sources)),
    )
    return rules.CONFLICTING_FIGURE.at(
        reading.place(now),
        *related,
        text=text,
        write=f"{{{{ f.{first[0]} }}}}",
        why_zh=f"本文另印有“{label}”{other}，两条记录同名而数不同",
        why_en=f"{label} is printed as {other} too: two records of one label differ",
    )
