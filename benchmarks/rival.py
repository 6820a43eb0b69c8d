"""docxtpl beside our DOCX writer: the same words into a Word file, in interleaved pairs.

Not a judgement of docxtpl: its template has one plain run a paragraph and none of our layout, which
favours it.
"""

from __future__ import annotations

import io
import re
import sys
import zipfile
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from itertools import count
from typing import Any

import docx
from docxtpl import DocxTemplate
from measure import Spread, ratios, timed

from briefgen.document.flow import flow
from briefgen.document.pieces import Grid
from briefgen.document.texts import lines_of
from briefgen.document.tree import Document, Text, Value, plain
from briefgen.write.docx import write_docx

FIRST_HAN = 0x4E00


def pairs(document: Document, wanted: int) -> tuple[Spread, Spread, Spread]:
    """Milliseconds of ours and of docxtpl, and our time over theirs. No two runs have the same text, so
    nothing that a run leaves behind helps the next; who begins a pair changes from pair to pair."""
    template = _template(document)
    ours: list[float] = []
    theirs: list[float] = []
    for number in range(wanted + 2):
        changed = _changed(document, chr(FIRST_HAN + number))
        words = _words(changed)
        if number % 2:
            (mine, file), (other, rival) = _ours(changed), _theirs(template, words)
        else:
            (other, rival), (mine, file) = _theirs(template, words), _ours(changed)
        if _said(file) != _said(rival):
            sys.exit(f"{document.id}: the two Word files do not say the same, their times prove nothing")
        if number >= 2:  # one pair of each order warms up
            ours.append(mine)
            theirs.append(other)
    return Spread(tuple(ours)), Spread(tuple(theirs)), ratios(ours, theirs)


def _ours(document: Document) -> tuple[float, bytes]:
    return timed(lambda: write_docx(document))


def _theirs(template: bytes, words: dict[str, Any]) -> tuple[float, bytes]:
    return timed(lambda: _rendered(template, words))


def _rendered(template: bytes, words: dict[str, Any]) -> bytes:
    """One document the way docxtpl is used: open the template, fill it in, save."""
    file = DocxTemplate(io.BytesIO(template))
    file.render(words, autoescape=True)
    stream = io.BytesIO()
    file.save(stream)
    return stream.getvalue()


def _template(document: Document) -> bytes:
    """A Word file with a placeholder for every paragraph and every cell of the document."""
    file = docx.Document()
    places = count()
    for piece in flow(document):
        if not isinstance(piece, Grid):
            for _ in lines_of(piece):
                file.add_paragraph(_place(places))
            continue
        file.add_paragraph(_place(places))  # the caption
        rows = (*piece.head, *piece.rows)
        for table_row in file.add_table(len(rows), len(piece.columns)).rows:
            for cell in table_row.cells:
                cell.text = _place(places)
        for _ in piece.notes:
            file.add_paragraph(_place(places))
    stream = io.BytesIO()
    file.save(stream)
    return stream.getvalue()


def _place(places: Iterator[int]) -> str:
    return f"{{{{ lines[{next(places)}] }}}}"


def _words(document: Document) -> dict[str, Any]:
    return {"lines": [plain(words) for piece in flow(document) for words, _ in lines_of(piece)]}


def _said(file: bytes) -> str:
    """The words of a Word file, without white space."""
    with zipfile.ZipFile(io.BytesIO(file)) as package:
        story = package.read("word/document.xml").decode()
    return re.sub(r"\s", "", "".join(re.findall(r"<w:t(?: [^>]*)?>([^<]*)</w:t>", story)))


def _changed(value: Any, mark: str) -> Any:
    """The same tree with a character more in every text."""
    if isinstance(value, Text | Value):
        return replace(value, text=value.text + mark)
    if isinstance(value, tuple):
        return tuple(_changed(one, mark) for one in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **dict(_changed_fields(value, mark)))
    return value


def _changed_fields(value: Any, mark: str) -> Iterator[tuple[str, Any]]:
    for field in fields(value):
        yield field.name, _changed(getattr(value, field.name), mark)
