"""The output folder: exchanged whole or not at all, by one build at a time."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from briefgen.build import output
from briefgen.build.output import Busy, leftovers, locked, publish, sweep, write_file

OLD = {"a.docx": b"old docx", "a.pdf": b"old pdf"}
NEW = {"a.docx": b"new docx", "a.pdf": b"new pdf"}


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.fixture(params=["exchanged", "one by one"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Both ways: folders exchanged, and the fallback of systems that cannot."""
    if request.param == "one by one":
        monkeypatch.setattr(output, "_exchange", lambda left, right: False)
    return str(request.param)


def test_a_new_document_gets_its_folder(tmp_path: Path) -> None:
    assert publish(tmp_path, "a", NEW, {}) is None
    assert contents(tmp_path / "a") == NEW


def test_a_document_is_replaced(tmp_path: Path, way: str) -> None:
    publish(tmp_path, "a", OLD, {})
    former = publish(tmp_path, "a", NEW, {})
    assert contents(tmp_path / "a") == NEW
    assert former is not None
    assert contents(former) == (OLD if way == "exchanged" else NEW)


def test_foreign_files_and_folders_stay(tmp_path: Path, way: str) -> None:
    publish(tmp_path, "a", OLD, {})
    (tmp_path / "a" / "批示.txt").write_bytes("同意".encode())
    (tmp_path / "a" / "scans").mkdir()
    (tmp_path / "a" / "scans" / "1.png").write_bytes(b"png")
    publish(tmp_path, "a", NEW, {})
    assert contents(tmp_path / "a") == {**NEW, "批示.txt": "同意".encode(), "scans/1.png": b"png"}


def test_a_foreign_link_stays_a_link(tmp_path: Path, way: str) -> None:
    publish(tmp_path, "a", OLD, {})
    (tmp_path / "a" / "link").symlink_to("nowhere")
    publish(tmp_path, "a", NEW, {})
    assert (tmp_path / "a" / "link").readlink() == Path("nowhere")


def test_formats_that_are_not_built_stay(tmp_path: Path, way: str) -> None:
    publish(tmp_path, "a", OLD, {})
    publish(tmp_path, "a", {"a.docx": b"new docx"}, {})
    assert contents(tmp_path / "a") == {"a.docx": b"new docx", "a.pdf": b"old pdf"}


def test_a_replaced_file_can_live_on_under_another_name(tmp_path: Path, way: str) -> None:
    publish(tmp_path, "a", OLD, {})
    publish(tmp_path, "a", NEW, {"a.docx": "a.edited.docx"})
    assert contents(tmp_path / "a") == {**NEW, "a.edited.docx": b"old docx"}


def test_the_same_files_are_left_alone(tmp_path: Path) -> None:
    publish(tmp_path, "a", NEW, {})
    before = (tmp_path / "a").stat().st_ino
    publish(tmp_path, "a", NEW, {})
    assert (tmp_path / "a").stat().st_ino == before


def test_a_linked_folder_is_written_through(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "a").symlink_to("elsewhere")
    publish(tmp_path, "a", NEW, {})
    assert (tmp_path / "a").is_symlink()
    assert contents(tmp_path / "elsewhere") == NEW


def test_a_file_in_the_place_of_the_folder_is_not_touched(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"mine")
    with pytest.raises(NotADirectoryError):
        publish(tmp_path, "a", NEW, {})
    assert (tmp_path / "a").read_bytes() == b"mine"


def test_a_document_may_be_called_as_the_lock(tmp_path: Path) -> None:
    with locked(tmp_path, 0):
        publish(tmp_path, "lock", NEW, {})
    assert contents(tmp_path / "lock") == NEW


def test_a_full_disk_leaves_the_old_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(tmp_path, "a", OLD, {})
    written: list[int] = []

    def full(descriptor: int) -> None:
        written.append(descriptor)
        if len(written) == 2:
            raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        publish(tmp_path, "a", NEW, {})
    assert contents(tmp_path / "a") == OLD
    assert leftovers(tmp_path) == ()


def test_leftovers_of_a_killed_build_are_named_and_swept(tmp_path: Path) -> None:
    (tmp_path / ".briefgen" / "staged" / "a").mkdir(parents=True)
    found = leftovers(tmp_path)
    assert [leftover.id for leftover in found] == ["a"]
    sweep(tmp_path, found)
    assert leftovers(tmp_path) == ()


