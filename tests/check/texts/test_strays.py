"""Spaces, bullets and traditional characters in typed text (BG330, BG331, BG334)."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.check.texts.traditional import SIMPLIFIED
from check.drafts import checked, codes, found, mended, written

WRONG = [
    ("全县新增 公交线路。", "全县新增公交线路。", "BG330"),
    ("全县新增\u3000公交线路。", "全县新增公交线路。", "BG330"),
    ("全县新增\u2002公交 线路， 效果好。", "全县新增公交线路，效果好。", "BG330"),
    ("●延长开放时间。", "延长开放时间。", "BG331"),
    ("• 延长开放时间。", "延长开放时间。", "BG331"),
    ("圖書館免費開放。", "图书馆免费开放。", "BG334"),
]
RIGHT = [
    "第十二条　本办法自发布之日起施行。",
    "第三章　供水管理。",
    "图书馆馆长　王力",
    "使用 Word 软件，共 3 次，第 4 期。",
    "口号是“清水入户 绿树成荫”。",
    "乾隆年间的碑，皇后，里程，著作。",
    "张昇同志，崑曲。",
    "评为★★★馆。",
    "气温-5℃。",
]


@pytest.mark.parametrize(("text", "wanted", "code"), WRONG)
def test_what_came_along_is_found_and_mended(tmp_path: Path, text: str, wanted: str, code: str) -> None:
    assert codes(tmp_path, text) == [code]
    assert mended(tmp_path, text) == wanted


@pytest.mark.parametrize("text", RIGHT)
def test_what_belongs_there_is_left_alone(tmp_path: Path, text: str) -> None:
    assert codes(tmp_path, text) == []


def test_a_text_with_several_is_told_once_with_every_character(tmp_path: Path) -> None:
    text = "id: d\nkind: report\ntitle: 汇报\nsections: [{heading: 情况, paragraphs: 圖書館開放，圖書多}]\n"
    (finding,) = checked(written(tmp_path, {"briefings/d.yaml": text}))
    assert finding.message("zh") == "有繁体字：圖書館開"
    assert finding.help("zh") == "改成规范字：图书馆开"
    assert finding.fix is not None
    assert [edit.text for edit in finding.fix.edits] == ["图", "书", "馆", "开", "图", "书"]


def test_headings_and_names_may_hold_a_space(tmp_path: Path) -> None:
    text = (
        "id: d\nkind: report\ntitle: 清水入户　绿树成荫\nsections: [{heading: 管好 用好, paragraphs: 好。}]\n"
    )
    assert found(tmp_path, {"briefings/d.yaml": text}) == []


def test_a_line_end_prints_no_space_in_a_literal_block_and_one_in_a_folded_block(tmp_path: Path) -> None:
    text = "id: d\nkind: report\ntitle: 汇报\nsections: [{heading: 情况, paragraphs: 好。}]\nlead: |\n  全县新增\n  公交线路。\n"
    assert found(tmp_path, {"briefings/d.yaml": text}) == []
    assert found(tmp_path, {"briefings/d.yaml": text.replace("|", ">")}) == ["briefings/d.yaml:6:7 BG330"]
    (finding,) = checked(tmp_path)
    assert finding.fix is None


def test_no_character_of_standard_texts_is_called_traditional() -> None:
    for code, simplified in SIMPLIFIED.items():
        assert simplified.encode("gb2312")
        with pytest.raises(UnicodeEncodeError):
            chr(code).encode("gb2312")
