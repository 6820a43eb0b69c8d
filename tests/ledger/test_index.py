"""From a place in the files to printed words."""

from __future__ import annotations

from briefgen.diagnostics import Span
from briefgen.document.tree import Words
from briefgen.ledger.index import Index, Passage
from ledger.reviews import AGAIN, BODY, BOOK, DATA, PROSE, reviewed


def index(*body: Words) -> Index:
    review = reviewed(*body)
    return Index(review.document, review.ledger)


def test_an_expression_printed_twice_is_found_twice() -> None:
    again = index(AGAIN, AGAIN)
    assert again.at(Span(PROSE, 12, 24)) == (Passage(3, 9, 12), Passage(4, 9, 12))


def test_a_place_between_two_texts_prints_nothing_of_its_own() -> None:
    assert index(BODY).at(Span(PROSE, 10, 47)) == ()
    assert index(BODY).at(Span(PROSE, 10, 1)) == ()


def test_a_line_that_is_not_printed_is_not_found() -> None:
    assert index(BODY).around(Span(PROSE, 1, 1)) == ()


def test_numbers_of_a_record_stand_before_those_computed_from_it() -> None:
    assert index(BODY).at(Span(DATA, 2, 14)) == (Passage(3, 7, 10), Passage(3, 12, 17))
    cell = Span(BOOK, 5, 4, sheet="车辆", cell="D5")
    assert index(BODY).at(cell)[0] == Passage(8, 0, 3)


def test_another_sheet_of_the_same_book_is_another_place() -> None:
    assert index(BODY).at(Span(BOOK, 5, 4, sheet="司机", cell="D5")) == ()
    assert index(BODY).around(Span(BOOK, 5, 1, sheet="车辆", cell="A5"))[0] == Passage(8, 0, 3)
