"""Document numbers, dates, numbering, ranges and units in typed text (BG321 to BG324, BG327, BG335)."""

from __future__ import annotations

from pathlib import Path

import pytest

from check.drafts import briefing, checked, codes, mended, written

WRONG = [
    ("依据林护发[2024]3号文件。", "依据林护发〔2024〕3号文件。", ["BG321"]),
    ("依据林护发【2024】3号文件。", "依据林护发〔2024〕3号文件。", ["BG321"]),
    ("依据林护发（2024）12号文件。", "依据林护发〔2024〕12号文件。", ["BG321"]),
    ("依据林护发(2024)第03号文件。", "依据林护发〔2024〕3号文件。", ["BG320", "BG321", "BG322"]),
    ("依据林护发20243号文件。", "依据林护发20243号文件。", ["BG321"]),
    ("依据林护发〔2024〕第3号文件。", "依据林护发〔2024〕3号文件。", ["BG322"]),
    ("依据林护发〔2024〕007号文件。", "依据林护发〔2024〕7号文件。", ["BG322"]),
    ("自2024年03月05日起执行。", "自2024年3月5日起执行。", ["BG323", "BG323"]),
    ("于{{ place.name }}年01月办结。", "于{{ place.name }}年1月办结。", ["BG323"]),
    ("二〇二四年三月开馆。", "二〇二四年三月开馆。", ["BG323"]),
    ("截至23年底开馆。", "截至23年底开馆。", ["BG323"]),
    ("于23年6月开馆。", "于23年6月开馆。", ["BG323"]),
    ("1、延长夜间线路。", "1.延长夜间线路。", ["BG324"]),
    ("一.延长夜间线路。", "一、延长夜间线路。", ["BG324"]),
    ("(一)延长夜间线路。", "（一）延长夜间线路。", ["BG324"]),
    ("（一）、延长夜间线路。", "（一）延长夜间线路。", ["BG324"]),
    ("(2)延长夜间线路。", "（2）延长夜间线路。", ["BG324"]),
    ("第一、延长夜间线路。", "第一，延长夜间线路。", ["BG324"]),
    ("要做两件事：1、延长线路；2、增加班次。", "要做两件事：1.延长线路；2.增加班次。", ["BG324", "BG324"]),
    ("每户补助300-900元。", "每户补助300～900元。", ["BG327"]),
    ("漏损率5%~10%之间。", "漏损率5%～10%之间。", ["BG327"]),
    ("工期1年~2年。", "工期1年～2年。", ["BG327"]),
    ("规划期2021-2025年。", "规划期2021—2025年。", ["BG327"]),
    ("3-5月植树。", "3—5月植树。", ["BG327"]),
    ("9:00-17:30开馆。", "9:00—17:30开馆。", ["BG327"]),
    ("在{{ place.name }}~{{ place.name }}之间。", "在{{ place.name }}～{{ place.name }}之间。", ["BG327"]),
    ("新增绿地300㎡。", "新增绿地300平方米。", ["BG335"]),
    ("流域20k㎡。", "流域20平方公里。", ["BG335"]),
    ("每月0.3元/m2。", "每月0.3元/平方米。", ["BG335"]),
]
RIGHT = [
    "依据林护发〔2024〕3号文件和市政府令第3号。",
    "见（2024）清01民初3号判决。",
    "住（2）号楼，第20243号档案。",
    "自2024年3月5日起，10月20日前办结。",
    "标准号2024-03-05，电话0797-1234567，型号A3-05。",
    "《一九九八年防汛纪要》收入馆藏。",
    "一二三年级学生，历时12年建成。",
    "工期10年，3月完工。",
    "1、2号线和3、4月的班次。",
    "2016、2017年两批。",
    "第一、二季度，第一、第二中学。",
    "一、延长时间",
    "1.延长时间",
    "其中：1、3、5日开馆。",
    "每户补助300～900元，2021—2025年，3—5月。",
    "GB/T 9704-2012和GB/T 15834-2011年修订。",
    "住3-2栋，比分3-1，产品X-5-10元版。",
    "人均25平方米，水温20℃，距离5km。",
    "型号CM3和M2芯片。",
    "在7-11便利店旁。",
]


@pytest.mark.parametrize(("text", "wanted", "found"), WRONG)
def test_a_wrong_form_is_found_and_mended_where_that_is_certain(
    tmp_path: Path, text: str, wanted: str, found: list[str]
) -> None:
    assert sorted(codes(tmp_path, text)) == found
    assert mended(tmp_path, text) == wanted


@pytest.mark.parametrize("before", ["根据", "依据", "现按照", "贯彻落实", "详见"])
def test_the_words_before_a_number_are_no_part_of_it(tmp_path: Path, before: str) -> None:
    files = {"briefings/d.yaml": briefing(f"{before}林护发[2024]3号文件。")}
    (finding,) = checked(written(tmp_path, files))
    assert "“林护发[2024]3号”" in finding.message("zh")


@pytest.mark.parametrize("text", RIGHT)
def test_right_forms_are_left_alone(tmp_path: Path, text: str) -> None:
    assert codes(tmp_path, text) == []
