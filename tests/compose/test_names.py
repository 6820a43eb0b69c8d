"""The filter that masks names: 姓+某, whatever the value is that holds the name."""

from __future__ import annotations

from pathlib import Path

import pytest

from compose.workspaces import paragraph

FACTS = "p: {text: 张小禾}, q: {text: 欧阳清}, l: [张小禾, 司马青, 李禾], n: 354户, a: {text: 阿依·买买}"


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("{{ f.p|masked }}", "张某"),
        ("{{ f.p|masked('甲') }}", "张某甲"),
        ("{{ f.q|masked }}", "欧阳某"),
        ("{{ f.a|masked }}", "阿某"),
        ("{{ f.l|masked }}", "张某、司马某、李某"),
        ("{{ f.l|masked|listed('和') }}", "张某、司马某和李某"),
        ("{{ '张　禾'|masked }}", "张某"),
        ("{{ 'anna reed'|masked }}", "A"),
    ],
)
def test_a_name_keeps_its_surname(tmp_path: Path, source: str, expected: str) -> None:
    assert paragraph(tmp_path, source + "。", FACTS).text == expected + "。"


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("{{ f.n|masked }}", "这里不能用 354户：这里要一个姓名"),
        ("{{ '张'|masked }}", "这里不能用 …：姓名只有汉字或字母，至少两个字"),
        ("{{ '电话12345'|masked }}", "这里不能用 …：姓名只有汉字或字母，至少两个字"),
        ("{{ f.p|masked(3) }}", "这里不能用 3：这里要一个不带数字和标点的词"),
    ],
)
def test_what_is_no_name_is_refused(tmp_path: Path, source: str, message: str) -> None:
    made = paragraph(tmp_path, source, FACTS)
    assert [finding.message("zh") for finding in made.findings] == [message]
