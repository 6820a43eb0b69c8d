"""What the site knows of an indicator before it makes a page."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefgen.publish.site.portrait import Portrait, portraits, teaser
from briefgen.publish.site.site import Site
from publish.site import buses


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return buses.site(tmp_path_factory.mktemp("buses"))


def of(site: Site, id: str) -> Portrait:
    return next(one for one in portraits(site) if one.id == id)


def test_an_indicator_knows_who_prints_it_and_who_reads_it(site: Site) -> None:
    found = of(site, "rides")
    assert [one.document.id for one in found.printings] == ["note"]
    assert [str(one.id) for one in found.readers] == ["rides-per-bus", "rides-growth"]
    assert found.changed == "2023-02-01 10:30"
    assert (found.address, found.subject) == ("indicators/rides/", "公交")


def test_the_newest_figure_is_that_of_the_whole_where_there_is_one(site: Site) -> None:
    found = of(site, "rides-per-bus")
    assert teaser(site.workspace, found).about == "东山县，2022年，城区线路"
    older = replace(found, figures=tuple(one for one in found.figures if one.time and one.time.key == "2021"))
    assert teaser(site.workspace, older).about == "东山县，2021年"


def test_without_a_figure_there_is_nothing_to_say(site: Site) -> None:
    assert (teaser(site.workspace, of(site, "idle")).text, of(site, "idle").newest) == ("", None)
