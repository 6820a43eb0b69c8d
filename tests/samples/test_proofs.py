"""Proof copies and checklists of the samples: the words of the document, and what LibreOffice makes of them."""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
from collections import Counter
from pathlib import Path

import docx
import pdfplumber
import pytest
from openxml_audit import OpenXmlValidator

from briefgen import fonts
from samples.builds import FILES, briefgen
from samples.extraction import docx_words, squeezed

OPENED = ("jx-bulletin-2019-01", "relocation-report", "yl-letter", "relocation-progress")
PAGE_NUMBER = re.compile(r"—\s*\d+\s*—")


@pytest.fixture(scope="module")
def proofs(samples: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output folder of a build with proofs."""
    folder = tmp_path_factory.mktemp("proofs")
    run = briefgen("-C", samples, "build", "--proof", "--format", "docx", "--output", folder)
    assert run.returncode == 0, run.stderr[-3000:]
    return folder


def test_every_proof_says_what_the_document_says(proofs: Path, built: Path) -> None:
    assert len(FILES) >= 42
    for id in FILES:
        plain = (built / id / f"{id}.docx").read_bytes()
        assert (proofs / id / f"{id}.docx").read_bytes() == plain, id
        assert docx_words((proofs / id / f"{id}.proof.docx").read_bytes()) == docx_words(plain), id


def test_a_validator_of_office_files_finds_nothing(proofs: Path) -> None:
    for id in OPENED:
        for kind in ("proof", "checklist"):
            file = proofs / id / f"{id}.{kind}.docx"
            assert [str(error) for error in OpenXmlValidator().validate(file).errors] == [], file.name


def test_each_comment_of_the_bulletin_stands_at_a_number(proofs: Path) -> None:
    content = (proofs / OPENED[0] / f"{OPENED[0]}.proof.docx").read_bytes()
    file = docx.Document(io.BytesIO(content))
    told = [comment for comment in file.comments if comment.author == "数据出处"]
    assert len(told) > 60
    assert all(re.match("直接引用：|计算得出：|手工键入：", comment.text) for comment in told)
    assert all(re.search(r"（[\w./-]+:\d+）|!\w+）", comment.text) for comment in told)


def test_libreoffice_opens_them_and_loses_no_character(proofs: Path, tmp_path: Path) -> None:
    program = shutil.which("soffice")
    if program is None:
        if os.environ.get("CI"):
            pytest.fail("soffice is missing; scripts/setup.sh test installs it")
        pytest.skip("soffice is not on this machine; scripts/setup.sh test installs it")
    files = [proofs / id / f"{id}.{kind}.docx" for id in OPENED for kind in ("proof", "checklist")]
    subprocess.run(
        [
            *(program, f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless"),
            *("--convert-to", "pdf", "--outdir", str(tmp_path), *map(str, files)),
        ],
        env={**os.environ, "FONTCONFIG_FILE": str(fonts.folder() / "fonts.conf")},
        capture_output=True,
        timeout=110,
        check=True,
    )
    for file in files:
        with pdfplumber.open(tmp_path / f"{file.stem}.pdf") as pdf:
            text = "\n".join(page.extract_text() or "" for page in pdf.pages)
        ours = Counter(docx_words(file.read_bytes(), charts=False))
        theirs = Counter(squeezed(PAGE_NUMBER.sub("", text)))
        assert ours - theirs == Counter(), f"{file.name} lost"
