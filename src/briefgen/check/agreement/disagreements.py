"""The checks on what a document's figures say together, in the order in which they run.

Not a single number: a typed one is told in `numbers`.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.check.agreement.announced import miscounted_list
from briefgen.check.agreement.bases import changed_base
from briefgen.check.agreement.conflicts import conflicting_figure
from briefgen.check.agreement.directions import contrary_direction
from briefgen.check.agreement.foreign import foreign_unit
from briefgen.check.agreement.labels import rival_facts
from briefgen.check.agreement.moments import mixed_moments
from briefgen.check.agreement.portions import rounded_portions, too_large_portions
from briefgen.check.agreement.reading import Reading
from briefgen.check.agreement.repeats import retold_fact
from briefgen.check.agreement.reproduction import irreproducible_figure
from briefgen.check.agreement.sums import impossible_sum
from briefgen.check.agreement.universal import untrue_universal
from briefgen.check.agreement.variants import name_variant
from briefgen.check.paper import Paper
from briefgen.diagnostics import Diagnostic

AGREEMENT = (
    untrue_universal,
    irreproducible_figure,
    impossible_sum,
    conflicting_figure,
    miscounted_list,
    too_large_portions,
    rounded_portions,
    changed_base,
    contrary_direction,
    rival_facts,
    retold_fact,
    mixed_moments,
    name_variant,
    foreign_unit,
)
"""What is sure comes first: a figure that one of them names is not told again by the next."""


def disagreements(paper: Paper) -> Iterator[Diagnostic]:
    """BG240-BG259 and BG352: figures and names of a document that contradict each other or the records."""
    reading = Reading(paper)
    for check in AGREEMENT:
        yield from check(reading)
