"""Real files to hide things in: DOCX by python-docx, XLSX by openpyxl, PDF by hand and by pypdf, pictures by Pillow.

Not what is hidden in them.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping

import docx
import openpyxl
from PIL import Image
from pypdf import PdfReader, PdfWriter

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def word(*paragraphs: str, change: Callable[[docx.document.Document], object] | None = None) -> bytes:
    """A DOCX of plain paragraphs, and what `change` does to it."""
    document = docx.Document()
    document.core_properties.author = "清河市图书馆"
    for paragraph in paragraphs or ("夜间开放时间延长到22时。",):
        document.add_paragraph(paragraph)
    if change is not None:
        change(document)
    content = io.BytesIO()
    document.save(content)
    return content.getvalue()


def with_parts(content: bytes, parts: Mapping[str, bytes | str]) -> bytes:
    """A package with some parts added or replaced."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name not in parts:
                new.writestr(name, old.read(name))
        for name, part in parts.items():
            new.writestr(name, part)
    return made.getvalue()


def part_of(content: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        return file.read(name).decode()


def runs(*texts: str, marked: str = "") -> str:
    """A paragraph of Word XML whose text is split over runs; `marked` stands in the properties of each."""
    made = "".join(
        f'<w:r><w:rPr><w:b/>{marked}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>' for text in texts
    )
    return f"<w:p>{made}</w:p>"


def word_of(body: str) -> bytes:
    """A DOCX with this Word XML as its text."""
    plain = word()
    document = part_of(plain, "word/document.xml")
    start, end = document.index("<w:body>") + 8, document.index("<w:sectPr")
    return with_parts(plain, {"word/document.xml": document[:start] + body + document[end:]})


def workbook(*rows: tuple[object, ...]) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def packed(**files: bytes) -> bytes:
    """A ZIP file; `_` in a name stands for its dot."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as file:
        for name, inside in files.items():
            file.writestr(name.replace("_", "."), inside)
    return content.getvalue()


def sheet(drawn: str, *objects: str) -> bytes:
    """A PDF of one page by hand: `drawn` are its operators, `objects` follow from number 6 on. Font F is a
    Chinese one with codes of UTF-16 (`code` writes them), G is Helvetica."""
    drawing = drawn.encode("latin-1")
    bodies = [
        b"<</Type/Catalog/Pages 2 0 R/Extra[6 0 R]>>" if objects else b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R"
        b"/G<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>>>>>>>",
        b"<</Length %d>>\nstream\n%s\nendstream" % (len(drawing), drawing),
        b"<</Type/Font/Subtype/Type0/BaseFont/STSong/Encoding/UniGB-UTF16-H/DescendantFonts[<</Type/Font"
        b"/Subtype/CIDFontType0/BaseFont/STSong/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>/DW 1000>>]>>",
        *(one.encode("latin-1") for one in objects),
    ]
    content, places = b"%PDF-1.7\n", []
    for number, body in enumerate(bodies, 1):
        places.append(len(content))
        content += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n"
    return content + end % (len(bodies) + 1, table, len(bodies) + 1, len(content))


def code(text: str) -> str:
    """A string of the Chinese font, or a text string of an object, in hexadecimal."""
    return f"<{text.encode('utf-16-be').hex()}>"


def text_string(text: str) -> str:
    return f"<feff{text.encode('utf-16-be').hex()}>"


def line(text: str, x: float = 90, y: float = 700, font: str = "F") -> str:
    """The operators that show a line of text."""
    shown = code(text) if font == "F" else f"({text})"
    return f"BT /{font} 16 Tf {x} {y} Td {shown} Tj ET\n"


PLAIN_LINE = line("夜间开放时间延长到22时。")


def changed(content: bytes, change: Callable[[PdfWriter], object]) -> bytes:
    """A PDF that pypdf has done something to, written anew."""
    made = PdfWriter(clone_from=io.BytesIO(content))
    change(made)
    written = io.BytesIO()
    made.write(written)
    return written.getvalue()


def added(content: bytes, change: Callable[[PdfWriter], object]) -> bytes:
    """A PDF with a later version behind the first."""
    made = PdfWriter(PdfReader(io.BytesIO(content)), incremental=True)
    change(made)
    written = io.BytesIO()
    made.write(written)
    return written.getvalue()


def jpeg(**options: object) -> bytes:
    content = io.BytesIO()
    Image.new("RGB", (2, 2)).save(content, "JPEG", **options)
    return content.getvalue()
