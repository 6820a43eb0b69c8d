"""Typed figures that records contradict (BG240)."""

from __future__ import annotations

from pathlib import Path

import pytest

from check.written import found, told


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("山区已接通312户1356人。", "记录里是312户1365人（已通水农户（2021年，山区片，集中供水））"),
        ("坝区已接通514户2276人。", "记录里是541户2276人（已通水农户（2021年，坝区片，集中供水））"),
        ("全县共更换水龙头3062个。", "记录里没有这个数，只差一处的是3602个（更换水龙头）"),
        ("全县共更换水龙头3603个。", "记录里没有这个数，只差一处的是3602个（更换水龙头）"),
        (
            "目前山区片已通水农户3198人。",
            "已通水农户（山区片）合计是3289人（1365+94+1718+112）",
        ),
        ("2022年山区片已通水农户1803人。", "只差一处的是1830人（已通水农户（2022年，山区片））"),
        ("2022年山区片共有已通水农户1703人。", "已通水农户（2022年，山区片）合计是1830人（1718+112）"),
    ],
)
def test_a_figure_that_records_contradict_is_told(text: str, message: str, tmp_path: Path) -> None:
    (one,) = found(tmp_path, text)
    assert one.code == "BG240"
    assert message in one.message("zh")
    assert one.span.file == "briefings/r.yaml"
    assert all(place.span.file for place in one.related)
    assert one.related


@pytest.mark.parametrize(
    "text",
    [
        "山区已接通312户1365人。",  # as recorded
        "山区已接通340户1459人。",  # a sum of recorded parts
        "山区已接通312户{{ pair('connected', period=2021, area='hill', way='shared').persons }}。",
        "另有13户49人自愿放弃。",  # nothing near
        "接通28户310人的邻村自行供水。",  # few households: another 28 may exist
        "全县共更换水龙头约3600个。",  # said to be about
        "全县共更换水龙头3602个。",
        "3602年前的旧渠。",  # no amount
        "2022年山区片已通水农户1830人。",
        "原定308户，后增加4户。",  # explained beside it
        "目前山区片农户养牛3198头。",
    ],
)
def test_a_figure_that_agrees_or_is_another_one_is_not(text: str, tmp_path: Path) -> None:
    assert told(tmp_path, text) == []


def test_a_wrong_half_beside_a_bound_one_is_told(tmp_path: Path) -> None:
    text = "已接通{{ pair('connected', period=2021, area='hill', way='shared').households }}1356人。"
    ((code, message),) = told(tmp_path, text)
    assert code == "BG240"
    assert "312户1356人" in message
