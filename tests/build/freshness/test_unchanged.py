"""That nothing is to be done is seen only where that is so."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from briefgen.build.freshness import machine, sealed
from briefgen.build.freshness.inputs import Snapshot
from briefgen.build.freshness.machine import Machine
from briefgen.build.freshness.unchanged import unchanged
from build.freshness.office import CASE, built, put, swap, write_office

KEY = "all"


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("office")
    write_office(place)
    built(place, key=KEY)
    return place


@pytest.fixture
def root(office: Path, tmp_path: Path) -> Path:
    """A copy of a workspace that was built: other inodes and times, the same content."""
    shutil.copytree(office, tmp_path / "office")
    return tmp_path / "office"


def is_unchanged(root: Path, key: str = KEY) -> bool:
    return unchanged(str(root), str(root / "output"), key) is not None


def test_nothing_has_changed(office: Path) -> None:
    said = unchanged(str(office), str(office / "output"), KEY)
    assert said is not None
    assert said["documents"] == ["both", "digest", "north-2023", "plain", "south-2023"]
    assert said["findings"] == []


def test_copies_and_new_times_change_nothing(root: Path) -> None:
    for path in (*(root / "data").rglob("*"), *(root / "output").rglob("*.html")):
        os.utime(path)
    assert is_unchanged(root)


def _stranger(root: Path) -> None:
    put(root, "data/cases/notes.txt", "记一笔。\n")


def _case(root: Path) -> None:
    put(
        root,
        "data/cases/fare.yaml",
        CASE.format(id="fare", title="免费坐车", place="south", stops=9, lead=""),
    )


def _empty_folder_for_templates(root: Path) -> None:
    put(root, "templates/article.md.j2", "")


CHANGES: tuple[Callable[[Path], object], ...] = (
    lambda root: swap(root, "data/observations/riders.csv", "900", "901"),
    lambda root: swap(root, "briefgen.toml", '"txt"', '"docx"'),
    lambda root: (root / "data/cases/school.yaml").unlink(),
    lambda root: (root / "data/cases/school.yaml").rename(root / "data/cases/school-2.yaml"),
    lambda root: (root / "output/plain/plain.txt").unlink(),
    lambda root: (root / "output/plain/plain.txt").write_text("改过"),
    lambda root: (root / "output/plain/ledger.json").unlink(),
    lambda root: (root / "output/manifest.json").unlink(),
    lambda root: (root / "output/manifest.json").write_text("{}"),
    lambda root: (root / "output/.briefgen/state.json").unlink(),
    lambda root: (root / "output/.briefgen/intended").write_text("{}"),
    lambda root: shutil.rmtree(root / "output/plain"),
    lambda root: shutil.rmtree(root / "output/.briefgen"),
    _stranger,
    _case,
    _empty_folder_for_templates,
)


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_is_seen(root: Path, change: Callable[[Path], object]) -> None:
    change(root)
    assert not is_unchanged(root)


@pytest.mark.parametrize("keep", [0, 3, 60, 200, -1])
def test_a_torn_state_says_nothing(root: Path, keep: int) -> None:
    state = root / "output/.briefgen/state.json"
    state.write_bytes(state.read_bytes()[:keep])
    assert not is_unchanged(root)


@pytest.mark.parametrize("at", [0, 12, 50, 120, -3])
def test_an_altered_state_says_nothing(root: Path, at: int) -> None:
    state = root / "output/.briefgen/state.json"
    content = bytearray(state.read_bytes())
    content[at] ^= 1
    state.write_bytes(bytes(content))
    assert not is_unchanged(root)


def test_a_link_to_another_folder_is_seen(tmp_path: Path) -> None:
    write_office(tmp_path)
    for name in "abyz":
        put(tmp_path, f"data/assets/{name}/note.txt", name)
    links = [tmp_path / "data/assets" / name for name in "efghijkl"]
    for link in links:
        link.symlink_to("a", target_is_directory=True)
    for number, link in enumerate(links):
        before = Snapshot(str(tmp_path)).digest
        link.unlink()
        link.symlink_to("byz"[number % 3], target_is_directory=True)
        assert Snapshot(str(tmp_path)).digest != before


def test_a_file_that_is_written_as_soon_as_it_was_hashed_is_not_still(tmp_path: Path) -> None:
    write_office(tmp_path)
    path = tmp_path / "data/observations/riders.csv"
    content = path.read_bytes()
    for number in range(200):
        path.write_bytes(content.replace(b"900", b"%03d" % number))
        found = Snapshot(str(tmp_path))
        path.write_bytes(content)  # of the same size, and perhaps within the same tick of the clock
        assert not found.is_still(["data/observations/riders.csv"])


def test_a_font_of_the_same_size_and_time_is_another_machine(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BRIEFGEN_FONTS", str(tmp_path))
    font = tmp_path / "a.ttf"

    def seen(content: bytes) -> str:
        (tmp_path / "new").write_bytes(content)
        (tmp_path / "new").rename(font)
        os.utime(font, ns=(1, 1))
        return Machine().sieve

    assert seen(b"one") != seen(b"two")


def test_a_library_is_seen_wherever_it_is_imported_from(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = Machine().sieve
    (tmp_path / "pydyf-9.9.dist-info").mkdir()
    monkeypatch.syspath_prepend(str(tmp_path))
    assert Machine().sieve != before


def test_a_process_that_began_with_other_libraries_is_another_machine() -> None:
    now, old = Machine(), Machine(begun="what was there then")
    assert (old.sieve, old.content) != (now.sieve, now.content)
    assert Machine(begun=now.sieve).sieve == now.sieve


def test_other_options_are_another_build(root: Path) -> None:
    assert not is_unchanged(root, "other")


def test_another_machine_is_another_build(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(machine, "__version__", "0.0.0")
    assert not is_unchanged(root)


def test_fonts_elsewhere_are_another_build(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BRIEFGEN_FONTS", str(root))
    assert not is_unchanged(root)


def test_a_finding_about_the_output_folder_is_looked_for_each_time(root: Path) -> None:
    (root / "briefings/plain.yaml").unlink()
    assert [one.code for one in built(root, key=KEY).findings] == ["BG724"]
    assert not is_unchanged(root)


def test_little_is_imported_to_see_it(office: Path) -> None:
    code = (
        "import sys\nbefore = set(sys.modules)\n"
        "from briefgen.build.freshness.unchanged import unchanged\n"
        f"assert unchanged({str(office)!r}, {str(office / 'output')!r}, {KEY!r}) is not None\n"
        "heavy = {'pydantic', 'jinja2', 'yaml', 'weasyprint', 'rich', 'click', 'pathlib', 'hashlib', 'dataclasses'}\n"
        "print(*sorted(heavy & (sys.modules.keys() - before)))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=_environment())
    assert (done.stdout.strip(), done.stderr) == ("", "")


def _environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(Path(__file__).parents[3] / "src")}


@pytest.mark.parametrize("wrong", [None, 5, "x", [], {"../secret": 5}])
@pytest.mark.parametrize("name", ["files", "documents", "findings"])
def test_a_state_of_another_shape_is_none(root: Path, name: str, wrong: object) -> None:
    path = str(root / "output" / ".briefgen" / "state.json")
    said = sealed.read(path)
    said["builds"][KEY][name] = wrong
    sealed.write(path, said)
    assert is_unchanged(root) == (wrong == [] and name != "files")


def test_a_pipe_in_the_place_of_a_state_is_not_waited_for(root: Path) -> None:
    path = root / "output" / ".briefgen" / "state.json"
    path.unlink()
    os.mkfifo(path)
    assert not is_unchanged(root)
