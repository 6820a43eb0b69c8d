"""Who signs and when: distances from the right edge in characters (GB/T 9704-2012 7.3.5)."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.document.pieces import Line
from briefgen.document.roles import Role
from briefgen.document.signature import ROW_GAP, signature_lines
from briefgen.document.titles import size
from briefgen.document.tree import Signature, Text, Words, plain

CHARS = 28
DATE = "2022年10月16日"  # 7 characters wide


def w(text: str) -> Words:
    return (Text(text),)


def signed(*organs: str, date: str = DATE, seal: bool = False, posts: tuple[str, ...] = ()) -> list[Line]:
    signature = Signature(tuple(map(w, organs)), w(date) if date else (), seal, tuple(map(w, posts)))
    return list(signature_lines(signature, CHARS))


def said(lines: list[Line]) -> list[tuple[str, float | None, float]]:
    return [(plain(line.words), line.right_chars, line.gap) for line in lines]


# ---- without a seal, 7.3.5.2


@pytest.mark.parametrize(
    ("organ", "organ_right", "date_right"),
    [
        ("清禾县人民政府办公室", 2, 3),  # ten characters: the date starts two right of its first one
        ("清禾县水务局", 5, 2),  # six: the date is longer, ends two short, and the name moves
        ("清禾县图书馆局", 2, 0),  # seven: as long as the date
        ("清" * 27, 1, 19),  # leaves one character only
        ("清" * 28, 0, 19),
    ],
)
def test_a_name_and_its_date(organ: str, organ_right: float, date_right: float) -> None:
    assert said(signed(organ)) == [(organ, organ_right, 0), (DATE, date_right, 0)]


def test_several_names_stand_one_below_the_other_and_the_date_goes_by_the_longest() -> None:
    assert said(signed("清禾县水务局", "清禾县发展和改革委员会")) == [
        ("清禾县水务局", 5, 0),
        ("清禾县发展和改革委员会", 2, 0),
        (DATE, 4, 0),
    ]


def test_a_signature_may_lack_its_date_or_its_name() -> None:
    assert said(signed("清禾县水务局", date="")) == [("清禾县水务局", 2, 0)]
    assert said(signed()) == [(DATE, 2, 0)]


# ---- with seals, 7.3.5.1


def test_a_sealed_date_ends_four_short_and_the_name_is_centred_on_it() -> None:
    assert said(signed("清禾县水务局", seal=True)) == [("清禾县水务局", 4.5, 1), (DATE, 4, 0)]
    assert said(signed("清禾县发展和改革委员会", seal=True)) == [
        ("清禾县发展和改革委员会", 2, 1),
        (DATE, 4, 0),
    ]


def test_a_name_too_long_for_that_goes_to_the_edge_and_the_date_stays_below_its_middle() -> None:
    name = "清禾县农村公路和公共交通发展工作领导小组"
    assert said(signed(name, seal=True)) == [(name, 0, 1), (DATE, 6.5, 0)]


def test_three_short_names_stand_side_by_side() -> None:
    assert said(signed("清禾县水务局", "清禾县林业局", "清禾县民政局", seal=True)) == [
        ("清禾县水务局　　清禾县林业局　　清禾县民政局", 4.5, 1),
        (DATE, 4, 0),
    ]


def test_three_names_that_fit_no_row_stand_two_and_one() -> None:
    assert said(signed("清禾县乡村振兴局", "清禾县发展和改革委员会", "清禾县交通运输局", seal=True)) == [
        ("清禾县乡村振兴局　清禾县发展和改革委员会", 2, 1),
        ("清禾县交通运输局", 3.5, 4),
        (DATE, 4, 0),
    ]


def test_the_last_of_four_short_names_has_a_row_of_its_own_above_the_date() -> None:
    four = signed("甲县水务局", "甲县林业局", "甲县民政局", "甲县教育局", seal=True)
    assert said(four) == [
        ("甲县水务局　　　甲县林业局　　　甲县民政局", 5, 1),
        ("甲县教育局", 5, 4),
        (DATE, 4, 0),
    ]


@given(st.lists(st.integers(2, 22), min_size=1, max_size=9), st.sampled_from([DATE, "2022年12月16日"]))
def test_seals_touch_neither_each_other_nor_the_edges(widths: list[int], date: str) -> None:
    names = [chr(0x4E00 + number) * width for number, width in enumerate(widths)]
    *rows, last = signed(*names, date=date, seal=True)
    for row in rows:
        middles = middles_of(row, names)
        assert len(middles) <= 3
        assert all(4 - 0.26 <= middle <= CHARS - 4 + 0.26 for middle in middles)
        assert all(b - a >= 42 / 5.571 - 0.01 for a, b in pairwise(middles))
        assert size(plain(row.words)) + (row.right_chars or 0) <= CHARS + 0.5
    assert [row.gap for row in rows[1:]] == [ROW_GAP] * (len(rows) - 1)
    assert abs(middles_of(rows[-1], names)[-1] - middles_of(last, [date])[0]) < 0.01


def middles_of(line: Line, names: list[str]) -> list[float]:
    """Where the middles of the names in a line stand, from the left edge."""
    text = plain(line.words)
    start = CHARS - (line.right_chars or 0) - size(text)
    return [start + size(text[: text.index(name)]) + size(name) / 2 for name in names if name in text]


# ---- with stamps of names, 7.3.5.3


def test_a_post_stands_two_characters_left_of_its_stamp() -> None:
    assert said(signed("清禾县人民政府", posts=("县长",))) == [("县长", 13, 2), (DATE, 4, 2)]


def test_each_post_of_several_has_a_line_of_its_own() -> None:
    lines = signed(posts=("清禾县人民政府县长", "临溪县人民政府县长"))
    assert [(plain(line.words), line.role) for line in lines] == [
        ("清禾县人民政府县长", Role.SIGN_ORGAN),
        ("临溪县人民政府县长", Role.SIGN_ORGAN),
        (DATE, Role.SIGN_DATE),
    ]
    assert {line.right_chars for line in lines[:2]} == {13}
