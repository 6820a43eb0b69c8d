"""What the chart of an indicator shows."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from briefgen.model.workspace import Workspace
from briefgen.publish.site import plotting
from briefgen.publish.site.figures import figures
from briefgen.publish.site.plotting import Plot, plot
from publish.site import buses

MONTHS = "指标,地点,时期,线路,数值\n" + "".join(
    f"公交客运量,{place},2022-{month:02},城区线路,{start + month}\n"
    for place, start in (("东山县", 100), ("西港县", 200))
    for month in (1, 2, 3)
)


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    return buses.workspace(tmp_path_factory.mktemp("buses"))


def of(workspace: Workspace, id: str) -> Plot | None:
    return plot(workspace, workspace.indicators[id], figures(workspace, workspace.indicators[id]))


def test_two_times_stand_side_by_side(workspace: Workspace) -> None:
    found = of(workspace, "rides")
    assert found is not None
    assert (found.kind, found.title, found.unit) == ("bars", "公交客运量", "人次")
    assert found.categories == ("2021年", "2022年")
    assert found.series == (
        ("东山县 城区", (Decimal(1200), Decimal(1500))),
        ("东山县 乡村线路", (Decimal(300), None)),
        ("西港县 城区", (Decimal(800), Decimal(1000))),
    )


def test_more_times_make_a_line_for_each_place(tmp_path: Path) -> None:
    found = of(buses.workspace(tmp_path, rows=MONTHS), "rides")
    assert found is not None
    assert found.kind == "lines"
    assert found.categories == ("2022年1月", "2022年2月", "2022年3月")
    assert [name for name, _ in found.series] == ["东山县", "西港县"]


def test_years_do_not_stand_among_months(tmp_path: Path) -> None:
    rows = MONTHS + "公交客运量,东山县,2021,城区线路,5000\n"
    found = of(buses.workspace(tmp_path, rows=rows), "rides")
    assert found is not None
    assert found.categories == ("2022年1月", "2022年2月", "2022年3月")


def test_places_of_one_time_are_ranked(tmp_path: Path) -> None:
    rows = "指标,地点,时期,数值\n公交车,清河市,2022,23\n公交车,东山县,2022,9\n公交车,西港县,2022,14\n"
    found = of(buses.workspace(tmp_path, rows=rows), "buses")
    assert found is not None
    assert (found.kind, found.title) == ("ranked", "公交车（2022年）")
    assert found.categories == ("西港县", "东山县")
    assert found.series == (("", (Decimal(14), Decimal(9))),)


def test_too_many_lines_give_way_to_the_place_around_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(plotting, "MOST_LINES", 1)
    whole = "".join(f"公交客运量,清河市,2022-{month:02},城区线路,{300 + month}\n" for month in (1, 2, 3))
    found = of(buses.workspace(tmp_path, rows=MONTHS + whole), "rides")
    assert found is not None
    assert (found.kind, [name for name, _ in found.series]) == ("lines", ["清河市"])


def test_too_many_lines_with_nothing_around_them_are_ranked_by_the_newest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(plotting, "MOST_LINES", 1)
    monkeypatch.setattr(plotting, "MOST_BARS", 1)
    found = of(buses.workspace(tmp_path, rows=MONTHS), "rides")
    assert found is not None
    assert (found.kind, found.title) == ("ranked", "公交客运量（2022年3月，前1位）")
    assert found.categories == ("西港县",)


def test_groups_of_one_place_stand_side_by_side(tmp_path: Path) -> None:
    rows = "指标,地点,时期,线路,数值\n公交车,东山县,2021,城区线路,12\n公交车,东山县,2021,乡村线路,4\n"
    found = of(buses.workspace(tmp_path, rows=rows), "buses")
    assert found is not None
    assert (found.kind, found.categories) == ("bars", ("城区", "乡村线路"))


def test_one_figure_and_ranges_make_no_chart(workspace: Workspace) -> None:
    assert of(workspace, "drivers") is None
    assert of(workspace, "idle") is None
