"""While the files that answers rest on are the same, nothing is asked again; where one is not, the answers decide."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.build.freshness.answers import ASK, Answers, Fingerprints
from briefgen.build.freshness.ground import UNSURE, Ground, rests
from briefgen.build.freshness.inputs import Snapshot
from briefgen.build.freshness.trace import Store, Trace
from briefgen.config import Config
from briefgen.load import load_workspace
from briefgen.model.watch import Question
from briefgen.model.workspace import Workspace
from build.freshness.office import anew, built, put, swap, write_office

RIDERS, BUSES = "data/observations/riders.csv", "data/observations/buses.csv"
NORTH = ("observations", "riders", "north")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    write_office(tmp_path)
    return tmp_path


def ground(root: Path, *on: Question) -> str:
    workspace, _ = load_workspace(root)
    return of(workspace, *on)


def of(workspace: Workspace, *on: Question) -> str:
    hashes = Snapshot(str(workspace.root)).hashes
    return Ground(workspace, Answers(workspace, Config(), hashes, Fingerprints())).of(on)


def trace(root: Path, id: str) -> Trace:
    found = Store(root / "output" / ".briefgen").read(id)
    assert found is not None
    return found


def test_a_query_rests_on_the_rows_of_its_indicator_at_its_place() -> None:
    asked = (
        ("matching", "riders", "period", "2023", "place", "north"),
        ("matching", "riders", "place", "north"),
        ("matching", "riders", "period", "2023"),
        ("stored", "riders", RIDERS, "2", "20", "", ""),
        ("record", "case", "night"),
    )
    assert rests(asked) == (
        ("file", RIDERS),
        ("observations", "riders"),
        NORTH,
        ("record", "case", "night"),
    )


def test_every_question_rests_on_something_that_can_be_told(root: Path) -> None:
    workspace, _ = load_workspace(root)
    details = {
        "record": ("case", "night"),
        "members": ("case",),
        "inside": ("north", "county"),
        "matching": ("riders", "place", "north"),
        "stored": ("riders", RIDERS, "2", "20", "", ""),
        "averages": (),
        "observations": (),
        "at": (),
        "faces": (),
        "under": (),
    }
    for kind in ASK:
        asked = (kind, *details.get(kind, ("",)))
        assert of(workspace, *rests([asked])) != UNSURE, kind


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (RIDERS, "1500", "1501"),
        (RIDERS, "south,2023", "south,2021"),
        ("data/places.yaml", "北桥县", "北江县"),
        ("data/indicators/buses.yaml", "name: 客车", "name: 公交车"),
    ],
)
def test_the_ground_of_rows_is_their_file_and_all_that_their_file_is_read_by(
    root: Path, file: str, old: str, new: str
) -> None:
    before = ground(root, NORTH)
    assert ground(root, NORTH) == before
    swap(root, file, old, new)
    assert ground(root, NORTH) != before


def test_rows_in_a_new_file_are_new_ground(root: Path) -> None:
    before = ground(root, NORTH)
    put(root, "data/observations/more.csv", "indicator,place,period,value,source\nriders,north,2020,9,台账\n")
    assert ground(root, NORTH) != before


def test_rows_of_others_in_another_file_are_no_new_ground(root: Path) -> None:
    before = ground(root, NORTH)
    swap(root, BUSES, "50", "51")
    put(root, "data/observations/more.csv", "indicator,place,period,value,source\nriders,south,2020,9,台账\n")
    assert ground(root, NORTH) == before


def test_a_record_that_moves_to_another_file_is_on_new_ground(root: Path) -> None:
    before = ground(root, ("record", "case", "night"))
    text = (root / "data/cases/night.yaml").read_text(encoding="utf-8")
    (root / "data/cases/night.yaml").unlink()
    put(root, "data/cases/later.yaml", text)
    assert ground(root, ("record", "case", "night")) != before


def test_a_record_that_is_missing_is_new_ground_once_it_is_there(root: Path) -> None:
    (root / "data/cases/night.yaml").rename(root / "night.yaml")
    before = ground(root, ("record", "case", "night"))
    (root / "night.yaml").rename(root / "data/cases/night.yaml")
    assert UNSURE != before != ground(root, ("record", "case", "night"))


def test_nobody_knows_the_ground_of_records_that_came_from_no_file(root: Path) -> None:
    workspace, _ = load_workspace(root)
    plain = Workspace(root, observations=workspace.observations)
    assert of(plain, NORTH) == UNSURE
    assert of(plain, ("file", RIDERS)) == UNSURE


def test_a_document_with_the_same_answers_on_new_ground_stays_and_its_ground_is_noted(root: Path) -> None:
    built(root)
    before = trace(root, "north-2023")
    swap(root, RIDERS, "riders,south,2023,900", "riders,south,2023,901")
    assert anew(built(root)) == {"south-2023"}
    after = trace(root, "north-2023")
    assert after.ground not in (before.ground, UNSURE)
    assert (dict(after.answers), after.files, after.rests) == (
        dict(before.answers),
        before.files,
        before.rests,
    )
    assert anew(built(root)) == set()
    assert trace(root, "north-2023").ground == after.ground
