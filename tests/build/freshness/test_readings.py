"""What a document has read: the files that answered it, and no others."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from briefgen.build.freshness.answers import ASK
from briefgen.build.freshness.readings import BEHIND, Readings
from briefgen.load import load_workspace
from build.freshness.office import CASE, anew, built, put, swap, write_office

PACKAGED = ["briefgen:article.md.j2", "briefgen:parts/elements.md.j2", "briefgen:parts/sections.md.j2"]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A workspace that was built once."""
    write_office(tmp_path)
    assert built(tmp_path).findings == ()
    return tmp_path


def read(root: Path, id: str) -> list[str]:
    """The files that a document read, without the fonts."""
    said = json.loads((root / "output" / "manifest.json").read_bytes())
    names = said["readings"][said["documents"][id]["reads"]]
    assert all(name in said["inputs"] or name.removeprefix("font:") in said["fonts"] for name in names)
    assert {f"font:{name}" for name in said["fonts"]} <= set(names)
    return [name for name in names if not name.startswith("font:")]


def test_every_question_about_files_of_the_workspace_has_them() -> None:
    assert set(ASK) - set(BEHIND) == {"layout", "faces"}  # they stand in the settings


def test_each_document_read_its_own_files(root: Path) -> None:
    common = ["briefgen.toml", *PACKAGED, "data/places.yaml"]
    assert read(root, "plain") == sorted([*common, "briefings/plain.yaml"])
    rows = ["data/indicators/buses.yaml", "data/observations/riders.csv"]
    assert read(root, "north-2023") == sorted([*common, "briefings/north-2023.yaml", *rows])
    rows += ["data/observations/buses.csv"]
    assert read(root, "both") == sorted([*common, "briefings/both.yaml", *rows])


def test_a_digest_read_the_cases_that_it_takes_in(root: Path) -> None:
    assert "data/cases/night.yaml" in read(root, "digest")
    assert "data/cases/school.yaml" not in read(root, "digest")
    assert "briefgen:bulletin.md.j2" in read(root, "digest")


def test_a_template_and_words_of_the_workspace_are_read_instead(root: Path) -> None:
    packaged = Path(__file__).parents[3] / "templates" / "article.md.j2"
    put(root, "templates/article.md.j2", packaged.read_text(encoding="utf-8"))
    put(root, "data/vocab/lexicon.yaml", "units: [趟次]\n")
    built(root)
    found = read(root, "plain")
    assert {"templates/article.md.j2", "data/vocab/lexicon.yaml"} <= set(found)
    assert "briefgen:article.md.j2" not in found


def test_fresh_documents_keep_what_they_read_without_a_manifest(root: Path) -> None:
    before = (root / "output" / "manifest.json").read_bytes()
    said = json.loads(before)
    for one in said["documents"].values():
        one["reads"] = None
    (root / "output" / "manifest.json").write_text(json.dumps({**said, "readings": {}}))
    assert anew(built(root)) == set()
    assert (root / "output" / "manifest.json").read_bytes() == before


def test_a_row_that_moves_to_another_file_is_read_there(root: Path) -> None:
    swap(root, "data/observations/riders.csv", "riders,south,2023,900,客运台账\n", "")
    put(
        root,
        "data/observations/south.csv",
        "indicator,place,period,value,source\nriders,south,2023,900,客运台账\n",
    )
    built(root)
    assert "data/observations/south.csv" in read(root, "south-2023")
    assert "data/observations/riders.csv" not in read(root, "south-2023")


@pytest.mark.parametrize(
    ("question", "files"),
    [
        (("record", "case", "night"), ["data/cases/night.yaml"]),
        (("record", "case", "nobody"), []),
        (("record", "target", "plain"), []),
        (("members", "case"), ["data/cases/night.yaml", "data/cases/school.yaml"]),
        (("members", "organ"), []),
        (("under",), ["data/places.yaml"]),
        (("inside", "north", "county"), ["data/places.yaml"]),
        (("averages",), ["data/indicators/buses.yaml"]),
        (("misprint", "七个"), []),
        (("named", "北桥县"), ["data/places.yaml"]),
        (("variants", "北侨县"), []),
        (("words", "几趟"), []),
        (("observations",), ["data/observations/buses.csv", "data/observations/riders.csv"]),
        (("observations", "buses", "north"), ["data/observations/buses.csv"]),
        (("matching", "riders", "place", "north", "period", "1999"), []),
        (("at", "south"), ["data/observations/buses.csv", "data/observations/riders.csv"]),
        (("at",), []),
        (("stored", "riders", "data/observations/riders.csv", "2", "19", "", ""), ["data/observations/riders.csv"]),
        (("stored", "riders", "../elsewhere.csv", "2", "19", "", ""), []),
        (("template", "../../etc/passwd"), []),
        (("asset", "../../etc/passwd"), []),
        (("layout", ""), []),
        (("nonsense", "x"), []),
    ],
)  # fmt: skip
def test_what_is_behind_a_question(root: Path, question: tuple[str, ...], files: list[str]) -> None:
    workspace, _ = load_workspace(root)
    names = [path.relative_to(root).as_posix() for path in (root / "data").rglob("*") if path.is_file()]
    found = Readings(workspace, names).of([question])
    assert [name for name in found if not name.startswith("font:")] == files


def test_a_record_in_another_file_is_news_to_who_goes_through_its_kind(root: Path) -> None:
    put(
        root,
        "data/cases/fare.yaml",
        CASE.format(id="fare", title="老人坐车", place="south", stops=9, lead=""),
    )
    workspace, _ = load_workspace(root)
    names = ["data/cases/fare.yaml", "data/cases/night.yaml"]
    assert "data/cases/fare.yaml" in Readings(workspace, names).of([("members", "case")])
