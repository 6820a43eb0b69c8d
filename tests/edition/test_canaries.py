"""A canary in every place that readers may not see, and in no byte of what is made for them."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import fields
from pathlib import Path

import pytest

from briefgen.diagnostics import has_errors
from briefgen.edition import project
from briefgen.load import load_workspace
from briefgen.model.briefing import Official
from briefgen.model.fact import Erratum, Fact
from briefgen.model.indicator import Indicator
from briefgen.model.place import Organ, Place
from briefgen.model.section import Case, Measure
from briefgen.model.sensitivity import FREE
from edition.canaries import PUBLIC, Planted, found, planted


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Planted, Path]:
    planted_ = planted()
    return planted_, planted_.write(tmp_path_factory.mktemp("canaries"))


def test_the_workspace_is_sound(made: tuple[Planted, Path]) -> None:
    assert load_workspace(made[1])[1] == ()


def test_the_canaries_are_found_where_they_are(made: tuple[Planted, Path]) -> None:
    planted_, root = made
    assert {where for where, _ in found(planted_.canaries, root)} == set(planted_.canaries)


NOT_TEXT = {
    "place": {"level", "parent", "sensitivity"},
    "organ": {"place", "kind", "successor", "sensitivity"},
    "indicator": {
        "kind",
        "dimensions",
        "additive",
        "formula",
        "digits",
        "share",
        "composition",
        "sensitivity",
    }
    | {"may_equal", "suppress"},
    "case": {"place", "as_of", "sensitivity"},
    "measure": {"groups", "responsible", "place", "sensitivity"},
    "briefing": {"kind", "place", "issuer", "date_issued", "sort_date", "as_of", "status", "signed", "errata"}
    | {"contents", "copies", "printer", "date_printed", "style", "house", "template", "published"}
    | {"index_number", "corrections", "withdrawn", "format", "number", "posts", "copy_number", "urgency"}
    | {"charts", "sensitivity"},
}
"""Fields of restricted records that hold ids, days and choices, or what another field of the list holds as well."""


@pytest.mark.parametrize(
    ("kind", "record"),
    [
        ("place", Place),
        ("organ", Organ),
        ("indicator", Indicator),
        ("case", Case),
        ("measure", Measure),
        ("briefing", Official),
    ],
)
def test_every_field_of_a_restricted_record_has_one(
    made: tuple[Planted, Path], kind: str, record: type
) -> None:
    names = {one.name for one in fields(record)} - NOT_TEXT[kind]  # type: ignore[arg-type]
    has = {where.removeprefix(f"{kind}.*.").split(" ")[0] for where in made[0].canaries}
    assert names - has == set()


@pytest.mark.parametrize("kind", [*FREE])
def test_every_field_that_may_be_kept_alone_has_one(made: tuple[Planted, Path], kind: str) -> None:
    has = {where.split(":")[0].split(" ")[0] for where in made[0].canaries}
    as_parts = {"case.facts": "fact.value", "case.errata": "erratum.printed", "case.lead": "case.*.lead"}
    wanted = {f"{kind}.{name}" for name in FREE[kind]}
    assert {as_parts.get(one, one) for one in wanted} - has == set()


def test_every_field_of_a_fact_and_an_erratum_has_one(made: tuple[Planted, Path]) -> None:
    shaped = {"unit", "persons", "day", "formula", "indicator", "place", "period", "status", "sensitivity"}
    has = {where.partition(".")[2] for where in made[0].canaries}
    assert {one.name for one in fields(Fact)} - shaped - has == set()
    assert {one.name for one in fields(Erratum)} - has == set()


def test_no_file_of_the_public_edition_holds_one(made: tuple[Planted, Path], tmp_path: Path) -> None:
    planted_, root = made
    projection = project(root, tmp_path / "public", "public")
    assert not has_errors(projection.findings)
    assert (tmp_path / "public/briefings/clinic-report.yaml").is_file()
    assert found(planted_.canaries, tmp_path / "public") == []


def test_the_edition_of_the_office_holds_what_is_internal_and_nothing_restricted(
    made: tuple[Planted, Path], tmp_path: Path
) -> None:
    planted_, root = made
    projection = project(root, tmp_path / "internal", "internal")
    assert not has_errors(projection.findings)
    shown = {where for where, _ in found(planted_.canaries, tmp_path / "internal")}
    assert {"row.value", "case.note", "organ.*.name", "briefing with a notice: title"} <= shown
    restricted = {
        w for w in planted_.canaries if w.startswith(("place.*", "measure.*", "indicator.*", "briefing.*"))
    }
    assert shown & {*restricted, "fact.value", "case.closing", "measure.text", "xlsx: value"} == set()
    assert not any("comment" in where for where in shown)


@pytest.mark.slow
def test_nothing_that_is_built_from_it_holds_one(made: tuple[Planted, Path], tmp_path: Path) -> None:
    planted_, root = made
    public, output = tmp_path / "public", tmp_path / "output"
    assert not has_errors(project(root, public, "public").findings)
    surroundings = {**os.environ, "XDG_CACHE_HOME": str(tmp_path / "cache"), "TMPDIR": str(tmp_path)}
    command = [
        sys.executable,
        "-m",
        "briefgen",
        "-C",
        str(public),
        "build",
        "--output",
        str(output),
        "--proof",
    ]
    done = subprocess.run(command, env=surroundings, cwd=public, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert sorted(path.name for path in (output / PUBLIC).iterdir()) == [
        "clinic-report.checklist.docx",
        "clinic-report.docx",
        "clinic-report.html",
        "clinic-report.pdf",
        "clinic-report.proof.docx",
        "clinic-report.txt",
        "ledger.json",
    ]
    assert found(planted_.canaries, tmp_path) == []
    assert [one for one in planted_.canaries.values() if one in done.stdout + done.stderr] == []
