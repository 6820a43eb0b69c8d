"""What a Word file says is read as Word means it: styles along their chain, boxes once, deleted words never."""

from __future__ import annotations

import pytest

from briefgen.form.docx_story import Paragraph
from form.word import p, story, style


def only(body: str, **parts: str) -> Paragraph:
    found = story(body, **parts).paragraphs
    assert len(found) == 1
    return found[0]


def test_a_style_adds_to_those_it_stands_on_and_a_paragraph_to_its_style() -> None:
    defaults = '<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="21"/></w:rPr></w:rPrDefault></w:docDefaults>'
    base = style(
        "Base",
        '<w:jc w:val="both"/><w:spacing w:line="579" w:lineRule="exact"/>',
        '<w:rFonts w:eastAsia="仿宋"/>',
    )
    text = style("Text", '<w:spacing w:before="120"/>', '<w:sz w:val="32"/>', based="Base")
    found = only(p("正文", '<w:pStyle w:val="Text"/><w:jc w:val="left"/>'), styles=defaults + base + text)
    assert (found.align, found.line_twips, found.exact) == ("left", 579, True)
    assert (found.main.face, found.main.size_pt) == ("仿宋", 16)


def test_a_ring_of_styles_ends() -> None:
    ring = style("A", run='<w:sz w:val="30"/>', based="B") + style("B", based="A")
    assert only(p("正文", '<w:pStyle w:val="A"/>'), styles=ring).main.size_pt == 15


def test_a_paragraph_without_a_style_has_the_usual_one() -> None:
    usual = style("Normal", "<w:keepNext/>", usual=True)
    assert only(p("正文"), styles=usual).on("keepNext")


def test_a_later_face_ends_what_the_theme_says_and_a_later_theme_a_face() -> None:
    theme = '<a:minorFont><a:latin typeface="Calibri"/><a:ea typeface=""/><a:font script="Hans" typeface="等线"/></a:minorFont>'
    styles = style("T", run='<w:rFonts w:eastAsiaTheme="minorEastAsia"/>')
    themed = only(p("正文", '<w:pStyle w:val="T"/>'), styles=styles, theme=theme)
    assert (themed.main.face, themed.main.themed) == ("等线", True)
    named = only(
        p("正文", '<w:pStyle w:val="T"/>', '<w:rFonts w:eastAsia="仿宋"/>'), styles=styles, theme=theme
    )
    assert (named.main.face, named.main.themed) == ("仿宋", False)


def test_a_condensed_character_advances_less() -> None:
    found = only(p("正文", run='<w:sz w:val="32"/><w:w w:val="98"/><w:spacing w:val="-2"/>'))
    assert found.main.step_pt == pytest.approx(15.58)


def test_what_was_deleted_or_hidden_is_not_read() -> None:
    body = (
        "<w:p><w:r><w:t>留下</w:t></w:r><w:del><w:r><w:delText>删</w:delText><w:t>去</w:t></w:r></w:del>"
        "<w:ins><w:r><w:t>加上</w:t></w:r></w:ins><w:r><w:rPr><w:vanish/></w:rPr><w:t>藏</w:t></w:r></w:p>"
    )
    assert only(body).text == "留下加上"


def test_two_versions_of_a_box_are_read_once() -> None:
    content = f"<w:txbxContent>{p('框中')}</w:txbxContent>"
    body = (
        "<w:p><w:r><mc:AlternateContent><mc:Choice><w:drawing><wp:anchor>"
        f'<wp:extent cx="5616000" cy="1"/><a:graphic><wps:txbx>{content}</wps:txbx></a:graphic></wp:anchor>'
        f"</w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{content}</v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r><w:r><w:t>框外</w:t></w:r></w:p>"
    )
    found = [(one.number, one.where, one.text, one.width_mm) for one in story(body).paragraphs]
    assert found == [(1, "text", "框外", pytest.approx(156, abs=0.1)), (2, "box", "框中", 156)]


def test_paragraphs_of_tables_count_in_their_order() -> None:
    table = f"<w:tbl><w:tr><w:tc>{p('甲')}</w:tc><w:tc>{p('乙')}</w:tc></w:tr></w:tbl>"
    found = [(one.number, one.where, one.text) for one in story(p("前") + table + p("后")).paragraphs]
    assert found == [(1, "text", "前"), (2, "cell", "甲"), (3, "cell", "乙"), (4, "text", "后")]


