"""A chart as DrawingML: what Word, WPS and LibreOffice draw and let a person change.

Not its place in the text, and not its workbook. The looks are those of `chart_theme`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefgen.document.numerals import plain_digits
from briefgen.document.tree import Chart, Point, Words, plain
from briefgen.write.chart_room import (
    air,
    beside,
    hangs,
    is_labelled,
    lies,
    named_every,
    reach,
    size,
    span,
    unit_line,
)
from briefgen.write.chart_theme import EDGE, HAIR, INK, STROKES, Theme, fills, ink_on
from briefgen.write.docx_box import DRAWING
from briefgen.write.docx_chart_sheet import SHEET, column
from briefgen.write.docx_text import escape

CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONS = "rId1"
NAMES_AXIS, AMOUNTS_AXIS = 111111111, 222222222
DASHES = ("solid", "dash", "sysDot", "dashDot")
MARKS = ("circle", "square", "triangle", "diamond")
SHOWN = (
    '<c:showLegendKey val="0"/><c:showVal val="{}"/><c:showCatName val="0"/><c:showSerName val="0"/>'
    '<c:showPercent val="0"/><c:showBubbleSize val="0"/>'
)


def chart_xml(chart: Chart, theme: Theme, face: str) -> str:
    """The chart part; `face` is the face of its words."""
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<c:chartSpace xmlns:c="{CHART}" xmlns:a="{DRAWING}" xmlns:r="{OFFICE}">'
        '<c:date1904 val="0"/><c:lang val="zh-CN"/><c:roundedCorners val="0"/>'
        f"<c:chart>{_unit(chart, theme, face)}"
        f"<c:plotArea><c:layout/>{_plot(chart, theme, face)}{_axes(chart, theme, face)}</c:plotArea>"
        f'{_legend(chart, theme, face)}<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"
        f"{_words(theme, face)}"
        f'<c:externalData r:id="{RELATIONS}"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
    )


def _unit(chart: Chart, theme: Theme, face: str) -> str:
    """The unit above the plot at the left, as a title of Word's."""
    if not chart.unit:
        return '<c:autoTitleDeleted val="1"/>'
    run = f'<a:rPr lang="zh-CN" sz="{_size(theme)}" b="0">{_ink(INK)}{_face(face)}</a:rPr>'
    return (
        '<c:title><c:tx><c:rich><a:bodyPr/><a:p><a:pPr algn="l"><a:defRPr b="0"/></a:pPr>'
        f"<a:r>{run}<a:t>{escape(unit_line(chart))}</a:t></a:r></a:p></c:rich></c:tx>"
        '<c:layout><c:manualLayout><c:xMode val="edge"/><c:yMode val="edge"/><c:x val="0.005"/>'
        '<c:y val="0.01"/></c:manualLayout></c:layout><c:overlay val="0"/></c:title>'
        '<c:autoTitleDeleted val="0"/>'
    )


def _plot(chart: Chart, theme: Theme, face: str) -> str:
    series = "".join(_series(chart, at, theme, face) for at in range(len(chart.series)))
    axes = f'<c:axId val="{NAMES_AXIS}"/><c:axId val="{AMOUNTS_AXIS}"/>'
    if chart.kind == "lines":
        return (
            f'<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>{series}<c:marker val="1"/>'
            f"{axes}</c:lineChart>"
        )
    grouping = "stacked" if chart.kind == "stacked" else "clustered"
    direction = "bar" if lies(chart, theme) else "col"
    overlap = 100 if chart.kind == "stacked" else 0
    return (
        f'<c:barChart><c:barDir val="{direction}"/><c:grouping val="{grouping}"/>'
        f'<c:varyColors val="0"/>{series}'
        f'<c:gapWidth val="{_gap(chart, theme)}"/><c:overlap val="{overlap}"/>{axes}</c:barChart>'
    )


def _gap(chart: Chart, theme: Theme) -> int:
    """The white between the bars of two names, in percent of a bar."""
    free = air(chart, theme, lies(chart, theme))
    together = len(chart.series) if chart.kind != "stacked" else 1
    return min(500, round(100 * together * free / (1 - free)))


# ---- series


