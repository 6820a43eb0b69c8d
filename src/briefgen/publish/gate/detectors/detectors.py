"""Every detector, in the order of its rule: what may not be published in a text.

Not the detectors themselves.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from briefgen.publish.gate.about import About
from briefgen.publish.gate.detectors.cards import bank_cards
from briefgen.publish.gate.detectors.days import impossible_days
from briefgen.publish.gate.detectors.digits import runs
from briefgen.publish.gate.detectors.hits import Hit
from briefgen.publish.gate.detectors.identity import id_numbers
from briefgen.publish.gate.detectors.leftovers import leftovers
from briefgen.publish.gate.detectors.names import names
from briefgen.publish.gate.detectors.papers import personal_mail, plates, travel_documents
from briefgen.publish.gate.detectors.phones import mobile_numbers
from briefgen.publish.gate.pieces import Kind

REMEMBERED, LONGEST = 256, 16_000
"""Texts of which is remembered what they hold, and their characters: Word files share most of their parts."""


def found(text: str, kind: Kind, about: About) -> Iterator[Hit]:
    """Everything in a plain text that may not be published."""
    yield from _of_anybody(text, kind) if len(text) <= LONGEST else _all(text, kind)
    yield from names(text, about)


@lru_cache(maxsize=REMEMBERED)
def _of_anybody(text: str, kind: Kind) -> tuple[Hit, ...]:
    """What may stand in no document, whoever it is about."""
    return tuple(_all(text, kind))


def _all(text: str, kind: Kind) -> Iterator[Hit]:
    yield from _numbers(text, kind)
    if kind != "raw":
        yield from travel_documents(text)
    yield from plates(text, kind)
    yield from personal_mail(text)
    if kind == "prose":
        yield from leftovers(text)
        yield from impossible_days(text)


def _numbers(text: str, kind: Kind) -> Iterator[Hit]:
    """Of windows of the same digits an ID number goes before a card, and a card before a telephone."""
    taken: list[tuple[int, int]] = []
    listed = list(runs(text, kind))
    for run in listed:
        for hit in id_numbers(text, run):
            taken.append((run.start, run.end))
            yield hit
    for find in (bank_cards, mobile_numbers):
        for run in listed:
            if not any(run.start < end and start < run.end for start, end in taken):
                for hit in find(text, run, kind):
                    taken.append((run.start, run.end))
                    yield hit
