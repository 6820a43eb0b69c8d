"""Finished files on their way out: hand-made changes, outdated formats, the manifest, faults."""

from __future__ import annotations

import errno
import json
import os
from pathlib import Path

import pytest

from briefgen.build import output
from briefgen.build.delivery import Delivery
from briefgen.build.manifest import read, sha256
from briefgen.build.output import intended, locked
from briefgen.diagnostics import Diagnostic


def deliver(
    root: Path,
    documents: dict[str, dict[str, bytes]],
    known: frozenset[str] | None = None,
    force: bool = False,
) -> Delivery:
    delivery = Delivery(root, root / "output", None, force)
    with delivery.opened() as descriptors:
        assert descriptors
        for id, files in documents.items():
            delivery.put(id, files)
        if known is not None:
            delivery.tell_orphans(known)
    return delivery


def said(findings: list[Diagnostic]) -> list[str]:
    return [f"{finding.code} {finding.message('zh')}" for finding in findings]


def test_the_manifest_tells_inputs_and_outputs_and_no_time(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "a.yaml").write_bytes(b"abc")
    deliver(tmp_path, {"b": {"b.txt": b"abc"}, "a": {"a.txt": b"abc"}})
    content = json.loads((tmp_path / "output" / "manifest.json").read_text())
    abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    assert content["inputs"] == {"data/a.yaml": abc}
    assert list(content["documents"]) == ["a", "b"]
    assert content["documents"]["a"]["files"]["a.txt"]["sha256"] == abc
    keys = ["version", "briefgen", "made_with", "fonts", "inputs", "readings", "documents", "seal"]
    assert list(content) == keys


def test_two_builds_write_the_same_manifest(tmp_path: Path) -> None:
    documents = {"a": {"a.txt": b"1"}}
    deliver(tmp_path, documents)
    first = (tmp_path / "output" / "manifest.json").read_bytes()
    deliver(tmp_path, documents)
    assert (tmp_path / "output" / "manifest.json").read_bytes() == first


def test_a_build_of_one_document_keeps_the_others_in_the_manifest(tmp_path: Path) -> None:
    deliver(tmp_path, {"a": {"a.txt": b"1"}, "b": {"b.txt": b"1"}})
    deliver(tmp_path, {"b": {"b.txt": b"2"}})
    assert list(read(tmp_path / "output").documents) == ["a", "b"]


def test_the_manifest_tells_which_inputs_a_document_read(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "a.yaml").write_bytes(b"abc")
    delivery = Delivery(tmp_path, tmp_path / "output", None)
    with delivery.opened():
        for id in ("a", "b"):
            delivery.put(id, {"x.txt": b"1"}, reads=["data/a.yaml"])
        delivery.put("c", {"x.txt": b"1"})
    assert dict(read(tmp_path / "output").reads) == {"a": ("data/a.yaml",), "b": ("data/a.yaml",)}
    content = json.loads((tmp_path / "output" / "manifest.json").read_text())
    assert list(content["readings"].values()) == [["data/a.yaml"]]
    assert content["documents"]["c"]["reads"] is None


def test_a_file_changed_by_hand_is_not_overwritten_and_the_others_of_its_document_stay(
    tmp_path: Path,
) -> None:
    deliver(tmp_path, {"a": {"a.docx": b"1", "a.pdf": b"1"}, "b": {"b.docx": b"1"}})
    (tmp_path / "output" / "a" / "a.docx").write_bytes(b"mine")
    delivery = deliver(tmp_path, {"a": {"a.docx": b"2", "a.pdf": b"2"}, "b": {"b.docx": b"2"}})
    assert said(delivery.findings) == [
        "BG760 output/a/a.docx 生成以后被人改过，没有覆盖；a 的各种格式都没有换"
    ]
    assert (tmp_path / "output" / "a" / "a.docx").read_bytes() == b"mine"
    assert (tmp_path / "output" / "a" / "a.pdf").read_bytes() == b"1"
    assert (tmp_path / "output" / "b" / "b.docx").read_bytes() == b"2"
    assert [path.name for path in delivery.written] == ["b.docx"]


