"""Charts as HTML: the picture, its caption and notes, and its figures as a table that all can read.

Not the picture: that is `chart_pictures`.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from briefgen.document.charts import spots
from briefgen.document.pieces import Plot, Role
from briefgen.document.texts import leaves
from briefgen.document.tree import Value, Words, plain
from briefgen.model.quantity import Quantity
from briefgen.write.inline import Voice, words

DATA = "图中数据"
ITEMS, FIGURES = "项目", "数值"


def chart(plot: Plot, number: int, voice: Voice) -> str:
    """A chart; `number` is that of its first printed line."""
    opening = f"<figure{voice.anchor(number, 1, '')}" if voice.tabled else "<figure"
    picture = voice.chart(plot, number, voice.layout)
    face = voice.layout.look(Role.CAPTION).face
    inner = words(plot.caption, face, voice)
    caption = f'<figcaption class="caption"{_anchor(number, voice)}>{inner}</figcaption>'
    table = _table(plot, voice) if voice.tabled else ""
    notes = "".join(
        f'<p class="table-note"{voice.anchor(line, 1, "")}>'
        f"{words(note, voice.layout.look(Role.TABLE_NOTE).face, voice)}</p>"
        for line, note in enumerate(plot.notes, number + 2)
    )
    return f'<div class="picture plot">{opening}>{picture}{caption}</figure>{notes}{table}</div>'


def _anchor(number: int, voice: Voice) -> str:
    """The caption's; on paper, where no element says the figures of the picture, it stands for them, too."""
    return voice.anchor(number + 1, 1, "") if voice.tabled else voice.anchor(number, 2, "")


def _table(plot: Plot, voice: Voice) -> str:
    """The figures under a heading that opens: names down, series across."""
    chart, figures = plot.chart, _figures(plot)
    heads = (plain(head) for head in chart.series) if len(chart.series) > 1 else (FIGURES,)
    head = "".join(f'<th scope="col">{escape(text)}</th>' for text in (ITEMS, *heads))
    rows = "".join(
        f'<tr><th scope="row">{escape(plain(name))}</th>'
        + "".join(
            f"<td>{words(figures[series, at], 'song', voice)}</td>" for series in range(len(chart.series))
        )
        + "</tr>"
        for at, name in enumerate(chart.names)
    )
    label = escape(f"{plain(plot.caption)}：{DATA}")
    return (
        f'<details class="chart-data"><summary>{DATA}</summary>'
        f'<div class="scroll" tabindex="0" role="region" aria-label="{label}"><table>'
        f"<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div></details>"
    )


def _figures(plot: Plot) -> dict[tuple[int, int], Words]:
    """The words of every figure by its series and place; those that lead to a panel are taken from the
    figures as they are told."""
    told = _told(plot)
    found: dict[tuple[int, int], Words] = {}
    for series, at in spots(plot.chart):
        own = plot.chart.points[series][at].words
        bound = any(isinstance(word, Value) and isinstance(word.behind, Quantity) for word in own)
        found[series, at] = (next(told),) if bound else own
    return found


def _told(plot: Plot) -> Iterator[Value]:
    for leaf in leaves(plot.said):
        if isinstance(leaf, Value) and isinstance(leaf.behind, Quantity):
            yield leaf
