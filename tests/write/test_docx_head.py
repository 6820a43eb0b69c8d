"""Mastheads of Word files: the same fit as in the PDF, joint ones as a table."""

from __future__ import annotations

import re
from dataclasses import replace

from briefgen.document.layout import STANDARD
from briefgen.document.masthead import fit
from briefgen.document.pieces import Line
from briefgen.document.roles import Role
from briefgen.document.tree import Text, Words
from briefgen.write.docx_body import body
from briefgen.write.docx_head import mark
from briefgen.write.docx_section import Sheets

SHEETS = Sheets(STANDARD, (), (), ())


def w(text: str) -> Words:
    return (Text(text),)


def test_a_long_masthead_is_drawn_as_narrow_as_in_the_pdf() -> None:
    line = Line(Role.MARK, w("柳溪县搬迁安置工作办公室文件"))
    assert fit(line, STANDARD).scale == 0.6729
    assert '<w:w w:val="67"/><w:sz w:val="92"/>' in mark(line, STANDARD).xml


def test_a_masthead_of_usual_length_is_not_narrowed() -> None:
    assert "<w:w " not in mark(Line(Role.MARK, w("柳溪县水利局文件")), STANDARD).xml


def test_a_masthead_near_the_type_area_stands_in_a_lower_line() -> None:
    look = replace(STANDARD.look(Role.SERIES), top_mm=38)
    house = replace(STANDARD, looks={**STANDARD.looks, Role.SERIES: look})
    gap = (38 - 37) / house.line_mm
    text = mark(Line(Role.SERIES, w("供水工作简报"), gap=gap, top_mm=38), house).xml
    assert '<w:spacing w:before="0" w:line="1055" w:lineRule="exact"/>' in text


def joint() -> str:
    lines = (
        Line(Role.MARK, w("柳溪县水利局"), spread_chars=7, beside=w("文件"), top_mm=72, gap=3),
        Line(Role.MARK, w("柳溪县发展改革局"), spread_chars=7, beside=w("文件")),
        Line(Role.MARK, w("文件"), spread_chars=7, beside=w("文件"), beside_lines=2),
    )
    return body(lines, SHEETS, True).xml


def test_joint_issuers_stand_in_one_cell_and_the_word_document_in_the_next() -> None:
    text = joint()
    cells = re.findall(r"<w:tc>.*?</w:tc>", text)
    assert ["".join(re.findall(r"<w:t>(.*?)</w:t>", cell)) for cell in cells] == [
        "柳溪县水利局柳溪县发展改革局",
        "文件",
    ]
    assert ['w:vAlign w:val="center"' in cell for cell in cells] == [False, True]


def test_the_way_to_a_joint_masthead_stands_before_its_table() -> None:
    spacer, table = joint().split("<w:tbl>")
    assert '<w:spacing w:before="1531"/>' in spacer
    assert 'w:before="1531"' not in table


def test_printed_lines_of_a_joint_masthead_are_noted_at_their_paragraphs() -> None:
    lines = (
        Line(Role.MARK, w("甲局"), spread_chars=2, beside=w("文件")),
        Line(Role.MARK, w("乙局"), spread_chars=2, beside=w("文件")),
        Line(Role.MARK, w("文件"), spread_chars=2, beside=w("文件"), beside_lines=2),
        Line(Role.BODY, w("正文")),
    )
    assert sorted(body(lines, SHEETS, True).noted) == [(1, 2), (2, 3), (3, 4), (4, 5)]
