"""How the samples look from afar: every page in small, as grey pictures on one sheet a document.

Not a test, and no judge of words: a page is so small that one character is a speck. Run as a program after
a build it writes the sheets anew: view what has changed before it is committed.
"""

from __future__ import annotations

from pathlib import Path

import pypdfium2
from PIL import Image, ImageChops, ImageFilter

LOOKS = Path(__file__).with_name("looks")
"""The sheets that a person has looked at and found good; `make looks` writes them."""
SEEN = (
    "jx-bulletin-2019-01",
    "guizhou-follow-up",
    "kaizhou-survey",
    "relocation-report",
    "guangfeng-rules",
    "yunling-articles",
    "yl-notice",
    "yl-report",
    "yl-letter",
    "yl-order",
    "yl-minutes",
    "relocation-progress",
    "yl-joint",
    "gf-organs",
)
"""One of each kind and format."""
DPI = 20
ACROSS = 8
PAPER = 255
BLUR_PX = 2
"""A character that moves by its own width is still the same grey."""


def sheet(pdf: Path) -> Image.Image:
    """All pages of a PDF in small, from left to right, eight in a row."""
    pages = _pages(pdf)
    width, height = max(p.width for p in pages), max(p.height for p in pages)
    rows = -(-len(pages) // ACROSS)
    whole = Image.new("L", (min(len(pages), ACROSS) * width, rows * height), PAPER)
    for number, page in enumerate(pages):
        row, column = divmod(number, ACROSS)
        whole.paste(page, (column * width, row * height))
    return whole


def _pages(pdf: Path) -> list[Image.Image]:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [page.render(scale=DPI / 72, grayscale=True).to_pil().convert("L") for page in document]
    finally:
        document.close()


def distance(seen: Image.Image, made: Image.Image) -> int:
    """How far the greys of two sheets of one size lie apart where they differ most, 0 to 255."""
    blurred = (image.filter(ImageFilter.BoxBlur(BLUR_PX)) for image in (seen, made))
    most = ImageChops.difference(*blurred).getextrema()[1]
    assert isinstance(most, int)
    return most


def write(output: Path) -> None:
    """Writes the sheets of the documents in an output folder."""
    LOOKS.mkdir(exist_ok=True)
    for id in SEEN:
        sheet(output / id / f"{id}.pdf").save(LOOKS / f"{id}.png", optimize=True)


if __name__ == "__main__":
    write(Path(__file__).parents[2] / "output")