def test_a_file_changed_by_hand_stops_formats_that_are_built_without_it(tmp_path: Path) -> None:
    deliver(tmp_path, {"a": {"a.docx": b"1", "a.pdf": b"1"}})
    (tmp_path / "output" / "a" / "a.pdf").write_bytes(b"mine")
    delivery = Delivery(tmp_path, tmp_path / "output", None)
    with delivery.opened():
        assert not delivery.put("a", {"a.docx": b"2"}, same=["a.pdf"])
    assert [finding.code for finding in delivery.findings] == ["BG760"]
    assert (tmp_path / "output" / "a" / "a.docx").read_bytes() == b"1"


def test_a_persons_file_under_the_name_of_a_format_is_not_overwritten(tmp_path: Path) -> None:
    deliver(tmp_path, {"a": {"a.docx": b"1"}})
    (tmp_path / "output" / "a" / "a.pdf").write_bytes(b"mine")
    assert [f.code for f in deliver(tmp_path, {"a": {"a.docx": b"1", "a.pdf": b"1"}}).findings] == ["BG760"]
    assert (tmp_path / "output" / "a" / "a.pdf").read_bytes() == b"mine"


def test_a_file_changed_by_hand_to_what_is_built_is_no_fault(tmp_path: Path) -> None:
    deliver(tmp_path, {"a": {"a.docx": b"1"}})
    (tmp_path / "output" / "a" / "a.docx").write_bytes(b"2")
    assert deliver(tmp_path, {"a": {"a.docx": b"2"}}).findings == []


def test_by_force_a_file_changed_by_hand_is_kept_under_another_name(tmp_path: Path) -> None:
    deliver(tmp_path, {"a": {"a.docx": b"1"}})
    (tmp_path / "output" / "a" / "a.docx").write_bytes(b"mine")
    found = deliver(tmp_path, {"a": {"a.docx": b"2"}}, force=True).findings
    assert said(found) == ["BG722 output/a/a.docx 生成以后被改过；改过的文件已另存为 output/a/a.edited.docx"]
    assert (tmp_path / "output" / "a" / "a.docx").read_bytes() == b"2"
    assert (tmp_path / "output" / "a" / "a.edited.docx").read_bytes() == b"mine"


def test_a_second_change_by_hand_does_not_replace_the_first(tmp_path: Path) -> None:
    for text in (b"mine", b"mine too"):
        deliver(tmp_path, {"a": {"a.docx": b"1"}}, force=True)
        (tmp_path / "output" / "a" / "a.docx").write_bytes(text)
    deliver(tmp_path, {"a": {"a.docx": b"1"}}, force=True)
    folder = tmp_path / "output" / "a"
    assert (folder / "a.edited.docx").read_bytes() == b"mine"
    assert (folder / "a.edited-2.docx").read_bytes() == b"mine too"


def test_a_file_that_somebody_has_open_is_not_overwritten(tmp_path: Path) -> None:
    deliver(tmp_path, {"a": {"a.docx": b"1", "a.pdf": b"1"}})
    mark = tmp_path / "output" / "a" / ".~lock.a.docx#"
    mark.write_text("李华,lihua,desk-3,22.11.2026 07:45,;", "utf-8")
    found = deliver(tmp_path, {"a": {"a.docx": b"2", "a.pdf": b"2"}}).findings
    assert said(found) == ["BG761 output/a/a.docx 有人正打开着（李华），没有覆盖；a 的各种格式都没有换"]
    assert "output/a/.~lock.a.docx#" in found[0].help("zh")
    assert (tmp_path / "output" / "a" / "a.pdf").read_bytes() == b"1"
    assert deliver(tmp_path, {"a": {"a.docx": b"1", "a.pdf": b"1"}}).findings == []
    assert deliver(tmp_path, {"a": {"a.docx": b"2", "a.pdf": b"2"}}, force=True).findings == []
    assert (tmp_path / "output" / "a" / "a.docx").read_bytes() == b"2"
    assert mark.exists()


def test_formats_that_are_the_same_are_not_rewritten_and_not_stale(tmp_path: Path) -> None:
    (tmp_path / "briefgen.toml").write_bytes(b"")
    deliver(tmp_path, {"a": {"a.docx": b"1", "a.pdf": b"1"}})
    before = (tmp_path / "output" / "a" / "a.pdf").stat()
    (tmp_path / "briefgen.toml").write_bytes(b"# changed")
    delivery = Delivery(tmp_path, tmp_path / "output", None)
    with delivery.opened():
        assert delivery.put("a", {"a.docx": b"2"}, same=["a.pdf"])
    assert delivery.findings == []
    after = (tmp_path / "output" / "a" / "a.pdf").stat()
    assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)
    rows = read(tmp_path / "output").documents["a"]
    assert rows["a.docx"].inputs == rows["a.pdf"].inputs


