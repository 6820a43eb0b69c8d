"""续表 over the head of a table on its further pages, and only there."""

from __future__ import annotations

import io
from types import SimpleNamespace

import pdfplumber

from briefgen.document.tree import Article, Column, Document, Properties, Table, Text
from briefgen.write.engine import continued
from briefgen.write.pdf import write_pdf

COLUMNS = (Column("center"), Column("decimal"))


def paper(caption: str, rows: int) -> list[str]:
    """The text of each page of a document that is one table."""
    cells = tuple(((Text("站点"),), (Text(str(n)),)) for n in range(rows))
    table = Table(COLUMNS, (((Text("名称"),), (Text("数量"),)),), cells, (Text(caption),))
    article = Article(title=((Text("公交站点表"),),), blocks=(table,))
    properties = Properties("公交站点表", "", "", (), "")
    content = write_pdf(Document("stops", "table", "plain", properties, (article,)))
    with pdfplumber.open(io.BytesIO(content)) as file:
        return [page.extract_text() for page in file.pages]


def test_each_further_page_says_that_the_table_goes_on() -> None:
    first, *further = paper("各线路站点", 60)
    assert "续表" not in first
    assert len(further) == 2
    assert [page.splitlines()[:2] for page in further] == [["续表", "名称 数量"]] * 2


def test_a_numbered_table_names_its_number() -> None:
    assert paper("表3　各线路站点", 40)[1].startswith("续表3\n")


def test_a_table_on_one_page_does_not_go_on() -> None:
    assert "续表" not in "".join(paper("各线路站点", 5))


def test_at_least_two_rows_stand_on_the_last_page() -> None:
    pages = [paper("各线路站点", rows) for rows in range(24, 36)]
    split = [page[-1] for page in pages if len(page) > 1]
    assert split
    assert all(page.count("站点") >= 2 for page in split)


def test_an_unknown_engine_stays_as_it_is() -> None:
    def other(context: object, box: object) -> None: ...

    table, block = SimpleNamespace(table_layout=other), SimpleNamespace(table_layout=other)
    continued.install(block, table)
    assert table.table_layout is other
    assert block.table_layout is other
