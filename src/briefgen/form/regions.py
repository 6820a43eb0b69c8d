"""Where the tables and figures of a page stand.

Not what is in them: they have looks of their own, and are not measured.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from briefgen.form.lines import TextLine
from briefgen.form.sheet import Box, Sheet, Stroke, around

LEAST_FIGURE_MM = 10
CROSSING_MM = 0.8


def tables(sheet: Sheet, lines: Sequence[TextLine], body_pt: float) -> tuple[Box, ...]:
    """Boxes of rules that cross, and of level rules with cells between them (三线表)."""
    level = [s for s in sheet.strokes if s.level and s.colour != "red" and s.length >= 4]
    upright = [s for s in sheet.strokes if not s.level]
    boxes = _merged([_grid(stroke, upright) for stroke in level])
    return (*boxes, *_open_tables(level, lines, body_pt))


def figures(sheet: Sheet) -> tuple[Box, ...]:
    """Boxes of pictures, and of drawings: three and more shapes close to one another."""
    shapes = sorted((s for s in sheet.shapes if s.height < 0.6 * sheet.height), key=lambda box: box.y0)
    groups: list[list[Box]] = []
    for shape in shapes:
        if groups and shape.y0 - max(box.y1 for box in groups[-1]) < 4:
            groups[-1].append(shape)
        else:
            groups.append([shape])
    drawn = [around(tuple(group)) for group in groups if len(group) >= 3]
    shown = [box for box in sheet.pictures if box.height < 0.9 * sheet.height]
    return tuple(b for b in (*drawn, *shown) if min(b.width, b.height) >= LEAST_FIGURE_MM)


def _grid(stroke: Stroke, upright: Sequence[Stroke]) -> Box | None:
    """A level rule with the upright ones that it meets, if there are at least two of them."""
    met = [u.box for u in upright if _meet(stroke.box, u.box)]
    places = {round(box.x0) for box in met}
    return around((stroke.box, *met)) if len(places) >= 2 else None


def _meet(a: Box, b: Box) -> bool:
    across = a.x0 - CROSSING_MM <= b.x1 and b.x0 <= a.x1 + CROSSING_MM
    return across and b.y0 - CROSSING_MM <= a.y1 and a.y0 <= b.y1 + CROSSING_MM


def _merged(boxes: Sequence[Box | None]) -> list[Box]:
    """Boxes that overlap, made one."""
    found: list[Box] = []
    for box in boxes:
        if box is None:
            continue
        touching = [other for other in found if _meet(box, other)]
        found = [other for other in found if other not in touching]
        found.append(around((box, *touching)))
    return found


def _open_tables(level: Sequence[Stroke], lines: Sequence[TextLine], body_pt: float) -> list[Box]:
    """Tables without upright rules: equal rules, one above the other, with cells between them."""
    long = [stroke.box for stroke in level if stroke.length >= 35]
    found = []
    for above, below in pairwise(long):
        equal = abs(above.x0 - below.x0) < 1 and abs(above.x1 - below.x1) < 1
        between = [line for line in lines if above.y1 < line.y < below.y0]
        small = any(line.gap > 2 or line.size < body_pt - 0.75 for line in between)
        running = any(line.gap < 2 and line.size >= body_pt - 0.75 and line.width > 120 for line in between)
        if equal and small and not running:
            found.append(around((above, below)))
    return found
