"""The charts of indicators as SVG, one for each width of their column, where they can be drawn.

Not what they show: that is `plotting`.
"""

from __future__ import annotations

from dataclasses import dataclass

from briefgen.document.charts import plain_chart
from briefgen.publish.site.plotting import Plot
from briefgen.write.chart_svg import SITE, SITE_NARROW, SITE_SMALL, Undrawable, chart_svg

SIZES = (("wide", SITE), ("narrow", SITE_NARROW), ("small", SITE_SMALL))


@dataclass(frozen=True, slots=True)
class Drawing:
    """A chart of one width (`wide`, `narrow`, `small`), one of which is shown; its title and its svg."""

    size: str
    title: str
    svg: str


def drawn(plot: Plot) -> tuple[Drawing, ...]:
    """The chart in all widths; nothing where it cannot be drawn honestly: the table tells all of it."""
    chart = plain_chart(plot.kind, plot.title, plot.unit, plot.categories, plot.series)
    try:
        return tuple(
            Drawing(size, plot.title, chart_svg(chart, theme, id=f"chart-{size}")) for size, theme in SIZES
        )
    except Undrawable:
        return ()
