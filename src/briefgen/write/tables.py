"""Tables and pictures as HTML.

Not words: those are `inline`.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from itertools import count

from briefgen.document.layout import LAYOUT
from briefgen.document.pieces import Grid, Role
from briefgen.document.tree import Figure, plain
from briefgen.write.inline import Voice, words


def grid(grid: Grid, number: int, fresh: bool, voice: Voice) -> str:
    """A table; `number` is that of its caption among the printed lines."""
    names = ["grid", "scroll"] + ["wide"] * grid.landscape + ["new-page"] * fresh
    label = escape(plain(grid.caption) or "表", quote=True)
    parts = [
        f'<div class="{" ".join(names)}" tabindex="0" role="region" aria-label="{label}">'
        f'<table style="--columns:{len(grid.columns)}">'
    ]
    if grid.caption:
        face = LAYOUT[Role.CAPTION].face
        inner = words(grid.caption, face, voice)
        parts.append(f'<caption class="caption"{voice.anchor(number, 1, "")}>{inner}</caption>')
    total = sum(c.weight for c in grid.columns) or 1
    widths = (f'<col style="width:{100 * c.weight / total:.4g}%">' for c in grid.columns)
    parts.append(f"<colgroup>{''.join(widths)}</colgroup>")
    cells = count(number + 1)
    parts.append(_head_rows(grid, cells, voice))
    parts.append(_body_rows(grid, cells, voice))
    parts.append("</table>")
    face = LAYOUT[Role.TABLE_NOTE].face
    parts += [
        f'<p class="table-note"{voice.anchor(line, 1, "")}>{words(note, face, voice)}</p>'
        for note, line in zip(grid.notes, cells, strict=False)
    ]
    parts.append("</div>")
    return "".join(parts)


def _head_rows(grid: Grid, cells: Iterator[int], voice: Voice) -> str:
    if not grid.head:
        return ""
    face = LAYOUT[Role.TABLE_HEAD].face
    rows = (
        "<tr>"
        + "".join(
            f'<th scope="col" class="table-head"{voice.anchor(next(cells), 1, "")}>'
            f"{words(cell, face, voice)}</th>"
            for cell in row
        )
        + "</tr>"
        for row in grid.head
    )
    return f"<thead>{''.join(rows)}</thead>"


def _body_rows(grid: Grid, cells: Iterator[int], voice: Voice) -> str:
    face = LAYOUT[Role.TABLE_CELL].face
    aligns = [column.align for column in grid.columns]
    rows = (
        "<tr>"
        + "".join(
            f'<td class="table-cell {align}"{voice.anchor(next(cells), 1, "")}>'
            f"{words(cell, face, voice)}</td>"
            for cell, align in zip(row, aligns, strict=True)
        )
        + "</tr>"
        for row in grid.rows
    )
    return f"<tbody>{''.join(rows)}</tbody>"


def picture(figure: Figure, number: int, voice: Voice) -> str:
    """A picture; `number` is that of its caption among the printed lines."""
    caption = ""
    if figure.caption:
        inner = words(figure.caption, LAYOUT[Role.CAPTION].face, voice)
        anchor = voice.anchor(number, 1, "")
        caption = f'<figcaption class="caption"{anchor}>{inner}</figcaption>'
    return (
        f'<figure class="picture"><img src="{escape(voice.picture(figure))}" '
        f'alt="{escape(figure.alt)}" width="{figure.width}" height="{figure.height}">{caption}</figure>'
    )
