"""A CSV file that is saved again and read where it differs gives what reading all of it gives."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.load.test_parts import loaded, workspace

from briefgen.load import again
from briefgen.load.workspace import load_workspace

PLACES = "- {id: lake, name: 大湖县, level: county}\n- {id: hill, name: 西山县, level: county}\n"
INDICATORS = "- {id: trips, name: 客运量, unit: 万人次}\n- {id: buses, name: 车辆数, unit: 辆}\n"
ROWS = """\
indicator,place,period,value,note
trips,lake,2023,35,
trips,hill,2023,12.5,
buses,lake,2023,40,
buses,hill,2023,18,
trips,lake,2024,36,
trips,hill,2024,13,
"""
EDITS: dict[str, Callable[[str], str]] = {
    "a figure": lambda text: text.replace("2023,35,", "2023,35.5,"),
    "the last line": lambda text: text.replace("2024,13,", "2024,14,"),
    "a shorter cell before others": lambda text: text.replace("buses,lake,2023,40,", "buses,hill,2022,4,"),
    "a row taken out": lambda text: text.replace("buses,lake,2023,40,\n", "\n"),
    "a line taken out": lambda text: text.replace("buses,lake,2023,40,\n", ""),
    "a line more": lambda text: text + "buses,lake,2024,41,\n",
    "the header": lambda text: text.replace("value,note", "note,value"),
    "an unknown place": lambda text: text.replace("buses,hill", "buses,vale"),
    "no number": lambda text: text.replace("2023,40,", "2023,many,"),
    "a cell too many": lambda text: text.replace("2023,40,", "2023,40,,,7"),
    "a figure given twice": lambda text: text.replace("trips,lake,2024,36,", "trips,lake,2023,36,"),
    "a quoted cell": lambda text: text.replace("2023,40,", '2023,40,"two\nlines"'),
    "an open quote": lambda text: text.replace("2023,40,", '2023,40,"'),
    "an allowance": lambda text: text.replace("2023,40,", "2023,40,briefgen: allow BG201 counted twice"),
    "line ends of Windows": lambda text: text.replace("\n", "\r\n"),
    "one line end of an old Mac": lambda text: text.replace("2023,40,\n", "2023,40,\r"),
    "a forbidden character": lambda text: text.replace("2023,40,", "2023,40,\u200b"),
    "nothing left": lambda text: text.splitlines(keepends=True)[0] + "\n" * 6,
}


def rows(root: Path, text: str, encoding: str = "utf-8") -> None:
    (root / "data/observations/bus.csv").write_bytes(text.encode(encoding))


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    made = workspace(tmp_path / "w", places_yaml=PLACES, indicators__bus_yaml=INDICATORS)
    (made / "data/observations").mkdir()
    rows(made, ROWS)
    return made


@pytest.mark.parametrize("edit", EDITS.values(), ids=[*EDITS])
def test_what_is_read_again_is_what_a_new_process_reads(
    root: Path, tmp_path: Path, edit: Callable[[str], str]
) -> None:
    load_workspace(root)
    assert edit(ROWS) != ROWS
    for text in (edit(ROWS), ROWS, edit(ROWS)):
        rows(root, text)
        other = tmp_path / f"other-{len(list(tmp_path.iterdir()))}"
        shutil.copytree(root, other)
        assert loaded(root) == loaded(other)


def test_bytes_that_mean_something_else_in_another_encoding_are_read_again(
    root: Path, tmp_path: Path
) -> None:
    text = ROWS.replace("2023,40,", "2023,40,车")
    rows(root, text, "gb18030")
    load_workspace(root)
    rows(root, text)
    shutil.copytree(root, tmp_path / "other")
    assert loaded(root) == loaded(tmp_path / "other")


def test_rows_that_stand_as_before_are_the_same(root: Path) -> None:
    first, _ = load_workspace(root)
    rows(root, EDITS["a figure"](ROWS))
    second, _ = load_workspace(root)
    same = [one is other for one, other in zip(first.observations, second.observations, strict=True)]
    assert same == [False, True, True, True, True, True]


def test_a_figure_given_in_two_files_is_told(root: Path) -> None:
    shutil.copy(root / "data/observations/bus.csv", root / "data/observations/coach.csv")
    _, findings = load_workspace(root)
    assert len(findings) == 6


def test_files_beyond_what_is_remembered_are_read(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(again, "MOST", 1)
    shutil.copy(root / "data/observations/bus.csv", root / "data/observations/coach.csv")
    first, second = loaded(root), loaded(root)
    assert first == second
