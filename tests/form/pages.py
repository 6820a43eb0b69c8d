"""PDFs with planted faults: our own writer with other styles or another layout, and finished files changed."""

from __future__ import annotations

import io
from dataclasses import replace
from unittest.mock import patch

from pypdf import PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

from briefgen.document.layout import STANDARD, Layout, Look
from briefgen.document.pieces import Role
from briefgen.document.tree import Document
from briefgen.write import pdf as writer

MM = 72 / 25.4


def pdf(document: Document, css: str = "", layout: Layout = STANDARD) -> bytes:
    """A document as PDF in a layout, with styles that come after those of the writer. Roles are classes:
    `.body{text-indent:0}`, `.title{font-size:20pt}`, `.mark`, `.head-rule`, `.imprint`, `.heading-1` ..."""
    sheet = writer._sheet
    with patch.object(writer, "_sheet", lambda *given: sheet(*given) + css):
        return writer.write_pdf(replace(document, layout=layout))


def looking(role: Role, **changes: object) -> Layout:
    """The standard's layout with one look changed: `looking(Role.HEADING_1, face="kai")`."""
    look: Look = replace(STANDARD.look(role), **changes)  # type: ignore[arg-type]
    return replace(STANDARD, looks={**STANDARD.looks, role: look})


def shifted(content: bytes, right_mm: float = 0, down_mm: float = 0, scale: float = 1) -> bytes:
    """A PDF with everything on its pages moved, and larger or smaller."""
    return redrawn(content, f"{scale} 0 0 {scale} {right_mm * MM:.3f} {-down_mm * MM:.3f} cm")


def redrawn(content: bytes, operators: str, after: str = "", page: int | None = None) -> bytes:
    """A PDF with operators put before and after what its pages draw: `after="1 0 0 rg 50 50 100 1 re f"`;
    on one page only (from 1) if one is named."""
    made = PdfWriter(clone_from=io.BytesIO(content))
    for number, sheet in enumerate(made.pages, 1):
        if page in (None, number):
            drawn = sheet.get_contents()
            stream = DecodedStreamObject()
            inside = drawn.get_data() if drawn is not None else b""
            stream.set_data(b"q " + operators.encode() + b"\n" + inside + b"\nQ " + after.encode())
            sheet[NameObject("/Contents")] = made._add_object(stream)
    return written(made)


def edited(content: bytes, old: bytes, new: bytes) -> bytes:
    """A PDF with the operators of its pages changed, wherever they stand."""
    made = PdfWriter(clone_from=io.BytesIO(content))
    for sheet in made.pages:
        drawn = sheet.get_contents()
        assert drawn is not None
        stream = DecodedStreamObject()
        stream.set_data(drawn.get_data().replace(old, new))
        sheet[NameObject("/Contents")] = made._add_object(stream)
    return written(made)


def without_fonts(content: bytes, key: str = "FontFile3") -> bytes:
    """A PDF with its fonts not embedded, or (`key="ToUnicode"`) without tables of characters."""
    made = PdfWriter(clone_from=io.BytesIO(content))
    for found in made._objects:
        if isinstance(found, DictionaryObject) and f"/{key}" in found:
            del found[f"/{key}"]
    return written(made)


def sized(content: bytes, width_mm: float, height_mm: float) -> bytes:
    """A PDF with other paper under the same drawing."""
    made = PdfWriter(clone_from=io.BytesIO(content))
    for sheet in made.pages:
        for box in (sheet.mediabox, sheet.cropbox, sheet.trimbox, sheet.bleedbox, sheet.artbox):
            box.lower_left = (0, 297 * MM - height_mm * MM)
            box.upper_right = (width_mm * MM, 297 * MM)
    return written(made)


def locked(content: bytes, password: str) -> bytes:
    """A PDF that opens with a password only."""
    made = PdfWriter(clone_from=io.BytesIO(content))
    made.encrypt(password, algorithm="RC4-128")
    return written(made)


def written(made: PdfWriter) -> bytes:
    """The bytes of a changed PDF."""
    stream = io.BytesIO()
    made.write(stream)
    return stream.getvalue()
