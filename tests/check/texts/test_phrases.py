"""Words in typed text (BG328, BG329, BG332, BG340)."""

from __future__ import annotations

from pathlib import Path

import pytest

from check.drafts import briefing, checked, codes, mended, written

WRONG = [
    ("截止目前，造林过半。", "截至目前，造林过半。", "BG328"),
    ("截止{{ place.name }}，造林过半。", "截至{{ place.name }}，造林过半。", "BG328"),
    ("截止今年底，造林过半。", "截至今年底，造林过半。", "BG328"),
    ("截止三月底，造林过半。", "截至三月底，造林过半。", "BG328"),
    ("漏损率低于10%以下。", "漏损率低于10%以下。", "BG329"),
    ("漏损率低于{{ place.name }}以下。", "漏损率低于{{ place.name }}以下。", "BG329"),
    ("每车超过30人以上的停运。", "每车超过30人以上的停运。", "BG329"),
    ("至少三分之二以上的馆开放。", "至少三分之二以上的馆开放。", "BG329"),
    ("不超过3个工作日以内办结。", "不超过3个工作日以内办结。", "BG329"),
    ("全程约3公里左右。", "全程约3公里左右。", "BG329"),
    ("（来源：某晚报）", "（来源：某晚报）", "BG332"),
    ("信息来源：某网", "信息来源：某网", "BG332"),
    ("责任编辑：某人", "责任编辑：某人", "BG332"),
    ("访问次数：", "访问次数：", "BG332"),
    ("相关阅读", "相关阅读", "BG332"),
    ("扫一扫在手机打开当前页", "扫一扫在手机打开当前页", "BG332"),
    ("某某县图书馆开放。", "某某县图书馆开放。", "BG344"),
    ("××镇植树。", "××镇植树。", "BG344"),
    ("共新增TODO条线路。", "共新增TODO条线路。", "BG340"),
    ("共新增None条线路。", "共新增None条线路。", "BG340"),
    ("成活率nan。", "成活率nan。", "BG340"),
    ("经费（待补）。", "经费（待补）。", "BG340"),
    ("此处填写正文。", "此处填写正文。", "BG340"),
    ("共新增}}条线路。", "共新增}}条线路。", "BG340"),
]
RIGHT = [
    "截至目前，造林过半。",
    "报名3月底截止，截止时间不变，截止到年底。",
    "于10日截止今年的申报。",
    "漏损率低于10%，以下分述。",
    "10%以下的小区，3公里以内的学校。",
    "超过预期，30人以上的班级。",
    "节约3万元左右，约定5日左右碰头。",
    "不到三公里，左右两岸绿化。",
    "至少3人以上述方式报名。",
    "资金来源：县级财政。数据来源广泛。",
    "群众扫一扫即可缴费，阅读量增加，访问次数上升。",
    "相关链接由县图书馆维护。",
    "某县、某户不具名。",
    "本刊总编辑：某人，责任重大。",
    "None of the above不译。",
    "待补贴发放后结算，待补种后验收，线索待核实。",
    "面积3×5米，请填写申请表。",
    "乐队nan-core和x轴。",
]


@pytest.mark.parametrize(("text", "wanted", "code"), WRONG)
def test_a_wrong_word_is_found_and_mended_where_that_is_certain(
    tmp_path: Path, text: str, wanted: str, code: str
) -> None:
    assert codes(tmp_path, text) == [code]
    assert mended(tmp_path, text) == wanted


@pytest.mark.parametrize("text", RIGHT)
def test_right_words_are_left_alone(tmp_path: Path, text: str) -> None:
    assert codes(tmp_path, text) == []


def test_a_message_shows_no_mark_for_a_value(tmp_path: Path) -> None:
    files = {"briefings/d.yaml": briefing("{{ briefing.title }}。责任编辑：{{ briefing.title }}")}
    messages = [one.message("zh") for one in checked(written(tmp_path, files)) if one.code == "BG332"]
    assert messages == ["“…。责任编辑：…”像是网页上带来的"]
