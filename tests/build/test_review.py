"""Proof copies and checklists: when they are written, and what tells of old ones."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pytest

from briefgen.build.stages import Order, Outcome, build

RECORD = """\
id: bus
kind: article
title: 公交车更新情况
byline: 某公交公司
issuer: {{missing: 还没有定}}
date_issued: {{missing: 还没有印发}}
facts:
  new: 37辆
lead: "今年新购公交车{{{{ f.new }}}}。{more}"
sections:
  - heading: 做法
    paragraphs: 线路按客流调整。
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A workspace with one article about new buses."""
    (tmp_path / "briefings").mkdir()
    (tmp_path / "briefgen.toml").write_text('formats = ["docx", "txt"]\n')
    write(tmp_path)
    return tmp_path


def write(root: Path, more: str = "") -> None:
    (root / "briefings" / "bus.yaml").write_text(RECORD.format(more=more), encoding="utf-8")


def built(root: Path, **wishes: object) -> Outcome:
    return build(Order(root, **wishes), root / "output", lambda done, total, name: None)  # type: ignore[arg-type]


def files(outcome: Outcome) -> set[str]:
    return {path.name for path in outcome.written} - {"ledger.json", "ledger.as-printed.json"}


def comments(root: Path, name: str = "bus.proof.docx") -> list[tuple[str, str]]:
    content = (root / "output" / "bus" / name).read_bytes()
    return [(one.author, one.text) for one in docx.Document(io.BytesIO(content)).comments]


def test_a_build_writes_neither_unless_asked(root: Path) -> None:
    assert files(built(root)) == {"bus.docx", "bus.txt"}


def test_proof_adds_a_proof_copy_and_a_checklist(root: Path) -> None:
    outcome = built(root, proof=True)
    assert files(outcome) == {"bus.docx", "bus.txt", "bus.proof.docx", "bus.checklist.docx"}
    assert outcome.stopped == ()
    assert comments(root) == [("数据出处", "直接引用：37辆　bus.new（briefings/bus.yaml:8）")]


def test_a_document_with_errors_gets_its_proof_and_nothing_else(root: Path) -> None:
    built(root)
    before = (root / "output" / "bus" / "bus.txt").read_bytes()
    write(root, more="另借用6辆。")
    outcome = built(root, proof=True)
    assert files(outcome) == {"bus.proof.docx"}
    assert outcome.stopped == ("bus",)
    assert [finding.code for finding in outcome.findings] == ["BG201"]
    assert (root / "output" / "bus" / "bus.txt").read_bytes() == before
    told = dict(comments(root))
    assert told["briefgen 校核"].startswith("错误 BG201　“6辆”是手工")


def test_without_the_option_a_document_with_errors_gets_nothing(root: Path) -> None:
    write(root, more="另借用6辆。")
    outcome = built(root)
    assert outcome.written == ()
    assert outcome.stopped == ()


def test_an_error_in_shared_records_leaves_the_proofs(root: Path) -> None:
    (root / "data").mkdir()
    (root / "data" / "organs.yaml").write_text("- {id: a, name: 甲局, place: nowhere}\n", encoding="utf-8")
    outcome = built(root, proof=True)
    assert [finding.code for finding in outcome.findings] == ["BG501"]
    assert outcome.stopped == ("bus",)
    assert files(outcome) == {"bus.proof.docx"}
    assert dict(comments(root))["briefgen 校核"].startswith("另有 1 个错误在各文件共用的记录里")


def test_what_cannot_be_composed_has_no_proof(root: Path) -> None:
    write(root, more="{{ nothing }}")
    outcome = built(root, proof=True)
    assert outcome.written == ()
    assert outcome.stopped == ()


def test_figures_as_printed_have_a_proof_of_their_own(root: Path) -> None:
    assert files(built(root, proof=True, as_printed=True)) == {
        "bus.as-printed.docx", "bus.as-printed.txt", "bus.as-printed.proof.docx", "bus.as-printed.checklist.docx",
    }  # fmt: skip


def test_two_proofs_of_the_same_are_the_same_bytes(root: Path) -> None:
    built(root, proof=True)
    first = {path.name: path.read_bytes() for path in (root / "output" / "bus").iterdir()}
    for path in (root / "output" / "bus").iterdir():
        path.unlink()
    built(root, proof=True)
    assert {path.name: path.read_bytes() for path in (root / "output" / "bus").iterdir()} == first


def test_a_later_build_of_other_content_tells_of_the_old_proof(root: Path) -> None:
    built(root, proof=True)
    assert built(root).findings == ()
    write(root, more="车都已上路。")
    found = built(root).findings
    assert [(finding.code, finding.span.file) for finding in found] == [
        ("BG723", "output/bus/bus.checklist.docx"),
        ("BG723", "output/bus/bus.proof.docx"),
    ]
    assert found[0].help("zh") == "运行 briefgen build --proof bus 重新生成，或删去这个文件"
    assert built(root, proof=True).findings == ()


def test_a_proof_of_a_document_with_errors_says_nothing_of_what_was_not_built(root: Path) -> None:
    built(root, proof=True)
    write(root, more="另借用6辆。")
    assert [finding.code for finding in built(root, proof=True).findings] == ["BG201"]


def test_a_proof_that_was_written_on_by_hand_is_kept(root: Path) -> None:
    built(root, proof=True)
    (root / "output" / "bus" / "bus.proof.docx").write_bytes(b"with the leader's remarks")
    outcome = built(root, proof=True)
    assert [finding.code for finding in outcome.findings] == ["BG760"]
    proof = root / "output" / "bus" / "bus.proof.docx"
    assert proof.read_bytes() == b"with the leader's remarks"
