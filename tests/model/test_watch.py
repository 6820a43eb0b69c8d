"""What is asked of a watched workspace is noted, once for whoever asks."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from briefgen.bounded import Bounded
from briefgen.diagnostics import Span
from briefgen.model.indicator import Observation
from briefgen.model.period import period_of
from briefgen.model.place import Place
from briefgen.model.quantity import Quantity, Source
from briefgen.model.region import under
from briefgen.model.watch import Kept, Question, Watch
from briefgen.model.workspace import Workspace


def observed(place: str, period: str, value: int) -> Observation:
    span = Span("data/observations/riders.csv", value)
    return Observation(
        indicator="riders",
        place=place,
        period=period_of(period),
        as_of=None,
        dimensions=(),
        amount=Quantity(Decimal(value), source=Source(f"riders({place})", span)),
        status="reported",
        source="",
        note="",
        span=span,
    )


@pytest.fixture
def watch() -> Watch:
    return Watch()


@pytest.fixture
def workspace(watch: Watch) -> Workspace:
    places = {
        "north": Place(id="north", name="北桥县", level="county"),
        "ferry": Place(id="ferry", name="渡口镇", level="township", parent="north"),
    }  # type: ignore[arg-type]
    rows = (observed("north", "2022", 3), observed("north", "2023", 5), observed("ferry", "2023", 7))
    return Workspace(Path(), places=places, observations=rows).watched(watch)


def test_a_record_is_noted_whether_it_is_there_or_not(workspace: Workspace, watch: Watch) -> None:
    assert workspace.places["north"].name == "北桥县"
    assert workspace.places.get("south") is None
    assert "east" not in workspace.places
    assert watch.asked() == {
        ("record", "place", "north"),
        ("record", "place", "south"),
        ("record", "place", "east"),
    }


def test_going_through_a_kind_notes_its_members_and_each_record(workspace: Workspace, watch: Watch) -> None:
    assert len(list(workspace.places.values())) == 2
    assert watch.asked() == {("members", "place"), ("record", "place", "north"), ("record", "place", "ferry")}


def test_a_query_is_noted_and_not_the_observations_that_it_passes(workspace: Workspace, watch: Watch) -> None:
    found = workspace.matching("riders", {"place": "north", "period": "2023"})
    assert [one.span.line for one in found] == [5]
    assert watch.asked() == {("matching", "riders", "place", "north", "period", "2023")}


def test_going_through_all_observations_is_noted(workspace: Workspace, watch: Watch) -> None:
    assert [one.span.line for one in workspace.observations] == [3, 5, 7]
    assert watch.asked() == {("observations",)}


def test_the_places_under_a_place_are_one_question(workspace: Workspace, watch: Watch) -> None:
    assert under(workspace, "north") == ("ferry",)
    assert watch.asked() == {("under", "north")}


def test_the_plain_workspace_notes_nothing(workspace: Workspace, watch: Watch) -> None:
    assert [one.name for one in workspace.plain.places.values()] == ["北桥县", "渡口镇"]
    assert workspace.plain.span("place", "north").file == "briefgen.toml"
    assert watch.asked() == frozenset()


def test_what_is_worked_out_once_is_asked_by_everyone_who_takes_it(
    workspace: Workspace, watch: Watch
) -> None:
    kept: Kept[str, int] = Bounded(10)
    made: list[str] = []

    def count() -> int:
        made.append("once")
        return len(workspace.matching("riders", {"place": "north"}))

    asked: list[frozenset[Question]] = []
    for _ in range(2):
        watch.begin()
        assert workspace.remembered(kept, "north", count) == 2
        asked.append(watch.asked())
    assert made == ["once"]
    assert asked == [{("matching", "riders", "place", "north")}] * 2


def test_what_is_asked_before_a_fault_is_noted(workspace: Workspace, watch: Watch) -> None:
    kept: Kept[str, int] = Bounded(10)

    def fail() -> int:
        workspace.note("asset", "map.png")
        raise ValueError("no picture")

    with pytest.raises(ValueError, match="no picture"):
        workspace.remembered(kept, "map", fail)
    assert watch.asked() == {("asset", "map.png")}
    assert kept == {}


def test_of_too_many_things_all_are_forgotten_and_made_again() -> None:
    kept: Kept[int, int] = Bounded(3)
    made: list[int] = []

    def square(number: int) -> int:
        made.append(number)
        return number * number

    workspace = Workspace(Path())
    for number in (1, 2, 3, 1, 4, 1):
        assert workspace.remembered(kept, number, lambda number=number: square(number)) == number * number
    assert made == [1, 2, 3, 4, 1]
    assert len(kept) == 2
