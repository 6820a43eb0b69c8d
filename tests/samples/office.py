"""DOCX files as LibreOffice prints them, and what both it and the PDF say on their pages.

Not a test: those are `test_engines`.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path

import pdfplumber
import pytest

from briefgen import fonts
from samples.extraction import squeezed

MM = 72 / 25.4
TOP_MM, BOTTOM_MM = 37, 262.5
"""The type area from the upper edge of the paper."""
TURNED_LEFT_MM = 34
"""On a sheet that lies across, the page number stands left of this."""
CHART_PT = 10.5
"""The words inside a chart, which LibreOffice draws: in the PDF they are outlines."""
LEADERS = re.compile(r"[…·]{3,}\d+")
"""The dots of a contents list and the page that they lead to."""
GOES_ON = re.compile(r"^续表[\d.—-]*?(?=\D)")


def required(program: str) -> str:
    """The program; without it the test is skipped with its reason, in CI it fails."""
    found = shutil.which(program)
    if found is None:
        if os.environ.get("CI"):
            pytest.fail(f"{program} is missing; scripts/setup.sh test installs it")
        pytest.skip(f"{program} is not on this machine; scripts/setup.sh test installs it")
    return found


def printed(files: Iterable[Path], folder: Path) -> Path:
    """Prints DOCX files to PDF in one call of LibreOffice, with the pinned fonts under the office names."""
    profile = (folder / "profile").as_uri()
    subprocess.run(
        [
            *(required("soffice"), f"-env:UserInstallation={profile}", "--headless"),
            *("--convert-to", "pdf", "--outdir", str(folder), *map(str, files)),
        ],
        env={**os.environ, "FONTCONFIG_FILE": str(fonts.folder() / "fonts.conf")},
        capture_output=True,
        timeout=110,
        check=True,
    )
    return folder


def words(file: Path, heads: frozenset[str]) -> str:
    """The words of a PDF in their order, page by page, without page numbers, those of a contents list with
    their dots, and the heads that tables repeat on a further page."""
    said = ""
    with pdfplumber.open(file) as pdf:
        for page in pdf.pages:
            text = squeezed("".join(_in_order(page)))
            body = GOES_ON.sub("", text, count=1)
            repeated = next((head for head in heads if body.startswith(head) and head in said), "")
            said += LEADERS.sub("", body.removeprefix(repeated) if repeated else text)
    return said


def _in_order(page: pdfplumber.page.Page) -> Iterator[str]:
    """What stands on a page: first the mark of a letter, which is above the type area and, in a text box,
    the last in the file."""
    chars = [
        char
        for char in page.chars
        if not _is_number(char, turned=page.width > page.height) and abs(char["size"] - CHART_PT) > 0.3
    ]
    for above in (True, False):
        yield from (
            c["text"] for c in chars if (c["top"] < TOP_MM * MM and page.width < page.height) == above
        )


def _is_number(char: dict[str, float], turned: bool) -> bool:
    """Whether a character belongs to the page number."""
    return char["x0"] < TURNED_LEFT_MM * MM if turned else char["bottom"] > (BOTTOM_MM + 1) * MM
