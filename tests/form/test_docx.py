"""A DOCX of another office: what looks right passes however it was made, what is wrong is told with its place."""

from __future__ import annotations

import random
import re
from contextlib import suppress

import pytest

from briefgen.diagnostics import Diagnostic
from briefgen.form import docx
from briefgen.form.faults import Unmeasurable
from briefgen.form.profile import Kind, Profile
from briefgen.write.docx import write_docx
from form.documents import notice
from form.planted import unpacked
from form.word import SHEET, p, packed, style, word

TEXT = "全市公交车辆夜间停放在三个场站，由各车队轮流值守，每天清晨五时前完成安全检查和清洁消毒，并做好记录。"
GRID = SHEET.replace("</w:sectPr>", '<w:docGrid w:type="lines" w:linePitch="579"/></w:sectPr>')
LINE = '<w:widowControl w:val="0"/><w:spacing w:line="579" w:lineRule="exact"/>'
INDENT = '<w:ind w:firstLineChars="200" w:firstLine="640"/>'
RIGHT = f'{LINE}{INDENT}<w:jc w:val="both"/>'
FACE = '<w:rFonts w:eastAsia="仿宋"/><w:sz w:val="32"/><w:w w:val="98"/>'
FONTS = '<w:font w:name="仿宋"/><w:font w:name="黑体"/><w:font w:name="方正小标宋简体"/>'
FOOTER_RULES = {"BG432"}
"""What a file without a footer is told, beside what a test is about."""


def findings(body: str, sheet: str = SHEET, kind: Kind = "plain", **parts: str) -> list[Diagnostic]:
    content = word(body, sheet, **{"fontTable": FONTS, **parts})
    found = docx.measured("甲.docx", content, Profile(kind=kind)).findings
    broken = {"BG438"}  # the small files of these tests lack what Word wants
    return [one for one in found if one.code not in FOOTER_RULES | broken]


def codes(body: str, sheet: str = SHEET, kind: Kind = "plain", **parts: str) -> list[str]:
    return [one.code for one in findings(body, sheet, kind, **parts)]


def test_a_paragraph_as_the_standard_wants_it_passes() -> None:
    assert codes(p(TEXT, RIGHT, FACE)) == []


def test_a_single_line_on_the_grid_is_a_line_of_the_grid() -> None:
    single = RIGHT.replace('w:line="579" w:lineRule="exact"', 'w:line="240" w:lineRule="auto"')
    assert codes(p(TEXT, single, FACE), GRID) == []
    assert codes(p(TEXT, single, FACE)) == ["BG416"]
    off_grid = single.replace("<w:widowControl", '<w:snapToGrid w:val="0"/><w:widowControl')
    assert codes(p(TEXT, off_grid, FACE), GRID) == ["BG416"]


def test_blanks_that_look_like_an_indent_pass() -> None:
    flush = RIGHT.replace(INDENT, "")
    assert codes(p("　　" + TEXT, flush, FACE)) == []
    assert codes(p(TEXT, flush, FACE)) == ["BG419"]


def test_many_paragraphs_with_one_fault_are_one_finding_that_names_some() -> None:
    flush = RIGHT.replace(INDENT, "")
    (finding,) = findings(
        p("标题", '<w:jc w:val="center"/>', '<w:sz w:val="44"/>').replace("标题", "")
        + p(TEXT, flush, FACE) * 9
    )
    assert str(finding.span) == "甲.docx:第2段"
    assert [str(one.span) for one in finding.related] == [f"甲.docx:第{n}段" for n in (3, 4, 5, 6, 7)]
    assert finding.related[-1].zh == "等 4 段也是"
    assert finding.message("zh") == (
        "“全市公交车辆夜间停放在三个场…”这一段首行从 0 mm 处开始，应当左空二字（11.1 mm）"
    )


