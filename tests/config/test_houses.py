"""House profiles: what a table makes of the layout, and what is told of the rest."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.config import Config, load_config
from briefgen.config.houses import MARK_KEYS, PAGE_KEYS, ROLE_KEYS, RULE_KEYS
from briefgen.document.layout import STANDARD, Layout
from briefgen.document.roles import Role

HOUSE = """\
house = "flash"

[houses.flash]
red = "#c8102e"
pitch = 28
page_number = "center"
page_number_form = "- 1 -"
imprint_even_page = true
imprint_rules = [0.5, 0.2]

[houses.flash.series]
face = "黑体"
size = "初号"
top_mm = 40
width_mm = 150

[houses.flash.head-rule]
strokes = [2.25, 0.75]
distance_mm = 2

[houses.flash.title]
size = 24
before = 1
color = "#003366"

[houses.plain]
"""


def load(root: Path, text: str) -> tuple[Config | None, list[str]]:
    (root / "briefgen.toml").write_text(text, encoding="utf-8")
    made, findings = load_config(root)
    return made, [f"{f.span.line}:{f.span.column} {f.code}" for f in findings]


def house(root: Path, text: str, name: str = "flash") -> Layout:
    made, findings = load(root, text)
    assert findings == []
    assert made is not None
    return made.layout(name)


def test_a_workspace_without_houses_has_the_standard(tmp_path: Path) -> None:
    made, findings = load(tmp_path, "")
    assert made is not None
    assert findings == []
    assert made.layout() is made.layout("unknown") is STANDARD


def test_the_house_at_the_top_is_that_of_every_document(tmp_path: Path) -> None:
    made, _ = load(tmp_path, HOUSE)
    assert made is not None
    assert made.layout().name == "flash"
    assert made.layout("plain").name == "plain"


def test_a_house_says_how_the_page_looks(tmp_path: Path) -> None:
    made = house(tmp_path, HOUSE)
    assert (made.red, made.pitch_pt, made.lines, made.imprint_even_page) == ("#C8102E", 28, 22, True)
    assert (made.imprint_outer_mm, made.imprint_inner_mm) == (0.5, 0.2)
    assert (made.page_number.side, made.page_number.form) == ("center", "- {} -")


def test_its_red_and_its_pitch_are_those_of_every_role_that_had_the_standards(tmp_path: Path) -> None:
    made = house(tmp_path, HOUSE)
    assert made.look(Role.MARK).color == made.look(Role.HEAD_RULE).color == "#C8102E"
    assert made.look(Role.BODY).color == "#000000"
    assert (made.look(Role.BODY).line_pt, made.look(Role.TABLE_CELL).line_pt) == (28, 18)


def test_a_house_says_how_a_masthead_looks(tmp_path: Path) -> None:
    look = house(tmp_path, HOUSE).look(Role.SERIES)
    assert (look.face, look.size_pt, look.top_mm, look.width_mm) == ("hei", 42, 40, 150)


def test_a_house_says_how_a_rule_is_drawn(tmp_path: Path) -> None:
    rule = house(tmp_path, HOUSE).rule(Role.HEAD_RULE)
    assert (rule.strokes_pt, rule.before_mm, rule.width_mm) == ((2.25, 0.75), 2, 156)


def test_a_larger_size_takes_a_higher_line_along(tmp_path: Path) -> None:
    look = house(tmp_path, HOUSE).look(Role.TITLE)
    assert (look.size_pt, look.line_pt, look.gap_lines, look.color) == (24, 34, 1, "#003366")
    large = house(tmp_path, "[houses.flash.title]\nsize = 30\n").look(Role.TITLE)
    assert (large.size_pt, large.line_pt) == (30, 39)


def test_lines_and_characters_follow_from_pitch_and_size(tmp_path: Path) -> None:
    made = house(tmp_path, '[houses.flash]\nsize = "四号"\npitch = 25\n')
    assert (made.chars, made.lines) == (32, 25)
    assert (made.look(Role.BODY).size_pt, made.look(Role.TITLE).size_pt) == (14, 22)


def test_an_empty_house_looks_like_the_standard(tmp_path: Path) -> None:
    made = house(tmp_path, HOUSE, "plain")
    assert (made.looks, made.rules, made.page_number) == (
        STANDARD.looks,
        STANDARD.rules,
        STANDARD.page_number,
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('house = "flash"\n', "1:1 BG102"),
        ("houses = 3\n", "1:1 BG102"),
        ("[houses]\nflash = 3\n", "2:1 BG102"),
        ("[houses.flash]\nfarbe = 3\n", "2:1 BG120"),
        ("[houses.flash.seres]\nsize = 40\n", "1:1 BG120"),
        ("[houses.flash]\nseries = 3\n", "2:1 BG102"),
        ("[houses.flash.series]\n  sise = 40\n", "2:3 BG120"),
        ('[houses.flash.series]\nsize = "大号"\n', "2:1 BG102"),
        ("[houses.flash.series]\nsize = 400\n", "2:1 BG102"),
        ("[houses.flash.series]\nsize = true\n", "2:1 BG102"),
        ('[houses.flash]\nred = "red"\n', "2:1 BG102"),
        ('[houses.flash]\nred = "#FFF"\n', "2:1 BG102"),
        ('[houses.flash.title]\nface = "隶书"\n', "2:1 BG102"),
        ("[houses.flash]\npitch = 70\n", "2:1 BG102"),
        ("[houses.flash]\npitch = 12\n", "2:1 BG102"),
        ("[houses.flash]\nsize = 80\n", "2:1 BG102"),
        ("[houses.flash.title]\nsize = 22\nline = 20\n", "3:1 BG102"),
        ("[houses.flash.title]\ntop_mm = 40\n", "2:1 BG120"),
        ("[houses.flash.series]\nwidth_mm = 170\n", "2:1 BG102"),
        ("[houses.flash.series]\ntop_mm = 300\n", "2:1 BG102"),
        ("[houses.flash.head-rule]\nstrokes = [1, 1, 1]\n", "2:1 BG102"),
        ("[houses.flash.head-rule]\nsize = 3\n", "2:1 BG120"),
        ('[houses.flash]\npage_number = "left"\n', "2:1 BG102"),
        ('[houses.flash]\npage_number_form = "第页"\n', "2:1 BG102"),
        ('[houses.flash]\npage_number_form = "{1}"\n', "2:1 BG102"),
        ('[houses.flash]\npage_number_form = "11"\n', "2:1 BG102"),
        ('[houses.flash]\nimprint_even_page = "yes"\n', "2:1 BG102"),
        ("[houses.flash]\nimprint_rules = 0.35\n", "2:1 BG102"),
        ("[houses.flash]\nimprint_rules = [0.35, 5]\n", "2:1 BG102"),
        ("[houses.flash]\nseries.size = 400\n", "2:1 BG102"),
        ('[houses."水务"]\nred = 3\n', "2:1 BG102"),
        ("houses.flash.series.align = 3\n", "1:1 BG102"),
    ],
)
def test_a_value_that_a_house_cannot_have_is_told_where_it_stands(
    tmp_path: Path, text: str, expected: str
) -> None:
    made, findings = load(tmp_path, text)
    assert made is None
    assert findings == [expected]


def test_every_fault_of_every_house_is_told_in_one_run(tmp_path: Path) -> None:
    text = """\
house = "other"
[houses.one]
red = 1
pitch = 99
[houses.one.series]
size = 0
[houses.two.head-rule]
distance_mm = -1
"""
    _, findings = load(tmp_path, text)
    assert sorted(findings) == ["1:1 BG102", "3:1 BG102", "4:1 BG102", "6:1 BG102", "8:1 BG102"]


def test_every_key_is_told_in_both_languages() -> None:
    for keys in (PAGE_KEYS, ROLE_KEYS, MARK_KEYS, RULE_KEYS):
        assert all(key.zh and key.en for key in keys.values())
