"""The shared parts of Word files: no ballast of the template, page numbers, settings, fonts."""

from __future__ import annotations

import zlib

import pytest
from lxml import etree

from briefgen.document.layout import STANDARD
from briefgen.write.docx_package import Frame, frame

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def files(shared: Frame) -> dict[str, str]:
    entries = (*shared.before, *shared.after)
    return {e.name: zlib.decompress(e.deflated, -zlib.MAX_WBITS).decode() for e in entries}


@pytest.fixture(scope="module")
def common() -> dict[str, str]:
    return files(frame(STANDARD, "gb2312", False, False))


def test_the_templates_ballast_is_gone(common: dict[str, str]) -> None:
    assert sorted(common) == [
        "[Content_Types].xml",
        "_rels/.rels",
        "docProps/app.xml",
        "word/fontTable.xml",
        "word/footer1.xml",
        "word/footer2.xml",
        "word/footer3.xml",
        "word/footer4.xml",
        "word/settings.xml",
        "word/styles.xml",
        "word/theme/theme1.xml",
    ]


def test_the_types_come_first_as_readers_expect() -> None:
    shared = frame(STANDARD, "gb2312", False, False)
    assert [e.name for e in shared.before] == ["[Content_Types].xml", "_rels/.rels"]


def test_the_frame_is_made_once() -> None:
    assert frame(STANDARD, "gb2312", False, False) is frame(STANDARD, "gb2312", False, False)


def test_styles_name_faces_and_never_the_theme(common: dict[str, str]) -> None:
    assert "Theme" not in common["word/styles.xml"]


def test_no_part_speaks_japanese_and_only_latin_letters_are_english(common: dict[str, str]) -> None:
    """As in Word's own Chinese template; LibreOffice would split the numbers of Chinese Latin letters."""
    for name in ("word/styles.xml", "word/settings.xml"):
        assert "ja-JP" not in common[name]
        assert common[name].count("en-US") == common[name].count('w:val="en-US" w:eastAsia="zh-CN"')
    assert '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/>' in common["word/styles.xml"]


def test_settings_ask_for_two_kinds_of_pages_and_the_present_word(common: dict[str, str]) -> None:
    settings = common["word/settings.xml"]
    assert "<w:evenAndOddHeaders/>" in settings
    assert 'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>' in settings
    assert "updateFields" not in settings


@pytest.mark.parametrize(
    ("name", "side", "indent"),
    [
        ("word/footer1.xml", "right", '<w:ind w:right="280"/>'),
        ("word/footer2.xml", "left", '<w:ind w:left="280"/>'),
    ],
)
def test_page_numbers_stand_right_on_odd_and_left_on_even_pages(
    common: dict[str, str], name: str, side: str, indent: str
) -> None:
    root = etree.fromstring(common[name].encode())
    assert "".join(t.text for t in root.iter(f"{W}t")) == "— 1 —"
    assert [i.text for i in root.iter(f"{W}instrText")] == [" PAGE "]
    assert indent in common[name]
    assert f'<w:jc w:val="{side}"/>' in common[name]


@pytest.mark.parametrize("name", ["word/footer3.xml", "word/footer4.xml"])
def test_a_turned_sheet_has_its_number_turned_at_its_left_edge(common: dict[str, str], name: str) -> None:
    assert 'vert="vert"' in common[name]
    assert '<wp:positionH relativeFrom="page"><wp:posOffset>919100</wp:posOffset>' in common[name]
    assert '<wp:positionV relativeFrom="page"><wp:posOffset>1008000</wp:posOffset>' in common[name]
    assert '<wp:extent cx="177800" cy="5616000"/>' in common[name]


def test_a_font_missing_in_the_office_names_its_stand_in(common: dict[str, str]) -> None:
    assert (
        '<w:font w:name="仿宋_GB2312"><w:altName w:val="仿宋"/><w:panose1 w:val="02010609060101010101"/>'
        '<w:charset w:val="86"/><w:family w:val="modern"/><w:pitch w:val="fixed"/></w:font>'
    ) in common["word/fontTable.xml"]


@pytest.mark.parametrize(
    ("profile", "names"),
    [
        ("gb2312", ["仿宋_GB2312", "楷体_GB2312", "黑体", "宋体", "方正小标宋简体"]),
        ("windows", ["仿宋", "楷体", "黑体", "宋体", "方正小标宋简体"]),
        ("fzgbk", ["方正仿宋_GBK", "方正楷体_GBK", "方正黑体_GBK", "方正书宋_GBK", "方正小标宋_GBK"]),
    ],
)
def test_each_profile_lists_its_faces(profile: str, names: list[str]) -> None:
    table = etree.fromstring(files(frame(STANDARD, profile, False, False))["word/fontTable.xml"].encode())  # type: ignore[arg-type]
    assert [f.get(f"{W}name") for f in table] == names


def test_the_first_page_of_a_letter_has_a_foot_without_a_number() -> None:
    shared = frame(STANDARD, "gb2312", False, True)
    assert [kind for kind, _ in shared.sheets.footers] == ["default", "even", "first"]
    assert "PAGE" not in files(shared)["word/footer3.xml"]
