"""Marks in typed text (BG320, BG325, BG326, BG333)."""

from __future__ import annotations

from pathlib import Path

import pytest

from check.drafts import codes, mended

WRONG = [
    ("造林已经结束,成活率较高。", "造林已经结束，成活率较高。", "BG320"),
    ("要求如下:按期开馆;延长时间!", "要求如下：按期开馆；延长时间！", "BG320"),
    ("新增班次(含夜班)较多。", "新增班次（含夜班）较多。", "BG320"),
    ("新增班次（含夜班)较多。", "新增班次（含夜班）较多。", "BG320"),
    ("使用{{ place.name }},效果好。", "使用{{ place.name }}，效果好。", "BG320"),
    ("开馆时间8:30-不变,见https://lib.example/a?b=1,中文版", "", "BG320"),
    ("图书馆已经开放。。", "图书馆已经开放。", "BG325"),
    ("春季造林，，秋季管护。", "春季造林，秋季管护。", "BG325"),
    ("春季造林，。", "春季造林，。", "BG325"),
    ("执行《供水条例》、《节水办法》。", "执行《供水条例》《节水办法》。", "BG326"),
    ("做到“管好”、“用好”。", "做到“管好”“用好”。", "BG326"),
    ("执行《供水条例的规定。", "执行《供水条例的规定。", "BG333"),
    ("夜班（含加班车延长。", "夜班（含加班车延长。", "BG333"),
    ("坚持管好”原则。", "坚持管好”原则。", "BG333"),
    ("依据林护发〔20243号。", "依据林护发〔20243号。", "BG333"),
]
RIGHT = [
    "比例尺1:500，10:30开馆，共3,200册。",
    "网址https://lib.example/a?b=1;c=2，邮箱lib@lib.example。",
    "系统名为Read, Write and Share，已上线。",
    "函数f(x)由厂家给定。",
    "省略号……。是否可行？！值得研究！！",
    "做到“管好”“用好”，执行《供水条例》《节水办法》。",
    "执行《供水条例》（以下简称《条例》）、《节水办法》。",
    "他说：“读过‘好书’再来。”",
    "馆名Children’s House，’24年改名。",
    "步骤：1）登记；2）取书；a)归还。",
    "“四点半”课堂、“周末”课堂照常。",
    "共{{ place.name }}:{{ place.name }}两处。",
    "按1:{{ place.name }}放样。",
    "（一）延长时间",
]


@pytest.mark.parametrize(("text", "wanted", "code"), WRONG)
def test_a_wrong_mark_is_found_and_mended_where_that_is_certain(
    tmp_path: Path, text: str, wanted: str, code: str
) -> None:
    assert codes(tmp_path, text) == [code]
    if wanted:
        assert mended(tmp_path, text) == wanted


@pytest.mark.parametrize("text", RIGHT)
def test_right_marks_are_left_alone(tmp_path: Path, text: str) -> None:
    assert codes(tmp_path, text) == []


def test_a_quotation_of_several_paragraphs_opens_each_of_them(tmp_path: Path) -> None:
    assert codes(tmp_path, "“第一段没有说完。", "“第二段说完了。”") == []
    assert codes(tmp_path, "“只有一段。", "第二段是别的话。") == ["BG333"]


def test_a_pair_may_be_closed_in_one_branch_only(tmp_path: Path) -> None:
    assert codes(tmp_path, "供水{% if place.name %}（含管网{% endif %}检修。") == []
