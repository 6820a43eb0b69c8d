"""Figures as a table: rows by place and time, columns by group."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefgen.model.fields import Scalar
from briefgen.model.period import period_of
from briefgen.model.place import Place
from briefgen.model.workspace import Workspace
from briefgen.publish.site import grid as grids
from briefgen.publish.site.figures import figures
from briefgen.publish.site.grid import Grid, grid, place_name, time_words
from publish.site import buses


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    return buses.workspace(tmp_path_factory.mktemp("buses"))


def of(workspace: Workspace, id: str) -> Grid:
    return grid(workspace, workspace.indicators[id], figures(workspace, workspace.indicators[id]))


def heads(made: Grid) -> list[list[tuple[str, int]]]:
    return [[(head.text, head.columns) for head in row] for row in made.heads]


def rows(made: Grid) -> list[tuple[str, list[tuple[str, list[tuple[str, str]]]]]]:
    return [
        (band.name, [(row.head, [(cell.text, cell.state) for cell in row.cells]) for row in band.rows])
        for band in made.bands
    ]


def test_groups_stand_side_by_side_and_times_under_their_place(workspace: Workspace) -> None:
    made = of(workspace, "rides")
    assert made.corner == "时间"
    assert heads(made) == [[("城区线路", 1), ("乡村线路", 1)]]
    assert rows(made) == [
        ("东山县", [("2021年", [("1200", ""), ("300", "")]), ("2022年", [("1500", ""), ("", "missing")])]),
        (
            "西港县",
            [("2021年", [("800", ""), ("", "none")]), ("2022年", [("1000", "inferred"), ("", "none")])],
        ),
    ]
    assert made.states == ("none", "missing", "inferred")


def test_households_and_persons_have_a_column_each(workspace: Workspace) -> None:
    made = of(workspace, "drivers")
    assert heads(made) == [[("户数（户）", 1), ("人数（人）", 1)]]
    assert rows(made) == [("东山县", [("2022年", [("18", ""), ("52", "")])])]


def test_without_times_the_rows_are_places(workspace: Workspace) -> None:
    made = of(workspace, "fare")
    assert made.corner == "地点"
    assert rows(made) == [("", [("东山县", [("1～2元", "")]), ("西港县", [("约2元", "")])])]


def test_a_whole_beside_its_parts_is_called_so(workspace: Workspace) -> None:
    made = of(workspace, "rides-per-bus")
    assert heads(made) == [[("合计", 1), ("城区线路", 1), ("乡村线路", 1)]]


def test_many_groups_have_a_row_each(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(grids, "WIDEST", 1)
    made = of(workspace, "buses")
    assert heads(made) == [[("线路", 1), ("数值", 1)]]
    assert rows(made)[0] == (
        "东山县",
        [
            ("2021年", [("城区线路", ""), ("12", "")]),
            ("2021年", [("乡村线路", ""), ("4", "")]),
            ("2022年", [("城区线路", ""), ("14", "")]),
        ],
    )


def test_two_rows_of_headings_stand_over_groups_of_households(workspace: Workspace) -> None:
    indicator = workspace.indicators["drivers"]
    (one,) = figures(workspace, indicator)
    parts = (replace(one, members=(("line", "town"),)), replace(one, members=(("line", "rural"),)))
    made = grid(workspace, indicator, parts)
    assert heads(made) == [
        [("城区线路", 2), ("乡村线路", 2)],
        [("户数（户）", 1), ("人数（人）", 1), ("户数（户）", 1), ("人数（人）", 1)],
    ]
    assert made.columns == 4


def test_a_township_is_named_with_its_county(workspace: Workspace) -> None:
    town = Place(id=Scalar("t"), name=Scalar("城关镇"), level="township", parent=Scalar("dongshan"))
    village = Place(id=Scalar("v"), name=Scalar("柳村"), level="village", parent=Scalar("t"))
    made = replace(workspace, places={**workspace.places, "t": town, "v": village})
    assert [place_name(made, id) for id in ("t", "v", "dongshan", "")] == [
        "东山县城关镇",
        "东山县城关镇柳村",
        "东山县",
        "",
    ]


def test_times_are_told_in_words() -> None:
    assert time_words(period_of("2022-01/2022-06"), None) == "2022年1—6月"
    assert time_words(None, period_of("2022-06-30")) == "截至2022年6月30日"
    assert time_words(period_of("2022"), period_of("2022-12-31")) == "2022年（截至2022年12月31日）"
    assert time_words(None, None) == "未注明时间"
