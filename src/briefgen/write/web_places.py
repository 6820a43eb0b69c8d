"""Where a line stands on the printed page, as names of classes: a strict policy allows no style in a page.

Lengths are counted in steps that the print sheet (`web_css`) knows: quarters of a character, tenths of a
line, half points, hundredths.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.document.layout import MM_PT, Layout
from briefgen.document.masthead import fit
from briefgen.document.pieces import Line, Pair
from briefgen.write.markup import MARK_INK_ABOVE

QUARTERS = 4
TENTHS = 10
HALVES = 2
HUNDREDTHS = 100


def step(name: str, amount: float) -> str:
    """The class of an amount: `gap-10`, `gap-m3`."""
    steps = round(amount)
    return f"{name}-{'m' if steps < 0 else ''}{abs(steps)}"


def of_line(line: Line, layout: Layout) -> Iterator[str]:
    """The classes of a line that its role does not tell."""
    look = layout.look(line.role)
    if look.top_mm is not None:
        yield from _of_mark(line, layout)
    if line.top_mm is not None:
        yield step("gap", _above(line, layout) / layout.pitch_pt * TENTHS)
    elif line.beside_lines:
        yield f"beside-{line.beside_lines}"
    elif line.gap:
        yield step("gap", (look.before_lines + line.gap) * TENTHS)
    if line.right_chars is not None:
        yield step("right", line.right_chars * QUARTERS)
    if line.fewer_chars:
        yield f"fewer-{line.fewer_chars}"
    if line.hang_chars:
        yield step("hang", line.hang_chars * QUARTERS)


def of_pair(pair: Pair) -> Iterator[str]:
    """The classes of a pair."""
    if pair.gap:
        yield step("gap", pair.gap * TENTHS)


def _of_mark(line: Line, layout: Layout) -> Iterator[str]:
    """The size and the spread of a masthead; a browser condenses nothing, so a long one is smaller."""
    fitted = fit(line, layout)
    yield step("size", fitted.size_pt * fitted.scale * HALVES)
    if fitted.spacing_pt:
        yield step("space", fitted.spacing_pt / fitted.size_pt * HUNDREDTHS)
    if line.beside and fitted.left_pt is not None:
        yield step("left", fitted.left_pt / layout.body_pt * QUARTERS)


def _above(line: Line, layout: Layout) -> float:
    """The space above a masthead: so much that its ink starts at its height."""
    look = layout.look(line.role)
    size = fit(line, layout).size_pt
    ink = (look.line_pt - size) / 2 + size * MARK_INK_ABOVE
    start = min((line.top_mm or 0) - layout.top_mm, line.gap * layout.line_mm)
    return start * MM_PT - ink
