"""Tables and pictures as HTML.

Not words: those are `inline`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import escape
from itertools import count

from briefgen.document.layout import MM_PT
from briefgen.document.pieces import Grid, Role
from briefgen.document.tree import Figure, Words, plain
from briefgen.write.columns import PADDING, head, kept, shares, shifts, tall
from briefgen.write.inline import Voice, words

NUMBER = re.compile(r"表\s*([\d.—-]+)")
"""A caption that counts tables: 表1, 表2-1."""


def grid(grid: Grid, number: int, fresh: bool, voice: Voice) -> str:
    """A table; `number` is that of its caption among the printed lines."""
    names = ["grid", "scroll"] + ["wide"] * grid.landscape + ["new-page"] * fresh
    label = escape(plain(grid.caption) or "表", quote=True)
    layout = voice.layout
    measure = layout.type_height_mm if grid.landscape else layout.type_width_mm
    em = measure * MM_PT / layout.look(Role.TABLE_CELL).size_pt
    widths = tuple(share * em for share in shares(grid, em))
    parts = [
        f'<div class="{" ".join(names)}" tabindex="0" role="region" aria-label="{label}">'
        f'<table style="--columns:{len(grid.columns)}">'
    ]
    if grid.caption:
        face = layout.look(Role.CAPTION).face
        inner = words(grid.caption, face, voice)
        parts.append(f'<caption class="caption"{voice.anchor(number, 1, "")}>{inner}</caption>')
    columns = (f'<col style="width:{100 * width / em:.4g}%">' for width in widths)
    parts.append(f"<colgroup>{''.join(columns)}</colgroup>")
    cells = count(number + 1)
    parts.append(_head_rows(grid, widths, cells, voice))
    parts.append(_body_rows(grid, widths, cells, voice))
    parts.append("</table>")
    face = layout.look(Role.TABLE_NOTE).face
    parts += [
        f'<p class="table-note"{voice.anchor(line, 1, "")}>{words(note, face, voice)}</p>'
        for note, line in zip(grid.notes, cells, strict=False)
    ]
    parts.append("</div>")
    return "".join(parts)


def _head_rows(grid: Grid, widths: Sequence[float], cells: Iterator[int], voice: Voice) -> str:
    if not grid.head:
        return ""
    face = voice.layout.look(Role.TABLE_HEAD).face
    rows = (
        "<tr>"
        + "".join(
            f'<th scope="col" class="table-head"{voice.anchor(next(cells), 1, "")}>'
            f"{words(head(cell, width - PADDING), face, voice)}</th>"
            for cell, width in zip(row, widths, strict=True)
        )
        + "</tr>"
        for row in grid.head
    )
    again = continued(plain(grid.caption), len(grid.columns)) if voice.continues else ""
    return f"<thead>{again}{''.join(rows)}</thead>"


def _body_rows(grid: Grid, widths: Sequence[float], cells: Iterator[int], voice: Voice) -> str:
    face = voice.layout.look(Role.TABLE_CELL).face
    moved = [
        shifts(grid, n, office=False) if column.align == "decimal" else (0.0,) * len(grid.rows)
        for n, column in enumerate(grid.columns)
    ]
    together = kept(grid.rows, widths)
    rows = (
        f"<tr{_breaking(row, n in together, widths)}>"
        + "".join(
            f'<td class="table-cell {column.align}"{_shifted(shift[n])}{voice.anchor(next(cells), 1, "")}>'
            f"{words(cell, face, voice)}</td>"
            for cell, column, shift in zip(row, grid.columns, moved, strict=True)
        )
        + "</tr>"
        for n, row in enumerate(grid.rows)
    )
    return f"<tbody>{''.join(rows)}</tbody>"


def _breaking(row: Sequence[Words], together: bool, widths: Sequence[float]) -> str:
    """Where a page may break: inside a row, or not even below it."""
    if together:
        return ' class="together"'
    return ' class="tall"' if tall(row, widths) else ""


def _shifted(shift: float) -> str:
    return f' style="text-indent:{shift:g}em"' if shift else ""


def continued(caption: str, columns: int) -> str:
    """The row 续表 over the head of a table that goes on; a numbered table names its number."""
    number = NUMBER.match(caption)
    return (
        f'<tr class="continued"><td colspan="{columns}" class="table-head again">'
        f"续表{number[1] if number else ''}</td></tr>"
    )


def picture(figure: Figure, number: int, voice: Voice) -> str:
    """A picture; `number` is that of its caption among the printed lines."""
    caption = ""
    if figure.caption:
        inner = words(figure.caption, voice.layout.look(Role.CAPTION).face, voice)
        anchor = voice.anchor(number, 1, "")
        caption = f'<figcaption class="caption"{anchor}>{inner}</figcaption>'
    return (
        f'<figure class="picture"><img src="{escape(voice.picture(figure))}" '
        f'alt="{escape(figure.alt)}" width="{figure.width}" height="{figure.height}">{caption}</figure>'
    )