def test_a_second_build_is_told_who_holds_the_folder(tmp_path: Path) -> None:
    with locked(tmp_path, 0), pytest.raises(Busy) as busy, locked(tmp_path, 0.1):
        pass
    assert busy.value.holder.endswith(f":{os.getpid()}")


def test_the_lock_is_free_after_its_holder(tmp_path: Path) -> None:
    with locked(tmp_path, 0):
        pass
    with locked(tmp_path, 0):
        pass


def test_a_killed_holder_holds_nothing(tmp_path: Path) -> None:
    code = f"""
        import os, signal
        from pathlib import Path
        from briefgen.build.output import locked
        with locked(Path({str(tmp_path)!r}), 0):
            os.kill(os.getpid(), signal.SIGKILL)
    """
    subprocess.run([sys.executable, "-c", textwrap.dedent(code)], check=False)
    with locked(tmp_path, 0):
        pass


def test_one_file_is_replaced_whole(tmp_path: Path) -> None:
    write_file(tmp_path / "m.json", b"1")
    write_file(tmp_path / "m.json", b"22")
    assert contents(tmp_path) == {"m.json": b"22"}


# ---- killed at every line

CRASH = """
import os, signal, sys
from pathlib import Path
from briefgen.build import delivery, output, worker

folder, exchanges = Path(sys.argv[1]), sys.argv[2] == "exchanged"
if not exchanges:
    output._exchange = lambda left, right: False
rooms = {output.__file__, delivery.__file__, delivery.manifest.__file__}

def killed_at(step):
    left = [step]
    def trace(frame, event, argument):
        if frame.f_code.co_filename not in rooms:
            return None
        if event == "line":
            left[0] -= 1
            if left[0] == 0:
                os.kill(os.getpid(), signal.SIGKILL)
        return trace
    return trace

def build(word):
    made = delivery.Delivery(folder, folder / "output", None)
    with made.opened():
        made.put("a", {"a.docx": word + b" docx", "a.pdf": word + b" pdf"})
        made.put("b", {"b.docx": word + b" docx"})
    return made

def whole(name):
    files = {p.name: p.read_bytes() for p in (folder / "output" / name).iterdir()}
    return files

build(b"old")
(folder / "output" / "a" / "note.txt").write_bytes(b"note")
step, ended = 0, False
while not ended:
    step += int(sys.argv[3])
    child = os.fork()
    if child == 0:
        sys.settrace(killed_at(step))
        build(b"new")
        sys.settrace(None)
        os._exit(0)
    ended = os.waitpid(child, 0)[1] == 0
    for name in ("a", "b"):
        files = {file: content for file, content in whole(name).items() if not file.startswith(".")}
        note = files.pop("note.txt", None)
        assert note == (b"note" if name == "a" else None), (step, files)
        words = {content.split()[0] for content in files.values()}
        assert all(content in (b"old docx", b"new docx", b"old pdf", b"new pdf") for content in files.values())
        assert set(files) == ({"a.docx", "a.pdf"} if name == "a" else {"b.docx"}), (step, files)
        assert len(words) == 1 or not exchanges, (step, files)
    after = build(b"old")
    assert [f.code for f in after.findings] == [], (step, after.findings)
    assert whole("a") == {"a.docx": b"old docx", "a.pdf": b"old pdf", "note.txt": b"note"}, step
    assert not list((folder / "output" / ".briefgen" / "staged").iterdir()), step
print(step)
"""


@pytest.mark.parametrize("way_of_replacing", ["exchanged", "one by one"])
def test_a_build_killed_anywhere_leaves_whole_files_and_the_next_one_succeeds(
    tmp_path: Path, way_of_replacing: str
) -> None:
    ended = subprocess.run(
        [sys.executable, "-c", CRASH, str(tmp_path), way_of_replacing, "4"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    assert int(ended.stdout) > 200


def test_a_read_only_file_system_is_an_os_error() -> None:
    folder = Path("/proc/self")
    if not folder.is_dir():
        pytest.skip("no /proc here, which nobody can write")
    with pytest.raises(OSError), locked(folder, 0):
        pass
