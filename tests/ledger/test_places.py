"""Places of printed lines in a file."""

from __future__ import annotations

from briefgen.ledger.places import Places, places


def test_a_line_stands_where_the_last_mark_before_it_says() -> None:
    held = places([(4, 9), (1, 5)])
    assert [held.of(line) for line in (1, 2, 3, 4, 5)] == [5, 5, 5, 9, 9]


def test_a_line_that_goes_on_on_a_further_page_has_a_mark_inside() -> None:
    held = Places(((1, 0), (1, 40)), (1, 2))
    assert [held.of(1, offset) for offset in (0, 39, 40)] == [1, 1, 2]


def test_nothing_is_known_of_a_line_before_the_first_mark() -> None:
    assert places([(3, 1)]).of(2) is None
