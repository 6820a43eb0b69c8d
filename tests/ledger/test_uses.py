"""What a correction would touch."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.ledger.ledger import ledger_of
from briefgen.ledger.records import Records
from briefgen.ledger.uses import Spot, Uses, lines_near, spot_of, uses_of_indicators, uses_of_spot
from compose.workspaces import PROSE, loaded, paragraph

TEXT = (
    "新铺{{ value('laid', period=2020, pipe='small') }}，进度{{ rate('progress', period=2020, pipe='small') }}，"
    "用水户{{ pair('users', period=2020) }}，抓{{ f.jobs|count('项') }}，另打井2口。"
)
JOBS = "jobs: [查漏, 换表], wells: {value: 3口, indicator: idle}"


@pytest.fixture
def asked(tmp_path: Path):  # type: ignore[no-untyped-def]
    made = paragraph(tmp_path, TEXT, JOBS, more="place: donghu\n")
    workspace = loaded(tmp_path, {PROSE: (tmp_path / PROSE).read_text(encoding="utf-8")})
    ledgers = (ledger_of(made.document, workspace.lexicon),)

    def ask(what: str) -> Uses:
        spot = spot_of(what)
        if spot is None:
            return uses_of_indicators(Records(workspace), ledgers, (what,))
        return uses_of_spot(Records(workspace), ledgers, spot)

    ask.near = lambda spot: lines_near(workspace, ledgers, spot)  # type: ignore[attr-defined]
    return ask


def printed(uses: Uses) -> list[str]:
    return [use.entry.text for use in uses.printed]


def test_an_indicator_touches_what_prints_it_and_what_is_computed_from_it(asked) -> None:  # type: ignore[no-untyped-def]
    uses = asked("laid")
    assert printed(uses) == ["12公里", "75%"]
    assert [one.id for one in uses.derived] == ["progress"]


def test_a_derived_indicator_touches_its_own_results(asked) -> None:  # type: ignore[no-untyped-def]
    assert printed(asked("progress")) == ["75%"]


def test_the_line_of_an_indicator_is_the_indicator(asked) -> None:  # type: ignore[no-untyped-def]
    assert printed(asked("data/indicators/water.yaml:2")) == ["12公里", "75%"]


def test_the_line_of_an_observation_touches_what_reads_it(asked) -> None:  # type: ignore[no-untyped-def]
    uses = asked("data/observations/water.yaml:5")
    assert printed(uses) == ["75%"]
    assert [one.id for one in uses.derived] == ["progress"]
    assert printed(asked("data/observations/water.yaml:1")) == ["354户", "1527人"]


def test_a_line_of_prose_touches_what_is_printed_from_it(asked) -> None:  # type: ignore[no-untyped-def]
    assert printed(asked("briefings/d.yaml:7")) == ["12公里", "75%", "354户", "1527人", "2项", "2口"]


def test_a_record_that_is_printed_nowhere_is_known_all_the_same(asked) -> None:  # type: ignore[no-untyped-def]
    uses = asked("data/observations/water.yaml:2")
    assert (printed(uses), uses.concerns_nothing) == ([], False)


def test_a_line_without_a_number_touches_nothing_and_the_next_ones_are_known(asked) -> None:  # type: ignore[no-untyped-def]
    assert asked("data/observations/water.yaml:40").concerns_nothing
    assert asked.near(Spot("data/observations/water.yaml", 40)) == (11,)


@pytest.mark.parametrize(
    ("text", "spot"),
    [
        ("data/moved.yaml:12", Spot("data/moved.yaml", 12)),
        ("data/moved.yaml:12:5", Spot("data/moved.yaml", 12)),
        ("data/fund.xlsx:资金!f2", Spot("data/fund.xlsx", None, "资金", "F2")),
        ("data/fund.xlsx:F2", Spot("data/fund.xlsx", None, "", "F2")),
        ("work/data/moved.yaml:1", Spot("data/moved.yaml", 1)),
        ("./data/moved.yaml:1", Spot("data/moved.yaml", 1)),
        ("supported-share", None),
    ],
)
def test_places_are_read_as_findings_print_them(text: str, spot: Spot | None) -> None:
    assert spot_of(text, "work") == spot
