"""Two indicators with the very same figure at one place and time: most often a copied row.

Not indicators that a formula joins, such as planned and done, nor figures that meet by chance.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations

from briefgen.check.records.figures import halves, said, where
from briefgen.diagnostics import Diagnostic, Related
from briefgen.load.limit import capped
from briefgen.model.formula import FormulaError, names, parsed
from briefgen.model.indicator import Observation
from briefgen.model.quantity import Quantity
from briefgen.model.workspace import Workspace
from briefgen.rules import totals as rules

FEWEST_DIGITS = 3
"""Significant digits of a figure that can be told from another; 1000 and 350 have fewer."""
CHANCE = 4
"""How many times more figures there must be of so many digits than pairs that could meet."""
MOST = 8
"""Observations of one figure that are compared with one another."""

Key = tuple[object, ...]
Held = tuple[Observation, Quantity]


def equal_indicators(workspace: Workspace) -> tuple[Diagnostic, ...]:
    """BG231: figures of different indicators that are the same to the last digit."""
    joined = _joined(workspace)
    same, crowd = _same(workspace)
    found = (
        finding
        for key, held in same.items()
        if len({o.indicator for o, _ in held}) > 1 and _digits(held[0][1].value) >= _wanted(crowd[key[:3]])
        for finding in _pairs(workspace, held, joined)
    )
    return tuple(capped(found))


def _same(workspace: Workspace) -> tuple[dict[Key, list[Held]], dict[Key, int]]:
    """Figures by place, time, unit and value; and how many there are at each place and time."""
    same: dict[Key, list[Held]] = {}
    crowd: dict[Key, int] = {}
    for one in workspace.observations:
        time = one.period or one.as_of
        for _, figure in halves(one.amount):
            if not isinstance(figure, Quantity) or figure.approx:
                continue
            around = (one.place, time and time.key, figure.unit.dimension)
            crowd[around] = crowd.get(around, 0) + 1
            value = figure.value.scaleb(figure.unit.scale) if figure.unit.scale else figure.value
            same.setdefault((*around, value), []).append((one, figure))
    return same, crowd


def _digits(value: Decimal) -> int:
    """Significant digits, without the noughts at the end."""
    return len(f"{abs(value):f}".replace(".", "").strip("0"))


def _wanted(count: int) -> int:
    """The fewest digits at which so many figures hardly meet by chance."""
    return max(FEWEST_DIGITS, len(str(CHANCE * count * count - 1)))


def _pairs(workspace: Workspace, held: list[Held], joined: set[frozenset[str]]) -> Iterator[Diagnostic]:
    told: set[frozenset[str]] = set()
    for (one, figure), (other, _) in combinations(held[:MOST], 2):
        pair = frozenset((one.indicator, other.indicator))
        if len(pair) < 2 or pair in joined or pair in told or not _alike(one, other):
            continue
        told.add(pair)
        first, second = (workspace.indicators[o.indicator] for o in (one, other))
        yield rules.EQUAL_INDICATORS.at(
            other.span,
            Related(one.span, f"{first.name} {said(figure)}", f"{first.name} {said(figure)}"),
            indicator=second.name,
            other=first.name,
            id=first.id,
            value=said(figure),
            where=where(other, workspace) or "—",
        )


def _alike(one: Observation, other: Observation) -> bool:
    """Whether no dimension that both have tells them apart."""
    groups = dict(one.dimensions)
    return all(groups.get(dimension, member) == member for dimension, member in other.dimensions)


def _joined(workspace: Workspace) -> set[frozenset[str]]:
    """Pairs that may be equal: both in one formula, or one derived from the other, or said to be."""
    found: set[frozenset[str]] = set()
    for indicator in workspace.indicators.values():
        found |= {frozenset((str(indicator.id), str(other))) for other in indicator.may_equal}
        if indicator.formula is not None:
            family = {str(indicator.id), *_read(indicator.formula)}
            found |= {frozenset(pair) for pair in combinations(family, 2)}
    return found


def _read(formula: str) -> tuple[str, ...]:
    try:
        return names(parsed(str(formula)))
    except FormulaError:
        return ()
