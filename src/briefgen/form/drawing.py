"""What a page draws, as boxes and rules: outlines, frames, pieces that touch.

Not reading a file: that is `pdf_device`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from briefgen.form.sheet import Box, Stroke

THICKEST = 1.4
"""A drawn box no higher than this, in mm, is a rule."""
SHORTEST = 1.8

Point = tuple[float, float]


def pieces(path: Sequence[Any]) -> list[list[Any]]:
    """A path at its moves; a closed piece ends where it began."""
    found: list[list[Any]] = []
    for step in path:
        if step[0] == "m" or not found:
            found.append([])
        closing = step[0] == "h" and bool(found[-1])
        found[-1].append(("l", *found[-1][0][1:]) if closing else step)
    return found


def bounds(points: Sequence[Point]) -> Box:
    """The box around some points."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return Box(min(xs), min(ys), max(xs), max(ys))


def filled(boxes: list[Box], evenodd: bool) -> list[Box]:
    """The painted parts: a box with a hole is a frame of four."""
    if not evenodd or len(boxes) != 2:
        return boxes
    inner, outer = sorted(boxes, key=lambda box: box.width * box.height)
    if not outer.holds(inner):
        return boxes
    frame = (
        Box(outer.x0, outer.y0, outer.x1, inner.y0),
        Box(outer.x0, inner.y1, outer.x1, outer.y1),
        Box(outer.x0, outer.y0, inner.x0, outer.y1),
        Box(inner.x1, outer.y0, outer.x1, outer.y1),
    )
    return [box for box in frame if min(box.width, box.height) > 0.01]


def straight(points: Sequence[Point], width: float) -> list[Box]:
    """The level and upright parts of a stroked outline."""
    half, found = width / 2, []
    for (xa, ya), (xb, yb) in pairwise(points):
        if abs(ya - yb) < 0.1 <= abs(xa - xb):
            found.append(Box(min(xa, xb), ya - half, max(xa, xb), ya + half))
        elif abs(xa - xb) < 0.1 <= abs(ya - yb):
            found.append(Box(xa - half, min(ya, yb), xa + half, max(ya, yb)))
    return found


def is_rule(box: Box) -> bool:
    """Whether a box is thin and long enough to be a rule."""
    return min(box.width, box.height) <= THICKEST and max(box.width, box.height) >= SHORTEST


def joined(strokes: Sequence[Stroke]) -> tuple[Stroke, ...]:
    """Level rules from pieces that touch (the borders of cells), or that are painted twice, and the rest."""
    level = sorted((s for s in strokes if s.level), key=lambda s: (s.colour, round(s.y, 1), s.box.x0))
    upright = (s for s in strokes if not s.level)
    return (*sorted(_chained(level), key=lambda s: s.y), *upright)


def _chained(level: Sequence[Stroke]) -> Iterator[Stroke]:
    last: Stroke | None = None
    for stroke in level:
        if last is not None and _touching(last, stroke):
            box = last.box
            last = Stroke(Box(box.x0, box.y0, max(box.x1, stroke.box.x1), box.y1), last.colour)
            continue
        if last is not None:
            yield last
        last = stroke
    if last is not None:
        yield last


def _touching(a: Stroke, b: Stroke) -> bool:
    near = abs(a.y - b.y) <= 0.1 and abs(a.thick - b.thick) <= 0.1
    return near and a.colour == b.colour and b.box.x0 <= a.box.x1 + 0.35
