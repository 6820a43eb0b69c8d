"""Whatever somebody puts into the work folder, a build ends with the right files and touches no others."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from briefgen.build.delivery import Delivery
from briefgen.build.manifest import load, sha256
from briefgen.build.output.claim import STALE_S, take

MINE = b"mine"
HASH = sha256(MINE)
ABSURD: dict[str, bytes] = {
    "empty": b"",
    "not UTF-8": b"\xff\xfe\x00",
    "deep": b"[" * 200_000,
    "deep mapping": b'{"id":' * 100_000,
    "a number": b"7",
    "a huge number": b"9" * 100_000,
    "a list": b"[]",
    "no keys": b"{}",
    "NaN": b'{"id": NaN, "files": NaN, "names": NaN, "version": NaN, "pid": NaN, "host": NaN}',
    "infinite": b'{"pid": 1e999, "host": 5, "started": [], "version": 1e999}',
    "nulls": b'{"id": null, "files": {"a": null}, "inputs": null, "names": {"a": null}, "source": null}',
    "half a pair": b'{"id": "\\ud800", "files": {"\\ud800": "x"}, "inputs": "\\ud800", "briefgen": "\\ud800"}',
    "many lines": b"\n" * 100_000,
}
FILES = ("intended", "replacing", "held", "lock", "manifest.json", "state.json", "../manifest.json")


@pytest.fixture
def elsewhere(tmp_path: Path) -> Path:
    """A folder of somebody's beside the workspace."""
    (tmp_path / "elsewhere" / "a").mkdir(parents=True)
    for name in ("mine.txt", "a/mine.txt", "a/a.txt"):
        (tmp_path / "elsewhere" / name).write_bytes(MINE)
    return tmp_path / "elsewhere"


@pytest.fixture
def work(tmp_path: Path, elsewhere: Path) -> Path:
    """The work folder of an output folder with one document."""
    assert delivered(tmp_path, b"old") == []
    return tmp_path / "workspace" / "output" / ".briefgen"


def delivered(place: Path, text: bytes) -> list[str]:
    root = place / "workspace"
    delivery = Delivery(root, root / "output", None, wait_s=0)
    with delivery.opened() as descriptors:
        assert descriptors, delivery.findings
        assert delivery.put("a", {"a.txt": text, "a.pdf": text}), delivery.findings
    return [finding.code for finding in delivery.findings]


def is_right(place: Path, elsewhere: Path) -> None:
    """Builds once more; the files are the new ones, the manifest is sound, and nobody else's was touched."""
    delivered(place, b"new")
    output = place / "workspace" / "output"
    assert {name: (output / "a" / name).read_bytes() for name in ("a.txt", "a.pdf")} == {
        "a.txt": b"new",
        "a.pdf": b"new",
    }
    assert load(output / "manifest.json").documents["a"]["a.txt"].sha256 == sha256(b"new")
    assert list(load(output / "manifest.json").documents) == ["a"]
    assert not (output / ".briefgen" / "replacing").exists()
    assert not (output / ".briefgen" / "intended").exists()
    found = {path.relative_to(elsewhere).as_posix(): path for path in elsewhere.rglob("*") if path.is_file()}
    assert sorted(found) == ["a/a.txt", "a/mine.txt", "mine.txt"]
    assert {path.read_bytes() for path in found.values()} == {MINE}


@pytest.mark.parametrize("content", ABSURD.values(), ids=ABSURD)
@pytest.mark.parametrize("name", FILES)
def test_absurd_content_stops_nothing(
    tmp_path: Path, work: Path, elsewhere: Path, name: str, content: bytes
) -> None:
    path = work / name
    path.unlink(missing_ok=True)
    path.write_bytes(content)
    is_right(tmp_path, elsewhere)


def _pipe(path: Path, elsewhere: Path) -> None:
    os.mkfifo(path)


def _folder(path: Path, elsewhere: Path) -> None:
    (path / "inside").mkdir(parents=True)


def _link(path: Path, elsewhere: Path) -> None:
    path.symlink_to(elsewhere / "mine.txt")


def _linked_folder(path: Path, elsewhere: Path) -> None:
    path.symlink_to(elsewhere)


def _circle(path: Path, elsewhere: Path) -> None:
    path.symlink_to(path)


def _large(path: Path, elsewhere: Path) -> None:
    path.touch()
    os.truncate(path, 200 * 1024 * 1024)


