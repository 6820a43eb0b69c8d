"""Typed percentages, averages and changes that their operands do not give (BG241)."""

from __future__ import annotations

from pathlib import Path

import pytest

from check.written import found, told

PAIR = "pair('connected', period=2022, area='hill')"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("预计年底前44个水站基本建成；其中已建成16个，建成率38%。", "“38%”算不出来：16个÷44个应为36%"),
        ("计划改造962处，已改造227处，改造率23%。", "227处÷962处应为24%（印的是舍去尾数的结果，应四舍五入）"),
        ("已建成16座，建成率38%，在建28座。", "“38%”算不出来：16座÷（16座+28座）应为36%"),
        ("有44人参加，占行政村124人的45%。", "44人÷124人应为35%"),
        ("建有水站的有16个，占规划水站的46%。", "16个÷44个应为36%"),
        ("全年发放254万元，惠及1906人，人均1433元。", "254万元÷1906人应为1333元"),
        ("用水量由200吨增加到250吨，增长30%。", "（250吨-200吨）÷200吨应为25%"),
        ("停水时间由50分钟缩短到40分钟，缩短30%。", "（40分钟-50分钟）÷50分钟应为20%"),
        ("达标率由88.4%提高到91.2%，提高2.8%。", "“2.8%”算不出来：91.2%-88.4%应为2.8个百分点"),
        ("达标率由88.4%提高到91.2%，提高3.8个百分点。", "91.2%-88.4%应为2.8个百分点"),
        ("建有水站44个，已联网16个，联网比例38%。", "“38%”算不出来：16个÷44个应为36%"),
        ("共有水站44个，其中联网16个，占比38%。", "16个÷44个应为36%"),
    ],
)
def test_a_figure_that_its_operands_do_not_give_is_told(text: str, message: str, tmp_path: Path) -> None:
    (one,) = found(tmp_path, text)
    assert one.code == "BG241"
    assert message in one.message("zh")
    assert one.related


@pytest.mark.parametrize(
    "text",
    [
        "预计年底前44个水站基本建成；其中已建成16个，建成率36%。",
        "预计年底前44个水站基本建成；其中已建成16个，建成率36.4%。",
        "全县11.92万人中，山区4.45万人，占37.32%。",  # within the rounding of both
        "全年发放254万元，惠及1906人，人均1332元。",  # within the rounding of 254万元
        "全年发放254万元，惠及1906人、600户，人均200元。",  # which of them is not said
        "共有学生500人，其中女生240人，近视率38%。",  # a rate of something else
        "完成投资5000万元，同比增长12%。",
        "44个村中有16个村水价下调，降幅达38%。",
        "计划改造962处，已改造227处，合格率99%。",
        "用水量由200吨增加到250吨，漏损率12%。",
        "达标率由88.4%提高到91.2%，提高2.8个百分点。",
        "达标率由88.4%提高到91.2%，提高3.2%。",  # of the rate itself
        "水站有44个，已联网16个，超期比例38%。",  # of something else
        "接通44户，已联网16户，联网比例38%。",  # what the whole is, is not said
        "用水量由约200吨增加到250吨，增长30%。",
        "有44人参加，占应到人数的45%。",  # the whole is not known
        "共44个，其中16个，占三成，比例为约38%。",
    ],
)
def test_what_can_be_had_or_is_not_told_is_let_be(text: str, tmp_path: Path) -> None:
    assert [one for one in told(tmp_path, text) if one[0] == "BG241"] == []


def test_a_named_rate_is_worked_out_from_the_records_that_the_sentence_prints(tmp_path: Path) -> None:
    planned = "value('planned', period=2022, area='hill')"
    text = f"山区计划{{{{ {planned} }}}}，已接通{{{{ {PAIR}.persons }}}}，通水率{{}}。"
    ((code, message),) = told(tmp_path, text.replace("{}", "93%"))
    assert (code, message) == ("BG241", "“93%”算不出来：1830人÷2000人应为92%")
    assert told(tmp_path, text.replace("{}", "92%")) == []
