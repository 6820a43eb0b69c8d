"""What other programs make of the samples: veraPDF of every PDF, LibreOffice of the DOCX files."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pdfplumber
import pytest

from briefgen.form import pdf
from briefgen.form.profile import Profile
from samples.builds import LIBRARIES, ROOT, WATERWORKS, briefgen, copy_workspace
from samples.extraction import table_heads
from samples.office import printed, required, words

MAIN = (
    "jx-bulletin-2019-01",
    "guizhou-follow-up",
    "relocation-report",
    "kaizhou-survey",
    "guangfeng-rules",
    "yl-notice",
    "yl-letter",
    "relocation-progress",
)
GRID = {"BG415", "BG416", "BG417"}
"""Lines of a full page, their pitch, characters of a line."""


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
def office(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The main DOCX files as LibreOffice prints them."""
    return printed((built / id / f"{id}.docx" for id in MAIN), tmp_path_factory.mktemp("printed"))


def off(file: Path) -> list[str]:
    """What is off the grid of a PDF."""
    measured = pdf.measured(file.name, file.read_bytes(), Profile())
    return [f"{f.span} {f.message('zh')}" for f in measured.findings if f.rule.code in GRID]


def full_pages(file: Path) -> int:
    measured = pdf.measured(file.name, file.read_bytes(), Profile())
    return next(int(figure.value) for figure in measured.figures if figure.key == "full_pages")


def differences(folder: Path, other: Path) -> list[str]:
    """Whether the PDF of a built document and LibreOffice's say the same in the same order."""
    heads = table_heads((folder / f"{folder.name}.html").read_bytes())
    ours, theirs = (words(file, heads) for file in (folder / f"{folder.name}.pdf", other))
    return [] if ours == theirs else [folder.name, *_parting(ours, theirs)]


def _parting(ours: str, theirs: str) -> tuple[str, str]:
    same = next((n for n, (a, b) in enumerate(zip(ours, theirs, strict=False)) if a != b), len(ours))
    return ours[max(0, same - 10) : same + 20], theirs[max(0, same - 10) : same + 20]


def pages(file: Path) -> int:
    with pdfplumber.open(file) as opened:
        return len(opened.pages)


@pytest.mark.parametrize("id", MAIN)
def test_libreoffice_says_what_the_pdf_says_in_the_same_order(id: str, built: Path, office: Path) -> None:
    assert differences(built / id, office / f"{id}.pdf") == []


@pytest.mark.parametrize("id", MAIN)
def test_libreoffice_sets_as_many_pages_as_the_pdf_has(id: str, built: Path, office: Path) -> None:
    assert abs(pages(built / id / f"{id}.pdf") - pages(office / f"{id}.pdf")) <= 1


@pytest.mark.parametrize("id", MAIN)
def test_libreoffice_sets_22_lines_of_28_characters_on_every_full_page(id: str, office: Path) -> None:
    assert off(office / f"{id}.pdf") == []


def test_the_main_samples_have_full_pages_in_libreoffice(office: Path) -> None:
    counts = {id: full_pages(office / f"{id}.pdf") for id in MAIN}
    assert sum(counts.values()) >= 25
    assert all(counts[id] >= 3 for id in ("guizhou-follow-up", "relocation-report", "guangfeng-rules"))
    assert counts["yl-notice"] == 1, "its text goes on over a page, and ends beside its signature"


@pytest.mark.slow
@pytest.mark.timeout(400)
@pytest.mark.parametrize("root", [ROOT, WATERWORKS, LIBRARIES], ids=["samples", "waterworks", "libraries"])
def test_libreoffice_sets_every_document_of_a_workspace_alike(root: Path, tmp_path: Path) -> None:
    """22 lines on each full page (but for the house of a bulletin that has a grid of its own), the same
    words in the same order, the same number of pages of a document of tables."""
    copy = copy_workspace(root, tmp_path / "workspace")
    run = briefgen("-C", copy, "build")
    assert run.returncode == 0, run.stderr[-3000:]
    folders = sorted(path.parent for path in (copy / "output").glob("*/*.docx"))
    shown = printed((folder / f"{folder.name}.docx" for folder in folders), tmp_path)
    assert [d for folder in folders if (d := differences(folder, shown / f"{folder.name}.pdf"))] == []
    assert [
        f for folder in folders if folder.name not in HOUSES for f in off(shown / f"{folder.name}.pdf")
    ] == []
    counts = [
        (folder.name, pages(folder / f"{folder.name}.pdf"), pages(shown / f"{folder.name}.pdf"))
        for folder in folders
    ]
    assert [one for one in counts if abs(one[1] - one[2]) > 1] == []


HOUSES = ("water-flash-2024-01",)
"""Documents of a house that has a line pitch of its own."""
