"""An output folder held against its manifest: what is missing, altered, passed off, or made of other things."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from briefgen.build.audit import Audit, audit
from briefgen.build.delivery import Delivery


@pytest.fixture
def built(tmp_path: Path) -> Path:
    """A workspace with one record and one document of two files."""
    (tmp_path / "briefings").mkdir()
    (tmp_path / "briefings" / "a.yaml").write_bytes(b"id: a")
    delivery = Delivery(tmp_path, tmp_path / "output", None)
    with delivery.opened():
        delivery.put("a", {"a.docx": b"1", "a.pdf": b"2"})
    return tmp_path


def audited(root: Path) -> list[str]:
    return [f"{one.code} {one.message('zh')}" for one in look(root).findings]


def look(root: Path) -> Audit:
    return audit(root / "output", root, None)


def changed(root: Path, change: dict[str, Any]) -> None:
    """A manifest that says something else, by somebody who does not forget the hash at its end."""
    path = root / "output" / "manifest.json"
    said = {**json.loads(path.read_bytes()), **change}
    del said["seal"]
    told = json.dumps(said, ensure_ascii=False, separators=(",", ":"))
    path.write_text(json.dumps({**said, "seal": hashlib.sha256(told.encode()).hexdigest()}))


@pytest.mark.parametrize("key", ["fonts", "made_with", "inputs", "documents"])
def test_a_manifest_from_which_something_was_taken_is_told(built: Path, key: str) -> None:
    path = built / "output" / "manifest.json"
    path.write_text(json.dumps({**json.loads(path.read_bytes()), key: {}}))
    assert audited(built)[0] == "BG770 output/manifest.json 在生成以后被人改过"


def test_a_manifest_without_its_hash_is_told(built: Path) -> None:
    path = built / "output" / "manifest.json"
    said = json.loads(path.read_bytes())
    del said["seal"]
    path.write_text(json.dumps(said))
    assert audited(built) == ["BG770 output/manifest.json 在生成以后被人改过"]


def test_a_folder_as_it_was_built_is_proved(built: Path) -> None:
    found = look(built)
    assert found.findings == ()
    assert found.with_inputs
    assert found.manifest is not None


def test_missing_and_altered_files_are_named(built: Path) -> None:
    (built / "output" / "a" / "a.docx").write_bytes(b"mine")
    (built / "output" / "a" / "a.pdf").unlink()
    assert audited(built) == [
        "BG764 output/a/a.docx 不是生成时的内容",
        "BG763 生成记录里有 output/a/a.pdf，文件夹里没有",
    ]


def test_a_folder_in_the_place_of_a_file_is_no_file(built: Path) -> None:
    (built / "output" / "a" / "a.pdf").unlink()
    (built / "output" / "a" / "a.pdf").mkdir()
    assert audited(built) == ["BG763 生成记录里有 output/a/a.pdf，文件夹里没有"]


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("a/a.html", "BG765"),
        ("a/a.as-printed.docx", "BG765"),
        ("a/a.proof.docx", "BG765"),
        ("a/ledger.json", "BG765"),
        ("b/b.pdf", "BG765"),
        ("a/批示.txt", "BG766"),
        ("a/a.edited.docx", "BG766"),
        ("a/b.pdf", "BG766"),
    ],
)
def test_what_was_not_built_is_foreign_or_passed_off(built: Path, name: str, code: str) -> None:
    (built / "output" / name).parent.mkdir(exist_ok=True)
    (built / "output" / name).write_bytes(b"x")
    assert [finding.code for finding in look(built).findings] == [code]


def test_changed_removed_and_added_inputs_are_named(built: Path) -> None:
    (built / "briefings" / "a.yaml").write_bytes(b"id: a # changed")
    (built / "briefings" / "b.yaml").write_bytes(b"id: b")
    assert audited(built) == [
        "BG768 briefings/a.yaml 在生成以后改过",
        "BG768 briefings/b.yaml 在生成以后才加进来",
    ]
    (built / "briefings" / "a.yaml").unlink()
    assert audited(built)[0] == "BG768 briefings/a.yaml 在生成以后没有了"


def test_without_the_workspace_the_files_are_compared_all_the_same(built: Path, tmp_path: Path) -> None:
    (built / "briefings" / "a.yaml").unlink()
    (built / "briefings").rmdir()
    assert look(built).findings == ()
    assert not look(built).with_inputs


def test_other_versions_and_fonts_are_told(built: Path) -> None:
    found = look(built).manifest
    assert found is not None
    changed(built, {"made_with": {**found.versions, "weasyprint": "1.0", "python": "2.7"}, "fonts": {}})
    said = audited(built)
    assert [line[:20] for line in said if " python " in line] == ["BG767 生成时 python 是 2"]
    assert any("weasyprint 是 1.0" in line for line in said)
    assert any("FandolFang-Regular.otf 是 —" in line for line in said)
    assert {one.severity for one in look(built).findings} == {"warning"}


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "它不是完整的 JSON"),
        (b'{"version": 2, "documents"', "它不是完整的 JSON"),
        (b"\xff\xfe", "它不是完整的 JSON"),
        (b"[" * 100_000, "它不是完整的 JSON"),
        (b"[]", "里面缺少应有的内容，或类型不对"),
        (b"7", "里面缺少应有的内容，或类型不对"),
        (b'{"version": 2}', "里面缺少应有的内容，或类型不对"),
        (b'{"version": 9}', "不认识它的版本 9"),
        (b'{"version": 2, "documents": []}', "里面缺少应有的内容，或类型不对"),
    ],
)
def test_a_torn_manifest_is_no_proof(built: Path, content: bytes, why: str) -> None:
    (built / "output" / "manifest.json").write_bytes(content)
    assert audited(built) == [f"BG762 output/manifest.json 不能用：{why}"]


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"documents": {"..": {"reads": None, "files": {}}}}, "里面有不能用的文件名 '..'"),
        (
            {
                "documents": {
                    "a": {"reads": None, "files": {"../a": {"sha256": "0" * 64, "inputs": "0" * 64}}}
                }
            },
            "里面有不能用的文件名 '../a'",
        ),
        ({"documents": {"a": {"reads": None, "files": {"a": {"sha256": "x"}}}}}, "里面的 'x' 不是 SHA-256"),
        ({"documents": {"a": {"reads": "0", "files": {}}}}, "里面缺少应有的内容，或类型不对"),
        ({"documents": {"a": {"reads": ["0"], "files": {}}}}, "里面缺少应有的内容，或类型不对"),
        ({"inputs": {"../../etc/passwd": "0" * 64}}, "里面有不能用的路径 '../../etc/passwd'"),
        ({"inputs": {"/etc/passwd": "0" * 64}}, "里面有不能用的路径 '/etc/passwd'"),
        ({"inputs": {"data/a": 1}}, "里面的 1 不是 SHA-256"),
        ({"inputs": []}, "里面缺少应有的内容，或类型不对"),
        ({"fonts": {"a": None}}, "里面的 None 不是 SHA-256"),
        ({"briefgen": 1}, "里面缺少应有的内容，或类型不对"),
    ],
)
def test_a_manifest_that_no_build_wrote_is_no_proof(built: Path, change: dict[str, Any], why: str) -> None:
    changed(built, change)
    assert audited(built) == [f"BG762 output/manifest.json 不能用：{why}"]


def test_a_folder_without_a_manifest_proves_nothing(tmp_path: Path) -> None:
    assert audited(tmp_path) == ["BG762 output/manifest.json 不能用：没有这个文件"]
