"""The door to PDF files: what is read of them, and files that are broken, locked, empty or hostile."""

from __future__ import annotations

import io
import zlib

import pytest
from pypdf import PdfWriter

from briefgen.form.faults import Unmeasurable
from briefgen.form.pdf_device import read
from briefgen.form.pdf_fonts import glyphs_of
from form import pages


def raw(content: str, resources: str = "", box: str = "0 0 595.28 841.89", extra: str = "") -> bytes:
    """A PDF of one page, written by hand, whose table of objects is to be rebuilt by the reader."""
    stream = content.encode("latin-1")
    return (
        b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        + f"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[{box}]/Contents 4 0 R{extra}".encode()
        + f"/Resources<<{resources}>>>>endobj\n4 0 obj<</Length {len(stream)}>>stream\n".encode()
        + stream
        + b"\nendstream endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
    )


def blank() -> bytes:
    """A PDF of one empty page."""
    made = PdfWriter()
    made.add_blank_page(595.28, 841.89)
    return pages.written(made)


FONT = "/Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>"


def test_a_glyph_has_its_place_size_colour_and_face() -> None:
    paper = read(raw("BT /F1 16 Tf 1 0 0 rg 72 720 Td (A) Tj ET", FONT))
    (glyph,) = paper.sheets[0].glyphs
    assert (glyph.text, glyph.face, glyph.size, glyph.colour) == ("A", "Helvetica", 16, "red")
    assert round(glyph.x0, 2) == 25.4
    assert round(glyph.y, 2) == round((841.89 - 720) / 72 * 25.4, 2)
    assert (round(paper.sheets[0].width), round(paper.sheets[0].height)) == (210, 297)


@pytest.mark.parametrize(
    ("operators", "colour"),
    [
        ("0 g", "black"),
        ("0 0 0 1 k", "black"),
        ("0 0.8 0.8 0 k", "red"),
        ("0.75 0 0 rg", "red"),
        ("0.9 0.5 0 rg", "#e68000"),
        ("1 1 1 rg", "white"),
        ("0 0 1 rg", "#0000ff"),
    ],
)
def test_colours_have_names(operators: str, colour: str) -> None:
    paper = read(raw(f"{operators} BT /F1 16 Tf 72 720 Td (A) Tj ET", FONT))
    assert paper.sheets[0].glyphs[0].colour == colour


def test_strokes_and_thin_boxes_are_rules_with_their_thickness() -> None:
    paper = read(raw("1 0 0 RG 1.2 w 79.37 500 m 521.57 500 l S 0 g 100 400 200 1 re f"))
    line, box = sorted(paper.sheets[0].strokes, key=lambda stroke: stroke.y)
    assert (line.colour, round(line.length, 1), round(line.thick, 2)) == ("red", 156.0, 0.42)
    assert (box.colour, round(box.length, 1), round(box.thick, 2)) == ("black", 70.6, 0.35)


def test_a_frame_is_four_rules_and_white_is_none() -> None:
    frame = "0 g 100 400 200 50 re 101 401 198 48 re f* 1 1 1 rg 0 0 100 1 re f"
    strokes = read(raw(frame)).sheets[0].strokes
    assert sorted(round(stroke.length) for stroke in strokes) == [18, 18, 71, 71]


def test_a_cropped_page_is_measured_from_its_visible_corner() -> None:
    drawn = "BT /F1 16 Tf 172 720 Td (A) Tj ET"
    paper = read(raw(drawn, FONT, box="0 0 800 1000", extra="/CropBox[100 100 695.28 941.89]"))
    assert round(paper.sheets[0].width) == 210
    assert round(paper.sheets[0].glyphs[0].x0, 1) == 25.4


def test_text_that_no_one_sees_is_not_read() -> None:
    assert read(raw("BT /F1 16 Tf 3 Tr 72 720 Td (A) Tj ET", FONT)).sheets[0].glyphs == ()


def test_turned_text_is_counted_and_not_measured() -> None:
    sheet = read(raw("BT /F1 16 Tf 0 1 -1 0 72 720 Tm (AB) Tj ET", FONT)).sheets[0]
    assert (sheet.glyphs, sheet.turned) == ((), 2)


def test_a_code_table_inside_the_file_is_read() -> None:
    table = b"2 begincidchar\n<0012> 18\n<005f> 0\nendcidchar\n1 begincidrange\n<0100> <0102> 7\nendcidrange"
    assert glyphs_of(table) == {0x12: 18, 0x5F: 0, 0x100: 7, 0x101: 8, 0x102: 9}


def test_a_locked_file_is_told() -> None:
    locked = pages.locked(blank(), "geheim")
    with pytest.raises(Unmeasurable) as told:
        read(locked)
    assert told.value.zh == "有打开密码"


def test_a_file_that_only_its_owner_may_change_is_read() -> None:
    made = PdfWriter(clone_from=io.BytesIO(blank()))
    made.encrypt("", "geheim", algorithm="RC4-128")
    assert len(read(pages.written(made)).sheets) == 1


def test_a_file_without_pages_is_told() -> None:
    with pytest.raises(Unmeasurable, match="no pages"):
        read(
            b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
        )


@pytest.mark.parametrize(
    "content",
    [
        b"%PDF-1.7\n",
        b"%PDF-1.7\n" + b"\xff" * 5000,
        b"%PDF-1.4\ntrailer<</Root 1 0 R>>\nstartxref\n99999999\n%%EOF",
        b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 1 0 R>>endobj\ntrailer<</Root 1 0 R>>",
        b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[2 0 R]/Count 1>>endobj\ntrailer<</Root 1 0 R>>",
    ],
)
def test_a_damaged_file_is_told_and_no_traceback(content: bytes) -> None:
    with pytest.raises(Unmeasurable):
        read(content)


@pytest.mark.parametrize(
    "drawn",
    [
        "BT /F9 16 Tf 72 720 Td (A) Tj ET",
        "q q q Q Q Q Q Q Q 1 0 0",
        "BT ET ET 1 2 3 4 5 6 Tm [(A) (B) -100] TJ",
        "1 0 0 rg 0 0 0 0 re f 1e30 w 0 0 m 1e30 1e30 l S",
        "/X Do /Y gs (no end",
        "BT /F1 0 Tf 72 720 Td (A) Tj /F1 -16 Tf (B) Tj ET",
    ],
)
def test_odd_drawing_is_no_fault_of_the_reader(drawn: str) -> None:
    try:
        assert len(read(raw(drawn, FONT)).sheets) == 1
    except Unmeasurable as told:
        assert "损坏" in told.zh


def test_a_stream_that_is_cut_is_read_as_far_as_it_goes() -> None:
    packed = zlib.compress(b"BT /F1 16 Tf 72 720 Td (A) Tj ET " + b"0 g " * 1000)[:-20]
    stream = packed.decode("latin-1")
    content = raw(stream, FONT).replace(b"4 0 obj<</Length", b"4 0 obj<</Filter/FlateDecode/Length")
    try:
        assert len(read(content).sheets) == 1
    except Unmeasurable as told:
        assert "损坏" in told.zh