def test_a_document_that_is_the_same_is_recorded_as_of_the_present_inputs(tmp_path: Path) -> None:
    (tmp_path / "briefgen.toml").write_bytes(b"")
    deliver(tmp_path, {"a": {"a.docx": b"1"}})
    (tmp_path / "briefgen.toml").write_bytes(b"# changed")
    delivery = Delivery(tmp_path, tmp_path / "output", None)
    with delivery.opened():
        assert delivery.put("a", {}, same=["a.docx"])
    assert delivery.written == []
    assert read(tmp_path / "output").inputs["briefgen.toml"] == sha256(b"# changed")


def test_a_manifest_that_a_person_deleted_is_made_up_for_by_its_copy(tmp_path: Path) -> None:
    deliver(tmp_path, {"a": {"a.docx": b"1"}})
    (tmp_path / "output" / "manifest.json").unlink()
    (tmp_path / "output" / "a" / "a.docx").write_bytes(b"mine")
    assert [f.code for f in deliver(tmp_path, {"a": {"a.docx": b"2"}}).findings] == ["BG760"]


def test_a_format_left_out_is_called_stale_only_when_inputs_changed(tmp_path: Path) -> None:
    (tmp_path / "briefgen.toml").write_bytes(b"")
    deliver(tmp_path, {"a": {"a.docx": b"1", "a.pdf": b"1"}})
    assert deliver(tmp_path, {"a": {"a.docx": b"1"}}).findings == []
    (tmp_path / "briefgen.toml").write_bytes(b"# changed")
    found = deliver(tmp_path, {"a": {"a.docx": b"2"}}).findings
    assert said(found) == ["BG723 output/a/a.pdf 是用以前的数据生成的，这次没有重新生成"]


def test_the_folder_of_a_briefing_that_is_gone_is_reported_until_it_is_deleted(tmp_path: Path) -> None:
    deliver(tmp_path, {"a": {"a.txt": b"1"}, "b": {"b.txt": b"1"}})
    found = deliver(tmp_path, {"b": {"b.txt": b"1"}}, frozenset({"b"})).findings
    assert said(found) == ["BG724 output/a 对应的文稿已经不在了"]
    (tmp_path / "output" / "a" / "a.txt").unlink()
    (tmp_path / "output" / "a").rmdir()
    assert deliver(tmp_path, {"b": {"b.txt": b"1"}}, frozenset({"b"})).findings == []
    assert list(read(tmp_path / "output").documents) == ["b"]


def test_a_folder_in_use_is_a_finding_and_nothing_is_held(tmp_path: Path) -> None:
    delivery = Delivery(tmp_path, tmp_path / "output", None, wait_s=0)
    with locked(tmp_path / "output", 0), delivery.opened() as descriptors:
        assert descriptors == ()
    assert [finding.code for finding in delivery.findings] == ["BG720"]
    assert f"（本机的进程 {os.getpid()}，20" in delivery.findings[0].message("zh")
    assert delivery.findings[0].message("zh").endswith(" 开始），等了 0 秒")


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        (errno.ENOSPC, "磁盘已满"),
        (errno.EROFS, "文件夹是只读的"),
        (errno.EACCES, "没有写权限"),
        (errno.EIO, "磁盘出错"),
        (errno.EMFILE, "打开的文件太多"),
    ],
)
def test_a_fault_of_the_file_system_is_a_finding_and_the_old_files_stay(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int, reason: str
) -> None:
    deliver(tmp_path, {"a": {"a.txt": b"1"}})

    def fails(*arguments: object) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(os, "fsync", fails)
    delivery = deliver(tmp_path, {"a": {"a.txt": b"2"}})
    monkeypatch.undo()
    assert said(delivery.findings) == [f"BG721 写不进 output/a：{reason}；原有的文件没有动"]
    assert delivery.written == []
    assert (tmp_path / "output" / "a" / "a.txt").read_bytes() == b"1"


def test_a_file_where_the_output_folder_should_be_is_a_finding(tmp_path: Path) -> None:
    (tmp_path / "output").write_bytes(b"")
    delivery = Delivery(tmp_path, tmp_path / "output", None)
    with delivery.opened() as descriptors:
        assert descriptors == ()
    assert said(delivery.findings) == [
        "BG721 写不进 output：那里已有一个同名的文件，不是文件夹；原有的文件没有动"
    ]


