"""Validators of others find nothing in any file of the samples, and a build gives the same bytes everywhere."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from openxml_audit import OpenXmlValidator

from samples.builds import FILES, FORMATS, briefgen, snapshot

NAMED = pytest.mark.parametrize("id", FILES)


def test_every_briefing_has_its_four_files_and_its_ledger(built: Path) -> None:
    found = {path.relative_to(built).as_posix() for path in built.glob("[!.]*/*")}
    files = {f"{id}/{id}.{format}" for id in FILES for format in FORMATS}
    assert found == files | {f"{id}/ledger.json" for id in FILES}


@NAMED
def test_openxml_audit_finds_nothing(built: Path, id: str) -> None:
    result = OpenXmlValidator().validate(built / id / f"{id}.docx")
    assert result.is_valid, [(e.part_uri, e.path, e.description) for e in result.errors]
    assert not result.errors


@NAMED
def test_qpdf_finds_nothing(built: Path, id: str) -> None:
    qpdf = shutil.which("qpdf")
    if qpdf is None and not os.environ.get("CI"):
        pytest.skip("qpdf is not on this machine: apt-get install qpdf")
    assert qpdf is not None, "in CI qpdf may not be missing"
    run = subprocess.run(
        [qpdf, "--check", built / id / f"{id}.pdf"], capture_output=True, text=True, check=False
    )
    assert (run.returncode, run.stderr) == (0, "")
    assert "No syntax or stream encoding errors found" in run.stdout


def test_another_time_zone_locale_hash_seed_and_folder_give_the_same_bytes(
    samples: Path, built: Path, tmp_path: Path
) -> None:
    environment = {"PYTHONHASHSEED": "4711", "TZ": "Pacific/Kiritimati", "LC_ALL": "C", "LANG": "C"}
    run = briefgen(
        "-C", samples, "build", "--output", tmp_path / "again", cwd=tmp_path, environment=environment
    )
    assert run.returncode == 0, run.stderr[-3000:]
    first, second = snapshot(built), snapshot(tmp_path / "again")
    assert first.keys() == second.keys()
    assert [name for name in first if first[name] != second[name]] == []
