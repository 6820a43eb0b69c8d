"""Numbers of the HTML page that tell where they come from."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

from briefgen.document.tree import Article, Document, Paragraph, Properties, Strong, Text
from briefgen.ledger.entry import Ledger
from briefgen.ledger.ledger import ledger_of
from briefgen.ledger.places import Written
from briefgen.ledger.records import Records
from briefgen.load.lexicon import packaged_lexicon
from briefgen.model.workspace import Workspace
from briefgen.write.html import html_written, write_html
from compose.workspaces import PROSE, loaded, paragraph
from write import documents

DONGHU = "place: donghu\n"


def written(root: Path, text: str, facts: str = "") -> tuple[Written, Ledger]:
    made = paragraph(root, text, facts, more=DONGHU)
    workspace = loaded(root, {PROSE: (root / PROSE).read_text(encoding="utf-8")})
    ledger = ledger_of(made.document, workspace.lexicon)
    return html_written(made.document, ledger, Records(workspace)), ledger


def body(page: Written) -> str:
    return page.content.decode("utf-8").partition("<body")[2]


def test_a_bound_number_is_a_link_with_its_value(tmp_path: Path) -> None:
    page, _ = written(tmp_path, "新铺{{ value('laid', period=2020, pipe='small') }}。")
    assert '新铺<a class="num" id="rn1" href="#n1"><data value="12">12公里</data></a>。' in body(page)


def test_its_panel_tells_its_record_and_leads_back(tmp_path: Path) -> None:
    page, _ = written(tmp_path, "新铺{{ value('laid', period=2020, pipe='small') }}。")
    assert (
        '</article><div class="told"><aside id="n1"><a href="#rn1">返回</a><p>12公里：记录里的数'
        "<i>briefings/d.yaml:7:12</i><ul><li>12公里　铺设管道（东湖区，2020年，小口径）"
        "<i>data/observations/water.yaml:3:70</i></ul></aside></div>"
    ) in body(page)


def test_what_a_record_says_besides_is_told_once(tmp_path: Path) -> None:
    fact = "wells: {value: 12口, label: 机井, note: 含备用井}"
    page, _ = written(tmp_path, "现有{{ f.wells }}，即{{ f.wells }}。", fact)
    assert body(page).count("含备用井") == 1
    assert '<li>12口　机井（d.wells）<i>briefings/d.yaml:4:24</i><a href="#n1">详见</a>' in body(page)


def test_a_typed_number_can_be_asked_and_marks_of_order_and_names_cannot(tmp_path: Path) -> None:
    page, ledger = written(tmp_path, "“十三五”时期，一是打井2口。")
    asked = re.findall(r'<a class="num" id="r(n\d+)" href="#n\d+">([^<]*)</a>', body(page))
    typed = next(entry for entry in ledger.entries if entry.text == "2口")
    assert asked == [(typed.id, "2口")]
    assert "2口：手工写在文中，没有记录" in body(page)


def test_a_number_over_two_faces_is_one_number_with_two_links() -> None:
    paragraph = Paragraph((Text("发给"), Strong((Text("2"),)), Text("户居民。")))
    article = Article((documents.w("题"),), blocks=(paragraph,))
    page = page_of(Document("t", "report", "plain", Properties("题", "", "", (), ""), (article,)))
    assert (
        '发给<strong><a class="num" id="rn1" href="#n1">2</a></strong><a class="num" href="#n1">户</a>居民。'
    ) in body(page)


def test_no_link_stands_in_another_link(tmp_path: Path) -> None:
    class Links(HTMLParser):
        open, deepest = 0, 0

        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            self.open += tag == "a"
            self.deepest = max(self.deepest, self.open)

        def handle_endtag(self, tag: str) -> None:
            self.open -= tag == "a"

    for document in documents.ALL:
        links = Links()
        links.feed(page_of(document).content.decode("utf-8"))
        assert (links.open, links.deepest <= 1) == (0, True), document.id


def test_every_link_leads_to_an_id_that_stands_once() -> None:
    for document in documents.ALL:
        text = page_of(document).content.decode("utf-8")
        ids = re.findall(r'\bid="([^"]*)"', text)
        assert len(ids) == len(set(ids))
        assert set(re.findall(r'href="#([^"]*)"', text)) <= set(ids)


def test_it_prints_the_words_of_the_page_without_panels() -> None:
    for document in documents.ALL:
        assert words(page_of(document).content) == words(write_html(document))


def test_every_line_with_a_number_stands_in_the_element_of_its_id() -> None:
    for document in documents.ALL:
        ledger = ledger_of(document, packaged_lexicon())
        page = page_of(document)
        text = page.content.decode("utf-8")
        for entry in ledger.entries:
            assert f'id="{page.places.of(entry.line)}"' in text


def test_the_page_has_no_scripts_and_its_panels_are_not_printed() -> None:
    text = page_of(documents.BULLETIN).content.decode("utf-8")
    assert "<script" not in text
    assert ".told aside{display:none}" in text.replace("\n", "")


def page_of(document: Document) -> Written:
    ledger = ledger_of(document, packaged_lexicon())
    return html_written(document, ledger, Records(Workspace(Path())))


def words(page: bytes) -> str:
    article = page.decode("utf-8").partition("<article")[2].partition("</article>")[0]
    return re.sub(r"<[^>]*>|^[^>]*>", "", article)
