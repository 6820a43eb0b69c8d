"""The gate reads a PDF as a known reader does, and what that reader does not look at besides."""

from __future__ import annotations

import base64
import io
import re
import zlib
from collections import Counter

import pytest
from pdfminer.high_level import extract_text

from briefgen.publish.gate.about import About
from briefgen.publish.gate.carriers.carrier import read
from briefgen.publish.gate.opening import Budget, Opening
from briefgen.publish.gate.pdf.objects import Name, Ref, parsed, text_of
from briefgen.publish.gate.pieces import Piece
from briefgen.publish.gate.search import search
from briefgen.write.pdf import write_pdf
from form.documents import notice
from publish.gate import numbers
from publish.gate.files import PLAIN_LINE, line, sheet, text_string


def pages(content: bytes) -> list[str]:
    """The text of each page in the order of the file."""
    told = read("a.pdf", content, Opening(Budget(), read))
    found = {
        one.where.page: one.text
        for one in told
        if isinstance(one, Piece) and one.where.page and one.where.main
    }
    return [found[page] for page in sorted(found)]


def codes(content: bytes) -> list[str]:
    return [found.code for found in search([("a.pdf", content)], About())]


def stream(about: str, data: bytes) -> str:
    return f"<<{about}/Length {len(data)}>>\nstream\n{data.decode('latin-1')}\nendstream"


def test_the_characters_of_our_own_pages_are_those_that_pdfminer_reads() -> None:
    content = write_pdf(notice())
    ours, theirs = "".join(pages(content)), extract_text(io.BytesIO(content))
    assert Counter(re.sub(r"\s", "", ours)) == Counter(re.sub(r"\s", "", theirs))
    assert len(pages(content)) == theirs.count("\f")


def test_lines_cells_and_blanks_are_told_apart() -> None:
    drawn = (
        line("AB", 90, 700, "G")
        + line("CD", 107, 700, "G")
        + line("EF", 300, 700, "G")
        + line("G", 90, 680, "G")
    )
    assert pages(sheet(drawn)) == ["ABCD\tEF\nG"]


def test_a_gap_inside_a_run_is_a_blank_or_a_cell() -> None:
    assert pages(sheet("BT /G 9 Tf [(1) -50 (2) -400 (3) -2000 (4)] TJ ET")) == ["12 3\t4"]


def test_brackets_escapes_and_inline_pictures_are_read_over() -> None:
    drawn = "BI /W 1 /H 1 /BPC 8 ID (x EI\nBT /G 9 Tf (a\\(b(c\\051)\\061) Tj ET"
    assert pages(sheet(drawn)) == ["a(b(c))1"]


@pytest.mark.parametrize(
    "packed",
    [
        ("/Filter/FlateDecode", zlib.compress),
        ("/Filter/ASCIIHexDecode", lambda data: data.hex().encode() + b">"),
        ("/Filter/ASCII85Decode", lambda data: base64.a85encode(data) + b"~>"),
        ("/Filter[/ASCIIHexDecode/FlateDecode]", lambda data: zlib.compress(data).hex().encode() + b">"),
        ("/Filter/RunLengthDecode", lambda data: bytes((len(data) - 1,)) + data + b"\x80"),
        ("", lambda data: data),
    ],
    ids=lambda packed: packed[0] or "plain",
)
def test_every_filter_is_unpacked(packed: tuple[str, object]) -> None:
    about, pack = packed
    assert codes(sheet(PLAIN_LINE, stream(about, pack(f"note {numbers.mobile(1)}".encode())))) == ["BG611"]  # type: ignore[operator]


def test_rows_that_a_predictor_has_changed_are_read() -> None:
    """Predictor 12: each row is stored as its difference from the one above."""
    text = f"{numbers.mobile(1)}     ".encode() * 2
    above, rows = bytes(8), b""
    for at in range(0, len(text), 8):
        row = text[at : at + 8]
        rows += b"\x02" + bytes((a - b) & 255 for a, b in zip(row, above, strict=True))
        above = row
    about = "/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns 8>>"
    assert codes(sheet(PLAIN_LINE, stream(about, zlib.compress(rows)))) == ["BG611"]


def test_a_page_that_no_tree_leads_to_is_read() -> None:
    lost = "<</Type/Page/Contents 7 0 R/Resources<</Font<</F 5 0 R>>>>>>"
    drawn = line(numbers.mobile(1))
    assert codes(sheet(PLAIN_LINE, lost, stream("", drawn.encode()))) == ["BG611"]


def test_a_form_that_a_page_draws_is_read_with_the_fonts_of_the_page() -> None:
    form = stream("/Type/XObject/Subtype/Form/BBox[0 0 9 9]", line(numbers.mobile(1)).encode())
    assert codes(sheet(PLAIN_LINE, form)) == ["BG611"]


def test_objects_are_what_the_syntax_says() -> None:
    value, _ = parsed(b"<</A 1/B[2 0 R (x\\n(y)) <41 4>]/C/D#20E/F null/G -.5>>% end")
    assert value == {"A": 1, "B": [Ref(2), b"x\n(y)", b"A@"], "C": Name("D E"), "F": None, "G": -0.5}


@pytest.mark.parametrize(
    "value",
    [
        "\ufeff夜间".encode("utf-16-be"),
        "\ufeff夜间".encode("utf-16-le"),
        "夜间".encode("utf-8-sig"),
        "夜间".encode(),
        "夜间".encode("gbk"),
    ],
)
def test_text_strings_are_read_in_the_encodings_that_writers_use(value: bytes) -> None:
    assert text_of(value) == "夜间"


def test_text_that_stands_for_each_glyph_is_read_as_one() -> None:
    """As some writers do where a font has no table for a glyph."""
    drawn = "".join(
        f"/Span<</ActualText{text_string(digit)}>>BDC BT /G 9 Tf {90 + 4.5 * at} 700 Td (o) Tj ET EMC\n"
        for at, digit in enumerate(numbers.mobile(1))
    )
    assert codes(sheet(drawn)) == ["BG611"]


def test_figures_in_narrow_cells_are_not_put_together() -> None:
    number = numbers.mobile(1)
    drawn = line(number[:3], 90, 700, "G") + line(number[3:], 120, 700, "G")
    assert codes(sheet(drawn)) == []
