"""Derived indicators: growth, change, rank, mean, count and share over observations."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.diagnostics import Span
from briefgen.model import query
from briefgen.model.derivation import comparison, rate
from briefgen.model.fields import Scalar
from briefgen.model.indicator import Dimension, Indicator, Member, Observation
from briefgen.model.notation import amount_of, measured, named
from briefgen.model.period import period_of
from briefgen.model.place import Level, Place
from briefgen.model.quantity import Quantity, Source, UnitMismatch
from briefgen.model.workspace import Workspace

UNITS = {
    "visits": "人次",
    "beds": "张",
    "used": "%",
    "fee": "元",
    "staff": "户人",
}
FORMULAS = {
    "visits-growth": ("%", "growth(visits)"),
    "visits-step": ("%", "growth(visits, previous)"),
    "visits-change": ("人次", "change(visits)"),
    "used-change": ("个百分点", "change(used)"),
    "per-bed": ("人次/张", "visits / beds"),
    "per-bed-growth": ("%", "growth(per-bed)"),
    "rank": ("位", "rank(visits)"),
    "rank-low": ("位", "rank(visits, ascending)"),
    "rank-per-bed": ("位", "rank(per-bed, province)"),
    "mean-used": ("%", "mean(used, beds)"),
    "mean-used-kind": ("%", "mean(used, beds, kind)"),
    "mean-used-place": ("%", "mean(used, beds, place)"),
    "mean-per-bed": ("人次/张", "mean(per-bed, beds, place)"),
    "reports": ("个", "count(visits)"),
    "clinics": ("所", "count(visits, 所, place)"),
    "kind-share": ("%", "share(visits, kind)"),
    "place-share": ("%", "share(visits, place)"),
    "both": ("%", "rank-share + visits-growth"),
    "same": ("人次", "visits"),
    "rest": ("%", "1 - used"),
    "wrong": ("户", "growth(visits)"),
    "rise": ("个百分点", "used - used[period=2022]"),
    "half": ("人", "change(staff.persons)"),
}
KINDS = (
    Member(id=Scalar("day"), name=Scalar("门诊")),
    Member(id=Scalar("night"), name=Scalar("急诊")),
)


def place(id: str, level: Level, parent: str | None) -> Place:
    return Place(
        id=Scalar(id), name=Scalar(f"{id}县"), level=level, parent=Scalar(parent) if parent else None
    )


PLACES = (
    place("p", "province", None),
    place("c", "prefecture", "p"),
    place("d", "prefecture", "p"),
    place("c1", "county", "c"),
    place("c2", "county", "c"),
    place("c3", "county", "c"),
    place("d1", "county", "d"),
)


def indicators() -> dict[str, Indicator]:
    found = {
        id: Indicator(id=Scalar(id), name=Scalar(id), unit=Scalar(unit), dimensions=(Scalar("kind"),))
        for id, unit in UNITS.items()
    }
    for id, (unit, formula) in FORMULAS.items():
        found[id] = Indicator(
            id=Scalar(id),
            name=Scalar(id),
            unit=Scalar(unit),
            formula=Scalar(formula),
            dimensions=(Scalar("kind"),),
        )
    return found


def seen(id: str, where: str, period: str, value: str | None, **members: str) -> Observation:
    name = " ".join((id, where, period_of(period).key, *members.values()))
    unit = "" if id == "staff" else UNITS[id]
    amount = named(measured(amount_of(value, Span("o.yaml")), unit), name) if value is not None else None
    return Observation(
        indicator=id,
        place=where,
        period=period_of(period),
        as_of=None,
        dimensions=tuple(members.items()),
        amount=amount,
        status="reported" if value is not None else "missing",
        source="",
        note="",
        span=Span("o.yaml"),
    )


def workspace(*observations: Observation) -> Workspace:
    return Workspace(
        Path(),
        places={str(p.id): p for p in PLACES},
        dimensions={"kind": Dimension(id=Scalar("kind"), name=Scalar("类别"), members=KINDS)},
        indicators=indicators(),
        observations=observations,
    )


def at(where: str, period: str = "2023", **members: str) -> dict[str, str]:
    return {"place": where, "period": period, **members}


FOUR = (
    seen("visits", "c1", "2023", "120"),
    seen("visits", "c2", "2023", "90"),
    seen("visits", "c3", "2023", "120"),
    seen("visits", "d1", "2023", "30"),
    seen("beds", "c1", "2023", "10"),
    seen("beds", "c2", "2023", "5"),
    seen("beds", "c3", "2023", "40"),
    seen("beds", "d1", "2023", "2"),
)


@pytest.mark.parametrize(
    ("id", "period", "value", "sources"),
    [
        ("visits-growth", "2023", "20", ["visits c1 2023", "visits c1 2022"]),
        ("visits-step", "2023", "20", ["visits c1 2023", "visits c1 2022"]),
        ("visits-growth", "2023-Q1", "50", ["visits c1 2023-Q1", "visits c1 2022-Q1"]),
        ("visits-step", "2023-Q1", "-40", ["visits c1 2023-Q1", "visits c1 2022-Q4"]),
        (
            "visits-growth",
            "2023-01/2023-09",
            "25",
            ["visits c1 2023-01/2023-09", "visits c1 2022-01/2022-09"],
        ),
        ("visits-change", "2023", "20", ["visits c1 2023", "visits c1 2022"]),
        ("used-change", "2023", "2.3", ["used c1 2023", "used c1 2022"]),
        ("rise", "2023", "2.3", ["used c1 2023", "used c1 2022"]),
        ("rest", "2023", "6.5", ["used c1 2023"]),
        ("half", "2023", "4", ["staff c1 2023", "staff c1 2022"]),
    ],
)
def test_growth_and_change_are_against_the_period_before(
    id: str, period: str, value: str, sources: list[str]
) -> None:
    found = rate(
        workspace(
            seen("visits", "c1", "2023", "120"),
            seen("visits", "c1", "2022", "100"),
            seen("visits", "c1", "2023-Q1", "30"),
            seen("visits", "c1", "2022-Q1", "20"),
            seen("visits", "c1", "2022-Q4", "50"),
            seen("visits", "c1", "2023年1—9月", "100"),
            seen("visits", "c1", "2022年1—9月", "80"),
            seen("used", "c1", "2023", "93.5"),
            seen("used", "c1", "2022", "91.2"),
            seen("staff", "c1", "2023", "3户14人"),
            seen("staff", "c1", "2022", "3户10人"),
        ),
        id,
        at("c1", period),
    )
    assert (found.value, [source.name for source in found.sources]) == (Decimal(value), sources)
    assert found.unit.text == FORMULAS[id][0]


def test_a_derived_figure_knows_its_indicator() -> None:
    found = rate(workspace(*FOUR), "per-bed", at("c1"))
    assert found.defined == Source("per-bed", Span("briefgen.toml"))
    assert (found.operation, found.source) == ("/", None)


def test_a_formula_that_only_names_another_gives_a_derived_figure_with_the_same_source() -> None:
    found = rate(workspace(*FOUR), "same", at("c1"))
    assert (found.operation, found.source, found.defined is not None) == ("in", None, True)
    assert [source.name for source in found.sources] == ["visits c1 2023"]


@pytest.mark.parametrize(
    ("id", "where", "value"),
    [
        ("rank", "c1", 1),
        ("rank", "c2", 3),
        ("rank", "c3", 1),
        ("rank-low", "c2", 1),
        ("rank-low", "c1", 2),
        ("rank-per-bed", "c2", 1),
        ("rank-per-bed", "d1", 2),
        ("rank-per-bed", "c1", 3),
        ("rank-per-bed", "c3", 4),
    ],
)
def test_a_rank_is_among_the_places_of_one_level_in_one_place(id: str, where: str, value: int) -> None:
    assert rate(workspace(*FOUR), id, at(where)).value == value


def test_a_rank_is_sourced_by_everybody_it_is_compared_with() -> None:
    found = rate(workspace(*FOUR), "rank", at("c2"))
    assert [s.name for s in found.sources] == ["visits c2 2023", "visits c1 2023", "visits c3 2023"]


def test_a_mean_is_weighted_over_whatever_was_observed() -> None:
    found = workspace(
        seen("used", "c1", "2023", "90", kind="day"),
        seen("used", "c1", "2023", "60", kind="night"),
        seen("beds", "c1", "2023", "30", kind="day"),
        seen("beds", "c1", "2023", "10", kind="night"),
    )
    for id in ("mean-used", "mean-used-kind"):
        mean = rate(found, id, at("c1"))
        assert (mean.value, mean.unit.text) == (Decimal("82.5"), "%")
        assert len(mean.sources) == 4


def test_a_mean_over_places_takes_every_place_under_the_place() -> None:
    used = (
        seen("used", "c1", "2023", "50"),
        seen("used", "c2", "2023", "80"),
        seen("used", "c3", "2023", "60"),
    )
    assert rate(workspace(*FOUR, *used), "mean-used-place", at("c")).value == Decimal(3300) / 55
    assert rate(workspace(*FOUR), "mean-per-bed", at("c")).value == Decimal(330) / 55
    with pytest.raises(query.NoObservation):
        rate(workspace(*FOUR, *used[:2]), "mean-used-place", at("c"))


def test_observations_and_places_with_one_are_counted() -> None:
    assert rate(workspace(*FOUR), "reports", {"place": "c1"}).value == 1
    found = rate(workspace(*FOUR[:2]), "clinics", at("c"))
    assert (found.value, found.unit.text) == (2, "所")
    assert [source.name for source in found.sources] == ["visits c1 2023", "visits c2 2023"]


DAY, NIGHT = seen("visits", "c1", "2023", "90", kind="day"), seen("visits", "c1", "2023", "30", kind="night")


def test_a_member_has_its_share_in_the_whole_of_its_dimension() -> None:
    assert rate(workspace(DAY, NIGHT), "kind-share", at("c1", kind="night")).value == 25
    assert rate(workspace(DAY, NIGHT, FOUR[0]), "kind-share", at("c1", kind="night")).value == 25


def test_a_place_has_its_share_in_the_place_around_it() -> None:
    assert rate(workspace(*FOUR), "place-share", at("c2")).value.quantize(Decimal("0.01")) == Decimal("27.27")
    whole = seen("visits", "c", "2023", "330")
    found = rate(workspace(*FOUR, whole), "place-share", at("c2"))
    assert [source.name for source in found.sources] == ["visits c2 2023", "visits c 2023"]


def test_a_reported_whole_that_its_parts_contradict_has_no_shares() -> None:
    with pytest.raises(query.NotTheWhole) as caught:
        rate(workspace(DAY, NIGHT, seen("visits", "c1", "2023", "121")), "kind-share", at("c1", kind="day"))
    assert (caught.value.parts.value, caught.value.whole.value) == (120, 121)
    with pytest.raises(query.NotTheWhole):
        rate(workspace(*FOUR, seen("visits", "c", "2023", "331")), "place-share", at("c2"))


def test_a_reported_whole_beside_some_of_its_parts_is_taken() -> None:
    found = workspace(NIGHT, seen("visits", "c1", "2023", "121"))
    assert rate(found, "kind-share", at("c1", kind="night")).value.quantize(Decimal("0.01")) == Decimal(
        "24.79"
    )


@pytest.mark.parametrize(
    ("id", "where", "error"),
    [
        ("visits-growth", at("c1"), query.NoBase),
        ("visits-change", at("c1"), query.NoObservation),
        ("visits-growth", {"place": "c1"}, query.NoPeriodBefore),
        ("visits-growth", at("c1", "近3年"), query.NoPeriodBefore),
        ("visits-step", at("c1", "2023-01/2023-09"), query.NoPeriodBefore),
        ("per-bed-growth", at("c1"), query.NoBase),
        ("rank", {"period": "2023"}, query.NoRank),
        ("rank", at("p"), query.NoRank),
        ("rank", at("d1"), query.NoRank),
        ("mean-used-place", at("c1"), query.NoRank),
        ("kind-share", at("c1"), query.NoObservation),
        ("wrong", at("c2"), UnitMismatch),
        ("half", at("c1"), query.NotReported),
    ],
)
def test_a_formula_without_an_honest_answer_says_why(
    id: str, where: dict[str, str], error: type[Exception]
) -> None:
    more = (
        seen("visits", "c1", "近3年", "9"),
        seen("visits", "c1", "2023年1—9月", "9"),
        seen("visits", "c2", "2022", "9"),
        seen("staff", "c1", "2023", "3户9人"),
        seen("staff", "c1", "2022", None),
    )
    kept = (o for o in FOUR if (o.indicator, o.place) != ("visits", "c1") or "period" in where)
    found = workspace(*kept, *more) if where != {"place": "c1"} else workspace(FOUR[0])
    with pytest.raises(error):
        rate(found, id, where)


@pytest.mark.parametrize("base", ["0", "-3", None])
def test_a_base_that_is_none_is_told_with_the_figure(base: str | None) -> None:
    found = workspace(FOUR[0], seen("visits", "c1", "2022", base))
    with pytest.raises(query.NoBase) as caught:
        rate(found, "visits-growth", at("c1"))
    assert (caught.value.now.value, caught.value.where["period"]) == (120, "2022")
    assert (caught.value.base.value if caught.value.base else None) == (Decimal(base) if base else None)


@pytest.mark.parametrize(
    ("id", "period", "expected"),
    [
        ("visits-growth", "2023-Q1", "year"),
        ("visits-step", "2023-Q1", "period"),
        ("visits-step", "2023", "year"),
        ("used-change", "2023", "year"),
        ("per-bed", "2023", None),
        ("visits", "2023", None),
    ],
)
def test_a_comparison_says_what_it_is_with(id: str, period: str, expected: str | None) -> None:
    assert comparison(workspace(), id, at("c1", period)) == expected


def test_a_rank_says_the_place_that_it_is_in() -> None:
    assert comparison(workspace(), "rank", at("c1")) == PLACES[1]
    assert comparison(workspace(), "rank-per-bed", at("c1")) == PLACES[0]


COUNTS = st.integers(1, 10**8)


@given(st.lists(st.tuples(COUNTS, COUNTS), min_size=3, max_size=3))
def test_a_mean_is_that_of_fractions(figures: list[tuple[int, int]]) -> None:
    found = workspace(
        *(
            o
            for id, (fee, beds) in zip(("c1", "c2", "c3"), figures, strict=True)
            for o in (seen("visits", id, "2023", str(fee)), seen("beds", id, "2023", str(beds)))
        )
    )
    exact = Fraction(sum(fee for fee, _ in figures), sum(beds for _, beds in figures))
    mean = rate(found, "mean-per-bed", at("c"))
    assert abs(Fraction(mean.value) - exact) <= exact * Fraction(1, 10**30)


@given(COUNTS, COUNTS, COUNTS)
def test_per_head_growth_and_share_are_those_of_fractions(now: int, before: int, beds: int) -> None:
    found = workspace(
        seen("visits", "c1", "2023", str(now)),
        seen("visits", "c1", "2022", str(before)),
        seen("beds", "c1", "2023", str(beds)),
        seen("beds", "c1", "2022", str(beds)),
        seen("visits", "c2", "2023", str(before)),
        seen("visits", "c3", "2023", "0"),
    )

    def value(id: str) -> Fraction:
        made = rate(found, id, at("c1"))
        assert isinstance(made, Quantity)
        return Fraction(made.value)

    for id, exact in (
        ("per-bed", Fraction(now, beds)),
        ("per-bed-growth", Fraction(100 * (now - before), before)),
        ("place-share", Fraction(100 * now, now + before)),
        ("visits-change", Fraction(now - before)),
    ):
        assert abs(value(id) - exact) <= Fraction(1, 10**20)
