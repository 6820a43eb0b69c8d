"""Sentences and amounts of a document's figures."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from briefgen.check.agreement.reading import CLAUSE, SEGMENT, Reading, bounds
from briefgen.document.tree import Article, Document, Paragraph, Properties, Text
from check.papers import paper


def reading(text: str) -> Reading:
    blocks = (Paragraph((Text(text),)),)
    article = Article(((Text("题"),),), blocks=blocks)
    return Reading(paper(Document("d", "report", "plain", Properties("题", "", "", (), ""), (article,))))


@pytest.mark.parametrize(
    ("text", "value", "unit", "approx"),
    [
        ("共354户。", "354", "户", ""),
        ("共约3000人次。", "3000", "人次", "约"),
        ("投入4.45万元。", "4.45", "万元", ""),
        ("涉及3万多户。", "3", "万户", "余"),
        ("占百分之三十六。", "36", "%", ""),
        ("共十二个。", "12", "个", ""),
        ("达90%以上。", "90", "%", "以上"),
    ],
)
def test_a_typed_number_has_an_amount(text: str, value: str, unit: str, approx: str) -> None:
    ((_, figure),) = reading(text).typed()
    assert figure.quantity.value == Decimal(value)
    assert (figure.unit.text, figure.quantity.approx) == (unit, approx)


def test_sentences_clauses_and_segments_end_at_their_marks() -> None:
    text = "前一句。甲，乙；丙：丁。后一句。"
    at = text.index("乙")
    assert [text[slice(*bounds(text, at, marks))] for marks in ("。！？", CLAUSE, SEGMENT)] == [
        "甲，乙；丙：丁",
        "甲，乙",
        "乙",
    ]


def test_a_text_without_numbers_has_no_figures(tmp_path: Path) -> None:
    assert list(reading("没有数字。").typed()) == []
