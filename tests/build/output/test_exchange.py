"""A document's folder: replaced whole or not at all, and put back."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from briefgen.build.output import forget, leftovers, locked, publish, undo

OLD = {"a.docx": b"old docx", "a.pdf": b"old pdf"}
NEW = {"a.docx": b"new docx", "a.pdf": b"new pdf"}


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.fixture(params=["exchanged", "one by one"])
def way(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Both ways: folders exchanged, and a folder that is a link, whose files are replaced one by one."""
    if request.param == "one by one":
        (tmp_path / "elsewhere").mkdir()
        (tmp_path / "a").symlink_to("elsewhere")
    return str(request.param)


def test_a_new_document_gets_its_folder(tmp_path: Path) -> None:
    assert publish(tmp_path, "a", NEW).former is None
    assert contents(tmp_path / "a") == NEW


def test_a_document_is_replaced_and_its_former_state_kept(tmp_path: Path, way: str) -> None:
    publish(tmp_path, "a", OLD)
    done = publish(tmp_path, "a", NEW)
    assert contents(tmp_path / "a") == NEW
    assert done.former is not None
    assert contents(done.former) == OLD


def test_a_replaced_document_can_be_put_back(tmp_path: Path, way: str) -> None:
    publish(tmp_path, "a", OLD)
    (tmp_path / "a" / "批示.txt").write_bytes("同意".encode())
    undo(publish(tmp_path, "a", {**NEW, "a.html": b"new html"}, {"a.docx": "a.edited.docx"}))
    assert contents(tmp_path / "a") == {**OLD, "批示.txt": "同意".encode()}
    assert leftovers(tmp_path) == ()


def test_a_new_document_can_be_taken_back(tmp_path: Path) -> None:
    undo(publish(tmp_path, "a", NEW))
    assert not (tmp_path / "a").exists()
    assert leftovers(tmp_path) == ()


def test_nothing_is_left_of_a_former_state_that_is_forgotten(tmp_path: Path, way: str) -> None:
    publish(tmp_path, "a", OLD)
    forget(publish(tmp_path, "a", NEW))
    assert leftovers(tmp_path) == ()


def test_foreign_files_and_folders_stay(tmp_path: Path, way: str) -> None:
    publish(tmp_path, "a", OLD)
    (tmp_path / "a" / "批示.txt").write_bytes("同意".encode())
    (tmp_path / "a" / "scans").mkdir()
    (tmp_path / "a" / "scans" / "1.png").write_bytes(b"png")
    publish(tmp_path, "a", NEW)
    assert contents(tmp_path / "a") == {**NEW, "批示.txt": "同意".encode(), "scans/1.png": b"png"}


def test_a_foreign_link_stays_a_link(tmp_path: Path, way: str) -> None:
    publish(tmp_path, "a", OLD)
    (tmp_path / "a" / "link").symlink_to("nowhere")
    publish(tmp_path, "a", NEW)
    assert (tmp_path / "a" / "link").readlink() == Path("nowhere")


def test_formats_that_are_not_built_stay(tmp_path: Path, way: str) -> None:
    publish(tmp_path, "a", OLD)
    publish(tmp_path, "a", {"a.docx": b"new docx"})
    assert contents(tmp_path / "a") == {"a.docx": b"new docx", "a.pdf": b"old pdf"}


def test_a_replaced_file_can_live_on_under_another_name(tmp_path: Path, way: str) -> None:
    publish(tmp_path, "a", OLD)
    publish(tmp_path, "a", NEW, {"a.docx": "a.edited.docx"})
    assert contents(tmp_path / "a") == {**NEW, "a.edited.docx": b"old docx"}


def test_a_linked_folder_is_written_through(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "a").symlink_to("elsewhere")
    publish(tmp_path, "a", NEW)
    assert (tmp_path / "a").is_symlink()
    assert contents(tmp_path / "elsewhere") == NEW


@pytest.mark.parametrize("there", ["file", "broken link"])
def test_what_stands_in_the_place_of_the_folder_is_not_touched(tmp_path: Path, there: str) -> None:
    if there == "file":
        (tmp_path / "a").write_bytes(b"mine")
    else:
        (tmp_path / "a").symlink_to("nowhere")
    with pytest.raises(NotADirectoryError):
        publish(tmp_path, "a", NEW)
    assert sorted(path.name for path in tmp_path.iterdir() if path.name != ".briefgen") == ["a"]


def test_a_document_may_be_called_as_the_lock(tmp_path: Path) -> None:
    with locked(tmp_path, 0):
        publish(tmp_path, "lock", NEW)
    assert contents(tmp_path / "lock") == NEW


@pytest.mark.parametrize("nth", [1, 2, 3, 4])
def test_a_disk_that_is_full_leaves_the_old_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, nth: int, way: str
) -> None:
    publish(tmp_path, "a", OLD)
    calls, real = [], os.fsync

    def full(descriptor: int) -> None:
        calls.append(descriptor)
        if len(calls) == nth:
            raise OSError(errno.ENOSPC, "No space left on device")
        real(descriptor)

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        publish(tmp_path, "a", NEW)
    assert contents(tmp_path / "a") == OLD
    assert [path for path in leftovers(tmp_path) if path.parent.name == "staged"] == []
