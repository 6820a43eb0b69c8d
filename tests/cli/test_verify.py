"""`briefgen verify` as a person runs it: exit codes, reports, and everything built again."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

RECORD = """\
id: {id}
kind: article
title: 渡口的班次
byline: 青石渡管理站
issuer: {{missing: 还没有定}}
date_issued: {{missing: 还没有印发}}
lead: 渡船照常开行。
sections:
  - heading: 班次
    paragraphs: 早晚都开船。
"""


def run(root: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "briefgen", "-C", str(root), "--lang", "en", *words],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("verify")
    (root / "briefings").mkdir()
    (root / "briefgen.toml").write_text('formats = ["html", "docx"]')
    for id in ("ferry-1", "ferry-2"):
        (root / "briefings" / f"{id}.yaml").write_text(RECORD.format(id=id), "utf-8")
    done = run(root, "build", "--proof")
    assert done.returncode == 0, done.stderr
    return root


def test_a_folder_that_was_just_built_is_proved_and_comes_out_the_same_again(built: Path) -> None:
    done = run(built, "verify", "--rebuild")
    assert (done.returncode, done.stdout) == (0, "")
    assert "2 documents (10 files)" in done.stderr
    assert "byte for byte the same" in done.stderr


def test_a_changed_file_is_a_finding_and_exit_code_1(built: Path) -> None:
    file = built / "output" / "ferry-1" / "ferry-1.html"
    before = file.read_bytes()
    file.write_bytes(before + b" ")
    try:
        done = run(built, "verify", "--output-format", "json")
        assert done.returncode == 1
        found = json.loads(done.stdout)["diagnostics"]
        assert [(one["code"], one["file"]) for one in found] == [("BG764", "output/ferry-1/ferry-1.html")]
    finally:
        file.write_bytes(before)


def test_what_other_records_give_differs_when_it_is_built_again(built: Path) -> None:
    record = built / "briefings" / "ferry-2.yaml"
    before = record.read_text("utf-8")
    record.write_text(before.replace("照常", "停止"), "utf-8")
    try:
        done = run(built, "verify", "--rebuild", "--output-format", "concise")
        assert done.returncode == 1
        assert "ferry-2.html comes out otherwise" in done.stdout
        assert "ferry-1.html" not in done.stdout
    finally:
        record.write_text(before, "utf-8")


def test_a_folder_without_a_record_is_no_proof(built: Path, tmp_path: Path) -> None:
    done = run(built, "verify", str(tmp_path))
    assert done.returncode == 1
    assert "BG762" in done.stdout