def test_a_heading_with_a_number_that_word_makes_is_a_heading() -> None:
    numbering = (
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="chineseCounting"/>'
        '<w:lvlText w:val="%1、"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    item = f'<w:keepNext/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>{RIGHT}<w:outlineLvl w:val="0"/>'
    hei = FACE.replace("仿宋", "黑体")
    body = p("场站管理", item, hei) + p(TEXT, RIGHT, FACE)
    assert codes(body, numbering=numbering) == []
    assert codes(body.replace(hei, FACE), numbering=numbering) == ["BG425"]


HEAD = (
    p("江城市公交集团文件", f'{LINE}<w:jc w:val="center"/>', '<w:rFonts w:eastAsia="方正小标宋简体"/><w:color w:val="FF0000"/><w:sz w:val="84"/>')
    + p("江公发〔2023〕5号", f'{LINE}<w:jc w:val="center"/>', FACE)
)  # fmt: skip
DRAWN = (
    '<w:p><w:pPr><w:spacing w:line="579" w:lineRule="exact"/></w:pPr><w:r><w:drawing><wp:anchor>'
    '<wp:extent cx="5616000" cy="0"/><a:graphic><wps:wsp><wps:spPr><a:prstGeom prst="line"/><a:ln w="15875">'
    '<a:solidFill><a:srgbClr val="FF0000"/></a:solidFill></a:ln></wps:spPr></wps:wsp></a:graphic>'
    "</wp:anchor></w:drawing></w:r></w:p>"
)
TITLE = p(
    "关于加强场站夜间值守的通知",
    '<w:spacing w:before="579" w:line="680" w:lineRule="exact"/><w:jc w:val="center"/>',
    '<w:rFonts w:eastAsia="方正小标宋简体"/><w:sz w:val="44"/>',
)
BODY = p("各车队：", LINE, FACE) + p(TEXT, RIGHT, FACE)


def test_a_drawn_red_line_is_the_rule_of_the_head() -> None:
    empty = p("", LINE)
    found = [
        one
        for one in findings(HEAD + DRAWN + empty + TITLE + BODY, kind="official")
        if one.code in ("BG428", "BG429")
    ]
    assert found == []
    short = DRAWN.replace("5616000", "4000000")
    told = [
        one.message("zh")
        for one in findings(HEAD + short + empty + TITLE + BODY, kind="official")
        if one.code == "BG428"
    ]
    assert told == ["版头的红色分隔线宽 111.1 mm，应当是 156 mm"]


@pytest.mark.parametrize(
    ("mark", "kind"),
    [
        ("江城市公交集团文件", "official"),
        ("江城市人民政府令", "order"),
        ("江城市公交集团会议纪要", "minutes"),
        ("公交工作简报", "bulletin"),
    ],
)
def test_the_kind_of_paper_is_read_off_its_head(mark: str, kind: str) -> None:
    content = word(HEAD.replace("江城市公交集团文件", mark) + DRAWN + TITLE + BODY)
    measured = docx.measured("甲.docx", content, Profile())
    assert (measured.kind, measured.guessed) == (kind, True)


def test_a_large_black_line_without_a_number_is_the_title_itself() -> None:
    title = TITLE.replace('<w:sz w:val="44"/>', '<w:sz w:val="72"/>')
    content = word(title + BODY)
    measured = docx.measured("甲.docx", content, Profile())
    assert measured.kind == "plain"
    told = [one.message("zh") for one in measured.findings if one.code == "BG426"]
    assert told == ["标题“关于加强场站夜间值守的通知”是 36 pt，应当是 22 pt"]


def test_a_signature_pushed_right_with_blanks_is_measured() -> None:
    organ = p("　" * 20 + "江城市公交集团", LINE, FACE)
    date = p("　" * 20 + "2023年5月18日", LINE, FACE)
    told = [one.message("zh") for one in findings(BODY + organ + date) if one.code == "BG434"]
    assert told == ["署名和成文日期右空 1、1.5 字，不盖章的应当右空 2、0.5 字"]


@pytest.mark.parametrize(
    ("lines", "codes"),
    [
        ([("江城市公交局　江城市水务局", 4.5), ("江城市林业局", 4.25), ("2023年5月18日", 4)], []),
        ([("江城市公交局　　江城市水务局", 4.25), ("2023年5月18日", 4)], []),
        ([("江城市公交局　　江城市水务局", 4.25), ("2023年5月18日", 2)], ["BG434"]),
        ([("市长", 13), ("2023年5月18日", 4)], []),
        ([("市长", 7.3), ("2023年5月18日", 4)], ["BG434"]),
    ],
)
def test_seals_side_by_side_and_stamps_of_names_have_their_room(
    lines: list[tuple[str, float]], codes: list[str]
) -> None:
    ends = '<w:jc w:val="right"/><w:ind w:right="{}"/>'
    signed = "".join(p(text, LINE + ends.format(round(pad * 315.86)), FACE) for text, pad in lines)
    assert [one.code for one in findings(BODY + signed) if one.code == "BG434"] == codes


def test_an_imprint_of_bordered_paragraphs_is_read() -> None:
    thick, thin = (
        '<w:{} w:val="single" w:sz="{}" w:color="auto"/>'.format(*one) for one in (("top", 8), ("top", 6))
    )
    ends = '<w:bottom w:val="single" w:sz="8" w:color="auto"/>'
    small = '<w:rFonts w:eastAsia="仿宋"/><w:sz w:val="28"/>'
    inset = '<w:ind w:left="280" w:right="280"/>'

    def imprint(first: str) -> str:
        return (
            p("抄送：市交通运输局。", f"<w:pBdr>{first}</w:pBdr>{inset}", small)
            + p("江城市公交集团办公室　　2023年5月18日印发", f"<w:pBdr>{thin}{ends}</w:pBdr>{inset}", small)
        )  # fmt: skip

    def told(first: str) -> list[str]:
        return [one.message("zh") for one in findings(BODY + imprint(first)) if one.code == "BG430"]

    assert [one for one in told(thick) if "宽" not in one] == []
    assert told("") == ["版记的分隔线只有 2 条，应当有 3 条"]


def test_the_face_of_the_theme_is_told_with_its_style() -> None:
    theme = '<a:minorFont><a:ea typeface="等线"/></a:minorFont>'
    styles = style("Normal", run='<w:rFonts w:eastAsiaTheme="minorEastAsia"/>', usual=True)
    plain = '<w:sz w:val="32"/><w:w w:val="98"/>'
    (finding,) = findings(p(TEXT, RIGHT, plain), theme=theme, styles=styles)
    assert finding.message("zh") == "Normal的中文字体随主题而定（等线），换一台机器就会变"


def test_a_file_without_any_page_number_is_told_once() -> None:
    measured = docx.measured("甲.docx", word(BODY), Profile())
    told = [one.message("zh") for one in measured.findings if one.code == "BG432"]
    assert told == ["页码没有"]


def test_nothing_at_all_is_no_crash() -> None:
    measured = docx.measured("甲.docx", word("", ""), Profile())
    assert {one.code for one in measured.findings} >= {"BG412", "BG438"}


def test_commas_between_key_words_are_no_half_width_marks_but_placeholders_are_told() -> None:
    def told(title: str) -> list[str]:
        parts = unpacked(word(BODY))
        core = f'<p xmlns:dc="d"><dc:title>{title}</dc:title><keywords>公交,场站</keywords></p>'
        content = packed({**parts, "docProps/core.xml": core})
        codes = [one.code for one in docx.measured("甲.docx", content, Profile()).findings]
        return [code for code in codes if code in ("BG439", "BG446")]

    assert told("通知") == []
    assert told("{{ title }}") == ["BG439"]


def test_the_summary_counts() -> None:
    table = f"<w:tbl><w:tr><w:tc>{p('站')}</w:tc></w:tr></w:tbl>"
    measured = docx.measured("甲.docx", word(BODY + table), Profile())
    assert [(one.key, one.value, one.zh) for one in measured.figures] == [
        ("paragraphs", 2, "2 段"),
        ("headings", 0, "0 个层次标题"),
        ("tables", 1, "1 个表格"),
    ]


ODD = ("", "-1", "99999999999", "1e309", "nan", "both", "０", "一", "1.5")
"""Values that no property has."""


def test_odd_values_anywhere_make_no_crash() -> None:
    parts = unpacked(write_docx(notice()))
    names = ("word/document.xml", "word/styles.xml", "word/footer1.xml", "word/settings.xml")
    dice = random.Random(7)
    for _ in range(150):
        changed = dict(parts)
        for name in names:
            text = changed[name].decode("utf-8")
            value = dice.choice(list(re.finditer('"([^"]*)"', text)))
            changed[name] = (text[: value.start(1)] + dice.choice(ODD) + text[value.end(1) :]).encode("utf-8")
        with suppress(Unmeasurable):
            docx.measured("甲.docx", packed(changed), Profile())


def test_bytes_changed_anywhere_make_no_crash() -> None:
    content, dice = write_docx(notice()), random.Random(8)
    for _ in range(150):
        damaged = bytearray(content)
        for _ in range(4):
            damaged[dice.randrange(len(damaged))] = dice.randrange(256)
        with suppress(Unmeasurable):
            docx.measured("甲.docx", bytes(damaged), Profile())
