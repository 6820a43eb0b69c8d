"""What makes the engine quick changes no page: the same streams, words, outlines and pixels without it."""

from __future__ import annotations

import base64
import io
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pypdf
import pypdfium2
import pytest
from fontTools.cffLib import CFFFontSet
from fontTools.ttLib import TTFont
from PIL import Image, ImageChops

TESTS = Path(__file__).parents[2]
ROOM = ("alike", "drawing", "embedding", "measuring", "packing", "setting")
SCRIPT = """
import base64, sys
from briefgen.write import engine
from briefgen.write.engine import alike, drawing, embedding, measuring, packing, setting
for name in sys.argv[1:]:
    vars(engine)[name].install = lambda *modules: None
from briefgen.write.pdf import write_pdf
from write import documents, test_pdf_body
for one in (*documents.ALL, documents.long_document(4), test_pdf_body.document(test_pdf_body.mixed(2))):
    print(base64.b64encode(write_pdf(one)).decode())
"""


@cache
def written(*left_out: str) -> tuple[bytes, ...]:
    """The sample documents as PDF, made in a new process whose engine does without these."""
    environment = {**os.environ, "PYTHONPATH": str(TESTS)}
    command = [sys.executable, "-c", SCRIPT, *left_out]
    run = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    return tuple(base64.b64decode(line) for line in run.stdout.splitlines())


def readers(*left_out: str) -> list[pypdf.PdfReader]:
    return [pypdf.PdfReader(io.BytesIO(content)) for content in written(*left_out)]


def drawn(reader: pypdf.PdfReader) -> list[bytes]:
    """What is drawn on each page."""
    return [page.get_contents().get_data() for page in reader.pages]  # type: ignore[union-attr]


def pictures(content: bytes) -> Iterator[Image.Image]:
    file = pypdfium2.PdfDocument(content)
    for number in range(len(file)):
        yield file[number].render(scale=1).to_pil().convert("L")


def test_the_same_is_drawn_without_all_of_it() -> None:
    for quick, plain in zip(readers(), readers(*ROOM), strict=True):
        assert drawn(quick) == drawn(plain)


@pytest.mark.slow
@pytest.mark.parametrize("left_out", ROOM)
def test_the_same_is_drawn_without_a_part_of_it(left_out: str) -> None:
    for quick, plain in zip(readers(), readers(left_out), strict=True):
        assert drawn(quick) == drawn(plain)


def test_the_words_are_the_same_without_all_of_it() -> None:
    for quick, plain in zip(readers(), readers(*ROOM), strict=True):
        assert [page.extract_text() for page in quick.pages] == [page.extract_text() for page in plain.pages]


def test_the_pixels_are_the_same_but_for_fonts() -> None:
    """PDFium fits fonts to pixels by their container, though they have no hints: see the next test for them."""
    for quick, plain in zip(written("embedding"), written(*ROOM), strict=True):
        for one, other in zip(pictures(quick), pictures(plain), strict=True):
            assert ImageChops.difference(one, other).getbbox() is None


def test_the_pixels_are_the_same_in_a_renderer_that_fits_no_font(tmp_path: Path) -> None:
    program = shutil.which("pdftoppm")
    if program is None:
        pytest.skip("pdftoppm (poppler-utils) is not on this machine")
    pages: list[list[bytes]] = []
    for name, contents in (("quick", written()), ("plain", written(*ROOM))):
        for number, content in enumerate(contents):
            file = tmp_path / f"{name}-{number}.pdf"
            file.write_bytes(content)
            subprocess.run([program, "-r", "72", "-gray", file, file.with_suffix("")], check=True)
        pages.append([file.read_bytes() for file in sorted(tmp_path.glob(f"{name}-*.pgm"))])
    assert len(pages[0]) > len(written())
    assert pages[0] == pages[1]


def test_every_outline_is_that_of_the_engine() -> None:
    kinds = set()
    for quick, plain in zip(readers(), readers(*ROOM), strict=True):
        ours, theirs = fonts(quick), fonts(plain)
        assert ours.keys() == theirs.keys()
        for name, (subtype, glyphs) in ours.items():
            kinds.add(subtype)
            held = theirs[name][1]
            printed = {
                cid: outline for cid, outline in glyphs.items() if cid
            }  # 0 is the box that none prints
            assert printed
            assert all(held[cid] == outline for cid, outline in printed.items()), name
    assert "/CIDFontType0C" in kinds


def fonts(reader: pypdf.PdfReader) -> dict[str, tuple[str, dict[int, list[Any]]]]:
    """By name each font's kind, and its outlines by the number that the page draws them by."""
    found = {}
    for reference in reader.pages[0]["/Resources"]["/Font"].values():  # type: ignore[index]
        font = reference.get_object()
        descendant = font["/DescendantFonts"][0].get_object()
        file = descendant["/FontDescriptor"]["/FontFile3"]
        found[font["/BaseFont"]] = file["/Subtype"], outlines(file.get_data())
    return found


def outlines(content: bytes) -> dict[int, list[Any]]:
    if content[:4] == b"OTTO":
        font = TTFont(io.BytesIO(content))
        top, numbers = font["CFF "].cff.topDictIndex[0], range(font["maxp"].numGlyphs)
    else:
        bare = CFFFontSet()
        bare.decompile(io.BytesIO(content), None)
        top = bare.topDictIndex[0]
        numbers = [int(name.removeprefix("cid")) if name != ".notdef" else 0 for name in top.charset]
    found = {}
    for place, number in enumerate(numbers):
        outline = top.CharStrings.charStringsIndex[place]
        outline.decompile()
        found[number] = outline.program
    return found
