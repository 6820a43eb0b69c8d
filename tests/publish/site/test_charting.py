"""Charts of indicators as SVG: one for each width, or none."""

from __future__ import annotations

from decimal import Decimal

from briefgen.publish.site.charting import drawn
from briefgen.publish.site.plotting import Plot

TWO = Plot("bars", "公交车", "辆", ("2021年", "2022年"), (("东山县", (Decimal(16), Decimal(14))),))


def test_a_chart_is_drawn_for_each_width_with_its_title() -> None:
    found = drawn(TWO)
    assert [one.size for one in found] == ["wide", "narrow", "small"]
    assert {one.title for one in found} == {"公交车"}
    assert '<title id="chart-narrow-t">公交车</title>' in found[1].svg
    assert "style=" not in found[0].svg


def test_what_cannot_be_drawn_honestly_is_not_drawn() -> None:
    single = Plot("bars", "公交车", "辆", ("2022年",), (("", (Decimal(14),)),))
    assert drawn(single) == ()
