"""Whether shares stay within their whole: each of them, and those of all its parts together.

Not growth and not completion, which may exceed 100 %. Only reported shares: derived ones follow the counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefgen.check.records.figures import pointed, said, summed, titled
from briefgen.diagnostics import Diagnostic
from briefgen.load.limit import capped
from briefgen.model.indicator import Indicator, Observation
from briefgen.model.interval import interval_of, total
from briefgen.model.quantity import Quantity
from briefgen.model.unit import PERCENTAGE
from briefgen.model.workspace import Workspace
from briefgen.rules import totals as rules

_SHARE = re.compile("占比|构成|份额")
_CHANGE = re.compile("增|减|升|降|提高|变[化动]")
WHOLE = 1


def shares_over_whole(workspace: Workspace) -> tuple[Diagnostic, ...]:
    """BG233: a share over 100 %, or parts of one whole that come to more."""
    return tuple(capped(found for i in _shares(workspace) for found in _of(workspace, i)))


def _shares(workspace: Workspace) -> Iterator[Indicator]:
    return (i for i in workspace.indicators.values() if i.unit == PERCENTAGE.text and is_share(i))


def is_share(indicator: Indicator) -> bool:
    """Whether an indicator is the share of a part in its whole: as it says, or by its name."""
    if indicator.share is not None:
        return bool(indicator.share)
    named = _SHARE.search(indicator.name) and not _CHANGE.search(indicator.name)
    return bool(indicator.composition or named)


def composition(indicator: Indicator, workspace: Workspace) -> tuple[str, ...]:
    """The dimensions along which its parts make up the whole."""
    named = (d for d in indicator.dimensions if d in workspace.dimensions)
    found = (d for d in named if workspace.dimensions[d].name in indicator.name)
    return tuple(dict.fromkeys((*indicator.composition, *found)))


def _of(workspace: Workspace, indicator: Indicator) -> Iterator[Diagnostic]:
    observations = tuple(o for o in workspace.observations_of(indicator.id) if isinstance(o.amount, Quantity))
    over = tuple(one for one in observations if _is_over(one))
    for one in over:
        if isinstance(one.amount, Quantity):
            yield rules.SHARES_OVER.at(
                one.span,
                what=titled(one, workspace),
                parts_zh="占比是",
                parts_en="the share is",
                sum=said(one.amount),
            )
    for dimension in composition(indicator, workspace):
        for parts in _groups(observations, dimension):
            if not any(one in over for one in parts):  # told already, and their sum follows from it
                yield from _together(workspace, dimension, parts)


def _is_over(one: Observation) -> bool:
    return isinstance(one.amount, Quantity) and interval_of(one.amount).low > WHOLE


def _groups(observations: tuple[Observation, ...], dimension: str) -> Iterator[list[Observation]]:
    """The parts of each whole: observations that differ in this dimension only."""
    groups: dict[tuple[object, ...], list[Observation]] = {}
    for one in observations:
        if one.at(dimension) is not None:
            rest = tuple(d for d in one.dimensions if d[0] != dimension)
            groups.setdefault((one.place, one.period, one.as_of, rest), []).append(one)
    return iter(groups.values())


def _together(workspace: Workspace, dimension: str, parts: list[Observation]) -> Iterator[Diagnostic]:
    figures = tuple(o.amount for o in parts if isinstance(o.amount, Quantity))
    if len(parts) < 2 or _overlap(workspace, dimension, parts):
        return
    if total(tuple(map(interval_of, figures))).low <= WHOLE:
        return
    name = workspace.dimensions[dimension].name
    yield rules.SHARES_OVER.at(
        parts[-1].span,
        *pointed(parts[:-1], "", workspace),
        what=titled(parts[0], workspace, (dimension,)),
        parts_zh=f"按{name}分的各项之和为",
        parts_en=f"the parts by {name} add up to",
        sum=summed(figures, PERCENTAGE),
    )


def _overlap(workspace: Workspace, dimension: str, parts: list[Observation]) -> bool:
    present = {o.at(dimension) for o in parts}
    members = workspace.dimensions[dimension].members
    return any(m.id in present and present.intersection(m.overlaps) for m in members)
