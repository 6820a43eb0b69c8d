"""What a well broken title is (GB/T 9704-2012 7.3.1)."""

from __future__ import annotations

import pytest

from briefgen.document.layout import STANDARD
from briefgen.document.roles import Role
from briefgen.document.titles import (
    ends_badly,
    faults,
    fits,
    is_hourglass,
    measure,
    pairs,
    size,
    starts_badly,
)
from briefgen.document.tree import Text

CHARS = 20.1


def found(*lines: str) -> list[tuple[str, int]]:
    return [(fault.kind, fault.line) for fault in faults([(Text(line),) for line in lines], CHARS)]


def test_a_line_holds_twenty_characters_of_the_title_size() -> None:
    assert round(measure(STANDARD, Role.TITLE), 1) == 20.1
    assert round(measure(STANDARD, Role.ATTACHMENT_TITLE), 1) == 20.1


def test_a_digit_is_half_a_character_wide_and_a_quote_a_whole_one() -> None:
    assert size("2024年“书香”") == 7
    assert fits("水" * 20, CHARS)
    assert not fits("水" * 20 + "1", CHARS)


def test_a_good_title_has_no_fault() -> None:
    assert found("关于调整公交票价的通知") == []
    assert found("清禾县人民政府办公室", "关于印发清禾县节约用水管理办法的通知") == []
    assert found("清禾县林业局", "关于报送春季造林任务完成情况", "的补充说明") == [("start", 2)]


@pytest.mark.parametrize(
    ("sizes", "hourglass"),
    [
        ([10, 8, 10], True),
        ([12, 8, 10], True),
        ([10, 9.5, 12], True),
        ([8, 12, 8], False),
        ([8, 10, 12], False),
        ([12, 10, 8], False),
        ([10, 10, 10], False),
        ([10, 10, 12], False),
        ([8, 12], False),
        ([12, 6, 9, 13], True),
    ],
)
def test_an_hourglass_is_narrower_in_the_middle(sizes: list[float], hourglass: bool) -> None:
    assert is_hourglass(sizes) is hourglass


@pytest.mark.parametrize(
    ("lines", "faults"),
    [
        (("关于印发《清禾县节约", "用水办法》的通知"), [("inside", 1)]),
        (("清禾县图书馆关于", "延长开放时间的通知"), [("end", 1)]),
        (("关于清禾县图书馆延长开放时间", "的通知"), [("start", 1)]),
        (("关于清禾县图书馆延长开放时间的", "函"), [("short", 1)]),
        (("清禾县交通局关于调整公交", "线路走向", "和首末班时间的通告"), [("shape", 0)]),
        (("水" * 21, "的通知"), [("wide", 0), ("start", 1)]),
        (("甲乙丙", "甲乙丙丁", "甲乙丙丁戊", "甲乙丙丁戊己"), [("lines", 0)]),
    ],
)
def test_each_fault_is_found_at_its_line(lines: tuple[str, ...], faults: list[tuple[str, int]]) -> None:
    assert found(*lines) == faults


def test_a_name_wider_than_a_line_may_be_broken() -> None:
    name = "《清禾县国有林场职工住房条件改善工程专项资金管理暂行办法》"
    assert found("关于印发" + name[:14], name[14:] + "的通知") == []


def test_a_particle_starts_no_line_but_a_word_that_begins_like_one_does() -> None:
    assert [
        starts_badly(line) for line in ("的通知", "等单位", "》的通知", "地质灾害", "之间的线路", "通知")
    ] == [
        True,
        True,
        True,
        False,
        False,
        False,
    ]
    assert [ends_badly(line) for line in ("甲局关于", "甲局《", "甲局对于", "甲局")] == [
        True,
        True,
        True,
        False,
    ]


def test_pairs_are_found_from_the_inside() -> None:
    assert list(pairs("关于《“甲”乙》的（丙")) == [(3, 6), (2, 8)]
    assert list(pairs("甲》乙")) == []
