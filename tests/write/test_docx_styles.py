"""The styles of a Word file, their figures written out."""

from __future__ import annotations

import pytest
from lxml import etree

from briefgen.document.layout import STANDARD
from briefgen.document.pieces import Role
from briefgen.write.docx_faces import PROFILES, Profile
from briefgen.write.docx_package import NAMESPACES
from briefgen.write.docx_styles import STYLES, style_sheet

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

PARAGRAPH_ORDER = [
    "pStyle", "keepNext", "keepLines", "pageBreakBefore", "widowControl", "pBdr", "tabs", "overflowPunct",
    "autoSpaceDE", "autoSpaceDN", "snapToGrid", "spacing", "ind", "jc", "outlineLvl", "sectPr",
]  # fmt: skip
RUN_ORDER = ["rStyle", "rFonts", "b", "bCs", "color", "spacing", "w", "kern", "sz", "szCs", "lang"]


def sheet(profile: Profile = "gb2312") -> etree._Element:
    return etree.fromstring(f"<w:styles {NAMESPACES}>{style_sheet(STANDARD, profile)}</w:styles>")


def style(role: Role, profile: Profile = "gb2312") -> str:
    found = sheet(profile).find(f"{W}style[@{W}styleId='{STYLES[role].id}']")
    return etree.tostring(found, encoding="unicode").replace(f" {NAMESPACES}", "")


def test_every_role_has_a_style_of_its_own() -> None:
    ids = [s.get(f"{W}styleId") for s in sheet()]
    assert set(Role) == set(STANDARD.looks)
    assert set(STYLES) == set(Role) - {Role.CHART}  # the words inside a chart are no paragraphs
    assert {n.id for n in STYLES.values()} <= set(ids)
    assert len({n.id for n in STYLES.values()}) == len({n.shown for n in STYLES.values()}) == len(Role) - 1


@pytest.mark.parametrize("profile", PROFILES)
def test_every_style_that_sets_a_face_sets_the_chinese_one(profile: Profile) -> None:
    for fonts in sheet(profile).iter(f"{W}rFonts"):
        assert fonts.get(f"{W}eastAsia")


def test_body_text_fills_the_grid_of_28_by_22() -> None:
    body = style(Role.BODY)
    assert '<w:widowControl w:val="0"/>' in body
    assert '<w:spacing w:before="0" w:after="0" w:line="579" w:lineRule="exact"/>' in body
    assert '<w:ind w:left="0" w:right="0" w:firstLineChars="200" w:firstLine="632"/>' in body
    assert '<w:jc w:val="both"/>' in body
    assert '<w:w w:val="98"/>' in body
    assert '<w:sz w:val="32"/>' in body
    assert '<w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>' in body
    assert 'w:eastAsia="仿宋_GB2312"' in body


@pytest.mark.parametrize(
    ("role", "name", "level", "face"),
    [
        (Role.TITLE, "Title", 0, "方正小标宋简体"),
        (Role.ARTICLE_TITLE, "heading 1", 0, "方正小标宋简体"),
        (Role.HEADING_1, "heading 2", 1, "黑体"),
        (Role.HEADING_2, "heading 3", 2, "楷体_GB2312"),
        (Role.HEADING_3, "heading 4", 3, "仿宋_GB2312"),
        (Role.HEADING_4, "heading 5", 4, "仿宋_GB2312"),
    ],
)
def test_headings_are_words_own_with_their_outline_level(
    role: Role, name: str, level: int, face: str
) -> None:
    text = style(role)
    assert f'<w:name w:val="{name}"/>' in text
    assert f'<w:outlineLvl w:val="{level}"/>' in text
    assert f'w:eastAsia="{face}"' in text
    assert "<w:keepNext/>" in text
    assert "customStyle" not in text
    assert "<w:b/>" not in text


def test_the_title_is_22_points_centred() -> None:
    title = style(Role.TITLE)
    assert '<w:sz w:val="44"/>' in title
    assert '<w:jc w:val="center"/>' in title
    assert '<w:w w:val="98"/>' not in title


def test_the_masthead_is_red() -> None:
    assert '<w:color w:val="FF0000"/>' in style(Role.MARK)
    assert '<w:color w:val="auto"/>' in style(Role.BODY)


def test_the_imprint_is_14_points_one_character_in() -> None:
    imprint = style(Role.IMPRINT)
    assert '<w:sz w:val="28"/>' in imprint
    assert '<w:ind w:left="280" w:right="280"/>' in imprint


def test_a_pair_ends_at_a_tab_stop_where_its_indent_begins() -> None:
    assert '<w:tab w:val="right" w:pos="8564"/>' in style(Role.IMPRINT_PAIR)
    assert '<w:tab w:val="right" w:pos="8844"/>' in style(Role.LETTER_NUMBER)


def test_the_page_number_is_14_points_of_song_in_a_line_of_its_own_height() -> None:
    footer = style(Role.PAGE_NUMBER)
    assert 'w:eastAsia="宋体"' in footer
    assert '<w:sz w:val="28"/>' in footer
    assert 'w:line="280" w:lineRule="exact"' in footer


def test_lines_off_the_grid_do_not_snap_to_it() -> None:
    assert '<w:snapToGrid w:val="0"/>' in style(Role.TABLE_CELL)
    assert '<w:snapToGrid w:val="0"/>' in style(Role.HEAD_RULE)
    assert "snapToGrid" not in style(Role.BODY)


def test_properties_stand_in_the_order_of_the_schema() -> None:
    for tag, order in (("pPr", PARAGRAPH_ORDER), ("rPr", RUN_ORDER)):
        for holder in sheet().iter(f"{W}{tag}"):
            places = [order.index(etree.QName(child).localname) for child in holder]
            assert places == sorted(places)
