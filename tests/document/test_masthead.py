"""How masthead lines are fitted to the measure."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefgen.document.layout import STANDARD, Layout
from briefgen.document.masthead import Fit, fit
from briefgen.document.pieces import Line
from briefgen.document.roles import Role
from briefgen.document.tree import Text, Words


def w(text: str) -> Words:
    return (Text(text),)


def mark(chars: int, layout: Layout = STANDARD) -> Fit:
    return fit(Line(Role.MARK, w("字" * chars)), layout)


def wide(width_mm: float, size_pt: float = 46) -> Layout:
    look = replace(STANDARD.look(Role.MARK), width_mm=width_mm, size_pt=size_pt)
    return replace(STANDARD, looks={**STANDARD.looks, Role.MARK: look})


def test_a_masthead_of_usual_length_has_its_full_size() -> None:
    assert mark(8) == Fit(46, 0)


def test_a_short_masthead_is_spread_by_half_a_character_at_most() -> None:
    assert mark(4).spacing_pt == 23
    assert mark(5).spacing_pt == 11.04


def test_an_empty_masthead_does_no_harm() -> None:
    assert mark(0).spacing_pt == mark(1).spacing_pt == 0


def test_a_long_masthead_is_drawn_narrower_before_it_gets_smaller() -> None:
    assert mark(12) == Fit(46, 0, 0.7851, pytest.approx(4.422, abs=0.001))
    assert mark(24) == Fit(30.09, 0, 0.6, pytest.approx(4.422, abs=0.001))


@pytest.mark.parametrize(("chars", "width_mm"), [(4, 140), (8, 156), (16, 120), (30, 100)])
def test_a_masthead_of_a_given_width_fills_it(chars: int, width_mm: float) -> None:
    fitted = mark(chars, wide(width_mm))
    whole = (chars * fitted.size_pt + (chars - 1) * fitted.spacing_pt) * fitted.scale
    assert whole / 72 * 25.4 == pytest.approx(width_mm, abs=0.05)


def test_the_names_of_joint_issuers_are_as_wide_as_the_widest() -> None:
    long = fit(Line(Role.MARK, w("柳溪县财政局"), spread_chars=6), STANDARD)
    short = fit(Line(Role.MARK, w("县水利局"), spread_chars=6), STANDARD)
    assert 6 * long.size_pt + 5 * long.spacing_pt == pytest.approx(4 * short.size_pt + 3 * short.spacing_pt)


def test_names_and_the_word_beside_them_stand_in_the_middle_of_the_measure() -> None:
    name = fit(Line(Role.MARK, w("柳溪县财政局"), spread_chars=6, beside=w("文件")), STANDARD)
    word = fit(Line(Role.MARK, w("文件"), spread_chars=6, beside=w("文件"), beside_lines=2), STANDARD)
    assert name.left_pt is not None
    assert word.left_pt is not None
    assert word.left_pt - name.left_pt == pytest.approx(6.5 * 46)
    assert word.left_pt + 2 * 46 == pytest.approx(156 / 25.4 * 72 - name.left_pt)
