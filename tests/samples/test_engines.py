"""What other programs make of the samples: veraPDF of every PDF, LibreOffice of the DOCX files."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pdfplumber
import pytest

from briefgen import fonts
from samples.builds import ROOT

MAIN = (
    "jx-bulletin-2019-01",
    "guizhou-follow-up",
    "relocation-report",
    "kaizhou-survey",
    "guangfeng-rules",
    "yl-notice",
)
LEADERS = re.compile(r"·[·\s]*\d+")
"""Leaders and page numbers of a contents list."""
PAGE_NUMBER = re.compile(r"—\s*\d+\s*—")


def required(program: str) -> str:
    """The program; without it the test is skipped with its reason, in CI it fails."""
    found = shutil.which(program)
    if found is None:
        if os.environ.get("CI"):
            pytest.fail(f"{program} is missing; scripts/setup.sh test installs it")
        pytest.skip(f"{program} is not on this machine; scripts/setup.sh test installs it")
    return found


def test_every_pdf_is_archivable_and_accessible(built: Path) -> None:
    required("java")
    files = sorted(built.glob("*/*.pdf"))
    assert len(files) >= 42
    driver = ROOT / "scripts" / "verapdf" / "run"
    run = subprocess.run(
        [str(driver), "3a,ua1", *map(str, files)], capture_output=True, text=True, timeout=110, check=False
    )
    failed = [line for line in run.stdout.splitlines() if "FAIL" in line or "ERROR" in line]
    assert (run.returncode, failed) == (0, []), run.stdout[-2000:] + run.stderr[-2000:]


@pytest.fixture(scope="module")
def printed(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The main DOCX files as LibreOffice prints them, with the pinned fonts under the office names."""
    folder = tmp_path_factory.mktemp("printed")
    files = [str(built / id / f"{id}.docx") for id in MAIN]
    profile = (folder / "profile").as_uri()
    subprocess.run(
        [
            *(required("soffice"), f"-env:UserInstallation={profile}", "--headless"),
            *("--convert-to", "pdf", "--outdir", str(folder), *files),
        ],
        env={**os.environ, "FONTCONFIG_FILE": str(fonts.folder() / "fonts.conf")},
        capture_output=True,
        timeout=110,
        check=True,
    )
    return folder


@pytest.mark.parametrize("id", MAIN)
def test_libreoffice_loses_no_character_of_a_docx(id: str, built: Path, printed: Path) -> None:
    with pdfplumber.open(printed / f"{id}.pdf") as pdf:
        text = "\n".join(page.extract_text() or "" for page in pdf.pages)
    ours = Counter("".join((built / id / f"{id}.txt").read_text(encoding="utf-8").split()))
    theirs = Counter("".join(LEADERS.sub("", PAGE_NUMBER.sub("", text)).split()))
    assert ours - theirs == Counter(), "lost"
    assert set(theirs - ours) <= set("序号工作任务责任单位完成时限"), "table heads repeat on a new page"


LINES = 22
BODY_PT = 16
LEFT_PT = 28 * 72 / 25.4
FOOTER_MM = 263.5
"""Base lines below this one are page numbers."""


def body_lines(page: pdfplumber.page.Page) -> tuple[int, bool, bool]:
    """The lines of a page, whether nothing but lines of body type stands on it, and whether it begins
    with the rest of a paragraph."""
    chars = [c for c in page.chars if c["bottom"] < FOOTER_MM * 72 / 25.4 and not c["text"].isspace()]
    only = not page.rects and not page.lines and all(abs(c["size"] - BODY_PT) < 0.6 for c in chars)
    rows = {round(c["bottom"] / 9) for c in chars}
    rest = bool(chars) and min(c["x0"] for c in chars if round(c["bottom"] / 9) == min(rows)) < LEFT_PT + 5
    return len(rows), only, rest


@pytest.mark.parametrize("id", MAIN)
def test_libreoffice_sets_as_many_pages_as_the_pdf_has(id: str, built: Path, printed: Path) -> None:
    with pdfplumber.open(built / id / f"{id}.pdf") as ours, pdfplumber.open(printed / f"{id}.pdf") as theirs:
        assert abs(len(ours.pages) - len(theirs.pages)) <= 1


@pytest.mark.parametrize("id", MAIN)
def test_libreoffice_sets_22_lines_on_a_page_full_of_body_text(id: str, printed: Path) -> None:
    with pdfplumber.open(printed / f"{id}.pdf") as pdf:
        counted = [body_lines(page) for page in pdf.pages]
    full = [lines for (lines, only, _), (*_, rest) in pairwise(counted) if only and rest]
    assert set(full) <= {LINES}
