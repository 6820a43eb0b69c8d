"""Tables of Word XML: fixed widths, a head that repeats, rows that stay whole.

Not their captions and notes: those are paragraphs of `docx_body`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate, pairwise

from briefgen.document.layout import Layout
from briefgen.document.pieces import Grid, Role
from briefgen.document.tree import Align, Words
from briefgen.write.columns import PADDING, head, kept, shares, shifts, tall
from briefgen.write.docx_paragraph import Paragraph, twips
from briefgen.write.docx_styles import STYLES
from briefgen.write.docx_text import LinkId, runs

MARGIN = 85  # twips, 1.5 mm beside the words of a cell
ABOVE = 25  # twips, 0.4 mm above and below them
ALIGN = {"left": "left", "center": "center", "right": "right", "decimal": "center"}


def table(grid: Grid, width: int, starts_page: bool, link: LinkId, layout: Layout) -> str:
    """A table of a width in twips."""
    em = twips(layout.look(Role.TABLE_CELL).size_pt)
    widths = _widths(grid, width, em)
    heads = "".join(
        _row(_head_cells(row, widths, starts_page and not n, link, em), repeats=True)
        for n, row in enumerate(grid.head)
    )
    body = "".join(_rows(grid, widths, starts_page and not grid.head, link, em))
    columns = "".join(f'<w:gridCol w:w="{w}"/>' for w in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="{width}" w:type="dxa"/>'
        f'<w:jc w:val="center"/><w:tblLayout w:type="fixed"/>{_margins()}'
        f'<w:tblLook w:val="0020" w:firstRow="{bool(grid.head):d}" w:lastRow="0" w:firstColumn="0"'
        f' w:lastColumn="0" w:noHBand="1" w:noVBand="1"/></w:tblPr><w:tblGrid>{columns}</w:tblGrid>'
        f"{heads}{body}</w:tbl>"
    )


def _widths(grid: Grid, width: int, em: float) -> tuple[int, ...]:
    """The columns' shares, whole twips that add up to the width."""
    edges = (0.0, *accumulate(shares(grid, width / em)))
    return tuple(round(right * width) - round(left * width) for left, right in pairwise(edges))


def _head_cells(
    row: Sequence[Words], widths: Sequence[int], starts_page: bool, link: LinkId, em: float
) -> str:
    style = STYLES[Role.TABLE_HEAD].id
    return "".join(
        _cell(
            Paragraph(
                style, runs(head(words, width / em - PADDING), link), starts_page=starts_page and not n
            ),
            width,
        )
        for n, (words, width) in enumerate(zip(row, widths, strict=True))
    )


def _rows(grid: Grid, widths: Sequence[int], starts_page: bool, link: LinkId, em: float) -> Iterator[str]:
    """The body's rows; the last two stay together, and so do the first two, where they are low; so does the
    last one with the notes."""
    rooms = [width / em for width in widths]
    together = kept(grid.rows, rooms, bool(grid.notes))
    moved = [
        shifts(grid, n, office=True) if column.align == "decimal" else (0.0,) * len(grid.rows)
        for n, column in enumerate(grid.columns)
    ]
    for n, row in enumerate(grid.rows):
        paragraphs = (
            _body_cell(words, column.align, shift[n] * em, n in together, link)
            for words, column, shift in zip(row, grid.columns, moved, strict=True)
        )
        cells = (
            replace(paragraph, starts_page=starts_page and not n and not c)
            for c, paragraph in enumerate(paragraphs)
        )
        yield _row("".join(map(_cell, cells, widths)), repeats=False, splits=tall(row, rooms))


def _body_cell(words: Words, align: Align, shift: float, keep: bool, link: LinkId) -> Paragraph:
    return Paragraph(
        STYLES[Role.TABLE_CELL].id,
        runs(words, link),
        keep_next=True if keep else None,
        left=round(shift) if shift > 0 else None,
        right=round(-shift) if shift < 0 else None,
        align=ALIGN[align],
    )


def _row(cells: str, repeats: bool, splits: bool = False) -> str:
    header = "<w:tblHeader/>" if repeats else ""
    whole = "" if splits else "<w:cantSplit/>"
    return f"<w:tr><w:trPr>{whole}{header}</w:trPr>{cells}</w:tr>"


def _cell(paragraph: Paragraph, width: int) -> str:
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>'
        f"{paragraph.xml}</w:tc>"
    )


def _margins() -> str:
    sides = (("top", ABOVE), ("left", MARGIN), ("bottom", ABOVE), ("right", MARGIN))
    inner = "".join(f'<w:{side} w:w="{size}" w:type="dxa"/>' for side, size in sides)
    return f"<w:tblCellMar>{inner}</w:tblCellMar>"
