"""Tables and pictures of the web: heads with their scope, figures under each other, a region to scroll in.

Not words: those are `inline`. Not the look: a strict policy allows no style in a page, so widths and
places are classes.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from briefgen.document.layout import MM_PT
from briefgen.document.pieces import Grid, Role
from briefgen.document.tree import Column, Figure, Words, plain
from briefgen.write.columns import FIGURE, shares
from briefgen.write.inline import Voice, words

DIGITS = ".0123456789"
FORMS = {"image/png": "png", "image/jpeg": "jpg"}


def table(grid: Grid, number: int, voice: Voice) -> str:
    """A table; `number` counts the tables of its document."""
    label = escape(plain(grid.caption) or f"表格{number}")
    caption = _caption(grid, voice)
    body = f"{caption}{_columns(grid, voice)}{_head(grid, voice)}{_body(grid, voice)}"
    wide = " wide" if grid.landscape else ""
    notes = "".join(
        f'<p class="table-note">{_words(note, Role.TABLE_NOTE, voice)}</p>' for note in grid.notes
    )
    return (
        f'<div class="grid{wide}"><div class="scroll" role="group" tabindex="0" aria-label="{label}">'
        f'<table class="cols-{min(len(grid.columns), 12)}">{body}</table></div>{notes}</div>'
    )


def _caption(grid: Grid, voice: Voice) -> str:
    if not grid.caption:
        return ""
    return f'<caption class="caption">{_words(grid.caption, Role.CAPTION, voice)}</caption>'


def _columns(grid: Grid, voice: Voice) -> str:
    layout = voice.layout
    measure = layout.type_height_mm if grid.landscape else layout.type_width_mm
    em = measure * MM_PT / layout.look(Role.TABLE_CELL).size_pt
    columns = (f'<col class="w-{round(100 * share)}">' for share in shares(grid, em))
    return f"<colgroup>{''.join(columns)}</colgroup>"


def _head(grid: Grid, voice: Voice) -> str:
    rows = (
        "".join(_head_cell(cell, column, voice) for cell, column in zip(row, grid.columns, strict=True))
        for row in grid.head
    )
    shown = "".join(f"<tr>{row}</tr>" for row in rows)
    return f"<thead>{shown}</thead>" if shown else ""


def _head_cell(cell: Words, column: Column, voice: Voice) -> str:
    """The head of a column; an empty corner heads nothing."""
    tag, scope = ("th", ' scope="col"') if plain(cell).strip() else ("td", "")
    inner = _words(cell, Role.TABLE_HEAD, voice)
    return f'<{tag}{scope} class="table-head {column.align}">{inner}</{tag}>'


def _body(grid: Grid, voice: Voice) -> str:
    headed = _names_rows(grid)
    rests = [_rests(grid, number) for number in range(len(grid.columns))]
    rows: list[str] = []
    for n, row in enumerate(grid.rows):
        cells = (
            _cell(cell, column, rests[at][n], headed and at == 0, voice)
            for at, (cell, column) in enumerate(zip(row, grid.columns, strict=True))
        )
        rows.append(f"<tr>{''.join(cells)}</tr>")
    return f"<tbody>{''.join(rows)}</tbody>"


def _cell(cell: Words, column: Column, rest: int, heads: bool, voice: Voice) -> str:
    after = f" rest-{rest}" if rest else ""
    tag, scope = ("th", ' scope="row"') if heads else ("td", "")
    inner = _words(cell, Role.TABLE_CELL, voice)
    return f'<{tag}{scope} class="table-cell {column.align}{after}">{inner}</{tag}>'


def _names_rows(grid: Grid) -> bool:
    """Whether the first column names the rows: a word of its own for each."""
    names = [plain(row[0]).strip() for row in grid.rows]
    named = all(names) and len(set(names)) == len(names)
    return bool(grid.head) and len(grid.columns) > 1 and named and grid.columns[0].align != "decimal"


def _rests(grid: Grid, number: int) -> Sequence[int]:
    """How many half characters each figure of a decimal column ends short of the longest: set flush right,
    their decimal points stand under each other. Figures of several units have no such order."""
    whole = (0,) * len(grid.rows)
    if grid.columns[number].align != "decimal":
        return whole
    found = [FIGURE.fullmatch(plain(row[number])) for row in grid.rows]
    ends = [one["rest"].lstrip(DIGITS) if one else None for one in found]
    if len(set(ends) - {None}) > 1:
        return whole
    lengths = [len(one["rest"]) if one else None for one in found]
    longest = max((length for length in lengths if length is not None), default=0)
    return [0 if length is None else longest - length for length in lengths]


def _words(content: Words, role: Role, voice: Voice) -> str:
    return words(content, voice.layout.look(role).face, voice)


def picture(figure: Figure, name: str, voice: Voice) -> str:
    """A picture that stands in a file beside the page."""
    caption = ""
    if figure.caption:
        caption = f'<figcaption class="caption">{_words(figure.caption, Role.CAPTION, voice)}</figcaption>'
    return (
        f'<figure class="picture"><img src="{escape(name)}" alt="{escape(figure.alt)}" '
        f'width="{figure.width}" height="{figure.height}">{caption}</figure>'
    )
