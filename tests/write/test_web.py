"""The document for the web: one article without style or script, and what a site is told of it."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest

from briefgen.document.tree import Article, Document, Paragraph, Table, Text
from briefgen.ledger.ledger import ledger_of
from briefgen.ledger.records import Records
from briefgen.load.lexicon import packaged_lexicon
from briefgen.model.workspace import Workspace
from briefgen.write.text import write_text
from briefgen.write.web import web_page
from briefgen.write.web_page import Entry, Use, WebPage, page_json, page_of
from compose.workspaces import PROSE, loaded, paragraph
from samples.extraction import html_words, txt_words
from write.documents import ALL, BULLETIN, COMMON, LETTER, MINUTES, ORDER, RULES, TABLE, WIDE_TABLE, w

VOID = frozenset(("br", "wbr", "img", "col"))


def page(document: Document) -> WebPage:
    """The page of a document whose numbers have no records."""
    return web_page(document, ledger_of(document, packaged_lexicon()), Records(Workspace(Path())))


def bound(root: Path, text: str) -> WebPage:
    """The page of a document of a workspace with indicators."""
    made = paragraph(root, text, more="place: donghu\n")
    workspace = loaded(root, {PROSE: (root / PROSE).read_text(encoding="utf-8")})
    return web_page(made.document, ledger_of(made.document, workspace.lexicon), Records(workspace))


class Reader(HTMLParser):
    """The start tags of a page, every element being closed in its turn."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def read(html: str) -> Reader:
    reader = Reader()
    reader.feed(html)
    assert reader.open == []
    return reader


@pytest.mark.parametrize("document", ALL, ids=lambda one: one.id)
def test_it_says_what_the_text_file_says(document: Document) -> None:
    signed = replace(document, draft=False)  # what is published
    assert html_words(page(signed).html.encode()) == txt_words(write_text(signed))


@pytest.mark.parametrize("document", ALL, ids=lambda one: one.id)
def test_a_strict_policy_finds_nothing_to_forbid(document: Document) -> None:
    for tag, attributes in read(page(document).html).tags:
        assert tag not in ("style", "script", "iframe")
        assert not any(name == "style" or name.startswith("on") for name in attributes)
        assert not (attributes.get("src") or "").startswith("data:")


