"""Small counts of an indicator are in no public edition, nor what would tell them; a document that asks is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.edition.small import small_rows
from briefgen.load import load_workspace
from edition.editions import REPORT, Files, faults, loaded, projected, report, written

ROWS = "data/observations/clinics.yaml"
INDICATORS = """\
- {id: injuries, name: 受伤人数, unit: 人, kind: flow, dimensions: [sex], suppress: true}
- {id: homes, name: 住户, unit: 户人, suppress: true}
- {id: beds, name: 床位, unit: 张}
"""
TABLE = """\
- {indicator: injuries, place: yunding, period: 2023, value: 71}
- {indicator: injuries, place: yunding, period: 2023, sex: women, value: 29}
- {indicator: injuries, place: yunding, period: 2023, sex: men, value: 42}
- {indicator: injuries, place: heyan, period: 2023, value: 31}
- {indicator: injuries, place: heyan, period: 2023, sex: women, value: 9}
- {indicator: injuries, place: heyan, period: 2023, sex: men, value: 22}
- {indicator: injuries, place: beichuan, period: 2023, value: 20}
- {indicator: injuries, place: beichuan, period: 2023, sex: women, value: 1}
- {indicator: injuries, place: beichuan, period: 2023, sex: men, value: 19}
- {indicator: injuries, place: nanling, period: 2023, value: 20}
- {indicator: injuries, place: nanling, period: 2023, sex: women, value: 19}
- {indicator: injuries, place: nanling, period: 2023, sex: men, value: 1}
- {indicator: beds, place: heyan, period: 2023, value: 1}
"""
PLACES = """\
- {id: yunding, name: 云顶市, level: prefecture}
- {id: heyan, name: 河沿县, level: county, parent: yunding}
- {id: beichuan, name: 北川县, level: county, parent: yunding}
- {id: nanling, name: 南岭县, level: county, parent: yunding}
"""


def files(rows: str) -> Files:
    return {"data/indicators/clinics.yaml": INDICATORS, "data/places.yaml": PLACES, ROWS: rows}


def hidden(tmp: Path, rows: str, below: int = 3) -> list[int]:
    """The lines of the figures that are left out."""
    workspace, found = load_workspace(written(tmp, files(rows)))
    assert found == ()
    return sorted(span.line for span in small_rows(workspace, below))


def test_a_small_count_takes_three_others_with_it(tmp_path: Path) -> None:
    assert hidden(tmp_path, TABLE) == [8, 9, 11, 12]


def test_nothing_is_small_where_nothing_is_said_to_be(tmp_path: Path) -> None:
    assert hidden(tmp_path, TABLE, 0) == []
    assert hidden(tmp_path, TABLE, 1) == []


def test_a_year_tells_its_quarters(tmp_path: Path) -> None:
    rows = "- {indicator: injuries, place: heyan, period: 2023, value: 40}\n" + "".join(
        f"- {{indicator: injuries, place: heyan, period: 2023-Q{at}, value: {value}}}\n"
        for at, value in enumerate((12, 2, 17, 9), 1)
    )
    assert hidden(tmp_path, rows) == [3, 5]


def test_a_figure_without_a_place_tells_those_of_places(tmp_path: Path) -> None:
    rows = (
        "- {indicator: homes, period: 2023, value: 24户90人}\n"
        "- {indicator: homes, place: heyan, period: 2023, value: 2户8人}\n"
        "- {indicator: homes, place: beichuan, period: 2023, value: 9户30人}\n"
        "- {indicator: homes, place: nanling, period: 2023, value: 13户52人}\n"
    )
    assert hidden(tmp_path, rows) == [2, 3]


def test_a_figure_without_a_period_tells_those_of_periods(tmp_path: Path) -> None:
    rows = "- {indicator: injuries, place: heyan, value: 40}\n" + "".join(
        f"- {{indicator: injuries, place: heyan, period: {at}, value: {value}}}\n"
        for at, value in enumerate((12, 2, 26), 2020)
    )
    assert hidden(tmp_path, rows) == [2, 3]


def test_both_halves_of_a_pair_are_looked_at(tmp_path: Path) -> None:
    rows = (
        "- {indicator: homes, place: heyan, period: 2023, value: 2户8人}\n"
        "- {indicator: homes, place: beichuan, period: 2023, value: 5户2人}\n"
        "- {indicator: homes, place: nanling, period: 2023, value: 5户9人}\n"
    )
    assert hidden(tmp_path, rows) == [1, 2]


def test_counts_are_taken_in_ones(tmp_path: Path) -> None:
    rows = "- {indicator: injuries, place: heyan, period: 2023, value: 0.0002万人}\n"
    assert hidden(tmp_path, rows) == [1]


def test_what_was_not_reported_is_not_small(tmp_path: Path) -> None:
    assert hidden(tmp_path, "- {indicator: injuries, place: heyan, period: 2023, value: 缺报}\n") == []


def test_the_public_edition_holds_none_of_them_and_knows_where_a_mark_is_to_stand(tmp_path: Path) -> None:
    projected(tmp_path, files(TABLE), below=3)
    workspace = loaded(tmp_path)
    assert [o.span.line for o in workspace.observations] == [1, 2, 3, 4, 5, 6, 7, 10, 13]
    assert workspace.withheld is not None
    where = {"place": "beichuan", "period": "2023"}
    assert workspace.withheld.small("injuries", {**where, "sex": "women"})
    assert not workspace.withheld.small("injuries", where)
    assert not workspace.withheld.small("injuries", {**where, "sex": "women", "place": "heyan"})


def test_the_edition_of_the_office_holds_them_all(tmp_path: Path) -> None:
    projected(tmp_path, files(TABLE), "internal", below=3)
    assert len(loaded(tmp_path).observations) == 13


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (
            "{{ value('injuries', period=2023, place='beichuan', sex='women') }}",
            [f"{REPORT}:9:19 BG640 <- {ROWS}:8:75"],
        ),
        (
            "{{ value('injuries', period=2023, place='nanling', sex='women') }}",
            [f"{REPORT}:9:19 BG640 <- {ROWS}:11:74"],
        ),
        ("{{ value('injuries', period=2023, place='beichuan') }}", []),
    ],
)
def test_a_document_that_prints_one_is_an_error(tmp_path: Path, words: str, found: list[str]) -> None:
    assert faults(tmp_path, {**files(TABLE), REPORT: report(words)}, below=3) == found


def test_a_fact_that_tells_a_small_count_is_one_whether_it_was_observed_or_not(tmp_path: Path) -> None:
    facts = (
        "facts: {a: {value: 2人, indicator: injuries, period: 2021}, b: {value: 3人, indicator: injuries, "
        "period: 2021}, c: {households: 1户, persons: 4人, indicator: homes}, d: 2张}"
    )
    words = "受伤{{ f.a }}、{{ f.b }}，住户{{ f.c }}，床位{{ f.d }}"
    record = {**files(TABLE), REPORT: report(words, facts)}
    assert [one.partition(" ")[2][:5] for one in faults(tmp_path, record, below=3)] == ["BG640", "BG640"]
    assert [*loaded(tmp_path).briefings["report"].facts] == ["b", "d"]
    assert faults(tmp_path, record, below=0) == []
