"""The horizontal rules of a Word file: borders of paragraphs and tables, and drawn lines.

Not which of them are wanted: that is `docx_head` and `docx_imprint`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from xml.etree.ElementTree import Element

from briefgen.form.docx_story import MM_PER_TWIP, Stroke
from briefgen.form.docx_styles import Raw, Styles, number
from briefgen.form.docx_xml import MC, WP, A, V, W, inside

_NONE = frozenset({"none", "nil", ""})
_PT_PER_EIGHTH = 1 / 8
_EMU_PER_PT = 12_700
_EMU_PER_MM = 36_000
_LINES = frozenset({"line", "straightConnector1"})
_FLATTEST = 1.5
"""mm that a drawn line may rise."""
_LENGTH = re.compile(r"([-\d.]{1,12})(pt|mm|cm|in|px)?")
_POINTS = {"pt": 1.0, "mm": 72 / 25.4, "cm": 72 / 2.54, "in": 72.0, "px": 0.75, None: 1.0}
_NAMED = {"red": "FF0000", "black": "000000", "#f00": "FF0000"}


def borders_of(raw: Raw, width_mm: float, paragraph: int) -> Iterator[Stroke]:
    """The borders above and below a paragraph: as wide as its column without its indents."""
    indents = (number(raw, "ind.left") + number(raw, "ind.right")) * MM_PER_TWIP
    for side in ("top", "bottom"):
        if raw.get(f"pBdr.{side}", "none") not in _NONE:
            thick = number(raw, f"pBdr.{side}.sz") * _PT_PER_EIGHTH
            yield Stroke(width_mm - indents, thick, raw.get(f"pBdr.{side}.color", "auto"), paragraph)


def table_strokes(table: Element, styles: Styles, width_mm: float, paragraph: int) -> tuple[Stroke, ...]:
    """The rules of a table from above to below, one more than it has rows; 0 pt where there is none."""
    rows = list(inside(table, f"{W}tr", f"{W}tbl"))
    width = _width(table, width_mm)
    edges = [_Edge(table, styles, row) for row in rows]
    if not edges:
        return ()
    found = [edges[0].at("top", "top")]
    found += [below.at("top", "insideH") or above.at("bottom", "insideH") for above, below in pairwise(edges)]
    found.append(edges[-1].at("bottom", "bottom"))
    given = (one or (0.0, "auto") for one in found)
    return tuple(Stroke(width, thick, colour, paragraph) for thick, colour in given)


class _Edge:
    """The borders of one row: those of its cells, then of the table, then of the table's style."""

    def __init__(self, table: Element, styles: Styles, row: Element) -> None:
        cells = [cell.find(f"{W}tcPr/{W}tcBorders") for cell in inside(row, f"{W}tc", f"{W}tbl")]
        self.cells = [cell for cell in cells if cell is not None]
        style = table.find(f"{W}tblPr/{W}tblStyle")
        chain = styles.chain(style.get(f"{W}val", "")) if style is not None else ()
        own = table.find(f"{W}tblPr/{W}tblBorders")
        styled = [one.find(f"{W}tblPr/{W}tblBorders") for one in reversed(chain)]
        self.table = [holder for holder in (own, *styled) if holder is not None]

    def at(self, side: str, of_table: str) -> tuple[float, str] | None:
        """Thickness in points and colour; None where there is no rule."""
        named = [(cell, side) for cell in self.cells] + [(holder, of_table) for holder in self.table]
        for holder, name in named:
            border = holder.find(f"{W}{name}")
            if border is not None:
                return None if border.get(f"{W}val", "none") in _NONE else _drawn(border)
        return None


def _drawn(border: Element) -> tuple[float, str]:
    size = border.get(f"{W}sz", "0")
    thick = int(size) * _PT_PER_EIGHTH if size.isdecimal() and len(size) < 5 else 0
    return thick, border.get(f"{W}color", "auto")


def _width(table: Element, width_mm: float) -> float:
    """The width of a table: what it says, or that of its columns."""
    said = table.find(f"{W}tblPr/{W}tblW")
    if said is not None and said.get(f"{W}type") == "dxa":
        return _twips(said.get(f"{W}w", "0")) * MM_PER_TWIP
    columns = sum(_twips(one.get(f"{W}w", "0")) for one in table.findall(f"{W}tblGrid/{W}gridCol"))
    return columns * MM_PER_TWIP or width_mm


def _twips(value: str) -> int:
    return int(value) if value.isdecimal() and len(value) < 7 else 0


def drawn_strokes(paragraph: Element, place: int) -> Iterator[Stroke]:
    """Lines that are drawn and anchored in a paragraph, of either kind."""
    closed = (f"{W}txbxContent", f"{MC}Fallback")
    for tag in ("anchor", "inline"):
        for drawing in inside(paragraph, f"{WP}{tag}", *closed):
            yield from _shape(drawing, place)
    for line in inside(paragraph, f"{V}line", *closed):
        yield from _vml(line, place)


def _shape(drawing: Element, place: int) -> Iterator[Stroke]:
    shape = next(inside(drawing, f"{A}prstGeom", f"{W}txbxContent"), None)
    extent, line = drawing.find(f"{WP}extent"), next(inside(drawing, f"{A}ln", f"{W}txbxContent"), None)
    if shape is None or shape.get("prst") not in _LINES or extent is None or line is None:
        return
    width, rise = (_emu(extent.get(name, "0")) / _EMU_PER_MM for name in ("cx", "cy"))
    colour = next(line.iter(f"{A}srgbClr"), None)
    if rise <= _FLATTEST:
        told = colour.get("val", "auto") if colour is not None else "auto"
        yield Stroke(width, _emu(line.get("w", "9525")) / _EMU_PER_PT, told, place)


def _vml(line: Element, place: int) -> Iterator[Stroke]:
    (left, top), (right, bottom) = (_point(line.get(name, "0,0")) for name in ("from", "to"))
    if abs(bottom - top) * 25.4 / 72 > _FLATTEST:
        return
    colour = line.get("strokecolor", "black").partition(" ")[0].lower()
    told = _NAMED.get(colour, colour.removeprefix("#").upper())
    yield Stroke(abs(right - left) * 25.4 / 72, _points(line.get("strokeweight", "0.75pt")), told, place)


def _emu(value: str) -> int:
    return int(value) if value.isdecimal() and len(value) < 12 else 0


def _point(value: str) -> tuple[float, float]:
    x, _, y = value.partition(",")
    return _points(x), _points(y)


def _points(value: str) -> float:
    found = _LENGTH.fullmatch(value.strip())
    if found is None or not re.fullmatch(r"-?\d{0,9}\.?\d{0,9}", found[1]) or not re.search(r"\d", found[1]):
        return 0
    return float(found[1]) * _POINTS[found[2]]
