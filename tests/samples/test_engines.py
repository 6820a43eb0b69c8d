"""What other programs make of the samples: veraPDF of every PDF, LibreOffice of the DOCX files."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections import Counter
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
    theirs = Counter("".join(PAGE_NUMBER.sub("", text).split()))
    assert ours - theirs == Counter(), "lost"
    assert set(theirs - ours) <= set("序号工作任务责任单位完成时限"), "table heads repeat on a new page"
