"""Numbers in the finished document that no record stands behind.

Not the arithmetic of bound ones.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from briefgen.check.agreement.conflicts import is_called
from briefgen.check.agreement.pool import ELSEWHERE, Pool
from briefgen.check.agreement.reading import Figure, Reading
from briefgen.check.paper import Paper
from briefgen.diagnostics import Diagnostic, Related
from briefgen.ledger.entry import Printed
from briefgen.rules import numbers

SMALL, TELLING = Decimal(10), Decimal(100)
"""Below the first, any record may hold a number by chance; below the second, its words must be near."""


def unbound_number(paper: Paper) -> Iterator[Diagnostic]:
    """BG201: a typed number with a unit, in digits or in Chinese numerals, or digits beside a value's."""
    typed = [entry for entry in paper.ledger.entries if entry.kind == "literal" and entry.counted]
    if not typed:
        return
    reading = Reading(paper)
    pool = Pool(reading)
    figures = {figure.entry.id: (line, figure) for line, figure in reading.typed()}
    for entry in typed:
        related = _recorded(pool, *figures[entry.id]) if entry.id in figures else ()
        yield numbers.UNBOUND_NUMBER.at(entry.place or paper.home, *related, text=entry.text)


def _recorded(pool: Pool, line: Printed, figure: Figure) -> tuple[Related, ...]:
    """The record that holds the very number, and how to print it."""
    is_round = not figure.digits
    if not figure.is_weighty or (is_round and figure.base < SMALL):
        return ()
    found = [known for known in pool.said_by(figure) if known.write != ELSEWHERE]
    called = [known for known in found if is_called(line, figure, known)]
    if not called and is_round and figure.base < TELLING:
        return ()
    return tuple(
        Related(
            known.span,
            f"记录里有{known.said}（{known.title}），写作 {known.write}",
            f"the records hold {known.said} ({known.title}): write {known.write}",
        )
        for known in (called or found)[:1]
    )
