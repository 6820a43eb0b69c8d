"""The figures that the site shows: reported ones in their order, derived ones where they are whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.model.workspace import Workspace
from briefgen.publish.site.amounts import amount_text
from briefgen.publish.site.figures import Figure, figures
from publish.site import buses


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    return buses.workspace(tmp_path_factory.mktemp("buses"))


def told(one: Figure) -> tuple[str, str, str, str, str]:
    time = one.time.key if one.time is not None else ""
    members = " ".join(id for _, id in one.members)
    return one.place, time, members, amount_text(one.amount) if one.amount is not None else "", one.state


def test_reported_figures_stand_by_place_time_and_member(workspace: Workspace) -> None:
    assert [told(one) for one in figures(workspace, workspace.indicators["rides"])] == [
        ("dongshan", "2021", "town", "1200人次", "reported"),
        ("dongshan", "2021", "rural", "300人次", "reported"),
        ("dongshan", "2022", "town", "1500人次", "reported"),
        ("dongshan", "2022", "rural", "", "missing"),
        ("xigang", "2021", "town", "800人次", "reported"),
        ("xigang", "2022", "town", "1000人次", "inferred"),
    ]


def test_a_formula_gives_members_and_a_whole_of_which_every_part_is_known(workspace: Workspace) -> None:
    assert [told(one) for one in figures(workspace, workspace.indicators["rides-per-bus"])] == [
        ("dongshan", "2021", "", "93.8人次/辆", "derived"),
        ("dongshan", "2021", "town", "100人次/辆", "derived"),
        ("dongshan", "2021", "rural", "75人次/辆", "derived"),
        ("dongshan", "2022", "town", "107.1人次/辆", "derived"),
        ("xigang", "2022", "town", "111.1人次/辆", "derived"),
    ]


def test_no_whole_is_made_where_the_parts_are_not_the_same(tmp_path: Path) -> None:
    rows = """\
指标,地点,时期,线路,数值
公交客运量,东山县,2021,城区线路,1200
公交客运量,东山县,2021,乡村线路,300
公交车,东山县,2021,城区线路,12
"""
    made = buses.workspace(tmp_path, rows=rows)
    assert [told(one)[2] for one in figures(made, made.indicators["rides-per-bus"])] == ["town"]


def test_a_growth_stands_only_where_there_is_a_year_before(workspace: Workspace) -> None:
    assert [told(one)[:4] for one in figures(workspace, workspace.indicators["rides-growth"])] == [
        ("dongshan", "2022", "town", "25%"),
        ("xigang", "2022", "town", "25%"),
    ]


def test_an_indicator_without_observations_has_no_figures(workspace: Workspace) -> None:
    assert figures(workspace, workspace.indicators["idle"]) == ()
