"""Tables of Word XML: fixed widths, a head that repeats, rows that stay whole.

Not their captions and notes: those are paragraphs of `docx_body`.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from briefgen.document.layout import LAYOUT
from briefgen.document.pieces import Grid, Role
from briefgen.document.tree import Column, Words, plain
from briefgen.write.docx_paragraph import Paragraph, twips
from briefgen.write.docx_styles import STYLES
from briefgen.write.docx_text import LinkId, runs

MARGIN = 85  # twips, 1.5 mm beside the words of a cell
PADDING = 40  # twips, 0.7 mm above and below them
ALIGN = {"left": "left", "center": "center", "right": "right", "decimal": "right"}


def table(grid: Grid, width: int, starts_page: bool, link: LinkId) -> str:
    """A table of a width in twips."""
    widths = _widths(grid.columns, width)
    fractions = _fractions(grid)
    head = "".join(
        _row(_head_cells(row, widths, starts_page and not n, link), repeats=True)
        for n, row in enumerate(grid.head)
    )
    opens = starts_page and not grid.head
    body = "".join(
        _row(_body_cells(row, grid.columns, widths, fractions, opens and not n, link), repeats=False)
        for n, row in enumerate(grid.rows)
    )
    columns = "".join(f'<w:gridCol w:w="{w}"/>' for w in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="{width}" w:type="dxa"/>'
        f'<w:jc w:val="center"/><w:tblLayout w:type="fixed"/>{_margins()}'
        f'<w:tblLook w:val="0020" w:firstRow="{bool(grid.head):d}" w:lastRow="0" w:firstColumn="0"'
        f' w:lastColumn="0" w:noHBand="1" w:noVBand="1"/></w:tblPr><w:tblGrid>{columns}</w:tblGrid>'
        f"{head}{body}</w:tbl>"
    )


def _widths(columns: tuple[Column, ...], width: int) -> tuple[int, ...]:
    """The columns' shares, whole twips that add up to the width."""
    whole = sum(c.weight for c in columns)
    edges = [0]
    for column in columns:
        edges.append(edges[-1] + column.weight)
    places = [round(edge * width / whole) for edge in edges]
    return tuple(right - left for left, right in pairwise(places))


def _fractions(grid: Grid) -> tuple[int, ...]:
    """The longest fraction of each column that is set on its decimal points, in characters."""
    return tuple(
        max((_fraction(row[n]) for row in grid.rows), default=0) if column.align == "decimal" else 0
        for n, column in enumerate(grid.columns)
    )


def _fraction(words: Words) -> int:
    """The characters from the decimal point on."""
    _, point, digits = plain(words).partition(".")
    return len(point + digits)


def _head_cells(row: Sequence[Words], widths: Sequence[int], starts_page: bool, link: LinkId) -> str:
    style = STYLES[Role.TABLE_HEAD].id
    return "".join(
        _cell(Paragraph(style, runs(words, link), starts_page=starts_page and not n), width)
        for n, (words, width) in enumerate(zip(row, widths, strict=True))
    )


def _body_cells(
    row: Sequence[Words],
    columns: Sequence[Column],
    widths: Sequence[int],
    fractions: Sequence[int],
    starts_page: bool,
    link: LinkId,
) -> str:
    style, half = STYLES[Role.TABLE_CELL].id, LAYOUT[Role.TABLE_CELL].size_pt / 2
    cells = []
    for n, (words, column, width, fraction) in enumerate(zip(row, columns, widths, fractions, strict=True)):
        short = fraction - _fraction(words) if fraction else 0
        paragraph = Paragraph(
            style,
            runs(words, link),
            starts_page=starts_page and not n,
            right=twips(short * half) if short else None,
            align=ALIGN[column.align],
        )
        cells.append(_cell(paragraph, width))
    return "".join(cells)


def _row(cells: str, repeats: bool) -> str:
    header = "<w:tblHeader/>" if repeats else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{header}</w:trPr>{cells}</w:tr>"


def _cell(paragraph: Paragraph, width: int) -> str:
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>'
        f"{paragraph.xml}</w:tc>"
    )


def _margins() -> str:
    sides = (("top", PADDING), ("left", MARGIN), ("bottom", PADDING), ("right", MARGIN))
    inner = "".join(f'<w:{side} w:w="{size}" w:type="dxa"/>' for side, size in sides)
    return f"<w:tblCellMar>{inner}</w:tblCellMar>"