def test_tables_in_tables_beyond_any_sense_are_left_alone() -> None:
    deep = p("底")
    for _ in range(200):
        deep = f"<w:tbl><w:tr><w:tc>{deep}</w:tc></w:tr></w:tbl>"
    assert story(deep + p("后")).paragraphs[-1].text == "后"


LIST = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/>'
    '<w:lvlText w:val="%1、"/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/>'
    '<w:lvlText w:val="（%2）"/></w:lvl><w:lvl w:ilvl="2"><w:start w:val="3"/><w:numFmt w:val="decimal"/>'
    '<w:lvlText w:val="%3."/></w:lvl><w:lvl w:ilvl="3"><w:numFmt w:val="bullet"/><w:lvlText w:val="●"/></w:lvl>'
    '</w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="0"/></w:num>'
)


def test_the_numbers_that_word_makes_are_read() -> None:
    def item(level: int) -> str:
        return p("项", f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="7"/></w:numPr>')

    found = story("".join(map(item, (0, 1, 1, 2, 0, 1, 3))), numbering=LIST).paragraphs
    assert [one.label for one in found] == ["一、", "（一）", "（二）", "3.", "二、", "（一）", ""]


def test_a_border_is_as_wide_as_its_paragraph() -> None:
    border = '<w:pBdr><w:bottom w:val="single" w:sz="12" w:color="FF0000"/></w:pBdr><w:ind w:right="567"/>'
    (stroke,) = only(p("", border)).strokes
    assert (stroke.width_mm, stroke.thick_pt, stroke.colour) == (pytest.approx(146, abs=0.1), 1.5, "FF0000")


def test_drawn_lines_of_either_kind_are_rules() -> None:
    drawn = (
        '<w:p><w:r><w:drawing><wp:anchor><wp:extent cx="5616000" cy="0"/><a:graphic><wps:wsp><wps:spPr>'
        '<a:prstGeom prst="line"/><a:ln w="15875"><a:solidFill><a:srgbClr val="FF0000"/></a:solidFill></a:ln>'
        "</wps:spPr></wps:wsp></a:graphic></wp:anchor></w:drawing></w:r></w:p>"
    )
    old = '<w:p><w:r><w:pict><v:line from="0,4pt" to="442.2pt,4pt" strokecolor="red" strokeweight="1.25pt"/></w:pict></w:r></w:p>'
    for body in (drawn, old):
        (stroke,) = only(body).strokes
        assert (stroke.width_mm, stroke.thick_pt, stroke.colour) == (
            pytest.approx(156, abs=0.1),
            1.25,
            "FF0000",
        )


def test_the_rules_of_a_table_come_from_cells_then_table_then_style() -> None:
    grid = (
        '<w:style w:type="table" w:styleId="Grid"><w:tblPr><w:tblBorders><w:top w:val="single" w:sz="4"/>'
        '<w:insideH w:val="single" w:sz="4"/><w:bottom w:val="single" w:sz="4"/></w:tblBorders></w:tblPr></w:style>'
    )
    cell = '<w:tc><w:tcPr><w:tcBorders><w:bottom w:val="nil"/></w:tcBorders></w:tcPr><w:p/></w:tc>'
    table = (
        '<w:tbl><w:tblPr><w:tblStyle w:val="Grid"/><w:tblW w:w="8844" w:type="dxa"/><w:tblBorders>'
        '<w:top w:val="single" w:sz="8"/></w:tblBorders></w:tblPr><w:tr><w:tc><w:p/></w:tc></w:tr>'
        f"<w:tr>{cell}</w:tr></w:tbl><w:p/>"
    )
    (found,) = story(table, styles=grid).tables
    assert [stroke.thick_pt for stroke in found.strokes] == [1, 0.5, 0]
    assert found.strokes[0].width_mm == pytest.approx(156, abs=0.1)


def test_sections_end_with_the_paragraph_that_holds_them() -> None:
    wide = '<w:sectPr><w:pgSz w:w="16838" w:h="11906"/></w:sectPr>'
    found = story(p("横", wide) + p("竖"))
    assert [section.landscape for section in found.sections] == [True, False]
    assert [one.section for one in found.paragraphs] == [0, 1]


def test_nonsense_in_numbers_is_no_number() -> None:
    found = only(
        p("正文", '<w:spacing w:line="many" w:lineRule="exact"/><w:ind w:left="1e9"/>', '<w:sz w:val="nan"/>')
    )
    assert (found.line_twips, found.indent_mm("left"), found.main.size_pt) == (240, 0, 10)
