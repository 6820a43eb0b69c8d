"""A row of the table of targets, and the section of a benchmark that stands behind some of them.

Not measuring.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from measure import Pairs, Spread


class Missing(Exception):
    """Why a benchmark cannot run on this machine, in a sentence for its reader."""


@dataclass(frozen=True, slots=True)
class Row:
    """What is promised, and what was found: texts as they are printed."""

    what: str
    ours: str
    peer: str
    ratio: str
    target: str
    met: bool | None
    """None: there is no target, the figure stands beside."""


@dataclass(frozen=True, slots=True)
class Section:
    """What one benchmark has found."""

    title: str
    how: str
    """How it was measured, in plain sentences: what ran, how often, what was cached and what not."""
    rows: tuple[Row, ...]
    lines: tuple[str, ...] = ()
    """More for docs/performance.md, in Markdown: tables, remarks."""


def against(what: str, peer: str, pairs: Pairs, at_most: float | None, digits: int = 1) -> Row:
    """Our milliseconds beside a peer's; the median of the ratios is what has to be at most so much. Without
    a target the row is only shown."""
    ratio = pairs.ratio.median
    return Row(
        what,
        f"{pairs.ours.text(digits)} ms",
        f"{peer}: {pairs.theirs.text(digits)} ms",
        f"**{ratio:.3g}** ({min(pairs.ratio.values):.2f}–{max(pairs.ratio.values):.2f})",
        "–" if at_most is None else f"≤ {at_most:g}",
        None if at_most is None else ratio <= at_most,
    )


def at_most(what: str, found: Spread | float, most: float, unit: str, digits: int = 1) -> Row:
    """A figure of ours alone (its median, if it is a spread) that has to be at most so much."""
    value, text = _figure(found, digits)
    return Row(what, f"{text} {unit}".strip(), "–", "–", f"≤ {most:g} {unit}".strip(), value <= most)


def at_least(what: str, found: Spread | float, least: float, unit: str, digits: int = 2) -> Row:
    """A figure of ours alone that has to be at least so much."""
    value, text = _figure(found, digits)
    return Row(what, f"{text} {unit}".strip(), "–", "–", f"≥ {least:g} {unit}".strip(), value >= least)


def shown(what: str, found: Spread | float, unit: str, digits: int = 0) -> Row:
    """A figure of ours alone without a target."""
    return Row(what, f"{_figure(found, digits)[1]} {unit}", "–", "–", "–", None)


def exactly(what: str, found: int, wanted: int, unit: str) -> Row:
    """A count that has to be this one."""
    return Row(what, f"{found:,} {unit}", "–", "–", f"{wanted:,} {unit}", found == wanted)


def failed(what: str, reason: str) -> Row:
    """Something that could not be measured, and why; it counts as not met."""
    return Row(what, f"failed: {reason}", "–", "–", "–", met=False)


def page(section: Section) -> Iterator[str]:
    """A section as Markdown."""
    yield from (f"## {section.title}", "", section.how, "", *targets(section.rows))
    if section.lines:
        yield from ("", *section.lines)


def targets(rows: Iterable[Row]) -> Iterator[str]:
    """Rows as a Markdown table."""
    yield from table(
        ("what", "ours", "peer", "ratio", "target", ""),
        ((r.what, r.ours, r.peer, r.ratio, r.target, _verdict(r)) for r in rows),
    )


def table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    """A Markdown table: words to the left in the first column, figures to the right in the others."""
    yield f"| {' | '.join(head)} |"
    yield f"|{'|'.join(['---', *['---:'] * (len(head) - 1)])}|"
    for row in rows:
        yield f"| {' | '.join(row)} |"


def _figure(found: Spread | float, digits: int) -> tuple[float, str]:
    if isinstance(found, Spread):
        return found.median, found.text(digits)
    return found, f"{found:.{digits}f}"


def _verdict(row: Row) -> str:
    return "shown" if row.met is None else "met" if row.met else "**not met**"
