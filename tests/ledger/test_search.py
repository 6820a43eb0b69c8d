"""Which numbers a person means."""

from __future__ import annotations

import pytest

from briefgen.ledger.entry import Entry
from briefgen.ledger.search import matches, nearest, of_kinds

ENTRIES = (
    Entry("n1", "34.54%", "derived", "34.536795", "%", 1, 0),
    Entry("n2", "3,210户", "bound", "3210", "户", 1, 9),
    Entry("n3", "3210人", "bound", "3210", "人", 2, 0),
    Entry("n4", "两个", "bound", "2", "个", 2, 6),
    Entry("n5", "一是", "structural", "", "", 3, 0),
)


def found(asked: str) -> list[str]:
    return [entry.id for entry in matches(ENTRIES, asked)]


@pytest.mark.parametrize(
    ("asked", "ids"),
    [
        ("34.54%", ["n1"]),
        ("３４.５４％", ["n1"]),
        ("34.54", ["n1"]),
        ("n4", ["n4"]),
        ("3210户", ["n2"]),
        ("3210", ["n2", "n3"]),
        ("3,210", ["n2", "n3"]),
        ("2个", ["n4"]),
        ("35.54%", []),
    ],
)
def test_a_number_is_found_by_text_value_or_id(asked: str, ids: list[str]) -> None:
    assert found(asked) == ids


def test_numbers_that_look_alike_are_named_and_marks_of_order_are_not() -> None:
    assert nearest(ENTRIES, "35.54%") == ("34.54%",)
    assert nearest(ENTRIES, "二是") == ()


def test_kinds_are_chosen_and_none_means_all() -> None:
    assert [entry.id for entry in of_kinds(ENTRIES, ("derived", "structural"))] == ["n1", "n5"]
    assert of_kinds(ENTRIES, ()) == ENTRIES
