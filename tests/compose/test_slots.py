"""Slots of a template: where each begins, and what is wrong with one."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.compose.slots import Slot, slots
from compose.workspaces import template


def test_a_slot_begins_at_its_line_and_takes_what_follows() -> None:
    assert slots("::: title\n甲\n乙\n\n::: note 按\n丙\n") == (
        Slot("title", "", "甲\n乙"),
        Slot("note", "按", "丙"),
    )


@pytest.mark.parametrize("line", [":::title", "::: title", ":::\ttitle  ", "  ::: title"])
def test_the_line_of_a_slot_may_be_spaced(line: str) -> None:
    assert slots(f"{line}\n甲") == (Slot("title", "", "甲"),)


@pytest.mark.parametrize("line", ["甲::: title", ":: title", "：：： title"])
def test_three_colons_inside_a_line_begin_nothing(line: str) -> None:
    assert slots(line) == (Slot("", "", line),)


def test_an_empty_text_has_no_slots() -> None:
    assert slots("\n  \n") == ()


@pytest.mark.parametrize(
    ("source", "place", "message"),
    [
        ("::: titel\n甲\n", "1:1", "模板里没有名为“titel”的部件，是不是 title？"),
        ("{# x #}\n::: Title\n甲\n", "2:1", "模板里没有名为“Title”的部件，是不是 title？"),
        ("甲\n\n::: xyz-abc\n", "3:1", "模板里没有名为“xyz-abc”的部件"),
        ("::: 标题\n甲\n", "1:1", "模板里没有名为“标题”的部件"),
    ],
)
def test_an_unknown_slot_is_told_in_its_place_with_the_nearest(
    tmp_path: Path, source: str, place: str, message: str
) -> None:
    made = template(tmp_path, source)
    (finding,) = [f for f in made.findings if f.code == "BG304"]
    assert str(finding.span) == f"templates/t.md.j2:{place}"
    assert finding.message("zh") == message


def test_the_body_of_an_attachment_needs_an_attachment_before_it(tmp_path: Path) -> None:
    made = template(tmp_path, "::: title\n题\n::: attachment-body\n甲\n::: attachment\n乙\n")
    assert made.told == ["templates/t.md.j2:3:1 BG310"]
    assert made.messages == ["部件“attachment-body”不完整：前面没有 ::: attachment"]


def test_text_outside_every_slot_is_an_error(tmp_path: Path) -> None:
    made = template(tmp_path, "甲\n::: title\n题\n")
    assert made.messages == ["部件“正文”不完整：文字写在了部件之外"]