def _series(chart: Chart, at: int, theme: Theme, face: str) -> str:
    letter, last = column(at), len(chart.names) + 1
    head = _strings(f"{SHEET}!${letter}$1", (chart.series[at],))
    names = _strings(f"{SHEET}!$A$2:$A${last}", chart.names)
    amounts = _numbers(f"{SHEET}!${letter}$2:${letter}${last}", chart.points[at])
    lines = chart.kind == "lines"
    return (
        f'<c:ser><c:idx val="{at}"/><c:order val="{at}"/><c:tx>{head}</c:tx>{_look(chart, at)}'
        + (_mark(at) if lines else '<c:invertIfNegative val="0"/>')
        + f"{_labels(chart, at, theme, face)}<c:cat>{names}</c:cat><c:val>{amounts}</c:val>"
        + ('<c:smooth val="0"/>' if lines else "")
        + "</c:ser>"
    )


def _strings(place: str, texts: Sequence[Words]) -> str:
    points = "".join(
        f'<c:pt idx="{at}"><c:v>{escape(plain(text))}</c:v></c:pt>' for at, text in enumerate(texts)
    )
    return (
        f'<c:strRef><c:f>{place}</c:f><c:strCache><c:ptCount val="{len(texts)}"/>{points}'
        "</c:strCache></c:strRef>"
    )


def _numbers(place: str, row: Sequence[Point]) -> str:
    points = "".join(
        f'<c:pt idx="{at}"><c:v>{plain_digits(point.amount)}</c:v></c:pt>'
        for at, point in enumerate(row)
        if point.amount is not None
    )
    return (
        f"<c:numRef><c:f>{place}</c:f><c:numCache><c:formatCode>General</c:formatCode>"
        f'<c:ptCount val="{len(row)}"/>{points}</c:numCache></c:numRef>'
    )


def _look(chart: Chart, at: int) -> str:
    if chart.kind == "lines":
        dash = f'<a:prstDash val="{DASHES[at]}"/>'
        return f'<c:spPr><a:ln w="25400" cap="rnd">{_ink(STROKES[at])}{dash}<a:round/></a:ln></c:spPr>'
    return f'<c:spPr>{_ink(fills(len(chart.series))[at])}<a:ln w="7620">{_ink(EDGE)}</a:ln></c:spPr>'


def _mark(at: int) -> str:
    return (
        f'<c:marker><c:symbol val="{MARKS[at]}"/><c:size val="7"/><c:spPr>{_ink(STROKES[at])}'
        "<a:ln><a:noFill/></a:ln></c:spPr></c:marker>"
    )


def _labels(chart: Chart, at: int, theme: Theme, face: str) -> str:
    """The figures beside bars and points; those of crowded lines stand on the axis."""
    if chart.kind == "lines" and not is_labelled(chart, theme):
        return f"<c:dLbls>{SHOWN.format(0)}</c:dLbls>"
    ink = ink_on(fills(len(chart.series))[at]) if chart.kind == "stacked" else INK
    place = {"lines": "t", "stacked": "ctr"}.get(chart.kind, "outEnd")
    own = "".join(_own(chart, at, n, theme, face) for n in range(len(chart.names)))
    return f"<c:dLbls>{own}{_label(chart, theme, face, ink, place)}</c:dLbls>"


def _own(chart: Chart, series: int, at: int, theme: Theme, face: str) -> str:
    """The label of a point that stands elsewhere than the others: below a line, or beside a part of a bar
    that is too low for it."""
    if chart.kind == "lines" and hangs(chart, series, at):
        return f'<c:dLbl><c:idx val="{at}"/>{_label(chart, theme, face, INK, "b")}</c:dLbl>'
    if chart.kind == "stacked" and (right := beside(chart, series, at, theme)):
        x = f'<c:x val="{right / theme.width:.4f}"/><c:y val="0"/>'
        place = f"<c:layout><c:manualLayout>{x}</c:manualLayout></c:layout>"
        return f'<c:dLbl><c:idx val="{at}"/>{place}{_label(chart, theme, face, INK, "ctr")}</c:dLbl>'
    return ""


def _label(chart: Chart, theme: Theme, face: str, ink: str, place: str) -> str:
    code = _format(chart)
    return (
        f'<c:numFmt formatCode="{code}" sourceLinked="0"/>'
        "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"
        f'{_words(theme, face, ink)}<c:dLblPos val="{place}"/>{SHOWN.format(1)}'
    )


