"""Where a line and column of a template or of a record's prose stand in a file.

Not reading: a prose text names its file and start in its template name.
"""

from __future__ import annotations

from functools import lru_cache

from briefgen.diagnostics import Span
from briefgen.model.fields import Scalar

_SEPARATOR = "\0"


def prose_name(text: Scalar) -> str:
    """The template name of a prose text: its file, its start, and how it was written."""
    span = text.span
    form = "block" if text.block else "plain" if text.plain else "quoted"
    cell = f"{span.sheet or ''}!{span.cell}" if span.cell else ""
    return _SEPARATOR.join((span.file, str(span.line), str(span.column), form, cell))


PACKAGED = "（自带模板）"
"""In front of the file of a packaged template: nobody is to look for it in the workspace."""


def packaged_file(name: str) -> str:
    """The file of a packaged template, as findings show it."""
    return PACKAGED + name


def is_packaged(file: str) -> bool:
    """Whether a file is a packaged template."""
    return file.startswith(PACKAGED)


def is_file(name: str) -> bool:
    """Whether a template name is that of a template file."""
    return _SEPARATOR not in name


@lru_cache(maxsize=4096)
def place_of(name: str, line: int, column: int) -> Span:
    """The place of a 1-based line and column of a template or a prose text."""
    if is_file(name):
        return Span(name if is_packaged(name) else f"templates/{name}", line, column)
    file, first_line, first_column, form, cell = name.split(_SEPARATOR)
    if cell:
        sheet, _, address = cell.partition("!")
        return Span(file, sheet=sheet, cell=address)
    start = int(first_column) + (1 if form == "quoted" else 0)
    if line == 1:
        return Span(file, int(first_line), start + column - 1)
    offset = start if form == "block" else 1
    return Span(file, int(first_line) + line - 1, offset + column - 1)
