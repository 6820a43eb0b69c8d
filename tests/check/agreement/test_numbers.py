"""Hand-typed numbers in a finished document (BG201, BG255)."""

from __future__ import annotations

import pytest

from briefgen.check.agreement.numbers import unbound_number, unitless_number
from briefgen.diagnostics import Span
from briefgen.document.tree import (
    Article,
    Block,
    Column,
    Document,
    Emph,
    Inline,
    Paragraph,
    Properties,
    Strong,
    Table,
    Text,
    Value,
)
from check.papers import paper

PLACE = Span("data/cases/c.yaml", 7, 20)


def of(*blocks: Block) -> Document:
    return Document(
        "d", "report", "plain", Properties("题", "", "", (), ""), (Article(((Text("题"),),), blocks=blocks),)
    )


def told(*words: Inline) -> list[tuple[str, str]]:
    found = unbound_number(paper(of(Paragraph(words))))
    return [(str(finding.span), dict(finding.params)["text"]) for finding in found]


@pytest.mark.parametrize(
    "text",
    [
        "354户",
        "1,527人",
        "34.5%",
        "3万多户",
        "6200余万元",
        "10余次",
        "2019年",
        "3000人次",
        "5.8亿元",
        "2个百分点",
        "50平方米",
        "4％",
        "318位",
        "12批",
        "3支",
        "4组",
        "5对",
        "6门",
        "7厘米",
        "8毫克",
        "9㎡",
        "10kg",
        "11km",
        "12°C",
        "318 人",
        "318\u200b人",
        "50 %",
        "318来人",
        "318+人",
        "1/3",
    ],
)
def test_digits_with_a_unit_in_typed_text_are_found(text: str) -> None:
    (found,) = told(Text(f"共{text}。", PLACE))
    assert found[0] == "data/cases/c.yaml:7:21"
    assert text.startswith(found[1])


@pytest.mark.parametrize(
    "text",
    [
        "4+1",
        "第3",
        "1:500",
        "GB/T 9704",
        "“近3年”行动",
        "《2019年实施方案》",
        "3.",
        "A4纸",
        "COVID-19",
        "《2019年老旧小区改造工作实施方案》",
        "附件1 名单",
        "12 项目",
        "1. 对口",
        "3部门",
        "5G网",
    ],
)
def test_words_codes_and_names_are_not(text: str) -> None:
    assert told(Text(text, PLACE)) == []


def test_a_bound_value_is_no_typed_number() -> None:
    assert told(Text("共"), Value("354户", None, PLACE), Text("，"), Value("3", None), Text("户")) == []


def test_digits_and_unit_may_be_typed_in_pieces() -> None:
    words = (
        Text("共", PLACE),
        Strong((Text("35", Span("t", 2, 3)),)),
        Emph((Text("4", Span("t", 2, 7)),)),
        Text("户"),
    )
    assert told(*words) == [("t:2:3", "354户")]


def test_a_number_is_not_put_together_across_a_value_or_a_line() -> None:
    assert told(Text("3"), Value("月", None), Text("日")) == []
    cells = Table((Column(), Column()), (), (((Text("约3"),), (Text("户"),)),))
    assert list(unbound_number(paper(of(cells)))) == []


def test_a_typed_number_that_fills_a_cell_is_found() -> None:
    cells = Table((Column(),), (((Text("户数"),),),), (((Text("318", PLACE),),),))
    (finding,) = unbound_number(paper(of(cells)))
    assert (str(finding.span), dict(finding.params)["text"]) == ("data/cases/c.yaml:7:20", "318")


def test_digits_typed_beside_those_of_a_value_are_found() -> None:
    assert told(Text("1", PLACE), Value("354户", None)) == [("data/cases/c.yaml:7:20", "1")]
    assert told(Value("354", None), Text("0户", PLACE)) == [("data/cases/c.yaml:7:20", "0户")]
    assert told(Value("354", None), Text(".5倍", PLACE)) == [("data/cases/c.yaml:7:20", ".5")]
    assert told(Text("附件1", PLACE), Value("甲3户", None)) == []


def test_a_number_whose_place_is_not_known_is_told_at_its_document() -> None:
    assert told(Text("354户")) == [("briefings/d.yaml:1:1", "354户")]


def test_every_number_of_a_text_is_told() -> None:
    assert told(Text("共354户1527人", PLACE)) == [
        ("data/cases/c.yaml:7:21", "354户"),
        ("data/cases/c.yaml:7:25", "1527人"),
    ]


@pytest.mark.parametrize(
    "text", ["“318人”", "《318人》", "“全县318人脱贫，各村都有名册”", "“全县318人已经按时脱贫出列”"]
)
def test_a_quoted_number_or_sentence_is_no_name(text: str) -> None:
    assert [said for _, said in told(Text(text, PLACE))] == ["318人"]


@pytest.mark.parametrize(
    "said", ["三百户", "两个", "百分之三十", "三分之一", "十余项", "七成", "一百二十万元"]
)
def test_a_typed_quantity_in_chinese_numerals_is_found(said: str) -> None:
    assert [text for _, text in told(Text(f"全县{said}。", PLACE))] == [said]


@pytest.mark.parametrize("words", ["统一部署", "几个村", "数十户", "第三批", "以万元计"])
def test_words_order_and_vague_numbers_are_no_quantities(words: str) -> None:
    assert told(Text(words, PLACE)) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("“完成20户”", "20户"),
        ("《新建路灯2000盏》", "2000盏"),
        ("共3000　户", "3000　户"),
        ("2000（万元）", "2000（万元）"),
    ],
)
def test_a_quantity_in_quotes_or_apart_from_its_unit_is_found(text: str, said: str) -> None:
    assert [found for _, found in told(Text(text, PLACE))] == [said]


def unitless(text: str) -> list[str]:
    found = unitless_number(paper(of(Paragraph((Text(text, PLACE),)))))
    return [dict(finding.params)["text"] for finding in found]


@pytest.mark.parametrize("said", ["3602", "13,602", "98.65"])
def test_telling_digits_without_a_unit_are_told(said: str) -> None:
    assert unitless(f"全年借阅共{said}，比上年多。") == [said]


@pytest.mark.parametrize(
    "text",
    [
        "联系电话0797-8123456，",
        "联系电话：8123456，",
        "邮编 341000。",
        "手机13812345678。",
        "拨打12345，",
        "拨打120急救",
        "2016—2020年",
        "2019版",
        "8.31洪灾",
        "GB/T 9704",
        "A4纸",
        "319国道",
        "333工程",
        "编号为1024",
        "比例尺1:500",
        "2.0版",
        "水函〔2023〕107号",
        "共3602册",
        "共36",
    ],
)
def test_codes_years_and_telephones_are_not(text: str) -> None:
    assert unitless(text) == []
