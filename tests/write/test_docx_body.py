"""Pieces as Word paragraphs, tables, boxes and sections, their figures written out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefgen.document.layout import STANDARD
from briefgen.document.pieces import Foot, Grid, Line, NewPage, Pair, Picture, Piece, Role, Ruled
from briefgen.document.tree import Column, Text, Words
from briefgen.write.docx_body import body
from briefgen.write.docx_section import Sheets
from write import documents

SHEETS = Sheets(
    STANDARD, (), (("default", "rId1"), ("even", "rId2")), (("default", "rId3"), ("even", "rId4"))
)
PORTRAIT = (
    '<w:sectPr><w:footerReference w:type="default" r:id="rId1"/><w:footerReference w:type="even" r:id="rId2"/>'
    '<w:type w:val="nextPage"/><w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1588" w:header="851" w:footer="1446"'
    ' w:gutter="0"/><w:cols w:space="425"/><w:docGrid w:type="lines" w:linePitch="579"/></w:sectPr>'
)
LANDSCAPE = (
    '<w:sectPr><w:footerReference w:type="default" r:id="rId3"/><w:footerReference w:type="even" r:id="rId4"/>'
    '<w:type w:val="nextPage"/><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>'
    '<w:pgMar w:top="1588" w:right="2098" w:bottom="1474" w:left="1984" w:header="851" w:footer="1446"'
    ' w:gutter="0"/><w:cols w:space="425"/><w:docGrid w:type="lines" w:linePitch="579"/></w:sectPr>'
)


def w(text: str) -> Words:
    return (Text(text),)


def xml(*pieces: Piece) -> str:
    return body(pieces, SHEETS, True).xml


def content(*pieces: Piece) -> str:
    return xml(*pieces).removesuffix(PORTRAIT)


def grid(*, landscape: bool = False, caption: Words = (), rows: tuple[str, ...] = ("甲",)) -> Grid:
    return Grid((Column("decimal"),), ((w("数"),),), tuple((w(r),) for r in rows), caption, (), landscape)


def test_a_body_paragraph_leaves_everything_to_its_style() -> None:
    assert xml(Line(Role.BODY, w("甲"))) == (
        f'<w:p><w:pPr><w:pStyle w:val="BodyText"/></w:pPr><w:r><w:t>甲</w:t></w:r></w:p>{PORTRAIT}'
    )


def test_empty_lines_above_are_space_of_whole_lines() -> None:
    assert '<w:spacing w:before="1158"/>' in content(Line(Role.TITLE, w("甲"), gap=2))


def test_a_signature_ends_short_of_the_edge_by_characters() -> None:
    assert '<w:ind w:right="1263"/>' in content(Line(Role.SIGN_DATE, w("2024年3月5日"), right_chars=4))


def test_a_label_hangs() -> None:
    assert '<w:ind w:left="1579" w:hanging="948"/>' in content(
        Line(Role.ATTACHMENT_LIST, w("附件：甲"), hang_chars=3)
    )


def test_the_end_of_the_text_stays_with_the_signature() -> None:
    assert '<w:keepNext w:val="1"/>' in content(Line(Role.BODY, w("甲"), keep_next=True))


def test_the_lines_of_a_title_are_one_paragraph() -> None:
    text = content(Line(Role.TITLE, w("甲"), target="article-1"), Line(Role.TITLE, w("乙")))
    assert text.count("<w:p>") == 1
    assert "<w:t>甲</w:t></w:r><w:r><w:br/></w:r><w:r><w:t>乙</w:t>" in text


def test_titles_of_two_articles_stay_two() -> None:
    text = content(
        Line(Role.ARTICLE_TITLE, w("甲"), target="article-1"),
        Line(Role.ARTICLE_TITLE, w("乙"), target="article-2"),
    )
    assert text.count("<w:p>") == 2


def test_a_further_line_of_a_heading_is_no_heading_of_its_own() -> None:
    text = content(Line(Role.HEADING_1, w("一、甲"), target="s1-1"), Line(Role.HEADING_1, w("乙")))
    assert text.count('<w:outlineLvl w:val="9"/>') == 1


def test_a_pair_has_a_tab_between() -> None:
    assert content(Pair(Role.IMPRINT_PAIR, w("甲"), w("乙"))) == (
        '<w:p><w:pPr><w:pStyle w:val="ImprintPair"/></w:pPr>'
        "<w:r><w:t>甲</w:t></w:r><w:r><w:tab/></w:r><w:r><w:t>乙</w:t></w:r></w:p>"
    )


def test_the_red_rule_is_a_border_of_the_type_areas_width() -> None:
    assert ('<w:pBdr><w:bottom w:val="single" w:sz="10" w:space="0" w:color="FF0000"/></w:pBdr>') in content(
        Line(Role.NUMBER, w("甲")), Ruled(Role.HEAD_RULE)
    )


def test_what_follows_a_new_page_starts_it() -> None:
    text = content(Line(Role.BODY, w("甲")), NewPage(), NewPage(), Line(Role.ATTACHMENT_LABEL, w("附件")))
    assert text.count("<w:pageBreakBefore/>") == 1
    assert '<w:pStyle w:val="AttachmentLabel"/><w:pageBreakBefore/>' in text


def test_a_new_page_at_the_start_is_none() -> None:
    assert "pageBreakBefore" not in content(NewPage(), Line(Role.BODY, w("甲")))


def test_a_table_without_caption_starts_a_page_with_its_first_cell() -> None:
    text = content(Line(Role.BODY, w("甲")), NewPage(), grid())
    assert '<w:pStyle w:val="TableHead"/><w:pageBreakBefore/>' in text


def test_table_heads_repeat_and_rows_stay_whole() -> None:
    text = content(grid(rows=("1", "2")))
    assert text.count("<w:tblHeader/>") == 1
    assert text.count("<w:cantSplit/>") == 3


def test_columns_share_the_width_by_weight_to_the_last_twip() -> None:
    columns = (Column("left", 3), Column("right", 2), Column("center", 2))
    row = (w("a"), w("b"), w("c"))
    text = content(Grid(columns, (), (row,), (), (), False))
    assert '<w:gridCol w:w="3790"/><w:gridCol w:w="2527"/><w:gridCol w:w="2527"/>' in text
    assert '<w:jc w:val="left"/>' in text
    assert '<w:jc w:val="right"/>' in text
    assert '<w:jc w:val="center"/>' in text


def test_decimals_stand_under_each_other() -> None:
    text = content(grid(rows=("1.25", "3.5", "70")))
    assert '<w:ind w:left="120"/><w:jc w:val="center"/></w:pPr><w:r><w:t>1.25</w:t>' in text
    assert '<w:keepNext w:val="1"/><w:jc w:val="center"/></w:pPr><w:r><w:t>3.5</w:t>' in text
    assert '<w:ind w:right="360"/><w:jc w:val="center"/></w:pPr><w:r><w:t>70</w:t>' in text


def test_a_paragraph_parts_two_tables_and_closes_the_last() -> None:
    text = content(grid(), grid())
    assert text.count("</w:tbl><w:p>") == 2


def test_the_title_of_a_wide_table_stands_on_its_turned_sheet() -> None:
    title = Line(Role.TITLE, w("线路表"), landscape=True)
    text = xml(title, Line(Role.BODY, w("甲")), grid(landscape=True), Line(Role.SIGN_ORGAN, w("乙")))
    assert PORTRAIT not in text
    assert text.count(LANDSCAPE) == 1


def test_a_wide_table_has_a_turned_sheet_between_upright_ones() -> None:
    text = xml(Line(Role.BODY, w("甲")), grid(landscape=True), Line(Role.BODY, w("乙")))
    first, second, third = (text.index(s) for s in (PORTRAIT, LANDSCAPE, "<w:t>乙</w:t>"))
    assert first < second < third
    assert '<w:tblW w:w="12756" w:type="dxa"/>' in text
    assert text.endswith(PORTRAIT)
    assert text.count("<w:sectPr>") == 3


def test_a_wide_table_at_the_end_is_followed_by_no_empty_sheet() -> None:
    text = xml(Line(Role.BODY, w("甲")), grid(landscape=True))
    assert text.count("<w:sectPr>") == 2
    assert text.endswith(LANDSCAPE)


def test_two_wide_tables_share_a_turned_sheet() -> None:
    assert xml(Line(Role.BODY, w("甲")), grid(landscape=True), grid(landscape=True)).count("<w:sectPr>") == 2


def test_a_page_break_parts_two_wide_tables_onto_two_turned_sheets() -> None:
    text = xml(Line(Role.BODY, w("甲")), grid(landscape=True), NewPage(), grid(landscape=True))
    assert text.count(PORTRAIT) == 1
    assert text.count(LANDSCAPE) == 2


def test_a_page_break_after_a_wide_table_makes_no_empty_page() -> None:
    text = xml(grid(landscape=True), NewPage(), Line(Role.BODY, w("乙")))
    assert "pageBreakBefore" not in text
    assert text.count("<w:sectPr>") == 2


def test_the_imprint_is_a_table_of_three_rules_at_the_foot_of_the_type_area() -> None:
    foot = Foot(
        (
            (Line(Role.IMPRINT, w("抄送：甲。"), hang_chars=3),),
            (Pair(Role.IMPRINT_PAIR, w("乙"), w("2024年3月5日印发")),),
        )
    )
    text = content(foot)
    assert '<w:top w:val="single" w:sz="8" w:space="0" w:color="000000"/>' in text
    assert '<w:bottom w:val="single" w:sz="8" w:space="0" w:color="000000"/>' in text
    assert '<w:insideH w:val="single" w:sz="6" w:space="0" w:color="000000"/>' in text
    assert '<wp:positionV relativeFrom="margin"><wp:align>bottom</wp:align></wp:positionV>' in text
    assert '<wp:extent cx="5616000" cy="673100"/>' in text
    assert '<w:ind w:left="1120" w:hanging="840"/>' in text
    assert '<w:spacing w:before="1060"/>' in text


def test_the_imprint_of_a_letter_has_no_rules() -> None:
    foot = Foot(((Line(Role.IMPRINT, w("抄送：甲。"), hang_chars=3),),))
    assert "tblBorders" not in body((foot,), SHEETS, False).xml


def test_an_imprint_after_a_turned_sheet_has_its_height_from_the_paper() -> None:
    foot = Foot(((Line(Role.IMPRINT, w("抄送：甲。"), hang_chars=3),),))
    text = xml(grid(landscape=True), foot)
    assert '<wp:positionV relativeFrom="page"><wp:posOffset>9076400</wp:posOffset></wp:positionV>' in text


def test_long_names_of_the_imprint_ask_for_more_lines() -> None:
    foot = Foot(((Line(Role.IMPRINT, w("抄送：" + "甲" * 27), hang_chars=3),),))
    assert '<w:spacing w:before="1060"/>' in content(foot)


def test_an_empty_imprint_leaves_no_trace() -> None:
    assert content(Foot(())) == ""


def test_a_picture_is_no_larger_than_the_type_area() -> None:
    wide = replace(documents.FIGURE, width=4000, height=1000)
    text = content(Picture(wide))
    assert '<wp:extent cx="5616000" cy="1404000"/>' in text
    assert '<w:pStyle w:val="Caption"/><w:keepNext w:val="0"/><w:spacing w:before="0"/>' in text


def test_a_small_picture_keeps_its_size() -> None:
    assert '<wp:extent cx="2286000" cy="1143000"/>' in content(Picture(documents.FIGURE))


def test_the_masthead_of_a_document_starts_72_mm_below_the_papers_edge() -> None:
    text = content(Line(Role.MARK, w("某某县人民政府文件"), gap=35 / 25.4 * 72 / 28.95, top_mm=72))
    assert '<w:pStyle w:val="Mark"/><w:spacing w:before="1778"/>' in text


def test_a_letters_masthead_and_rules_stand_170_mm_wide_on_the_paper() -> None:
    text = content(
        Ruled(Role.LETTER_FOOT_RULE),
        Line(Role.LETTER_MARK, w("某某县水利局"), top_mm=30),
        Ruled(Role.LETTER_RULE),
        Pair(Role.LETTER_NUMBER, (), w("某水函〔2024〕3号")),
    )
    assert text.count('<wp:positionH relativeFrom="page"><wp:posOffset>720000</wp:posOffset>') == 2
    assert text.count('cx="6120000"') == 4
    assert text.count('w:sz="18"') == text.count('w:sz="6"') == 2
    assert text.index('w:sz="6"') < text.index('w:sz="18"') < text.index("某某县水利")


@pytest.mark.parametrize(
    ("anchor", "name"), [("article-1", "article_1"), ("s1-2", "s1_2"), ("1", "b_1"), ("甲" * 50, "甲" * 40)]
)
def test_anchors_are_named_as_word_allows(anchor: str, name: str) -> None:
    assert f'w:name="{name}"' in content(Line(Role.HEADING_1, w("一、"), target=anchor))
