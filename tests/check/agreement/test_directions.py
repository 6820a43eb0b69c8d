"""Words of direction and size against figures (BG245)."""

from __future__ import annotations

from pathlib import Path

import pytest

from check.written import told

NOW, THEN = "value('repairs', period=2022)", "value('repairs', period=2021)"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("达标率由{{ f.rate_old }}提高到{{ f.rate_new }}。", "“提高”与数字不符：由62.5%到58.1%是减少"),
        ("水费由3.2万元减少到3.6万元。", "“减少”与数字不符：由3.2万元到3.6万元是增加"),
        (f"维修管网比上年增加{{{{ ({NOW} - {THEN})|abs }}}}。", "“增加”与数字不符：8.3公里是减少的数"),
        ("用水量为25万吨，与上年的28万吨持平。", "“持平”与数字不符：25万吨与28万吨不相等"),
        ("超额完成年度任务，任务完成率为96%。", "“超额完成”与数字不符：完成率是96%，不到100%"),
        ("过半农户用上自来水，占48%。", "“过半”与数字不符：同句的比例是48%"),
        ("九成以上农户用上自来水，占全县的88%。", "“九成以上”与数字不符：同句的比例是88%"),
        ("近半农户用上自来水，占52%。", "“近半”与数字不符：同句的比例是52%"),
    ],
)
def test_a_word_against_its_figures_is_told(text: str, message: str, tmp_path: Path) -> None:
    assert told(tmp_path, text) == [("BG245", message)]


@pytest.mark.parametrize(
    "text",
    [
        "达标率由{{ f.rate_new }}提高到{{ f.rate_old }}。",
        "水费由3.6万元减少到3.2万元。",
        f"维修管网比上年减少{{{{ ({NOW} - {THEN})|abs }}}}。",
        f"维修管网比上年减少{{{{ {THEN} - {NOW} }}}}。",
        "用水量为25万吨，与上年的25万吨持平。",
        "用水量为25万吨，与上年的25.5万吨基本持平。",
        "超额完成3%。",
        "超额完成年度任务，任务完成率为106%。",
        "过半农户用上自来水，占52%。",
        "近半农户用上自来水，占48%。",
        "过半农户用上自来水，水费下降12%。",
        "由3个组增加到2022年的5个组。",
        "由县里投资50万元，各村增加到位资金20万元。",
    ],
)
def test_a_word_that_its_figures_bear_out_is_not(text: str, tmp_path: Path) -> None:
    assert told(tmp_path, text) == []
