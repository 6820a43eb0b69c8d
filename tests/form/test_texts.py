"""The words of a finished file: each rule finds its fault, and lets the right words beside it alone."""

from __future__ import annotations

import pytest

from briefgen.form.findings import Passage, PassageRole, at_paragraph, on_page
from briefgen.form.texts import text_findings


def found(text: str, role: PassageRole = "body") -> list[str]:
    return [
        f"{one.code} {one.message('zh')}"
        for one in text_findings([Passage(text, at_paragraph("甲.docx", 3), role)])
    ]


@pytest.mark.parametrize(
    ("text", "role", "told"),
    [
        ("江公发[2023]5号", "number", "BG321 发文字号“江公发[2023]5号”的年份没有用六角括号"),
        ("依据江公发(2023)5号文件执行。", "body", "BG321 发文字号“江公发(2023)5号”的年份没有用六角括号"),
        ("江公发〔2023〕第01号", "number", "BG322 发文字号“〔2023〕第01号”的序号多了“第0”"),
        ("江公发〔2023〕05号", "number", "BG322 发文字号“〔2023〕05号”的序号多了“0”"),
        ("2023年05月18日", "sign", "BG323 日期“05月”的写法不规范：编了虚位 0"),
        ("自二〇二三年五月起施行。", "body", "BG323 日期“二〇二三年”的写法不规范：年份用了汉字"),
        ("自23年5月起施行。", "body", "BG323 日期“23年”的写法不规范：年份只有两位"),
        ("1、加强巡查。", "body", "BG324 序号“1、”的标点不对"),
        ("场站已经启用。。", "body", "BG325 标点重叠：“。。”"),
        ("执行《供水条例》、《节水办法》。", "body", "BG326 “》、《”之间多了顿号"),
        ("每户补助300-900元。", "body", "BG327 范围“300-900元”用了“-”"),
        ("截止目前已完工。", "body", "BG328 “截止目前”应为“截至目前”"),
        ("执行《供水条例的规定。", "body", "BG333 “执行《供水条例的规”处的“《”没有配对"),
        ("附件：站点一览表。", "other", "BG337 附件名称后面有标点“。”"),
        ("抄送：市财政局", "imprint", "BG431 版记“抄送：市财政局”末尾没有句号"),
        (
            "市公交集团办公室　2023年5月18日",
            "imprint",
            "BG431 版记“市公交集团办公室　2023年…”日期后没有“印发”二字",
        ),
        ("新增TODO条线路。", "body", "BG439 页面上留着“TODO”"),
        ("联系人：{{ name }}", "other", "BG439 页面上留着“{{”"),
        ("附件:站点一览表", "other", "BG446 “附件:站点一览表”里有半角标点：:"),
        ("已经完成,正在验收。", "body", "BG446 “已经完成,正在验收。”里有半角标点：,"),
    ],
)
def test_a_fault_is_told(text: str, role: PassageRole, told: str) -> None:
    assert told in found(text, role)


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("江公发〔2023〕5号", "number"),
        ("第12期（总第108期）", "number"),
        ("2023年5月18日", "sign"),
        ("2023年10月20日", "sign"),
        ("自2023年5月18日起施行，比例尺1:500，10:30开会，共3,200人。", "body"),
        ("一、加强巡查", "body"),
        ("1.加强巡查。", "body"),
        ("附件：1.站点一览表", "other"),
        ("抄送：市财政局，市审计局。", "imprint"),
        ("市公交集团办公室　2023年5月18日印发", "imprint"),
        ("每户补助300～900元，2019—2023年实施。", "body"),
        ("报名3月底截止。", "body"),
        ("（联系人：馆办公室）", "other"),
        ("报：市委、市政府领导同志", "imprint"),
    ],
)
def test_what_is_right_is_let_alone(text: str, role: PassageRole) -> None:
    assert found(text, role) == []


def test_the_names_below_the_first_annex_are_annexes_in_the_order_of_the_page() -> None:
    passages = [
        Passage("2.值守安排。", on_page("甲.pdf", 2, 8), "other"),
        Passage("附件：1.站点一览表", on_page("甲.pdf", 2, 7), "body"),
        Passage("3.这是正文里的一项。", on_page("甲.pdf", 1, 2), "body"),
    ]
    assert [(one.code, str(one.span)) for one in text_findings(passages)] == [("BG337", "甲.pdf:第2页第8行")]


def test_nothing_offers_a_mend() -> None:
    (finding,) = text_findings([Passage("依据江公发[2023]5号文件。", at_paragraph("甲.docx", 1), "body")])
    assert finding.fix is None
