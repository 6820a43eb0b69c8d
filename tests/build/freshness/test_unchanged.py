"""That nothing is to be done is seen only where that is so."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from briefgen.build.freshness import machine
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