def test_an_output_folder_outside_the_workspace_is_named_in_full(tmp_path: Path) -> None:
    (tmp_path / "work").mkdir()
    (tmp_path / "elsewhere").write_bytes(b"")
    delivery = Delivery(tmp_path / "work", tmp_path / "elsewhere", None)
    with delivery.opened():
        pass
    assert delivery.findings[0].span.file == (tmp_path / "elsewhere").resolve().as_posix()


@pytest.mark.parametrize("content", [b"", b"[]", b"{}", b'{"inputs": 1, "documents": 2}', b"\xff"])
def test_a_broken_manifest_counts_as_none(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "manifest.json").write_bytes(content)
    assert dict(read(tmp_path).documents) == {}


def test_the_record_of_a_file_that_is_gone_goes_with_the_next_build(tmp_path: Path) -> None:
    deliver(tmp_path, {"a": {"a.txt": b"1", "a.pdf": b"1"}})
    (tmp_path / "output" / "a" / "a.pdf").unlink()
    assert deliver(tmp_path, {"a": {"a.txt": b"1"}}).findings == []
    assert list(read(tmp_path / "output").documents["a"]) == ["a.txt"]


@pytest.mark.parametrize(
    "change",
    [
        {"fonts": {}},
        {"made_with": {}},
        {"inputs": {"data/other.yaml": "0" * 64}},
        {"briefgen": "0.0.1"},
        {"seal": "0" * 64},
    ],
)
def test_a_manifest_that_somebody_changed_is_written_right_by_the_next_build(
    tmp_path: Path, change: dict[str, object]
) -> None:
    deliver(tmp_path, {"a": {"a.txt": b"1"}})
    path = tmp_path / "output" / "manifest.json"
    before = path.read_bytes()
    path.write_text(json.dumps({**json.loads(before), **change}))
    assert deliver(tmp_path, {}).findings == []
    assert path.read_bytes() != before  # nothing was looked at, and nothing is known better
    assert deliver(tmp_path, {"a": {"a.txt": b"1"}}).findings == []
    assert path.read_bytes() == before


def test_what_a_document_read_stands_in_the_manifest_once_for_all_that_read_the_same(tmp_path: Path) -> None:
    delivery = Delivery(tmp_path, tmp_path / "output", None)
    with delivery.opened():
        for id in ("a", "b"):
            delivery.put(id, {"x.txt": b"1"}, reads=("data/b.yaml", "data/a.yaml"))
        delivery.put("c", {"x.txt": b"1"})
    content = json.loads((tmp_path / "output" / "manifest.json").read_text())
    reads = [content["documents"][id]["reads"] for id in ("a", "b", "c")]
    assert reads[0] == reads[1]
    assert reads[2] is None
    assert content["readings"] == {reads[0]: ["data/a.yaml", "data/b.yaml"]}
    assert read(tmp_path / "output").reads == {id: ("data/a.yaml", "data/b.yaml") for id in ("a", "b")}


def test_many_documents_leave_nothing_behind(tmp_path: Path) -> None:
    for word in (b"1", b"2"):
        deliver(tmp_path, {f"d{number}": {"x.txt": word} for number in range(40)})
    assert list((tmp_path / "output" / ".briefgen" / "staged").iterdir()) == []
    assert len(read(tmp_path / "output").documents) == 40


class Killed(BaseException):
    """A build that ends at once, as by SIGKILL."""