Plant = Callable[[Path, Path], None]
PLANTS: tuple[Plant, ...] = (_pipe, _folder, _link, _linked_folder, _circle, _large)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
@pytest.mark.parametrize("plant", PLANTS)
@pytest.mark.parametrize("name", FILES[:-1])
def test_what_is_no_file_stops_nothing(
    tmp_path: Path, work: Path, elsewhere: Path, name: str, plant: Plant
) -> None:
    (work / name).unlink(missing_ok=True)
    plant(work / name, elsewhere)
    is_right(tmp_path, elsewhere)


@pytest.mark.parametrize("plant", [_link, _linked_folder, _circle, _large])
@pytest.mark.parametrize(
    "name",
    ["staged", "former", "staged/a", "former/a", "traces", "../.manifest.json.{pid}", ".replacing.{pid}"],
)
def test_what_stands_where_a_build_writes_leads_nowhere(
    tmp_path: Path, work: Path, elsewhere: Path, name: str, plant: Plant
) -> None:
    path = work / name.format(pid=os.getpid())
    path.parent.mkdir(exist_ok=True)
    if path.is_dir():
        path.rmdir()
    plant(path, elsewhere)
    is_right(tmp_path, elsewhere)


@pytest.mark.parametrize(
    "said",
    [
        {"id": "../../../elsewhere", "files": {"mine.txt": HASH}},
        {"id": "../../elsewhere/a", "files": {"mine.txt": HASH}},
        {"id": "..", "files": {"mine.txt": HASH}},
        {"id": "{elsewhere}", "files": {"mine.txt": HASH}},
        {"id": "a", "files": {"../../../elsewhere/mine.txt": HASH}},
        {"id": "a", "files": {"{elsewhere}/mine.txt": HASH}},
        {"id": "a", "files": {"a.txt\0": HASH}},
        {"id": "b\\c", "files": {"mine.txt": HASH}},
        {"id": "a", "files": {"a.txt": "x"}},
        {"id": "a", "files": {"a.txt": HASH}, "inputs": "x"},
    ],
)
def test_the_journal_of_intents_leads_nowhere(
    tmp_path: Path, work: Path, elsewhere: Path, said: dict[str, object]
) -> None:
    line = json.dumps({"inputs": HASH, **said}).replace("{elsewhere}", elsewhere.as_posix())
    (work / "intended").write_text(line)
    is_right(tmp_path, elsewhere)


@pytest.mark.parametrize(
    "said",
    [
        {"id": "../../elsewhere", "source": "staged", "names": {"mine.txt": []}},
        {"id": "..", "source": "staged", "names": {"mine.txt": [HASH]}},
        {"id": "{elsewhere}", "source": "staged", "names": {"mine.txt": [HASH]}},
        {"id": "a", "source": "staged", "names": {"../../../elsewhere/mine.txt": [HASH]}},
        {"id": "a", "source": "former", "names": {"{elsewhere}/mine.txt": [HASH]}},
        {"id": "a", "source": "../../../elsewhere", "names": {"mine.txt": [HASH]}},
        {"id": "a", "source": "{elsewhere}", "names": {"mine.txt": [HASH]}},
        {"id": ".briefgen", "source": "staged", "names": {"lock": [], "manifest.json": []}},
        {"id": "a", "source": "staged", "names": {"a.txt\0": []}},
        {"id": "a", "source": "staged", "names": {"": [], ".": [], "..": []}},
    ],
)
def test_the_journal_of_replacing_leads_nowhere(
    tmp_path: Path, work: Path, elsewhere: Path, said: dict[str, object]
) -> None:
    (work / "replacing").write_text(json.dumps(said).replace("{elsewhere}", elsewhere.as_posix()))
    is_right(tmp_path, elsewhere)


@pytest.mark.parametrize("pid", [0, -1, -(2**31), 2**62, "x", None, [], 1e308])
def test_a_claim_of_no_process_is_taken_over(tmp_path: Path, pid: object) -> None:
    held = tmp_path / ".briefgen" / "held"
    held.parent.mkdir()
    host = os.uname().nodename if hasattr(os, "uname") else ""
    held.write_text(json.dumps({"pid": pid, "host": host, "started": ""}))
    then = held.stat().st_mtime - STALE_S - 60
    os.utime(held, (then, then))
    assert take(tmp_path)


def test_a_claim_from_the_future_is_taken_over(tmp_path: Path) -> None:
    held = tmp_path / ".briefgen" / "held"
    held.parent.mkdir()
    held.write_text(json.dumps({"pid": 7, "host": "elsewhere", "started": ""}))
    os.utime(held, (4_000_000_000, 4_000_000_000))
    assert take(tmp_path)
