"""The newest figures in few words."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from briefgen.model.workspace import Workspace
from briefgen.publish.site.overview import Overview, overview
from briefgen.publish.site.portrait import Teaser
from publish.site import buses


def test_the_overview_has_the_newest_figure_of_each_place(tmp_path: Path) -> None:
    site = buses.site(tmp_path)
    found = overview(site)
    assert found.teasers == (
        Teaser("公交客运量", "1500人次", "东山县，2022年，城区线路", "indicators/rides/"),
    )
    assert found.places["xigang"] == (
        Teaser("公交客运量", "1000人次", "2022年，城区线路", "indicators/rides/"),
        Teaser("公交车", "9辆", "2022年，城区线路", "indicators/buses/"),
        Teaser("票价", "约2元", "", "indicators/fare/"),
        Teaser("每车客运量", "111.1人次/辆", "2022年，城区线路", "indicators/rides-per-bus/"),
        Teaser("客运量增长率", "25%", "2022年，城区线路", "indicators/rides-growth/"),
    )
    assert overview(replace(site, workspace=Workspace(Path()))) == Overview()
