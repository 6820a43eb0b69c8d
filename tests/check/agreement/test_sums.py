"""Parts, totals and changes in one sentence that do not add up (BG241)."""

from __future__ import annotations

from pathlib import Path

import pytest

from check.written import told

FACTS = """  tot: 3850盏
  led: 2310盏
  sun: 1500盏
  more: 1600盏
  big: 4000盏
  old: {value: 3420盏, label: 上年路灯}
  share: 62.5%
  right: 60%
  people_served: 300人
  paid: 36.8万元
  each: 9.9元/人
"""
LAMPS = "共有路灯{{ f.tot }}，"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (LAMPS + "LED灯{{ f.led }}，占路灯总数的{{ f.share }}。", "2310盏÷3850盏应为60.0%"),
        (LAMPS + "LED灯{{ f.led }}，占总数的62.5%。", "2310盏÷3850盏应为60.0%"),
        ("惠及{{ f.people_served }}，投入{{ f.paid }}，人均{{ f.each }}。", "36.8万元÷300人应为1226.7元/人"),
        (
            LAMPS + "其中LED灯{{ f.led }}、太阳能灯{{ f.more }}。",
            "2310盏+1600盏应为3910盏（各部分之和超过总数）",
        ),
        (LAMPS + "其中LED灯{{ f.big }}。", "3850盏的一部分应为不超过3850盏的数"),
        ("LED灯{{ f.led }}、太阳能灯{{ f.sun }}，合计{{ f.tot }}。", "2310盏+1500盏应为3810盏"),
        ("路灯{{ f.tot }}，比上年增加{{ f.led }}，上年{{ f.old }}。", "3850盏-3420盏应为430盏"),
        ("路灯由{{ f.old }}增加到{{ f.tot }}，增加{{ f.led }}。", "3850盏-3420盏应为430盏"),
    ],
)
def test_what_does_not_add_up_is_told(text: str, message: str, tmp_path: Path) -> None:
    ((code, said),) = told(tmp_path, text, extra=FACTS)
    assert code == "BG241"
    assert message in said


@pytest.mark.parametrize(
    "text",
    [
        LAMPS + "LED灯{{ f.led }}，占路灯总数的{{ f.right }}。",
        LAMPS + "LED灯{{ f.led }}，占城区路灯的{{ f.share }}。",
        LAMPS + "其中LED灯{{ f.led }}、太阳能灯{{ f.sun }}。",
        LAMPS + "其中新装灯{{ f.led }}、联网灯{{ f.more }}。",
        "路灯比上年增加{{ f.sun }}，其中LED灯{{ f.more }}。",
        "每村平均{{ f.sun }}，其中河口村{{ f.more }}。",
        "LED灯{{ f.led }}、太阳能灯{{ f.sun }}，合计3810盏。",
        LAMPS + "LED灯{{ f.led }}、太阳能灯{{ f.sun }}（有交叉），合计{{ f.big }}。",
        "路灯{{ f.tot }}，比上年增加430盏，上年{{ f.old }}。",
        "惠及{{ f.people_served }}，投入{{ f.paid }}，人均增收{{ f.each }}。",
        "惠及{{ f.people_served }}，投入{{ f.paid }}，户均3000元。",
    ],
)
def test_what_adds_up_or_need_not_is_let_be(text: str, tmp_path: Path) -> None:
    assert told(tmp_path, text, extra=FACTS) == []


def test_a_fall_is_told_as_one(tmp_path: Path) -> None:
    found = dict(told(tmp_path, "路灯由{{ f.tot }}增加到{{ f.old }}，增长10.2%。", extra=FACTS))
    assert "应为下降11.2%" in found["BG241"]


def test_the_size_of_a_change_hides_no_sign_where_a_label_says_which_is_earlier(tmp_path: Path) -> None:
    facts = FACTS.replace("tot: 3850盏", "tot: {value: 3850盏, label: 路灯}")
    text = "路灯比上年{}{{{{ (f.old - f.tot)|abs }}}}。"
    assert [code for code, _ in told(tmp_path, text.format("减少"), extra=facts)] == ["BG245"]
    assert told(tmp_path, text.format("增加"), extra=facts) == []
