"""Figures stored as text, and numbers in the word list."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.check.records.disguised import figure_as_text, hidden_number
from check.workspaces import findings, told

CASE = "data/cases/pump.yaml"


def case(text: str) -> dict[str, str]:
    return {CASE: f"id: pump\ntitle: 泵房\nfacts:\n  t: {{text: {text}}}\n"}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("3500户", "3500户"),
        ("62.5%", "62.5%"),
        ("三千户", "3000户"),
        ("约3000人次", "约3000人次"),
        ("1,200平方米", "1,200平方米"),
        ("354户1527人", "354户1527人"),
        ("60%以上", "60%以上"),
        ("3万多户", "3万多户"),
        ("一户", "1户"),
        ("3.5小时", "3.5小时"),
    ],
)
def test_an_amount_is_no_text(tmp_path: Path, text: str, value: str) -> None:
    (finding,) = findings(tmp_path, figure_as_text, case(f'"{text}"'))
    assert (str(finding.span), finding.code) == (f"{CASE}:4:13", "BG238")
    assert finding.message("zh") == f"t 是一个数（{text}），却写成了文字"
    assert finding.help("zh") == f"写成数：t: {value}；text 只用于名称和 4+1 这样的固定说法"


@pytest.mark.parametrize(
    "text",
    [
        *("4+1", "无一户", "无一人", "近3年", "半个月", "半月", "一年多", "12月底", "2015年6月", "五位一体"),
        *("12345", "水发〔2015〕31号", "第3期", "十三五", "原定于2019年底", "一批", "3号泵站", "G60"),
    ],
)
def test_names_and_fixed_phrases_are_texts(tmp_path: Path, text: str) -> None:
    assert told(tmp_path, figure_as_text, case(f'"{text}"')) == []


def listed(field: str, word: str) -> dict[str, str]:
    return {"data/vocab/lexicon.yaml": f'{field}: ["{word}"]\n'}


@pytest.mark.parametrize("field", ["names", "words"])
@pytest.mark.parametrize(
    "word", ["20", "3", "20户", "建成20户", "三千户", "二十", "20%", "约20户", "20户左右"]
)
def test_a_number_is_no_word(tmp_path: Path, field: str, word: str) -> None:
    (finding,) = findings(tmp_path, hidden_number, listed(field, word))
    assert (finding.code, finding.span.file, finding.span.line) == (
        "BG187",
        "data/vocab/lexicon.yaml",
        1,
    )
    assert finding.message("zh") == (
        f"词表的“{word}”是一个数，写进 {field} 以后，正文里所有的“{word}”都不再检查"
    )


@pytest.mark.parametrize("word", ["三江六岸", "4+1", "12345热线", "八里桥", "一户一策", "G60", "百草园"])
def test_a_name_with_a_numeral_is_one(tmp_path: Path, word: str) -> None:
    assert told(tmp_path, hidden_number, listed("names", word)) == []
