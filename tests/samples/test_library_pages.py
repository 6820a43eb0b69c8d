"""The pages of a workspace of its own: libraries, with all that is awkward to set."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from samples.builds import ROOT, briefgen, copy_workspace
from samples.extraction import squeezed
from write.grid import RIGHT_MM, continued, counts, faults, lines, steps, tags

LIBRARIES = ROOT / "tests" / "workspaces" / "libraries"
IDS = ("library-2024-03", "library-notice", "library-report-2023", "library-rules")
KINDS = {"library-2024-03": "bulletin", "library-notice": "gongwen"}
FULL = {"library-2024-03": (2,), "library-notice": (2,), "library-report-2023": (2, 3), "library-rules": (2,)}
"""Pages of text alone that the text goes on after."""
MEASURE = ROOT.parent / "shared" / "tools" / "measure_layout.py"


@pytest.fixture(scope="module")
def libraries(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output of the libraries' workspace."""
    root = copy_workspace(LIBRARIES, tmp_path_factory.mktemp("libraries"))
    run = briefgen("-C", root, "build")
    assert run.returncode == 0, run.stderr
    return root / "output"


def pdf(libraries: Path, id: str) -> bytes:
    return (libraries / id / f"{id}.pdf").read_bytes()


@pytest.mark.parametrize("id", IDS)
def test_full_pages_hold_22_lines_on_the_grid(id: str, libraries: Path) -> None:
    found = lines(pdf(libraries, id))
    full = [line for line in found if line.page in FULL[id]]
    assert [counts(found)[page - 1] for page in FULL[id]] == [22] * len(FULL[id])
    assert steps(full) == {28.95}


@pytest.mark.parametrize("id", IDS)
def test_lines_are_even_and_break_where_they_may(id: str, libraries: Path) -> None:
    found = lines(pdf(libraries, id))
    pages = [line for line in found if line.page in FULL[id]]
    assert faults(pages) == []
    ends = continued(pages)
    assert len(ends) >= 10
    assert [line.text for line in ends if abs(line.right_mm - RIGHT_MM) > 0.5] == []


@pytest.mark.parametrize("id", IDS)
def test_the_tag_tree_says_the_text_in_order(id: str, libraries: Path) -> None:
    text = squeezed((libraries / id / f"{id}.txt").read_text(encoding="utf-8"))
    found = tags(pdf(libraries, id), "P", "H1", "H2", "H3", "H4")
    at = 0
    for tag in found:
        at = text.find(squeezed(tag.text), at)
        assert at >= 0, tag
        at += len(squeezed(tag.text))


def test_a_paragraph_of_the_text_is_one_p(libraries: Path) -> None:
    for id in IDS:
        said = (libraries / id / f"{id}.txt").read_text(encoding="utf-8").splitlines()
        paragraphs = [squeezed(line) for line in said if len(line) > 60 and "\t" not in line]
        found = {squeezed(tag.text) for tag in tags(pdf(libraries, id), "P")}
        assert [text for text in paragraphs if text not in found] == []
        assert len(paragraphs) >= 3


@pytest.mark.skipif(not MEASURE.is_file(), reason="the outside measuring tool is not beside the repository")
@pytest.mark.parametrize("format", ["pdf", "docx"])
@pytest.mark.parametrize("id", IDS)
def test_the_outside_measuring_tool_finds_no_fault(id: str, format: str, libraries: Path) -> None:
    file = libraries / id / f"{id}.{format}"
    run = subprocess.run(
        [sys.executable, str(MEASURE), str(file), "--kind", KINDS.get(id, "plain")],
        capture_output=True,
        text=True,
        timeout=110,
        check=False,
    )
    assert re.findall(r"^F\d\d .*FAIL.*$", run.stdout, re.MULTILINE) == [], run.stderr
    assert run.returncode == 0