@pytest.mark.parametrize("document", ALL, ids=lambda one: one.id)
def test_it_has_one_first_heading_and_no_gap_below(document: Document) -> None:
    levels = [int(tag[1]) for tag, _ in read(page(document).html).tags if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


@pytest.mark.parametrize("document", ALL, ids=lambda one: one.id)
def test_every_anchor_stands_once_and_every_entry_leads_to_one(document: Document) -> None:
    made = page(document)
    anchors = [attributes["id"] for _, attributes in read(made.html).tags if "id" in attributes]
    assert len(set(anchors)) == len(anchors)
    assert {entry.anchor for entry in (*made.headings, *made.contents)} <= set(anchors)


def test_its_file_gives_the_same_page_again() -> None:
    made = page(BULLETIN)
    assert page_of(page_json(made)) == made
    assert page_json(page_of(page_json(made))) == page_json(made)


def test_a_number_leads_to_its_indicator(tmp_path: Path) -> None:
    made = bound(tmp_path, "新铺{{ value('laid', period=2020, pipe='small') }}，要听指挥。")
    assert '新铺<a class="num" id="n1" href="../../indicators/laid/">12公里</a>，' in made.html
    assert made.uses == (Use("laid", "12公里", "n1"),)


def test_a_derived_number_leads_to_the_indicator_whose_formula_gave_it(tmp_path: Path) -> None:
    made = bound(tmp_path, "完成{{ rate('progress', place='donghu', period=2020, pipe='small') }}。")
    assert made.uses == (Use("progress", "75%", "n1"),)


def test_a_number_of_two_indicators_leads_nowhere(tmp_path: Path) -> None:
    text = (
        "还差{{ value('planned', period=2020, pipe='small') - value('laid', period=2020, pipe='small') }}。"
    )
    made = bound(tmp_path, text)
    assert made.uses == ()
    assert "还差4公里。" in made.html


def test_each_figure_of_an_indicator_is_told_where_it_is_printed_first(tmp_path: Path) -> None:
    figure = "{{ value('laid', period=2020, pipe='small') }}"
    made = bound(
        tmp_path, f"新铺{figure}，即{figure}；另有{{{{ value('laid', period=2020, pipe='large') }}}}。"
    )
    assert made.uses == (Use("laid", "12公里", "n1"), Use("laid", "8公里", "n3"))


def test_words_are_never_markup() -> None:
    document = replace(RULES, articles=(Article((w("甲<b>乙"),), blocks=(Paragraph((Text("1<2 & 3"),)),)),))
    html = page(document).html
    assert "甲&lt;b&gt;乙" in html
    assert "1&lt;2 &amp; 3" in html


def test_a_table_tells_the_heads_of_its_columns_and_rows() -> None:
    html = page(replace(RULES, articles=(Article((w("题"),), blocks=(TABLE,)),))).html
    assert '<th scope="col" class="table-head decimal">户数（户）</th>' in html
    assert '<th scope="row" class="table-cell left">柳溪新村</th>' in html
    assert '<div class="scroll" role="group" tabindex="0" aria-label="表1　各安置点入住情况">' in html


def test_rows_with_equal_names_have_no_heads() -> None:
    table = Table(TABLE.columns[:2], (TABLE.head[0][:2],), ((w("甲"), w("1")), (w("甲"), w("2"))))
    assert 'scope="row"' not in page(replace(RULES, articles=(Article((w("题"),), blocks=(table,)),))).html


def test_decimal_points_stand_under_each_other() -> None:
    columns = (TABLE.columns[0], TABLE.columns[1])
    table = Table(columns, ((w("名"), w("数")),), ((w("甲"), w("1.25")), (w("乙"), w("12"))))
    html = page(replace(RULES, articles=(Article((w("题"),), blocks=(table,)),))).html
    assert '<td class="table-cell decimal">1.25</td>' in html
    assert '<td class="table-cell decimal rest-3">12</td>' in html


def test_figures_of_several_units_are_only_flush_right() -> None:
    table = Table(TABLE.columns[:2], ((w("名"), w("数")),), ((w("甲"), w("1万元/人")), (w("乙"), w("5年"))))
    assert "rest-" not in page(replace(RULES, articles=(Article((w("题"),), blocks=(table,)),))).html


def test_a_picture_stands_in_a_file_of_its_own() -> None:
    made = page(BULLETIN)
    assert [picture.name for picture in made.pictures] == ["picture-1.png"]
    assert '<img src="picture-1.png" alt="灰度由左向右渐亮的示意图" width="240" height="120">' in made.html


def test_a_wide_table_stands_on_a_sheet_that_lies_across() -> None:
    html = page(replace(RULES, articles=(Article((w("题"),), blocks=(WIDE_TABLE,)),))).html
    assert '<div class="grid wide">' in html


def test_a_bulletin_tells_its_series_and_its_articles() -> None:
    made = page(BULLETIN)
    assert (made.series, made.issue, made.number) == ("搬迁安置工作简报", "第7期（总第41期）", "")
    assert [(part.text, part.anchor) for part in made.parts] == [
        ("先把水电接通　再请群众搬家", "article-1"),
        ("一部值班电话连起三百户人家", "article-2"),
        ("车间开到楼下", "article-3"),
    ]
    assert made.parts[0].summary == "柳溪新村的做法不新，贵在件件落到人头。现予刊发，供各乡镇参考。"


def test_official_documents_and_rules_tell_their_numbers() -> None:
    assert page(COMMON).number == "柳府〔2021〕12号"
    assert page(LETTER).number == "柳水函〔2021〕3号"
    assert page(RULES).number == "柳府规〔2021〕1号"
    assert page(COMMON).organs == ("柳溪县人民政府",)


def test_a_document_without_a_title_is_headed_by_its_masthead() -> None:
    html = page(ORDER).html
    assert re.search(r'<h1 class="order-mark [^"]*">柳溪县人民政府令</h1>', html)
    assert '<article class="paper order untitled">' in html


def test_a_masthead_is_no_heading_where_there_is_a_title() -> None:
    html = page(MINUTES).html
    assert re.search(r'<p class="minutes-mark [^"]*">柳溪县人民政府专题会议纪要</p>', html)
    assert re.findall(r"<h1[^>]*>(.*?)</h1>", html.replace("<wbr>", "")) == ["研究安置点供水保障工作"]


def test_headings_that_open_a_paragraph_have_anchors() -> None:
    made = page(COMMON)
    assert Entry("1. 分批验收", 3, "s1-r1") in made.headings
    assert '<p class="body" id="s1-r1"><b class="run-in-3">1. 分批验收。</b>' in made.html


def test_a_summary_ends_with_a_sentence_where_it_can() -> None:
    summary = page(LETTER).summary
    assert summary.startswith("今年以来，工作专班每周到现场走一遍")
    assert summary.endswith("余下七件都与管网接口有关，已商供水公司排定工期。")
