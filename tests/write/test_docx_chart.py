"""Charts of a Word file: drawn and edited by Word itself, or pictures where Word would say less."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from lxml import etree
from openxml_audit import OpenXmlValidator

from briefgen.document.charts import plain_chart
from briefgen.document.comments import Comment
from briefgen.document.tree import Article, Chart, Document, Paragraph, Point, Properties, Text
from briefgen.write.docx import write_docx, write_proof

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
BARS = plain_chart(
    "bars",
    "图1　进馆人次",
    "万人次",
    ("一季度", "二季度"),
    (("总馆", (Decimal("3.5"), Decimal("4.25"))), ("分馆", (Decimal(1), Decimal(-2)))),
)
LINES = plain_chart(
    "lines",
    "图2　读者",
    "人",
    ("2021年", "2022年", "2023年"),
    (("读者", (Decimal(5), Decimal(3), Decimal(9))),),
)
STACKED = plain_chart(
    "stacked",
    "图3　馆藏",
    "%",
    ("总馆", "分馆"),
    (("图书", (Decimal(99), Decimal(60))), ("报刊", (Decimal(1), Decimal(40)))),
)
RANKED = plain_chart(
    "ranked", "图4　各馆", "册", ("东馆", "西馆", "南馆"), (("藏书", (Decimal(5), Decimal(80), Decimal(7))),)
)
ALL = (BARS, LINES, STACKED, RANKED)


def document(*charts: Chart) -> Document:
    blocks = (Paragraph((Text("见图。"),)), *charts, Paragraph((Text("完。"),)))
    article = Article(((Text("馆情"),),), blocks=blocks)
    return Document("d", "report", "plain", Properties("馆情", "", "", (), ""), (article,))


def parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}


def about(one: Chart) -> Chart:
    """The chart with an approximate figure."""
    first = replace(one.points[0][0], label="约3.5", words=(Text("约3.5万人次"),))
    return replace(one, points=((first, *one.points[0][1:]), *one.points[1:]))


def test_every_kind_is_a_chart_of_word_with_its_words_for_those_who_cannot_see_it() -> None:
    files = parts(write_docx(document(*ALL)))
    assert [name for name in files if name.startswith("word/charts/chart")] == [
        f"word/charts/chart{n}.xml" for n in range(1, 5)
    ]
    assert not [name for name in files if name.startswith("word/media/")]
    story = etree.fromstring(files["word/document.xml"])
    assert [one.get("descr") for one in story.iter(f"{WP}docPr")] == [
        "柱形图：总馆：一季度3.5万人次，二季度4.25万人次；分馆：一季度1万人次，二季度-2万人次。",
        "折线图：2021年5人，2022年3人，2023年9人。",
        "占比堆积图：总馆：图书99%，报刊1%；分馆：图书60%，报刊40%。",
        "排序条形图：西馆80册，南馆7册，东馆5册。",
    ]


@pytest.mark.parametrize(
    ("chart", "kind", "direction", "grouping"),
    [
        (BARS, "barChart", "col", "clustered"),
        (STACKED, "barChart", "col", "stacked"),
        (RANKED, "barChart", "bar", "clustered"),
        (LINES, "lineChart", None, "standard"),
    ],
)
def test_the_kind_of_chart_is_words_own(
    chart: Chart, kind: str, direction: str | None, grouping: str
) -> None:
    drawn = etree.fromstring(parts(write_docx(document(chart)))["word/charts/chart1.xml"])
    (plot,) = drawn.iter(f"{C}{kind}")
    found = plot.find(f"{C}barDir")
    assert (found.get("val") if found is not None else None) == direction
    assert plot.find(f"{C}grouping").get("val") == grouping


def test_its_workbook_holds_the_figures_that_the_chart_shows() -> None:
    files = parts(write_docx(document(BARS)))
    sheet = openpyxl.load_workbook(io.BytesIO(files["word/embeddings/chart1.xlsx"]))["Sheet1"]
    assert [[cell.value for cell in row] for row in sheet.iter_rows()] == [
        ["万人次", "总馆", "分馆"],
        ["一季度", 3.5, 1],
        ["二季度", 4.25, -2],
    ]
    drawn = etree.fromstring(files["word/charts/chart1.xml"])
    places = [one.text for one in drawn.iter(f"{C}f")]
    assert places == [
        "Sheet1!$B$1",
        "Sheet1!$A$2:$A$3",
        "Sheet1!$B$2:$B$3",
        "Sheet1!$C$1",
        "Sheet1!$A$2:$A$3",
        "Sheet1!$C$2:$C$3",
    ]
    cached = [one.text for values in drawn.iter(f"{C}val") for one in values.iter(f"{C}v")]
    assert cached == ["3.5", "4.25", "1", "-2"]


def test_figures_that_word_would_tell_otherwise_are_a_picture() -> None:
    files = parts(write_docx(document(about(BARS))))
    assert not [name for name in files if name.startswith("word/charts/")]
    assert files["word/media/image1.png"].startswith(b"\x89PNG")
    story = etree.fromstring(files["word/document.xml"])
    (shown,) = story.iter(f"{WP}docPr")
    assert "一季度约3.5万人次" in shown.get("descr", "")
    gap = replace(LINES, points=((Point(None, "", (Text("缺报"),)), *LINES.points[0][1:]),))
    assert "word/media/image1.png" in parts(write_docx(document(gap)))


def test_the_same_document_gives_the_same_bytes() -> None:
    assert write_docx(document(*ALL)) == write_docx(document(*ALL))
    assert write_docx(document(about(BARS))) == write_docx(document(about(BARS)))


def test_word_opens_them_without_a_word(tmp_path: Path) -> None:
    for name, one in (("charts", document(*ALL)), ("picture", document(about(BARS)))):
        content = write_docx(one)
        (tmp_path / f"{name}.docx").write_bytes(content)
        assert OpenXmlValidator().validate(str(tmp_path / f"{name}.docx")).errors == []
    book = parts(write_docx(document(BARS)))["word/embeddings/chart1.xlsx"]
    (tmp_path / "chart.xlsx").write_bytes(book)
    found = [str(one) for one in OpenXmlValidator().validate(str(tmp_path / "chart.xlsx")).errors]
    assert [
        one for one in found if "relationships/theme" not in one
    ] == []  # ISO 29500-1 12.3.23: at most one


def test_types_name_each_chart_and_files_without_charts_name_none() -> None:
    with_charts = parts(write_docx(document(BARS, LINES)))["[Content_Types].xml"].decode()
    assert with_charts.count("drawingml.chart+xml") == 2
    assert with_charts.count('Extension="xlsx"') == 1
    assert "xlsx" not in parts(write_docx(document()))["[Content_Types].xml"].decode()


def test_a_comment_on_a_figure_stands_at_the_chart() -> None:
    comment = Comment(3, 4, 9, "校对", "校", ("来源：台账。",))
    story = etree.fromstring(parts(write_proof(document(LINES), (comment,)))["word/document.xml"])
    (start,) = story.iter(f"{W}commentRangeStart")
    assert start.getnext().find(f"{W}drawing") is not None
    assert start.getnext().getnext().tag == f"{W}commentRangeEnd"


def test_caption_and_notes_stay_with_the_chart() -> None:
    noted = replace(LINES, notes=((Text("资料来源：馆里的台账。"),),))
    story = etree.fromstring(parts(write_docx(document(noted)))["word/document.xml"])
    shown = [("".join(p.itertext()), p.find(f"{W}pPr/{W}keepNext")) for p in story.iter(f"{W}p")]
    kept = {text: (keep is not None and keep.get(f"{W}val") == "1") for text, keep in shown[2:5]}
    assert kept == {"": True, "图2　读者": True, "资料来源：馆里的台账。": False}