def deliver_and_die(root: Path, text: bytes, at: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A build that is killed: before it puts a document out, or before it writes the manifest."""

    def dies(*arguments: object) -> None:
        raise Killed

    with monkeypatch.context() as patched:
        if at == "record":
            patched.setattr(Delivery, "_record", dies)
        else:
            patched.setattr(output, at, dies)
            patched.setattr(Delivery, "_record", lambda self: None)
        with pytest.raises(Killed):
            deliver(root, {"a": {"a.docx": text, "a.pdf": text}})


@pytest.mark.parametrize("second", ["record", "publish", "intend"])
def test_files_of_builds_killed_one_after_the_other_are_not_called_edited(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, second: str
) -> None:
    deliver(tmp_path, {"a": {"a.docx": b"1", "a.pdf": b"1"}})
    deliver_and_die(tmp_path, b"2", "record", monkeypatch)
    deliver_and_die(tmp_path, b"3", second, monkeypatch)
    assert deliver(tmp_path, {"a": {"a.docx": b"4", "a.pdf": b"4"}}).findings == []
    assert sorted(path.name for path in (tmp_path / "output" / "a").iterdir()) == ["a.docx", "a.pdf"]
    assert list(intended(tmp_path / "output")) == []


def test_what_a_killed_build_put_out_stays_known_while_other_documents_are_built(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    deliver(tmp_path, {"a": {"a.docx": b"1", "a.pdf": b"1"}})
    deliver_and_die(tmp_path, b"2", "record", monkeypatch)
    deliver(tmp_path, {"b": {"b.docx": b"1"}})
    assert deliver(tmp_path, {"a": {"a.docx": b"3", "a.pdf": b"3"}}).findings == []


def test_a_change_by_hand_after_a_killed_build_is_noticed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    deliver(tmp_path, {"a": {"a.docx": b"1", "a.pdf": b"1"}})
    deliver_and_die(tmp_path, b"2", "record", monkeypatch)
    (tmp_path / "output" / "a" / "a.docx").write_bytes(b"mine")
    found = deliver(tmp_path, {"a": {"a.docx": b"3", "a.pdf": b"3"}}).findings
    assert [finding.code for finding in found] == ["BG760"]
    assert (tmp_path / "output" / "a" / "a.docx").read_bytes() == b"mine"


def fails(*arguments: object) -> None:
    raise OSError(errno.EPERM, os.strerror(errno.EPERM))


def test_where_the_manifest_cannot_be_written_the_old_files_are_put_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    deliver(tmp_path, {"a": {"a.docx": b"1"}})
    before = (tmp_path / "output" / "manifest.json").read_bytes()
    with monkeypatch.context() as patched:
        patched.setattr("briefgen.build.manifest.write", fails)
        found = deliver(tmp_path, {"a": {"a.docx": b"2"}, "b": {"b.docx": b"2"}})
    assert said(found.findings) == [
        "BG725 生成记录写不进 output/manifest.json：没有写权限；最后换上的文件已经换回原来的"
    ]
    assert found.written == []
    assert (tmp_path / "output" / "a" / "a.docx").read_bytes() == b"1"
    assert sorted(path.name for path in (tmp_path / "output").iterdir()) == [
        ".briefgen",
        "a",
        "manifest.json",
    ]
    assert (tmp_path / "output" / "manifest.json").read_bytes() == before
    assert deliver(tmp_path, {"a": {"a.docx": b"3"}}).findings == []


def test_what_stays_without_a_manifest_is_made_up_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    deliver(tmp_path, {"a": {"a.docx": b"1"}})
    with monkeypatch.context() as patched:
        patched.setattr("briefgen.build.manifest.write", fails)
        found = deliver(
            tmp_path, {"a": {"a.docx": b"2"}} | {f"d{number}": {"x.txt": b"1"} for number in range(40)}
        )
    assert [finding.code for finding in found.findings] == ["BG725"]
    assert len(found.written) == 25
    assert deliver(tmp_path, {"a": {"a.docx": b"3"}}).findings == []
    assert len(read(tmp_path / "output").documents) == 25


def test_a_manifest_that_was_taken_away_is_written_again(tmp_path: Path) -> None:
    for _ in range(2):
        delivery = Delivery(tmp_path, tmp_path / "output", None)
        with delivery.opened():
            delivery.put("duty", {"duty.txt": b"one"})
        written = (tmp_path / "output" / "manifest.json").read_bytes()
        (tmp_path / "output" / "manifest.json").unlink()
    assert b"duty.txt" in written
    assert not delivery.findings


def test_a_folder_in_the_place_of_a_file_is_told_and_stays(tmp_path: Path) -> None:
    mine = tmp_path / "output" / "a" / "a.txt" / "mine.doc"
    mine.parent.mkdir(parents=True)
    mine.write_bytes(b"mine")
    delivery = deliver(tmp_path, {"a": {"a.txt": b"1", "a.pdf": b"1"}})
    assert said(delivery.findings) == ["BG721 写不进 output/a/a.txt：那里是一个文件夹；原有的文件没有动"]
    assert mine.read_bytes() == b"mine"
    assert sorted(path.name for path in (tmp_path / "output" / "a").iterdir()) == ["a.txt"]
