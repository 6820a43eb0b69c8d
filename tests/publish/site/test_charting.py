"""Charts of indicators as SVG: two widths, or none."""

from __future__ import annotations

from decimal import Decimal

from briefgen.publish.site.charting import drawn
from briefgen.publish.site.plotting import Plot

TWO = Plot("bars", "公交车", "辆", ("2021年", "2022年"), (("东山县", (Decimal(16), Decimal(14))),))


def test_a_chart_is_drawn_wide_and_narrow_with_its_title() -> None:
    found = drawn(TWO)
    assert [(one.size, one.title) for one in found] == [("wide", "公交车"), ("narrow", "公交车")]
    assert '<title id="chart-narrow-t">公交车</title>' in found[1].svg
    assert "style=" not in found[0].svg


def test_what_cannot_be_drawn_honestly_is_not_drawn() -> None:
    single = Plot("bars", "公交车", "辆", ("2022年",), (("", (Decimal(14),)),))
    assert drawn(single) == ()
