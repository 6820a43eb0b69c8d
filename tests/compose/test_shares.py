"""Shares that add up to 100 %, and the note that they do not."""

from __future__ import annotations

from pathlib import Path

import pytest

from compose.workspaces import body, paragraph

FACTS = (
    "a: 1人, b: 1人, c: 1人, all: 3人, more: 4人, none: 0人, dust: 1人, sea: 99999人, home: 1户, below: -1人, "
    "x: 3.44万人, y: 4.34万人, z: 7.78万人"
)


def test_shares_add_up_by_the_largest_remainder(tmp_path: Path) -> None:
    source = "{% for s in [f.a, f.b, f.c]|shares(1, of=f.all) %}{{ s }}，{% endfor %}"
    found = body(tmp_path, source, FACTS)
    assert found.text == "33.4%，33.3%，33.3%，"
    assert found.values[0] == ("33.4%", ["d.a", "d.b", "d.c"])


def test_one_of_the_shares_is_printed_in_prose(tmp_path: Path) -> None:
    found = paragraph(
        tmp_path, "{{ ([f.none, f.a, f.b, f.c]|shares(0))[1] }}，{{ ([f.none, f.a]|shares(0))|first }}", FACTS
    )
    assert (found.text, found.messages) == ("34%，0%", [])


@pytest.mark.parametrize(
    ("source", "code", "message"),
    [
        (
            "{{ ([f.a, f.b]|shares(1, of=f.more))[0] }}",
            "BG226",
            "各部分合计 2人，不等于总数 4人，不能分摊占比",
        ),
        ("{{ ([f.a, f.below]|shares(1))[0] }}", "BG226", "各部分合计 -1人，不等于总数 0人，不能分摊占比"),
        ("{{ ([f.none]|shares(1))[0] }}", "BG209", "除数为零：这里的算式"),
        ("{{ ([f.a, f.home]|shares(1))[0] }}", "BG208", "单位不同，不能相加减或比较：户 与 人"),
        ("{{ ([f.dust, f.sea]|shares(1))[0] }}", "BG216", "0.001% 按这样的位数印出来是 0"),
        ("{{ (f.a|shares(1))[0] }}", "BG215", "这里不能用 1人：这里要一份数值的清单"),
        ("{{ ([f.a, f.b]|shares(10))[0] }}", "BG215", "这里不能用 10：小数位数是 0 到 9 的整数"),
        (
            "{{ ([f.a, value('idle', period=2020)]|shares(1))[0] }}",
            "BG205",
            "该数缺报，不能参与计算或打印：idle，place=donghu，period=2020",
        ),
    ],
)
def test_parts_that_are_no_parts_of_the_whole_are_refused(
    tmp_path: Path, source: str, code: str, message: str
) -> None:
    found = paragraph(tmp_path, source, FACTS, "place: donghu\n")
    assert list(zip(found.codes, found.messages, strict=True)) == [(code, message)]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("[f.a|share(f.all)|digits(1), f.b|share(f.all)|digits(1), f.c|share(f.all)|digits(1)]", True),
        ("[f.a|share(f.more)|digits(1), f.all|share(f.more)|digits(1)]", False),
        ("[f.a, f.b, f.c]|shares(1)", False),
        ("[f.x|digits(1), f.y|digits(1)]", True),
        ("[f.x, f.y]", False),
    ],
)
def test_the_note_stands_only_where_the_printed_parts_do_not_add_up(
    tmp_path: Path, source: str, expected: bool
) -> None:
    found = paragraph(tmp_path, "甲{{ (" + source + ")|rounding_note }}", FACTS)
    assert (found.text, found.messages) == (
        "甲因四舍五入，各项之和与总数略有出入。" if expected else "甲",
        [],
    )
