"""Queries over observations: what they find, and what has no honest answer."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from briefgen.diagnostics import Span
from briefgen.model import derivation, query
from briefgen.model.fields import Scalar
from briefgen.model.indicator import Dimension, Indicator, Member, Observation
from briefgen.model.notation import amount_of, measured, named
from briefgen.model.period import period_of
from briefgen.model.place import Level, Place
from briefgen.model.quantity import Pair, Quantity, Range, UnitMismatch
from briefgen.model.workspace import Workspace


def s(text: str) -> Scalar:
    return Scalar(text)


def place(id: str, parent: str | None = None, level: Level = "county") -> Place:
    return Place(id=s(id), name=s(f"{id}县"), level=level, parent=s(parent) if parent else None)


def indicator(
    id: str, unit: str, formula: str | None = None, digits: int | None = None, *, additive: bool = True
) -> Indicator:
    return Indicator(
        id=s(id),
        name=s(id),
        unit=s(unit),
        dimensions=(s("pipe"),),
        formula=s(formula) if formula else None,
        digits=digits,
        additive=additive,
    )


def seen(
    id: str, value: str | None, period: str | None = "2020", where: str | None = "a", **members: str
) -> Observation:
    span = Span("data/o.yaml", 1, 1)
    unit = {"users": "", "laid": "公里", "planned": "公里", "price": "元", "paid": "万元", "idle": "座"}[id]
    amount = named(measured(amount_of(value, span), unit), f"{id}={value}") if value is not None else None
    return Observation(
        indicator=id,
        place=where,
        period=period_of(period) if period else None,
        as_of=None,
        dimensions=tuple(members.items()),
        amount=amount,
        status="reported" if value is not None else "missing",
        source="",
        note="",
        span=span,
    )


MEMBERS = (
    Member(id=s("small"), name=s("小")),
    Member(id=s("large"), name=s("大")),
    Member(id=s("old"), name=s("旧"), overlaps=(s("small"),)),
)
INDICATORS = (
    indicator("users", "户人"),
    indicator("laid", "公里"),
    indicator("planned", "公里"),
    indicator("price", "元", additive=False),
    indicator("paid", "万元"),
    indicator("idle", "座"),
    indicator("progress", "%", "laid / planned", 1),
    indicator("small-share", "%", "laid[pipe=small] / laid"),
    indicator("per-head", "元/人", "paid / users.persons", 0),
    indicator("twice", "%", "progress + progress"),
    indicator("wrong", "%", "laid + users.persons"),
    indicator("unsplit", "户", "users / users.persons"),
    indicator("cost", "元", "laid * 3"),
)


def workspace(*observations: Observation) -> Workspace:
    return Workspace(
        Path(),
        places={p.id: p for p in (place("a", "top"), place("b", "top"), place("top", level="prefecture"))},
        dimensions={"pipe": Dimension(id=s("pipe"), name=s("管径"), members=MEMBERS)},
        indicators={i.id: i for i in INDICATORS},
        observations=observations,
    )


LAID = (seen("laid", "12", pipe="small"), seen("laid", "8", pipe="large"))
PLANNED = (seen("planned", "16", pipe="small"), seen("planned", "9", pipe="large"))


def said(quantity: object) -> tuple[str, str, list[str]]:
    assert isinstance(quantity, Quantity)
    return format(quantity.value, "f"), quantity.unit.text, [source.name for source in quantity.sources]


def test_one_observation_is_found_by_its_dimensions() -> None:
    where = {"place": "a", "period": "2020", "pipe": "small"}
    assert said(query.one(workspace(*LAID), "laid", where)) == ("12", "公里", ["laid=12"])


def test_an_observation_of_the_whole_wins_over_those_of_its_parts() -> None:
    whole = seen("laid", "21")
    where = {"place": "a", "period": "2020"}
    assert said(query.one(workspace(*LAID, whole), "laid", where))[0] == "21"
    assert said(query.summed(workspace(*LAID, whole), "laid", where))[0] == "21"


def test_parts_are_summed_and_every_part_is_a_source() -> None:
    total = query.summed(workspace(*LAID), "laid", {"place": "a", "period": "2020"})
    assert said(total) == ("20", "公里", ["laid=12", "laid=8"])


def test_pairs_are_summed_part_by_part() -> None:
    found = query.pair(
        workspace(seen("users", "3户10人"), seen("users", "4户12人", "2021")), "users", {"place": "a"}
    )
    assert isinstance(found, Pair)
    assert (said(found.households)[0], said(found.persons)[0]) == ("7", "22")


def test_other_scales_are_converted_in_a_sum() -> None:
    parts = (seen("paid", "2亿元", pipe="small"), seen("paid", "500", pipe="large"))
    assert said(query.summed(workspace(*parts), "paid", {"period": "2020"}))[:2] == ("2.0500", "亿元")


def test_a_rate_has_the_unit_and_the_digits_of_its_indicator() -> None:
    found = derivation.rate(workspace(*LAID, *PLANNED), "progress", {"period": "2020"})
    assert (found.value, found.unit.text, found.digits, found.rounded) == (Decimal(80), "%", 1, True)
    assert said(found)[2] == ["laid=12", "laid=8", "planned=16", "planned=9"]


def test_a_formula_may_fix_a_dimension() -> None:
    assert derivation.rate(workspace(*LAID), "small-share", {"period": "2020"}).value == 60


def test_a_rate_per_head_is_in_its_own_unit() -> None:
    found = derivation.rate(
        workspace(seen("paid", "254"), seen("users", "500户1906人")), "per-head", {"period": "2020"}
    )
    assert said(found)[1] == "元/人"
    assert found.value.quantize(Decimal("0.0001")) == Decimal("1332.6338")


def test_a_formula_may_name_another() -> None:
    found = derivation.rate(workspace(*LAID, *PLANNED), "twice", {"period": "2020"})
    assert found.value == 160


def test_observations_are_counted_and_each_is_a_source() -> None:
    assert said(query.count(workspace(*LAID), "laid", {}, "条")) == ("2", "条", ["laid=12", "laid=8"])
    assert said(query.count(workspace(seen("users", "3户10人")), "users", {}, ""))[2] == ["users=3户10人"]


@pytest.mark.parametrize(
    ("run", "id", "where", "error", "detail"),
    [
        (query.one, "none", {}, query.UnknownIndicator, ""),
        (query.one, "laid", {"pip": "small"}, query.UnknownDimension, "pip"),
        (query.one, "laid", {"pipe": "tiny"}, query.UnknownDimension, "pipe=tiny"),
        (query.one, "laid", {"period": "1999"}, query.NoObservation, ""),
        (query.one, "laid", {"place": "b"}, query.NoObservation, ""),
        (query.one, "laid", {"period": "2020"}, query.Ambiguous, ""),
        (query.one, "idle", {"period": "2020"}, query.NotReported, ""),
        (query.summed, "idle", {"period": "2020"}, query.NotReported, ""),
        (query.summed, "price", {"period": "2020"}, query.NotAdditive, ""),
        (query.pair, "laid", {"period": "2020"}, query.NotAPair, ""),
        (derivation.rate, "laid", {"period": "2020"}, query.NoFormula, ""),
        (derivation.rate, "unsplit", {"period": "2020"}, query.NotAPair, ""),
    ],
)
def test_a_query_without_an_honest_answer_says_why(
    run: object, id: str, where: dict[str, str], error: type[query.QueryError], detail: str
) -> None:
    found = (
        *LAID,
        seen("idle", None),
        seen("users", "3户10人"),
        seen("price", "3", pipe="small"),
        seen("price", "4", pipe="large"),
    )
    with pytest.raises(error) as caught:
        run(workspace(*found), id, where)  # type: ignore[operator]
    assert (type(caught.value), caught.value.detail) == (error, detail)


def test_a_query_says_itself_in_words() -> None:
    with pytest.raises(query.NoObservation) as caught:
        query.one(workspace(), "laid", {"place": "a", "period": "2020"})
    assert caught.value.query == "laid，place=a，period=2020"


def test_groups_that_overlap_are_never_summed() -> None:
    found = workspace(seen("laid", "12", pipe="small"), seen("laid", "3", pipe="old"))
    with pytest.raises(query.NotAdditive) as caught:
        query.summed(found, "laid", {"period": "2020"})
    assert caught.value.detail == "旧"


def test_a_total_beside_its_parts_is_never_summed_with_them() -> None:
    found = workspace(
        seen("laid", "20"), seen("laid", "12", "2021", pipe="small"), seen("laid", "1", "2021", pipe="large")
    )
    with pytest.raises(query.Ambiguous):
        query.summed(found, "laid", {})


@pytest.mark.parametrize(
    ("whole", "part"),
    [("2020", "2020-09"), ("2020", "2020-Q1"), ("2019/2021", "2020"), ("2019/2021", "2020-09")],
)
def test_a_period_is_never_summed_with_one_inside_it(whole: str, part: str) -> None:
    found = workspace(seen("laid", "12", whole), seen("laid", "3", part))
    with pytest.raises(query.NotAdditive) as caught:
        query.summed(found, "laid", {})
    assert caught.value.detail == period_of(whole).text


@pytest.mark.parametrize(
    ("first", "second"), [("2020", "2021"), ("2020-01", "2020-02"), ("2019/2020", "2021"), ("近3年", "2021")]
)
def test_periods_apart_are_summed(first: str, second: str) -> None:
    assert (
        said(query.summed(workspace(seen("laid", "12", first), seen("laid", "3", second)), "laid", {}))[0]
        == "15"
    )


def test_a_place_is_never_summed_with_one_inside_it() -> None:
    found = workspace(seen("laid", "12", where="top"), seen("laid", "3", where="a"))
    with pytest.raises(query.NotAdditive) as caught:
        query.summed(found, "laid", {"period": "2020"})
    assert caught.value.detail == "top县"
    apart = workspace(seen("laid", "12", where="b"), seen("laid", "3", where="a"))
    assert said(query.summed(apart, "laid", {"period": "2020"}))[0] == "15"


def test_places_in_a_circle_do_not_hang() -> None:
    found = workspace(seen("laid", "12", where="a"), seen("laid", "3", where="b"))
    circle = {"a": place("a", "b"), "b": place("b", "a")}
    with pytest.raises(query.NotAdditive):
        query.summed(replace(found, places=circle), "laid", {"period": "2020"})


def test_a_range_is_found_but_never_summed() -> None:
    alone = workspace(seen("laid", "2—5"))
    assert isinstance(query.summed(alone, "laid", {}), Range)
    with pytest.raises(query.NotAdditive):
        query.summed(workspace(seen("laid", "2—5"), seen("laid", "3", "2021")), "laid", {})


def test_units_that_do_not_agree_with_the_indicator_are_an_error() -> None:
    with pytest.raises(UnitMismatch):
        derivation.rate(workspace(*LAID, seen("users", "3户10人")), "wrong", {"period": "2020"})
    with pytest.raises(UnitMismatch):
        derivation.rate(workspace(*LAID), "cost", {"period": "2020"})


def test_a_zero_base_is_an_error() -> None:
    found = workspace(seen("laid", "0", pipe="small"), seen("planned", "0", pipe="small"))
    with pytest.raises(ArithmeticError):
        derivation.rate(found, "progress", {"period": "2020"})


def test_rows_without_a_period_are_asked_for_by_the_day_they_were_counted() -> None:
    rows = tuple(
        replace(seen("idle", value, None, pipe="small"), as_of=period_of(day))
        for value, day in (("3", "2024-06-30"), ("5", "2024-12-31"))
    )
    held = workspace(*rows)
    asked = {"place": "a", "as_of": "2024-12-31", "pipe": "small"}
    assert query.one(held, "idle", asked) == rows[1].amount
    with pytest.raises(query.Ambiguous):
        query.one(held, "idle", {"place": "a", "pipe": "small"})
    with pytest.raises(query.NoObservation):
        query.one(held, "idle", {**asked, "as_of": "2023-12-31"})


def test_what_was_counted_on_two_days_is_not_summed() -> None:
    rows = tuple(
        replace(seen("idle", "3", None, pipe="small"), as_of=period_of(day))
        for day in ("2024-06-30", "2024-12-31")
    )
    with pytest.raises(query.NotAdditive) as caught:
        query.summed(workspace(*rows), "idle", {"place": "a"})
    assert caught.value.detail == "2024年12月31日"
