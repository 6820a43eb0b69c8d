"""Files that are damaged, locked, unknown, or endless inside are findings, and never a crash."""

from __future__ import annotations

import gzip
import io
import random
import time
import zipfile
import zlib

import pytest

from briefgen.publish.gate import opening
from briefgen.publish.gate.about import About
from briefgen.publish.gate.search import search
from publish.gate import numbers
from publish.gate.files import PLAIN_LINE, changed, packed, sheet, with_parts, word
from publish.gate.planted import PLANTED, planted

MANY = b"0" * (30 << 20)
"""30 MB that pack to 30 kB."""


def codes(name: str, content: bytes) -> list[str]:
    return sorted({found.code for found in search([(name, content)], About())})


def stream(about: str, data: bytes) -> str:
    return f"<<{about}/Length {len(data)}>>\nstream\n{data.decode('latin-1')}\nendstream"


# ---- endless inside


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.gz", gzip.compress(MANY, mtime=0)),
        ("a.zip", packed(a_txt=MANY)),
        ("a.docx", with_parts(word(), {"word/media/a.txt": MANY})),
        ("a.pdf", sheet(PLAIN_LINE, stream("/Filter/FlateDecode", zlib.compress(MANY)))),
        ("a.png", numbers.png((b"zTXt", b"Comment\0\0" + zlib.compress(MANY)))),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_unpacks_to_far_more_than_it_is_is_not_unpacked(name: str, content: bytes) -> None:
    assert codes(name, content) == ["BG631"]


def test_files_in_files_in_files_come_to_an_end() -> None:
    content = b"night"
    for _ in range(opening.MOST_DEPTH + 2):
        content = packed(a_zip=content)
    assert codes("a.zip", content) == ["BG631"]


def test_a_file_that_packs_many_parts_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "MOST_PARTS", 5)
    assert codes("a.zip", packed(**{f"a{at}_txt": b"x" for at in range(9)})) == ["BG631"]


def test_entities_of_its_own_are_refused() -> None:
    laughs = "".join(f'<!ENTITY a{at + 1} "{f"&a{at};" * 9}">' for at in range(9))
    document = f'<!DOCTYPE x [<!ENTITY a0 "ha">{laughs}]><x>&a9;</x>'
    assert "BG630" in codes("a.svg", document.encode())
    assert "BG630" in codes("a.docx", with_parts(word(), {"word/document.xml": document}))


def test_json_that_nests_without_end_is_read_as_a_text() -> None:
    assert codes("a.json", b"[" * 200_000 + numbers.mobile(1).encode()) == ["BG611"]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.txt", "1 " * 100_000),
        ("a.txt", "13800" * 40_000),
        ("a.html", "<a " * 100_000),
        ("a.html", "<!--" * 100_000),
        ("a.html", "<!--a-->" * 20_000),
        ("a.html", "<a 'b\"c>" * 50_000),
        ("a.html", "data:" * 50_000),
        ("a.txt", "(" * 200_000),
        ("a.txt", "【" * 100_000 + "待"),
        ("a.txt", "a@" * 100_000),
        ("a.csv", '"' * 100_000),
    ],
    ids=lambda value: value[:12],
)
def test_text_made_to_take_long_does_not(name: str, text: str) -> None:
    began = time.process_time()
    codes(name, text.encode())
    assert time.process_time() - began < 20  # what grows with the square takes minutes


# ---- what cannot be read


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)),
        ("a.bin", bytes(range(256))),
        ("a.rtf", b"{\\rtf1 night}"),
        ("a.pdf", b"%PDF-1.7\nnothing"),
        ("a.pdf", sheet(PLAIN_LINE).replace(b"/Root 1 0 R", b"/Root 1 0 R/Encrypt<<>>")),
        ("a.pdf", sheet(PLAIN_LINE, stream("/Filter/Unknown", b"night"))),
        ("a.pdf", sheet(PLAIN_LINE, stream("/Filter/FlateDecode", b"night"))),
        ("a.docx", word()[:3000]),
        ("a.docx", with_parts(word(), {"word/document.xml": "<w:p>"})),
        ("a.docx", with_parts(word(), {"word/vbaProject.bin": b"\xd0\xcf\x11\xe0" + bytes(64)})),
        ("a.svg", b"<svg><text>"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_cannot_be_searched_is_a_finding(name: str, content: bytes) -> None:
    assert codes(name, content) == ["BG630"]


def test_a_locked_pdf_and_a_locked_zip_are_findings() -> None:
    locked = changed(sheet(PLAIN_LINE), lambda made: made.encrypt("x", algorithm="RC4-128"))
    assert codes("a.pdf", locked) == ["BG630"]
    held = bytearray(packed(a_txt=b"x"))
    for head in (held.find(b"PK\x03\x04") + 6, held.find(b"PK\x01\x02") + 8):
        held[head] |= 1
    assert codes("a.zip", bytes(held)) == ["BG630"]


def test_what_a_package_does_not_list_is_found() -> None:
    """An entry that was taken out of the directory, but not out of the file."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as file:
        file.writestr("a.txt", "x")
        file.writestr("secret.txt", numbers.id_number(1))
        file.writestr("b.txt", "x")
        file.filelist = [info for info in file.filelist if info.filename != "secret.txt"]
    assert codes("a.zip", content.getvalue()) == ["BG610", "BG630"]


def test_text_that_a_pdf_does_not_name_is_a_finding() -> None:
    """Glyphs without a table of characters show a number that nobody could find."""
    font = "<</Type/Font/Subtype/Type0/BaseFont/A/Encoding/Identity-H/DescendantFonts[<</Subtype/CIDFontType2/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)>>>>]>>"
    page = sheet("BT /H 12 Tf 90 700 Td <00130014> Tj ET").replace(b"/G<<", b"/H " + font.encode() + b"/G<<")
    assert codes("a.pdf", page) == ["BG630"]


def test_spoiled_files_never_crash() -> None:
    """Every planted file with bytes changed, cut or doubled at random: any findings, but no exception."""
    luck = random.Random(6)
    for id in PLANTED:
        name, content = planted(id)
        if len(content) > 100_000:
            continue
        for _ in range(6):
            spoiled = bytearray(content)
            for _ in range(luck.randint(1, 12)):
                at = luck.randrange(len(spoiled))
                spoiled[at : at + luck.randint(0, 3)] = bytes((luck.randrange(256),)) * luck.randint(0, 3)
            cut = spoiled[: luck.randint(1, max(len(spoiled), 1))]
            for one in (bytes(spoiled), bytes(cut)):
                list(search([(name, one)], About()))
