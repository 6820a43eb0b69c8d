"""How large a line of a masthead is set, so that it fits the measure: the same in every format.

Not where it stands: that is the look of its role, in `layout`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from briefgen.document.flow import width
from briefgen.document.layout import MM_PT, Layout, Look
from briefgen.document.pieces import Line

FULL, SPREAD = 0.98, 0.62  # house: shares of the measure that a masthead may take, and tries to
NARROWEST = 0.6  # house: how far offices condense the characters of a long masthead
BETWEEN = 0.5  # house, characters between the names of joint issuers and 文件


@dataclass(frozen=True, slots=True)
class Fit:
    """The size of a masthead line, the space between its characters, how wide they are drawn, and where
    they start on the measure; None for in its middle."""

    size_pt: float
    spacing_pt: float
    scale: float = 1
    left_pt: float | None = None


def fit(line: Line, layout: Layout) -> Fit:
    """A long line is drawn narrower first, then smaller; a short one is spread. The lines of a joint
    masthead are as wide as the widest, and 文件 stands beside them."""
    look, chars = layout.look(line.role), width(line.words)
    if not line.spread_chars:
        return _fitted(layout, look, chars)
    if not line.beside:
        shared = _fitted(layout, look, line.spread_chars)
        return replace(shared, spacing_pt=_spread(shared, line.spread_chars, chars))
    return _joint(line, layout, chars)


def _joint(line: Line, layout: Layout, chars: float) -> Fit:
    names, word = line.spread_chars, width(line.beside)
    shared = _fitted(layout, layout.look(line.role), names + BETWEEN + word)
    size, spacing = shared.size_pt, shared.spacing_pt
    names_pt = names * size + (names - 1) * spacing
    before_word = names_pt + BETWEEN * size + spacing
    whole = before_word + word * size + (word - 1) * spacing
    left = (layout.type_width_pt - whole * shared.scale) / 2
    if line.beside_lines:
        return replace(shared, left_pt=left + before_word * shared.scale)
    return replace(shared, spacing_pt=_spread(shared, names, chars), left_pt=left)


def _spread(shared: Fit, widest: float, chars: float) -> float:
    """The space between so many characters that makes them as wide as the widest line."""
    natural = (widest - chars) * shared.size_pt
    return (natural + shared.spacing_pt * (widest - 1)) / max(chars - 1, 1)


def _fitted(layout: Layout, look: Look, chars: float) -> Fit:
    measure, chars = layout.type_width_pt, max(chars, 1)
    widest = measure * FULL if look.width_mm is None else look.width_mm * MM_PT
    size = min(look.size_pt, widest / (chars * NARROWEST))
    if size * chars > widest:
        return Fit(round(size, 2), 0, round(widest / (size * chars), 4), (measure - widest) / 2)
    room = (measure * SPREAD if look.width_mm is None else widest) - size * chars
    if chars == 1 or room <= 0:
        return Fit(round(size, 2), 0)
    spacing = room / (chars - 1)
    return Fit(round(size, 2), round(spacing if look.width_mm is not None else min(spacing, size / 2), 2))
