"""Marks stand where a count is too small to be shown, and only there."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from briefgen.diagnostics import Span
from briefgen.edition.project import project
from briefgen.load.workspace import load_workspace
from briefgen.model.workspace import Workspace
from briefgen.publish.site.figures import figures
from briefgen.publish.site.grid import grid
from briefgen.publish.site.open_data import csv_file
from publish.site import buses

ROWS = """\
指标,地点,时期,线路,数值
公交车,东山县,2021,城区线路,12
公交车,东山县,2021,乡村线路,9
公交车,东山县,2022,城区线路,14
公交客运量,东山县,2021,城区线路,1200
"""


def without_rural(root: Path) -> Workspace:
    """The workspace as an edition that does not hold the rural lines of 2022, which are small."""
    from briefgen.model.withheld import ROW, Thing, Withheld, hashed

    made = buses.workspace(root, rows=ROWS)
    salt = "salt"
    where = {"place": "dongshan", "period": "2022", "line": "rural"}
    marks = {hashed(salt, ("key", key)): hashed(salt, (key, value)) for key, value in where.items()}
    thing = Thing(2, ROW, hashed(salt, ("indicator", "buses")), "small", marks)
    indicators = {**made.indicators, "buses": replace(made.indicators["buses"], suppress=True)}
    return replace(made, indicators=indicators, withheld=Withheld("public", salt, 3, (thing,)))


def test_a_mark_stands_for_a_small_count_in_table_and_file(tmp_path: Path) -> None:
    workspace = without_rural(tmp_path)
    indicator = workspace.indicators["buses"]
    found = figures(workspace, indicator)
    assert [one.state for one in found] == ["reported", "reported", "reported", "small"]
    made = grid(workspace, indicator, found)
    assert [cell.state for cell in made.bands[0].rows[1].cells] == ["", "small"]
    assert made.states == ("small",)
    last = csv_file(workspace, indicator, found).decode("utf-8-sig").splitlines()[-1]
    assert last.endswith(",,辆,,,不公开,,")


def test_what_is_derived_from_a_small_count_is_marked_too(tmp_path: Path) -> None:
    rows = ROWS + "公交客运量,东山县,2022,乡村线路,40\n"
    workspace = without_rural(tmp_path)
    extra = buses.workspace(tmp_path / "more", rows=rows)
    workspace = replace(workspace, observations=extra.observations, groups=None)
    found = figures(workspace, workspace.indicators["rides-per-bus"])
    assert [
        (one.time.key if one.time else "", one.state) for one in found if one.members == (("line", "rural"),)
    ] == [("2022", "small")]


def test_a_projection_leaves_marks_where_it_leaves_counts_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = "data/indicators/buses.yaml"
    small = buses.FILES[file].replace("name: 公交车,", "name: 公交车, suppress: true,")
    monkeypatch.setitem(buses.FILES, file, small)
    rows = ROWS.replace("乡村线路,9", "乡村线路,2") + "公交车,东山县,2021,,14\n"
    buses.workspace(tmp_path / "whole", rows=rows)
    projection = project(tmp_path / "whole", tmp_path / "public", "public", suppress_below=3)
    assert projection.findings == ()
    workspace, _ = load_workspace(tmp_path / "public")
    indicator = workspace.indicators["buses"]
    found = figures(workspace, indicator)
    assert [(one.time.key if one.time else "", one.members, one.state) for one in found] == [
        ("2021", (), "reported"),
        ("2021", (("line", "town"),), "small"),
        ("2021", (("line", "rural"),), "small"),
        ("2022", (("line", "town"),), "reported"),
    ]


def test_nothing_is_marked_in_the_workspace_itself(tmp_path: Path) -> None:
    workspace = buses.workspace(tmp_path, rows=ROWS)
    assert {one.state for one in figures(workspace, workspace.indicators["buses"])} == {"reported"}
    assert workspace.span("indicator", "buses") != Span("")
