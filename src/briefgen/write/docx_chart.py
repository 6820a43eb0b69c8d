"""Charts of a Word file: drawn by Word itself and edited there, or as a picture where Word would say less.

Not the XML of a chart: that is `docx_chart_xml`. Not its workbook: that is `docx_chart_sheet`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefgen.document.layout import Layout
from briefgen.document.pieces import Plot
from briefgen.document.tree import Chart, Figure, plain
from briefgen.write.chart_pictures import paper_size, paper_theme
from briefgen.write.docx_box import DRAWING
from briefgen.write.docx_chart_sheet import workbook
from briefgen.write.docx_chart_xml import CHART, RELATIONS, chart_xml
from briefgen.write.docx_faces import FACES, Profile
from briefgen.write.docx_text import escape
from briefgen.write.docx_zip import Entry, deflate

EMU_PER_PT = 12_700
SLACK = 0
"""Twips that the line of a picture is higher than the picture."""
PLAIN = re.compile(r"-?\d{1,3}(,?\d{3})*(\.\d+)?|-?\d+(\.\d+)?")
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def is_native(chart: Chart) -> bool:
    """Whether Word tells every figure as the chart does: no 约, no 缺报, nothing that its cell cannot say."""
    points = [point for row in chart.points for point in row]
    return all(point.amount is not None and PLAIN.fullmatch(point.label) for point in points)


def size(plot: Plot, layout: Layout) -> tuple[int, int]:
    """Width and height in EMU."""
    width, height = paper_size(plot, layout)
    return round(width * EMU_PER_PT), round(height * EMU_PER_PT)


def pictured(plot: Plot, layout: Layout) -> Figure:
    """The chart as a picture (PNG) with its alternative text."""
    from briefgen.write.chart_svg import HIGHEST, chart_png

    width, height = paper_size(plot, layout)
    data = chart_png(plot.chart, paper_theme(plot, layout))
    return Figure(data, "image/png", round(width * HIGHEST), round(height * HIGHEST), plain(plot.said))


def shape(number: int, rid: str, alternative: str, extent: tuple[int, int]) -> str:
    """The run that shows a chart in line with the text."""
    width, height = extent
    return (
        '<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{width}" cy="{height}"/><wp:effectExtent l="0" t="0" r="0" b="0"/>'
        f'<wp:docPr id="{number}" name="统计图 {number}" descr="{escape(alternative)}"/>'
        f'<wp:cNvGraphicFramePr/><a:graphic xmlns:a="{DRAWING}"><a:graphicData uri="{CHART}">'
        f'<c:chart xmlns:c="{CHART}" r:id="{rid}"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'
    )


def parts(number: int, plot: Plot, layout: Layout, profile: Profile) -> Iterator[Entry]:
    """The parts of a chart: itself, what it refers to, and the workbook that holds its figures."""
    theme = paper_theme(plot, layout)
    xml = chart_xml(plot.chart, theme, FACES[profile]["hei"])
    book = f"../embeddings/chart{number}.xlsx"
    related = f'<Relationship Id="{RELATIONS}" Type="{OFFICE}/package" Target="{book}"/>'
    opening = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    yield deflate(f"word/charts/chart{number}.xml", xml.encode())
    yield deflate(
        f"word/charts/_rels/chart{number}.xml.rels",
        f'{opening}<Relationships xmlns="{PACKAGE}">{related}</Relationships>'.encode(),
    )
    yield deflate(f"word/embeddings/chart{number}.xlsx", workbook(plot.chart))
