"""docxtpl beside our DOCX writer: the same words into a Word file.

Not a judgement of docxtpl: its template has one plain run a paragraph and none of our layout, which
favours it.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from itertools import count
from typing import Any

import docx
from docxtpl import DocxTemplate
from measure import Pairs, paired
from rows import Section, against, page, table
from stages import ROOT, SAMPLES, document

from briefgen.config import Config
from briefgen.document.flow import flow
from briefgen.document.pieces import Grid
from briefgen.document.texts import lines_of
from briefgen.document.tree import Document, Text, Value, plain
from briefgen.load.workspace import load_workspace
from briefgen.write.docx import write_docx

FIRST_HAN = 0x4E00
PAIRS, GOAL = 15, 0.35
HOW = f"""\
The same words into a Word file, {PAIRS} interleaved pairs; the text differs in every run, so that nothing
is cached. docxtpl fills a template of one plain run a paragraph, which it opens again for every document;
ours writes faces, sizes, spacing, headings and the imprint as well."""


def measured() -> Section:
    """Every sample of the stages; the first of them stands in the table of targets."""
    workspace, _ = load_workspace(ROOT)
    found = {id: pairs(document(workspace, Config(), id)) for id in SAMPLES}
    first = against("DOCX, same text, against docxtpl", "docxtpl", found[SAMPLES[0]], GOAL)
    return Section("DOCX beside docxtpl", HOW, (first,), tuple(_all(found)))


def _all(found: dict[str, Pairs]) -> Iterator[str]:
    rows = ((id, one.ours.text(1), one.theirs.text(1), one.ratio.text(2)) for id, one in found.items())
    yield from table(("sample", "ours, ms", "docxtpl, ms", "ratio"), rows)


def pairs(document: Document) -> Pairs:
    """Ours and docxtpl; no two runs have the same text, so nothing that one leaves behind helps the next."""
    template = _template(document)
    texts = [changed(document, chr(FIRST_HAN + number)) for number in range(PAIRS + 2)]
    words = [_words(text) for text in texts]
    for number in (0, 1):
        if _said(write_docx(texts[number])) != _said(_rendered(template, words[number])):
            raise RuntimeError(f"{document.id}: the two Word files do not say the same, times prove nothing")
    return paired(
        lambda number: write_docx(texts[number]), lambda number: _rendered(template, words[number]), PAIRS
    )


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


def changed(value: Any, mark: str) -> Any:
    """The same tree with a character more in every text."""
    if isinstance(value, Text | Value):
        return replace(value, text=value.text + mark)
    if isinstance(value, tuple):
        return tuple(changed(one, mark) for one in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **dict(_changed_fields(value, mark)))
    return value


def _changed_fields(value: Any, mark: str) -> Iterator[tuple[str, Any]]:
    for field in fields(value):
        yield field.name, changed(getattr(value, field.name), mark)


if __name__ == "__main__":
    print("\n".join(page(measured())))
