"""The output folder as a whole: leftovers, files, and builds killed at every line."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.build.output import leftovers, locked, sweep, write_file
from faults.lines import script

# ---- killed at every line

CRASH = """
import sys
from pathlib import Path
from faults.lines import folder_of, killed
from briefgen.build import delivery, manifest, output

folder, exchanged = Path(sys.argv[1]), sys.argv[2] == "exchanged"
rooms = (delivery.__file__, manifest.__file__, folder_of(output))

def build(word):
    made = delivery.Delivery(folder, folder / "output", None)
    with made.opened():
        made.put("a", {"a.docx": word + b" docx", "a.pdf": word + b" pdf"})
        made.put("b", {"b.docx": word + b" docx"})
    return made

def whole(name):
    return {p.name: p.read_bytes() for p in (folder / "output" / name).iterdir()}

if not exchanged:
    for name in ("a", "b"):
        (folder / ("real-" + name)).mkdir()
        (folder / "output").mkdir(exist_ok=True)
        (folder / "output" / name).symlink_to(folder / ("real-" + name))
build(b"old")
(folder / "output" / "a" / "note.txt").write_bytes(b"note")
for step, ended in killed(lambda: build(b"new"), rooms, int(sys.argv[3])):
    for name in ("a", "b"):
        files = {file: content for file, content in whole(name).items() if not file.startswith(".")}
        note = files.pop("note.txt", None)
        assert note == (b"note" if name == "a" else None), (step, files)
        words = {content.split()[0] for content in files.values()}
        assert all(content in (b"old docx", b"new docx", b"old pdf", b"new pdf") for content in files.values())
        assert set(files) == ({"a.docx", "a.pdf"} if name == "a" else {"b.docx"}), (step, files)
        assert len(words) == 1 or not exchanged, (step, files)
    empty = delivery.Delivery(folder, folder / "output", None)
    with empty.opened():
        pass
    for name in ("a", "b"):
        words = {content.split()[0] for file, content in whole(name).items() if file != "note.txt"}
        assert len(words) == 1, (step, name, whole(name))
        assert not [file for file in whole(name) if file.startswith(".")], (step, whole(name))
    after = build(b"old")
    assert [f.code for f in (*empty.findings, *after.findings)] == [], (step, after.findings)
    assert whole("a") == {"a.docx": b"old docx", "a.pdf": b"old pdf", "note.txt": b"note"}, step
    assert whole("b") == {"b.docx": b"old docx"}, step
    assert output.leftovers(folder / "output") == (), step
print(step)
"""


@pytest.mark.parametrize("way_of_replacing", ["exchanged", "one by one"])
def test_a_build_killed_anywhere_leaves_whole_files_and_the_next_one_succeeds(
    tmp_path: Path, way_of_replacing: str
) -> None:
    ended = script(CRASH, str(tmp_path), way_of_replacing, "5")
    assert ended.returncode == 0, ended.stderr
    assert int(ended.stdout) > 200


# ---- the rest


def test_leftovers_of_a_killed_build_are_named_and_swept(tmp_path: Path) -> None:
    (tmp_path / ".briefgen" / "staged" / "a").mkdir(parents=True)
    (tmp_path / ".manifest.json.4242").write_bytes(b"{")
    (tmp_path / ".briefgen" / "traces").mkdir()
    (tmp_path / ".briefgen" / "traces" / "a.json.4242").write_bytes(b"{")
    (tmp_path / ".briefgen" / "traces" / "a.json").write_bytes(b"{}")
    assert [path.name for path in leftovers(tmp_path)] == ["a", "a.json.4242", ".manifest.json.4242"]
    sweep(tmp_path)
    assert leftovers(tmp_path) == ()


def test_one_file_is_replaced_whole(tmp_path: Path) -> None:
    write_file(tmp_path / "m.json", b"1")
    write_file(tmp_path / "m.json", b"22")
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("m.json", b"22")]


def test_a_read_only_file_system_is_an_os_error() -> None:
    folder = Path("/proc/self")
    if not folder.is_dir():
        pytest.skip("no /proc here, which nobody can write")
    with pytest.raises(OSError), locked(folder, 0):
        pass
