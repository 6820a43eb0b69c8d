"""The figures of the standard, and that every role has a look."""

from __future__ import annotations

import pytest

from briefgen.document.layout import (
    BOTTOM_MM,
    CHAR_PT,
    GROUPS,
    LAYOUT,
    LINES,
    PITCH_PT,
    RIGHT_MM,
    RULES,
    TYPE_HEIGHT_MM,
    Fit,
    condensed,
    fitted,
)
from briefgen.document.pieces import Role


def test_every_role_has_a_look() -> None:
    assert set(LAYOUT) == set(Role)


def test_groups_and_rules_name_roles_that_have_a_look() -> None:
    assert set(GROUPS) | set(RULES) <= set(LAYOUT)


def test_the_margins_are_those_of_the_standard() -> None:
    assert (RIGHT_MM, BOTTOM_MM) == (26, 35)


def test_twenty_two_lines_fit_the_type_area() -> None:
    assert LINES * PITCH_PT <= TYPE_HEIGHT_MM / 25.4 * 72 < LINES * (PITCH_PT + 0.05)


def test_a_character_is_a_twenty_eighth_of_the_measure() -> None:
    assert pytest.approx(15.793, abs=0.001) == CHAR_PT


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
    assert (LAYOUT[role].face, LAYOUT[role].size_pt) == (face, size)


def test_a_masthead_of_usual_length_has_its_full_size() -> None:
    assert fitted(LAYOUT[Role.MARK], 8).size_pt == 46
    assert fitted(LAYOUT[Role.MARK], 8).spacing_pt == 0


def test_a_long_masthead_gets_smaller_until_it_fits_the_measure() -> None:
    assert fitted(LAYOUT[Role.MARK], 20).size_pt == 21.67
    assert 28 * CHAR_PT > 20 * 21.67


def test_a_short_masthead_is_spread() -> None:
    assert fitted(LAYOUT[Role.MARK], 4).spacing_pt == 23


def test_an_empty_masthead_does_no_harm() -> None:
    assert fitted(LAYOUT[Role.MARK], 0).spacing_pt == 0


def test_a_long_masthead_is_drawn_narrower_before_it_gets_smaller() -> None:
    assert condensed(LAYOUT[Role.MARK], 12) == Fit(46, 0, 0.7851)
    assert condensed(LAYOUT[Role.MARK], 24) == Fit(30.09, 0, 0.6)


def test_a_masthead_that_fits_is_not_condensed() -> None:
    assert condensed(LAYOUT[Role.MARK], 8) == Fit(46, 0)
