"""The head of page 1: F14 to F18, and those of letters, orders and minutes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefgen.form import kinds
from briefgen.form.measures import head
from briefgen.form.profile import Kind
from form.sheets import HEI, TITLE, Head, case, found, rule

RIGHT = Head()
LETTER = replace(
    RIGHT,
    mark="清河市图书馆",
    mark_top=30,
    rules=(
        rule(20, 190, 50.2, 0.79),
        rule(20, 190, 51.4, 0.26),
        rule(20, 190, 275.52, 0.26),
        rule(20, 190, 276.21, 0.79),
    ),
)
ORDER = replace(RIGHT, mark="清河市人民政府令", mark_top=57, rules=())
MINUTES = replace(RIGHT, mark="清河市图书馆馆务会议纪要")


@pytest.mark.parametrize(
    ("given", "kind"), [(RIGHT, "official"), (LETTER, "letter"), (ORDER, "order"), (MINUTES, "minutes")]
)
def test_a_head_of_the_standard_has_nothing_to_say(given: Head, kind: Kind) -> None:
    assert kinds.guessed(case([given.sheet()]).reading) == kind
    for measure in (head.masthead, head.titles, head.title_place):
        assert found(measure, [given.sheet()], kind) == []
    if kind != "letter":
        assert found(head.head_rule, [given.sheet()], kind) == []


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (replace(RIGHT, colour="black"), "第1页 发文机关标志不见红色的文字"),
        (replace(RIGHT, mark_top=69), "第1页第1行 发文机关标志上边缘距上页边约 69 mm，应当是 72 mm"),
        (replace(RIGHT, mark_off=3), "第1页第1行 发文机关标志没有居中：偏右 3 mm"),
        (replace(RIGHT, mark_size=26), "第1页第1行 发文机关标志只有 9.2 mm 高，不够醒目"),
    ],
)
def test_a_faulty_masthead_is_told(given: Head, said: str) -> None:
    assert found(head.masthead, [given.sheet()], "official") == [said]


def test_the_masthead_of_a_bulletin_stands_where_the_house_wants_it() -> None:
    assert found(head.masthead, [replace(RIGHT, mark_top=50).sheet()], "bulletin") == []


def test_a_text_without_a_head_needs_none() -> None:
    bare = replace(RIGHT, colour="black", rules=())
    assert found(head.masthead, [bare.sheet()], "plain") == []
    assert found(head.head_rule, [bare.sheet()], "plain") == []


@pytest.mark.parametrize(
    ("rules", "said"),
    [
        ((), "第1页 版头的红色分隔线不见了"),
        ((rule(33, 179, 122.0),), "左右位置是 33 mm–179 mm，应当是 28 mm–184 mm"),
        ((rule(28, 184, 122.0, 1.0),), "版头的红色分隔线粗 1.00 mm"),
        ((rule(28, 184, 126.0),), "版头的红色分隔线在上面一行之下约 8 mm，应当是 4 mm"),
    ],
)
def test_a_faulty_rule_is_told(rules: tuple[object, ...], said: str) -> None:
    given = replace(RIGHT, rules=rules)
    assert said in found(head.head_rule, [given.sheet()], "official")[0]


def test_a_letter_needs_both_double_rules() -> None:
    upper = replace(LETTER, rules=LETTER.rules[:2])
    assert "第1页 版头的红色分隔线下面缺一条双线" in found(head.head_rule, [upper.sheet()], "letter")
    high = replace(LETTER, rules=(*LETTER.rules[:2], rule(20, 190, 270, 0.26), rule(20, 190, 271, 0.79)))
    said = "第1页 版头的红色分隔线下面的双线距下页边 25.2 mm，应当是 20 mm"
    assert said in found(head.head_rule, [high.sheet()], "letter")


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (replace(RIGHT, title_off=2), "标题“清河市图书馆关于延长”没有居中：偏右 2 mm"),
        (replace(RIGHT, title_size=20), "标题“清河市图书馆关于延长”是 20 pt，应当是 22 pt"),
        (replace(RIGHT, title_face=HEI), "标题“清河市图书馆关于延长”是黑体"),
        (replace(RIGHT, title_face="SimSun"), "标题“清河市图书馆关于延长”是宋体"),
        (replace(RIGHT, title=("清河市图书馆关", "于延长", "夜间开放时间的", "通知")), "有 4 行"),
        (
            replace(RIGHT, title=("清河市图书馆关于印发", "《图书借阅", "规则》和开放时间的通知")),
            "三行排成了沙漏形",
        ),
        (replace(RIGHT, title=()), "不见了：首页没有 22 pt 的字"),
    ],
)
def test_a_faulty_title_is_told(given: Head, said: str) -> None:
    assert said in found(head.titles, [given.sheet()], "official")[0]


def test_a_title_broken_inside_a_name_is_told_with_the_name() -> None:
    given = replace(RIGHT, title=("清河市图书馆关于印发《图书借阅", "规则》的通知"))
    assert found(head.titles, [given.sheet()], "official")[0].endswith("在《图书借阅规则》里断行")


def test_a_bold_song_that_stands_for_the_face_of_titles_is_no_fault() -> None:
    given = replace(RIGHT, title_face="NotoSerifCJKsc-Bold")
    assert found(head.titles, [given.sheet()], "official") == []
    assert TITLE == "FZXiaoBiaoSong"


def test_a_title_one_line_below_the_rule_is_told() -> None:
    said = found(head.title_place, [replace(RIGHT, title_slot=-1).sheet()], "official")
    assert said == ["第1页第3行 标题在红色分隔线下 10.2 mm，应当空二行（20.4 mm）"]


def test_a_page_of_text_is_taken_for_what_it_is() -> None:
    assert kinds.guessed(case([replace(RIGHT, colour="black", rules=()).sheet()]).reading) == "plain"
    assert kinds.guessed(case([replace(RIGHT, mark="图书馆工作简报").sheet()]).reading) == "bulletin"
