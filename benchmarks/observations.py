"""Many observations: a workspace of so many rows is written, loaded and checked.

Not documents: nothing is composed. Every total in it is right, so that nothing is found.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from measure import Spread, timed
from rows import Section, at_most, page, table

from briefgen.check import check_records
from briefgen.load.workspace import load_workspace

SIZES = (10_000, 100_000)
ROWS_A_FILE = 20_000
COUNTIES_A_CITY, LINES = 9, 4
YEARS, MONTHS = 2, 12
HEADER = "indicator,place,period,line,value,source\n"
INDICATORS = """\
- {id: riders, name: 公交客运量, unit: 人次, kind: flow, dimensions: [line]}
- {id: trips, name: 发车班次, unit: 班, kind: flow, dimensions: [line]}
- {id: riders-per-trip, name: 每班载客, unit: 人次/班, kind: rate, formula: riders / trips, digits: 1}
"""


ROUNDS, GOAL_S, GROWTH = 3, 10, 12
HOW = f"""\
A made-up workspace of bus lines in CSV files with every total over lines, counties and months, {ROUNDS}
rounds with other figures each, so that nothing is remembered; milliseconds: `load` reads it, `check` runs
every check over records."""


def measured() -> Section:
    """Load and check of each size."""
    found = {size: _spreads(size) for size in SIZES}
    few, most = (sum(spread.median for spread in found[size]) for size in SIZES)
    what = f"{max(SIZES):,} observations loaded and checked"
    rows = ((f"{size:,}", load.text(0), check.text(0)) for size, (load, check) in found.items())
    return Section(
        "Many observations",
        HOW,
        (
            at_most(what, most / 1000, GOAL_S, "s"),
            at_most(f"{what}, times that of {min(SIZES):,}", most / few, GROWTH, "×"),
        ),
        tuple(table(("observations", "load", "check"), rows)),
    )


def _spreads(size: int) -> tuple[Spread, Spread]:
    loads, checks = zip(*(_once(size, turn) for turn in range(ROUNDS)), strict=True)
    return Spread(loads), Spread(checks)


def _once(size: int, turn: int) -> tuple[float, float]:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        write_workspace(root, size, turn)
        load, (workspace, faults) = timed(partial(load_workspace, root))
    check, findings = timed(partial(check_records, workspace))
    if faults or findings:
        raise RuntimeError(
            f"the rows of the benchmark are not right: {(*faults, *findings)[0].message('en')}"
        )
    return load, check


def write_workspace(root: Path, size: int, turn: int = 0) -> None:
    """A workspace with exactly so many observations of buses: lines, counties, cities, months and years.
    Figures are others in each turn."""
    for folder in ("data/indicators", "data/vocab", "data/observations"):
        (root / folder).mkdir(parents=True, exist_ok=True)
    (root / "briefgen.toml").write_text("", encoding="utf-8")
    (root / "data/indicators/bus.yaml").write_text(INDICATORS, encoding="utf-8")
    members = ", ".join(f"{{id: l{n}, name: {n}路}}" for n in range(1, LINES + 1))
    (root / "data/vocab/dimensions.yaml").write_text(
        f"- {{id: line, name: 线路, members: [{members}]}}\n", encoding="utf-8"
    )
    rows: list[str] = []
    cities = 0
    while len(rows) < size:
        cities += 1
        rows += _city(cities, turn)
    (root / "data/places.yaml").write_text("".join(_places(cities)), encoding="utf-8")
    for number, start in enumerate(range(0, size, ROWS_A_FILE), 1):
        text = HEADER + "".join(rows[start : min(start + ROWS_A_FILE, size)])
        (root / f"data/observations/bus-{number}.csv").write_text(text, encoding="utf-8")


def _places(cities: int) -> Iterator[str]:
    for city in range(1, cities + 1):
        yield f"- {{id: c{city}, name: {city}号市, level: prefecture}}\n"
        for county in range(1, COUNTIES_A_CITY + 1):
            name = f"{city}号市{county}号县"
            yield f"- {{id: c{city}-{county}, name: {name}, level: county, parent: c{city}}}\n"


def _city(city: int, turn: int) -> Iterator[str]:
    """The rows of a city: every line in every county, then the sums that stand above them."""
    for indicator, per in (("riders", 1_000_003), ("trips", 1_009)):
        sums: dict[tuple[str, str], int] = {}
        for county in range(1, COUNTIES_A_CITY + 1):
            for year in range(2023, 2023 + YEARS):
                for month in range(1, MONTHS + 1):
                    place, period = f"c{city}-{county}", f"{year}-{month:02}"
                    lines = [_figure(city, county, year, month, n, turn) % per for n in range(1, LINES + 1)]
                    for line, value in enumerate(lines, 1):
                        yield _row(indicator, place, period, f"l{line}", value)
                    for held in ((p, t) for p in (place, f"c{city}") for t in (period, str(year))):
                        sums[held] = sums.get(held, 0) + sum(lines)
        for (place, period), value in sums.items():
            yield _row(indicator, place, period, "", value)


def _figure(city: int, county: int, year: int, month: int, line: int, turn: int) -> int:
    """A figure that is spread well and the same in every run."""
    seed = ((((turn * 29 + city) * 31 + county) * 37 + year) * 41 + month) * 43 + line
    return 100_000 + (seed * 2_654_435_761) % 4_000_000_007


def _row(indicator: str, place: str, period: str, line: str, value: int) -> str:
    return f"{indicator},{place},{period},{line},{value},公交公司月报\n"


if __name__ == "__main__":
    print("\n".join(page(measured())))
