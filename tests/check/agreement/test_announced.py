"""Counts that announce a list (BG242)."""

from __future__ import annotations

from pathlib import Path

import pytest

from check.written import told


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("主要采取以下四项措施：一是查漏；二是换管；三是建台账。", "说是“四项措施”，列出的是3项"),
        ("突出抓好三个方面。一是查漏。二是换管。", "说是“三个方面”，列出的是2项"),
        ("建成三个水站：东沟水站、西沟水站。", "说是“三个水站”，列出的是2项：东沟水站、西沟水站"),
        ("形成四项制度，即巡查、抄表、公示。", "说是“四项制度”，列出的是3项：巡查、抄表、公示"),
        ("通过查漏、换管、建台账等两种方式推进。", "说是“等两种”，列出的是3项：通过查漏、换管、建台账"),
    ],
)
def test_a_list_of_another_length_is_told(text: str, message: str, tmp_path: Path) -> None:
    assert told(tmp_path, text) == [("BG242", message)]


@pytest.mark.parametrize(
    "text",
    [
        "主要采取以下三项措施：一是查漏；二是换管；三是建台账。",
        "建成三个水站：东沟水站、西沟水站和南沟水站。",
        "建成两个水站：东沟水站、西沟和南沟水站。",  # 和 may stand inside a name
        "通过查漏、换管、建台账等三种方式推进。",
        "查漏、换管等十项工作有序推进。",  # 等 leaves some out
        "全县三个片区：山区等边远地方优先。",
        "惠及三类人群。一是做好查漏。二是做好换管。",  # groups of people, then steps
        "构建两个平台，完善三项制度。",
        "编制《供水、排水、节水三个规划》等两个文件。",
        "抓好{{ f.steps|count('个')|zh }}环节：{{ f.steps }}。",
    ],
)
def test_a_list_that_agrees_or_is_another_one_is_not(text: str, tmp_path: Path) -> None:
    assert told(tmp_path, text) == []


def test_marked_paragraphs_are_counted(tmp_path: Path) -> None:
    items = ("一是查漏。", "二是换管。", "三是建台账。")
    assert told(tmp_path, "下一步抓好四项重点工作：", *items) == [
        ("BG242", "说是“四项重点工作”，列出的是3项")
    ]
    assert told(tmp_path, "下一步抓好三项重点工作：", *items) == []
