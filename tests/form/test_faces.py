"""Faces, sizes, colours and fonts: F11 to F13, F26, F27."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefgen.form.measures import faces
from briefgen.form.measures.case import Case
from briefgen.form.scripts import face_class
from briefgen.form.sheet import Font, Sheet
from form.sheets import (
    FANG,
    HEI,
    KAI,
    RIGHT,
    SONG,
    case,
    found,
    line,
    paragraph,
    sheet,
    text_pages,
    told,
    words,
)


def headed(first: str = HEI, second: str = KAI, third: str = FANG, size: float = 16) -> list[Sheet]:
    """A page with a heading of each level."""
    return [
        sheet(
            1,
            paragraph(words(300), 0),
            paragraph("一、延长夜间开放时间", 12, replace(RIGHT, face=first, size=size)),
            paragraph("（一）调整服务岗位", 13, replace(RIGHT, face=second)),
            paragraph("1.做好设备保障", 14, replace(RIGHT, face=third)),
            paragraph("（1）检查消防通道", 15, replace(RIGHT, face=third)),
        )
    ]


def test_pages_of_the_standard_have_nothing_to_say() -> None:
    measures = (
        faces.body_type,
        faces.heading_faces,
        faces.stray_faces,
        faces.glyphs,
        faces.colours,
        faces.fonts,
    )
    for measure in measures:
        assert found(measure, headed()) == []


def test_text_in_another_face_is_told_with_its_share() -> None:
    pages = text_pages(40, replace(RIGHT, face=SONG))
    assert found(faces.body_type, pages) == ["第1页第1行 正文是 16 pt 宋体（100%），应当是 16 pt 仿宋"]


def test_text_of_another_size_is_told() -> None:
    pages = text_pages(40, replace(RIGHT, size=14))
    assert found(faces.body_type, pages) == ["第1页第1行 正文是 14 pt 仿宋（100%），应当是 16 pt 仿宋"]


def test_a_part_in_another_face_is_told_from_a_twentieth_on() -> None:
    song = paragraph(words(28 * 2), 20, replace(RIGHT, face=SONG))
    assert found(faces.body_type, [sheet(1, paragraph(words(28 * 18), 0), song)])[0].startswith(
        "第1页第20行 正文是 16 pt 宋体（10%）"
    )


def test_notes_all_in_kai_are_no_text_up_to_a_share() -> None:
    note = paragraph(words(40), 18, replace(RIGHT, face=KAI))
    assert found(faces.body_type, [sheet(1, paragraph(words(28 * 17), 0), note)]) == []
    much = paragraph(words(28 * 10), 10, replace(RIGHT, face=KAI))
    assert len(found(faces.body_type, [sheet(1, paragraph(words(28 * 9), 0), much)])) == 1


@pytest.mark.parametrize(
    ("pages", "said"),
    [
        (headed(first=KAI), "“一、延长夜间开放时间”是 16 pt 楷体，一、这一级应当是 16 pt 黑体"),
        (headed(second=FANG), "“（一）调整服务岗位”是 16 pt 仿宋，（一）这一级应当是 16 pt 楷体"),
        (headed(third=HEI), "“1.做好设备保障”是 16 pt 黑体，1.这一级应当是 16 pt 仿宋"),
    ],
)
def test_a_level_in_the_wrong_face_is_told(pages: list[Sheet], said: str) -> None:
    assert said in found(faces.heading_faces, pages)[0]


def test_under_articles_items_are_in_the_face_of_the_text() -> None:
    article = paragraph("第一条　" + words(40), 0)
    item = paragraph("（一）调整服务岗位；", 3)
    assert found(faces.heading_faces, [sheet(1, article, item)]) == []


def test_one_character_of_another_face_is_told() -> None:
    row = line(words(26), 28 + 2 * RIGHT.step, RIGHT.y(0))
    row[9] = replace(row[9], text="囍", face="NotoSerifCJKsc-Regular")
    assert found(faces.stray_faces, [sheet(1, row, line(words(9), 28, RIGHT.y(1)))]) == [
        "第1页第1行 NotoSerifCJKsc-Regular 只排了 1 个字（囍），混在别的字体中间"
    ]


def test_a_few_words_of_a_face_that_only_page_numbers_have_are_told() -> None:
    row = line(words(26), 28 + 2 * RIGHT.step, RIGHT.y(20))
    row[9:13] = [replace(glyph, face=SONG) for glyph in row[9:13]]
    pages = [sheet(1, paragraph(words(500), 0), row, line(words(9), 28, RIGHT.y(21)))]
    assert found(faces.stray_faces, pages) == [
        "第1页第19行 FandolSong 只排了 4 个字（时间方便），混在别的字体中间"
    ]


def test_a_few_words_of_a_face_of_headings_are_no_strays() -> None:
    row = line(words(26), 28 + 2 * RIGHT.step, RIGHT.y(20))
    row[9:13] = [replace(glyph, face=HEI) for glyph in row[9:13]]
    heading = paragraph("一、延长夜间开放时间", 19, replace(RIGHT, face=HEI))
    assert found(faces.stray_faces, [sheet(1, paragraph(words(500), 0), heading, row)]) == []


def test_latin_words_and_quotes_in_a_latin_face_are_no_strays() -> None:
    row = line(words(13) + "a“" + words(9), 28 + 2 * RIGHT.step, RIGHT.y(0))
    row[13], row[14] = replace(row[13], face="TimesNewRoman"), replace(row[14], face="TimesNewRoman")
    assert found(faces.stray_faces, [sheet(1, row, line(words(9), 28, RIGHT.y(1)))]) == []


def test_characters_without_a_glyph_or_a_meaning_are_told() -> None:
    row = line(words(26), 28 + 2 * RIGHT.step, RIGHT.y(0))
    row[3], row[7] = replace(row[3], fault="glyph"), replace(row[7], text="\ufffd", fault="text")
    said = found(faces.glyphs, [sheet(1, row, line(words(9), 28, RIGHT.y(1)))])
    assert said == ["第1页第1行 有 2 个字没有字形或没有文字编码（延\ufffd）"]


def test_blue_text_and_red_text_below_the_head_are_told() -> None:
    blue = paragraph("一、延长夜间开放时间", 5, replace(RIGHT, face=HEI, colour="#0000ff"))
    red = paragraph(words(20), 150 // 10, replace(RIGHT, colour="red"))
    pages = [sheet(1, paragraph(words(80), 0), blue), sheet(2, paragraph(words(80), 0), red)]
    assert found(faces.colours, pages) == [
        "第1页第4行 文字有 #0000ff 颜色（一、延长夜间开放时间），应当只有黑色，发文机关标志用红色",
        "第2页第4行 文字有 #ff0000 颜色（图书馆延长夜间开放时间方便读…），应当只有黑色，发文机关标志用红色",
    ]


def test_fonts_outside_the_file_and_without_characters_are_told() -> None:
    good = case(text_pages(3))
    fonts = (Font("SimSun", False, True), Font("F3", True, False))
    bad = Case("x.pdf", "plain", replace(good.reading, fonts=fonts))
    assert [told(finding) for finding in faces.fonts(bad)] == [
        "字体 SimSun 没有嵌入",
        "字体 F3 没有文字编码表",
    ]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("仿宋_GB2312", "fang"),
        ("FZFSK--GBK1-0", "fang"),
        ("STKaiti", "kai"),
        ("方正小标宋简体", "biaosong"),
        ("SimHei", "hei"),
        ("NotoSansCJKsc-Regular", "hei"),
        ("SimSun", "song"),
        ("TimesNewRomanPSMT", None),
    ],
)
def test_the_class_of_a_face_is_told_by_its_name(name: str, kind: str | None) -> None:
    assert face_class(name) == kind
