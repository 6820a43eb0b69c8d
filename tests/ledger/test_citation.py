"""Sources as they are cited on paper."""

from __future__ import annotations

from briefgen.diagnostics import Span
from briefgen.ledger.citation import Names, brief, place, spans
from briefgen.ledger.story import Step

CELL = Span("data/a.xlsx", 5, 4, sheet="车辆", cell="D5")


def test_a_place_is_file_and_line_or_sheet_and_cell() -> None:
    assert place(Span("data/a.csv", 12, 7)) == "data/a.csv:12"
    assert place(CELL) == "data/a.xlsx:车辆!D5"


def test_notes_and_the_id_behind_a_name_are_left_out() -> None:
    assert (
        brief(Step("3辆　新车（bus.new）（东县，2024年）；来源：台账；注：见附页", ""))
        == "3辆　新车（东县，2024年）"
    )
    assert brief(Step("3辆　bus.new；截至2024年", "")) == "3辆　bus.new；截至2024年"


def test_the_places_of_a_tree_come_from_the_top() -> None:
    first, second = Span("a", 1), Span("b", 2)
    assert list(spans([Step("", "", None, (Step("", "", first, (Step("", "", second),)),))])) == [
        first,
        second,
    ]


def test_the_places_of_one_file_stand_together_under_its_short_name() -> None:
    names = Names(["data/a.csv", "data/a.xlsx"])
    places = (Span("data/a.csv", 3), CELL, Span("data/a.csv", 9), Span("data/a.csv", 3, 8))
    assert names.cited(places) == "a.csv:3、9；a.xlsx:车辆!D5"
    assert names.legend == "a.csv、a.xlsx 在 data/"


def test_files_of_one_name_keep_their_folders() -> None:
    names = Names(["data/a.csv", "briefings/a.csv"])
    assert names.cited([Span("data/a.csv", 3)]) == "data/a.csv:3"
    assert names.legend == ""


def test_many_places_are_counted() -> None:
    cited = Names(["a.csv"]).cited(Span("a.csv", line) for line in range(1, 10))
    assert cited == "a.csv:1、2、3、4、5、6等9处"
