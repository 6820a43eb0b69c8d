"""Charts in a page: the drawing, its caption, and its figures as a table whose numbers can be asked."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pdfplumber
from lxml import etree, html
from pypdf import PdfReader

from briefgen.compose.compose import compose
from briefgen.config import Config
from briefgen.document.charts import plain_chart
from briefgen.document.tree import Article, Chart, Document, Paragraph, Properties, Text
from briefgen.ledger.ledger import ledger_of
from briefgen.ledger.records import Records
from briefgen.write.html import html_written, write_html
from briefgen.write.pdf import pdf_written
from briefgen.write.text import text_written, write_text
from compose.workspaces import PROSE, loaded

CHART = plain_chart(
    "bars",
    "图1　借阅",
    "册",
    ("一月", "二月"),
    (("总馆", (Decimal(30), None)), ("分馆", (Decimal(7), Decimal(12)))),
)
SAID = "柱形图：总馆：一月30册，二月无数据；分馆：一月7册，二月12册。"


def document(*charts: Chart) -> Document:
    blocks = (Paragraph((Text("见图。"),)), *charts)
    article = Article(((Text("馆情"),),), blocks=blocks)
    return Document("d", "report", "plain", Properties("馆情", "", "", (), ""), (article,))


def test_a_page_has_the_drawing_the_caption_and_the_figures() -> None:
    page = html.fromstring(write_html(document(CHART)))
    (figure,) = page.xpath("//div[@class='picture plot']")
    assert figure.xpath("./figure/figcaption[last()]/text()") == ["图1　借阅"]
    rows = [[cell.text_content() for cell in row] for row in figure.xpath(".//details//tr")]
    assert rows == [["项目", "总馆", "分馆"], ["一月", "30册", "7册"], ["二月", "无数据", "12册"]]
    assert [cell.get("scope") for cell in figure.xpath(".//th")] == ["col", "col", "col", "row", "row"]
    assert [one.text for one in figure.iter("desc")] == [SAID, SAID]


def test_a_page_without_charts_has_none_of_their_style() -> None:
    assert b".plot svg" in write_html(document(CHART))
    assert b".plot svg" not in write_html(document())


def test_the_figures_of_a_chart_lead_to_their_stories(tmp_path: Path) -> None:
    text = (
        "id: d\nkind: report\ntitle: 题\nplace: donghu\nsections:\n  - charts:\n"
        "      - {kind: bars, title: 用水户, indicators: [users], by: period, half: households}\n"
    )
    workspace = loaded(tmp_path, {PROSE: text})
    made, _ = compose(workspace, Config(), "d")
    assert made is not None
    written = html_written(made, ledger_of(made, workspace.lexicon), Records(workspace))
    page = html.fromstring(written.content)
    links = [(one.text_content(), one.get("href")) for one in page.xpath("//details//td/a")]
    assert [text for text, _ in links] == ["354户", "163户"]
    for _, goal in links:
        assert page.xpath(f"//aside[@id='{goal[1:]}']")
    (figure,) = page.xpath("//figure")
    assert figure.get("id") == "p2"


def test_a_text_file_tells_the_figures_before_the_caption() -> None:
    assert write_text(document(CHART)).decode() == f"馆情\n\n　　见图。\n\n{SAID}\n图1　借阅\n"
    assert [text_written(document(CHART)).places.of(line) for line in (1, 2, 3, 4)] == [1, 3, 5, 6]


def test_a_pdf_has_the_figures_as_alternative_text_and_no_text_in_the_drawing() -> None:
    written = pdf_written(document(CHART))
    file = PdfReader(io.BytesIO(written.content))
    assert re.sub(r"\s", "", file.pages[0].extract_text()) == "馆情见图。图1借阅—1—"
    tree = str(file.trailer["/Root"]["/StructTreeRoot"])
    assert tree
    assert _alternatives(file) == [SAID]
    assert [written.places.of(line) for line in (2, 3, 4)] == [1, 1, 1]


def test_text_below_a_chart_stays_on_the_grid() -> None:
    article = document(CHART).articles[0]
    below = Paragraph((Text("完。"),))
    written = pdf_written(replace(document(), articles=(replace(article, blocks=(*article.blocks, below)),)))
    with pdfplumber.open(io.BytesIO(written.content)) as file:
        places = {round(char["matrix"][5], 2) for char in file.pages[0].chars if abs(char["size"] - 16) < 0.3}
    first, last = max(places), min(places)
    assert round((first - last) / 28.95, 2) == 11.0  # one line of text, and ten of the chart


def test_a_chart_that_finds_room_does_not_go_to_the_page_of_the_next_one() -> None:
    charts = [replace(CHART, caption=(Text(f"图{number}　客运量"),)) for number in (1, 2, 3)]
    pages = PdfReader(io.BytesIO(pdf_written(document(*charts)).content)).pages
    found = [re.findall("图[123]", page.extract_text()) for page in pages]
    assert found[0] == ["图1"]
    assert [one for page in found for one in page] == ["图1", "图2", "图3"]


def test_a_pdf_is_the_same_each_time() -> None:
    assert pdf_written(document(CHART)).content == pdf_written(document(CHART)).content


def _alternatives(file: PdfReader) -> list[str]:
    found: list[str] = []

    def walk(element: object) -> None:
        element = element.get_object() if hasattr(element, "get_object") else element
        if isinstance(element, list):
            for one in element:
                walk(one)
        elif isinstance(element, dict):
            found.extend([str(element["/Alt"])] if "/Alt" in element else [])
            walk(element.get("/K", []))

    walk(file.trailer["/Root"]["/StructTreeRoot"])
    return found


def test_drawings_are_well_formed_inside_the_page() -> None:
    page = write_html(document(CHART)).decode()
    for drawing in re.findall(r"<svg .*?</svg>", page):
        etree.fromstring(drawing)