def _format(chart: Chart) -> str:
    """How Word writes the figures: with as many decimals as they have, with commas if they have some."""
    labels = [point.label for row in chart.points for point in row if point.amount is not None]
    decimals = {len(label.partition(".")[2]) for label in labels}
    whole = "#,##0" if any("," in label for label in labels) else "0"
    if len(decimals) == 1:
        count = decimals.pop()
        return f"{whole}.{'0' * count}" if count else whole
    return f"{whole}.{'#' * max(decimals)}" if whole != "0" else "General"


# ---- axes and legend


def _axes(chart: Chart, theme: Theme, face: str) -> str:
    lying = lies(chart, theme)
    order = "maxMin" if lying else "minMax"
    every = named_every(chart, theme) if chart.kind == "lines" else 1
    skipped = f'<c:tickLblSkip val="{every}"/>' if every > 1 else ""
    line = f'<c:spPr><a:ln w="9525">{_ink(EDGE)}</a:ln></c:spPr>'
    names = (
        f'<c:catAx><c:axId val="{NAMES_AXIS}"/><c:scaling><c:orientation val="{order}"/></c:scaling>'
        f'<c:delete val="0"/><c:axPos val="{"l" if lying else "b"}"/>'
        '<c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/>'
        f'<c:minorTickMark val="none"/><c:tickLblPos val="low"/>{line}{_words(theme, face)}'
        f'<c:crossAx val="{AMOUNTS_AXIS}"/><c:crosses val="autoZero"/><c:auto val="0"/>'
        f'<c:lblAlgn val="ctr"/><c:lblOffset val="100"/>{skipped}<c:noMultiLvlLbl val="1"/></c:catAx>'
    )
    return names + _amounts(chart, theme, face, lying)


def _amounts(chart: Chart, theme: Theme, face: str, lying: bool) -> str:
    """The axis of amounts; it is shown only where the figures do not stand at their points."""
    hidden = chart.kind != "lines" or is_labelled(chart, theme)
    grid = (
        ""
        if hidden
        else f'<c:majorGridlines><c:spPr><a:ln w="6350">{_ink(HAIR)}</a:ln></c:spPr></c:majorGridlines>'
    )
    limits = "".join(_limits(chart, theme, lying)) if hidden else ""
    return (
        f'<c:valAx><c:axId val="{AMOUNTS_AXIS}"/><c:scaling><c:orientation val="minMax"/>{limits}</c:scaling>'
        f'<c:delete val="{hidden:d}"/><c:axPos val="{"b" if lying else "l"}"/>{grid}'
        '<c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/>'
        f'<c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/><c:spPr><a:ln><a:noFill/></a:ln></c:spPr>'
        f'{_words(theme, face)}<c:crossAx val="{NAMES_AXIS}"/><c:crosses val="autoZero"/>'
        '<c:crossBetween val="between"/></c:valAx>'
    )


def _limits(chart: Chart, theme: Theme, lying: bool) -> Iterator[str]:
    low, high = (0.0, 100.0) if chart.kind == "stacked" else reach(chart, theme, lying)
    if chart.kind == "lines":
        low, high = span(chart)
    yield f'<c:max val="{high:.6g}"/><c:min val="{low:.6g}"/>'


def _legend(chart: Chart, theme: Theme, face: str) -> str:
    if len(chart.series) < 2:
        return ""
    place = (
        '<c:layout><c:manualLayout><c:xMode val="edge"/><c:yMode val="edge"/><c:x val="0"/>'
        f'<c:y val="{1.7 * theme.text / size(chart, theme)[1]:.4f}"/></c:manualLayout></c:layout>'
    )
    return f'<c:legend><c:legendPos val="t"/>{place}<c:overlay val="0"/>{_words(theme, face)}</c:legend>'


# ---- words and colours


def _words(theme: Theme, face: str, ink: str = INK) -> str:
    return (
        f'<c:txPr><a:bodyPr/><a:p><a:pPr><a:defRPr sz="{_size(theme)}" b="0">{_ink(ink)}{_face(face)}'
        '</a:defRPr></a:pPr><a:endParaRPr lang="zh-CN"/></a:p></c:txPr>'
    )


def _size(theme: Theme) -> int:
    return round(theme.text * 100)


def _ink(colour: str) -> str:
    return f'<a:solidFill><a:srgbClr val="{colour.removeprefix("#").upper()}"/></a:solidFill>'


def _face(name: str) -> str:
    return f'<a:latin typeface="{name}"/><a:ea typeface="{name}"/>'
