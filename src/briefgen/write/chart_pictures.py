"""The pictures of charts as pages show them: one for each width of a screen, and one for paper whose
words are outlines.

Not the caption and the table: those are `charts`.
"""

from __future__ import annotations

import base64
from html import escape

from briefgen.document.layout import Layout
from briefgen.document.pieces import Plot
from briefgen.document.tree import plain
from briefgen.write.chart_outlines import with_outlines
from briefgen.write.chart_room import size
from briefgen.write.chart_svg import SVG, chart_svg, drawing
from briefgen.write.chart_theme import SCREEN, SCREEN_NARROW, SCREEN_SMALL, Theme, paper

Sizes = tuple[tuple[str, Theme], ...]
"""Drawings by the names that a style sheet has for them."""
PAGE: Sizes = (("wide", SCREEN), ("narrow", SCREEN_NARROW))
WEB: Sizes = (*PAGE, ("small", SCREEN_SMALL))
"""Of pages whose text the reader can make larger."""


def on_screen(plot: Plot, number: int, sizes: Sizes = PAGE) -> str:
    """A drawing for each width of a screen, of which the style sheet shows one."""
    return "".join(
        f'<div class="chart-{name}">{chart_svg(plot.chart, theme, id=f"c{number}{name[0]}")}</div>'
        for name, theme in sizes
    )


def on_paper(plot: Plot, layout: Layout) -> str:
    """A picture without fonts, as high as whole lines of the page with what stands below it."""
    theme = paper_theme(plot, layout)
    opening, inner = drawing(plot.chart, theme)
    svg = f'<svg xmlns="{SVG}"{opening}>{with_outlines(inner)}</svg>'
    address = "data:image/svg+xml;base64," + base64.b64encode(svg.encode("utf-8")).decode("ascii")
    width, height = paper_size(plot, layout)
    size = f"width:{width:g}pt;height:{height:g}pt;max-height:none"
    return f'<img src="{address}" alt="{escape(plain(plot.said))}" style="{size}">'


def paper_theme(plot: Plot, layout: Layout) -> Theme:
    """How a chart of a document looks on its page."""
    return paper(layout, len(plot.notes), captioned=bool(plot.caption))


def paper_size(plot: Plot, layout: Layout) -> tuple[float, float]:
    """Width and height of the picture on its page, in points."""
    return size(plot.chart, paper_theme(plot, layout))
