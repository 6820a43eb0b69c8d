"""Queries of templates: which observations they mean."""

from __future__ import annotations

from pathlib import Path

import pytest

from compose.workspaces import paragraph

PLACE = "place: donghu\n"


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("{{ value('laid', period=2020, pipe='small') }}", "12公里"),
        ("{{ value('laid', period='2020', pipe='small', place='donghu') }}", "12公里"),
        ("{{ value('laid', period=f.y, pipe='small') }}", "12公里"),
        ("{{ value('laid', period=f.n.period, pipe='small') }}", "12公里"),
        ("{{ value('laid', period=2020, pipe=doc.tags[0]) }}", "12公里"),
        ("{{ value('laid', period=2020, pipe='small', place=place) }}", "12公里"),
        ("{{ value('la' ~ 'id', period=2020, pipe='small') }}", "12公里"),
        ("{{ total('laid', period=2020) }}", "20公里"),
        ("{{ total('planned') }}", "25公里"),
        ("{{ pair('users', period=2021) }}", "163户867人"),
        ("{{ total('users') }}", "517户2394人"),
        ("{{ rate('progress', period=2020) }}", "80%"),
        ("{{ rate('progress', period=2020, pipe='large') }}", "88.9%"),
        ("{{ rate('progress', period=2020, pipe='large')|digits(3) }}", "88.889%"),
        ("{{ count('laid', '条', period=2020)|zh }}", "两条"),
        ("{{ total('laid', period='2020年') }}", "20公里"),
        ("{{ value('idle', period=2020)|missing }}", "缺报"),
        ("{{ value('idle', period=2020)|digits(1)|missing('未报') }}", "未报"),
        ("{{ value('idle', period=2020)|missing('—') }}", "—"),
        ("{{ total('laid', period=2020)|missing('缺报') }}", "20公里"),
    ],
)
def test_a_query_finds_its_observations(tmp_path: Path, source: str, expected: str) -> None:
    made = paragraph(tmp_path, source, "n: {value: 3户, period: 2020}, y: 2020", PLACE + "tags: [small]\n")
    assert made.text == expected


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("{{ value('laidd') }}", "没有指标“laidd”，是不是 laid？"),
        ("{{ value('laid', pip='small') }}", "指标 laid 没有口径“pip”"),
        ("{{ value('laid', pipe='smal') }}", "指标 laid 没有口径“pipe=smal”"),
        ("{{ value('laid', period=1999) }}", "没有观测值：laid，place=donghu，period=1999"),
        ("{{ value('laid', place='linan') }}", "没有观测值：laid，place=linan"),
        ("{{ value('idle', period=2020) }}", "该数缺报，不能参与计算或打印：idle，place=donghu，period=2020"),
        ("{{ value('laid') }}", "有 3 条观测值符合条件，口径不一：laid，place=donghu"),
        ("{{ total('price', period=2020) }}", "这些数不能相加：price，place=donghu，period=2020"),
        ("{{ pair('laid', period=2020) }}", "这里不能用 laid，place=donghu，period=2020：指标不是户人成对的"),
        (
            "{{ rate('laid', period=2020) }}",
            "这里不能用 laid，place=donghu，period=2020：指标没有 formula，不能用 rate()",
        ),
        ("{{ rate('progress', period=2021) }}", "除数为零：progress，place=donghu，period=2021"),
        (
            "{{ value('laid', period=value('idle', period=2020)) }}",
            "该数缺报，不能参与计算或打印：idle，place=donghu，period=2020",
        ),
        (
            "{{ value(f.l) }}",
            "这里不能用 甲、乙：先写指标，条件写成 名称=值，例如 value('moved', period=2019)",
        ),
        ("{{ value() }}", "这里不能用 ()：先写指标，条件写成 名称=值，例如 value('moved', period=2019)"),
        ("{{ value('laid', place=f) }}", "这里不能用 {…}：条件写成编号、时期或一个地点"),
        ("{{ count('laid', '三条') }}", "这里不能用 三条：这里要一个不带数字和标点的词"),
        ("{{ value('laid', period=1999)|missing }}", "没有观测值：laid，place=donghu，period=1999"),
        ("{{ value('idle', period=2020)|missing('3户') }}", "这里不能用 3户：这里要一个不带数字和标点的词"),
        (
            "{{ (f.n + value('idle', period=2020))|missing }}",
            "该数缺报，不能参与计算或打印：idle，place=donghu，period=2020",
        ),
    ],
)
def test_a_query_without_an_honest_answer_is_an_error(tmp_path: Path, source: str, message: str) -> None:
    assert paragraph(tmp_path, source, "l: [甲, 乙], n: 3座", PLACE).messages == [message]


def test_a_condition_on_a_lost_value_stops_its_text(tmp_path: Path) -> None:
    made = paragraph(tmp_path, "{% if value('idle', period=2020) %}甲{% endif %}", more=PLACE)
    assert made.told == ["briefings/d.yaml:7:10 BG205"]
    made = paragraph(tmp_path, "{% if value('idle', period=2020) > f.n %}甲{% endif %}", "n: 3座", PLACE)
    assert made.told == ["briefings/d.yaml:7:10 BG205"]


def test_what_was_not_reported_prints_with_the_place_that_says_so(tmp_path: Path) -> None:
    made = paragraph(tmp_path, "{{ value('idle', period=2020)|missing }}", more=PLACE)
    assert made.values == [("缺报", ["idle，place=donghu，period=2020"])]
