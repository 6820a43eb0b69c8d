"""The figures of the standard, and that a layout goes by its value."""

from __future__ import annotations

import pickle
from dataclasses import replace

import pytest

from briefgen.document.layout import STANDARD, Layout, PageNumber
from briefgen.document.roles import Role
from briefgen.document.spacing import GROUPS


def test_every_role_has_a_look() -> None:
    assert set(STANDARD.looks) == set(Role)


def test_groups_and_rules_name_roles_that_have_a_look() -> None:
    assert set(GROUPS) | set(STANDARD.rules) <= set(STANDARD.looks)


def test_the_margins_are_those_of_the_standard() -> None:
    assert (STANDARD.right_mm, STANDARD.bottom_mm) == (26, 35)


def test_a_page_of_the_standard_has_22_lines_of_28_characters() -> None:
    assert (STANDARD.lines, STANDARD.chars) == (22, 28)
    assert 22 * 28.95 <= 225 / 25.4 * 72 < 22 * 29


def test_a_character_is_a_twenty_eighth_of_the_measure() -> None:
    assert STANDARD.char_pt == pytest.approx(15.793, abs=0.001)


@pytest.mark.parametrize(
    ("body", "pitch", "chars", "lines"),
    [(16, 28, 28, 22), (15, 28, 29, 22), (14, 25, 32, 25), (18, 32, 24, 19), (16, 30, 28, 21)],
)
def test_lines_and_characters_follow_from_pitch_and_size(
    body: float, pitch: float, chars: int, lines: int
) -> None:
    layout = Layout(body_pt=body, pitch_pt=pitch)
    assert (layout.chars, layout.lines) == (chars, lines)


@pytest.mark.parametrize(
    ("role", "face", "size"),
    [
        (Role.TITLE, "biaosong", 22),
        (Role.HEADING_1, "hei", 16),
        (Role.HEADING_2, "kai", 16),
        (Role.HEADING_3, "fang", 16),
        (Role.HEADING_4, "fang", 16),
        (Role.BODY, "fang", 16),
        (Role.IMPRINT, "fang", 14),
        (Role.PAGE_NUMBER, "song", 14),
    ],
)
def test_faces_and_sizes_are_those_of_the_standard(role: Role, face: str, size: float) -> None:
    assert (STANDARD.look(role).face, STANDARD.look(role).size_pt) == (face, size)


def test_a_small_line_is_indented_by_characters_of_its_own_size() -> None:
    assert STANDARD.char_of(STANDARD.look(Role.IMPRINT)) == 14
    assert STANDARD.char_of(STANDARD.look(Role.TITLE)) == STANDARD.char_pt


@pytest.mark.parametrize(
    ("role", "top"), [(Role.MARK, 72), (Role.LETTER_MARK, 30), (Role.SERIES, 49), (Role.TITLE, None)]
)
def test_a_masthead_has_a_height(role: Role, top: float | None) -> None:
    assert STANDARD.mark_top_mm(role) == top


def test_what_is_no_rule_has_none() -> None:
    assert STANDARD.rule(Role.HEAD_RULE).strokes_pt == (1.2,)
    with pytest.raises(KeyError):
        STANDARD.rule(Role.TITLE)


def test_layouts_of_equal_value_are_the_same_to_a_cache() -> None:
    other = pickle.loads(pickle.dumps(STANDARD))
    assert other is not STANDARD
    assert other == STANDARD == Layout()
    assert hash(other) == hash(STANDARD)
    assert {STANDARD: "kept"}[other] == "kept"


@pytest.mark.parametrize(
    "changed",
    [
        {"red": "#CC0000"},
        {"page_number": PageNumber(side="center")},
        {"looks": {**STANDARD.looks, Role.SERIES: replace(STANDARD.look(Role.SERIES), size_pt=60)}},
        {"rules": {}},
    ],
)
def test_another_look_is_another_layout(changed: dict[str, object]) -> None:
    assert replace(STANDARD, **changed) != STANDARD  # type: ignore[arg-type]
